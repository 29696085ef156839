"""The picture of who relates to whom: a few boxes, words on the lines between them, a sign for what is denied.

Boxes stand in rows. Every arrangement is tried in the rough, the best few in earnest: there each line has to keep clear
of boxes that are not its own, and its words have to find a place on it where they touch no box, no other words and no
other line. A line for which there is no such place is left to the list; so nothing in the picture covers anything.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from story_explainer.site.pictures.arrangement import members_of, promising
from story_explainer.site.pictures.drawing import (
    NAME,
    SMALL,
    Drawing,
    DrawingElement,
    Extent,
    Mark,
    Polyline,
    Rect,
    TextLines,
    height_of,
)
from story_explainer.site.pictures.geometry import crosses, cut_through, edge_point
from story_explainer.site.pictures.measure import widest, wrap

MOST = 5  # boxes
_PADDING = 12.0
_CLEAR = 9.0  # from words to whatever is not theirs
_AT = (0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.2, 0.8)  # where along a line its words may stand, best first
_SIGN = 15.0  # the room of a sign before words
_STRETCH = (1.0, 1.3, 1.7)  # how far apart rows are tried


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody in the picture; `kind` as in the story."""

    id: str
    name: str
    kind: str


@dataclass(frozen=True, slots=True)
class Said:
    """Words on a line, and whose they are as it stands before them; `denial` where they deny, which has a sign."""

    words: str
    denial: bool = False
    who: str = ""


@dataclass(frozen=True, slots=True)
class Tie:
    """A line between two, with what stands on it.

    `dashed` where it is only reported; `denial` where it is a denial itself; `both` where it points both ways.
    """

    origin: str
    to: str
    said: tuple[Said, ...]
    dashed: bool = False
    denial: bool = False
    both: bool = False


@dataclass(frozen=True, slots=True)
class _Label:
    tie: Tie
    extent: Extent
    blocks: tuple[tuple[tuple[str, ...], Said], ...]


def relations_drawing(name: str, wide: float, parties: Sequence[Party], ties: Sequence[Tie]) -> Drawing:
    """Draw who relates to whom.

    Args:
        name: the name of the drawing.
        wide: how wide it is.
        parties: at least one and at most `MOST`.
        ties: lines between them, what matters most first; at most one between two of them.

    Returns:
        The drawing. Ties for whose words there is no room anywhere are not in it: see `drawn`.
    """
    index = {party.id: at for at, party in enumerate(parties)}
    pairs = tuple((index[tie.origin], index[tie.to]) for tie in ties)
    best: tuple[float, list[DrawingElement], float] | None = None
    for rows, order in promising(len(parties), pairs, wide > 500):
        for stretch in _STRETCH:
            boxes, height = _boxes(parties, ties, rows, order, wide, stretch)
            parts, left_out, cost = _tied(boxes, parties, ties, wide, height)
            total = left_out * 1000 + cost + 0.05 * height
            if best is None or total < best[0]:
                best = total, parts, height
            if not left_out:
                break
    assert best is not None  # noqa: S101 - there is always an arrangement
    return Drawing(name, wide, round(best[2], 1), tuple(best[1]))


def drawn(drawing: Drawing) -> set[frozenset[str]]:
    """The pairs between which a drawing has a line."""
    return {frozenset(part.of) for part in drawing.parts if isinstance(part, Polyline)}


def _boxes(
    parties: Sequence[Party],
    ties: Sequence[Tie],
    rows: Sequence[int],
    order: Sequence[int],
    wide: float,
    stretch: float,
) -> tuple[dict[str, tuple[Rect, tuple[str, ...]]], float]:
    """The boxes at their places, and how high the picture is."""
    most = 116.0 if wide < 500 else 190.0
    placed: dict[str, tuple[Rect, tuple[str, ...]]] = {}
    row_of = {parties[box].id: line for line, members in enumerate(members_of(rows, order)) for box in members}
    y = 1.0
    for line, members in enumerate(members_of(rows, order)):
        sizes = []
        for box in members:
            limit = (most if len(members) == 2 else 200.0) - 2 * _PADDING
            lines = wrap(parties[box].name, limit, NAME, bold=True)
            sizes.append((lines, widest(lines, NAME, bold=True) + 2 * _PADDING, height_of(lines, NAME) + 20))
        tall = max(height for _, _, height in sizes)
        for at, (box, (lines, own, height)) in enumerate(zip(members, sizes, strict=True)):
            x = (wide - own) / 2 if len(members) == 1 else 1.0 if at == 0 else wide - own - 1
            party = parties[box]
            round_ = 3.0 if party.kind in ("outlet", "organisation") else 17.0
            rect = Rect(x, y + (tall - height) / 2, own, height, party.kind, round_, (party.id,))
            placed[party.id] = rect, lines
        y += tall
        if line < len(rows) - 1:
            # Room for the words of every line that ends just below.
            below = [tie for tie in ties if {row_of[tie.origin], row_of[tie.to]} == {line, line + 1}]
            labels = [_size(tie, 150.0)[1] for tie in below]
            y += max(max(labels, default=0.0) * stretch + 44, 52 * stretch)
    return placed, y + 1


def _size(tie: Tie, limit: float) -> tuple[float, float, tuple[tuple[tuple[str, ...], Said], ...]]:
    """How wide and high the words of a line are within a limit, and their lines."""
    blocks: list[tuple[tuple[str, ...], Said]] = []
    wide = tall = 0.0
    for said in tie.said:
        sign = _SIGN if said.denial else 0.0
        words = f"{said.who}{said.words}"
        lines = wrap(words, limit - sign, SMALL, bold=said.denial)
        wide = max(wide, widest(lines, SMALL, bold=said.denial) + sign)
        tall += height_of(lines, SMALL) + (3 if blocks else 0)
        blocks.append((lines, said))
    return wide, tall, tuple(blocks)


def _tied(
    boxes: dict[str, tuple[Rect, tuple[str, ...]]],
    parties: Sequence[Party],
    ties: Sequence[Tie],
    wide: float,
    height: float,
) -> tuple[list[DrawingElement], float, float]:
    """The parts of a picture; how much had to be left out, the first tie counting most; what the rest costs."""
    extents = {ident: rect.extent for ident, (rect, _) in boxes.items()}
    lines = {}
    for tie in ties:
        one, other = extents[tie.origin], extents[tie.to]
        start, end = edge_point(one, other), edge_point(other, one)
        met = [
            ident
            for ident, extent in extents.items()
            if ident not in (tie.origin, tie.to) and cut_through(start, end, _grown(extent, 6))
        ]
        if not met and abs(start[0] - end[0]) + abs(start[1] - end[1]) > 24:
            lines[tie] = start, end
    labels: list[_Label] = []
    cost = 0.0
    for tie in list(lines):
        label = _labelled(tie, lines, [each.extent for each in labels], list(extents.values()), wide, height)
        if label:
            labels.append(label)
            start, end = lines[tie]
            cost += (abs(start[0] - end[0]) + abs(start[1] - end[1])) * 0.1
        else:
            del lines[tie]
    kept = list(lines.items())
    cost += 60 * sum(crosses(*one, *other) for (_, one), (_, other) in combinations(kept, 2))
    left_out = sum(1 + 0.5 / (at + 1) for at, tie in enumerate(ties) if tie not in lines)
    return list(_parts(boxes, lines, labels)), left_out, cost


def _labelled(
    tie: Tie,
    lines: dict[Tie, tuple[tuple[float, float], tuple[float, float]]],
    labels: Sequence[Extent],
    boxes: Sequence[Extent],
    wide: float,
    height: float,
) -> _Label | None:
    """The words of a line at a place where they touch nothing."""
    (x1, y1), (x2, y2) = lines[tie]
    others = [line for other, line in lines.items() if other != tie]
    for limit in (150.0, 118.0, 190.0, 100.0):
        own, tall, blocks = _size(tie, limit)
        for at in _AT:
            # Slid along the line, and sideways as long as the line still runs through the words.
            for slide in (0.0, -0.3, 0.3):
                x, y = x1 + (x2 - x1) * at + slide * own, y1 + (y2 - y1) * at
                extent = Extent(x - own / 2, y - tall / 2, x + own / 2, y + tall / 2)
                inside = (
                    extent.left >= 1 and extent.right <= wide - 1 and extent.top >= 1 and extent.bottom <= height - 1
                )
                if (
                    inside
                    and not any(extent.touches(box, 8) for box in boxes)
                    and not any(extent.touches(label, _CLEAR) for label in labels)
                    and not any(cut_through(*line, _grown(extent, _CLEAR)) for line in others)
                ):
                    return _Label(tie, extent, blocks)
    return None


def _grown(extent: Extent, by: float) -> Extent:
    return Extent(extent.left - by, extent.top - by, extent.right + by, extent.bottom + by)


def _parts(
    boxes: dict[str, tuple[Rect, tuple[str, ...]]],
    lines: dict[Tie, tuple[tuple[float, float], tuple[float, float]]],
    labels: Sequence[_Label],
) -> Iterator[DrawingElement]:
    for tie, points in lines.items():
        style = "denial" if tie.denial else "inferred" if tie.dashed else ""
        yield Polyline(points, style, head=True, tail=tie.both, of=(tie.origin, tie.to))
    for rect, names in boxes.values():
        yield rect
        if rect.style == "group":
            yield Rect(rect.x + 3.5, rect.y + 3.5, rect.width - 7, rect.height - 7, "inner", 13.5, rect.of)
        middle = rect.y + rect.height / 2
        y = middle - height_of(names, NAME) / 2 + NAME * 0.93
        yield TextLines(rect.x + rect.width / 2, y, names, NAME, "middle", True, f"on-{rect.style}", "", rect.of)
    for label in labels:
        of, extent = (label.tie.origin, label.tie.to), label.extent
        yield Rect(
            extent.left - 3,
            extent.top - 2,
            extent.right - extent.left + 6,
            extent.bottom - extent.top + 4,
            "ground",
            2,
            of,
        )
        y = extent.top
        for lines_, said in label.blocks:
            x = extent.left
            if said.denial:
                yield Mark("denial", x + 5, y + SMALL * 0.62, of=of)
                x += _SIGN
            style = "denial" if said.denial else "way"
            yield TextLines(x, y + SMALL * 0.93, lines_, SMALL, "start", said.denial, style, "", of)
            y += height_of(lines_, SMALL) + 3
