"""The numbers of a passage, also those that a noun holds: half a dozen, zwei Dutzend, una ventina."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from functools import cache, lru_cache

from story_explainer.ingest.comparison.quantities import said_of
from story_explainer.ingest.languages.cues import cues
from story_explainer.ingest.text.numbers import Number, numbers

_KEY = "counting.collective"


@lru_cache(maxsize=20_000)  # words, figures and amounts are read from the same passage
def numerals(text: str, locale: str, least: int) -> tuple[Number, ...]:
    """The numbers of a passage from left to right.

    Args:
        text: one passage in one language.
        locale: its language.
        least: the least value that is read from words.
    """
    known = cues(locale)
    nouns = [Number(_values(locale)[_plain(hit[0])], *hit.span()) for hit in known.find(_KEY, text)]
    plain = numbers(text, locale, least)
    if not nouns:
        return tuple(plain)
    apart = [one for one in plain if not any(one.start < noun.end and noun.start < one.end for noun in nouns)]
    return tuple(sorted([*nouns, *apart], key=lambda number: number.start))


def is_about(text: str, number: Number, locale: str) -> bool:
    """Whether a passage says that it is about so much: “rund 600”, and whatever is counted by a noun."""
    said = text[number.start : number.end]
    return (
        bool(cues(locale).pattern(_KEY).fullmatch(said)) or said_of(text, number, locale, "counting.about") is not None
    )


@cache
def _values(locale: str) -> Mapping[str, Decimal]:
    return {_plain(phrase): Decimal(value) for phrase, value in cues(locale).get(_KEY, {}).items()}


def _plain(phrase: str) -> str:
    return " ".join(phrase.lower().replace("’", "'").split())
