"""A picture of who relates to whom: boxes in rows of one and two by turns, put where lines run free of other boxes."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import lru_cache
from itertools import combinations

from story_explainer.site.pictures import WIDTH, Box, Link, Picture, place_box, place_links

_GAP = 38.0  # between rows, with room for a label
_BETWEEN = 14.0  # at least, between two boxes of a row
_WIDEST = 220.0
_NOMINAL = (104.0, 44.0)  # the size of a box while places are compared; the real ones differ by language
_ROW = 82.0  # likewise the distance of rows
_SIDES = {0: 62.0, 1: WIDTH / 2, 2: WIDTH - 62.0}  # the middle of a box on the left, in the middle, on the right
_BLOCKED, _CROSSED, _LONG = 4.0, 1.0, 0.003  # what a box on a line costs, two lines that cross, a unit of length
_WORK = 300_000  # pairs of lines compared at most, so that a crowd of actors does not hold up a build

Spot = tuple[int, int]  # row, side
Pair = tuple[int, int]


def network(boxes: Sequence[Box], links: Sequence[Link]) -> Picture:
    """Boxes that relate to each other. It fits a phone.

    Args:
        boxes: at least one, each with an id of its own.
        links: between ids of boxes; at most one between two of them.

    Returns:
        The picture; the same for the same input, and the same arrangement for other words in the boxes.
    """
    index = {box.id: place for place, box in enumerate(boxes)}
    pairs = {(index[link.origin], index[link.to]) for link in links}
    order = _arrange(len(boxes), tuple(sorted({(min(pair), max(pair)) for pair in pairs})))
    spots = _spots(len(boxes))
    placed, top = [], 2.0
    for row in range(spots[-1][0] + 1):
        members = [(boxes[order[at]], spot[1]) for at, spot in enumerate(spots) if spot[0] == row]
        widths = _widths([box for box, _ in members])
        height = max(place_box(box, 0, 0, width).height for (box, _), width in zip(members, widths, strict=True))
        for (box, side), width in zip(members, widths, strict=True):
            placed.append(place_box(box, _SIDES[side], top + height / 2, width))
        top += height + _GAP
    return Picture(WIDTH, round(top - _GAP + 2, 1), tuple(placed), place_links(placed, links))


def _widths(row: Sequence[Box]) -> list[float]:
    """How wide each box of a row may be: half of it each, but a long word takes what the other one leaves."""
    half = (WIDTH - _BETWEEN) / len(row)
    if len(row) == 1:
        return [min(half, _WIDEST)]
    sized = [place_box(box, 0, 0, half) for box in row]
    left = [WIDTH - _BETWEEN - other.width for other in reversed(sized)]
    return [room if box.scale < 1 else half for box, room in zip(sized, left, strict=True)]


@lru_cache(maxsize=64)
def _spots(count: int) -> tuple[Spot, ...]:
    """The places of so many boxes: one in the middle, two at the sides, one in the middle … from the top down."""
    spots: list[Spot] = []
    row = 0
    while len(spots) < count:
        spots += [(row, 1)] if row % 2 == 0 or count - len(spots) == 1 else [(row, 0), (row, 2)]
        row += 1
    return tuple(spots)


@lru_cache(maxsize=256)  # the same in every language
def _arrange(count: int, pairs: tuple[Pair, ...]) -> tuple[int, ...]:
    """Which box stands on which spot: the best of a few beginnings, each improved by swaps until none helps."""
    degree = [sum(box in pair for pair in pairs) for box in range(count)]
    by_degree = sorted(range(count), key=lambda box: -degree[box])
    middle_first = sorted(range(count), key=lambda spot: (_SIDES[_spots(count)[spot][1]] != WIDTH / 2, spot))
    best, least = tuple(range(count)), math.inf
    tries = _WORK // (len(pairs) ** 2 + 1) + 1
    for turn in range(min(count, 4)):
        order = [0] * count
        for box, spot in zip(by_degree[turn:] + by_degree[:turn], middle_first, strict=True):
            order[spot] = box
        now, improved = _cost(count, order, pairs), True
        while improved and tries > 0:
            improved = False
            for i, j in combinations(range(count), 2):
                if tries <= 0:
                    break
                order[i], order[j] = order[j], order[i]
                tries -= 1
                cost = _cost(count, order, pairs)
                if cost < now - 1e-9:
                    now, improved = cost, True
                else:
                    order[i], order[j] = order[j], order[i]
        if now < least - 1e-9:
            best, least = tuple(order), now
    return best


def _cost(count: int, order: Sequence[int], pairs: Sequence[Pair]) -> float:
    at = {box: spot for spot, box in enumerate(order)}
    lines = [(min(at[a], at[b]), max(at[a], at[b])) for a, b in pairs]
    total = sum(_line_cost(count, a, b) for a, b in lines)
    return total + _CROSSED * sum(_cross(count, one, other) for one, other in combinations(lines, 2))


def _point(count: int, spot: int) -> tuple[float, float]:
    row, side = _spots(count)[spot]
    return _SIDES[side], row * _ROW


@lru_cache(maxsize=4096)
def _line_cost(count: int, a: int, b: int) -> float:
    """What a line between two spots costs by itself: the boxes in its way, and its length."""
    (x1, y1), (x2, y2) = _point(count, a), _point(count, b)
    blocked = 0
    for spot in range(a + 1, b):  # only what stands between them in height can be in the way
        x, y = _point(count, spot)
        if y1 != y2 and abs(x - (x1 + (x2 - x1) * (y - y1) / (y2 - y1))) < _reach(x2 - x1, y2 - y1):
            blocked += 1
    return _BLOCKED * blocked + _LONG * math.dist((x1, y1), (x2, y2))


def _reach(dx: float, dy: float) -> float:
    """How far from a box's middle, sideways, a line with this slope touches the box."""
    return _NOMINAL[0] / 2 + abs(dx / dy) * _NOMINAL[1] / 2


@lru_cache(maxsize=65536)
def _cross(count: int, one: Pair, other: Pair) -> bool:
    """Whether two lines cross, ends that they share apart."""
    if set(one) & set(other):
        return False
    (a, b), (c, d) = [[_point(count, spot) for spot in line] for line in (one, other)]

    def side(p: tuple[float, float], q: tuple[float, float], r: tuple[float, float]) -> float:
        return (q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0])

    return side(a, b, c) * side(a, b, d) < 0 and side(c, d, a) * side(c, d, b) < 0
