"""Dates as people write them, and how EDTF writes what they mean: for hints, never for what is published."""

from __future__ import annotations

import re
from calendar import monthrange

from story_explainer.story.dates import PATTERN

_RANGE = re.compile(r"^(\S+)\s*(?:–|—|\s-\s|\bto\b|\ba\b|\bbis\b|\bau\b|\.{2,3})\s*(\S+)$")
_ABOUT = re.compile(r"^(?:ca?\.?|circa|about|around|um|etwa|vers|environ|~|verso(?: il)?|intorno al)\s*(\S+)$", re.I)
_YEAR_FIRST = re.compile(r"(\d{4})([-./]?)(\d{1,2})\2(\d{1,2})")
_YEAR_LAST = re.compile(r"(\d{1,2})\s?([-./])\s?(\d{1,2})\s?\2\s?(\d{4})")
_MONTH_FIRST = re.compile(r"(\d{1,2})[-./](\d{4})")
_MONTH = re.compile(r"(\d{4})[./](\d{1,2})|(\d{4})-(\d)")
_CLOCK = re.compile(r"(.*\d)(?:T|,?\s+)(\d{1,2}):(\d\d)(?::(\d\d))?\s?(Z|[+-]\d\d(?::?\d\d)?)?")


def meant_date(given: str) -> str:
    """A hint with the date that was probably meant; empty where nothing is nearer than the general one.

    Args:
        given: what was written and is no date that can be read.
    """
    text = given.strip()
    if found := _YEAR_FIRST.fullmatch(text):
        year, month, day = found[1], int(found[3]), int(found[4])
        if not 1 <= month <= 12:
            return f"the month stands in the middle: {found[1]}-{day:02}-{month:02}" if month <= 31 else ""
        last = monthrange(int(year) or 2000, month)[1]
        if int(year) and not 1 <= day <= last:
            return f"{year}-{month:02} has {last} days"
    made = [each for each in dict.fromkeys(_meant(text)) if re.match(PATTERN, each) and each != text]
    return f"write {', or '.join(made[:2])}" if made else ""


def _meant(text: str) -> list[str]:
    if found := _ABOUT.match(text):
        return [f"{each}~" for each in _days(found[1])]
    if found := _CLOCK.fullmatch(text):
        clock = f"T{int(found[2]):02}:{found[3]}:{found[4] or '00'}{found[5] or ''}"
        return [f"{day}{clock}" for day in _days(found[1])]
    if found := _RANGE.match(text):
        return [f"{first}/{last}" for first, last in zip(_days(found[1]), _days(found[2]), strict=False)]
    return _days(text)


def _days(text: str) -> list[str]:
    """A day in figures as ISO 8601; where it may be read in two ways, with the day before the month first."""
    text = text.strip().rstrip(".,")
    if found := _YEAR_FIRST.fullmatch(text):
        return [f"{found[1]}-{int(found[3]):02}-{int(found[4]):02}"]
    if found := _YEAR_LAST.fullmatch(text):
        first, second, year = int(found[1]), int(found[3]), found[4]
        both = [f"{year}-{second:02}-{first:02}", f"{year}-{first:02}-{second:02}"]
        return both[:1] if found[2] == "." else both
    if found := _MONTH_FIRST.fullmatch(text):
        return [f"{found[2]}-{int(found[1]):02}"]
    if found := _MONTH.fullmatch(text):
        return [f"{found[1] or found[3]}-{int(found[2] or found[4]):02}"]
    return [text] if re.match(PATTERN, text) else []
