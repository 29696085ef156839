"""Dates as articles write them: “12 marzo 2026”, “March 12, 2026”, “12.03.2026”. The names of months are CLDR's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from story_explainer.ingest.languages.cldr import cldr, months, short_months

_YEAR = r"(?P<year>(?:1[5-9]|20)\d\d)"
_DAY = r"(?P<day>[0-3]?\d)(?:\.|º|°|er|st|nd|rd|th)?"
_OF = r"(?:\s+de)?\s+"


@dataclass(frozen=True, slots=True)
class WrittenDate:
    """A date in a text: where it begins and ends there, and what it says as EDTF, at most as exact as the text."""

    start: int
    end: int
    edtf: str


def written_dates(text: str, locale: str) -> Iterator[WrittenDate]:
    """The dates of a text that have a year, in the order of the patterns that find them.

    Args:
        text: a text in one language.
        locale: its BCP 47 tag. Without a region, an English “3/4/2026” is not read, for it may be either of two days.
    """
    for pattern in _patterns(locale):
        for hit in pattern.finditer(text):
            found = hit.groupdict()
            month = _names(locale).get((found.get("month") or "").lower().rstrip("."), 0) or int(found["number"])
            day = found["day"]
            if day is None:
                yield WrittenDate(hit.start(), hit.end(), f"{hit['year']}-{month:02}")
                continue
            try:
                yield WrittenDate(hit.start(), hit.end(), date(int(hit["year"]), month, int(day)).isoformat())
            except ValueError:
                continue  # the 31st of February is a slip, or no date at all


@cache
def _patterns(locale: str) -> tuple[re.Pattern[str], ...]:
    shapes = [rf"{_YEAR}([-/.])(?P<number>[01]?\d)\2(?P<day>[0-3]?\d)"]
    if names := "|".join(sorted(map(re.escape, _names(locale)), key=lambda name: (-len(name), name))):
        named = rf"(?P<month>{names})\.?"
        shapes += [rf"(?:{_DAY}{_OF})?{named}{_OF}{_YEAR}", rf"{named}\s+{_DAY},\s+{_YEAR}"]
    if order := _order(locale):
        first, second = ("day", "number") if order == "day" else ("number", "day")
        shapes.append(rf"(?P<{first}>[0-3]?\d)([./-])\s?(?P<{second}>[0-3]?\d)\2\s?{_YEAR}")
    return tuple(re.compile(rf"(?<![\w/.-]){shape}(?!\w|[./-]\d)", re.IGNORECASE) for shape in shapes)


def _order(locale: str) -> str | None:
    """Which comes first in a date of numbers, the day or the month; None where one cannot tell."""
    known = cldr(locale)
    if known is None or (known.language == "en" and known.territory is None):
        return None
    pattern = known.date_formats["short"].pattern
    places = [(pattern.find(letter), part) for letter, part in (("d", "day"), ("M", "month"), ("y", "year"))]
    first = min(places)[1]
    return None if first == "year" else first


@cache
def _names(locale: str) -> dict[str, int]:
    """The names of the months in small letters, whole and short."""
    return {name.lower(): number for name, number in [*short_months(locale).items(), *months(locale).items()]}
