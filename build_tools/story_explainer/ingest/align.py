"""Aligns the sentences of two languages: beads of a source and b target sentences, found by dynamic programming.

The frame is Gale and Church, "A program for aligning sentences in bilingual corpora" (1993): beads, a cost for each,
the cheapest way through. The cost of a bead joins the distance of sentence vectors, scaled by the mean distance of the
text's sentences as in Thompson and Koehn, "Vecalign" (2019), the share of unmatched anchors (see `lexical`), the
difference in length, and soft evidence from headings and paragraphs. Costs are whole numbers and ties are broken in
the order of `BEADS`, so that the result is the same on every machine.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from story_explainer.ingest.lexical import Anchors, Matrix

BEADS = ((1, 1), (1, 2), (2, 1), (2, 2), (1, 3), (3, 1), (1, 4), (4, 1), (2, 3), (3, 2))
_FAR = 10**9


@dataclass(frozen=True, slots=True)
class Unit:
    """A sentence or heading to be aligned: its text, whether it is a heading, whether a paragraph ends with it."""

    text: str
    heading: bool = False
    closes: bool = False


@dataclass(frozen=True, slots=True)
class Bead:
    """Source sentences i to i + a and target sentences j to j + b that answer each other; a or b may be 0."""

    i: int
    j: int
    a: int
    b: int
    score: float = 0.0


@dataclass(frozen=True, slots=True)
class Weights:
    """The parts of a bead's cost."""

    lexical: float = 1.0
    length: float = 0.22
    join: float = 0.22
    skip: float = 0.8
    break_one_side: float = 0.15
    break_inside: float = 0.225
    heading: float = 0.3


def align(source: Sequence[Unit], target: Sequence[Unit], weights: Weights | None = None) -> list[Bead]:
    """Align two texts.

    Args:
        source: the units of the pivot, in order.
        target: the units of the other language, in order.
        weights: the parts of the cost.

    Returns:
        Beads that cover every unit of both sides once, in order, each with a score from 0 to 1.
    """
    weights = weights or Weights()
    n, m = len(source), len(target)
    costs, scores = _bead_costs(source, target, weights)
    skip = round(weights.skip * 10_000)
    best = np.full((n + 1, m + 1), _FAR, dtype=np.int64)
    step = np.zeros((n + 1, m + 1), dtype=np.int8)
    columns = np.arange(m + 1)
    for i in range(n + 1):
        row = np.full(m + 1, _FAR, dtype=np.int64)
        kind = np.full(m + 1, -1, dtype=np.int8)
        if i == 0:
            row[0] = 0
        for index, (a, b) in enumerate(BEADS):
            if a <= i and b <= m:
                candidate = best[i - a, : m + 1 - b] + costs[index][i - a]
                better = candidate < row[b:]
                row[b:][better] = candidate[better]
                kind[b:][better] = index
        if i > 0:
            better = best[i - 1] + skip < row
            row[better] = best[i - 1][better] + skip
            kind[better] = len(BEADS)
        # A run of skipped target sentences: the cheapest start to the left, each step at the price of a skip.
        reduced = row - columns * skip
        lowest = np.minimum.accumulate(reduced)
        skipped = lowest < reduced
        best[i] = np.where(skipped, lowest + columns * skip, row)
        step[i] = np.where(skipped, len(BEADS) + 1, kind)
    return _trace(step, scores, n, m)


def _trace(step: NDArray[np.int8], scores: list[Matrix], n: int, m: int) -> list[Bead]:
    beads: list[Bead] = []
    i, j = n, m
    while i or j:
        kind = int(step[i, j])
        a, b = (*BEADS, (1, 0), (0, 1))[kind]
        i, j = i - a, j - b
        beads.append(Bead(i, j, a, b, round(float(scores[kind][i, j]), 2) if a and b else 0.0))
    return beads[::-1]


def _bead_costs(
    source: Sequence[Unit], target: Sequence[Unit], weights: Weights
) -> tuple[list[NDArray[np.int64]], list[Matrix]]:
    """For each kind of bead, the cost and the score of every bead, by the place where it begins."""
    anchors = Anchors([unit.text for unit in source], [unit.text for unit in target])
    lengths = [np.array([len(unit.text) for unit in side], dtype=float) for side in (source, target)]
    ratio = lengths[1].sum() / max(lengths[0].sum(), 1.0)
    paragraphs = [max(1, sum(unit.closes for unit in side)) for side in (source, target)]
    structured = max(paragraphs) <= 1.5 * min(paragraphs)
    costs: list[NDArray[np.int64]] = []
    scores: list[Matrix] = []
    for a, b in BEADS:
        share = anchors.share(a, b)
        if not share.size:
            costs.append(np.zeros(share.shape, dtype=np.int64))
            scores.append(share)
            continue
        cost = (a + b) / 2 * (
            weights.lexical * (1 - share) + weights.length * _length_cost(lengths, ratio, a, b) / 4
        ) + weights.join * (a + b - 2)
        if structured:
            cost = cost + _structure_cost(source, target, a, b, weights)
        costs.append(np.rint(cost * 10_000).astype(np.int64))
        scores.append(share)
    return costs, scores


def _length_cost(lengths: list[Matrix], ratio: float, a: int, b: int) -> Matrix:
    """Minus the logarithm of how probable the two lengths are, as in Gale and Church; at most 8."""
    left = np.convolve(lengths[0], np.ones(a), "valid")[:, None] * ratio
    right = np.convolve(lengths[1], np.ones(b), "valid")[None, :]
    deviation = (left - right) / np.sqrt(6.8 * np.maximum((left + right) / 2, 1.0))
    return np.asarray(np.minimum(deviation**2 / 2, 8.0))


def _structure_cost(source: Sequence[Unit], target: Sequence[Unit], a: int, b: int, weights: Weights) -> Matrix:
    def side(units: Sequence[Unit], size: int) -> tuple[Matrix, Matrix, Matrix]:
        starts = range(len(units) - size + 1)
        closes = np.array([units[i + size - 1].closes for i in starts], dtype=float)
        inside = np.array([sum(unit.closes for unit in units[i : i + size - 1]) for i in starts], dtype=float)
        headings = np.array([any(unit.heading for unit in units[i : i + size]) for i in starts], dtype=float)
        return closes, inside, headings

    left, right = side(source, a), side(target, b)
    return np.asarray(
        weights.break_one_side * np.abs(left[0][:, None] - right[0][None, :])
        + weights.break_inside * (left[1][:, None] + right[1][None, :])
        + weights.heading * np.abs(left[2][:, None] - right[2][None, :])
    )
