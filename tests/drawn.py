"""What no picture may do, held against a drawing: cover words, run under a box, leave its frame."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, pairwise

from story_explainer.site.pictures.drawing import Drawing, Extent, Mark, Polyline, Rect, TextLines
from story_explainer.site.pictures.geometry import cut_through

_GROUND = {"ground", "zoom", "inner"}  # what lies under other parts on purpose


def _smaller(extent: Extent, by: float) -> Extent:
    return Extent(extent.left + by, extent.top + by, extent.right - by, extent.bottom - by)


def faults(drawing: Drawing) -> Iterator[str]:
    """Everything that is wrong with a drawing, in words."""
    words = [part for part in drawing.parts if isinstance(part, TextLines)]
    boxes = [part for part in drawing.parts if isinstance(part, Rect) and not _is_ground(part)]
    lines = [part for part in drawing.parts if isinstance(part, Polyline) and part.style not in ("tick", "break")]
    marks = [part for part in drawing.parts if isinstance(part, Mark)]
    frame = Extent(-0.5, -0.5, drawing.width + 0.5, drawing.height + 0.5)
    solid: list[TextLines | Rect] = [*words, *(box for box in boxes if not box.style.startswith("span"))]
    everything: list[TextLines | Rect] = [*words, *boxes]
    for part in everything:
        extent = part.extent
        if not (
            frame.left <= extent.left
            and extent.right <= frame.right
            and frame.top <= extent.top
            and extent.bottom <= frame.bottom
        ):
            yield f"beyond the frame: {part}"
    for line in lines:
        for x, y in line.points:
            if not (frame.left <= x <= frame.right and frame.top <= y <= frame.bottom):
                yield f"beyond the frame: {line}"
    for one, other in combinations(words, 2):
        if _smaller(one.extent, 0.5).touches(other.extent):
            yield f"words on words: {one.lines} {other.lines}"
    for box, label in ((box, label) for box in boxes for label in words):
        if not set(box.of) & set(label.of) and box.extent.touches(_smaller(label.extent, 0.5)):
            yield f"words on a box: {label.lines}"
    for a, b in combinations([box for box in boxes if not box.style.startswith("span")], 2):
        if a.extent.touches(b.extent):
            yield f"a box on a box: {a.of} {b.of}"
    for line in lines:
        for start, end in pairwise(line.points):
            for own in solid:
                if not set(own.of) <= set(line.of) and cut_through(start, end, _smaller(own.extent, 1)):
                    yield f"a line under what is not its own: {line.of} {own.of}"
    for mark, label in ((mark, label) for mark in marks for label in words):
        around = Extent(mark.x - 5, mark.y - 5, mark.x + 5, mark.y + 5)
        if around.touches(label.extent):
            yield f"a mark on words: {mark.of} {label.lines}"


def _is_ground(part: Rect) -> bool:
    return part.style in _GROUND
