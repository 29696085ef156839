"""Aligns the sentences of two languages: beads of a source and b target sentences, found by dynamic programming.

The frame is Gale and Church, "A program for aligning sentences in bilingual corpora" (1993): beads, a cost for each
(see `costs`), the cheapest way through. Ties are broken in the order of `costs.BEADS`.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from story_explainer.ingest.alignment.costs import BEADS, Costs
from story_explainer.ingest.alignment.lexical import GROUP
from story_explainer.ingest.article import Range
from story_explainer.story.bitext import MatchedBy

Pin = tuple[int, int, int, int]
_FAR = 10**9
_SKIP_SOURCE, _SKIP_TARGET = len(BEADS), len(BEADS) + 1


@dataclass(frozen=True, slots=True)
class Bead:
    """Source sentences i to i + a and target sentences j to j + b that answer each other; a or b may be 0."""

    i: int
    j: int
    a: int
    b: int
    by: MatchedBy = "order"
    score: float = 0.0
    doubt: bool = False


@dataclass(frozen=True, slots=True)
class Limits:
    """What an editor has laid down: ranges that answer each other, sentences without an answer, and bounds.

    Attributes:
        pins: source from and to, target from and to; in order.
        source_alone, target_alone: sentences that nothing answers.
        source_cuts, target_cuts: sentences before which a bead has to end.
    """

    pins: tuple[Pin, ...] = ()
    source_alone: frozenset[int] = frozenset()
    target_alone: frozenset[int] = frozenset()
    source_cuts: frozenset[int] = frozenset()
    target_cuts: frozenset[int] = frozenset()


def align(costs: Costs, there: Range, here: Range, limits: Limits | None = None) -> list[Bead]:
    """Align a range of one text with a range of another.

    Args:
        costs: what every bead of the two texts costs.
        there: the sentences of the source, from and to.
        here: the sentences of the target, from and to.
        limits: what an editor has laid down for the two texts.

    Returns:
        Beads that cover every sentence of both ranges once, in order, each with a score from 0 to 1.
    """
    limits = limits or Limits()
    beads: list[Bead] = []
    i, j = there[0], here[0]
    inside = [pin for pin in limits.pins if there[0] <= pin[0] < there[1] and here[0] <= pin[2] < here[1]]
    for first, last, begin, end in (*inside, (there[1], there[1], here[1], here[1])):
        beads += _cheapest(costs, limits, (i, first), (j, begin))
        if last > first or end > begin:
            beads.append(Bead(first, begin, last - first, end - begin, "editor", 1.0))
        i, j = last, end
    return beads


def _ruled_out(start: int, size: int, alone: AbstractSet[int], cuts: AbstractSet[int]) -> bool:
    """Whether an editor has ruled out that so many sentences from one on are a side of a bead."""
    return any(place in alone for place in range(start, start + size)) or any(
        place in cuts for place in range(start + 1, start + size)
    )


def _cheapest(costs: Costs, limits: Limits, there: Range, here: Range) -> Iterator[Bead]:
    """The cheapest beads for a range of either side."""
    (first, last), (begin, end) = there, here
    n, m = last - first, end - begin
    skip_source, skip_target = costs.skips
    best = deque([np.full(m + 1, _FAR, dtype=np.int64)], maxlen=GROUP + 1)  # of the sentences before, the last ones
    step = np.zeros((n + 1, m + 1), dtype=np.int8)
    price = np.concatenate(([0], np.cumsum(skip_target[begin:end])))
    dear = {
        size: np.array(
            [_ruled_out(j, size, limits.target_alone, limits.target_cuts) for j in range(begin, end + 1 - size)], bool
        )
        for size in range(1, GROUP + 1)
    }
    for i in range(n + 1):
        row = np.full(m + 1, _FAR, dtype=np.int64)
        kind = np.full(m + 1, _SKIP_TARGET, dtype=np.int8)
        if i == 0:
            row[0] = 0
        for index, (a, b) in enumerate(BEADS):
            start = first + i - a
            if a > i or b > m or _ruled_out(start, a, limits.source_alone, limits.source_cuts):
                continue
            at, cost = costs.row(start, (a, b))
            low, high = max(at, begin), min(at + len(cost), end + 1 - b)
            if low < high:
                part = slice(low - begin, high - begin)
                candidate = best[-a][part] + cost[low - at : high - at]
                candidate[dear[b][part]] = _FAR
                ends = slice(part.start + b, part.stop + b)
                _improve(row[ends], kind[ends], candidate, index)
        if i > 0:
            _improve(row, kind, best[-1] + skip_source[first + i - 1], _SKIP_SOURCE)
        # A run of target sentences without an answer: the cheapest start to the left, each step at its price.
        reduced = row - price
        lowest = np.minimum.accumulate(reduced)
        best.append(lowest + price)
        step[i] = np.where(lowest < reduced, _SKIP_TARGET, kind)
    yield from reversed(list(_trace(step, costs, first, begin)))


def _improve(row: NDArray[np.int64], kind: NDArray[np.int8], candidate: NDArray[np.int64], index: int) -> None:
    better = candidate < row
    row[better] = candidate[better]
    kind[better] = index


def _trace(step: NDArray[np.int8], costs: Costs, first: int, begin: int) -> Iterator[Bead]:
    """The beads of the cheapest way, from its end."""
    i, j = step.shape[0] - 1, step.shape[1] - 1
    while i or j:
        shape = (*BEADS, (1, 0), (0, 1))[int(step[i, j])]
        i, j = i - shape[0], j - shape[1]
        here = first + i, begin + j, *shape
        if shape in BEADS:
            place = first + i, begin + j
            yield Bead(*here, costs.by, costs.score(*place, shape), costs.doubtful(*place, shape))
        else:
            yield Bead(*here, costs.by)
