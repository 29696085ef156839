"""A strip of time that lies: time runs to the right, actors have lanes, words stand above and below like flags.

Marks stand where their days are. Words move: those above a lane begin at their mark, each higher than all to its right
that it reaches over; those below end at their mark, each lower than all to its left. So no words can come upon others,
and no pole crosses any, however many there are (what is left to choose is which stand above and which below).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from story_explainer.site.language import Language
from story_explainer.site.pictures.drawing import (
    NAME,
    PLAIN,
    SMALL,
    Drawing,
    DrawingElement,
    Mark,
    Polyline,
    Rect,
    TextLines,
    height_of,
    moved,
)
from story_explainer.site.pictures.entries import QUIET, StripEvent
from story_explainer.site.pictures.groups import MarkCluster, grouped
from story_explainer.site.pictures.measure import widest, width, wrap
from story_explainer.site.pictures.scale import laid_out, stretches_of
from story_explainer.site.pictures.ticks import ticks

_GAP = 34.0  # between two stretches, where the break sign is
_LIMITS = (150.0, 118.0, 92.0)  # how wide words are tried
_WIDEST = 240.0  # that they may be where they would be cut or broken otherwise
_LINES = 4  # of a label, at most
_POLE = 5.0  # from a pole to its words
_CLEAR = 12.0  # from a lane to the words nearest to it
_OVER = 6.0  # between words one above the other
_AXIS = 30.0
_BETWEEN = 16.0  # two lanes
_STARTS = ((0, 0), (0, 1), (1, 0), (1, 1))  # all on one side, all on the other, by turns


@dataclass(frozen=True, slots=True)
class _Callout:
    """Words for a mark, and how far they may reach."""

    group: MarkCluster
    lines: tuple[str, ...]
    wide: float
    sides: tuple[bool, ...]  # True is above

    @property
    def tall(self) -> float:
        return height_of(self.lines, PLAIN)


def lying(
    name: str, wide: float, entries: Sequence[StripEvent], lanes: Mapping[str, str], language: Language, most: int
) -> Drawing:
    """Draw a strip.

    Args:
        name: the name of the drawing.
        wide: how wide it is.
        entries: at least one.
        lanes: the names of the lanes in order, by the id of the actor.
        language: the language of the axis.
        most: how many marks have words; those that matter most.
    """
    return _Lying(name, wide, entries, lanes, language, most).drawing()


class _Lying:
    def __init__(
        self,
        name: str,
        wide: float,
        entries: Sequence[StripEvent],
        lanes: Mapping[str, str],
        language: Language,
        most: int,
    ) -> None:
        self.name, self.wide, self.lanes, self.language = name, wide, lanes, language
        longest = max((width(word, NAME, bold=True) for words in lanes.values() for word in words.split()), default=0)
        limit = min(max(118.0, longest), 160.0)  # no word is broken that has room
        self.headings = {lane: wrap(words, limit, NAME, bold=True) for lane, words in lanes.items() if words}
        self.gutter = max((widest(lines, NAME, bold=True) for lines in self.headings.values()), default=0) + 14
        self.left, self.right = self.gutter + 12, wide - 16
        spans = [entry.days for entry in entries]
        parts = stretches_of(spans)
        room = self.right - self.left - _GAP * (len(parts) - 1)
        # Each stretch has room as it has marks, and never so little that its one mark stands at the break.
        weights = [len(part) + 0.6 for part in parts]
        lengths = [room * weight / sum(weights) for weight in weights]
        self.stretches = [
            replace(each, start=each.start + self.left, end=each.end + self.left)
            for each in laid_out(parts, spans, lengths, _GAP)
        ]
        self.days = [[day for at in part for day in spans[at]] for part in parts]
        self.stretch = {entries[at].id: number for number, part in enumerate(parts) for at in part}
        places = [(entry, *self.stretches[self.stretch[entry.id]].reach(entry.ends)) for entry in entries]
        self.groups = {
            lane: grouped([place for place in places if place[0].lane == lane], self.left, self.right) for lane in lanes
        }
        every = [group for groups in self.groups.values() for group in groups]
        self.named = {group.id for group in sorted(every, key=lambda group: (group.rank, -group.x))[:most]}

    def drawing(self) -> Drawing:
        parts: list[DrawingElement] = []
        y = _AXIS
        for lane in self.lanes:
            band, above, below = self._lane(lane)
            y += above
            parts += [moved(part, 0, y) for part in band]
            y += below + _BETWEEN
        height = y - _BETWEEN + 6
        return Drawing(self.name, self.wide, round(height, 1), (*self._axis(height), *parts))

    def _axis(self, height: float) -> Iterator[DrawingElement]:
        for number, stretch in enumerate(self.stretches):
            low, high = self._bounds(number)
            if stretch.enlarged:
                yield Rect(low, 0, high - low, height, "zoom", 4)
            found = ticks(stretch, self.days[number], self.language, (low + 2, high - 2))
            for place, middle, words in found:
                yield TextLines(middle, 15, (words,), SMALL, "middle", False, "axis", "", ("axis",))
                yield Polyline(((place, 20), (place, 25)), "tick", of=("axis",))

    def _bounds(self, number: int) -> tuple[float, float]:
        """Between what the words of a stretch stay."""
        first, last = number == 0, number == len(self.stretches) - 1
        stretch = self.stretches[number]
        return (
            self.gutter if first else stretch.start - _GAP / 2 + 7,
            self.wide - 1 if last else stretch.end + _GAP / 2 - 7,
        )

    def _lane(self, lane: str) -> tuple[list[DrawingElement], float, float]:
        """A lane with its line at the height 0, and how far it reaches above and below that."""
        of = (f"lane-{lane}",)
        parts: list[DrawingElement] = list(self._line(of, "quiet" if lane == QUIET else ""))
        above = below = _CLEAR
        if lines := self.headings.get(lane):
            tall = height_of(lines, NAME)
            quiet = lane == QUIET
            parts.append(
                TextLines(0, -tall / 2 + NAME * 0.93, lines, NAME, "start", not quiet, "quiet" if quiet else "", "", of)
            )
            above = below = max(above, tall / 2 + 2)
        flags = [flag for group in self.groups[lane] if group.id in self.named and (flag := self._flag(group))]
        for flag, up, top in _arranged(flags):
            parts += _flown(flag, up, top)
            above, below = max(above, -top + 2), max(below, top + flag.tall + 2)
        for group in self.groups[lane]:
            if group.lasts:
                parts.append(
                    Rect(group.start, -4.5, group.end - group.start, 9, f"span-{group.sign}", 4.5, (group.id,))
                )
            parts.append(Mark(group.sign, group.x, 0, f"#{group.id}", group.name, len(group.entries), (group.id,)))
        return parts, above, below

    def _line(self, of: tuple[str, ...], style: str) -> Iterator[DrawingElement]:
        """The line of a lane, with a break sign between its stretches."""
        for number, stretch in enumerate(self.stretches):
            first, last = number == 0, number == len(self.stretches) - 1
            start = stretch.start - (10 if first else _GAP / 2 - 5)
            end = stretch.end + (12 if last else _GAP / 2 - 5)
            yield Polyline(((start, 0), (end, 0)), f"lane{' dl--' + style if style else ''}", of=of)
            if not last:
                for x in (end + 2, end + 8):
                    yield Polyline(((x - 3, 7), (x + 3, -7)), "break", of=of)

    def _flag(self, group: MarkCluster) -> _Callout | None:
        """The words of a mark, as wide as they may be where they stand."""
        bold = group.sign == "denial"
        limits = (*_wider(group.words, bold=bold), *_LIMITS)
        for low, high in (self._bounds(self.stretch[group.id]), (self.gutter, self.wide - 1)):
            for limit in limits:
                lines = wrap(group.words, limit, PLAIN, bold=bold, most=_LINES)
                own = widest(lines, PLAIN, bold=bold)
                sides = [True] * (group.x + _POLE + own <= high) + [False] * (group.x - _POLE - own >= low)
                if sides:
                    return _Callout(group, lines, own, tuple(sides))
        return None


def _wider(words: str, *, bold: bool) -> tuple[float, ...]:
    """The least width at which words that the usual one would cut or break are whole; nothing where it is enough."""
    longest = max(width(word, PLAIN, bold=bold) for word in words.split(" "))
    at = max(_LIMITS[0], min(longest, _WIDEST))
    while at < _WIDEST and len(wrap(words, at, PLAIN, bold=bold)) > _LINES:
        at += 10
    return (at,) if at > _LIMITS[0] else ()


def _arranged(flags: Sequence[_Callout]) -> list[tuple[_Callout, bool, float]]:
    """Which words stand above and which below, so that the lane is low; each with its top."""
    starts = [
        [flag.sides[(at * step + first) % len(flag.sides)] for at, flag in enumerate(flags)] for step, first in _STARTS
    ]
    sides = min((_improved(flags, start) for start in starts), key=lambda found: _cost(flags, found))
    return [(flags[at], sides[at], top) for at, top in _tops(flags, sides)]


def _improved(flags: Sequence[_Callout], sides: list[bool]) -> list[bool]:
    """The same with single words turned to the other side as long as that helps."""
    best, improved = _cost(flags, sides), True
    while improved:
        improved = False
        for at, flag in enumerate(flags):
            if len(flag.sides) > 1:
                sides[at] = not sides[at]
                cost = _cost(flags, sides)
                if cost < best - 1e-6:
                    best, improved = cost, True
                else:
                    sides[at] = not sides[at]
    return sides


def _cost(flags: Sequence[_Callout], sides: Sequence[bool]) -> float:
    tops = _tops(flags, sides)
    above = max((-top for at, top in tops if sides[at]), default=0.0)
    below = max((top + flags[at].tall for at, top in tops if not sides[at]), default=0.0)
    return above + below + 0.15 * sum(abs(top) for _, top in tops)


def _tops(flags: Sequence[_Callout], sides: Sequence[bool]) -> list[tuple[int, float]]:
    """The tops of words beside their poles, of those above from the right on, of those below from the left on."""
    placed: list[tuple[int, float]] = []
    for at in reversed(range(len(flags))):
        if sides[at]:
            flag, bottom = flags[at], -_CLEAR
            for other, top in placed:
                if flags[other].group.x < flag.group.x + 2 * _POLE + flag.wide + 8:
                    bottom = min(bottom, top - _OVER)
            placed.append((at, bottom - flag.tall))
    up = len(placed)
    for at in range(len(flags)):
        if not sides[at]:
            flag, top = flags[at], _CLEAR
            for other, above in placed[up:]:
                if flags[other].group.x > flag.group.x - 2 * _POLE - flag.wide - 8:
                    top = max(top, above + flags[other].tall + _OVER)
            placed.append((at, top))
    return placed


def _flown(flag: _Callout, up: bool, top: float) -> Iterator[DrawingElement]:
    group = flag.group
    of = (group.id,)
    end = top + 2 if up else top + flag.tall - 2
    near = -9.0 if up else 9.0
    if abs(end) > abs(near):
        yield Polyline(((group.x, near), (group.x, end)), "pole", of=of)
    x = group.x + _POLE if up else group.x - _POLE
    style = "denial" if group.sign == "denial" else "context" if group.context else ""
    bold = group.sign == "denial"
    yield TextLines(x, top + PLAIN * 0.93, flag.lines, PLAIN, "start" if up else "end", bold, style, group.lang, of)
