"""Dates of the calendar, whole or in part, as values: what is missing is taken from the context."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from story_explainer.ingest.times.calendar import SEASONS, day_of, holiday, shifted, week, weekday
from story_explainer.ingest.times.context import Context, Resolved

Slots = Mapping[str, object]
_NEAR = 100  # days within which the nearest of several years is meant whatever the tense
_EVENT = 3  # days that an event goes on whose days of the week are told
_CLOSE = 14  # days from the publication within which the same month is the nearest one for sure


def number(slots: Slots, slot: str) -> int | None:
    """The whole number that fills a slot."""
    value = slots.get(slot)
    return value if isinstance(value, int) else None


def resolve_date(slots: Slots, context: Context) -> Resolved | None:
    """The value of a date by the slots that its words fill.

    Args:
        slots: what fills them.
        context: what it is resolved against.

    Returns:
        The value; None where the words name no date, such as 31 February, or nothing is known to count from.
    """
    year = _year(slots, context)
    for slot, resolve in _BY_SLOT:
        if slot in slots:
            return resolve(slots, year, context)
    return Resolved(f"{year:04}", "rel" not in slots or not context.quoted) if year is not None else None


def is_explicit(slots: Slots) -> bool:
    """Whether a year stands in the words themselves."""
    return bool(slots.keys() & {"year", "anyyear", "yy"})


def _year(slots: Slots, context: Context) -> int | None:
    """The year that the words name or count."""
    for slot in ("year", "anyyear"):
        if (named := number(slots, slot)) is not None:
            return named
    if (short := number(slots, "yy")) is not None and slots.keys() & {"mon", "month", "season", "edge"}:
        latest = (context.published or date.today()).year + 20  # “98” is no year to come far off
        return next(century + short for century in (2000, 1900) if century + short <= latest)
    rel = number(slots, "lastyear") or number(slots, "rel")
    counted = "lastyear" in slots or "Y" in (slots.get("unit"), slots.get("unit2"))
    if counted and context.published:
        moved = shifted(context.published, rel or 0, "Y")
        return moved.year if moved else None
    return None


def _decade(slots: Slots, year: int | None, context: Context) -> Resolved:
    named = str(slots.get("decade", slots.get("decades", slots.get("dd"))))
    if len(named) == 3:
        return Resolved(named, True)
    told = context.told_year
    return Resolved(f"{told // 100 if told and told < 1900 else 19}{named}", int(named) > 2)


def _holiday(slots: Slots, year: int | None, context: Context) -> Resolved | None:
    rule = str(slots.get("marian", slots.get("holiday")))
    if year is not None:
        day = holiday(rule, year)
        return Resolved(day.isoformat(), True, day) if day else None
    return _nearest(lambda each: holiday(rule, each), slots, context)


def _of_month(slots: Slots, year: int | None, context: Context) -> Resolved | None:
    """A day of a month, or a month."""
    month = number(slots, "month") or number(slots, "mon") or 1
    day = number(slots, "day")
    if day is None:
        return _month(month, slots, year, context)
    if year is not None:
        named = day_of(year, month, day)
        return Resolved(named.isoformat(), True, named) if named else None
    if context.published is None and context.told_year is None:
        return Resolved(f"XXXX-{month:02}-{day:02}", False) if day_of(2000, month, day) else None
    found = _nearest(lambda each: day_of(each, month, day), slots, context)
    named_weekday = number(slots, "weekday")
    if named_weekday is None or context.published is None:
        return found
    around = (context.published.year + off for off in (0, -1, 1))
    fits = [one for each in around if (one := day_of(each, month, day)) and one.weekday() == named_weekday]
    return Resolved(fits[0].isoformat(), True, fits[0]) if fits else found


def _nearest(of_year: Callable[[int], date | None], slots: Slots, context: Context) -> Resolved | None:
    """The day of the year that is meant: by the story that is told, by nearness, or by the tense."""
    at, rel = context.published, number(slots, "rel")
    told = context.told_year
    if told is not None and rel is None:
        day = of_year(told)
        return Resolved(day.isoformat(), False, day) if day else None
    if at is None:
        return None
    days = [day for off in (-1, 0, 1) if 1 < at.year + off < 9999 and (day := of_year(at.year + off))]
    if not days:
        return None
    past, future = [day for day in days if day <= at], [day for day in days if day >= at]
    if rel is not None and (side := past if rel < 0 else future if rel > 0 else days):
        day = side[-1] if rel < 0 else min(side, key=lambda each: abs((each - at).days))
        return Resolved(day.isoformat(), not context.quoted, day)
    nearest = min(days, key=lambda each: abs((each - at).days))
    distance = abs((nearest - at).days)
    story = context.story_year
    if story is not None and distance > _NEAR and (day := of_year(story)) and day <= at:
        return Resolved(day.isoformat(), False, day)
    agrees = context.way is None or (nearest <= at) == (context.way == "past") or nearest == at
    if distance <= _NEAR or agrees:
        return Resolved(nearest.isoformat(), distance <= _NEAR and (agrees or distance <= _CLOSE), nearest)
    side = past if context.way == "past" else future
    day = (side[-1] if context.way == "past" else side[0]) if side else nearest
    return Resolved(day.isoformat(), False, day)


def _month(month: int, slots: Slots, year: int | None, context: Context) -> Resolved | None:
    if year is not None:
        return Resolved(f"{year:04}-{month:02}", True)
    found = _part_of_year(lambda each: date(each, month, 1), slots, context, 1)
    return Resolved(f"{found[0]:04}-{month:02}", found[1]) if found else Resolved(f"XXXX-{month:02}", False)


def _season(slots: Slots, year: int | None, context: Context) -> Resolved:
    season = str(slots["season"])
    if year is not None:
        return Resolved(f"{year:04}-{season}", True)
    found = _part_of_year(lambda each: date(each, SEASONS[season], 1), slots, context, 3)
    return Resolved(f"{found[0]:04}-{season}", found[1]) if found else Resolved(f"XXXX-{season}", False)


def _part_of_year(
    begins: Callable[[int], date], slots: Slots, context: Context, months: int
) -> tuple[int, bool] | None:
    """The year of a month or season of so many months, and whether it is sure."""
    at, rel = context.published, number(slots, "rel")
    if context.told_year is not None and rel is None:
        return context.told_year, False
    if at is None or not 1 < at.year < 9999:
        return None
    first = begins(at.year)
    going_on = first <= at < (shifted(first, months, "M") or first)
    if rel is not None:
        if rel < 0:
            return at.year - (first >= at or going_on), not context.quoted
        if rel > 0:
            return at.year + (first <= at), not context.quoted
        return at.year, not context.quoted
    if context.plain and context.way == "past":
        return at.year - (first > at), not going_on
    if context.plain and context.way == "future":
        return at.year + (first < at and not going_on), first > at
    # A present tense tells of last month as well as of next: the nearest is meant.
    nearest = min((at.year, at.year - 1, at.year + 1), key=lambda year: abs((begins(year) - at).days))
    return (at.year if going_on else nearest), False


def _weekday(slots: Slots, year: int | None, context: Context) -> Resolved | None:
    number_of = number(slots, "weekday")
    at = context.published
    if number_of is None:
        return None
    rel, unit = number(slots, "rel"), slots.get("unit")
    told = context.told_day
    if told and rel is None:
        day = weekday(number_of, told, "future")
        return Resolved(day.isoformat(), False, day) if day else None
    if context.coming and rel is None and unit is None:
        day = weekday(number_of, context.coming, "future")
        if day and (day - context.coming).days <= _EVENT:
            return Resolved(day.isoformat(), False, day)
    if at is None:
        return Resolved(f"XXXX-WXX-{number_of + 1}", False)
    if unit == "W":
        monday = shifted(at, 7 * (rel or 0) - at.weekday() + number_of, "D")
        return Resolved(monday.isoformat(), not context.quoted, monday) if monday else None
    if rel is not None and rel != 0:
        day = weekday(number_of, at, "past" if rel < 0 else "future", itself=False)
        day = shifted(day, rel - (1 if rel > 0 else -1), "W") if day else None
    else:
        day = weekday(number_of, at, context.way or "past")
    if day is None:
        return None
    sure = not context.quoted and (bool(rel) or (context.plain and context.way is not None and day != at))
    return Resolved(day.isoformat(), sure, day)


def _quarter(slots: Slots, year: int | None, context: Context) -> Resolved | None:
    """The second quarter of a year, the nineteenth century, this week: a unit that is counted or pointed at."""
    unit, which = slots.get("unit", slots.get("century")), number(slots, "ord") or number(slots, "digits")
    rel, at = number(slots, "rel"), context.published
    if unit == "CE" and which:
        return Resolved(f"{which - 1:02}", True) if 1 <= which <= 30 else None
    if year is not None and which and unit in ("Q", "HY"):
        code = {"Q": "Q", "HY": "H"}[str(unit)]
        return Resolved(f"{year:04}-{code}{which}", True) if which <= (4 if unit == "Q" else 2) else None
    if year is not None:
        return Resolved(f"{year:04}", not context.quoted) if unit == "Y" and not which else None
    if at is None or unit in ("H", "MIN", "S", "HY") or which:
        return None
    if unit == "D":
        found = context.after(rel or 0, "D", anchored=True) if rel in (0, 1) else None
        return Resolved(found[0].isoformat(), found[1], found[0]) if found else None
    moved = shifted(at, rel or 0, str(unit))
    return Resolved(of_unit(moved, str(unit)), not context.quoted) if moved else None


def _this_quarter(slots: Slots, year: int | None, context: Context) -> Resolved | None:
    """The second quarter, the first half of the year: without a year the one nearest that the tense lets it be."""
    unit, which = slots["quarter"], number(slots, "ord") or number(slots, "digits")
    at, length = context.published, 3 if unit == "Q" else 6
    if which is None or not 1 <= which * length <= 12:
        return None
    sure = year is not None
    if year is None and at is None:
        return None
    if year is None and at is not None:
        begins, ends = (which - 1) * length + 1, which * length
        late, early = context.way == "past" and begins > at.month, context.way == "future" and ends < at.month
        year = context.told_year or at.year - late + (early and context.plain)
    return Resolved(f"{year:04}-{'Q' if unit == 'Q' else 'H'}{which}", sure)


def of_unit(day: date, unit: str) -> str:
    """The unit of time in which a day lies, as a value."""
    return {
        "Y": f"{day.year:04}",
        "M": f"{day.year:04}-{day.month:02}",
        "Q": f"{day.year:04}-Q{(day.month + 2) // 3}",
        "W": week(day),
        "WE": f"{week(day)}-WE",
        "DE": f"{day.year // 10:03}",
        "CE": f"{day.year // 100:02}",
    }.get(unit, day.isoformat())


# What decides, in this order: words that name a decade name no month, and so on.
_BY_SLOT: tuple[tuple[str, Callable[[Slots, int | None, Context], Resolved | None]], ...] = (
    ("decade", _decade),
    ("decades", _decade),
    ("dd", _decade),
    ("marian", _holiday),
    ("holiday", _holiday),
    ("month", _of_month),
    ("mon", _of_month),
    ("season", _season),
    ("weekday", _weekday),
    ("quarter", _this_quarter),
    ("century", _quarter),
    ("unit", _quarter),
)
