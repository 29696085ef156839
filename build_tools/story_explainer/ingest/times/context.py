"""What a time is resolved against: the day of publication, what the text named before, the tense of the clause."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import NamedTuple

from story_explainer.ingest.times.calendar import Direction, shifted

_REACH = 3  # sentences over which a day that was named is still meant by “in the evening”
_STORY = 8  # sentences over which a story that lies in another year goes on
_WEEK = 7
_FAR = 45  # days from the publication from which a named date is another story's than the news


class Resolved(NamedTuple):
    """A value, the day that it names if it is as exact as that, and whether nothing speaks for another."""

    value: str
    sure: bool
    day: date | None = None
    kind: str = "DATE"


@dataclass(slots=True)
class Context:
    """Where the reading of an article stands.

    Attributes:
        published: the day of publication, if it is known.
        way: where the clause points to, and whether forms of verbs say so with one voice.
        sentence: the number of the sentence, counted through the article.
        entry: whether the sentence has no verb, as those of a list.
        quoted: whether the place stands inside quotation marks, where another day may be meant by “yesterday”.
    """

    published: date | None
    way: Direction | None = None
    plain: bool = False
    sentence: int = 0
    quoted: bool = False
    entry: bool = False
    _days: list[tuple[int, date, bool]] = field(default_factory=list)
    _ahead: list[tuple[int, date]] = field(default_factory=list)
    _years: list[tuple[int, int]] = field(default_factory=list)

    def announce(self, day: date) -> None:
        """Keep a day for the days of the week that follow, also one that begins or ends a range."""
        self._ahead.append((self.sentence, day))

    def remember(self, resolved: Resolved, explicit: bool) -> None:
        """Keep a date for what is counted from it later; `explicit` where its year stands in the text."""
        if resolved.day:
            self._days.append((self.sentence, resolved.day, resolved.sure))
        if explicit and resolved.value[:4].isdigit() and len(resolved.value) >= 4:
            self._years.append((self.sentence, int(resolved.value[:4])))

    @property
    def anchor(self) -> tuple[date, bool] | None:
        """The day that was named last, not long ago, and whether it is sure."""
        if self._days and self.sentence - self._days[-1][0] <= _REACH:
            return self._days[-1][1], self._days[-1][2] and self.sentence - self._days[-1][0] <= 1
        return None

    @property
    def day_before(self) -> tuple[date, bool] | None:
        """The day that this sentence or the one before it named: an hour without a day lies on no other.

        The entries of a list go on with no day but that of its heading.
        """
        reach = 0 if self.entry else 1
        return self.anchor if self._days and self.sentence - self._days[-1][0] <= reach else None

    @property
    def told_year(self) -> int | None:
        """A year that the text named just before, where what is told lies in the past and is not the news."""
        if not self._years or self.way != "past":
            return None
        sentence, year = self._years[-1]
        near = self.sentence - sentence <= 1
        return year if near and (self.published is None or year < self.published.year) else None

    @property
    def story_year(self) -> int | None:
        """The year that the text named last, some sentences ago at most, where what is told lies in the past."""
        if not self._years or self.way != "past" or self.sentence - self._years[-1][0] > _STORY:
            return None
        return self._years[-1][1]

    @property
    def told_day(self) -> date | None:
        """A day that the text named just before, far from the publication."""
        if self.anchor is None or self.way != "past" or self.sentence - self._days[-1][0] > 1:
            return None
        day = self._days[-1][1]
        far = self.published is None or abs((self.published - day).days) > _FAR
        return day if far else None

    @property
    def coming(self) -> date | None:
        """The first of the days named just before that lie more than a week ahead: an event that is announced."""
        if self.published is None or self.way == "past":
            return None
        ahead = self.published + timedelta(days=_WEEK)
        days = [day for sentence, day in self._ahead if self.sentence - sentence <= _REACH and day >= ahead]
        return min(days, default=None)

    def after(self, count: int, unit: str, anchored: bool) -> tuple[date, bool] | None:
        """The day some units after the publication, or after the day that was named last."""
        base = self.anchor if anchored else None
        if anchored and unit == "Y" and self._years and self.sentence - self._years[-1][0] <= _REACH:
            base = date(min(max(self._years[-1][1], 1), 9999), 7, 1), False
        if anchored and base is None and count > 0:
            return None
        if base is None and self.published:
            base = (self.published, not anchored and not self.quoted)
        if base is None:
            return None
        moved = shifted(base[0], count, unit)
        return (moved, base[1]) if moved else None
