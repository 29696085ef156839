"""Days, weeks, months and seasons counted forwards and backwards, as far as Python's calendar goes."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import Literal

Direction = Literal["past", "future"]
SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}  # the month that each begins with in the north


def shifted(day: date, count: int, unit: str) -> date | None:
    """A day some units of time later; None outside of the calendar.

    Args:
        day: where to begin.
        count: how many, less than 0 for earlier.
        unit: TimeML's letter: D, W, M, Q, Y, DE or CE.
    """
    try:
        if unit in ("D", "W", "WE"):
            return day + timedelta(days=count * (1 if unit == "D" else 7))
        months = count * {"M": 1, "Q": 3, "Y": 12, "DE": 120, "CE": 1200}[unit]
        year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
        return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
    except (OverflowError, ValueError, KeyError):
        return None


def day_of(year: int, month: int, day: int) -> date | None:
    """A day of the calendar, or None: 31 February is a slip, or no date at all."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def weekday(number: int, at: date, way: Direction, itself: bool = True) -> date | None:
    """The nearest day of the week with a number, before or after a day.

    Args:
        number: 0 for Monday.
        at: the day to count from.
        way: to which side.
        itself: whether the day itself counts.
    """
    off = (at.weekday() - number) % 7 if way == "past" else (number - at.weekday()) % 7
    off = off or (0 if itself else 7)
    return shifted(at, -off if way == "past" else off, "D")


def week(day: date) -> str:
    """The ISO week of a day: 2012-W11."""
    year, number, _ = day.isocalendar()
    return f"{year:04}-W{number:02}"


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (the anonymous algorithm in Meeus, Astronomical Algorithms, 1991)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    l = (32 + 2 * e + 2 * i - h - k) % 7  # noqa: E741 - the letters are the source's
    m = (a + 11 * h + 19 * l) // 433
    month = (h + l - 7 * m + 90) // 25
    return date(year, month, (h + l - 7 * m + 33 * month + 19) % 32)


def holiday(rule: str, year: int) -> date | None:
    """The day of a holiday in a year: `12-25`, or `easter+50` counted from Easter Sunday."""
    if rule.startswith("easter"):
        return shifted(easter(year), int(rule.removeprefix("easter")), "D")
    month, day = map(int, rule.split("-"))
    return day_of(year, month, day)
