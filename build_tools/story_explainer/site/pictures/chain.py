"""The picture of a sourcing chain: upright, from whoever knew it down to the texts, with words on its lines.

Boxes stand in layers (Sugiyama, Tagawa and Toda, “Methods for visual understanding of hierarchical system structures”,
IEEE Transactions on Systems, Man, and Cybernetics 11, 1981), a line that passes a layer goes round it at the edge, and
words have a row of their own between two layers: so no line can come under a box or under words that are not its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from story_explainer.site.pictures.chain_layers import ChainEdge, StationBox, folded, layers
from story_explainer.site.pictures.drawing import (
    NAME,
    PLAIN,
    SMALL,
    Drawing,
    DrawingElement,
    Polyline,
    Rect,
    TextLines,
    height_of,
    moved,
)
from story_explainer.site.pictures.measure import widest, wrap

_PADDING = 13.0
_APART = 16.0  # between two boxes of a layer
_BUS = 11.0  # from one horizontal line to the next
_STEM = 12.0  # a line above and below its words
_NARROW = 100.0  # words on a line need about as much
_LANE = 14.0  # the room of a line at the edge, where there are not so many that boxes would have too little
_SLOT = 96.0  # the room that a box has at least, with what is beside it
_LEAST = 132.0  # a box is no narrower
_NAMES = 3  # named in a box that stands for several; there are four where it is the last


@dataclass(frozen=True, slots=True)
class ChainWords:
    """The interface’s words for a box that stands for several: its heading, and how the rest is summed up."""

    texts: str
    more: str


def chain_drawing(
    name: str, wide: float, stations: Sequence[StationBox], ways: Sequence[ChainEdge], words: ChainWords
) -> Drawing:
    """Draw a chain.

    Args:
        name: the name of the drawing.
        wide: how wide it may be; how many boxes stand side by side depends on that.
        stations: at least one, each after the ones it has its word from.
        ways: between them, without circles.
        words: for boxes that stand for several stations.

    Returns:
        The drawing. Stations that have their word from the same ones in the same way and pass it on to nobody share a
        box; so do those that a layer has no room for.
    """
    # Two stand side by side as soon as each has the room of a box; more of them have room to be read.
    across = max(1, min(2, int((wide - 2) // _SLOT)), int(wide // 210))
    stations, ways = folded(stations, ways)
    found = layers(stations, ways, across)
    ways = list(dict.fromkeys(way for way in found.ways if way.origin != way.to))
    return _Layout(name, wide, found.rows, ways, words).drawing()


Net = tuple[str, bool]  # the lines that leave one box, those that are inferred for themselves


@dataclass(frozen=True, slots=True)
class _Bundle:
    """Lines that end at a box side by side, joined because the same words stand on them."""

    ways: tuple[ChainEdge, ...]
    words: str
    x: float
    room: float

    @property
    def inferred(self) -> bool:
        return all(way.inferred for way in self.ways)

    @property
    def of(self) -> tuple[str, ...]:
        return (*dict.fromkeys(way.origin for way in self.ways), self.ways[0].to)


class _Layout:
    """One chain while it is laid out, from the top down."""

    def __init__(
        self, name: str, wide: float, rows: list[list[StationBox]], ways: list[ChainEdge], words: ChainWords
    ) -> None:
        self.name, self.wide, self.rows, self.words = name, wide, rows, words
        self.row = {station.id: number for number, row in enumerate(rows) for station in row}
        self.ways = [way for way in ways if self.row[way.origin] < self.row[way.to]]
        self.nets: dict[Net, list[ChainEdge]] = {}
        for way in self.ways:
            self.nets.setdefault((way.origin, way.inferred), []).append(way)
        # A line that passes a layer has a lane at the edge.
        self.lanes = {
            net: at
            for at, net in enumerate(
                net for net, its in self.nets.items() if any(self.row[way.to] - self.row[way.origin] > 1 for way in its)
            )
        }
        most = max(len(row) for row in rows)
        self.lane = min(_LANE, (wide - 2 - most * _SLOT) / max(1, len(self.lanes)))
        room = wide - 2 - len(self.lanes) * self.lane
        self.slot = {station.id: room / len(row) for row in rows for station in row}
        self.centre = {station.id: 1 + (at + 0.5) * room / len(row) for row in rows for at, station in enumerate(row)}
        self.bottom: dict[str, float] = {}
        self.at_edge: dict[Net, tuple[tuple[float, float], ...]] = {}  # lines at the edge, as far as they have come
        self.parts: list[DrawingElement] = []

    def drawing(self) -> Drawing:
        y = 1.0
        for number, row in enumerate(self.rows):
            if number:
                y = self._gap(number, y)
            boxes = [list(self._box(station)) for station in row]
            heights = [next(part.height for part in parts if isinstance(part, Rect)) for parts in boxes]
            for station, parts, height in zip(row, boxes, heights, strict=True):
                top = y + (max(heights) - height if number == 0 else 0)  # lines begin and end at one height
                self.parts += [moved(part, 0, top) for part in parts]
                self.bottom[station.id] = top + height
            y += max(heights)
        return Drawing(self.name, self.wide, round(y + 1, 1), tuple(self.parts))

    def _box(self, station: StationBox) -> Iterator[DrawingElement]:
        """A box at the height 0, with what stands in it."""
        of, limit = (station.id,), self.slot[station.id] - _APART - 2 * _PADDING
        blocks = [(wrap(words, limit, size, bold=bold), size, bold) for words, size, bold in self._content(station)]
        least = min(_LEAST, limit + 2 * _PADDING)
        own = max(least, *(widest(lines, size, bold=bold) + 2 * _PADDING for lines, size, bold in blocks))
        tall = sum(height_of(lines, size) + 3 for lines, size, _ in blocks) + 2 * _PADDING - 8
        x, radius = self.centre[station.id], 3.0 if station.kind in ("outlet", "party", "text") else 17.0
        yield Rect(x - own / 2, 0, own, tall, station.kind, radius, of)
        if station.kind == "people":  # people in the plural: a second frame inside
            yield Rect(x - own / 2 + 3.5, 3.5, own - 7, tall - 7, "inner", radius - 3, of)
        y = _PADDING - 4
        for lines, size, bold in blocks:
            yield TextLines(x, y + size * 0.93, lines, size, "middle", bold, f"on-{station.kind}", "", of)
            y += height_of(lines, size) + 3

    def _content(self, station: StationBox) -> Iterator[tuple[str, float, bool]]:
        names = station.names
        if len(names) > 1:
            shown = names if len(names) <= _NAMES + 1 else names[:_NAMES]
            yield self.words.texts % {"num": len(names)}, NAME, True
            yield from ((each, PLAIN, False) for each in shown)
            if len(shown) < len(names):
                yield self.words.more % {"num": len(names) - len(shown)}, PLAIN, False
        else:
            yield names[0], NAME, True
        if station.note:
            yield station.note, SMALL, False

    def _gap(self, number: int, top: float) -> float:
        """The lines and words between a layer and the one above it; returns where the layer begins."""
        entries = [entry for station in self.rows[number] for entry in self._entries(station)]
        nets = [net for net, ways in self.nets.items() if self._crosses(net, ways, number)]
        straight = all(
            self.row[way.origin] == number - 1 and abs(self._exit((way.origin, way.inferred)) - entry.x) < 1
            for entry in entries
            for way in entry.ways
        ) and not any(net in self.lanes for net in nets)
        buses = {net: top + _STEM + at * _BUS for at, net in enumerate(nets)}
        below = top + _STEM + (0 if straight else len(nets) * _BUS)
        for net in nets:
            if net in self.lanes:
                self._along_the_edge(net, number, buses[net])
        tall = max((height_of(wrap(entry.words, entry.room, SMALL), SMALL) for entry in entries), default=0.0)
        bottom = below + tall + 6 + _STEM + 8
        for entry in entries:
            lines = wrap(entry.words, entry.room, SMALL)
            style = "inferred" if entry.inferred else ""
            words = TextLines(entry.x, below + 4 + SMALL * 0.93, lines, SMALL, "middle", False, "way", "", entry.of)
            for way in entry.ways:
                net = (way.origin, way.inferred)
                start = self._start(net, number, buses[net], entry.x, straight=straight)
                own = "inferred" if way.inferred else ""
                self.parts.append(Polyline((*start, (entry.x, words.extent.top - 1)), own, of=entry.of))
            self.parts.append(words)
            end = ((entry.x, words.extent.bottom + 2), (entry.x, bottom))
            self.parts.append(Polyline(end, style, head=True, of=entry.of))
        return bottom

    def _crosses(self, net: Net, ways: Sequence[ChainEdge], number: int) -> bool:
        """Whether lines of a net run across between a layer and the one above it."""
        ends_here = any(self.row[way.to] == number for way in ways)
        return ends_here or (self.row[net[0]] == number - 1 and any(self.row[way.to] > number for way in ways))

    def _along_the_edge(self, net: Net, number: int, bus: float) -> None:
        """Take a line that passes layers on to this height; draw it where it ends."""
        lane = self.wide - 1 - (len(self.lanes) - self.lanes[net] - 0.7) * self.lane
        begun = self.at_edge.get(net)
        if begun is None:
            x = self._exit(net)
            self.at_edge[net] = ((x, self.bottom[net[0]]), (x, bus), (lane, bus))
        elif number == max(self.row[way.to] for way in self.nets[net]):
            of = (net[0], *(way.to for way in self.nets[net]))
            self.parts.append(Polyline((*begun, (lane, bus)), "inferred" if net[1] else "", of=of))

    def _entries(self, station: StationBox) -> list[_Bundle]:
        """Where lines end at a station: those with the same words at one place, all at one where room is scarce."""
        ways = [way for way in self.ways if way.to == station.id]
        groups: dict[tuple[str, bool], list[ChainEdge]] = {}
        for way in ways:
            groups.setdefault((way.words, way.inferred), []).append(way)
        found = [(words, its) for (words, _), its in groups.items()]
        if len(found) > 1 and self.slot[station.id] / len(found) < _NARROW:
            found = [(" / ".join(dict.fromkeys(way.words for way in ways)), ways)]
        room = self.slot[station.id] / max(len(found), 1)
        # Words stand no further out than the box below them.
        step = min(room, _NARROW * 1.4)
        first = self.centre[station.id] - step * (len(found) - 1) / 2
        return [
            _Bundle(tuple(its), words, first + at * step, (room if len(found) == 1 else step) - 14)
            for at, (words, its) in enumerate(found)
        ]

    def _exit(self, net: Net) -> float:
        """Where lines leave a box: in the middle, those that are inferred beside the others if it has both."""
        both = (net[0], not net[1]) in self.nets
        return self.centre[net[0]] + ((12.0 if net[1] else -12.0) if both else 0.0)

    def _start(self, net: Net, number: int, bus: float, x: float, *, straight: bool) -> tuple[tuple[float, float], ...]:
        """A line until it is straight above its words."""
        if straight:
            return ((x, self.bottom[net[0]]),)
        if self.row[net[0]] == number - 1:
            out = self._exit(net)
            return ((out, self.bottom[net[0]]), (out, bus), (x, bus))
        return ((self.at_edge[net][-1][0], bus), (x, bus))
