"""What happened, was reported or may happen, with the phrase of the text for its time and the order that it implies."""

from __future__ import annotations

import re
from typing import Literal

from story_explainer.ingest.drafting.actors import Cast
from story_explainer.ingest.drafting.reading import Reading, Slugs
from story_explainer.ingest.times import date_of, times
from story_explainer.story.base import Wording
from story_explainer.story.bitext import Segment
from story_explainer.story.dates import parse
from story_explainer.story.model import Claim, Event, Order

Kind = Literal["happened", "reported", "response", "possible"]
_TIMES = ("time.patterns", "time.earlier", "time.later", "time.first")


def draft_events(reading: Reading, cast: Cast, claims: list[Claim], as_of: str | None) -> list[Event]:
    """The events of a story: sentences with a time in them, reports of outlets, and answers.

    An event has a date only where the text surely says on which day, or in which month, it was. Words such as
    “earlier” put it before the first event, words such as “afterwards” after the one told just before; both with the
    sentence as evidence.

    Args:
        reading: the bitext.
        cast: the actors.
        claims: the claims, which say what is a report and what an answer.
        as_of: the day up to which the story is followed, if an article says so; nothing that happened is later.
    """
    slugs, events = Slugs(), list[Event]()
    answers = {cite for claim in claims for response in claim.responses for cite in response.cites}
    relayed = {cite for claim in claims if claim.via for cite in claim.cites}
    said = {cite for claim in claims if claim.by or claim.via for cite in claim.cites}
    for segment in reading.sentences():
        text = reading.text(segment)
        if (
            text is None
            or not (_timed(reading, segment) or segment.id in answers | relayed)
            or reading.says("time.now", segment)
        ):
            continue
        kind: Kind = "happened"
        if segment.id in answers:
            kind = "response"
        elif _to_come(reading, segment, as_of):
            kind = "possible"
        elif segment.id in said:
            kind = "reported"
        when = _date(reading, segment, as_of)
        earlier, later = (reading.says(f"time.{way}", segment, all_of_them=True) for way in ("earlier", "later"))
        relation = bool(events) and kind != "possible" and when is None and earlier != later
        phrase = times(segment.text)
        event = Event(
            id=slugs.of(segment.text[reading.locales[0]], reading.locales[0], "event"),
            draft=True,
            text=text,
            when=when,
            before=[Order(event=events[0].id, cites=[segment.id])] if relation and earlier else [],
            after=[Order(event=events[-1].id, cites=[segment.id])] if relation and later else [],
            phrase=Wording(phrase) if phrase else None,
            kind=kind,
            actors=sorted(
                {
                    actor
                    for locale in reading.locales
                    for name, _ in reading.mentions(segment, locale)
                    if (actor := cast.id(name))
                }
            ),
            cites=[segment.id],
        )
        events.append(event)
    return events


def _to_come(reading: Reading, segment: Segment, as_of: str | None) -> bool:
    """Whether a sentence itself, not somebody quoted in it, puts something as possible, expected or future."""
    if reading.certainty(segment, quoted=False) != "stated":
        return True
    last = parse(as_of).latest if as_of else None
    years = [_years(reading, segment, locale) for locale in reading.locales]
    late = [min(found) for found in years if found]
    future = bool(late) and last is not None and min(late) > last.year
    return future or reading.says("mood.will", segment, all_of_them=True, quoted=False)


def _years(reading: Reading, segment: Segment, locale: str) -> list[int]:
    """The years in the words for a time."""
    hits = [hit[0] for key in _TIMES for hit in reading.cues[locale].find(key, segment.text[locale])]
    return [int(year) for hit in hits for year in re.findall(r"(?<!\d)(?:1[5-9]|20)\d\d(?!\d)", hit)]


def _timed(reading: Reading, segment: Segment) -> bool:
    """Whether some words for a time stand in a sentence, in any language."""
    return any(reading.cues[locale].has(key, segment.text[locale]) for locale in reading.locales for key in _TIMES)


def _date(reading: Reading, segment: Segment, as_of: str | None) -> str | None:
    """The date of a sentence as EDTF, if it surely says so and it is none after the story's last day."""
    date = date_of(segment.text, reading.times(segment), months=True)
    if date is None:
        return None
    try:
        first, last = parse(date).earliest, parse(as_of).latest if as_of else None
    except ValueError:
        return None
    return date if first and (last is None or first <= last) else None
