"""Times as a network of differences: from dates and relations, what can be when, and what cannot be at all.

Each event has a start and an end. A date bounds them; *before* and *during* say how far apart two of them are at least.
All of it has the form `later >= earlier + gap`, so one search for a circle of positive length finds every
contradiction, whether it is a cycle of relations or a relation against two dates (Dechter, Meiri, Pearl: "Temporal
constraint networks", Artificial Intelligence 49, 1991; the search is Bellman's and Ford's).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from story_explainer.story.dates import DatePoint, parse
from story_explainer.story.model import Event
from story_explainer.story.model.events import TimeRelation
from story_explainer.story.problems import Pointer

# Several things can follow each other in one second: it has more ticks than a story has events.
SECOND = 1_000_000
DAY = 86_400 * SECOND
ORIGIN = 0  # the variable that all dates are measured from, as calendars and clocks show them where things happen
UTC = 1  # the variable that times with a shift are measured from

# How dates are read: with the room that doubt and the meanings of a season leave, with doubt alone, or to the letter.
DateReading = Literal["possible", "northern", "literal"]


@dataclass(frozen=True, slots=True)
class Constraint:
    """`later` is at least `gap` ticks after `earlier`; `path` is where events.yml says so, empty where it need not."""

    earlier: int
    later: int
    gap: int
    path: Pointer = ()
    relation: TimeRelation | None = None

    @property
    def dates(self) -> bool:
        """Whether it measures something from an origin; if not, it holds between events whatever their dates."""
        return min(self.earlier, self.later) <= UTC


def start(event: int) -> int:
    """The variable for the start of the event with this index."""
    return 2 * event + 2


def end(event: int) -> int:
    """The variable for the end of the event with this index."""
    return 2 * event + 3


def _bounds(point: DatePoint, reading: DateReading) -> tuple[int, int, int]:
    """What a date is measured from, and the first and the last tick there that it can mean."""
    first, last = point.first.ordinal, point.last.ordinal
    if reading != "literal":
        first, last = point.possible(anywhere=reading == "possible")
    if not point.clock:
        return ORIGIN, first * DAY, (last + 1) * DAY - 1
    shift = _shift(point)
    # EDTF has no minutes without seconds: a full minute is as long as one.
    seconds = point.clock.hour * 3600 + point.clock.minute * 60 + point.clock.second
    begins = first * DAY + seconds * SECOND - (shift or 0)
    lasts = SECOND if point.clock.second else 60 * SECOND
    return (ORIGIN if shift is None else UTC), begins, begins + lasts - 1


def _shift(point: DatePoint) -> int | None:
    """By how many ticks the clocks there are ahead of UTC, where that is given."""
    shift = point.clock.utcoffset() if point.clock else None
    return None if shift is None else int(shift.total_seconds()) * SECOND


def _dates(index: int, event: Event, reading: DateReading) -> Iterator[Constraint]:
    if not event.when:
        return
    when = parse(event.when)
    path: Pointer = ("events", index, "when")
    if when.start:
        origin, first, last = _bounds(when.start, reading)
        yield Constraint(origin, start(index), first, path)
        if when.interval:
            yield Constraint(start(index), origin, -last, path)
    if when.end:
        origin, first, last = _bounds(when.end, reading)
        yield Constraint(end(index), origin, -last, path)
        if when.interval:
            yield Constraint(origin, end(index), first, path)


def _zones(events: Sequence[Event]) -> Iterator[Constraint]:
    """Clocks with a shift follow each other by UTC; against a day without one, they count in any zone of the story."""
    points = (parse(event.when).start for event in events if event.when)
    shifts = [shift for point in points if point and (shift := _shift(point)) is not None]
    if shifts:
        yield Constraint(ORIGIN, UTC, min(shifts))
        yield Constraint(UTC, ORIGIN, -max(shifts))


def constraints(events: Sequence[Event], reading: DateReading = "possible") -> list[Constraint]:
    """Everything that events say about their times.

    Args:
        events: the events in the order of the file; relations to events that are not there are passed over.
        reading: how much room dates have.

    Returns:
        The constraints in the order of the file, each with its place in events.yml.
    """
    index_of = {event.id: index for index, event in enumerate(events)}
    found = list(_zones(events))
    for index, event in enumerate(events):
        found.append(Constraint(start(index), end(index), 0))
        found.extend(_dates(index, event, reading))
        for relation, place, order in event.relations():
            other = index_of.get(order.event)
            if other is None:
                continue
            path: Pointer = ("events", index, relation, place, "event")
            if relation == "before":
                found.append(Constraint(end(index), start(other), 1, path, relation))
            elif relation == "after":
                found.append(Constraint(end(other), start(index), 1, path, relation))
            else:
                found.append(Constraint(start(other), start(index), 1, path, relation))
                found.append(Constraint(end(index), end(other), 1, path, relation))
    return found


def contradiction(network: Sequence[Constraint], variables: int) -> list[Constraint]:
    """A set of constraints that cannot all be true, as a circle in which each leads to the next.

    Args:
        network: the constraints.
        variables: how many variables there are, the origins included.

    Returns:
        One such circle, or an empty list if all can be true together.
    """
    reach = [0] * variables
    came_by: list[Constraint | None] = [None] * variables
    moved: int | None = None
    for _ in range(variables):
        moved = None
        for edge in network:
            if reach[edge.earlier] + edge.gap > reach[edge.later]:
                reach[edge.later] = reach[edge.earlier] + edge.gap
                came_by[edge.later] = edge
                moved = edge.later
        if moved is None:
            return []
    variable = moved if moved is not None else ORIGIN
    for _ in range(variables):  # go back far enough to be on the circle for sure
        step = came_by[variable]
        variable = step.earlier if step else variable
    circle: list[Constraint] = []
    at = variable
    while not circle or at != variable:
        step = came_by[at]
        if step is None:
            break
        circle.append(step)
        at = step.earlier
    return circle[::-1]


def bounds(
    network: Sequence[Constraint], variables: int, origin: int = ORIGIN
) -> tuple[list[int | None], list[int | None]]:
    """The earliest and the latest tick each variable can have; None where nothing bounds it.

    Args:
        network: constraints without a contradiction.
        variables: how many variables there are, the origins included.
        origin: what the ticks are measured from.
    """
    earliest: list[int | None] = [None] * variables
    latest: list[int | None] = [None] * variables
    earliest[origin] = latest[origin] = 0
    changed = True
    while changed:
        changed = False
        for edge in network:
            low = earliest[edge.earlier]
            known = earliest[edge.later]
            if low is not None and (known is None or low + edge.gap > known):
                earliest[edge.later] = low + edge.gap
                changed = True
            high = latest[edge.later]
            known = latest[edge.earlier]
            if high is not None and (known is None or high - edge.gap < known):
                latest[edge.earlier] = high - edge.gap
                changed = True
    return earliest, latest
