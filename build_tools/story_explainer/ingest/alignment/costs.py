"""What a bead costs: how far apart its two sides are, by sentence vectors or anchors, lengths, marks and structure.

The distance of two sides is scaled by what the two texts themselves show: 0 is the middle distance of sentences that
are each other's nearest, 1 the mean distance of any two, much as Thompson and Koehn scale it in "Vecalign" (2019). What
it costs to leave a sentence out grows with the spread of the distances: where translation is free, a far sentence is
less of a proof that it has no answer. Costs are whole numbers, so that ties are the same on every machine.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from story_explainer.ingest.alignment.band import band
from story_explainer.ingest.alignment.lexical import GROUP, Anchors, Matrix
from story_explainer.ingest.alignment.vectors import group_vectors
from story_explainer.ingest.article import Range
from story_explainer.ingest.text.marks import AFTER_FINAL, FINAL_ANYWHERE
from story_explainer.story.bitext import MatchedBy

Shape = tuple[int, int]
IntArray = NDArray[np.int64]
Kept = NDArray[np.int32]
Likeness = NDArray[np.float32]
BEADS: tuple[Shape, ...] = ((1, 1), (1, 2), (2, 1), (2, 2), (1, 3), (3, 1), (1, 4), (4, 1), (2, 3), (3, 2))
UNIT = 10_000
_CLOSED = re.compile(rf"[{FINAL_ANYWHERE}][{AFTER_FINAL}\s]*$")
_DOUBT = 0.1


@dataclass(frozen=True, slots=True)
class Unit:
    """A sentence or heading to be aligned: its text, whether it is a heading, whether a paragraph ends with it."""

    text: str
    heading: bool = False
    closes: bool = False


@dataclass(frozen=True, slots=True)
class Weights:
    """The weight of each kind of evidence, against 1 for the scaled distance."""

    mix: float  # anchors as a part of how alike two sides are, against 1 for the vectors
    lexical: float  # unmatched anchors, beside vectors
    length: float
    join: float  # each sentence more than one to one
    gain: float  # how much nearer a bead would be without a sentence at its edge
    gain_from: float
    mark: float  # only one side ends its sentence
    question: float  # only one side asks
    skip: float
    skip_spread: float
    fragment: float  # leaving out a part of a sentence
    far: float  # sides hardly nearer than any two
    far_from: float
    break_inside: float = 0.9  # a paragraph ends inside a bead
    heading: float = 0.3  # a heading answers a sentence


# Tuned on Text+Berg's `dev` and on half of the article pairs; see benchmarks/.
WITH_VECTORS = Weights(
    mix=0.7, lexical=0.25, length=0.39, join=0.52, gain=1.0, gain_from=0.26, mark=0.3, question=0.2,
    skip=0.4, skip_spread=6.0, fragment=0.6, far=3.0, far_from=0.5,
)  # fmt: skip
WITH_ANCHORS = Weights(
    mix=0.0, lexical=0.0, length=0.6, join=0.52, gain=0.9, gain_from=0.26, mark=0.3, question=0.2,
    skip=0.7, skip_spread=0.0, fragment=0.6, far=0.0, far_from=0.7,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class BeadCosts:
    """Some sentences of the source and those of the target that may answer them: what is known of each bead there.

    Attributes:
        first: the first sentence of the source.
        begin: the first one of the target.
        beads: the costs, by shape and by the places where a bead begins, counted from these two.
        likeness: how like its two sides are, likewise.
    """

    first: int
    begin: int
    beads: Mapping[Shape, Kept]
    likeness: Mapping[Shape, Likeness]


@dataclass(frozen=True)
class Costs:
    """The costs of all beads of two texts that can be.

    Attributes:
        blocks: one after the other, each of `rows` sentences of the source.
        skips: what it costs to leave out each sentence of either side.
        by: by what the sides were compared.
    """

    blocks: Sequence[BeadCosts]
    rows: int
    skips: tuple[IntArray, IntArray]
    by: MatchedBy

    def row(self, i: int, shape: Shape) -> tuple[int, Kept]:
        """What beads of a shape cost that begin at a sentence of the source: from which of the target on, and each."""
        block = self.blocks[i // self.rows]
        return block.begin, block.beads[shape][i - block.first]

    def score(self, i: int, j: int, shape: Shape) -> float:
        """How like the two sides of a bead are, from 0 to 1."""
        return round(min(1.0, max(0.0, self._likeness(i, j, shape))), 2)

    def doubtful(self, i: int, j: int, shape: Shape) -> bool:
        """Whether a bead would be nearer without a sentence at its edge."""
        here = self._likeness(i, j, shape)
        return any(self._likeness(i + di, j + dj, other) - here > _DOUBT for other, di, dj in _without_edge(shape))

    def _likeness(self, i: int, j: int, shape: Shape) -> float:
        block = self.blocks[i // self.rows]
        row, column, known = i - block.first, j - block.begin, block.likeness[shape]
        return float(known[row, column]) if 0 <= column < known.shape[1] and row < len(known) else 0.0


def _without_edge(shape: Shape) -> list[tuple[Shape, int, int]]:
    a, b = shape
    smaller = [((a - 1, b), 0, 0), ((a - 1, b), 1, 0), ((a, b - 1), 0, 0), ((a, b - 1), 0, 1)]
    return [each for each in smaller if each[0] in BEADS]


def bead_costs(source: Sequence[Unit], target: Sequence[Unit], locales: tuple[str, str], vectors: bool) -> Costs:
    """Work out what every possible bead of two texts costs.

    Args:
        source: the units of the pivot.
        target: the units of the other language.
        locales: the two languages.
        vectors: whether to go by sentence vectors; by anchors alone if not.
    """
    texts = tuple(unit.text for unit in source), tuple(unit.text for unit in target)
    anchors = Anchors(*texts, locales)
    weights = WITH_VECTORS if vectors else WITH_ANCHORS
    left, right = (group_vectors(text) if vectors else [] for text in texts)

    def alike(a: int, b: int, rows: Range, columns: Range) -> tuple[Matrix, Matrix]:
        """How alike the sides of beads of a shape are, and the share of their anchors."""
        share = anchors.share(a, b, rows, columns)
        if not vectors:
            return share, share
        sides = left[a - 1][rows[0] : rows[1] - a + 1], right[b - 1][columns[0] : columns[1] - b + 1]
        return (sides[0] @ sides[1].T + weights.mix * share) / (1 + weights.mix), share

    found = band(len(source), len(target), lambda rows: alike(1, 1, rows, (0, len(target)))[0])
    lengths = tuple(np.array([len(text) for text in side], dtype=float) for side in texts)
    ratio = lengths[1].sum() / max(lengths[0].sum(), 1.0)
    structured = _comparable(source, target)
    blocks = []
    for (first, last), (begin, end) in found.blocks:
        # A few more on either side: what begins here may end there, or be nearer without its first sentence.
        rows, columns = (first, min(last + GROUP - 1, len(source))), (begin, min(end + GROUP - 1, len(target)))
        sides = source[slice(*rows)], target[slice(*columns)]
        size = [lengths[0][slice(*rows)] * ratio, lengths[1][slice(*columns)]]
        likeness: dict[Shape, Likeness] = {}
        beads: dict[Shape, Kept] = {}
        for a, b in BEADS:
            here, share = alike(a, b, rows, columns)
            likeness[a, b] = here.astype(np.float32)
            if not here.size:
                beads[a, b] = np.zeros(here.shape, dtype=np.int32)
                continue
            far = (1 - here - found.near) / found.scale
            each = far + weights.length * _length(size, a, b)
            if vectors:
                each = each + weights.lexical * (1 - share)
            each = each + weights.far * np.maximum(0, far - weights.far_from)
            cost = (a + b) / 2 * each + weights.join * (a + b - 2) + _marks(*sides, a, b, weights)
            if a + b > 2:
                gain = _gain(likeness, (a, b)) / found.scale + weights.gain_from
                cost = cost + weights.gain * np.clip(gain, -0.3, 0.4)
            if structured:
                cost = cost + _structure(*sides, a, b, weights)
            beads[a, b] = np.rint(cost * UNIT).astype(np.int32)[: last - first, : end - begin]
        kept = {shape: each[: last - first, : end - begin].copy() for shape, each in likeness.items()}
        blocks.append(BeadCosts(first, begin, beads, kept))
    skip = weights.skip + weights.skip_spread * found.spread
    skips = _skips(source, skip, weights), _skips(target, skip, weights)
    return Costs(blocks, found.rows, skips, "vectors" if vectors else "anchors")


def _skips(units: Sequence[Unit], skip: float, weights: Weights) -> IntArray:
    """What it costs to leave each sentence out."""
    prices = []
    open_before = False
    for unit in units:
        words = any(map(str.isalpha, unit.text))
        ends = bool(_CLOSED.search(unit.text)) or unit.closes or unit.heading or not words
        prices.append(skip + weights.fragment * (words and (open_before or not ends)))
        open_before = not ends
    rounded: IntArray = np.rint(np.array(prices) * UNIT).astype(np.int64)
    return rounded


def _gain(likeness: Mapping[Shape, Likeness], shape: Shape) -> Matrix:
    """How much more alike the two sides would be without the sentence at an edge that fits least."""
    here = likeness[shape]
    rows, columns = here.shape
    smaller = [likeness[other][di : rows + di, dj : dj + columns] for other, di, dj in _without_edge(shape)]
    return np.asarray(np.max(smaller, axis=0) - here)


def _length(lengths: Sequence[Matrix], a: int, b: int) -> Matrix:
    """Minus the logarithm of how probable the two lengths are, as in Gale and Church (1993); from 0 to 2."""
    left = np.convolve(lengths[0], np.ones(a), "valid")[:, None]
    right = np.convolve(lengths[1], np.ones(b), "valid")[None, :]
    deviation = (left - right) / np.sqrt(6.8 * np.maximum((left + right) / 2, 1.0))
    return np.asarray(np.minimum(deviation**2 / 2, 8.0) / 4)


def _marks(source: Sequence[Unit], target: Sequence[Unit], a: int, b: int, weights: Weights) -> Matrix:
    """What it costs that only one side ends with a final mark, or that only one side asks."""

    def side(units: Sequence[Unit], size: int) -> tuple[Matrix, Matrix]:
        starts = range(len(units) - size + 1)
        ends = np.array([bool(_CLOSED.search(units[i + size - 1].text)) for i in starts], dtype=float)
        asks = np.array([any("?" in unit.text for unit in units[i : i + size]) for i in starts], dtype=float)
        return ends, asks

    (left_ends, left_asks), (right_ends, right_asks) = side(source, a), side(target, b)
    return np.asarray(
        weights.mark * np.abs(left_ends[:, None] - right_ends[None, :])
        + weights.question * np.abs(left_asks[:, None] - right_asks[None, :])
    )


def _comparable(source: Sequence[Unit], target: Sequence[Unit]) -> bool:
    """Whether the paragraphs of two texts are so alike in number that they say something."""
    counts = [sum(unit.closes for unit in side) for side in (source, target)]
    return min(counts) > 1 and max(counts) <= 1.5 * min(counts)


def _structure(source: Sequence[Unit], target: Sequence[Unit], a: int, b: int, weights: Weights) -> Matrix:
    """What it costs that paragraphs end inside a bead, or that a heading answers a sentence."""

    def side(units: Sequence[Unit], size: int) -> tuple[Matrix, Matrix]:
        starts = range(len(units) - size + 1)
        inside = np.array([sum(unit.closes for unit in units[i : i + size - 1]) for i in starts], dtype=float)
        headings = np.array([any(unit.heading for unit in units[i : i + size]) for i in starts], dtype=float)
        return inside, headings

    left, right = side(source, a), side(target, b)
    return np.asarray(
        weights.break_inside * (left[0][:, None] + right[0][None, :])
        + weights.heading * np.abs(left[1][:, None] - right[1][None, :])
    )
