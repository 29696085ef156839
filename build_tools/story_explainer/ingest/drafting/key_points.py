"""What readers take away: what articles share, or what the only one begins with."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date

from story_explainer.ingest.drafting.denied import put_right, with_denial
from story_explainer.ingest.drafting.event_dates import TO_COME
from story_explainer.ingest.drafting.news import no_more_expected, says_something, tells_news
from story_explainer.ingest.drafting.opening import LEAD
from story_explainer.ingest.drafting.outdated import Outdated
from story_explainer.ingest.drafting.reading import Reading
from story_explainer.ingest.drafting.shared import Shared
from story_explainer.ingest.drafting.twins import say_the_same
from story_explainer.ingest.drafting.voices import Voices
from story_explainer.ingest.text.numbers import numbers
from story_explainer.ingest.times import edtf, is_told_as_past
from story_explainer.story.base import Text
from story_explainer.story.bitext import Segment
from story_explainer.story.dates import parse
from story_explainer.story.model import Claim, KeyPoint

_POINTS = 4  # in each language
_LEAST = 3  # in each language, where what one article alone tells has to fill up
_MOST = 7  # in all: as many as a story may have
_OTHERWISE = 0.5  # what the lead of an article weighs whose news no other one tells
_OUTCOME = 6.0  # what a verdict, an agreement or a correction in the newest article weighs
_SETTLED = 1.5  # … in another one, or the only one
_OLD = 30  # days after which a verdict is no news
_OPENING = 5  # sentences of a single article that tell the news even where they name nobody
_OF_ONE = 8  # sentences of a single article from which key points come


def points_of(
    readings: Sequence[Reading],
    voices: Mapping[int, Voices],
    claims: Sequence[Claim],
    shared: Shared,
    outdated: Outdated,
    told: set[str],
) -> list[KeyPoint]:
    """What to take away: with several articles what they share, the newest figure first; with one, its lead."""
    found: list[tuple[float, int, Reading, Segment]] = []
    wrong = put_right(claims)
    claimed = {cite for claim in claims for cite in claim.cites}
    place = 0
    for reading in readings:
        whole = list(reading.sentences())
        opening = {segment.id for segment in whole[:_OF_ONE]}
        for number, segment in enumerate(whole):
            place += 1
            if segment.id in told or segment.id in wrong or shared.told_with(segment.id, told):
                continue
            if no_more_expected(reading, shared, outdated, segment):
                continue
            if outdated.is_overturned(segment):
                continue
            others = shared.articles(segment.id)
            if reading.is_release and not others and segment.id not in claimed:
                continue  # a party says so, and no key point would say which
            if reading.says("discourse.unknown", segment, quoted=False):
                continue  # an open question
            if _opens_with_words(voices[id(reading)], segment, claims):
                continue
            plain = says_something(reading, segment, others > 0 or (len(readings) == 1 and number < _OPENING))
            if not outdated.is_newest(segment) or not tells_news(reading, voices[id(reading)], segment, unnamed=plain):
                continue
            settled = _settled(reading, segment)
            if len(readings) > 1:
                lead = _OTHERWISE if number < LEAD and not any(seen is reading for _, _, seen, _ in found) else 0.0
                news = settled or (number < LEAD and not _of_old(reading, segment))
                # What went on when an older article told it, behind its first sentence, may have ended since.
                still = outdated.of_the_last_day(reading) or _has_happened(reading, segment)
                news = news and (settled or still or number == 0)
                lead, fill = (lead, _weight(reading, segment) / 20) if news else (0.0, 0.0)
                weight = 3.0 * others + shared.newest(segment.id) if others else lead or fill
                if shared.newest(segment.id) < 0:
                    weight = 0.0  # a newer article gives another figure
            else:
                background = number > 0 and _of_old(reading, segment)
                weight = _weight(reading, segment) - number / 4 if segment.id in opening and not background else 0.0
            if weight > 0 and settled:
                weight += _OUTCOME if outdated.in_the_newest(segment) else _SETTLED
            if any(claim.responses and segment.id in claim.cites for claim in claims):
                weight += 4
            if weight > 0:
                found.append((weight, place, reading, segment))
    chosen: list[tuple[int, KeyPoint]] = []
    told_in, cited = Counter[str](), set[str]()
    for weight, at, reading, segment in sorted(found, key=lambda entry: (-entry[0], entry[1])):
        enough = _POINTS if weight >= _OTHERWISE else _LEAST
        room = len(chosen) < _MOST and any(told_in[locale] < enough for locale in reading.shown)
        if not room or segment.id in cited or shared.told_with(segment.id, cited):
            continue
        point = _point(segment, *_wordings(readings, voices, shared, outdated, reading, segment), claims)
        if cited.isdisjoint(point.cites):
            chosen.append((at, point))
            told_in.update(point.text.locales)
            cited |= set(point.cites)
    return [point for _, point in (chosen if len(readings) > 1 else sorted(chosen, key=lambda entry: entry[0]))]


def _wordings(
    readings: Sequence[Reading],
    voices: Mapping[int, Voices],
    shared: Shared,
    outdated: Outdated,
    reading: Reading,
    segment: Segment,
) -> tuple[Text, list[str]]:
    """The words of a sentence in its own languages, and in further ones those of what tells the same there."""
    words, cites = {locale: reading.words(segment, locale) for locale in reading.shown}, [segment.id]
    twins = shared.twins(segment.id)
    for other in readings:
        fresh = [locale for locale in other.shown if locale not in words]
        for twin in (other.bitext.by_id[ident] for ident in sorted(twins & other.bitext.by_id.keys()) if fresh):
            told = outdated.is_newest(twin) and say_the_same(segment.text, twin.text)
            if told and tells_news(other, voices[id(other)], twin, unnamed=True):
                words |= {locale: other.words(twin, locale) for locale in fresh}
                cites.append(twin.id)
                break
    return Text(words), cites


def _opens_with_words(voices: Voices, segment: Segment, claims: Sequence[Claim]) -> bool:
    """Whether a sentence begins with somebody's own words, and no claim is made of them that is answered."""
    if any(claim.responses and segment.id in claim.cites for claim in claims):
        return False
    parts = [part for locale in segment.text for part in voices.parts(segment, locale)]
    return any(part.kind == "direct" and part.start <= 1 for part in parts)


def _has_happened(reading: Reading, segment: Segment) -> bool:
    """Whether a sentence tells what was, and nobody's word of what is to come: repairs would take three weeks."""
    if any(reading.says(key, segment, quoted=False) for key in TO_COME):
        return False
    return all(is_told_as_past(text, locale) for locale, text in segment.text.items())


def _settled(reading: Reading, segment: Segment) -> bool:
    """Whether a sentence tells how something ended, and not long ago: a verdict, a vote, an agreement."""
    return reading.says("outcome.settled", segment, quoted=False) and not _of_old(reading, segment)


def _of_old(reading: Reading, segment: Segment) -> bool:
    """Whether a sentence tells of a time long before its article."""
    return any(
        time.dated and (day := reading.published(locale)) and _days_before(time.value, day) > _OLD
        for locale, found in reading.times(segment).items()
        for time in found
    )


def _days_before(value: str, day: date) -> int:
    """How many days the end of a time lies before a day."""
    told = edtf(value)
    last = parse(told).latest if told else None
    return day.toordinal() - date(*last).toordinal() if last and last.year > 0 else 0


def _weight(reading: Reading, segment: Segment) -> float:
    locale = reading.locales[0]
    names = {name.key for name, _ in reading.mentions(segment, locale)}
    return 1.0 + bool(numbers(segment.text[locale], locale)) + min(len(names), 3) / 2


def _point(segment: Segment, text: Text, cites: list[str], claims: Sequence[Claim]) -> KeyPoint:
    claim = next((claim for claim in claims if segment.id in claim.cites), None)
    if claim:
        text = Text({**text.root, **claim.text.root})
        cites = list(dict.fromkeys([*claim.cites, *cites]))
    words, evidence = with_denial(text, cites, claims)
    return KeyPoint(
        id=f"point-{segment.id}",
        draft=True,
        text=words or text,
        claim=claim.id if claim else None,
        cites=evidence,
    )
