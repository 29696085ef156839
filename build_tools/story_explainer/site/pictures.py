"""Pictures of small graphs, laid out at build time: boxes with words, lines between them. Templates draw them as SVG.

Lengths are in the units of the picture's view box, of which one is a CSS pixel at full size.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

_CHARACTER = 7.4  # the mean width of a character at the size of the labels, 14 px in a plain sans
_LINE = 18.0
_PADDING = 11.0
_WIDTH = 340.0  # fits a phone without scaling
_LABELS_AT = (0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8)  # where along a line its label may stand, best first
_CLEAR = 14.0  # a label this far from all others stands clear


@dataclass(frozen=True, slots=True)
class Box:
    """Something with a name: its id, the words in the box, its kind for the style."""

    id: str
    words: str
    kind: str


@dataclass(frozen=True, slots=True)
class Link:
    """A line from one box to another, with a short label; dashed where it is not certain."""

    origin: str
    to: str
    label: str = ""
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class PlacedBox:
    """A box at its place: the centre, the size, the words in lines."""

    id: str
    kind: str
    x: float
    y: float
    width: float
    height: float
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PlacedLink:
    """A line between the edges of two boxes, and the place of its label."""

    x1: float
    y1: float
    x2: float
    y2: float
    label: str
    label_x: float
    label_y: float
    dashed: bool


@dataclass(frozen=True, slots=True)
class Picture:
    """A finished picture."""

    width: float
    height: float
    boxes: tuple[PlacedBox, ...]
    links: tuple[PlacedLink, ...]


def wrap(words: str, width: float) -> tuple[str, ...]:
    """Cut words into lines that are about `width` wide at the size of the labels."""
    limit = max(6, int(width / _CHARACTER))
    lines: list[str] = []
    for word in words.split():
        if lines and len(lines[-1]) + 1 + len(word) <= limit:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return tuple(lines)


def _box(box: Box, x: float, y: float, width: float) -> PlacedBox:
    """A box around a point; wider than asked where one word needs it, but never outside the picture."""
    lines = wrap(box.words, width - 2 * _PADDING)
    own = min(_WIDTH - 4, max(len(line) for line in lines) * _CHARACTER + 2 * _PADDING)
    x = min(max(x, own / 2 + 2), _WIDTH - own / 2 - 2)
    return PlacedBox(box.id, box.kind, round(x, 1), round(y, 1), own, len(lines) * _LINE + 2 * _PADDING - 4, lines)


def _edge(box: PlacedBox, towards: PlacedBox) -> tuple[float, float]:
    """The point on the edge of a box where the line to another one leaves it."""
    dx, dy = towards.x - box.x, towards.y - box.y
    if dx == dy == 0:
        return box.x, box.y
    scale = min(
        box.width / 2 / abs(dx) if dx else math.inf,
        box.height / 2 / abs(dy) if dy else math.inf,
    )
    return round(box.x + dx * scale, 1), round(box.y + dy * scale, 1)


def _links(boxes: Sequence[PlacedBox], links: Sequence[Link]) -> tuple[PlacedLink, ...]:
    by_id = {box.id: box for box in boxes}
    placed: list[PlacedLink] = []
    for link in links:
        origin, to = by_id[link.origin], by_id[link.to]
        (x1, y1), (x2, y2) = _edge(origin, to), _edge(to, origin)
        points = [(x1 + (x2 - x1) * at, y1 + (y2 - y1) * at) for at in _LABELS_AT]
        x, y = max(points, key=lambda point: _room(point, boxes, placed))
        placed.append(PlacedLink(x1, y1, x2, y2, link.label, round(x, 1), round(y, 1), link.dashed))
    return tuple(placed)


def _room(point: tuple[float, float], boxes: Sequence[PlacedBox], labels: Sequence[PlacedLink]) -> float:
    """How much room a label has at a point, up to what counts as clear."""
    x, y = point
    beside = [max(abs(box.x - x) - box.width / 2, abs(box.y - y) - box.height / 2) for box in boxes]
    apart = [math.dist(point, (other.label_x, other.label_y)) - 12 for other in labels]
    return min(_CLEAR, *beside, *apart)


def ring(boxes: Sequence[Box], links: Sequence[Link]) -> Picture:
    """Boxes in a ring: for actors who relate to each other. It fits a phone.

    The first box is the one with the most links; the others are put where fewest lines cross.

    Args:
        boxes: at least one, each with an id of its own.
        links: between ids of boxes.

    Returns:
        The picture; the same for the same input.
    """
    index = {box.id: place for place, box in enumerate(boxes)}
    pairs = {(index[link.origin], index[link.to]) for link in links}
    order = _untangle(len(boxes), tuple(sorted({(min(pair), max(pair)) for pair in pairs})))
    sides, rest = divmod(len(order) - 1, 2)
    levels = [36 + 84.0 * level for level in range(sides + rest + 1)]
    centre, half = levels[-1] / 2 + 18, (levels[-1] - 36) / 2 or 1.0
    right = [(_bulge(y, centre, half), y) for y in levels[1 : sides + 1]]
    bottom = [(0.0, levels[-1])] if rest else []
    left = [(-x, y) for x, y in reversed(right)]
    spots = [(0.0, levels[0]), *right, *bottom, *left]
    placed = [_box(boxes[place], _WIDTH / 2 + x, y, 120) for place, (x, y) in zip(order, spots, strict=True)]
    return Picture(_WIDTH, levels[-1] + 48, tuple(placed), _links(placed, links))


def _bulge(y: float, centre: float, half: float) -> float:
    """How far from the middle a box of a ring stands at a height: an ellipse that leaves room for two boxes."""
    return max(72.0, 112.0 * math.sqrt(max(0.0, 1 - ((y - centre) / (half * 1.1)) ** 2)))


@lru_cache(maxsize=256)  # the same in every language
def _untangle(count: int, pairs: tuple[tuple[int, int], ...]) -> list[int]:
    """An order of the boxes clockwise round the ring, from the top, with few crossings: swaps until none helps."""
    degree = [sum(box in pair for pair in pairs) for box in range(count)]
    order = sorted(range(count), key=lambda box: -degree[box])
    side = (count - 1) // 2

    def cost(candidate: list[int]) -> float:
        at = {box: place for place, box in enumerate(candidate)}
        chords = sorted(tuple(sorted((at[a], at[b]))) for a, b in pairs)
        total = 0.0
        for number, (a, b) in enumerate(chords):
            # A line along one side passes close to the boxes between its ends.
            total += 3 * (b - a > 1 and ((a >= 1 and b <= side) or (a > count - 1 - side)))
            total += 0.01 * min(b - a, count - b + a)
            total += sum(a < c < b < d for c, d in chords[number + 1 :])
        return total

    best, improved = cost(order), True
    while improved:
        improved = False
        for i in range(1, count):
            for j in range(i + 1, count):
                order[i], order[j] = order[j], order[i]
                now = cost(order)
                if now < best - 1e-9:
                    best, improved = now, True
                else:
                    order[i], order[j] = order[j], order[i]
    return order


def layers(boxes: Sequence[Box], links: Sequence[Link]) -> Picture:
    """Boxes in rows from the top down, each below all it comes from: for a chain. It fits a phone.

    Args:
        boxes: each after the ones it comes from, each with an id of its own.
        links: between ids of boxes, without circles.

    Returns:
        The picture; the same for the same input.
    """
    depth: dict[str, int] = {}
    for box in boxes:
        above = [depth[link.origin] for link in links if link.to == box.id and link.origin in depth]
        depth[box.id] = max(above, default=-1) + 1
    rows: list[list[Box]] = [[] for _ in range(max(depth.values(), default=-1) + 1)]
    for box in boxes:
        rows[depth[box.id]].append(box)
    placed: list[PlacedBox] = []
    y = 0.0
    for row in rows:
        slot = _WIDTH / len(row)
        sized = [_box(box, (index + 0.5) * slot, 0, slot - 8) for index, box in enumerate(row)]
        tallest = max(box.height for box in sized)
        placed += [replace(box, y=y + tallest / 2 + 2) for box in sized]
        y += tallest + 40
    return Picture(_WIDTH, max(y - 36, 0), tuple(placed), _links(placed, links))
