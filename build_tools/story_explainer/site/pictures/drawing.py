"""What a picture consists of: words, boxes, lines and marks, each at its place.

Lengths are in units of the view box, of which one is a CSS pixel at full size. Each part says whose it is (`of`), so
that templates and tests know which line belongs to which box.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import ClassVar, NamedTuple

from story_explainer.site.pictures.measure import width

SMALL, PLAIN, NAME = 14.0, 15.5, 16.5  # sizes of type; on the narrowest phones a picture is shown at 6/7 of its size
LEADING = 1.2
_HEAD = 8.0  # the length of an arrowhead
_ASCENT, _DESCENT = 0.76, 0.26  # of the size of the type


class Extent(NamedTuple):
    """The rectangle that something takes."""

    left: float
    top: float
    right: float
    bottom: float

    def touches(self, other: Extent, margin: float = 0.0) -> bool:
        """Whether it comes nearer to another one than a margin."""
        return (
            self.left < other.right + margin
            and other.left < self.right + margin
            and self.top < other.bottom + margin
            and other.top < self.bottom + margin
        )


@dataclass(frozen=True, slots=True)
class TextLines:
    """Lines of text: the x of their anchor and the baseline of the first."""

    what: ClassVar[str] = "words"
    x: float
    y: float
    lines: tuple[str, ...]
    size: float = PLAIN
    anchor: str = "start"  # start, middle or end
    bold: bool = False
    style: str = ""
    lang: str = ""  # where it is not the page's
    of: tuple[str, ...] = ()

    @property
    def leading(self) -> float:
        """From one baseline to the next."""
        return self.size * LEADING

    @property
    def extent(self) -> Extent:
        """The rectangle that the words take, as they are measured."""
        wide = max((width(line, self.size, bold=self.bold) for line in self.lines), default=0.0)
        left = {"start": self.x, "middle": self.x - wide / 2, "end": self.x - wide}[self.anchor]
        last = self.y + (len(self.lines) - 1) * self.leading
        return Extent(left, self.y - _ASCENT * self.size, left + wide, last + _DESCENT * self.size)


@dataclass(frozen=True, slots=True)
class Rect:
    """A box; `radius` rounds its corners."""

    what: ClassVar[str] = "rect"
    x: float
    y: float
    width: float
    height: float
    style: str = ""
    radius: float = 3.0
    of: tuple[str, ...] = ()

    @property
    def extent(self) -> Extent:
        """The rectangle itself."""
        return Extent(self.x, self.y, self.x + self.width, self.y + self.height)


@dataclass(frozen=True, slots=True)
class Polyline:
    """A line through points; `head` puts an arrowhead at its end, `tail` one at its beginning."""

    what: ClassVar[str] = "line"
    points: tuple[tuple[float, float], ...]
    style: str = ""
    head: bool = False
    tail: bool = False
    of: tuple[str, ...] = ()

    @property
    def heads(self) -> tuple[tuple[tuple[float, float], ...], ...]:
        """Its arrowheads, each as the corners of a triangle."""
        ends = ([self.points[-2:]] if self.head else []) + ([self.points[1::-1]] if self.tail else [])
        return tuple(_head(*start, *end) for start, end in ends)


@dataclass(frozen=True, slots=True)
class Mark:
    """A sign at a point: `fact`, `report`, `denial`, `answer`, `planned`, `possible`; or `many` with their number.

    Where it has an address it is a link, named by `name`.
    """

    what: ClassVar[str] = "mark"
    kind: str
    x: float
    y: float
    href: str = ""
    name: str = ""
    count: int = 1
    of: tuple[str, ...] = ()


DrawingElement = TextLines | Rect | Polyline | Mark


@dataclass(frozen=True, slots=True)
class Drawing:
    """A finished picture for one width: `narrow` for phones, `wide` for wider screens."""

    name: str
    width: float
    height: float
    parts: tuple[DrawingElement, ...]

    @property
    def links(self) -> bool:
        """Whether something in it leads somewhere."""
        return any(isinstance(part, Mark) and part.href for part in self.parts)

    @property
    def usual(self) -> tuple[float, str]:
        """The size and the anchor that most of its words have, so that they are said once."""
        words = [part for part in self.parts if isinstance(part, TextLines)]
        sizes, anchors = Counter(each.size for each in words), Counter(each.anchor for each in words)
        return max(sizes, key=sizes.__getitem__, default=PLAIN), max(anchors, key=anchors.__getitem__, default="start")

    @property
    def groups(self) -> list[tuple[str, list[DrawingElement]]]:
        """Its parts in their order; those beside each other that belong to the same ones are together, with whose.

        A mark names itself, or stands at the line that it belongs to.
        """
        owners = self.owners
        found = groupby(self.parts, lambda part: () if isinstance(part, Mark) else part.of)
        return [(" ".join(str(owners[each]) for each in of), list(parts)) for of, parts in found]

    @property
    def owners(self) -> dict[str, int]:
        """A number for each whose part something is, so that it is named in few letters."""
        return {
            owner: number for number, owner in enumerate(dict.fromkeys(of for part in self.parts for of in part.of))
        }


def height_of(lines: Sequence[str], size: float) -> float:
    """How high lines of text are."""
    return len(lines) * size * LEADING


def moved(part: DrawingElement, dx: float, dy: float) -> DrawingElement:
    """A part at another place."""
    if isinstance(part, Polyline):
        return replace(part, points=tuple((x + dx, y + dy) for x, y in part.points))
    return replace(part, x=part.x + dx, y=part.y + dy)


def same_but_moved(one: Drawing, other: Drawing) -> bool:
    """Whether two drawings differ by nothing but how wide the empty space beside their parts is."""
    across = (other.width - one.width) / 2
    return one.height == other.height and [_rounded(moved(part, across, 0)) for part in one.parts] == [
        _rounded(part) for part in other.parts
    ]


def _rounded(part: DrawingElement) -> DrawingElement:
    if isinstance(part, Polyline):
        return replace(part, points=tuple((round(x, 1), round(y, 1)) for x, y in part.points))
    return replace(part, x=round(part.x, 1), y=round(part.y, 1))


def _head(x1: float, y1: float, x2: float, y2: float) -> tuple[tuple[float, float], ...]:
    angle = math.atan2(y2 - y1, x2 - x1)
    sides = ((x2 - _HEAD * math.cos(angle + side), y2 - _HEAD * math.sin(angle + side)) for side in (0.42, -0.42))
    return ((x2, y2), *sides)
