"""Amounts as they stand in a passage, whatever they count: numbers with their unit, fractions, so many of so many.

A figure (`figures.py`) knows what it counts; an amount need not, since “312, not 420” says it by the one number.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from story_explainer.ingest.comparison.numerals import is_about, numerals
from story_explainer.ingest.comparison.quantities import AGE, COUNT, PART, is_bound, quantity
from story_explainer.ingest.comparison.superseded import is_superseded
from story_explainer.ingest.languages.cues import cues
from story_explainer.ingest.text.numbers import Number, numbers
from story_explainer.ingest.text.words import words
from story_explainer.ingest.times import absolute_dates

SHARE = "share"
_LEAST = 2
_PARTS = range(2, 11)
_COUNTED = 2  # words for what is counted, as in “three glaciers in four”
_MANY = 100  # “three in 2019” is no share
_EXACT = Decimal("0.0001")


@dataclass(frozen=True, slots=True)
class Amount:
    """A number in a passage.

    Attributes:
        value: the number; of a fraction, and of four in five, what share it is.
        unit: of what kind it is (`quantities.quantity`), or `SHARE`.
        start, end: where it stands.
        superseded: whether it is told as an earlier state, or as wrong.
        over: whether it is said to be more.
        about: whether it is said to be about so much.
    """

    value: Decimal
    unit: str
    start: int
    end: int
    superseded: bool
    over: bool = False
    about: bool = False

    def said(self, text: str) -> str:
        """The words of the passage that give it."""
        return text[self.start : self.end]


def amounts(text: str, locale: str) -> list[Amount]:
    """The amounts of a passage from left to right, without dates, times of day, ranks and ages.

    Args:
        text: one passage in one language.
        locale: its language.
    """
    shares = list(_shares(text, locale))
    around = words(text, locale)
    dates = [(date.start, date.end) for date in absolute_dates(text, locale)]
    found: list[Amount] = []
    for number in numerals(text, locale, _LEAST):
        if any(start <= number.start < end for start, end in dates):
            continue
        if any(start < number.end and number.start < end for _, start, end in shares):
            continue
        kind = quantity(text, number, around, locale)
        if kind and kind.kind != AGE:
            past, over = is_superseded(text, number, locale), is_bound(text, number, locale)
            about = is_about(text, number, locale)
            found.append(Amount(number.value, kind.kind, number.start, number.end, past, over, about))
    for value, start, end in shares:
        past = is_superseded(text, Number(value, start, end), locale)
        found.append(Amount(value, SHARE, start, end, past))
    return sorted(found, key=lambda amount: amount.start)


def one_unit(first: Amount, second: Amount) -> bool:
    """Whether two amounts may be of one thing by their units: a bare number may be of any, as in “24, not 34%”."""
    units = {first.unit, second.unit}
    return len(units) == 1 or (COUNT in units and units.isdisjoint((SHARE, PART)))


def _shares(text: str, locale: str) -> Iterator[tuple[Decimal, int, int]]:
    """Fractions in words, and so many of so many: a third, four in five."""
    known = cues(locale)
    for parts in _PARTS:
        for hit in known.find(f"counting.fractions.{parts}", text):
            yield (1 / Decimal(parts)).quantize(_EXACT), hit.start(), hit.end()
    links = known.words("counting.in")
    for part, whole in pairwise(numbers(text, locale, 1)):
        between = " ".join(text[part.end : whole.start].lower().split())
        counted, _, link = between.rpartition(" ")
        linked = between in links or (link in links and len(counted.split()) <= _COUNTED)
        if linked and 0 < part.value < whole.value <= _MANY and not (part.ordinal or whole.ordinal):
            yield (part.value / whole.value).quantize(_EXACT), part.start, whole.end
