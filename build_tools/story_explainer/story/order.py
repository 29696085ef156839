"""The order of events: every event has its place, and the reason for it; nothing is dropped and no date is made up.

Dates and relations (`before`, `after`, `during`) become a network of constraints (see `temporal`). The order is a
topological one of that network: what must come first comes first. Among what may stand in either order, an event goes
by the first day of its date, or the earliest time that its relations leave; one without is put straight before what it
precedes; one that nothing ties to a date stays behind the event that it follows in the file.
"""

from __future__ import annotations

import heapq
from collections import defaultdict, deque
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from story_explainer.story.file_names import EVENTS
from story_explainer.story.model import Event, Story
from story_explainer.story.model.events import TimeRelation
from story_explainer.story.problems import Finding, Pointer
from story_explainer.story.temporal import ORIGIN, UTC, Constraint, bounds, constraints, contradiction, start

_TURNED: dict[str, Literal["before", "after", "spans"]] = {"before": "after", "after": "before", "during": "spans"}


@dataclass(frozen=True, slots=True)
class OrderReason:
    """Why an event stands where it stands: its date, or its relation to another event, with the evidence.

    `spans` is the other side of `during`: the other event took place in the course of this one. `inferred` where the
    editors conclude the order and no text says it.
    """

    kind: Literal["date", TimeRelation, "spans"]
    event: str | None
    cites: tuple[str, ...]
    inferred: bool = False


@dataclass(frozen=True, slots=True)
class PlacedEvent:
    """An event at its place in the order.

    `reasons` is empty where nothing says when it was. `stated` is false where the order between this event and the one
    just before it follows neither from dates nor from relations, so that they stand in the order of the file.
    """

    event: Event
    reasons: tuple[OrderReason, ...]
    stated: bool


@dataclass(frozen=True, slots=True)
class Timeline:
    """All events in order, and what contradicts itself: relations named there were passed over."""

    places: tuple[PlacedEvent, ...]
    findings: tuple[Finding, ...]


def order(events: Sequence[Event], shown: Collection[str] | None = None) -> Timeline:
    """Put events in order.

    Args:
        events: in the order of the file.
        shown: the ids of those that get a place; all if left out. The others count for the order all the same.

    Returns:
        Each event shown once, the same way whatever the machine; T001 for each relation that contradicts a date, T002
        for each that closes a circle of relations. No reason names an event that is not shown.
    """
    variables = start(len(events))
    network, findings = _consistent(events, constraints(events), variables)
    network = _northern(events, network, findings, variables)
    ranks = _ranks(events, network, variables)
    followers: dict[int, list[int]] = defaultdict(list)
    for edge in network:
        if not edge.dates:
            followers[edge.earlier].append(edge.later)
    sequence = [index for index in _topological(followers, ranks) if shown is None or events[index].id in shown]
    measured = [bounds(network, variables, origin) for origin in (ORIGIN, UTC)]

    reasons = _reasons(events, shown)
    places: list[PlacedEvent] = []
    for position, index in enumerate(sequence):
        stated = True
        if position:
            before = start(sequence[position - 1])
            ends = [(latest[before], earliest[start(index)]) for earliest, latest in measured]
            stated = any(high is not None and low is not None and high < low for high, low in ends)
            stated = stated or _leads_to(followers, before, start(index))
        places.append(PlacedEvent(events[index], reasons[index], stated))
    return Timeline(tuple(places), tuple(findings))


def timeline_of(story: Story) -> Timeline:
    """The events of a story in order; those that were left out as drafts count for it, unseen."""
    if not story.ordered_by:
        return order(story.events)
    found = order(story.ordered_by, set(story.event))
    return replace(found, places=tuple(replace(place, event=story.event[place.event.id]) for place in found.places))


def _consistent(
    events: Sequence[Event], network: list[Constraint], variables: int
) -> tuple[list[Constraint], list[Finding]]:
    """Report contradictions one by one, each time leaving out the relation in it that stands last in the file."""
    findings: list[Finding] = []
    while circle := contradiction(network, variables):
        relations = sorted({(edge.path, edge.relation) for edge in circle if edge.relation}, key=_in_file)
        if not relations:  # one event's own dates always agree: they were checked when they were read
            break
        path, relation = relations[-1]
        dates = sorted({edge.path for edge in circle if edge.path and not edge.relation}, key=lambda p: (p[1], p[2:]))
        others = tuple((EVENTS, other) for other, _ in relations[:-1]) + tuple((EVENTS, p) for p in dates)
        findings.append(_finding(events, path, str(relation), others, bool(dates)))
        network = [edge for edge in network if edge.path != path]
    return network, sorted(findings, key=lambda finding: _in_file((finding.path, None)))


def _northern(
    events: Sequence[Event], network: list[Constraint], findings: Sequence[Finding], variables: int
) -> list[Constraint]:
    """The network with seasons as they are in the north, unless what the story says shows that it means others."""
    broken = {finding.path for finding in findings}
    northern = [edge for edge in constraints(events, "northern") if edge.path not in broken]
    return network if northern == network or contradiction(northern, variables) else northern


def _in_file(entry: tuple[Pointer, str | None]) -> tuple[int, int, int]:
    _, index, name, place, *_ = entry[0]
    return int(index), list(Event.model_fields).index(str(name)), int(place)


def _finding(
    events: Sequence[Event], path: Pointer, relation: str, others: tuple[tuple[str, Pointer], ...], dated: bool
) -> Finding:
    event = events[int(path[1])]
    other = getattr(event, relation)[int(path[3])].event
    what = f"“{event.id}” cannot be {relation} “{other}”"
    if other == event.id:
        return Finding("T002", EVENTS, path, what, "name another event")
    if dated:
        meant = [events[int(place[1])] for _, place in others if place[2] == "when"]
        when = " and ".join(f"“{one.id}” is dated {one.when}" for one in meant)
        return Finding("T001", EVENTS, path, f"{what}: {when}", "correct a date or the relation", see=others)
    return Finding("T002", EVENTS, path, f"{what}: other relations say otherwise", "remove one", see=others)


def _ranks(events: Sequence[Event], network: Sequence[Constraint], variables: int) -> list[tuple[int, int]]:
    """By what a start or an end is put in order where the network leaves it open; the second part is the file's order.

    An event with an earliest time goes by it: “about 2023” by the beginning of 2023, where that is possible at all. All
    at their latest times agree with the network, so all at no less than the lesser of the two times do, too.
    One with only a latest time goes just before the first thing that it precedes: that is never later than its latest
    time, so no event that is surely later can overtake it.
    """
    _, latest = bounds(network, variables)
    literal = [
        edge if (high := latest[edge.later]) is None else replace(edge, gap=min(edge.gap, high))
        for edge in constraints(events, "literal")
        if edge.earlier == ORIGIN and edge.later > UTC
    ]
    earliest, latest = bounds([*network, *literal], variables)
    ranks: list[int | None] = list(earliest)
    edges = [edge for edge in network if not edge.dates]
    changed = True
    while changed:
        changed = False
        for edge in edges:
            if earliest[edge.earlier] is not None or latest[edge.earlier] is None:
                continue
            follower, known = ranks[edge.later], ranks[edge.earlier]
            if follower is not None and (known is None or follower - 1 < known):
                ranks[edge.earlier] = follower - 1
                changed = True
    result: list[tuple[int, int]] = [(0, 0)] * variables
    last = 0
    for variable in range(start(0), variables):
        rank = ranks[variable]
        if rank is None:
            rank = latest[variable]  # a date with an end and no beginning
        if rank is None:
            rank = last
        last = rank if variable % 2 == 0 else last
        result[variable] = (rank, variable)
    return result


def _topological(followers: dict[int, list[int]], ranks: Sequence[tuple[int, int]]) -> list[int]:
    """Kahn's algorithm over starts and ends; the least rank goes first. Returns the events by their starts."""
    waiting = [0] * len(ranks)
    for later in followers.values():
        for follower in later:
            waiting[follower] += 1
    ready = [ranks[variable] for variable in range(start(0), len(ranks)) if not waiting[variable]]
    heapq.heapify(ready)
    sequence: list[int] = []
    while ready:
        _, variable = heapq.heappop(ready)
        if variable % 2 == 0:
            sequence.append(variable // 2 - 1)
        for follower in followers.get(variable, ()):
            waiting[follower] -= 1
            if not waiting[follower]:
                heapq.heappush(ready, ranks[follower])
    return sequence


def _leads_to(followers: dict[int, list[int]], earlier: int, later: int) -> bool:
    seen = {earlier}
    queue = deque([earlier])
    while queue:
        for follower in followers.get(queue.popleft(), ()):
            if follower == later:
                return True
            if follower not in seen:
                seen.add(follower)
                queue.append(follower)
    return False


def _reasons(events: Sequence[Event], shown: Collection[str] | None) -> list[tuple[OrderReason, ...]]:
    """For each event its date, its relations to those shown, and the relations in which they name it."""
    index_of = {event.id: index for index, event in enumerate(events)}
    reasons: list[list[OrderReason]] = [[] for _ in events]
    for index, event in enumerate(events):
        if event.when:
            reasons[index].insert(0, OrderReason("date", None, tuple(event.cites)))
        for kind, _, relation in event.relations():
            evidence = tuple(relation.cites or event.cites)
            inferred = relation.known == "inferred"
            reasons[index].append(OrderReason(kind, relation.event, evidence, inferred))
            if relation.event in index_of:
                reasons[index_of[relation.event]].append(OrderReason(_TURNED[kind], event.id, evidence, inferred))
    return [
        tuple(reason for reason in found if shown is None or reason.event is None or reason.event in shown)
        for found in reasons
    ]
