"""What the engine finds: a time expression with its place, its TimeML value, and how sure the value is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
# How the words put a time (TimeML's `mod`).
Mod = Literal[
    "START", "MID", "END", "APPROX", "BEFORE", "AFTER", "ON_OR_BEFORE", "ON_OR_AFTER",
    "LESS_THAN", "MORE_THAN", "EQUAL_OR_LESS", "EQUAL_OR_MORE",
]  # fmt: skip
# How what is told stands to a time: it goes on from then, or until then.
Signal = Literal["since", "until"]

_YEAR = r"(?:BC)?\d{4}"
_DATE = (
    rf"(?:{_YEAR}|XXXX)(?:-(?:(?:0[1-9]|1[0-2]|XX)(?:-(?:0[1-9]|[12]\d|3[01]|XX))?|W(?:\d\d|XX)(?:-(?:WE|[1-7]))?"
    r"|SP|SU|FA|WI|Q[1-4X]|H[12X]))?"
)
_CLOCK = r"T(?:(?:[01]\d|2[0-4])(?::[0-5]\d)?|MO|MI|AF|EV|NI)"
_UNIT = r"(?:\d+(?:\.\d+)?|X)(?:CE|DE|WE|Y|Q|M|W|D|SP|SU|FA|WI)"
_CLOCK_UNIT = r"(?:\d+(?:\.\d+)?|X)(?:H|M|S|MO|AF|EV|NI)"
VALUE = re.compile(
    rf"{_DATE}(?:{_CLOCK})?|\d{{2,3}}|(?:PAST|PRESENT|FUTURE)_REF|P(?:{_UNIT})+(?:T(?:{_CLOCK_UNIT})+)?|PT(?:{_CLOCK_UNIT})+"
)


@dataclass(frozen=True, slots=True)
class Time:
    """A time expression of a text (TimeML's TIMEX3: Pustejovsky et al. 2003; ISO 24617-1).

    Attributes:
        start, end: where it stands in its passage.
        kind: a date, a time of day, a duration, or a set of times such as “every Monday”.
        value: TimeML's value: `2012-07-12`, `2012-W11`, `2011-SU`, `199`, `2012-07-12T20:30`, `P3Y`, `PRESENT_REF`.
        mod: how the words put it: about, at the latest, the beginning of.
        signal: whether what is told goes on from then or until then.
        sure: whether nothing in the text speaks for another value. Only what is sure may be shown as a date.
        point: the value of the date that a duration reaches from its anchor: “three years ago”.
    """

    start: int
    end: int
    kind: TimexType
    value: str
    mod: Mod | None = None
    signal: Signal | None = None
    sure: bool = False
    point: str | None = None

    @property
    def dated(self) -> bool:
        """Whether it is a date or a time of day of a known year or decade."""
        return self.kind in ("DATE", "TIME") and len(self.value) > 2 and self.value[:3].isdigit()
