"""The times of an article: found by the rules of its language, resolved against its publication and each other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import get_args

from story_explainer.ingest.text.quotation_marks import quotations
from story_explainer.ingest.times import counted
from story_explainer.ingest.times.calendar import day_of
from story_explainer.ingest.times.clock import of_day, resolve_time
from story_explainer.ingest.times.context import Context, Resolved
from story_explainer.ingest.times.dates import Slots, is_explicit, of_unit, resolve_date
from story_explainer.ingest.times.find import Passage
from story_explainer.ingest.times.language import Language, language
from story_explainer.ingest.times.model import VALUE, Kind, Mod, Signal, Time
from story_explainer.ingest.times.rules import Match, tokens
from story_explainer.ingest.times.tense import Clauses

_REFERENCES = {"past": "PAST_REF", "present": "PRESENT_REF", "future": "FUTURE_REF"}
_MODS = get_args(Mod)
_MAY_NAME_A_YEAR = re.compile(r"\d{4}|\d\D{1,3}\d\d?\D{1,3}\d\d|[’']\d\d")
_BESIDE = 8  # tokens between an hour and the day that it surely belongs to


def find_times(passages: Sequence[str], locale: str, published: date | None = None) -> list[list[Time]]:
    """The times that an article names.

    Args:
        passages: its paragraphs or sentences, in the order in which they are read.
        locale: its language. One without rules of its own has whole dates only.
        published: the day on which it appeared. Without it nothing is resolved that is counted from it.

    Returns:
        The times of each passage, from left to right; none overlaps another.
    """
    context = Context(published)
    return [list(_times(text, language(locale), context)) for text in passages]


def absolute_dates(text: str, locale: str) -> list[Time]:
    """The dates of a text that need nothing else to be understood: those with a year and a month, in any language."""
    if not _MAY_NAME_A_YEAR.search(text):
        return []
    (found,) = find_times([text], locale)
    return [time for time in found if time.kind == "DATE" and re.fullmatch(r"\d{4}-\d\d(-\d\d)?", time.value)]


def _times(text: str, of: Language, context: Context) -> Iterator[Time]:
    row = tokens(text)
    passage, clauses = Passage(text, row, of), Clauses(text, row, of)
    quoted = [(quote.start, quote.end) for quote in quotations(text)]
    before = context.sentence + 1
    found: dict[Match, Resolved] = {}
    # In each sentence the dates come first: a time of day lies on the day that its sentence names, even behind it.
    places = [(clauses.sentence(row[match.first].start), match.name == "time", match) for match in passage.times]
    for own, late, match in sorted(places, key=lambda each: each[:2]):
        begin, end = row[match.first].start, row[match.last - 1].end
        context.sentence = before + own
        context.way, context.plain = clauses.way(match.first, match.last)
        context.quoted = any(start <= begin and end <= last for start, last in quoted)
        here = _day_here(match, found, clauses, passage) if late else None
        if resolved := _resolve(match, context, here):
            found[match] = resolved
            if (not late or match.slots.keys() & {"daypart", "weekday", "day"}) and _sense(match, passage)[1] is None:
                context.remember(resolved, is_explicit(match.slots))
    context.sentence = before + len(clauses.sentences) - 1
    for match in sorted(found, key=lambda each: each.first):
        reached = _reached(match, found, passage, clauses, context) if found[match].kind == "DURATION" else None
        if time := _time(match, found[match], passage, reached):
            yield time


def _reached(
    match: Match, found: dict[Match, Resolved], passage: Passage, clauses: Clauses, context: Context
) -> str | None:
    """The value of the date that a duration reaches from its anchor: “three months after the summit in June”.

    It is counted from the next date of the clause where “after” or “before” follows, else from the publication where
    “ago” or “since” stands before it.
    """
    of, row = passage.of, passage.row
    behind = row[match.last].low if match.last < len(row) else ""
    if behind not in of.words("signals.after"):
        behind = row[match.last - 1].low  # Italian has it among the words themselves: “tre mesi dopo”
    if way := 1 if behind in of.words("signals.after") else -1 if behind in of.words("signals.before") else 0:
        end = next((at for at in range(match.last, len(row)) if row[at].low in ",;:–.!?"), len(row))
        start = next((found[each] for each in passage.times if each in found and match.last <= each.first < end), None)
        begins = _first_day(start.value) if start and start.kind == "DATE" else None
        counted_from = Context(begins)
        reached = counted.moved(match.slots, way, counted_from, anchored=False) if begins else None
        return reached.value if reached else None
    if match.name in ("ago", "hence") or _sense(match, passage)[1] == "since":
        reached = counted.moved(match.slots, 1 if match.name == "hence" else -1, context, anchored=False)
        return reached.value if reached else None
    return None


def _first_day(value: str) -> date | None:
    """The first day of a year, a month or a day; nothing finer is counted from what is vaguer."""
    parts = value.split("-")
    if len(parts) > 3 or not all(part.isdigit() for part in parts) or len(parts[0]) != 4:
        return None
    return day_of(*[int(part) for part in [*parts, "1", "1"][:3]])


def _day_here(
    match: Match, found: dict[Match, Resolved], clauses: Clauses, passage: Passage
) -> tuple[date, bool] | None:
    """The day that the same sentence names: the nearest before a time of day, else the nearest after it."""
    row = passage.row
    own = clauses.sentence(row[match.first].start)
    days = [
        (each.first, one)
        for each, one in found.items()
        # Open until Friday from nine to five: the hours lie not on Friday alone.
        if one.day and clauses.sentence(row[each.first].start) == own and _sense(each, passage) == (None, None)
    ]
    before = [(place, one) for place, one in days if place < match.first]
    # What comes later is meant only where no new clause begins between: “at eleven on Saturday”.
    end = next((at for at in range(match.last, len(row)) if row[at].low in ";–("), len(row))
    after = [(place, one) for place, one in days if match.first < place < end]
    nearest = max(before, key=lambda each: each[0]) if before else min(after, key=lambda each: each[0], default=None)
    if nearest is None or nearest[1].day is None:
        return None
    return nearest[1].day, nearest[1].sure and abs(nearest[0] - match.first) <= _BESIDE


def _resolve(match: Match, context: Context, here: tuple[date, bool] | None) -> Resolved | None:
    kind, *told = match.kind.split()
    slots = match.slots
    if kind in _REFERENCES:
        return Resolved(_REFERENCES[kind], False)
    if kind in ("date", "year"):
        return resolve_date(slots, context)
    if kind == "time":
        return resolve_time(slots, here, context, "PM" in told, sum(int(each) for each in told if each != "PM"))
    if kind in ("deictic", "anchored"):
        return _counted_from(slots, int(told[0]), told[1], context, kind == "anchored")
    if kind == "weekend":
        return _weekend(slots, context)
    if kind == "set":
        return Resolved(counted.every(slots), False, None, "SET")
    if kind in ("ago", "hence", "earlier", "later"):
        way = -1 if kind in ("ago", "earlier") else 1
        reached = counted.moved(slots, way, context, anchored=kind in ("earlier", "later"))
        if reached and match.first == match.begin and match.last == match.end:
            return reached  # where the word that says from when is left out, as in German, it is a duration
    return Resolved(counted.duration(slots), False, None, "DURATION")


def _counted_from(slots: Slots, count: int, unit: str, context: Context, anchored: bool) -> Resolved | None:
    """“Yesterday”, “this year”, “the day after”, with the part of the day where one is named."""
    found = context.after(count, unit, anchored)
    if found is None:
        return None
    day, sure = found
    if unit != "D":
        return Resolved(of_unit(day, unit), sure)
    time = of_day(slots)
    # “Today” alone is as often these days.
    return Resolved(
        day.isoformat() + (time or ""), sure and (count != 0 or bool(time) or anchored), day, "TIME" if time else "DATE"
    )


def _weekend(slots: Slots, context: Context) -> Resolved | None:
    """The weekend before or after the publication; on a weekend the one that it is."""
    if context.published is None:
        return None
    rel = slots.get("rel")
    count = rel if isinstance(rel, int) else 0
    if not count and context.way == "past" and context.published.weekday() < 5:
        count = -1
    moved = context.after(count, "W", anchored=False)
    return Resolved(of_unit(moved[0], "WE"), moved[1] and bool(rel)) if moved else None


def _time(match: Match, resolved: Resolved, passage: Passage, reached: str | None) -> Time | None:
    start, end = passage.row[match.first].start, passage.row[match.last - 1].end
    kind: Kind = resolved.kind if resolved.kind in get_args(Kind) else "DATE"  # type: ignore[assignment]
    if not VALUE.fullmatch(resolved.value):
        return None
    mod, signal = _sense(match, passage)
    return Time(start, end, kind, resolved.value, mod, signal, resolved.sure, reached)


def _sense(match: Match, passage: Passage) -> tuple[Mod | None, Signal | None]:
    """How the words, and those before them, put a time."""
    words = passage.of.words
    mod: Mod | None = next((each for each in _MODS if each in (match.slots.get("edge"), match.kind.split()[-1])), None)
    signal: Signal | None = None
    place = match.first
    linking = words("signals.linking")
    while place and passage.before(place) in linking:
        place -= 1
    for back in range(place, max(place - 4, -1), -1):
        word = passage.before(back)
        if word in words("signals.about"):
            mod = "APPROX"
        elif word in words("signals.latest"):
            mod = "ON_OR_BEFORE"
        elif word in words("signals.earliest"):
            mod = "ON_OR_AFTER"
        elif word in words("signals.before"):
            mod = mod or "BEFORE"
        elif word in words("signals.after"):
            mod = mod or "AFTER"
        elif word in words("signals.since"):
            signal = "since"
        elif word in words("signals.until"):
            signal = "until"
        elif word not in linking:
            break
    return mod, signal


__all__ = ["absolute_dates", "find_times"]
