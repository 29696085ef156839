"""Passages that give a number and the one that it takes the place of: “312 households, not 420, as was said at first”.

Another passage that gives the old number is put right by it, whatever the words in which either says what is counted.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise

from story_explainer.ingest.comparison.amounts import Amount, one_unit
from story_explainer.ingest.comparison.quantities import COUNT
from story_explainer.ingest.comparison.sameness import same_value
from story_explainer.ingest.languages.cues import cues
from story_explainer.ingest.text.marks import CLOSING, STOPS
from story_explainer.ingest.text.numbers import numbers

_SENTENCE = re.compile(rf"(?<!\d)[{STOPS}](?=\s|[{CLOSING}]|$)")
_ASIDE = re.compile(rf"[{STOPS}]\s+[(\[][^()\[\]]*$")  # a sentence in brackets goes with the one before it
_MARK = re.compile(rf"[{STOPS},;:]\s")
_BRACKETED = re.compile(r"((?:[^.!?;()]|(?<=\d)\.(?=\d)){3,80})\((\d[\d.,]*)\)")
_NEGATED = 30  # letters from a negation to the number that it denies
_SCALED = 1000


@dataclass(frozen=True, slots=True)
class Restated:
    """A number that a passage gives in the place of another.

    Attributes:
        old: the number that it takes the place of.
        new: the number that holds.
        wrong: whether the old one is told as wrong or as said before; else the thing itself has changed.
    """

    old: Amount
    new: Amount
    wrong: bool


def restated(text: str, locale: str, found: Sequence[Amount]) -> list[Restated]:
    """The numbers that a passage puts in the place of others.

    Args:
        text: one passage in one language.
        locale: its language.
        found: its amounts.
    """
    known = cues(locale)
    old = {amount for amount in found if amount.superseded}
    old |= {before for before, after in pairwise(found) if _rather(text, locale, before, after)}
    pairs = []
    for amount in found:
        if amount not in old:
            continue
        others = [
            other for other in found if other not in old and one_unit(amount, other) and _together(text, amount, other)
        ]
        others = [other for other in others if other.value != amount.value]
        if others:
            near = min(others, key=lambda other: (other.unit != amount.unit, *_distance(text, amount, other)))
            pairs.append(Restated(*_scaled(text, amount, near), wrong=True))
    for before, after in pairwise(found):
        if not {before, after} & old and one_unit(before, after) and _from_to(text, locale, before, after):
            begin, end = _bounds(text, before.start)
            pairs.append(Restated(*_scaled(text, before, after), wrong=known.has("response.corrects", text[begin:end])))
    return pairs + [Restated(earlier, one, wrong=False) for one in found for earlier in _in_brackets(text, locale, one)]


def _in_brackets(text: str, locale: str, new: Amount) -> list[Amount]:
    """An earlier number in brackets, against which a new one is set: “3.1 tons, less than the first time (3.6)”."""
    hit = _BRACKETED.match(text, new.end)
    if not hit or not cues(locale).has("counting.against", hit[1]):
        return []
    place = len(hit[0]) - len(hit[2]) - 1 + new.end
    return [
        Amount(number.value, new.unit, number.start, number.end, superseded=True)
        for number in numbers(text, locale)
        if (number.start, number.end) == (place, place + len(hit[2])) and number.value != new.value
    ]


def gives(found: Iterable[Amount], one: Restated) -> Amount | None:
    """The amount of another passage that is the old number of this one; None if it gives none, or the new one too."""
    if any(amount.value == one.new.value and one_unit(amount, one.new) for amount in found):
        return None
    unit = one.new.unit if one.old.unit == COUNT else one.old.unit
    return next(
        (
            amount
            for amount in found
            if not amount.superseded
            and (amount.unit in (one.old.unit, unit))
            and same_value(amount.value, one.old.value)
        ),
        None,
    )


def _rather(text: str, locale: str, first: Amount, second: Amount) -> bool:
    """Whether a number is denied and the next one put in its place: not a third, but a quarter."""
    known, between = cues(locale), text[first.end : second.start]
    if not one_unit(first, second) or _SENTENCE.search(between) or not known.has("counting.rather", between):
        return False
    before = text[max(0, first.start - _NEGATED) : first.start]
    before = before[max((hit.end() for hit in _MARK.finditer(before)), default=0) :]
    return known.has("negation.plain", before) and not known.has("negation.not_negation", before)


def _from_to(text: str, locale: str, first: Amount, second: Amount) -> bool:
    """Whether something is said to go from one number to another: lowered from 420 to 312."""
    known = cues(locale)
    before = re.search(r"([^\W\d_]+)['’]?\s*$", text[: first.start])
    between = re.findall(r"[^\W\d_]+", text[first.end : second.start])
    if not before or not between or len(between) > 3 or _MARK.search(text[first.end : second.start]):
        return False
    begin, end = _bounds(text, first.start)
    return (
        before[1].lower() in known.words("counting.from")
        and between[-1].lower() in known.words("counting.to")
        and known.has("counting.changes", text[begin:end])
    )


def _together(text: str, first: Amount, second: Amount) -> bool:
    """Whether two amounts stand in one sentence, or the later one in brackets behind it."""
    low, high = sorted((first, second), key=lambda amount: amount.start)
    between = text[low.end : high.start]
    ends = len(_SENTENCE.findall(between))
    return not ends or (ends == 1 and bool(_ASIDE.search(between)))


def _bounds(text: str, place: int) -> tuple[int, int]:
    ends = [hit.end() for hit in _SENTENCE.finditer(text)]
    return max((end for end in ends if end <= place), default=0), min((e for e in ends if e > place), default=len(text))


def _scaled(text: str, old: Amount, new: Amount) -> tuple[Amount, Amount]:
    """The same amounts, the one that is written without the scale of the other with it: from 3.4 to 2.9 million."""
    for bare, full in ((old, new), (new, old)):
        digits = re.match(r"[\d.,]+(?=[\s\u00a0][^\W\d_])", full.said(text))
        small = Decimal(digits[0].replace(",", ".")) if digits and re.fullmatch(r"\d+(?:[.,]\d+)?", digits[0]) else None
        if small and full.value >= _SCALED and re.fullmatch(r"\d{1,3}(?:[.,]\d{1,2})?", bare.said(text)):
            whole = replace(bare, value=bare.value * (full.value / small))
            return (whole, new) if bare is old else (old, whole)
    return old, new


def _distance(text: str, first: Amount, second: Amount) -> tuple[bool, int]:
    """Whether two amounts stand in two parts of a sentence, and how many letters apart."""
    end, start = min(first.end, second.end), max(first.start, second.start)
    return ";" in text[end:start], start - end
