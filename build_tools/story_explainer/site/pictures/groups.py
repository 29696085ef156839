"""Marks of one lane: each where its days are, and several as one where they would stand on one another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from story_explainer.site.pictures.entries import StripEvent

APART = 14.0  # from one mark to the next
_PUSHED = 20.0  # a mark stands no further from its place; else it joins its neighbours


@dataclass(frozen=True, slots=True)
class MarkCluster:
    """A mark with its place along time; `start` and `end` of the days that it can mean."""

    entries: tuple[StripEvent, ...]
    x: float
    start: float
    end: float

    @property
    def id(self) -> str:
        """The id of the event, of the first of several."""
        return self.entries[0].id

    @property
    def sign(self) -> str:
        """The sign of the mark."""
        return self.entries[0].sign if len(self.entries) == 1 else "many"

    @property
    def lasts(self) -> bool:
        """Whether its day is not known, or there are several."""
        return any(entry.last > entry.first for entry in self.entries)

    @property
    def rank(self) -> int:
        """How much it matters that it is named."""
        return min(entry.rank for entry in self.entries)

    @property
    def context(self) -> bool:
        """Whether all of it comes from sources outside the articles."""
        return all(entry.context for entry in self.entries)

    @property
    def words(self) -> str:
        """What it is called: of several the one that matters most, with how many there are beside it."""
        first = min(self.entries, key=lambda entry: entry.rank)
        return first.words + (f" (+{len(self.entries) - 1})" if len(self.entries) > 1 else "")

    @property
    def lang(self) -> str:
        """The language of the words where it is not the page's."""
        return min(self.entries, key=lambda entry: entry.rank).lang

    @property
    def name(self) -> str:
        """All of it in words, for who does not see it."""
        return ", ".join(entry.name for entry in self.entries)


def grouped(places: Sequence[tuple[StripEvent, float, float]], low: float, high: float) -> list[MarkCluster]:
    """The marks of a lane.

    Args:
        places: each entry with the places of its first and its last day.
        low: the place of the first day of all.
        high: that of the last.

    Returns:
        The marks from the earliest on, `APART` from each other. Marks of the same days stand side by side as long as
        each stays near its place; a denial always has a mark of its own if there is room at all.
    """
    marks = sorted(
        (MarkCluster((entry,), (start + end) / 2, start, end) for entry, start, end in places),
        key=lambda group: group.x,
    )
    while True:
        moved = _pushed(marks, low, high)
        far = [at for at, (mark, x) in enumerate(zip(marks, moved, strict=True)) if abs(mark.x - x) > _PUSHED]
        joined = _joined(marks, far[0], alone=True) or _joined(marks, far[0], alone=False) if far else None
        if joined is None:
            return [replace(mark, x=x) for mark, x in zip(marks, moved, strict=True)]
        marks = joined


def _pushed(marks: Sequence[MarkCluster], low: float, high: float) -> list[float]:
    """Places near those that marks should have, far enough from each other."""
    places: list[float] = []
    for mark in marks:
        room = APART + (5 if mark.sign == "many" else 0)
        places.append(max(mark.x, low, places[-1] + room if places else low))
    limit = high
    for at in reversed(range(len(places))):
        places[at] = min(places[at], limit)
        limit = places[at] - APART - (5 if marks[at].sign == "many" or (at and marks[at - 1].sign == "many") else 0)
    return places


def _joined(marks: list[MarkCluster], at: int, *, alone: bool) -> list[MarkCluster] | None:
    """Marks with the two neighbours around one joined that stand nearest to each other; denials `alone` are not."""
    pairs = [
        (marks[other + 1].x - marks[other].x, abs(other - at), other)
        for other in range(len(marks) - 1)
        if not (alone and any(each.sign == "denial" for each in marks[other : other + 2]))
    ]
    if not pairs:
        return None
    _, _, first = min(pairs)
    one, other = marks[first], marks[first + 1]
    entries = (*one.entries, *other.entries)
    x = (one.x * len(one.entries) + other.x * len(other.entries)) / len(entries)
    both = MarkCluster(entries, x, min(one.start, other.start), max(one.end, other.end))
    return [*marks[:first], both, *marks[first + 2 :]]
