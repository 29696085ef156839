"""What happened, or is to happen, on a day, in a month or in a year that an article surely gives."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from story_explainer.ingest.comparison.counts import figures
from story_explainer.ingest.drafting.actors import Cast
from story_explainer.ingest.drafting.event_dates import TO_COME, date_in
from story_explainer.ingest.drafting.news import heard_of, sets_the_scene
from story_explainer.ingest.drafting.outdated import Outdated
from story_explainer.ingest.drafting.reading import Reading, Slugs
from story_explainer.ingest.drafting.sentences import stands_alone
from story_explainer.ingest.drafting.shared import Shared
from story_explainer.ingest.drafting.twins import say_the_same
from story_explainer.ingest.drafting.voices import Voices
from story_explainer.ingest.text.numbers import numbers
from story_explainer.ingest.text.words import fold, words
from story_explainer.ingest.times import times
from story_explainer.story.base import Text, Wording
from story_explainer.story.bitext import Segment
from story_explainer.story.dates import parse
from story_explainer.story.model import Event

DraftedKind = Literal["happened", "reported", "possible", "planned"]
_MOST, _MORE = 8, 2  # events of a story, and for each further article
_WHOLE_DAY = len("2026-01-31")
_LONG, _SAME_NAMES = 4, 2  # letters of a word of a name; such words by which two sentences of one day are of one event
_UNSURE = ("certainty.chance", "mood.could", "mood.would")
_DUE = ("certainty.due", "certainty.forecast", "mood.will")


@dataclass(frozen=True, slots=True)
class _Told:
    """A sentence that tells an event, with its date."""

    reading: Reading
    segment: Segment
    when: str

    @property
    def names(self) -> set[str]:
        """The longer words in it with a capital: of two languages they share only names."""
        found = (word for locale, text in self.segment.text.items() for word in words(text, locale))
        return {fold(word.text) for word in found if word.capital and len(word.text) >= _LONG}

    @property
    def opens(self) -> bool:
        """Whether its article begins with it."""
        return self.segment.id == next(self.reading.sentences()).id

    def phrases(self) -> dict[str, str]:
        """The words that say when, without the full stop of the sentence: on May 19."""
        return {
            locale: said.removesuffix(".") if self.segment.text[locale].endswith(said) else said
            for locale, said in times(self.segment.text).items()
            if locale in self.reading.shown
        }


def draft_events(
    readings: Sequence[Reading],
    voices: Mapping[int, Voices],
    cast: Cast,
    shared: Shared,
    outdated: Outdated,
    as_of: str | None,
) -> list[Event]:
    """The events of a story: sentences that articles tell in their own voice and that say when it was.

    Args:
        readings: the articles.
        voices: who says what in each, by the identity of its reading.
        cast: the actors.
        shared: what articles tell alike: an event that several tell is drafted once, in the words of each language.
        outdated: what later articles overturn; of that nothing is announced.
        as_of: the day up to which the story is followed, if an article says so; what is later is to come.
    """
    slugs, events, chosen = Slugs(), list[Event](), list[_Told]()
    every = [told for reading in readings for told in _dated(reading, voices[id(reading)])]
    for told in every:
        reading, segment = told.reading, told.segment
        text, kind = reading.text(segment), _kind(reading, segment, told.when, as_of)
        if text is None or kind is None or any(_is_one(told, other, shared) for other in chosen):
            continue
        announced = kind in ("planned", "possible")
        if announced and reading.says("negation.words", segment, quoted=False):
            continue  # das Freibad öffnet in diesem Sommer nicht
        if announced and (_has_come(reading, told.when, as_of) or outdated.is_overturned(segment)):
            continue
        actors = _actors(reading, cast, segment)
        if any(event.when == told.when and set(event.actors) & set(actors) for event in events):
            continue
        chosen.append(told)
        wording, phrase, cites = dict(text.root), told.phrases(), [segment.id]
        for twin in _twins(told, every, shared):
            fresh = [locale for locale in twin.reading.shown if locale not in wording]
            wording |= {locale: twin.reading.words(twin.segment, locale) for locale in fresh}
            phrase |= {locale: said for locale, said in twin.phrases().items() if locale in fresh}
            cites += [twin.segment.id] if fresh else []
        locale = reading.shown[0]
        events.append(
            Event(
                id=slugs.of(segment.text[locale], locale, "event"),
                draft=True,
                text=Text(wording),
                when=told.when,
                phrase=Wording(phrase) if phrase else None,
                kind=kind,
                actors=actors,
                cites=cites,
            )
        )
    return events[: _MOST + _MORE * (len(readings) - 1)]


def _dated(reading: Reading, voices: Voices) -> Iterator[_Told]:
    """The sentences of an article that tell, in its own voice and by themselves, what happened when."""
    for segment in reading.sentences():
        when = date_in(reading, segment)
        if when is None or _told_by_others(reading, voices, segment) or heard_of(reading, voices, segment):
            continue
        if any(reading.says(f"response.{kind}", segment, quoted=False) for kind in ("denies", "declines", "silent")):
            continue  # the answer to something, and no news of its own
        if reading.dangles(segment):
            continue  # gestern Nachmittag: on which day, the sentence does not say
        if sets_the_scene(reading, segment) or _tallies(reading, segment, when) or _superseded(segment):
            continue
        if stands_alone(reading, segment, unnamed=True):
            yield _Told(reading, segment, when)


def _is_one(told: _Told, other: _Told, shared: Shared) -> bool:
    """Whether two sentences of a story tell one event: they are matched, or of one day and of the same names."""
    if shared.tell_the_same(told.segment.id, {other.segment.id}):
        return True
    elsewhere = told.reading is not other.reading and told.when == other.when and len(told.when) == _WHOLE_DAY
    foreign = set(told.reading.locales).isdisjoint(other.reading.locales)
    least = 1 if told.opens and other.opens else _SAME_NAMES
    return elsewhere and foreign and len(told.names & other.names) >= least


def _twins(told: _Told, every: Sequence[_Told], shared: Shared) -> Iterator[_Told]:
    """The sentences of other articles that surely tell the same event."""
    twins = shared.twins(told.segment.id)
    for other in every:
        if (
            other.segment.id in twins
            and other.when == told.when
            and say_the_same(told.segment.text, other.segment.text)
        ):
            yield other


def _told_by_others(reading: Reading, voices: Voices, segment: Segment) -> bool:
    """Whether a sentence gives somebody's words; one that but the next says to be known from somebody is the text's."""
    for locale in reading.locales:
        text = segment.text[locale]
        for part in voices.parts(segment, locale):
            apart = part.kind == "indirect" and part.cue is not None and part.cue not in text
            if part.counts and not (apart and not reading.cues[locale].has("mood.would", text)):
                return True
    return False


def _superseded(segment: Segment) -> bool:
    """Whether a sentence but tells which figure was given before: On Tuesday there had been talk of 340."""
    return any(figure.superseded for locale, text in segment.text.items() for figure in figures(text, locale))


def _tallies(reading: Reading, segment: Segment, when: str) -> bool:
    """Whether a sentence but tells how many there were in a year: In 2023 the museum counted 41,200 visitors."""
    return re.fullmatch(r"\d{4}(-\d\d)?", when) is not None and any(
        reading.cues[locale].has("counting.tallies", text)
        and any(str(number.value) != when for number in numbers(text, locale))
        for locale, text in segment.text.items()
    )


def _kind(reading: Reading, segment: Segment, when: str, as_of: str | None) -> DraftedKind | None:
    """What is later than its article is planned, or of the same day and due, unless it only may be.

    None for what is told as past and yet later: one of its days is not what it seems.
    """
    days = [str(day) for locale in reading.locales if (day := reading.published(locale))]
    first, told = parse(when).earliest, parse(max(days, default=as_of) or when).latest

    def said(*keys: str) -> bool:
        return any(reading.says(key, segment, quoted=False) for key in keys)

    if first is None or told is None or first > told:
        past = said("tense.past") and not said(*TO_COME)
        return None if past else "possible" if said(*_UNSURE) else "planned"
    if said("certainty.hearsay"):
        return "reported"
    if said("mood.could", "mood.would"):
        return "possible"
    return "planned" if first == parse(when).latest == told and said(*_DUE) else "happened"


def _has_come(reading: Reading, when: str, as_of: str | None) -> bool:
    """Whether the time of what an article announces lies before the newest article, which is another one."""
    days = [str(day) for locale in reading.locales if (day := reading.published(locale))]
    last, newest = parse(when).latest, parse(as_of).latest if as_of else None
    told = parse(max(days)).latest if days else None
    return last is not None and newest is not None and told is not None and told < newest and last <= newest


def _actors(reading: Reading, cast: Cast, segment: Segment) -> list[str]:
    found = (
        cast.id(reading, name)
        for locale in reading.locales
        for name, mention in reading.mentions(segment, locale)
        if not segment.text[locale][: mention.start].endswith("(")  # Tim Vogel (SPD): the party takes no part
    )
    return sorted({actor for actor in found if actor})
