"""Figures: what is counted, and its value, so that two articles can be seen to give one thing two values."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from story_explainer.ingest.alignment.lexicon import ideas
from story_explainer.ingest.comparison.counted import TENS, TOLL, counted, meaning, subject, within
from story_explainer.ingest.comparison.numerals import is_about, numerals
from story_explainer.ingest.comparison.quantities import COUNT, is_bound, is_time, quantity
from story_explainer.ingest.comparison.superseded import is_superseded
from story_explainer.ingest.languages.cues import cues
from story_explainer.ingest.text.numbers import Number
from story_explainer.ingest.text.words import fold, words
from story_explainer.ingest.times import absolute_dates

_PAIR = 2
_DIGITS = 4  # of a year


@dataclass(frozen=True, slots=True)
class CountedValue:
    """A value with what it counts.

    Attributes:
        value: the number.
        unit: of what kind it is (`quantities.quantity`): a count, a part of one, a share in per cent, a unit, an age.
        near: what stands next to the number, as ideas (`@death`) or as words of the language (`bergst`).
        things: that, and what else stands around it.
        some: whom it counts, where that is only some of all: children, those from one country, the badly injured, those
            of a whole year.
        text: the number as it stands.
        start: where it stands.
        over: whether it is said to be more.
        superseded: whether it is told as an earlier state, or as wrong.
        head: what stands right behind the number (`counted.Counted`).
        about: whether it is said to be about so much.
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
    head: frozenset[str] = frozenset()
    about: bool = False


def figures(text: str, locale: str) -> Iterator[CountedValue]:
    """The figures of a passage, without dates, years, times of day, ages in apposition, ranges and scores.

    Args:
        text: one passage in one language.
        locale: its language.
    """
    found = _numbers(text, locale)
    if not found:
        return
    dates = [(date.start, date.end) for date in absolute_dates(text, locale)]
    # What a whole year brought is no figure of one event: “in 2024 there were 61 accidents”.
    years = frozenset(
        hit[0][-_DIGITS:]
        for hit in cues(locale).find("counting.year", text)
        if not any(start < hit.end() and hit.start() < end for start, end in dates)
    )
    # Whom somebody is accused of having hurt, nobody counts: “two men are charged with negligent injury”.
    crimes = [hit.span() for hit in cues(locale).find("counting.crime", text)]
    around = [word for word in words(text, locale) if not any(start <= word.start < end for start, end in crimes)]
    # A day ends nothing: “elf Menschen kamen am 3. Juli ums Leben”.
    quantities = [
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
        near, things, some, head = counted(text, whole, quantities, around, locale)
        some |= years
        past = is_superseded(text, number, locale)
        if kind.kind == COUNT and not near & TOLL and (toll := subject(text, number, not things, around, locale)):
            near = things = toll
        elif past and not near & TOLL and (told[0] & TOLL or not things):
            near, things = told  # “38 dead and not 39”
        if number in pairs and not near & TOLL:
            continue  # “two” may be of anything, and two dead are two dead
        if things:
            told = near, things
            written, over = text[number.start : number.end], is_bound(text, number, locale)
            about = is_about(text, number, locale)
            yield CountedValue(
                number.value, kind.kind, near, things, some, written, number.start, over, past, head, about
            )


def wording(text: str, locale: str, figure: CountedValue, things: frozenset[str]) -> str | None:
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
    after = list(within(text, number, [word for word in around if word.start >= number.end], found, locale))
    before = list(within(text, number, [word for word in around if word.end <= number.start][::-1], found, locale))
    said = [word for word in after if meaning(word, locale) & things]
    if said:
        return text[after[0].start : said[-1].end]
    said = [word for word in before if meaning(word, locale) & things]
    return text[said[-1].start : said[0].end] if said else None


def _numbers(text: str, locale: str) -> list[Number]:
    return [*numerals(text, locale, _PAIR), *_by_idea(text, locale)]


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
        for value, idea in enumerate(TENS, 3) if len(meant) == 1 else ():
            if idea in meant:
                yield Number(Decimal(value), word.start, word.end)
