"""Figures: what is counted, and its value, so that two articles can be seen to give one thing two values."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import Literal

from story_explainer.ingest.alignment.lexicon import ideas
from story_explainer.ingest.comparison.meanings import meanings
from story_explainer.ingest.languages.cldr import months, short_months
from story_explainer.ingest.languages.cues import cues
from story_explainer.ingest.text.numbers import Number, numbers
from story_explainer.ingest.text.words import Word, fold, words
from story_explainer.ingest.times import absolute_dates

Unit = Literal["count", "percent", "money"]

_MONEY = re.compile(r"[$€£¥]|(?<!\w)(?:US-?)?(?:dollar|euro|pound|pfund|sterlin|franc|frank|yen|yuan)", re.IGNORECASE)
_ORDINAL = re.compile(r"(?:st|nd|rd|th|º|ª|°|er|e|ème|\.(?=\s+[^\W\d_]))(?!\w)")
_CLOCK = re.compile(r"\d{1,2}[.:]\d\d$")
_STOP = re.compile(r"[,;:.!?()\[\]–—«»„“”\"]|\s-\s")
_REACH = 4  # content words looked at on either side
_NEXT = 2  # of these count as next to the number: a noun may have an adjective between
_TENS = ("three", "four", "five", "six", "seven", "eight", "nine", "ten")
# Ideas that tell no thing from another: what anything can be counted by or measured in, and that it goes up or down.
_VAGUE = frozenset(
    [
        "person", "man", "woman", "number", "count", "pay", "still", "already", "other", "all", "more", "less",
        "few", "many", "some", "only", "second_time", "minute", "hour", "day", "week", "month", "year", "decade",
        "century", "age", "metre", "kilometre", "rise", "increase", "decrease", "fall", "stay", "report", "moment",
        "now", "today", "yesterday",
    ]
)  # fmt: skip
_VAGUE_TIMES = ("weekday ", "month ", "place ")
# Ideas that the reports of one event count, and count again: the dead, the missing, those taken to hospital.
_TOLL = frozenset(f"@{idea}" for idea in ("death", "disappear", "injury", "arrest", "rescue", "hostage", "refugee"))
_STEM = 6
_ROUND = 100


@dataclass(frozen=True, slots=True)
class Figure:
    """A value with what it counts.

    Attributes:
        value: the number.
        unit: a count, a share in per cent, or money.
        near: what stands next to the number, as ideas (`@death`) or as words of the language (`bergst`).
        things: that, and what else stands around it.
        text: the number as it stands.
        start: where it stands.
    """

    value: Decimal
    unit: Unit
    near: frozenset[str]
    things: frozenset[str]
    text: str
    start: int


def figures(text: str, locale: str) -> Iterator[Figure]:
    """The figures of a passage, without dates, years, times of day, ages in apposition, ranges and scores.

    Args:
        text: one passage in one language.
        locale: its language.
    """
    found = _numbers(text, locale)
    dates = [(date.start, date.end) for date in absolute_dates(text, locale)]
    around = words(text, locale)
    for number in _single(sorted(_apart(found), key=lambda number: number.start), text, locale):
        dated = any(start <= number.start < end for start, end in dates) or _is_time(text, number, around, locale)
        if dated or number.ordinal or _ORDINAL.match(text, number.end):
            continue
        near, things = _things(text, number, found, around, locale)
        if things:
            written = text[number.start : number.end]
            yield Figure(number.value, _unit(text, number), near, things, written, number.start)


def wording(text: str, locale: str, figure: Figure, things: frozenset[str]) -> str | None:
    """What a figure counts, as the passage words it: “people still missing” in “14 people still missing”.

    Args:
        text: the passage.
        locale: its language.
        figure: one of its figures.
        things: what is counted, as in `Figure.near`.

    Returns:
        The words behind the number, or those before it, that stand for one of the things; None if none do.
    """
    found, around = _numbers(text, locale), words(text, locale)
    number = Number(figure.value, figure.start, figure.start + len(figure.text))
    after = list(_within(text, number, [word for word in around if word.start >= number.end], found, locale))
    before = list(_within(text, number, [word for word in around if word.end <= number.start][::-1], found, locale))
    said = [word for word in after if _meaning(word, locale) & things]
    if said:
        return text[after[0].start : said[-1].end]
    said = [word for word in before if _meaning(word, locale) & things]
    return text[said[-1].start : said[0].end] if said else None


def sameness(first: Figure, second: Figure) -> int:
    """How surely two figures count the same thing.

    Returns:
        2 if it stands next to the number in both, 1 if it does so in one and somewhere around it in the other, 0 if
        they have none or their units differ.
    """
    if first.unit != second.unit:
        return 0
    return 2 if first.near & second.near else int(bool(first.near & second.things or first.things & second.near))


def one_toll(first: Figure, second: Figure) -> bool:
    """Whether two figures count what an event has one number of, such as the dead, whatever the values."""
    thing = (first.near & second.things) | (first.things & second.near)
    return first.unit == second.unit == "count" and bool(thing & _TOLL)


def same_value(first: Decimal, second: Decimal) -> bool:
    """Whether two values are one, or one is the other rounded, as 19,800 to 20,000."""
    if first == second:
        return True
    fine, rough = sorted((first, second), key=_zeros)
    if min(first, second) < _ROUND or fine > Decimal(10) ** 24:
        return False
    step = Decimal(10) ** _zeros(rough)
    return step * 10 <= rough * 10 and abs(fine - rough) * 2 <= step and abs(fine - rough) * 20 <= rough


def _zeros(value: Decimal) -> int:
    digits = f"{value:f}"
    return 0 if "." in digits else len(digits) - len(digits.rstrip("0"))


def _numbers(text: str, locale: str) -> list[Number]:
    return [*numbers(text, locale), *_by_idea(text, locale)]


def _apart(found: Sequence[Number]) -> list[Number]:
    kept: list[Number] = []
    for number in found:
        if not any(other.start < number.end and number.start < other.end for other in kept):
            kept.append(number)
    return kept


def _single(found: Sequence[Number], text: str, locale: str) -> Iterator[Number]:
    """The numbers without those that stand together, as in “2 to 4”, “1:0” and “between 30 and 43”."""
    grammar = cues(locale).words("function_words")

    def together(first: Number, second: Number) -> bool:
        between = text[first.end : second.start].lower().split()
        return len(between) < 2 and all(word in grammar or not any(map(str.isalpha, word)) for word in between)

    joined = [together(first, second) for first, second in pairwise(found)]
    for number, before, after in zip(found, [False, *joined], [*joined, False], strict=False):
        if not before and not after:
            yield number


def _by_idea(text: str, locale: str) -> Iterator[Number]:
    """Number words by the vocabulary: those of languages that text2num lacks, and round ones such as “una decina”."""
    for word in words(text, locale):
        meant = ideas(fold(word.text), locale)
        for value, idea in enumerate(_TENS, 3) if len(meant) == 1 else ():
            if idea in meant:
                yield Number(Decimal(value), word.start, word.end)


def _is_time(text: str, number: Number, around: Sequence[Word], locale: str) -> bool:
    written = text[number.start : number.end]
    if _CLOCK.fullmatch(written) or (len(written) == 4 and written.isdigit() and 1500 <= number.value <= 2100):
        return True
    if text[: number.start].rstrip()[-1:] == "," and text[number.end :].lstrip()[:1] == ",":
        return True
    names = {name.lower() for name in (*months(locale), *short_months(locale))}
    near = [word.text.lower() for word in around if word.end <= number.start][-1:]
    near += [word.text.lower() for word in around if word.start >= number.end][:1]
    return any(word in names for word in near) or bool(re.match(r"\s*(?:[ap]\.?m\b|Uhr\b|h\b)", text[number.end :]))


def _unit(text: str, number: Number) -> Unit:
    after, before = text[number.end : number.end + 14], text[max(0, number.start - 5) : number.start]
    if re.match(r"\s*(?:%|per ?cent|pct|prozent|por ?cien|pour ?cent|procent)", after, re.IGNORECASE):
        return "percent"
    return "money" if re.search(r"[$€£¥]\s*$", before) or _MONEY.match(after.lstrip()) else "count"


def _things(
    text: str, number: Number, found: Sequence[Number], around: Sequence[Word], locale: str
) -> tuple[frozenset[str], frozenset[str]]:
    """What is counted: the content words next to a number, and those no farther than a mark or another number."""
    after = [word for word in around if word.start >= number.end]
    before = [word for word in around if word.end <= number.start][::-1]
    sides = [
        [meant for word in _within(text, number, side, found, locale) if (meant := _meaning(word, locale))]
        for side in (after, before)
    ]
    near = frozenset(key for side in sides for meant in side[:_NEXT] for key in meant)
    return near, frozenset(key for side in sides for meant in side for key in meant)


def _within(text: str, number: Number, ordered: Sequence[Word], found: Sequence[Number], locale: str) -> Iterator[Word]:
    """The content words on one side of a number, from the number outwards."""
    grammar = cues(locale).words("function_words")
    start, end, taken = number.start, number.end, 0
    for word in ordered:
        between = text[end : word.start] if word.start >= end else text[word.end : start]
        other = any(o.start < word.end and word.start < o.end for o in found if o.start != number.start)
        if other or _STOP.search(between) or taken == _REACH:
            return
        start, end = min(start, word.start), max(end, word.end)
        if word.text.lower() not in grammar and len(word.text) > 2:
            taken += 1
            yield word


def _meaning(word: Word, locale: str) -> frozenset[str]:
    """What a word stands for; nothing if it tells no thing from another."""
    key = fold(word.text)
    meant = meanings(key, locale)
    if not meant:
        return frozenset([key[:_STEM]])
    vague = meant & _VAGUE or any(idea.startswith(_VAGUE_TIMES) or idea in _TENS for idea in meant)
    return frozenset() if vague else frozenset(f"@{idea}" for idea in meant)
