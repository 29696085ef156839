"""The stations of a chain in layers: what hangs on it alike as one, each below all it has its word from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class StationBox:
    """Somebody or something in the chain.

    Attributes:
        id: its own.
        names: what it is called; several where it stands for several.
        kind: `people` (without a name), `outlet`, `party`, `text`, or `unknown`.
        note: what kind of thing that is, in words.
    """

    id: str
    names: tuple[str, ...]
    kind: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class ChainEdge:
    """From one station to another one: what stands on the line; dashed where it is inferred."""

    origin: str
    to: str
    words: str
    inferred: bool = False


def folded(stations: Sequence[StationBox], ways: Sequence[ChainEdge]) -> tuple[list[StationBox], list[ChainEdge]]:
    """Ends of the chain that hang on it alike, as one."""
    origins: dict[str, list[tuple[str, str, bool]]] = {station.id: [] for station in stations}
    for way in ways:
        origins[way.to].append((way.origin, way.words, way.inferred))
    passes_on = {way.origin for way in ways}
    heads: dict[object, str] = {}
    joined: dict[str, list[StationBox]] = {}
    stands_for: dict[str, str] = {}
    for station in stations:
        key: object = tuple(sorted(origins[station.id]))
        alone = station.id in passes_on or not origins[station.id] or station.kind != "text"
        head = heads.setdefault(station.id if alone else key, station.id)
        joined.setdefault(head, []).append(station)
        stands_for[station.id] = head
    return [_joined(members) for members in joined.values()], [
        ChainEdge(stands_for[way.origin], stands_for[way.to], way.words, way.inferred) for way in ways
    ]


def _joined(members: Sequence[StationBox]) -> StationBox:
    if len(members) == 1:
        return members[0]
    kinds = {member.kind for member in members}
    names = tuple(dict.fromkeys(name for member in members for name in member.names))
    return StationBox(members[0].id, names, kinds.pop() if len(kinds) == 1 else "text")


@dataclass(frozen=True, slots=True)
class Layers:
    """Rows of stations from the top down, and the ways between them."""

    rows: list[list[StationBox]]
    ways: list[ChainEdge]


def layers(stations: Sequence[StationBox], ways: Sequence[ChainEdge], across: int) -> Layers:
    """Each station below all it has its word from, and no more of them side by side than there is room for."""
    depth: dict[str, int] = {}
    for station in stations:
        above = [depth[way.origin] for way in ways if way.to == station.id and way.origin in depth]
        depth[station.id] = max(above, default=-1) + 1
    # A root stands just above the first that has its word from it, not at the top of everything.
    has_origin = {way.to for way in ways}
    for station in stations:
        below = [depth[way.to] for way in ways if way.origin == station.id]
        if station.id not in has_origin and below:
            depth[station.id] = min(below) - 1
    rows: list[list[StationBox]] = [[] for _ in range(max(depth.values(), default=-1) + 1)]
    for station in stations:
        rows[depth[station.id]].append(station)
    stands_for = {station.id: station.id for station in stations}
    passes_on = {way.origin for way in ways}
    for number, row in enumerate(rows):
        if len(row) > across:
            # What passes something on keeps a box of its own as long as there is room.
            ranked = sorted(row, key=lambda station: station.id not in passes_on)
            kept, rest = ranked[: across - 1], ranked[across - 1 :]
            stands_for |= {station.id: rest[0].id for station in rest}
            rows[number] = [station for station in row if station in kept] + [_joined(rest)]
    return Layers(
        [row for row in rows if row],
        [ChainEdge(stands_for[way.origin], stands_for[way.to], way.words, way.inferred) for way in ways],
    )
