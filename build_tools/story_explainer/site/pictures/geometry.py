"""Lines and rectangles: where one leaves the other, whether they meet."""

from __future__ import annotations

import math

from story_explainer.site.pictures.drawing import Extent

Point = tuple[float, float]


def edge_point(one: Extent, other: Extent) -> Point:
    """The point on the edge of a rectangle where the line to the middle of another one leaves it."""
    x, y = (one.left + one.right) / 2, (one.top + one.bottom) / 2
    dx, dy = (other.left + other.right) / 2 - x, (other.top + other.bottom) / 2 - y
    if dx == dy == 0:
        return x, y
    scale = min(
        (one.right - one.left) / 2 / abs(dx) if dx else math.inf,
        (one.bottom - one.top) / 2 / abs(dy) if dy else math.inf,
    )
    return x + dx * scale, y + dy * scale


def crosses(a: Point, b: Point, c: Point, d: Point) -> bool:
    """Whether two lines cross; ends that touch do not count."""

    def side(p: Point, q: Point, r: Point) -> float:
        return (q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0])

    return side(a, b, c) * side(a, b, d) < 0 and side(c, d, a) * side(c, d, b) < 0


def cut_through(start: Point, end: Point, box: Extent) -> bool:
    """Whether a line comes into a rectangle (clipped as by Liang and Barsky, ACM Transactions on Graphics 3, 1984)."""
    low, high = 0.0, 1.0
    for at, (first, last) in enumerate(((box.left, box.right), (box.top, box.bottom))):
        origin, way = start[at], end[at] - start[at]
        if way == 0:
            if not first < origin < last:
                return False
            continue
        one, other = sorted(((first - origin) / way, (last - origin) / way))
        low, high = max(low, one), min(high, other)
    return low < high
