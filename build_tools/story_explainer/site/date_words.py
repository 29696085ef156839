"""Dates in the words of a language: CLDR's patterns, and the catalogue's words for what CLDR has none for."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from babel import Locale
from babel.dates import format_date, format_time, tokenize_pattern
from babel.numbers import format_decimal

from story_explainer.story.dates import CalendarDay, DatePoint, When

_SKELETONS = {"day": "yMMMd", "month": "yMMM", "year": "y"}
_DASHES = " \u00a0\u2009\u202f-–—"  # what CLDR's patterns put between two dates
_LONGEST = 9999  # the last year that can stand without a word or separators


class DateWords:
    """How one language words dates.

    Args:
        cldr: its dates and numbers.
        gettext: its words for an English message.
    """

    def __init__(self, cldr: Locale, gettext: Callable[[str], str]) -> None:
        self._cldr = cldr
        self.gettext = gettext

    def of(self, when: When, *, moment: bool = False) -> str:
        """A date in words: “January 31, 2026”, “around October 2024”, “spring 2024”, “from 2016”.

        Args:
            when: the date.
            moment: it is of something that does not last: the ends of an interval are what it lies between.
        """
        gettext = self.gettext
        if when.start and when.end:
            if when.start == when.end:
                return self._point(when.start)
            return self._between(when.start, when.end) if moment else self._interval(when.start, when.end)
        if when.start:
            words = gettext("from {date}, end unknown") if when.unknown else gettext("from {date}")
        else:
            words = gettext("until {date}, beginning unknown") if when.unknown else gettext("until {date}")
        point = when.start or when.end
        return words.format(date=self._point(point)) if point else ""

    def _between(self, start: DatePoint, end: DatePoint) -> str:
        """`2026-02-01/2026-02-02` → “February 1 or 2, 2026”: one of two days, or a day between them."""
        first, last = self._ends(start, end) or (self._point(start), self._point(end))
        adjacent = start.precision == end.precision == "day" and end.first.ordinal - start.first.ordinal == 1
        words = self.gettext("{first} or {last}") if adjacent else self.gettext("between {first} and {last}")
        return words.format(first=first.rstrip(_DASHES), last=last)

    def _interval(self, start: DatePoint, end: DatePoint) -> str:
        """`2026-02-01/2026-02-02` → “1–2 febbraio 2026”."""
        ends = self._ends(start, end)
        return "".join(ends) if ends else f"{self._point(start)} – {self._point(end)}"

    def _ends(self, start: DatePoint, end: DatePoint) -> tuple[str, str] | None:
        """The ends of an interval by CLDR's pattern for the largest part that differs, the dash with the first."""
        first, last = start.first, end.first
        field = "y" if first.year != last.year else "M" if first.month != last.month else "d"
        skeleton = _SKELETONS.get(start.precision, "")
        patterns = self._cldr.interval_formats.get(skeleton, {}).get(field)
        plain = not (start.doubtful or end.doubtful) and first.year > 999 and last.year <= _LONGEST
        if not patterns or len(patterns) != 2 or start.precision != end.precision or not plain:
            return None
        return self._by_pattern(first, patterns[0]), self._by_pattern(last, patterns[1])

    def _point(self, point: DatePoint) -> str:
        words = self._plain(point)
        if point.approximate:
            words = self.gettext("around {date}").format(date=words)
        if point.uncertain:
            words = self.gettext("{date} (uncertain)").format(date=words)
        return words

    def _plain(self, point: DatePoint) -> str:
        gettext, year = self.gettext, self._year(point.first)
        if point.clock:
            return self._clock(point)
        if point.precision == "day":
            return self._day(point.first)
        if point.precision == "season":
            words = {
                3: gettext("spring {year}"),
                6: gettext("summer {year}"),
                9: gettext("autumn {year}"),
                12: gettext("winter {year}"),
            }
            return words[point.first.month].format(year=year)
        if point.precision == "month":
            month = self._by_skeleton(point.first, "yMMMM")
            return gettext("a day in {month}").format(month=month) if point.within else month
        if point.precision == "decade" and point.first.year > 999:
            return gettext("{year}s").format(year=point.first.year)
        if point.precision in ("decade", "century"):
            return gettext("between {first} and {last}").format(first=year, last=self._year(point.last))
        if point.within:
            words_of = {"day": gettext("a day in {year}"), "month": gettext("a month in {year}")}
            return words_of[point.within].format(year=year)
        return gettext("the year {year}").format(year=year) if point.first.year > _LONGEST else year

    def _clock(self, point: DatePoint) -> str:
        """A day and a time, in the zone that is given: “February 14, 2026, 2:30 PM (GMT-05:00)”."""
        assert point.clock  # noqa: S101 - nothing else comes here
        length = "medium" if point.clock.second else "short"
        time = format_time(point.clock.replace(tzinfo=None), length, locale=self._cldr)
        words = self.gettext("{date}, {time}").format(date=self._day(point.first), time=time)
        shift = point.clock.utcoffset()
        if shift is None:
            return words
        hours, minutes = divmod(abs(shift) // timedelta(minutes=1), 60)
        ahead = f"{'−' if shift < timedelta(0) else '+'}{hours:02}:{minutes:02}" if shift else ""
        return self.gettext("{time} ({zone})").format(time=words, zone=self._cldr.zone_formats["gmt"] % ahead)

    def _day(self, day: CalendarDay) -> str:
        if day.year > 999:
            return self._by_pattern(day, self._cldr.date_formats["long"].pattern)
        return self._by_skeleton(day, "yMMMd")

    def _year(self, day: CalendarDay) -> str:
        return self._by_skeleton(day, "y")

    def _by_skeleton(self, day: CalendarDay, skeleton: str) -> str:
        """With the era where a year of less than four digits or one before our era would mislead."""
        skeletons = self._cldr.datetime_skeletons
        era = "G" if day.year <= 999 else ""
        pattern = skeletons.get(era + skeleton) or skeletons[era + skeleton.replace("MMMM", "MMM")]
        return self._by_pattern(day, pattern.pattern)

    def _by_pattern(self, day: CalendarDay, pattern: str) -> str:
        """A pattern filled in: months in full, days without a zero before them, years of any size."""
        same = date(2000 + day.year % 400, day.month, day.day)  # the calendar repeats itself every 400 years
        words: list[str] = []
        for _, value in tokenize_pattern(pattern):
            if isinstance(value, str):
                words.append(value)
                continue
            field, length = value
            if field == "G":
                words.append(self._cldr.eras["abbreviated"][0 if day.year < 1 else 1])
            elif field == "y":
                words.append(self._number(day.year if day.year > 0 else 1 - day.year))
            else:
                named = field == "M" and length > 2
                words.append(format_date(same, "MMMM" if named else field, locale=self._cldr))
        return "".join(words)

    def _number(self, year: int) -> str:
        return str(year) if year <= _LONGEST else format_decimal(year, locale=self._cldr)
