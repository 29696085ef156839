"""A strip of time that stands: time runs down, words stand beside it, as a phone has room for them.

Marks stand where their days are; words are pushed up or down until each has room, as near to its mark as can be (least
squares under order, by pooling neighbours: Ayer and others, “An empirical distribution function for sampling with
incomplete information”, Annals of Mathematical Statistics 26, 1955). Lines from marks to words so never cross.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from story_explainer.site.pictures.drawing import (
    LEADING,
    PLAIN,
    SMALL,
    Drawing,
    DrawingElement,
    Mark,
    Polyline,
    Rect,
    TextLines,
    height_of,
)
from story_explainer.site.pictures.entries import StripEvent
from story_explainer.site.pictures.groups import MarkCluster, grouped
from story_explainer.site.pictures.measure import width, wrap
from story_explainer.site.pictures.scale import laid_out, stretches_of

_AXIS = 16.0  # the line of time
_WORDS = 46.0  # where words begin
_APART = 13.0  # from the words of one mark to those of the next
_GAP = 30.0
_MARGIN = 14.0
_FEW = 2  # so many events of a stretch are told one by one wherever they are
_LINES = 3
_LONGER = (1.0, 1.2, 1.45)  # than its words are high a stretch may be, so that each event has a mark of its own


@dataclass(frozen=True, slots=True)
class _MarkLabel:
    """The words of a mark: its day, whose lane it stands in, what it is."""

    group: MarkCluster
    head: tuple[str, ...]
    lane: str
    lines: tuple[str, ...]
    folded: bool = False
    beside: bool = False  # whether the lane stands beside the day

    @property
    def heads(self) -> int:
        """How many lines the day and the lane take."""
        return len(self.head) + bool(self.lane and not self.beside)

    @property
    def tall(self) -> float:
        """How high it is."""
        return self.heads * SMALL * LEADING + 2 + height_of(self.lines, PLAIN)


def upright(
    name: str,
    wide: float,
    entries: Sequence[StripEvent],
    lanes: Mapping[str, str],
    folded: Callable[[int], str],
    most: int,
) -> Drawing:
    """Draw a strip.

    Args:
        name: the name of the drawing.
        wide: how wide it is.
        entries: at least one, with their lanes.
        lanes: the names of the lanes by the id of the actor.
        folded: the words for so many events that stand as one mark.
        most: how many marks have words; those that matter most.

    Returns:
        The drawing. Of a part of time that is not enlarged and only holds context, one mark stands for all.
    """
    spans = [entry.days for entry in entries]
    parts = [[entries[at] for at in part] for part in stretches_of(spans)]
    enlarged = [
        stretch.enlarged
        for stretch in laid_out(stretches_of(spans), spans, [100.0 * len(part) for part in parts], _GAP)
    ]
    fold = [
        len(parts) > 1 and not large and len(part) > _FEW and all(entry.context for entry in part)
        for part, large in zip(parts, enlarged, strict=True)
    ]
    named = {entry.id for entry in sorted(entries, key=lambda entry: (entry.rank, -entry.last))[:most]}
    drawn: list[DrawingElement] = []
    y = _MARGIN
    for number, part in enumerate(parts):
        if number:
            drawn += _break(y + _GAP / 2)
            y += _GAP
        if fold[number]:
            group = MarkCluster(tuple(part), y, y, y)
            block = _MarkLabel(
                group, _head(f"{part[0].day} – {part[-1].day}", wide), "", _label(folded(len(part)), wide), True
            )
            groups, blocks, end = [group], [block], y
        else:
            groups, blocks, end = _stretch(part, y, wide, lanes, named)
        tops = _settled([(block.group.x - SMALL * 0.55, block.tall) for block in blocks], y - SMALL * 0.55)
        last = max((top + block.tall for top, block in zip(tops, blocks, strict=True)), default=end)
        end = max(end, last - 8)
        if enlarged[number]:
            drawn.insert(0, Rect(_AXIS - 13, y - _MARGIN + 1, 26, end - y + 2 * _MARGIN - 2, "zoom", 13))
        drawn.append(Polyline(((_AXIS, y - 8), (_AXIS, end + 8)), "lane", of=("axis",)))
        drawn += [part for top, block in zip(tops, blocks, strict=True) for part in _written(block, top)]
        drawn += [part for group in groups for part in _marked(group, fold[number])]
        y = end + (8 if number < len(parts) - 1 else 0)
    return Drawing(name, wide, round(y + _MARGIN, 1), tuple(drawn))


def _stretch(
    part: Sequence[StripEvent], y: float, wide: float, lanes: Mapping[str, str], named: set[str]
) -> tuple[list[MarkCluster], list[_MarkLabel], float]:
    """The marks and words of a part of time, which is as long as its words are high."""
    blocks = [_block(MarkCluster((entry,), 0, 0, 0), wide, lanes) for entry in part if entry.id in named]
    length = sum(block.tall + _APART for block in blocks[:-1]) + 14.0 * (len(part) - len(blocks))
    spans = [entry.days for entry in part]
    for longer in _LONGER:
        (stretch,) = laid_out([range(len(part))], spans, [length * longer], 0)
        stretch = replace(stretch, start=y, end=y + length * longer)
        groups = grouped([(entry, *stretch.reach(entry.ends)) for entry in part], y, stretch.end)
        if len(groups) == len(part):
            break
    told = [group for group in groups if any(entry.id in named for entry in group.entries)]
    return groups, [_block(group, wide, lanes) for group in told], stretch.end


def _block(group: MarkCluster, wide: float, lanes: Mapping[str, str]) -> _MarkLabel:
    first = min(group.entries, key=lambda entry: entry.rank)
    head, lane = _head(first.day, wide), lanes.get(first.lane, "")
    room = wide - _WORDS - width(f"{head[0]}  ", SMALL)
    beside = len(head) == 1 and width(lane, SMALL, bold=True) <= room
    lane = next(iter(wrap(lane, wide - _WORDS - 2, SMALL, bold=True, most=1)), "")
    return _MarkLabel(group, head, lane, _label(group.words, wide, bold=group.sign == "denial"), beside=beside)


def _head(day: str, wide: float) -> tuple[str, ...]:
    return wrap(day, wide - _WORDS - 2, SMALL, most=2)


def _label(words: str, wide: float, *, bold: bool = False) -> tuple[str, ...]:
    return wrap(words, wide - _WORDS - 2, PLAIN, bold=bold, most=_LINES)


def _settled(wanted: Sequence[tuple[float, float]], top: float) -> list[float]:
    """Tops of blocks, in order and apart, each as near as can be to the top that it wants; none above a limit."""
    pools: list[tuple[float, int, float]] = []  # the first top, how many blocks, their height with the room between
    offsets = 0.0
    sums: list[list[float]] = []
    for place, tall in wanted:
        pools.append((max(place, top), 1, tall + _APART))
        sums.append([max(place, top)])
        while len(pools) > 1 and pools[-2][0] + pools[-2][2] > pools[-1][0]:
            _, count, height = pools.pop()
            _, before, reach = pools[-1]
            own = sums.pop()
            sums[-1] += [each - reach for each in own]
            first = max(top, sum(sums[-1]) / len(sums[-1]))
            pools[-1] = (first, before + count, reach + height)
    tops: list[float] = []
    heights = [tall for _, tall in wanted]
    for first, count, _ in pools:
        offsets = first
        for _ in range(count):
            tops.append(offsets)
            offsets += heights[len(tops) - 1] + _APART
    return tops


def _written(block: _MarkLabel, top: float) -> Iterator[DrawingElement]:
    group, of = block.group, (block.group.id,)
    baseline = top + SMALL * 0.93
    level = baseline - SMALL * 0.3
    yield Polyline(((_AXIS + 9, group.x), (_WORDS - 12, level), (_WORDS - 5, level)), "pole", of=of)
    yield TextLines(_WORDS, baseline, block.head, SMALL, style="axis", of=of)
    if block.lane and block.beside:
        x = _WORDS + width(f"{block.head[0]}  ", SMALL)
        yield TextLines(x, baseline, (block.lane,), SMALL, bold=True, of=of)
    elif block.lane:
        yield TextLines(_WORDS, baseline + len(block.head) * SMALL * LEADING, (block.lane,), SMALL, bold=True, of=of)
    bold = group.sign == "denial"
    style = "denial" if bold else "context" if group.context and not block.folded else ""
    y = top + block.heads * SMALL * LEADING + 2 + PLAIN * 0.93
    yield TextLines(
        _WORDS, y, block.lines, PLAIN, bold=bold, style=style, lang="" if block.folded else group.lang, of=of
    )


def _marked(group: MarkCluster, folded: bool) -> Iterator[DrawingElement]:
    of = (group.id,)
    if group.lasts:
        yield Rect(_AXIS - 4.5, group.start, 9, group.end - group.start, f"span-{group.sign}", 4.5, of)
    yield Mark(group.sign, _AXIS, group.x, f"#{group.id}", group.name, len(group.entries), of)


def _break(y: float) -> Iterator[DrawingElement]:
    for dy in (-3.0, 3.0):
        yield Polyline(((_AXIS - 7, y + dy + 3), (_AXIS + 7, y + dy - 3)), "break", of=("axis",))
