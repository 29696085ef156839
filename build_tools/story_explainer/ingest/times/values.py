"""TimeML's values as EDTF: what a date field of a story can hold."""

from __future__ import annotations

import re
from datetime import date, timedelta

from story_explainer.ingest.times.model import Mod

_SEASON = {"SP": 21, "SU": 22, "FA": 23, "WI": 24}
_BEFORE = {"BEFORE", "ON_OR_BEFORE"}
_AFTER = {"AFTER", "ON_OR_AFTER"}


def edtf(value: str, mod: Mod | None = None) -> str | None:
    """A date's value as EDTF of Level 1.

    Args:
        value: TimeML's value of a date or a time of day; of the latter only a whole clock time is kept, else its day.
        mod: how the words put it: “about” makes it approximate, “at the latest” an interval that is open at its
            beginning. Early, mid and late in a year or month is left as that year or month.

    Returns:
        The date; None where the value is no date of a known year, decade or century.
    """
    made = _point(value)
    if made is None:
        return None
    if "/" in made:
        return made if mod not in _BEFORE | _AFTER and mod != "APPROX" else None
    if mod in _BEFORE:
        return None if "X" in made else f"../{made.split('T')[0]}"
    if mod in _AFTER:
        return None if "X" in made else f"{made.split('T')[0]}/.."
    return f"{made.split('T')[0]}~" if mod == "APPROX" else made


def _point(value: str) -> str | None:
    day, _, clock = value.partition("T")
    if re.fullmatch(r"\d{4}-\d\d-\d\d", day):
        return f"{day}T{clock}:00" if re.fullmatch(r"(?:[01]\d|2[0-3]):\d\d", clock) and day >= "0001" else day
    if re.fullmatch(r"\d{4}(?:-\d\d)?", day):
        return day
    if re.fullmatch(r"\d{2,3}", day):
        return day.ljust(4, "X")
    year, part = day[:4], day[5:]
    if not year.isdigit() or year == "0000":
        return None
    if part in _SEASON:
        return f"{year}-{_SEASON[part]}"
    if hit := re.fullmatch(r"([QH])([1-4])", part):
        length = 3 if hit[1] == "Q" else 6
        last = int(hit[2]) * length
        return f"{year}-{last - length + 1:02}/{year}-{last:02}"
    if hit := re.fullmatch(r"W(\d\d)(-WE)?", part):
        try:
            monday = date.fromisocalendar(int(year), int(hit[1]), 1)
            last_day = monday + timedelta(days=6)
        except (OverflowError, ValueError):
            return None
        return f"{monday + timedelta(days=5) if hit[2] else monday}/{last_day}"
    return None
