"""Pictures of small graphs, laid out at build time: boxes with words, lines between them. Templates draw them as SVG.

Lengths are in the units of the picture's view box, of which one is a CSS pixel at full size.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

_CHARACTER = 7.4  # the mean width of a character at the size of the labels, 14 px in a plain sans
_LINE = 18.0
_PADDING = 11.0
_WIDTH = 340.0  # fits a phone without scaling
_LABELS_AT = (0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8)  # where along a line its label may stand, best first
_CLEAR = 40.0  # a label this far from all others stands clear


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
    lines = wrap(box.words, width - 2 * _PADDING)
    widest = max(len(line) for line in lines) * _CHARACTER + 2 * _PADDING
    return PlacedBox(box.id, box.kind, x, y, min(width, widest), len(lines) * _LINE + 2 * _PADDING - 4, lines)


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
        taken = [(other.label_x, other.label_y) for other in placed] + [(box.x, box.y) for box in boxes]
        points = [(x1 + (x2 - x1) * at, y1 + (y2 - y1) * at) for at in _LABELS_AT]
        x, y = max(points, key=lambda point: min(_CLEAR, *(math.dist(point, other) for other in taken)))
        placed.append(PlacedLink(x1, y1, x2, y2, link.label, round(x, 1), round(y, 1), link.dashed))
    return tuple(placed)


def ring(boxes: Sequence[Box], links: Sequence[Link]) -> Picture:
    """Boxes in a ring: for actors who relate to each other.

    Those that relate stand near each other where that is easy: each next box is the one with the most links to the
    last one placed, then to all placed so far.

    Args:
        boxes: at least one, each with an id of its own.
        links: between ids of boxes.

    Returns:
        The picture; the same for the same input.
    """

    def linked(a: Box, b: Box) -> int:
        return sum({link.origin, link.to} == {a.id, b.id} for link in links)

    waiting = list(boxes)
    order = [max(waiting, key=lambda box: sum(box.id in (link.origin, link.to) for link in links))]
    waiting.remove(order[0])
    while waiting:
        best = max(waiting, key=lambda box: (linked(box, order[-1]), sum(linked(box, other) for other in order)))
        order.append(best)
        waiting.remove(best)
    pairs, rest = divmod(len(order) - 1, 2)
    step, box_width = 76.0, 128.0
    height = step * (pairs + rest) + 64
    half, centre = (height - 64) / 2 or 1.0, height / 2
    levels = [32 + step * level for level in range(pairs + rest + 1)]
    # Clockwise from the top: down the right side, up the left one. No three stand in a line, so no line runs
    # through a box that it does not belong to.
    right = [(_bulge(y, centre, half), y) for y in levels[1 : pairs + 1]]
    bottom = [(0.0, levels[-1])] if rest else []
    left = [(-x, y) for x, y in reversed(right)]
    spots = [(0.0, levels[0]), *right, *bottom, *left]
    placed = [
        _box(box, round(_WIDTH / 2 + x, 1), round(y, 1), box_width) for box, (x, y) in zip(order, spots, strict=True)
    ]
    return Picture(_WIDTH, height, tuple(placed), _links(placed, links))


def _bulge(y: float, centre: float, half: float) -> float:
    """How far from the middle a box of a ring stands at a height: an ellipse that leaves room for two boxes."""
    widest = (_WIDTH - 128.0) / 2
    return round(max(72.0, widest * math.sqrt(max(0.0, 1 - ((y - centre) / (half * 1.1)) ** 2))), 1)


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
        placed += [
            PlacedBox(box.id, box.kind, round(box.x, 1), y + tallest / 2 + 2, box.width, box.height, box.lines)
            for box in sized
        ]
        y += tallest + 40
    return Picture(_WIDTH, max(y - 36, 0), tuple(placed), _links(placed, links))
