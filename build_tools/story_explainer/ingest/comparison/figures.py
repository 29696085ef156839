"""Figures: what is counted, and its value, so that two articles can be seen to give one thing two values."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from story_explainer.ingest.alignment.lexicon import ideas
from story_explainer.ingest.comparison.meanings import meanings
from story_explainer.ingest.comparison.quantities import COUNT, is_bound, is_time, quantity, said_of
from story_explainer.ingest.comparison.superseded import is_superseded
from story_explainer.ingest.languages.cldr import conjunction
from story_explainer.ingest.languages.cues import cues
from story_explainer.ingest.text.numbers import Number, numbers
from story_explainer.ingest.text.words import Word, fold, words
from story_explainer.ingest.times import absolute_dates

_STOP = re.compile(r"(?<!\d)\.|[,;:!?()\[\]–—«»„“”\"]|\s-\s")
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
TOLL = frozenset(f"@{idea}" for idea in ("death", "disappear", "injury", "arrest", "rescue", "hostage", "refugee"))
_DEAD = frozenset(["@death"])
_INJURED = frozenset(["@injury"])
_HOW_BADLY = ("severe", "slight")
_STEM = 6
_PAIR = 2
# Those of whom a report gives a number beside that of all: three children died is no other toll than ten died.
_SOME = frozenset(["child", "boy", "girl", "woman", "man", "family", "soldier", "police"])


@dataclass(frozen=True, slots=True)
class Figure:
    """A value with what it counts.

    Attributes:
        value: the number.
        unit: of what kind it is (`quantities.quantity`): a count, a part of one, a share in per cent, a unit, an age.
        near: what stands next to the number, as ideas (`@death`) or as words of the language (`bergst`).
        things: that, and what else stands around it.
        some: whom it counts, where that is only some of all: children, those from one country, the badly injured.
        text: the number as it stands.
        start: where it stands.
        over: whether it is said to be more.
        superseded: whether it is told as an earlier state, or as wrong.
    """

    value: Decimal
    unit: str
    near: frozenset[str]
    things: frozenset[str]
    some: frozenset[str]
    text: str
    start: int
    over: bool
    superseded: bool = False


def figures(text: str, locale: str) -> Iterator[Figure]:
    """The figures of a passage, without dates, years, times of day, ages in apposition, ranges and scores.

    Args:
        text: one passage in one language.
        locale: its language.
    """
    found = _numbers(text, locale)
    if not found:
        return
    dates = [(date.start, date.end) for date in absolute_dates(text, locale)]
    around = words(text, locale)
    # A day ends nothing: “elf Menschen kamen am 3. Juli ums Leben”.
    counted = [
        number
        for number in found
        if not any(start <= number.start < end for start, end in dates) and not is_time(text, number, around, locale)
    ]
    told = frozenset[str](), frozenset[str]()
    pairs = {number for number in found if number.value == _PAIR and not text[number.start].isdigit()}
    every = sorted(_apart(found), key=lambda number: number.start)
    single = {*_single([number for number in every if number not in pairs], text, locale)}
    single |= pairs & {*_single(every, text, locale)}
    for number in sorted(single, key=lambda number: number.start):
        kind = quantity(text, number, around, locale)
        if kind is None or any(start <= number.start < end for start, end in dates):
            continue
        whole = Number(number.value, number.start, kind.end)
        near, things, some = _things(text, whole, counted, around, locale)
        past = is_superseded(text, number, locale)
        if kind.kind == COUNT and not near & TOLL and (toll := _subject(text, number, not things, around, locale)):
            near = things = toll
        elif past and not near & TOLL and (told[0] & TOLL or not things):
            near, things = told  # “38 dead and not 39”
        if number in pairs and not near & TOLL:
            continue  # “two” may be of anything, and two dead are two dead
        if things:
            told = near, things
            written, over = text[number.start : number.end], is_bound(text, number, locale)
            yield Figure(number.value, kind.kind, near, things, some, written, number.start, over, past)


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


def _numbers(text: str, locale: str) -> list[Number]:
    return [*numbers(text, locale, _PAIR), *_by_idea(text, locale)]


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


def _things(
    text: str, number: Number, found: Sequence[Number], around: Sequence[Word], locale: str
) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """What is counted: the content words next to a number, those no farther than a mark or another number, and whom."""
    after = [word for word in around if word.start >= number.end]
    before = [word for word in around if word.end <= number.start][::-1]
    within = [list(_within(text, number, side, found, locale)) for side in (after, before)]
    lost = [(hit.start(), hit.end()) for hit in cues(locale).find("counting.dead", text)]
    sides = [[meant for word in side if (meant := _meaning(word, locale, lost))] for side in within]
    near = frozenset(key for side in sides for meant in side[:_NEXT] for key in meant)
    some = frozenset(idea for word in within[0][:1] for idea in meanings(fold(word.text), locale) if _is_some(idea))
    things = frozenset(key for side in sides for meant in side for key in meant)
    if near & _INJURED:
        beside = [word for side in within for word in side]
        some |= {degree for degree in _HOW_BADLY if _has(f"counting.{degree}", beside, text, locale)}
    # Those killed are not those injured, of whom the same sentence tells farther off.
    return near, things - (TOLL - near) if near & TOLL else things, some


def _has(cue: str, beside: Sequence[Word], text: str, locale: str) -> bool:
    """Whether one of the words beside a number is, or is a part of, a cue."""
    hits = cues(locale).find(cue, text) if beside else []
    return any(hit.start() < word.end and word.start < hit.end() for hit in hits for word in beside)


def _subject(text: str, number: Number, alone: bool, around: Sequence[Word], locale: str) -> frozenset[str]:
    """The toll that a sentence says to be so high: “the death toll of the flood has risen to 43”.

    Args:
        text: the passage.
        number: a number in it, beside which no toll stands.
        alone: whether nothing that is counted stands beside it.
        around: the words of the passage.
        locale: its language.

    Returns:
        The toll that is told before a number that something reaches, or anywhere around one that stands alone; none if
        there are several.
    """
    reached = said_of(text, number, locale, "counting.rises")
    if not reached and not alone:
        return frozenset()
    begin = max((hit.end() for hit in re.finditer(r"[.!?;]\s", text[: number.start])), default=0)
    said = [word for word in around if begin <= word.start and (word.end <= number.start or alone)]
    tolls = frozenset(key for word in said for key in _meaning(word, locale)) & TOLL
    return tolls if len(tolls) == 1 else frozenset()


def _is_some(idea: str) -> bool:
    return idea in _SOME or idea.startswith("place ")


def _within(text: str, number: Number, ordered: Sequence[Word], found: Sequence[Number], locale: str) -> Iterator[Word]:
    """The content words on one side of a number, from the number outwards: no farther than “and” or a mark."""
    grammar, joins = cues(locale).words("function_words"), conjunction(locale)
    start, end, taken = number.start, number.end, 0
    for word in ordered:
        between = (end, word.start) if word.start >= end else (word.end, start)
        other = any(o.start < word.end and word.start < o.end for o in found if o.start != number.start)
        if other or _STOP.search(text, *between) or word.text.lower() == joins or taken == _REACH:
            return
        start, end = min(start, word.start), max(end, word.end)
        if word.text.lower() not in grammar and len(word.text) > 2:
            taken += 1
            yield word


def _meaning(word: Word, locale: str, lost: Sequence[tuple[int, int]] = ()) -> frozenset[str]:
    """What a word stands for; nothing if it tells no thing from another.

    Args:
        word: the word.
        locale: its language.
        lost: where the passage says in several words that somebody died: “ums Leben gekommen”.
    """
    if any(start <= word.start < end for start, end in lost):
        return _DEAD
    key = fold(word.text)
    meant = meanings(key, locale)
    if not meant:
        # Where it happened is not what is counted: “in Val Torrena sono quattro”.
        named = word.capital and not word.initial and not cues(locale).get("noun_capitals", False)
        return frozenset() if named else frozenset([key[:_STEM]])
    vague = meant & _VAGUE or any(idea.startswith(_VAGUE_TIMES) or idea in _TENS for idea in meant)
    return frozenset() if vague else frozenset(f"@{idea}" for idea in meant)
