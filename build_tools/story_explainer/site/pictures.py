"""Pictures of small graphs, laid out at build time: boxes with words, lines between them. Templates draw them as SVG.

Lengths are in the units of the picture's view box, of which one is a CSS pixel at full size.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

_CHARACTER = 7.4  # the mean width of a character at the size of the labels, 14 px in a plain sans
_LINE = 18.0
_PADDING = 11.0
WIDTH = 340.0  # fits a phone without scaling
_LABELS_AT = (0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8)  # where along a line its label may stand, best first
_CLEAR = 14.0  # a label this far from all others stands clear
_HEAD = 7.0  # the length of an arrowhead


@dataclass(frozen=True, slots=True)
class Box:
    """Something with a name: its id, the words in the box, its kind for the style.

    `added` says that it stands in no article, only in other sources.
    """

    id: str
    words: str
    kind: str
    added: bool = False


@dataclass(frozen=True, slots=True)
class Link:
    """A line from one box to another, with a short label; dashed where it is not certain.

    `both` says that it points both ways.
    """

    origin: str
    to: str
    label: str = ""
    dashed: bool = False
    both: bool = False


@dataclass(frozen=True, slots=True)
class PlacedBox:
    """A box at its place: the centre, the size, the words in lines, how much smaller they are so that they fit in."""

    id: str
    kind: str
    x: float
    y: float
    width: float
    height: float
    lines: tuple[str, ...]
    scale: float = 1.0
    added: bool = False


@dataclass(frozen=True, slots=True)
class PlacedLink:
    """A line between the edges of two boxes, its arrowheads as triangles, and the place of its label."""

    x1: float
    y1: float
    x2: float
    y2: float
    label: str
    label_x: float
    label_y: float
    dashed: bool
    heads: tuple[str, ...]


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


def place_box(box: Box, x: float, y: float, width: float) -> PlacedBox:
    """A box around a point, at most `width` wide and within the picture; words too long for it are made smaller."""
    lines = wrap(box.words, width - 2 * _PADDING)
    wanted = max(len(line) for line in lines) * _CHARACTER + 2 * _PADDING
    own = min(width, wanted)
    x = min(max(x, own / 2 + 2), WIDTH - own / 2 - 2)
    scale = round((own - 2 * _PADDING) / (wanted - 2 * _PADDING), 2)
    height = len(lines) * _LINE + 2 * _PADDING - 4
    return PlacedBox(box.id, box.kind, round(x, 1), round(y, 1), own, height, lines, scale, box.added)


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


def place_links(boxes: Sequence[PlacedBox], links: Sequence[Link]) -> tuple[PlacedLink, ...]:
    """The lines between boxes that have their places, with arrowheads and labels where there is room for them."""
    by_id = {box.id: box for box in boxes}
    placed: list[PlacedLink] = []
    for link in links:
        origin, to = by_id[link.origin], by_id[link.to]
        (x1, y1), (x2, y2) = _edge(origin, to), _edge(to, origin)
        points = [(x1 + (x2 - x1) * at, y1 + (y2 - y1) * at) for at in _LABELS_AT]
        x, y = max(points, key=lambda point: _room(point, boxes, placed))
        heads = [_head(x1, y1, x2, y2), *([_head(x2, y2, x1, y1)] if link.both else [])]
        placed.append(PlacedLink(x1, y1, x2, y2, link.label, round(x, 1), round(y, 1), link.dashed, tuple(heads)))
    return tuple(placed)


def _head(x1: float, y1: float, x2: float, y2: float) -> str:
    """The three corners of the arrowhead at the end of a line, as SVG takes points."""
    angle = math.atan2(y2 - y1, x2 - x1)
    corners = [(x2, y2)]
    corners += [(x2 - _HEAD * math.cos(angle + side), y2 - _HEAD * math.sin(angle + side)) for side in (0.45, -0.45)]
    return " ".join(f"{x:.1f},{y:.1f}" for x, y in corners)


def _room(point: tuple[float, float], boxes: Sequence[PlacedBox], labels: Sequence[PlacedLink]) -> float:
    """How much room a label has at a point, up to what counts as clear."""
    x, y = point
    beside = [max(abs(box.x - x) - box.width / 2, abs(box.y - y) - box.height / 2) for box in boxes]
    apart = [math.dist(point, (other.label_x, other.label_y)) - 12 for other in labels]
    return min(_CLEAR, *beside, *apart)


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
        slot = WIDTH / len(row)
        sized = [place_box(box, (index + 0.5) * slot, 0, slot - 8) for index, box in enumerate(row)]
        tallest = max(box.height for box in sized)
        placed += [replace(box, y=y + tallest / 2 + 2) for box in sized]
        y += tallest + 40
    return Picture(WIDTH, max(y - 36, 0), tuple(placed), place_links(placed, links))
