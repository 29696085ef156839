"""The stations of a sourcing chain, what one has from another, and where the ways that lead to some of them begin."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Station:
    """One station: people without a name, an actor, an article, a source, or a lost report.

    The `ref` of an article is its key: of the lead the language of a version, of a further one its id. That of an
    `agency` is its name: one that is an actor of the story stands as that.

    A `report` is the one text that several articles render where nothing says whose it is.
    """

    kind: Literal["people", "actor", "agency", "article", "source", "report"]
    ref: str = ""
    count: int | None = None


@dataclass(frozen=True, slots=True)
class Edge:
    """What one station has from another one.

    `inferred` where no text says so; `whose` where a text says that there are such people, but not that it is these.
    """

    origin: Station
    to: Station
    inferred: bool = False
    whose: bool = False


@dataclass(frozen=True, slots=True)
class Chain:
    """Where a claim comes from. `nodes` go from the origin to the texts; `roots` are the independent ends.

    `ends` are the stations at which it reaches us: the texts, and the claim's own line.
    """

    claim: str
    nodes: tuple[Station, ...]
    edges: tuple[Edge, ...]
    roots: tuple[Station, ...]
    ends: tuple[Station, ...] = ()

    @property
    def inferred(self) -> bool:
        """Whether the roots rest on an inference: without the links that no text states, there would be others."""
        return set(self.roots) != set(ends_of(self.ends, [edge for edge in self.edges if not edge.inferred]))

    @property
    def doubtful(self) -> bool:
        """Whether anything about it is inferred, a link or whose it is."""
        return any(edge.inferred or edge.whose for edge in self.edges)


def origins_of(edges: Iterable[Edge]) -> dict[Station, list[Station]]:
    """What each station has its word from."""
    origins: dict[Station, list[Station]] = {}
    for edge in edges:
        origins.setdefault(edge.to, []).append(edge.origin)
    return origins


def ends_of(ends: Iterable[Station], edges: Iterable[Edge]) -> tuple[Station, ...]:
    """Where the ways that lead to some stations begin."""
    origins = origins_of(edges)
    roots: dict[Station, None] = {}
    seen: set[Station] = set()
    waiting = list(ends)[::-1]
    while waiting:
        node = waiting.pop()
        if node in seen:
            continue
        seen.add(node)
        if node in origins:
            waiting.extend(reversed(origins[node]))
        else:
            roots.setdefault(node)
    return tuple(roots)
