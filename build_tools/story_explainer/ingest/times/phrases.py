"""The words of a sentence that say when, word for word, for a timeline that tells no more than the text.

Precision goes first: words for a time that stand inside another phrase, belong to a noun (“the report of 4 March”), are
quoted, or would be cut off from what completes them, are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from story_explainer.ingest.languages.cues import Cues, cues
from story_explainer.ingest.text.quotation_marks import count_of_marks, quotations
from story_explainer.ingest.text.span import Span
from story_explainer.ingest.times.engine import absolute_dates
from story_explainer.ingest.times.model import Time
from story_explainer.ingest.times.values import edtf

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_MONTH = re.compile(r"\d{4}-\d\d(?!\d)")
# The first half of a range that ends in the words found: “from 4 to” before “6 March”.
_HALF = re.compile(
    r"\d[.º°]?\s*(?:[–—-]|(?:bis|und|oder|al?|e|o|to|and|or|au|à|et|ou|y|en|of|tot)(?:\s+(?:zum|il|the|le|el))?)\s*$"
)
# A compound, a genitive, a fraction or a range goes on where the words found end.
_GOES_ON = re.compile(r"[-–/’'][^\W_]|[.:,]\d|\s?[–-]\s?\d|(?<=[\dh])\s\d")
_CLAUSE_ENDS = re.compile(r"\s*(?:[.,;:!?…)–—]|$)")
_WORD_BEFORE = re.compile(r"([^\W\d_]+)(?:\s+|[’'])$")
_WORD_AFTER = re.compile(r"\s+([^\W\d_]+[’']?)")
_SENTENCE_BEGINS = re.compile(r"(?:^|[.!?…:]\s)[\W_]*$")
_ZONE = r"(?-i:UTC|GMT|[A-Z]{1,3}T|[A-Z]EZ|[A-Z]ESZ|Uhr)\b"


def times(text: Mapping[str, str]) -> dict[str, str]:
    """The longest words that say when, in each language that has some.

    Args:
        text: a sentence in one or more languages.

    Returns:
        The words as they stand in the text. Of a language without cues, a whole date is all that is found.
    """
    found = {locale: _spans(words, locale) for locale, words in text.items()}
    longest = {locale: max(spans, key=lambda span: span[1] - span[0]) for locale, spans in found.items() if spans}
    return {locale: text[locale][slice(*span)] for locale, span in longest.items()}


def date_of(text: Mapping[str, str], found: Mapping[str, Sequence[Time]], months: bool = False) -> str | None:
    """The day on which something happened as EDTF, if a sentence surely says so, the same in each language that does.

    Silent where a sentence names more than one, where it goes on from a day or until it, where the day belongs to a
    noun or is put as about or at the latest, and where the engine is not sure which one is meant.

    Args:
        text: a sentence in one or more languages.
        found: the times that the engine found in it, by language.
        months: whether a month with its year is enough.
    """
    days = set()
    for locale, times_here in found.items():
        spans: list[Span] | None = None
        for time in times_here:
            if not time.dated or not (_DAY if not months else _MONTH).match(time.value):
                continue
            spans = _spans(text[locale], locale) if spans is None else spans
            itself = any(start <= time.start and time.end <= end for start, end in spans)
            if not (itself and time.sure and time.mod is None and time.signal is None):
                return None
            days.add(edtf(time.value.split("T")[0]))
    return days.pop() if len(days) == 1 else None


def _whole_dates(text: str, locale: str) -> list[Time]:
    return [date for date in absolute_dates(text, locale) if _DAY.match(date.value)]


def _spans(text: str, locale: str) -> list[Span]:
    """Where words stand that say when, from left to right; none in a text of which a quotation is only a part."""
    if count_of_marks(text) % 2:
        return []
    known = cues(locale)
    hits = [hit.span() for hit in _overlapping(known.pattern("time.when"), text) if _as_spelt(hit, known)]
    hits += [(date.start, date.end) for date in _whole_dates(text, locale)]
    closed = [(quote.start, quote.end) for quote in quotations(text)]
    closed += [hit.span() for hit in known.find("time.never", text)]
    found = [_widened(hit, text, locale) for hit in _joined(sorted(hits), text, locale)]
    return [
        (start, end)
        for start, end in found
        if _whole(text[:start], text[start:end], text[end:], known)
        and not any(start < last and first < end for first, last in closed)
    ]


def _overlapping(pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """Every place where a pattern begins to match: “in March” and “March 2018”."""
    hit = pattern.search(text)
    while hit:
        yield hit
        hit = pattern.search(text, hit.start() + 1)


def _as_spelt(hit: re.Match[str], known: Cues) -> bool:
    """Where nouns have capitals, a capital amid a sentence makes another word: “Morgen”, “Heute” (the newspaper)."""
    single = known.get("noun_capitals") and hit[0].lower() in known.words("time.when")
    return not (single and hit[0][0].isupper()) or bool(_SENTENCE_BEGINS.search(hit.string[: hit.start()]))


def _joined(hits: Sequence[Span], text: str, locale: str) -> Iterator[Span]:
    """Words for a time that follow each other are one: a weekday, a date, an hour."""
    if not hits:
        return
    start, end = hits[0]
    for first, last in hits[1:]:
        if first < end or _joins(locale).fullmatch(text[end:first]):
            end = max(end, last)
        else:
            yield start, end
            start, end = first, last
    yield start, end


def _widened(span: Span, text: str, locale: str) -> Span:
    """With the words before it that belong to it: “on”, “since the”, “on the evening of”."""
    start, end = span
    if _HALF.search(text[:start]) and text[start].isdigit():
        return start, end
    before = _before(locale).search(text[:start])
    return before.start() if before else start, end


def _whole(before: str, words: str, after: str, known: Cues) -> bool:
    """Whether words for a time stand for themselves and are all of it."""
    if (
        (words[0].isdigit() and _HALF.search(before))
        or re.search(r"[\w/–-]$", before)
        or _GOES_ON.match(words + after, len(words))
    ):
        return False
    previous = _WORD_BEFORE.search(before)
    if previous and previous[1].lower() in known.words("time.of"):
        return False
    following = _WORD_AFTER.match(after)
    if following and following[1].lower().replace("'", "’") in known.words("time.goes_on"):
        return False
    begins = bool(_SENTENCE_BEGINS.search(before))
    names = words[0].isupper() and words.split()[0] in {*known.weekdays, *known.months}
    if names and previous and previous[1][0].isupper() and not _SENTENCE_BEGINS.search(before[: previous.start()]):
        return False  # “Bloody Sunday”
    if names and begins and not known.get("noun_capitals") and re.match(r"\s[A-Z]", after):
        return False  # “Sunday Times”
    return words.split()[-1].lower() not in known.words("time.open") or bool(_CLAUSE_ENDS.match(after))


@cache
def _before(locale: str) -> re.Pattern[str]:
    made = _alternatives(locale, "time.before")
    return re.compile(rf"(?<!\w)(?:{made})(?:\s+|(?<=[’']))$", re.IGNORECASE)


@cache
def _joins(locale: str) -> re.Pattern[str]:
    made = _alternatives(locale, "time.joins")
    return re.compile(rf"(?:\s*{_ZONE})?\s*(?:{made})\s*", re.IGNORECASE)


def _alternatives(locale: str, key: str) -> str:
    listed = sorted(cues(locale).get(key, ()), key=lambda words: -len(words))
    made = [r"\s+".join(re.escape(word).replace("’", "['’]") for word in words.split()) for words in listed]
    return "|".join(made) if made else r"(?!)"
