"""The times of an article: found by the rules of its language, resolved against its publication and each other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import get_args

from story_explainer.ingest.text.quotation_marks import quotations
from story_explainer.ingest.times import counted
from story_explainer.ingest.times.beside import day_here, heading, in_range, reached, today_by_name
from story_explainer.ingest.times.calendar import weekday
from story_explainer.ingest.times.clock import of_day, resolve_time
from story_explainer.ingest.times.context import Context, Resolved
from story_explainer.ingest.times.dates import Slots, is_explicit, of_unit, resolve_date
from story_explainer.ingest.times.find import TimedTokens
from story_explainer.ingest.times.language import TimeGrammar, language
from story_explainer.ingest.times.model import VALUE, Time, TimexType
from story_explainer.ingest.times.rules import RuleMatch, tokens
from story_explainer.ingest.times.sense import sense
from story_explainer.ingest.times.tense import Tenses

_REFERENCES = {"past": "PAST_REF", "present": "PRESENT_REF", "future": "FUTURE_REF"}
_MAY_NAME_A_YEAR = re.compile(r"\d{4}|\d\D{1,3}\d\d?\D{1,3}\d\d|[’']\d\d")


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


def _times(text: str, of: TimeGrammar, context: Context) -> Iterator[Time]:
    row = tokens(text)
    passage, clauses = TimedTokens(text, row, of), Tenses(text, row, of)
    if context.published and (told := today_by_name(passage, context.published)):
        context.published = told
    quoted = [(quote.start, quote.end) for quote in quotations(text)]
    before = context.sentence + 1
    found: dict[RuleMatch, Resolved] = {}
    # In each sentence the dates come first: a time of day lies on the day that its sentence names, even behind it.
    places = [(clauses.sentence(row[match.first].start), match.name == "time", match) for match in passage.times]
    for own, late, match in sorted(places, key=lambda each: each[:2]):
        begin, end = row[match.first].start, row[match.last - 1].end
        context.sentence = before + own
        context.way, context.plain = clauses.way(match.first, match.last)
        if context.way == "future" and sense(match, passage)[1] == "until":
            context.plain = True
        context.entry = late and clauses.verbless(own)
        context.quoted = any(start <= begin and end <= last for start, last in quoted)
        here = day_here(match, found, clauses, passage) if late else None
        if here is None and late and not context.day_before:
            here = heading(match, found, passage)
        resolved = _resolve(match, context, here)
        if resolved:
            resolved = in_range(match, resolved, found, passage)
            found[match] = resolved
            if resolved.day:
                context.announce(resolved.day)
            if (not late or match.slots.keys() & {"daypart", "weekday", "day"}) and sense(match, passage)[1] is None:
                context.remember(resolved, is_explicit(match.slots))
    context.sentence = before + len(clauses.sentences) - 1
    for match in sorted(found, key=lambda each: each.first):
        until = reached(match, found, passage, clauses, context) if found[match].kind == "DURATION" else None
        if time := _time(match, found[match], passage, until):
            yield time


def _resolve(match: RuleMatch, context: Context, here: tuple[date, bool] | None) -> Resolved | None:
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
    if kind == "following":
        return _following(slots, context)
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


def _following(slots: Slots, context: Context) -> Resolved | None:
    """“The following Wednesday”: the next one behind the day that was named last, never behind the publication.

    Where the text names no day before it, it is resolved like any Wednesday, and is not sure.
    """
    told, anchor = slots.get("weekday"), context.anchor
    if anchor is None or not isinstance(told, int):
        found = resolve_date(slots, context)
        return Resolved(found.value, False, found.day) if found else None
    day = weekday(told, anchor[0], "future", itself=False)
    return Resolved(day.isoformat(), anchor[1], day) if day else None


def _weekend(slots: Slots, context: Context) -> Resolved | None:
    """The weekend before or after the publication; on a weekend the one that it is."""
    if context.published is None:
        return None
    rel = slots.get("rel")
    count = rel if isinstance(rel, int) else 0
    if count == 1 and context.published.weekday() < 5:
        count = 0  # the weekend to come is this week's
    if not count and context.way == "past" and context.published.weekday() < 5:
        count = -1
    moved = context.after(count, "W", anchored=False)
    return Resolved(of_unit(moved[0], "WE"), moved[1] and bool(rel)) if moved else None


def _time(match: RuleMatch, resolved: Resolved, passage: TimedTokens, reached: str | None) -> Time | None:
    start, end = passage.row[match.first].start, passage.row[match.last - 1].end
    kind: TimexType = resolved.kind if resolved.kind in get_args(TimexType) else "DATE"  # type: ignore[assignment]
    if not VALUE.fullmatch(resolved.value):
        return None
    mod, signal = sense(match, passage)
    return Time(start, end, kind, resolved.value, mod, signal, resolved.sure, reached)


__all__ = ["absolute_dates", "find_times"]
