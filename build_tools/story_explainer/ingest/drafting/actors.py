"""Who takes part: the names whose kind is sure, put together across languages and articles.

Whoever is drafted has a part: says something, or is named at the beginning of an article or again and again.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence, Set

from story_explainer.ingest.drafting.bearers import Bearer, bearers_of
from story_explainer.ingest.drafting.called import may_be_called
from story_explainer.ingest.drafting.heard import Heard
from story_explainer.ingest.drafting.kinds import NameKind, kind_by
from story_explainer.ingest.drafting.names import Name
from story_explainer.ingest.drafting.names.bodies import PROSECUTION
from story_explainer.ingest.drafting.naming import is_common, name_of, with_full_stop
from story_explainer.ingest.drafting.reading import Reading, Slugs
from story_explainer.ingest.drafting.roles import role_of
from story_explainer.story.base import Text
from story_explainer.story.model import Actor

_EVIDENCE = 4  # segments cited for an actor; the texts' every mention is found by its names anyway
_OFTEN = 3  # segments in which somebody is named who has a part, whatever it is
_OPENING = 3  # sentences at the beginning of an article; who is named there has a part


class Cast:
    """The actors that a story may have, and how to find the one that a name belongs to."""

    def __init__(self, heard: Sequence[Heard]) -> None:
        self._readings = readings = [one.reading for one in heard]
        self._ids: dict[tuple[int, str], str] = {}
        self._actors: dict[str, Actor] = {}
        self._segments: dict[str, list[str]] = {}
        self._borne: dict[str, list[tuple[Name, Reading]]] = {}
        self._in_office: set[str] = set()
        self._prosecutors: set[str] = set()
        slugs = Slugs()
        for bearer in bearers_of(heard):
            name, kind = name_of(bearer), kind_by(bearer.signs)
            if name is None or kind is None:
                continue
            shown = {locale: name[locale] for reading in readings for locale in reading.shown if locale in name}
            if not shown:
                continue
            ident = slugs.of(next(iter(shown.values())), fallback="actor")
            for reading, one in bearer.found:
                self._ids[id(reading), one.key] = ident
            self._actors[ident], office = _actor(ident, kind, shown, bearer)
            self._borne[ident] = [(one, reading) for reading, one in bearer.found]
            self._in_office |= {ident} if office else set()
            self._segments[ident] = [segment for _, one in bearer.found for segment in one.segments]
            self._prosecutors |= {ident} if any(one.key.startswith(PROSECUTION) for _, one in bearer.found) else set()

    def id(self, reading: Reading, name: Name) -> str | None:
        """The id of the actor with a name in an article; None if the name is no actor's."""
        return self._ids.get((id(reading), name.key))

    def kind(self, actor: str) -> NameKind | str:
        """The kind of an actor by id."""
        return self._actors[actor].kind

    def prosecutes(self, actor: str) -> bool:
        """Whether an actor is a prosecution: what it says of somebody is a charge."""
        return actor in self._prosecutors

    def times_named(self, actor: str) -> int:
        """In how many segments an actor is named."""
        return len(self._segments[actor])

    def has_role(self, actor: str) -> bool:
        """Whether the texts say that an actor bears an office."""
        return actor in self._in_office

    def in_office(self, office: str, locale: str, reading: Reading, segments: Set[str]) -> str | None:
        """The only person with an office of whom some segments of an article tell; None if there is none, or two.

        Args:
            office: a noun for it, in lower case.
            locale: its language.
            reading: the article.
            segments: the segments before.
        """
        named = {self.id(reading, name) for name in reading.names if segments & set(name.segments)}
        roles = {ident: self._actors[ident].role for ident in named if ident}
        holders = {
            ident
            for ident, role in roles.items()
            if role and office in re.findall(r"\w+", role.root.get(locale, "").lower())[:2]
        }
        return holders.pop() if len(holders) == 1 else None

    def called_by(self, noun: str, reading: Reading, segments: Set[str]) -> str | None:
        """The only organisation of which some segments of an article tell that a noun may stand for.

        Args:
            noun: the noun, in lower case, which its name has (the authority, Riverside Water Authority) or which
                stands before it (the insurer Halvora).
            reading: the article.
            segments: the segments before.
        """
        told = [name for name in reading.names if segments & set(name.segments)]
        organisations = {ident: name for name in told if (ident := self.id(reading, name)) and self._is_body(ident)}
        fitting = {ident for ident, name in organisations.items() if may_be_called(noun, name, reading)}
        if not fitting:  # by another article
            fitting = {ident for ident in organisations if any(may_be_called(noun, *one) for one in self._borne[ident])}
        return fitting.pop() if len(fitting) == 1 else None

    def _is_body(self, actor: str) -> bool:
        return self._actors[actor].kind == "organisation"

    def everybody(self) -> list[Actor]:
        """All who may take part, in the order of the texts."""
        return list(self._actors.values())

    def named_in(self, segments: Set[str]) -> set[str]:
        """The actors that some segments name."""
        return {ident for ident, there in self._segments.items() if not segments.isdisjoint(there)}

    def drafted(self, used: Iterable[str], met: Set[str]) -> list[Actor]:
        """Those who have a part.

        Args:
            used: the ids of those whom another draft names.
            met: those who speak, or are named where drafts are cited; of them whoever bears an office is drafted.
        """
        named = set(used)
        first = {segment for reading in self._readings for segment in _opening(reading)}
        return [
            actor
            for ident, actor in self._actors.items()
            if ident in named
            or (self.has_role(ident) and (ident in met or len(set(self._segments[ident])) > 1))
            or len(set(self._segments[ident])) >= _OFTEN
            or (first & set(self._segments[ident]) and len(set(self._segments[ident])) > 1)
        ]


def _opening(reading: Reading) -> list[str]:
    title = [reading.bitext.title.id] if reading.bitext.title else []
    sentences = [segment.id for segment in reading.bitext.segments() if segment.id[0] == "s"]
    return title + sentences[:_OPENING]


def _actor(ident: str, kind: NameKind, name: dict[str, str], bearer: Bearer) -> tuple[Actor, bool]:
    """The actor as it is drafted, and whether an article gives an office that it bears."""
    aliases: dict[str, list[str]] = {}
    for locale, forms in bearer.wordings().items():
        others = [form for form in dict.fromkeys(map(with_full_stop, forms)) if form != name.get(locale)]
        others = [form for form in others if not is_common(form)]
        if locale in name and others:
            aliases[locale] = others
    cites: list[str] = []
    for reading, one in bearer.found:
        whole = [s for s in one.segments if len(reading.bitext.by_id[s].text) == len(reading.locales)]
        cites += (whole or one.segments)[: _EVIDENCE if len(bearer.found) == 1 else 2]
    role, office = None, False
    if kind == "person":
        shown: dict[str, str] = {}
        for reading, one in bearer.found:
            found = role_of(one, reading)
            office |= found is not None and found.office
            for locale, text in found.text.root.items() if found else ():
                if locale in name and len(text.split()) > len(shown.get(locale, "").split()):
                    shown[locale] = with_full_stop(text)
        role = Text(shown) if shown else None
    actor = Actor(id=ident, draft=True, kind=kind, name=Text(name), role=role, aliases=aliases, cites=cites[:_EVIDENCE])
    return actor, office
