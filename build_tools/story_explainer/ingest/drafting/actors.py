"""Who takes part: the names whose kind is sure, put together across languages and articles.

Whoever is drafted has a part: says something, or is named at the beginning of an article or again and again.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass, field, replace

from story_explainer.ingest.drafting.bystanders import takes_no_part
from story_explainer.ingest.drafting.heard import Heard
from story_explainer.ingest.drafting.kinds import Kind, Signs, any_language, kind_by, known, signs_of
from story_explainer.ingest.drafting.names import Name
from story_explainer.ingest.drafting.names.bodies import is_body
from story_explainer.ingest.drafting.reading import Reading, Slugs
from story_explainer.ingest.drafting.titles import role_of
from story_explainer.ingest.text.words import fold, likeness
from story_explainer.story.base import Text
from story_explainer.story.model import Actor

_EVIDENCE = 4  # segments cited for an actor; the texts' every mention is found by its names anyway
_OFTEN = 3  # segments in which somebody is named who has a part, whatever it is
_OPENING = 3  # sentences at the beginning of an article; who is named there has a part
_LONGEST = 7  # words of a name
_AS_ONE = 3  # what it weighs that an article calls somebody he or she
_ALIKE = 0.6  # of two spellings of one name in two languages


_POSSESSIVE = re.compile(r"['’]s\s")  # two names: Trump's West Virginia


@dataclass
class _Bearer:
    """One bearer of a name in one article or several."""

    found: list[tuple[Reading, Name]]
    signs: Signs = field(default_factory=Signs)

    def wordings(self) -> dict[str, list[str]]:
        """The forms of the name in each language, the fullest first."""
        forms: dict[str, dict[str, None]] = {}
        for reading, name in self.found:
            for locale in reading.locales:
                if wording := name.wording(locale):
                    forms.setdefault(locale, {}).update(dict.fromkeys([wording, *name.forms(locale)]))
        return {
            locale: sorted(there, key=lambda form: -len(form.replace("-", " ").split()))
            for locale, there in forms.items()
        }


class Cast:
    """The actors that a story may have, and how to find the one that a name belongs to."""

    def __init__(self, heard: Sequence[Heard]) -> None:
        self._readings = readings = [one.reading for one in heard]
        self._ids: dict[tuple[int, str], str] = {}
        self._actors: dict[str, Actor] = {}
        self._segments: dict[str, list[str]] = {}
        slugs = Slugs()
        for bearer in _bearers(heard):
            name, kind = _name(bearer), kind_by(bearer.signs)
            if name is None or kind is None:
                continue
            shown = {locale: name[locale] for reading in readings for locale in reading.shown if locale in name}
            if not shown:
                continue
            ident = slugs.of(next(iter(shown.values())), fallback="actor")
            for reading, one in bearer.found:
                self._ids[id(reading), one.key] = ident
            self._actors[ident] = _actor(ident, kind, shown, bearer)
            self._segments[ident] = [segment for _, one in bearer.found for segment in one.segments]

    def id(self, reading: Reading, name: Name) -> str | None:
        """The id of the actor with a name in an article; None if the name is no actor's."""
        return self._ids.get((id(reading), name.key))

    def kind(self, actor: str) -> Kind | str:
        """The kind of an actor by id."""
        return self._actors[actor].kind

    def times_named(self, actor: str) -> int:
        """In how many segments an actor is named."""
        return len(self._segments[actor])

    def has_role(self, actor: str) -> bool:
        """Whether the texts say what an actor is."""
        return self._actors[actor].role is not None

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
            or (actor.role is not None and (ident in met or len(set(self._segments[ident])) > 1))
            or len(set(self._segments[ident])) >= _OFTEN
            or (first & set(self._segments[ident]) and len(set(self._segments[ident])) > 1)
        ]


def _opening(reading: Reading) -> list[str]:
    title = [reading.bitext.title.id] if reading.bitext.title else []
    sentences = [segment.id for segment in reading.bitext.segments() if segment.id[0] == "s"]
    return title + sentences[:_OPENING]


def _bearers(heard: Sequence[Heard]) -> list[_Bearer]:
    """The names of all articles, those of one bearer together."""
    bearers: list[_Bearer] = []
    for reading in (one.reading for one in heard):
        for name in reading.names:
            if set(name.locales) != set(reading.locales) or takes_no_part(name, reading):
                continue
            name = name if is_body(name) else _agreed(name, reading)
            same = [bearer for bearer in bearers if _one(bearer, reading, name)]
            if len(same) == 1:
                same[0].found.append((reading, name))
            elif not same:
                bearers.append(_Bearer([(reading, name)]))
    for bearer in bearers:
        for reading, name in bearer.found:
            signs = signs_of(name, reading)
            if signs["organisation"] == 1 and bearer.signs["organisation"]:
                del signs["organisation"]  # an article before a name counts once, however many texts set it
            bearer.signs.update(signs)
            if any(one.reading is reading and one.a_person(name) for one in heard):
                bearer.signs["person"] += _AS_ONE
    return bearers


def _agreed(name: Name, reading: Reading) -> Name:
    """A name without forms that only one language of the article has, where all share one.

    In “Germania del Nord Dataport” the name is Dataport; in “Tribunale di Monza” the rest is a place's, and stays.
    """
    forms = {locale: {fold(form) for form in name.forms(locale)} for locale in name.locales}
    shared = set.intersection(*forms.values())
    if len(forms) < 2 or not shared or any(_institution(form) for form in set.union(*forms.values()) - shared):
        return name
    kept = tuple(mention for mention in name.mentions if fold(mention.text) in shared or _shorter(mention.text, shared))
    return replace(name, mentions=kept) if {mention.locale for mention in kept} == set(name.locales) else name


def _shorter(form: str, shared: set[str]) -> bool:
    """Whether a form is a part of one that all languages share: Bonissi, Luca."""
    words = set(fold(form).split())
    return any(words < set(other.split()) for other in shared)


def _institution(form: str) -> bool:
    """Whether a name begins with a noun for an institution: Tribunale di Monza."""
    words = fold(form).split()
    return len(words) > 1 and words[0] in any_language("names.heads") | any_language("names.organisations")


def _one(bearer: _Bearer, reading: Reading, name: Name) -> bool:
    """Whether a name of an article is that of somebody whom other articles name.

    It is by one form of two words or more, or by the only word that both have; by a last name where the other form of
    one of them goes before it.
    """
    if any(there is reading for there, _ in bearer.found):
        return False
    if is_body(name) or any(is_body(one) for _, one in bearer.found):
        keys = {one.key for _, one in bearer.found}
        return all(key == name.key or _unqualified(key, name.key) or _unqualified(name.key, key) for key in keys)
    mine = {fold(form) for locale in name.locales for form in name.forms(locale)}
    theirs = {fold(form) for there, one in bearer.found for locale in one.locales for form in one.forms(locale)}
    if any(" " in form for form in mine & theirs):
        return True
    full = [{form for form in forms if " " in form} for forms in (mine, theirs)]
    if all(full):
        return False
    if not any(full):
        return bool(mine & theirs)
    if {form for form in mine & theirs if form not in known("given")}:
        return True
    return any(form.split()[-1] in mine for form in full[1]) or any(form.split()[-1] in theirs for form in full[0])


def _unqualified(key: str, other: str) -> bool:
    """Whether one body is called as another one, without the words that say of where: the prosecution."""
    return key.endswith(":") and other.startswith(key)


def _name(bearer: _Bearer) -> dict[str, str] | None:
    """The name in each language; None where the languages do not surely mean the same by it."""
    wordings = bearer.wordings()
    first = {locale: forms[0] for locale, forms in wordings.items()}
    if all(is_body(name) for _, name in bearer.found):
        return {locale: form[0].upper() + form[1:] for locale, form in first.items()}
    if len({fold(form) for form in first.values()}) > 1:
        shared = set.intersection(*({fold(form) for form in forms} for forms in wordings.values()))
        if shared and any(_institution(form) for form in first.values()):
            return None  # an institution in one language, and where it is in another
        if shared:
            best = max(sorted(shared), key=lambda form: len(form.split()))
            first = {locale: next(form for form in forms if fold(form) == best) for locale, forms in wordings.items()}
        elif not _translated(list(first.values())):
            return None
    if all(_seldom(bearer, locale, form) for locale, form in first.items()):
        return None
    first = {locale: f"{form}." if re.search(r"\.\w$", form) else form for locale, form in first.items()}  # S.p.A.
    odd = any(_generic(form) or _two(form) or _run_on(form) or _POSSESSIVE.search(form) for form in first.values())
    return None if odd else first


def _seldom(bearer: _Bearer, locale: str, form: str) -> bool:
    """Whether a long name stands but once, and what is left of it often: Regione Marche, and the Marche."""
    texts = [mention.text for _, name in bearer.found for mention in name.mentions if mention.locale == locale]
    parts = [text for text in texts if text != form and not text.isupper()]
    return len(form.split()) > 2 and len(texts) - len(parts) == 1 and len(parts) > 1 and not _person(form)


def _person(form: str) -> bool:
    return fold(form).split()[0] in known("given")


def _translated(forms: Sequence[str]) -> bool:
    """Whether names that differ may be one in two languages: alike letter by letter, or several words in each."""
    folded = [fold(form) for form in forms]
    if all(likeness(folded[0], other) >= _ALIKE for other in folded[1:]):
        return True
    sizes = [len(form.replace("-", " ").split()) for form in forms]
    compounds = any(len(form) > 12 for form in forms if " " not in form)
    return min(sizes) > 1 or (compounds and max(sizes) > 1)


def _generic(form: str) -> bool:
    """Whether a name is but a common noun: Institute, Consiglio."""
    words = fold(form).split()
    common = any_language("names.organisations") | any_language("names.heads") | any_language("names.roles")
    return len(words) == 1 and words[0] in common - known("media")


def _two(form: str) -> bool:
    """Whether a name is a person's and an institution's run together: Ada Moss della Banca di Tavira."""
    words = fold(form).split()
    institutions = any_language("names.heads") | any_language("names.organisations")
    return len(words) > 2 and words[0] in known("given") and bool(institutions & set(words[2:]))


def _run_on(form: str) -> bool:
    """Whether a name is more than one: Consiglio al Consiglio Superiore della Banca."""
    words = fold(form).split()
    long = [word for word in words if len(word) > 3]
    return len(words) > _LONGEST or len(set(long)) < len(long)


def _actor(ident: str, kind: Kind, name: dict[str, str], bearer: _Bearer) -> Actor:
    aliases: dict[str, list[str]] = {}
    for locale, forms in bearer.wordings().items():
        if locale in name and (others := [form for form in forms if form != name[locale]]):
            aliases[locale] = others
    cites: list[str] = []
    for reading, one in bearer.found:
        whole = [s for s in one.segments if len(reading.bitext.by_id[s].text) == len(reading.locales)]
        cites += (whole or one.segments)[: _EVIDENCE if len(bearer.found) == 1 else 2]
    role = None
    if kind == "person":
        shown: dict[str, str] = {}
        for reading, one in bearer.found:
            found = role_of(one, reading)
            for locale, text in found.root.items() if found else ():
                if locale in name and len(text.split()) > len(shown.get(locale, "").split()):
                    shown[locale] = text
        role = Text(shown) if shown else None
    return Actor(id=ident, draft=True, kind=kind, name=Text(name), role=role, aliases=aliases, cites=cites[:_EVIDENCE])
