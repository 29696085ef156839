"""What happened, or is to happen, on a day, in a month or in a year that an article surely gives."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Literal

from story_explainer.ingest.comparison.counts import figures
from story_explainer.ingest.drafting.actors import Cast
from story_explainer.ingest.drafting.news import heard_of, sets_the_scene
from story_explainer.ingest.drafting.reading import Reading, Slugs
from story_explainer.ingest.drafting.sentences import stands_alone, without_quotations
from story_explainer.ingest.drafting.voices import Voices
from story_explainer.ingest.languages.cues import Cues, cues
from story_explainer.ingest.text.numbers import numbers
from story_explainer.ingest.times import Time, edtf, times
from story_explainer.story.base import Wording
from story_explainer.story.bitext import Segment
from story_explainer.story.dates import parse
from story_explainer.story.model import Event, FoundMatch

DraftedKind = Literal["happened", "reported", "possible", "planned"]
_MOST, _MORE = 8, 2  # events of a story, and for each further article
_TO_COME = ("certainty.chance", "certainty.forecast", "mood.will", "mood.would")
_UNSURE = ("certainty.chance", "mood.could", "mood.would")
_DUE = ("certainty.due", "certainty.forecast", "mood.will")
# What shows that a word is the verb of its clause.
_AUXILIARY = ("tense.present", "tense.past", "tense.passive", "mood.will", "mood.would")
_VERBS = (*_AUXILIARY, "tense.told", "tense.acts")
_LED = 2  # words with which a sentence begins that a time stands behind: Early on
_ATTRIBUTE = re.compile(
    r"(?<!\w)(?:de[rmns]|die|das|eine[mnrs]?|ein|ihr\w*|sein\w*)\s(?:am|im|in|seit|vor|zum|zur)\s\W*$", re.I
)
_ASIDE = re.compile(r"[,;:–—(]")
_NEAR = 6  # words before a bare year that dates what a sentence tells: “works made for Mugler in 1998 are on show”


def draft_events(
    readings: Sequence[Reading],
    voices: Mapping[int, Voices],
    cast: Cast,
    matches: Iterable[FoundMatch],
    as_of: str | None,
) -> list[Event]:
    """The events of a story: sentences that articles tell in their own voice and that say when it was.

    Args:
        readings: the articles.
        voices: who says what in each, by the identity of its reading.
        cast: the actors.
        matches: what the articles have in common, so that an event that several tell is drafted once.
        as_of: the day up to which the story is followed, if an article says so; what is later is to come.
    """
    slugs, events = Slugs(), list[Event]()
    same = [set(match.segments) for match in matches]
    told: set[str] = set()
    for reading in readings:
        for segment in reading.sentences():
            text, when = reading.text(segment), _date(reading, segment)
            if text is None or when is None or _told_by_others(reading, voices[id(reading)], segment):
                continue
            if any(reading.says(f"response.{kind}", segment, quoted=False) for kind in ("denies", "declines")):
                continue  # the answer to something, and no news of its own
            heard = heard_of(reading, voices[id(reading)], segment)
            if reading.dangles(segment):
                continue  # gestern Nachmittag: on which day, the sentence does not say
            if heard or sets_the_scene(reading, segment) or _tallies(reading, segment, when) or _superseded(segment):
                continue
            if not stands_alone(reading, segment, unnamed=True) or any(
                segment.id in pair and pair & told for pair in same
            ):
                continue
            kind = _kind(reading, segment, when, as_of)
            if kind is None or (kind in ("planned", "possible") and _has_come(reading, when, as_of)):
                continue
            actors = _actors(reading, cast, segment)
            if any(event.when == when and set(event.actors) & set(actors) for event in events):
                continue
            told.add(segment.id)
            told_so = times(segment.text).items()
            phrase = {locale: _without_stop(words, segment.text[locale]) for locale, words in told_so}
            phrase = {locale: words for locale, words in phrase.items() if locale in reading.shown}
            locale = reading.shown[0]
            events.append(
                Event(
                    id=slugs.of(segment.text[locale], locale, "event"),
                    draft=True,
                    text=text,
                    when=when,
                    phrase=Wording(phrase) if phrase else None,
                    kind=kind,
                    actors=actors,
                    cites=[segment.id],
                )
            )
    return events[: _MOST + _MORE * (len(readings) - 1)]


def _without_stop(phrase: str, text: str) -> str:
    """A phrase for a time without the full stop of its sentence: on May 19."""
    return phrase.removesuffix(".") if text.endswith(phrase) else phrase


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
    return re.fullmatch(r"\d{4}", when) is not None and any(
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
        past = said("tense.past") and not said(*_TO_COME)
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


def _date(reading: Reading, segment: Segment) -> str | None:
    """The date of a sentence as EDTF: the only one that it names, beside its main verb, alike in all languages."""
    values = set()
    phrases = times(segment.text)
    for locale, found in reading.times(segment).items():
        dated = [time for time in found if time.dated]
        if not dated:
            continue
        day, known = str(reading.published(locale) or ""), reading.cues[locale]
        if dated[0].value[: len(day)] < day[: len(dated[0].value)] and known.has("time.next", segment.text[locale]):
            return None  # the next vote, in June
        if len(dated) > 1 or not _sure(reading, locale, dated[0], segment.text[locale], phrases.get(locale, "")):
            return None
        if not _in_main_clause(reading, segment.text[locale], locale, dated[0]):
            return None
        values.add(edtf(dated[0].value.split("T")[0]))
    return values.pop() if len(values) == 1 else None


def _sure(reading: Reading, locale: str, time: Time, text: str, phrase: str) -> bool:
    """Whether a time surely is that of what a sentence tells.

    The day of the week on which an article appeared is mostly that very day, where it tells what has happened.
    """
    exact = re.match(r"\d{4}", time.value) is not None
    words = set(re.findall(r"\w+", text[time.start : time.end].lower()))
    today = time.value[:10] == str(reading.published(locale)) and bool(words & _weekdays(locale))
    sure = time.sure or (today and not any(reading.cues[locale].has(cue, text) for cue in _TO_COME))
    written = text[time.start : time.end]
    plain = re.match(r"\d{4}-\d\d-\d\d", time.value) is not None and re.search(r"\d", written) is not None
    return exact and sure and time.mod is None and time.signal is None and (written in phrase or plain)


@cache
def _weekdays(locale: str) -> frozenset[str]:
    """The days of the week, in German also with the part of the day written on to them: Montagmorgen."""
    days = {day.lower() for day in cues(locale).weekdays}
    parts = cues(locale).words("time.parts")
    return frozenset(days | {day + part for day in days for part in parts})


def _in_main_clause(reading: Reading, text: str, locale: str, time: Time) -> bool:
    """Whether a time stands in the first clause of a sentence, and that is no clause which depends on another.

    A year alone, far behind, may be that of a part only.
    """
    known = reading.cues[locale]
    before = _without_asides(without_quotations(text)[: time.start], known)
    if known.has("discourse.clauses", before) or _of_a_noun(text, time, before, known):
        return False
    if any(
        re.fullmatch(r"\s(?:[^\W\d_]+\s){0,1}", before[cue.end() :])
        for cue in reading.cues[locale].find("attribution.speech", before)
    ):
        return False  # what the authority said on Thursday
    if _of_a_participle(reading, before, locale):
        return False  # a permit granted in April
    bare = re.fullmatch(r"\d{4}", time.value) is not None
    return not _ASIDE.search(before) and not (bare and len(before.split()) > _NEAR)


def _of_a_noun(text: str, time: Time, before: str, known: Cues) -> bool:
    """Whether a time stands between a subject and its verb, and so is the subject's: The vote on 5 May was put off.

    What happened in something (In the fire on Monday two were hurt) happened then.
    """
    if _ATTRIBUTE.search(before) and known.get("noun_capitals", False):
        return True  # die am Donnerstag verschwundene Frau
    words, behind = re.findall(r"[^\W\d_]+", before.lower()), re.match(r"\s([^\W\d_]+)\s", text[time.end :])
    if len(words) <= _LED or behind is None or words[0] in known.words("time.within"):
        return False
    begun = any(known.pattern(key).fullmatch(word) for word in words for key in _AUXILIARY)
    keys = _AUXILIARY if begun or not known.get("noun_capitals", False) else (*_AUXILIARY, "tense.told")
    return behind[1].islower() and any(known.pattern(key).fullmatch(behind[1]) for key in keys)


def _without_asides(text: str, known: Cues) -> str:
    """The beginning of a sentence without what two commas enclose, where its verb follows: Moss, the mayor, opened."""
    text = re.sub(r"(?<=\d),(?=\d)", ".", re.sub(r"\s\([^()]*\)", "", text))
    aside = re.match(r"[^,;:–—]+(,\s[^,;:–—]+,)\s([^\W\d_]+)", text)
    if aside is None or not aside[2].islower() or not any(known.pattern(key).fullmatch(aside[2]) for key in _VERBS):
        return text
    return text[: aside.start(1)] + text[aside.end(1) :]


def _of_a_participle(reading: Reading, before: str, locale: str) -> bool:
    """Whether a participle that says more of a noun stands right before a time, and none that is the verb."""
    known = reading.cues[locale]
    words = re.findall(r"[^\W\d_]+", before)
    small = known.words("function_words") | known.words("time.before") | known.words("elided")
    while words and words[-1].lower() in small:
        words.pop()
    if not words or not known.has("tense.participle", words[-1]) or known.has("attribution.speech", words[-1]):
        return False
    behind = words[-4:-1]
    return (
        bool(behind)
        and behind[-1][0].islower()
        and not any(known.has(key, word) for word in behind for key in _AUXILIARY)
    )
