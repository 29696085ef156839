"""Dates as EDTF (ISO 8601-2), Level 0 and 1: a day, a month, a year, `?` uncertain, `~` approximate, intervals.

Only the forms are read that news needs and that every language can word. The `edtf` library, which reads all of EDTF,
is what the tests hold this against; at run time it would take longer than everything else that a check does.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Annotated, Literal

from pydantic import AfterValidator, WithJsonSchema

Precision = Literal["day", "month", "year"]
HINT = "write EDTF: 2026-01-31, 2026-01, 2026, 2026~ (about), 2026? (perhaps), 2026-02-01/2026-02-03, 2026-02-01/.."

# Dates in the news have four digits in their years; of Level 1, seasons and unspecified digits are left out because
# they have no wording that all languages share. `_point` is one date, with its mark of doubt.
_DAYS = (
    r"(0[1-9]|1[0-2])(-(0[1-9]|1[0-9]|2[0-8]))?|(0[13-9]|1[0-2])-(29|30)|02-29|(0[13578]|1[02])-31"  # any year's days
)
_POINT = rf"[0-9]{{4}}(-({_DAYS}))?[?~%]?"
PATTERN = rf"^({_POINT}|{_POINT}/({_POINT}|\.\.)|\.\./{_POINT})$"


@dataclass(frozen=True, slots=True)
class Point:
    """One date of the precision given, and the days it can mean."""

    first: date
    last: date
    precision: Precision
    approximate: bool = False
    uncertain: bool = False


@dataclass(frozen=True, slots=True)
class When:
    """A date or an interval. `None` at an end of an interval means that it is open there."""

    start: Point | None
    end: Point | None
    interval: bool = False

    @property
    def earliest(self) -> date | None:
        """The first day it can mean; None if it has no beginning."""
        return self.start.first if self.start else None

    @property
    def latest(self) -> date | None:
        """The last day it can mean; None if it has no end."""
        return self.end.last if self.end else None


def _point(text: str) -> Point:
    year, *rest = map(int, text.rstrip("?~%").split("-"))
    months = rest[:1] or [1, 12]
    days = rest[1:] or [1, monthrange(year, months[-1])[1]]
    precision: Precision = "day" if len(rest) == 2 else "month" if rest else "year"
    return Point(
        first=date(year, months[0], days[0]),
        last=date(year, months[-1], days[-1]),
        precision=precision,
        approximate=text[-1] in "~%",
        uncertain=text[-1] in "?%",
    )


@lru_cache(maxsize=4096)
def parse(text: str) -> When:
    """Read an EDTF date.

    Args:
        text: such as `2026-01-31`, `2024-10~`, `2026-02-01/2026-02-02` or `2026-02-01/..`.

    Returns:
        The date as a `When`.

    Raises:
        ValueError: if it is no EDTF date of the forms named in `HINT`, or its end lies before its beginning.
    """
    if not re.match(PATTERN, text):
        raise ValueError(f"“{text}” is not a date ({HINT})")
    try:
        if "/" not in text:
            point = _point(text)
            return When(point, point)
        left, right = (None if part == ".." else _point(part) for part in text.split("/"))
    except ValueError as error:
        raise ValueError(f"“{text}” is no day of the calendar ({HINT})") from error
    if left and right and left.first > right.last:
        raise ValueError(f"“{text}” ends before it begins ({HINT})")
    return When(left, right, interval=True)


def _check(text: str) -> str:
    parse(text)
    return text


Edtf = Annotated[
    str,
    AfterValidator(_check),
    WithJsonSchema(
        # A year alone looks like a number to programs that read YAML.
        {
            "type": ["string", "integer"],
            "pattern": PATTERN,
            "minimum": 1,
            "maximum": 9999,
            "description": "A date as EDTF, such as 2026-01-31.",
        }
    ),
]


def _check_day(text: str) -> str:
    if not re.match(DAY, text):
        raise ValueError(f"“{text}” is not a day (write a whole day of the calendar, such as 2026-02-14)")
    return _check(text)


DAY = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
Day = Annotated[
    str,
    AfterValidator(_check_day),
    WithJsonSchema({"type": "string", "pattern": DAY, "description": "A day, such as 2026-01-31."}),
]
