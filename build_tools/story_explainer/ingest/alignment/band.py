"""Which sentences of two texts can answer each other at all, and how far apart two sentences of them usually are.

All that is told of a pair of sentences takes room; so of long texts only a band of pairs is looked at. It follows those
that are each other's nearest, as the windows of Thompson and Koehn, "Vecalign" (2019), follow a first, coarse
alignment. The sentences are compared some at a time, so that this takes little room however long the texts are.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from story_explainer.ingest.alignment.lexical import Matrix
from story_explainer.ingest.article import Range

_ROWS = 128  # sentences of the source that are looked at together
# How far from the way a bead may lie; texts of twice as many sentences are looked at whole.
_BESIDE = 250


@dataclass(frozen=True, slots=True)
class Band:
    """What is to be looked at, and how far apart two sentences are.

    Attributes:
        rows: how many sentences of the source a block has, but for the last.
        blocks: sentences of the source, from and to, and those of the target that may answer them.
        near: the middle distance of mutual nearest neighbours.
        scale: how far from it any two are.
        spread: the spread of the former.
    """

    rows: int
    blocks: Sequence[tuple[Range, Range]]
    near: float
    scale: float
    spread: float


def band(source: int, target: int, alike: Callable[[Range], Matrix]) -> Band:
    """Find the band of two texts.

    Args:
        source, target: how many sentences they have.
        alike: how alike some sentences of the source are to each one of the target.
    """
    ranges = [(first, min(first + _ROWS, source)) for first in range(0, source, _ROWS)]
    nearest = np.zeros(source, dtype=np.int64)  # of each sentence of the source
    back = np.full(target, -1, dtype=np.int64)  # of each one of the target
    least, best, total = np.full(source, np.inf), np.full(target, np.inf), 0.0
    for first, last in ranges if target else ():
        distance = 1 - alike((first, last))
        nearest[first:last], least[first:last] = distance.argmin(1), distance.min(1)
        rows = distance.argmin(0)
        nearer = distance[rows, np.arange(target)] < best
        back[nearer], best[nearer] = first + rows[nearer], distance[rows, np.arange(target)][nearer]
        total += float(distance.sum())
    mutual = [(i, int(j)) for i, j in enumerate(nearest) if target and back[j] == i]
    near, scale, spread = 0.0, 1.0, 0.0
    if mutual:
        distances = [least[i] for i, _ in mutual]
        near = float(np.median(distances))
        scale = max(total / (source * target) - near, 0.2)
        above = (float(np.quantile(distances, 0.75)) - near) / scale
        # Few sentences say little of the spread: they are held against fifteen of a usual text.
        spread = (len(mutual) * above + 15 * 0.1) / (len(mutual) + 15)
    if target <= 2 * _BESIDE:
        return Band(_ROWS, [(rows, (0, target)) for rows in ranges], near, scale, spread)
    way = [(0, 0), *_rising([pair for pair in mutual if least[pair[0]] <= near]), (source, target)]
    points = np.array(way, dtype=float)
    columns = [int(column) for column in np.interp(np.arange(source), points[:, 0], points[:, 1])]
    blocks = [
        ((first, last), (max(0, columns[first] - _BESIDE), min(target, columns[last - 1] + _BESIDE)))
        for first, last in ranges
    ]
    return Band(_ROWS, blocks, near, scale, spread)


def _rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """As many of the pairs as can be one behind the other in both texts.

    By Fredman, "On computing the length of longest increasing subsequences" (1975).
    """
    ends: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for index, (_, j) in enumerate(pairs):
        place = bisect_left(ends, j)
        before.append(last[place - 1] if place else -1)
        ends[place : place + 1] = [j]
        last[place : place + 1] = [index]
    found = []
    at = last[-1] if last else -1
    while at >= 0:
        found.append(pairs[at])
        at = before[at]
    return found[::-1]
