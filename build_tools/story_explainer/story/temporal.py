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

from story_explainer.story.dates import Point, parse
from story_explainer.story.model import Event
from story_explainer.story.problems import Path

# Several things can follow each other on one day: a day has more ticks than a story has events.
DAY = 1_000_000
_SLACK = {"day": 1, "month": 31, "year": 366}
ORIGIN = 0  # the variable that all dates are measured from


@dataclass(frozen=True, slots=True)
class Constraint:
    """`later` is at least `gap` ticks after `earlier`; `path` is where events.yml says so, empty where it need not."""

    earlier: int
    later: int
    gap: int
    path: Path = ()
    relation: Literal["before", "after", "during"] | None = None


def start(event: int) -> int:
    """The variable for the start of the event with this index."""
    return 2 * event + 1


def end(event: int) -> int:
    """The variable for the end of the event with this index."""
    return 2 * event + 2


def _days(point: Point) -> tuple[int, int]:
    """The first and the last day that a date can mean, counted from year 1; doubt widens it by one of its own unit."""
    slack = _SLACK[point.precision] if point.approximate or point.uncertain else 0
    return point.first.toordinal() - slack, point.last.toordinal() + slack


def _dates(index: int, event: Event) -> Iterator[Constraint]:
    if not event.when:
        return
    when = parse(event.when)
    path: Path = ("events", index, "when")
    if when.start:
        first, last = _days(when.start)
        yield Constraint(ORIGIN, start(index), first * DAY, path)
        if when.interval:
            yield Constraint(start(index), ORIGIN, -((last + 1) * DAY - 1), path)
    if when.end:
        first, last = _days(when.end)
        yield Constraint(end(index), ORIGIN, -((last + 1) * DAY - 1), path)
        if when.interval:
            yield Constraint(ORIGIN, end(index), first * DAY, path)


def constraints(events: Sequence[Event]) -> list[Constraint]:
    """Everything that events say about their times.

    Args:
        events: the events in the order of the file; relations to events that are not there are passed over.

    Returns:
        The constraints in the order of the file, each with its place in events.yml.
    """
    index_of = {event.id: index for index, event in enumerate(events)}
    found: list[Constraint] = []
    for index, event in enumerate(events):
        found.append(Constraint(start(index), end(index), 0))
        found.extend(_dates(index, event))
        for relation, place, order in event.relations():
            other = index_of.get(order.event)
            if other is None:
                continue
            path: Path = ("events", index, relation, place, "event")
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
        variables: how many variables there are, the origin included.

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


def bounds(network: Sequence[Constraint], variables: int) -> tuple[list[int | None], list[int | None]]:
    """The earliest and the latest tick each variable can have; None where nothing bounds it.

    Args:
        network: constraints without a contradiction.
        variables: how many variables there are, the origin included.
    """
    earliest: list[int | None] = [None] * variables
    latest: list[int | None] = [None] * variables
    earliest[ORIGIN] = latest[ORIGIN] = 0
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
