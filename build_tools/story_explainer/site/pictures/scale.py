"""Time to scale: where on a line a day lies, with dense days enlarged and empty time cut out.

What is cut and how much each stretch is enlarged follows from the events alone; that it was done, a picture shows by a
break sign and the days at each mark.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

DayRange = tuple[int, int]  # the first and the last day of something, as ordinals

_NOMINAL, _APART = (
    700.0,
    60.0,
)  # the length on which places to cut are compared, and how far apart marks would like to be
_BREAKS_COST = (0.0, 1.2, 4.0)  # none, one, two: as much as so many marks that stand on one another
_SHORT = 0.15  # what it costs to cut out a tenth of the longest time in which nothing happens
_TRIED = 24  # gaps that are tried, the widest
_ENLARGED = 4.0  # a stretch is called so if a day takes this many times the room that it has elsewhere


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of time drawn to one scale: from the beginning of a day to that of another, where on the line that is."""

    first: int
    last: int
    start: float
    end: float
    enlarged: bool = False

    def reach(self, days: DayRange) -> tuple[float, float]:
        """Where days begin and end."""
        return self.at(days[0]), self.at(days[1])

    def at(self, day: float) -> float:
        """Where a day begins."""
        return self.start + (day - self.first) / (self.last - self.first) * (self.end - self.start)


def stretches_of(spans: Sequence[DayRange]) -> list[list[int]]:
    """Cut time where nothing happens for so long that what happens would be crowded.

    Args:
        spans: the days of each event.

    Returns:
        The numbers of the events in each stretch, from the earliest on. No cut goes through an event.
    """
    order = sorted(range(len(spans)), key=lambda at: spans[at])
    gaps: list[tuple[int, int]] = []  # how long nothing happens, before which event
    reach = None
    for place, at in enumerate(order):
        if reach is not None and spans[at][0] > reach + 1:
            gaps.append((spans[at][0] - reach, place))
        reach = max(spans[at][1], reach if reach is not None else spans[at][1])
    long = {place: gap for gap, place in sorted(gaps, reverse=True)[:_TRIED]}
    places = sorted(long)
    best, least = [order], _crowding([order], spans)
    for number in range(1, min(len(_BREAKS_COST) - 1, len(places)) + 1):
        for cuts in combinations(places, number):
            parts = [order[start:end] for start, end in pairwise((0, *cuts, len(order)))]
            short = sum(math.log10(max(long.values()) / long[cut]) for cut in cuts)
            cost = _crowding(parts, spans) + _BREAKS_COST[number] + _SHORT * short
            if cost < least - 1e-9:
                best, least = parts, cost
    return best


def _crowding(parts: Sequence[Sequence[int]], spans: Sequence[DayRange]) -> float:
    total, count = 0.0, sum(map(len, parts))
    for part in parts:
        length = _NOMINAL * len(part) / count
        days = [sum(spans[at]) / 2 for at in part]
        reach = max(spans[at][1] for at in part) - min(spans[at][0] for at in part)
        for one, other in pairwise(sorted(days)):
            apart = (other - one) / reach * length if reach else 0.0
            # Of one day are two whatever the scale is: what no cut can part is no reason for one.
            total += max(0.0, 1 - apart / _APART) ** 2 if other != one else 0.0
    return total


def laid_out(
    parts: Sequence[Sequence[int]], spans: Sequence[DayRange], lengths: Sequence[float], gap: float
) -> list[Stretch]:
    """Stretches one behind the other, each of a length, with a gap between them.

    The one in which a day takes by far the most room is enlarged.
    """
    found: list[Stretch] = []
    start = 0.0
    for part, length in zip(parts, lengths, strict=True):
        first, last = min(spans[at][0] for at in part), max(spans[at][1] for at in part) + 1
        found.append(Stretch(first, last, start, start + length))
        start += length + gap
    # A stretch of one day has no scale to speak of.
    days = [each.last - each.first for each in found]
    scales = [(each.end - each.start) / long if long > 1 else 0.0 for each, long in zip(found, days, strict=True)]
    others = [scale for scale in scales if scale]
    if len(others) < 2 or max(others) < _ENLARGED * min(others):
        return found
    most = max(range(len(found)), key=lambda at: (scales[at], len(parts[at])))
    return [Stretch(each.first, each.last, each.start, each.end, enlarged=at == most) for at, each in enumerate(found)]
