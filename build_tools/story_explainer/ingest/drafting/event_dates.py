"""The day, month or year that a sentence surely gives to what it tells, beside its main verb."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from story_explainer.ingest.drafting.reading import Reading
from story_explainer.ingest.drafting.sentences import without_quotations
from story_explainer.ingest.languages.cues import Cues, cues
from story_explainer.ingest.times import Time, edtf, times
from story_explainer.story.bitext import Segment

TO_COME = ("certainty.chance", "certainty.forecast", "mood.will", "mood.would")
# What shows that a word is the verb of its clause.
_AUXILIARY = ("tense.present", "tense.past", "tense.passive", "mood.will", "mood.would")
_VERBS = (*_AUXILIARY, "tense.told", "tense.acts")
_LED = 2  # words with which a sentence begins that a time stands behind: Early on
_ATTRIBUTE = re.compile(
    r"(?<!\w)(?:de[rmns]|die|das|eine[mnrs]?|ein|ihr\w*|sein\w*)\s(?:am|im|in|seit|vor|zum|zur)\s\W*$", re.I
)
_ASIDE = re.compile(r"[,;:–—(]")
_NEAR = 6  # words before a bare year that dates what a sentence tells: “works made for Mugler in 1998 are on show”
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_PART_OF_DAY = re.compile(r"\d{4}-\d\d-\d\dT[A-Z]{2}")


def date_in(reading: Reading, segment: Segment) -> str | None:
    """The date of a sentence as EDTF: the only one that it names, beside its main verb, alike in all languages.

    “By 15 January” is an interval that is open at its beginning; what begins on a day to come, has that day.
    """
    values = set()
    phrases = times(segment.text)
    for locale, found in reading.times(segment).items():
        dated = _of_one_day([time for time in found if time.dated])
        if not dated:
            continue
        day, known = str(reading.published(locale) or ""), reading.cues[locale]
        if dated[0].value[: len(day)] < day[: len(dated[0].value)] and known.has("time.next", segment.text[locale]):
            return None  # the next vote, in June
        if len(dated) > 1 or not _sure(reading, locale, dated[0], segment.text[locale], phrases.get(locale, "")):
            return None
        if not _in_main_clause(reading, segment.text[locale], locale, dated[0], phrases.get(locale, "")):
            return None
        mod = "ON_OR_BEFORE" if _is_deadline(dated[0], segment.text[locale], known) else dated[0].mod
        values.add(edtf(dated[0].value.split("T")[0], mod))
    return values.pop() if len(values) == 1 else None


def _is_deadline(time: Time, text: str, known: Cues) -> bool:
    """Whether something is to be done by a time: entro il 15 gennaio; müssen bis 8. Mai zustimmen."""
    until = (time.signal, time.mod) == ("until", None) and known.has("certainty.deadline", text)
    return until or (time.signal, time.mod) == (None, "ON_OR_BEFORE")


def _of_one_day(dated: Sequence[Time]) -> Sequence[Time]:
    """The day alone where all times are of one: on 2 October at 4.50."""
    days = [time for time in dated if _DAY.fullmatch(time.value)]
    whole = days or [time for time in dated if _PART_OF_DAY.fullmatch(time.value)]
    alike = len(whole) == 1 and all(time.value.startswith(whole[0].value[:10]) for time in dated)
    return whole if alike else dated


def _sure(reading: Reading, locale: str, time: Time, text: str, phrase: str) -> bool:
    """Whether a time surely is that of what a sentence tells.

    The day of the week on which an article appeared is mostly that very day, where it tells what has happened.
    """
    exact = re.match(r"\d{4}", time.value) is not None
    words = set(re.findall(r"\w+", text[time.start : time.end].lower()))
    today = time.value[:10] == str(reading.published(locale)) and bool(words & _weekdays(locale))
    sure = time.sure or (today and not any(reading.cues[locale].has(cue, text) for cue in TO_COME))
    written = text[time.start : time.end]
    if re.search(f"{_of_what(locale)}$", text[: text.find(phrase) if written in phrase else time.start], re.I):
        return False  # la festa di sabato 14 febbraio
    if time.signal and re.match(_of_what(locale), f"{phrase} ", re.I):
        return False  # das Fest vom 14. Februar
    plain = _DAY.match(time.value) is not None and re.search(r"\d", written) is not None
    if time.signal or time.mod:
        to_come = _DAY.fullmatch(time.value) is not None and time.value > str(reading.published(locale) or time.value)
        led = re.search(r"[^\W\d_]", phrase.partition(written)[0]) is not None  # the words that say so stand with it
        whole = (time.signal, time.mod) == ("since", None) or _is_deadline(time, text, reading.cues[locale])
        return sure and to_come and whole and written in phrase and led
    return exact and sure and (written in phrase or plain)


@cache
def _of_what(locale: str) -> str:
    """The words before a time that make it a noun's, as a pattern."""
    listed = "|".join(map(re.escape, sorted(cues(locale).words("time.of_noun"), key=len, reverse=True)))
    return rf"(?<!\w)(?:{listed})(?:['’]|\s+)" if listed else r"(?!)"


@cache
def _weekdays(locale: str) -> frozenset[str]:
    """The days of the week, in German also with the part of the day written on to them: Montagmorgen."""
    days = {day.lower() for day in cues(locale).weekdays}
    parts = cues(locale).words("time.parts")
    return frozenset(days | {day + part for day in days for part in parts})


def _in_main_clause(reading: Reading, text: str, locale: str, time: Time, phrase: str) -> bool:
    """Whether a time stands in the first clause of a sentence, and that is no clause which depends on another.

    A year alone, far behind, may be that of a part only.
    """
    known = reading.cues[locale]
    start = text.find(phrase) if time.signal or time.mod else time.start  # “by” and “entro” belong to the time
    before = _without_asides(without_quotations(text)[:start], known)
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
        and behind[-1].lower() not in known.words("names.articles") | known.words("names.any")  # il ponte: a noun
        and not any(known.has(key, word) for word in behind for key in _AUXILIARY)
    )
