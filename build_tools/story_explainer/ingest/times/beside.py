"""What stands beside a time in its text: the day of an hour, the heading of a list, the other end of a range."""

from __future__ import annotations

from datetime import date

from story_explainer.ingest.times import counted
from story_explainer.ingest.times.calendar import day_of, shifted, weekday
from story_explainer.ingest.times.context import Context, Resolved
from story_explainer.ingest.times.find import TimedTokens
from story_explainer.ingest.times.rules import RuleMatch
from story_explainer.ingest.times.sense import sense
from story_explainer.ingest.times.tense import Tenses

_OF_WEEK = {"weekday", "daypart", "part"}
_ONLINE = 2  # days by which an article may be online before the day that it calls today
_BESIDE = 8  # tokens between an hour and the day that it surely belongs to


def today_by_name(passage: TimedTokens, published: date) -> date | None:
    """The day that an article calls today, if it names its day of the week and that is not the publication's own.

    What is put online the evening before says “today, Saturday” of the day on which the paper appears.
    """
    days = {match.first: match for match in passage.times if match.slots.keys() == {"weekday"}}
    for match in passage.times:
        named = match if match.name == "deictic" and match.slots.keys() == {"weekday"} else None
        if named is None and match.name == "deictic" and not match.slots and match.kind.split()[2:] == ["D"]:
            signs = match.last < len(passage.row) and passage.row[match.last].low in ",("
            named = days.get(match.last + signs)
        if named is None:
            continue
        day = shifted(published, int(match.kind.split()[1]), "D")
        off = (int(str(named.slots["weekday"])) - day.weekday() + 3) % 7 - 3 if day else 0
        if off and abs(off) <= _ONLINE:
            return shifted(published, off, "D")
    return None


def reached(
    match: RuleMatch, found: dict[RuleMatch, Resolved], passage: TimedTokens, clauses: Tenses, context: Context
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
        until = counted.moved(match.slots, way, counted_from, anchored=False) if begins else None
        return until.value if until else None
    if match.name in ("ago", "hence") or sense(match, passage)[1] == "since":
        until = counted.moved(match.slots, 1 if match.name == "hence" else -1, context, anchored=False)
        return until.value if until else None
    return None


def _first_day(value: str) -> date | None:
    """The first day of a year, a month or a day; nothing finer is counted from what is vaguer."""
    parts = value.split("-")
    if len(parts) > 3 or not all(part.isdigit() for part in parts) or len(parts[0]) != 4:
        return None
    return day_of(*[int(part) for part in [*parts, "1", "1"][:3]])


def day_here(
    match: RuleMatch, found: dict[RuleMatch, Resolved], clauses: Tenses, passage: TimedTokens
) -> tuple[date, bool] | None:
    """The day that the same sentence names: the nearest before a time of day, else the nearest after it."""
    row = passage.row
    own = clauses.sentence(row[match.first].start)
    days = [
        (each.first, one)
        for each, one in found.items()
        # Open until Friday from nine to five: the hours lie not on Friday alone.
        if one.day and clauses.sentence(row[each.first].start) == own and sense(each, passage) == (None, None)
    ]
    before = [(place, one) for place, one in days if place < match.first]
    # What comes later is meant only where no new clause begins between: “at eleven on Saturday”.
    end = next((at for at in range(match.last, len(row)) if row[at].low in ";–("), len(row))
    after = [(place, one) for place, one in days if match.first < place < end]
    nearest = max(before, key=lambda each: each[0]) if before else min(after, key=lambda each: each[0], default=None)
    linked = [
        each
        for each in after
        if row[match.last].low in passage.of.words("signals.linking") and each[0] == match.last + 1
    ]
    nearest = linked[0] if linked else nearest  # at eight on Saturday, whatever day was named before
    if nearest is None or nearest[1].day is None:
        return None
    return nearest[1].day, nearest[1].sure and abs(nearest[0] - match.first) <= _BESIDE


def heading(match: RuleMatch, found: dict[RuleMatch, Resolved], passage: TimedTokens) -> tuple[date, bool] | None:
    """The day of the last line before a time of day that holds nothing but a day, as lists of events are headed."""
    before = [each for each, one in found.items() if one.day and each.first < match.first and passage.heads(each)]
    last = found[max(before, key=lambda each: each.first)] if before else None
    return (last.day, last.sure) if last and last.day else None


def in_range(match: RuleMatch, resolved: Resolved, found: dict[RuleMatch, Resolved], passage: TimedTokens) -> Resolved:
    """A day of the week joined to another one lies behind it: from Monday to Friday, on Monday and Tuesday."""
    joins, first = passage.of.words("signals.until") | passage.of.words("signals.joining"), match.first
    if resolved.day is None or match.slots.keys() - _OF_WEEK or not match.slots.keys() & _OF_WEEK:
        return resolved
    while first and passage.before(first) in joins:
        first -= 1
    start = next((each for each in found if each.last == first < match.first and each.slots.keys() & _OF_WEEK), None)
    begins = found[start].day if start else None
    if start is None or begins is None or "rel" in match.slots:
        return resolved
    day = weekday(resolved.day.weekday(), begins, "future")
    if day is None:
        return resolved
    value = resolved.value.replace(resolved.day.isoformat(), day.isoformat())
    return Resolved(value, found[start].sure, day, resolved.kind)
