"""Dates as EDTF (Library of Congress, 2019; ISO 8601-2), Level 0 and 1: what is one, and what days it can mean.

The `edtf` library, which reads all of EDTF, is what the tests hold this against; at run time it would take longer than
everything else that a check does.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, time
from functools import lru_cache
from typing import Literal, NamedTuple

Precision = Literal["second", "day", "month", "season", "year", "decade", "century"]

# What can be written, each with an example: for the hint of a message and the reference of the content model.
FORMS = {
    "2026-01-31": "a day",
    "2026-01": "a month",
    "2026": "a year",
    "2026-01-31T18:30:00": "a time of the clock there; with `Z`, `+01` or `-04:30` at the end, of the zone given",
    "2026-21": "a season: 21 spring, 22 summer, 23 autumn, 24 winter",
    "202X": "a year of the 2020s that is not named; `20XX` one from 2000 to 2099",
    "2026-XX": "a month of the year that is not named",
    "2026-01-XX": "a day of the month that is not named; `2026-XX-XX` one of the year",
    "2026~": "about; `2026?` perhaps, `2026%` both; at the end of any date without a time",
    "2026-02-01/2026-02-03": "from one day, month, season or year to another",
    "2026-02-01/..": "from then on, with an open end; `../2026-02-01` with an open beginning",
    "2026-02-01/": "from then to an end that is not known; `/2026-02-01` from a beginning that is not known",
    "-0043": "a year before our era; 0000 is the year 1 before it",
    "Y12000": "a year of more than four digits; `Y-12000` before our era",
}
HINT = "write EDTF: 2026-01-31, 2026-01, 2026, 2026~ (about), 2026? (perhaps), 2026-21 (spring), 202X, 2026-02-01/.."

_MONTH = r"(0[1-9]|1[0-2])"
_DAY = r"((0[1-9]|1[0-2])-(0[1-9]|1[0-9]|2[0-8])|(0[13-9]|1[0-2])-(29|30)|02-29|(0[13578]|1[02])-31)"  # of any year
_OURS = r"([1-9][0-9]{3}|0[1-9][0-9]{2}|00[1-9][0-9]|000[1-9])"  # a year of our era
_YEAR = rf"(0000|-?{_OURS})"
_SHIFT = r"(Z|\+00(:00)?|[+-](00:(0[1-9]|[1-5][0-9])|(0[1-9]|1[0-3])(:[0-5][0-9])?|14(:00)?))"
_TIME = rf"{_YEAR}-{_DAY}T([01][0-9]|2[0-3])(:[0-5][0-9]){{2}}{_SHIFT}?"
_POINT = rf"({_YEAR}(-({_DAY}|{_MONTH}|2[1-4]))?|Y-?[1-9][0-9]{{4,}})[?~%]?"
_UNNAMED = rf"(-?[0-9]{{2}}[0-9X]X|{_YEAR}-(XX(-XX)?|{_MONTH}-XX))[?~%]?"
PATTERN = rf"^({_POINT}|{_UNNAMED}|{_TIME}|{_POINT}/({_POINT}|\.\.)?|(\.\.)?/{_POINT})$"
PLAIN = rf"^{_OURS}(-({_DAY}|{_MONTH}))?$"  # what everybody can read: of our era, without doubt
DAY = rf"^{_OURS}-{_DAY}$"

_PARTS = re.compile(
    r"Y?(?P<sign>-?)(?P<year>[0-9X]+)(-(?P<month>..))?(-(?P<day>..))?(T(?P<clock>[^?~%]+))?(?P<doubt>[?~%]?)"
)

# What looks like EDTF and cannot be read, most of it Level 2, and what to write in its place.
_INSTEAD = (
    (r"^(\.\.)?/(\.\.)?$", "where neither end is known, leave the date out"),
    (r"[\[\]{},]", "for one or all of several dates, write the interval that holds them, or an entry for each"),
    (r"(^|/)-?[0-9]{4}-(2[5-9]|3[0-9]|4[01])[?~%]?(/|$)", "for a part of a year, write its months: 2026-01/2026-03"),
    (r"X", "X stands for the last digits of a date alone: 202X, 20XX, 2026-XX, 2026-01-XX, 2026-XX-XX"),
    (r"T", "a time stands behind a whole day, for itself: 2026-01-31T18:30:00, with Z, +01 or -04:30 for its zone"),
    (r"[?~%]", "?, ~ and % stand once, at the end, for the whole date: 2026-01~"),
    (r"[0-9][ES][0-9]", "write the year with all its digits: 2026, Y12000"),
)

_SEASONS = {21: [3, 5], 22: [6, 8], 23: [9, 11], 24: [12, 2]}  # their months, in the north

# How far off a date of this precision can be when it is in doubt: one of its own unit, in days.
_UNITS: dict[Precision, int] = {
    "second": 0, "day": 1, "month": 31, "season": 92, "year": 366, "decade": 3653, "century": 36525,
}  # fmt: skip


class CalendarDay(NamedTuple):
    """A day of the Gregorian calendar in any year; the year 0 is 1 BC. Days compare as they follow each other."""

    year: int
    month: int
    day: int

    @property
    def ordinal(self) -> int:
        """Its number, counted as `date.toordinal` does; the calendar repeats itself every 400 years."""
        turns, year = divmod(self.year - 1, 400)
        return date(year + 1, self.month, self.day).toordinal() + turns * 146_097

    def __str__(self) -> str:
        """The day as 2026-01-31."""
        return f"{self.year:0{4 + (self.year < 0)}}-{self.month:02}-{self.day:02}"


@dataclass(frozen=True, slots=True)
class DatePoint:
    """One date: the days it can mean, and how it is put.

    A season has the months that it has in the north, where the languages of Europe are spoken: spring is March to May,
    winter December to February of the next year, as in meteorology. EDTF itself ties seasons to no place; see
    `possible`.

    Attributes:
        first, last: the first and the last day it can mean.
        precision: the part of time that is named.
        within: what it is that lies in that part and is not named: `2026-01-XX` is a day within a month.
        approximate, uncertain: `~` and `?`; `%` is both.
        clock: the time of day, with its shift from UTC where one is given.
    """

    first: CalendarDay
    last: CalendarDay
    precision: Precision
    within: Literal["day", "month"] | None = None
    approximate: bool = False
    uncertain: bool = False
    clock: time | None = None

    @property
    def doubtful(self) -> bool:
        """Whether it is approximate or uncertain."""
        return self.approximate or self.uncertain

    def possible(self, *, anywhere: bool = True) -> tuple[int, int]:
        """The first and the last day that nothing speaks against, as ordinals; doubt widens by one of its own unit.

        Args:
            anywhere: count a season in the south too, and from equinox to solstice: spring and autumn from March
                to December, summer and winter also in the months next to the year, which share theirs with it.
        """
        first, last = self.first, self.last
        if self.precision == "season" and anywhere:
            over = 0 if first.month in (3, 9) else 1
            first, last = (
                CalendarDay(first.year - over, 12 if over else 3, 1),
                CalendarDay(first.year + over, 3 if over else 12, 31),
            )
        doubt = _UNITS[self.precision] if self.doubtful else 0
        return first.ordinal - doubt, last.ordinal + doubt

    @property
    def iso(self) -> str | None:
        """The date as ISO 8601-1 and HTML write it, as far as it is named; None where they have no form for it."""
        parts = {"year": 4, "month": 7, "day": 10, "second": 10}
        if self.doubtful or self.precision not in parts or not 1 <= self.first.year <= 9999:
            return None
        return str(self.first)[: parts[self.precision]] + (f"T{self.clock.isoformat()}" if self.clock else "")


@dataclass(frozen=True, slots=True)
class When:
    """A date or an interval. `None` at an end means that it is open there, or, with `unknown`, that nobody knows it."""

    start: DatePoint | None
    end: DatePoint | None
    interval: bool = False
    unknown: bool = False

    @property
    def earliest(self) -> CalendarDay | None:
        """The first day it can mean; None if it has no beginning."""
        return self.start.first if self.start else None

    @property
    def latest(self) -> CalendarDay | None:
        """The last day it can mean; None if it has no end."""
        return self.end.last if self.end else None

    @property
    def doubtful(self) -> bool:
        """Whether either end is approximate or uncertain."""
        return any(point.doubtful for point in (self.start, self.end) if point)

    @property
    def iso(self) -> str | None:
        """A date as ISO 8601-1 and HTML write it; None for an interval, and where they have no form."""
        return self.start.iso if self.start and not self.interval else None


def _point(text: str) -> DatePoint:
    part = _PARTS.fullmatch(text)
    assert part  # noqa: S101 - the text has one of the forms
    year, month, day, clock = part["year"], part["month"], part["day"], part["clock"]
    first, last = sorted(int(part["sign"] + year.replace("X", digit)) for digit in "09")
    precision: Precision = "century" if year.endswith("XX") else "decade" if "X" in year else "year"
    months, days = [1, 12], [1, 31]
    if month and month != "XX":
        number = int(month)
        precision, months = ("month", [number, number]) if number <= 12 else ("season", _SEASONS[number])
        last += months[0] > months[1]
        days = [1, monthrange(last, months[1])[1]]
    if day and day != "XX":
        precision, days = "second" if clock else "day", [int(day), int(day)]
        if days[0] > monthrange(first, months[0])[1]:
            raise ValueError(f"“{text}” is no day of the calendar (that year has no 29 February)")
    return DatePoint(
        first=CalendarDay(first, months[0], days[0]),
        last=CalendarDay(last, months[1], days[1]),
        precision=precision,
        within="day" if day == "XX" else "month" if month == "XX" else None,
        approximate=part["doubt"] in ("~", "%"),
        uncertain=part["doubt"] in ("?", "%"),
        clock=time.fromisoformat(clock) if clock else None,
    )


def _refusal(text: str) -> str:
    if re.fullmatch(r"[-0-9XYTZES?~%:+.,/\[\]{}]+", text):
        for mark, instead in _INSTEAD:
            if re.search(mark, text):
                return f"“{text}” is no EDTF date of Level 1 ({instead})"
    return f"“{text}” is not a date ({HINT})"


@lru_cache(maxsize=4096)
def parse(text: str) -> When:
    """Read an EDTF date.

    Args:
        text: in one of the `FORMS`, such as `2026-01-31`, `2024-10~`, `202X` or `2026-02-01/2026-02-02`.

    Returns:
        The date as a `When`.

    Raises:
        ValueError: if it is no EDTF date of Level 0 or 1, or its end lies before its beginning.
    """
    if not re.match(PATTERN, text):
        raise ValueError(_refusal(text))
    if "/" not in text:
        point = _point(text)
        return When(point, point)
    left, right = (None if part in ("", "..") else _point(part) for part in text.split("/"))
    if left and right and left.possible()[0] > right.possible()[1]:
        raise ValueError(f"“{text}” ends before it begins (write the earlier date first)")
    return When(left, right, interval=True, unknown=text[0] == "/" or text[-1] == "/")
