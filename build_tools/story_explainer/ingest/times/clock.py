"""Times of day: the hour and the part of the day, and the day on which they lie."""

from __future__ import annotations

from datetime import date

from story_explainer.ingest.times.context import Context, Resolved
from story_explainer.ingest.times.dates import Slots, number, resolve_date

_LATE = {"AF", "EV"}


def of_day(slots: Slots, afternoon: bool = False, minutes: int = 0) -> str | None:
    """The time of day that the words name: T20:30, TEV; None where they name none. `afternoon` is what “pm” says.

    `minutes` are to be added to the hour, or less than 0 to be taken off: “halb neun” is half an hour before nine.
    """
    hour, minute = number(slots, "hour"), number(slots, "minute")
    if hour is None:
        part = slots.get("part", next((slots[each] for each in ("daily", "noon", "hours") if each in slots), None))
        return f"T{part}" if part else None
    if (afternoon or slots.get("part") in _LATE) and hour < 12:
        hour += 12
    hour, minute = divmod(
        (hour * 60 + (minute or 0) + minutes) % (24 * 60) if minutes else hour * 60 + (minute or 0), 60
    )
    return f"T{hour:02}:{minute:02}"


def resolve_time(
    slots: Slots, here: tuple[date, bool] | None, context: Context, afternoon: bool = False, minutes: int = 0
) -> Resolved | None:
    """The value of a time of day.

    Args:
        slots: what its words name; a day of the week or a date among them is the day.
        here: the day that the sentence names, if it names one.
        context: what else it is resolved against.
        afternoon: whether the hour is one of the afternoon.
        minutes: what is to be added to the hour.
    """
    slots = dict(slots)
    if isinstance(joined := slots.get("daypart"), tuple):
        slots["weekday"], slots["part"] = joined
    time = of_day(slots, afternoon, minutes)
    if time is None:
        return None
    if slots.keys() & {"weekday", "day", "month"}:
        found = resolve_date(slots, context)
        if found is None or found.day is None:
            return None
        return Resolved(found.value + time, found.sure, found.day, "TIME")
    if "today" in slots:
        found_day = context.after(number(slots, "today") or 0, "D", anchored=False)
        here = found_day
    elif "rel" in slots and context.published:  # “last night” is yesterday's, “this morning” is today's
        found_day = context.after(min(number(slots, "rel") or 0, 0), "D", anchored=False)
    else:
        found_day = (
            here or (context.day_before if "hour" in slots else context.anchor) or context.after(0, "D", anchored=False)
        )
    if found_day is None:
        return Resolved(f"XXXX-XX-XX{time}", False, None, "TIME")
    day, sure = found_day
    return Resolved(day.isoformat() + time, sure and here is not None, day, "TIME")
