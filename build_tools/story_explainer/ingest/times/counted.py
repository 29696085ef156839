"""What is counted in units of time: durations, sets, and the dates that a duration reaches from its anchor."""

from __future__ import annotations

from story_explainer.ingest.times.context import Context, Resolved
from story_explainer.ingest.times.dates import Slots, of_unit

_OF_CLOCK = {"H": "H", "MIN": "M", "S": "S"}


def duration(slots: Slots) -> str:
    """The value of a duration: P3Y, PT2H, PXM where the number is not said."""
    first = _length(slots.get("n", "X" if "units" in slots else 1.0), _unit(slots))
    if ("n2" in slots and "units2" in slots) or ("n2" in slots and "unit2" in slots):
        second = _length(slots["n2"], str(slots.get("units2") or slots.get("unit2")))
        return f"{first}{second.removeprefix('PT').removeprefix('P')}" if first[:2] == second[:2] else first
    return first


def _unit(slots: Slots) -> str:
    return str(slots.get("units") or slots.get("unit") or "Y")


def _length(count: object, unit: str) -> str:
    many = f"{count:g}" if isinstance(count, float) else "X"
    return f"PT{many}{_OF_CLOCK[unit]}" if unit in _OF_CLOCK else f"P{many}{unit}"


def moved(slots: Slots, way: int, context: Context, anchored: bool) -> Resolved | None:
    """The date that a duration reaches: “three years ago” is a year, “ten days ago” a day.

    Args:
        slots: number and unit.
        way: -1 for what lies before, 1 for what lies after.
        context: gives the day of publication or the day named last.
        anchored: whether it is counted from the latter.
    """
    count, unit = slots.get("n", 1.0 if "unit" in slots else "X"), _unit(slots)
    if not isinstance(count, float) or not count.is_integer() or unit in _OF_CLOCK or not 0 < count < 5000:
        return None
    found = context.after(way * int(count), unit, anchored)
    if found is None:
        return None
    day, sure = found
    return Resolved(of_unit(day, unit), sure, day if unit == "D" else None)


def every(slots: Slots) -> str:
    """The value of a set of times: every Monday, every second year, yearly."""
    if (weekday := slots.get("weekday", slots.get("weekly"))) is not None:
        return f"XXXX-WXX-{int(str(weekday)) + 1}"
    if "month" in slots:
        return f"XXXX-{int(str(slots['month'])):02}"
    if "season" in slots:
        return f"XXXX-{slots['season']}"
    if "part" in slots:
        return f"XXXX-XX-XXT{slots['part']}"
    count = slots.get("n") or (float(str(slots["ord"])) if "ord" in slots else 1.0)
    return _length(count, _unit(slots) if slots.keys() & {"unit", "units"} else "D")
