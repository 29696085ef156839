"""When something was said, as a point that others come before or after."""

from __future__ import annotations

from math import inf

from story_explainer.story.dates import parse

Moment = tuple[float, float]  # the day as an ordinal, and the second of it
NEVER: Moment = (-inf, -inf)  # before everything
_DAY = 86_400


def moment_of(edtf: str, before: Moment = NEVER) -> Moment:
    """The moment that a date names: the first day it can mean, and the time there.

    Args:
        edtf: the date.
        before: the moment of what stands before it; without a time of its own, something follows that where it is of
            the same day.
    """
    when = parse(edtf)
    day = when.earliest or when.latest
    ordinal = float(day.ordinal) if day else before[0]
    clock = when.start.clock if when.start else None
    if clock is None:
        return (ordinal, before[1]) if ordinal == before[0] else (ordinal, -inf)
    shift = clock.utcoffset()
    seconds = clock.hour * 3600 + clock.minute * 60 + clock.second - (shift.total_seconds() if shift else 0)
    return ordinal + seconds // _DAY, seconds % _DAY


def surely_before(one: str, other: str) -> bool:
    """Whether a date lies before another one whatever they mean: a day without a time of day may be any of its hours.

    >>> surely_before("2026-03-12", "2026-03-13"), surely_before("2026-03-13", "2026-03-13T18:00:00")
    (True, False)
    """
    first = parse(one)
    last = first.latest or first.earliest
    if last is None:
        return False
    clock = first.start.clock if first.start else None
    latest = moment_of(one) if clock and first.earliest == first.latest else (float(last.ordinal), inf)
    return latest < moment_of(other)
