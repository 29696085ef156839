"""The numbers that sentences give, as the values of a figure which an editor begins from them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from babel import UnknownLocaleError
from babel.units import UnknownUnitError, format_unit

from story_explainer.ingest.comparison import counts
from story_explainer.ingest.comparison.amounts import SHARE, Amount, amounts
from story_explainer.ingest.comparison.quantities import COUNT, PART, PERCENT, quantity
from story_explainer.ingest.comparison.sameness import sameness
from story_explainer.ingest.drafting.amount_bounds import bound_before
from story_explainer.ingest.drafting.figures import in_base_form
from story_explainer.ingest.drafting.passage_numbers import in_digits
from story_explainer.ingest.drafting.reading import Reading
from story_explainer.ingest.text.numbers import Number, numbers
from story_explainer.ingest.text.words import words
from story_explainer.story.bitext import Segment
from story_explainer.story.model.figures import Bound


class Given(NamedTuple):
    """A number that a sentence gives in one of its languages, and what stands next to it, where that is known."""

    segment: Segment
    locale: str
    value: Decimal
    unit: str
    start: int
    end: int
    near: frozenset[str] = frozenset()

    @property
    def text(self) -> str:
        """The sentence in that language."""
        return self.segment.text[self.locale]

    def begins_with(self, said: str) -> bool:
        """Whether the sentence has some words for it."""
        return self.text[self.start :].casefold().startswith(said.casefold())


def numbers_given(
    sentences: Sequence[tuple[Reading, Segment]], locales: Sequence[str], said: Mapping[str, str] = {}
) -> dict[str, Given]:
    """The number that each sentence gives: of several, that of which another sentence has one too, else the first.

    Args:
        sentences: the sentences, each with its article.
        locales: the languages of the story, of which the first goes first.
        said: the words for the number that is meant, by the ids of sentences of which that is known.
    """
    counted = [list(_counted(*one, locales)) for one in sentences]
    chosen: dict[str, Given] = {}
    for place, (reading, segment) in enumerate(sentences):
        others = [other for at, there in enumerate(counted) if at != place for other, _ in there]
        alike = [one for figure, one in counted[place] if any(sameness(figure, other) == 2 for other in others)]
        every = (
            Given(segment, locale, amount.value, amount.unit, amount.start, amount.end)
            for locale in _first(reading, locales)
            for amount in _amounts(segment, locale)
            if not amount.superseded
        )
        found = [*alike, *(one for _, one in counted[place]), *every]
        meant = [one for one in found if segment.id in said and one.begins_with(said[segment.id])]
        if found:
            chosen[segment.id] = [*meant, *found][0]
    return chosen


def put_right(reading: Reading, segment: Segment) -> set[Decimal]:
    """The numbers of which a sentence says that they are wrong, or were so before: 200, not 2,000."""
    return {amount.value for locale in reading.locales for amount in _amounts(segment, locale) if amount.superseded}


def counted_by(given: Sequence[Given], locales: Sequence[str]) -> dict[str, str]:
    """What some numbers count, in each language in which the words behind one of them say it."""
    near = [one.near for one in given if one.near]
    things = frozenset.intersection(*near) if near else frozenset()
    found: dict[str, str] = {}
    for one in given:
        for locale in locales if one.near else ():
            if locale not in found and (said := _words_behind(one, things or one.near, locale)):
                found[locale] = said
    return found


def written(given: Given, locales: Sequence[str]) -> str:
    """A number as readers of any language can read it, with its unit."""
    number = Number(given.value, given.start, given.end)
    digits = in_digits(given.text[given.start : given.end], given.value, given.locale)
    if given.unit in (COUNT, PART, SHARE):
        return digits
    if given.unit == PERCENT:
        return f"{digits} %"
    signs = {_sign(given.unit, locale) for locale in locales}
    if len(signs) == 1 and (sign := signs.pop()):
        return f"{digits} {sign}"
    whole = quantity(given.text, number, words(given.text, given.locale), given.locale)
    before = given.text[: given.start].rstrip()[-1:]
    return f"{before if before in '$€£¥' else ''}{digits}{given.text[given.end : whole.end] if whole else ''}"


def same_number(said: str, value: str, locales: Iterable[str]) -> bool:
    """Whether the words of a passage for a number are the value of a figure: “sei” and 6.

    Args:
        said: the words.
        value: the value.
        locales: the languages in which the passage stands.
    """
    if said.casefold() == value.casefold():
        return True
    return any(
        {one.value for one in numbers(said, locale, 1)} & {one.value for one in numbers(value, locale, 1)}
        for locale in locales
    )


def bound(given: Given) -> Bound | None:
    """Of what a number is but a bound, by the words right before it: at least, more than, about."""
    return bound_before(given.text, given.start, given.locale)


def _counted(reading: Reading, segment: Segment, locales: Sequence[str]) -> Iterator[tuple[counts.CountedValue, Given]]:
    for locale in _first(reading, locales):
        for figure in counts.figures(segment.text.get(locale, ""), locale):
            if not figure.superseded:
                end = figure.start + len(figure.text)
                yield figure, Given(segment, locale, figure.value, figure.unit, figure.start, end, figure.near)


def _amounts(segment: Segment, locale: str) -> list[Amount]:
    return amounts(segment.text[locale], locale) if locale in segment.text else []


def _first(reading: Reading, locales: Sequence[str]) -> list[str]:
    """The languages of an article, those first that the story begins with."""
    return sorted(reading.locales, key=lambda locale: [*locales, locale].index(locale))


def _words_behind(given: Given, things: frozenset[str], locale: str) -> str | None:
    """What a number counts, by the words behind it in a language."""
    text = given.segment.text.get(locale, "")
    figure = next((each for each in counts.figures(text, locale) if each.value == given.value), None)
    said = counts.wording(text, locale, figure, things) if figure and given.unit in (COUNT, PERCENT) else None
    if figure is None or not said or text.find(said, figure.start) <= figure.start:
        return None
    return in_base_form(said, figure, locale)


@cache
def _sign(unit: str, locale: str) -> str:
    """The short form of a unit of CLDR's in a language: km, l; empty for what is no unit of it."""
    try:
        return re.sub(r"[\d\s]", "", format_unit(2, unit, "short", locale=locale)).lower()
    except (UnknownUnitError, UnknownLocaleError, ValueError):
        return ""
