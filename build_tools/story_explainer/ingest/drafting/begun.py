"""What sentences tell of an entry that an editor begins from them: who says it, when it was, what is counted.

A draft that nobody asked for is left out where it is not sure. Here somebody looks at every field before it is saved,
so that what is likely is filled in, and what the sentences do not tell stays empty.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any, NamedTuple, Protocol

from pydantic import BaseModel

from story_explainer.ingest.drafting.actors import Cast
from story_explainer.ingest.drafting.asserted import plan_of
from story_explainer.ingest.drafting.given import bound, counted_by, numbers_given, put_right, written
from story_explainer.ingest.drafting.heard import Heard
from story_explainer.ingest.drafting.reading import Reading
from story_explainer.ingest.drafting.shared import Shared
from story_explainer.ingest.drafting.substance import certainty_of
from story_explainer.ingest.drafting.twins import say_the_same
from story_explainer.ingest.drafting.voices import Voices
from story_explainer.ingest.times import Time, date_of, edtf, times
from story_explainer.story.bitext import Segment
from story_explainer.story.dates import parse
from story_explainer.story.model import Actor

Entry = dict[str, Any]


class _Passage(NamedTuple):
    """A sentence in its article, with who says what there."""

    reading: Reading
    voices: Voices
    segment: Segment


class Known(Protocol):
    """The actors of a story, to be found by what articles call them."""

    def same_as(self, actor: Actor) -> str | None:
        """The id of the actor who is one that the articles name."""

    def called(self, forms: Iterable[str]) -> str | None:
        """The id of the actor who bears one of some names."""


class Beginning:
    """Sentences from which an entry begins.

    Args:
        readings: the articles of the story by their ids.
        cites: the ids of the sentences.
        locales: the languages of the story.
        shared: which sentences of its articles tell the same.
        known: finds the actors of the story.
        said: the words for the number that is meant, by the ids of sentences of which that is known.
    """

    def __init__(
        self,
        readings: Mapping[str, Reading],
        cites: Sequence[str],
        locales: Sequence[str],
        shared: Shared,
        known: Known,
        said: Mapping[str, str] = {},
    ) -> None:
        self._readings, self._locales, self._shared = list(readings.values()), locales, shared
        here = [reading for reading in self._readings if not reading.bitext.by_id.keys().isdisjoint(cites)]
        heard = [Heard(reading) for reading in here]
        self._cast = Cast(heard)
        self._passages = [
            _Passage(one.reading, voices, segment)
            for one in heard
            for voices in [Voices(one, self._cast)]
            for segment in one.reading.bitext.segments()
            if segment.id in cites
        ]
        self._met = {actor.id: actor for actor in self._cast.everybody()}
        self._known = {ident: known.same_as(actor) for ident, actor in self._met.items()}
        self._called, self._said = known.called, said

    def of(self, kind: str) -> Entry:
        """What the sentences tell of an entry of a kind, as it would stand in its file; nothing of other kinds.

        Args:
            kind: claim, event, figure, actor, point, known or question. What answers a claim is of the kind answer.

        Returns:
            The fields by their names. Who says it is empty where the sentences give somebody's words who is no actor of
            the story.
        """
        made = {
            "claim": self._claim,
            "answer": self._answer,
            "event": self._event,
            "figure": self._figure,
            "actor": self._actor,
            "point": self._worded,
            "known": self._known_point,
            "question": self._question,
        }.get(kind)
        found = made() if made and self._passages else {}
        return {name: value for name, value in found.items() if value is not None and value != {} and value != []}

    def _worded(self) -> Entry:
        return {"text": self._text}

    def _question(self) -> Entry:
        asked = any("?" in text for one in self._passages for text in one.segment.text.values())
        return self._worded() if asked else {}

    def _known_point(self) -> Entry:
        said = dict.fromkeys(self._known.get(actor or "") for actor in self._speakers)
        return {"text": self._text, "by": [ident for ident in said if ident]}

    def _claim(self) -> Entry:
        reading, voices, _ = self._passages[0]
        run = self._run
        whole = all(len(segment.text) == len(reading.locales) for segment in run)
        plan = plan_of(reading, voices, self._cast, run) if whole else None
        by, via = (plan.by, plan.via) if plan else (self._speaker, None)
        if by and self._cast.kind(by) == "outlet":
            by, via = None, by
        found: Entry = {
            "text": self._text,
            "certainty": plan.certainty if plan else certainty_of(reading, run) if whole else "stated",
            "basis": _plain(plan.basis) if plan and plan.basis else None,
            "quotes": [_plain(quote) for quote in plan.quotes] if plan else [],
        }
        for name, actor in (("by", by), ("via", via)):
            if actor:
                found[name] = self._known[actor] or ""
        return found

    def _answer(self) -> Entry:
        claim = self._claim()
        return {"actor": claim.get("by"), "text": claim.get("text"), "quotes": claim.get("quotes")}

    def _event(self) -> Entry:
        when = next(filter(None, map(_when, self._passages)), None)
        days = [day for one in self._passages for tag in one.reading.locales if (day := one.reading.published(tag))]
        first, last = parse(when).earliest if when else None, parse(str(max(days))).latest if days else None
        phrase = times(self._passages[0].segment.text)
        return {
            "text": self._text,
            "when": when,
            "phrase": {tag: phrase[tag] for tag in self._passages[0].reading.shown if tag in phrase},
            "kind": "planned" if first and last and first > last else "happened",
            "actors": list(dict.fromkeys(self._there())),
        }

    def _figure(self) -> Entry:
        texts = [(one.reading, one.segment) for one in self._passages]
        given = numbers_given(texts, self._locales, self._said)
        values: list[Entry] = []
        for place, (reading, voices, segment) in enumerate(self._passages):
            value: Entry = {"by": self._known.get(voices.of(segment) or ""), "cites": [segment.id]}
            if number := given.get(segment.id):
                wrong = put_right(reading, segment)
                earlier = [given[one.segment.id] for one in self._passages[:place] if one.segment.id in given]
                value["value"], value["bound"] = written(number, self._locales), bound(number)
                value["corrects"] = next((written(one, self._locales) for one in earlier if one.value in wrong), None)
            order = ("value", "bound", "by", "corrects", "cites")
            values.append({name: value[name] for name in order if value.get(name)})
        return {"what": counted_by(list(given.values()), self._locales), "values": values}

    def _actor(self) -> Entry:
        """The one who speaks, or who is named first, and is no actor of the story yet."""
        named = [ident for one in self._passages for ident, _ in _named(one, self._cast) if ident]
        new = next((ident for ident in [*filter(None, self._speakers), *named] if not self._known[ident]), None)
        if new is None:
            return {}
        found = _plain(self._met[new])
        return {name: found.get(name) for name in ("kind", "name", "role", "aliases")}

    def _there(self) -> Iterator[str]:
        """The actors of the story that the sentences name."""
        for one in self._passages:
            for ident, forms in _named(one, self._cast):
                if actor := self._known[ident] if ident else self._called(forms):
                    yield actor

    @property
    def _run(self) -> list[Segment]:
        """The sentences of the first article."""
        return [one.segment for one in self._passages if one.reading is self._passages[0].reading]

    @cached_property
    def _speakers(self) -> list[str | None]:
        """Whose words each of the sentences gives, of those that give any."""
        return [one.voices.of(one.segment) for one in self._passages if one.voices.somebody(one.segment)]

    @property
    def _speaker(self) -> str | None:
        return self._speakers[0] if len(set(self._speakers)) == 1 else None

    @cached_property
    def _text(self) -> dict[str, str]:
        """The words of the sentences of the first article, and in further languages those of a sentence that tells the
        same there."""
        reading, run = self._passages[0].reading, self._run
        found = {
            locale: " ".join(reading.words(segment, locale) for segment in run)
            for locale in self._locales
            if all(locale in segment.text for segment in run)
        }
        for other in self._readings if len(run) == 1 else ():
            for twin in sorted(self._shared.twins(run[0].id) & other.bitext.by_id.keys()):
                segment = other.bitext.by_id[twin]
                fresh = [locale for locale in segment.text if locale in self._locales and locale not in found]
                if fresh and say_the_same(run[0].text, segment.text):
                    found |= {locale: other.words(segment, locale) for locale in fresh}
        return {locale: found[locale] for locale in self._locales if locale in found}


def _named(one: _Passage, cast: Cast) -> Iterator[tuple[str | None, list[str]]]:
    """Whom a sentence names, in the order of its first language: the id in the cast, if it has one, and the names."""
    for locale in one.reading.locales:
        for name, _ in one.reading.mentions(one.segment, locale):
            yield cast.id(one.reading, name), list(name.forms(locale))


def _when(one: _Passage) -> str | None:
    """The day of a sentence where it surely says so; else the only date that it names."""
    found = one.reading.times(one.segment)
    if sure := date_of(one.segment.text, found, months=True):
        return sure
    dated = [[time for time in those if time.dated] for those in found.values()]
    named = {_edtf(some[0]) for some in dated if len(some) == 1 and some[0].sure}
    only = next(iter(named)) if len(named) == 1 and all(len(some) < 2 for some in dated) else None
    return only or (str(one.segment.date) if one.segment.date else None)


def _edtf(time: Time) -> str | None:
    """A date as EDTF; an interval where it goes on from then."""
    made = edtf(time.value.split("T")[0], time.mod)
    if made and time.signal and "/" not in made:
        return f"{made}/.." if time.signal == "since" else None
    return made


def _plain(entry: BaseModel) -> Entry:
    return dict(entry.model_dump(mode="json", exclude_none=True, exclude_defaults=True))
