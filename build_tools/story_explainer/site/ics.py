"""The dated events of a story as a calendar (iCalendar, RFC 5545). An event without a day has no place in one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from urllib.parse import urlsplit

from story_explainer.site.edition import Edition, is_moment
from story_explainer.site.language import capitalised
from story_explainer.site.publication import Publication
from story_explainer.story.dates import DatePoint, parse
from story_explainer.story.log import last_day
from story_explainer.story.model import Event


def ics(edition: Edition, publication: Publication) -> bytes:
    """The calendar of a story in one language.

    Args:
        edition: the story.
        publication: where the site stands: each entry leads to its event on the timeline.

    Returns:
        The file. It holds the events whose day is known for sure; a month, a season, a decade or an approximate date
        would need a day made up, and so would a report or an answer of one of several days. An interval that is open,
        or whose end nobody knows, stands on its first day. A time of day stands in UTC where its zone is given; else it
        is that of the clocks there.
    """
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//Story Explainer//{edition.language.tag}",
        "CALSCALE:GREGORIAN",
    ]
    lines.append(f"X-WR-CALNAME:{_escaped(edition.title)}")
    for event in edition.story.events:
        if days := days_of(event):
            lines += _entry(edition, publication, event, *days)
    lines.append("END:VCALENDAR")
    return b"".join(part + b"\r\n" for line in lines for part in _folded(line))


def days_of(event: Event) -> tuple[date, date] | None:
    """The first and the last day of an event, where both are known for sure or only the end is missing."""
    when = parse(event.when) if event.when else None
    first = _sure(when.start) if when else None
    last = _sure(when.end) if when and when.end else first
    if is_moment(event) and first != last:
        return None
    return (first, last) if first and last else None


def _sure(point: DatePoint | None) -> date | None:
    if not point or point.precision not in ("day", "second") or point.doubtful or not point.iso:
        return None
    return date(*point.first)


def _instant(event: Event) -> str | None:
    """The time at which an event took place, in basic ISO 8601, where it has one."""
    point = parse(event.when or "").start
    if not point or not point.clock:
        return None
    moment = datetime.combine(date(*point.first), point.clock)
    try:
        return _basic(moment.astimezone(UTC).replace(tzinfo=None)) + "Z" if moment.tzinfo else _basic(moment)
    except OverflowError:  # in UTC, after the last day that there is or before the first
        return None


def _entry(edition: Edition, publication: Publication, event: Event, first: date, last: date) -> Iterator[str]:
    story, host = edition.story, urlsplit(publication.base).hostname or "localhost"
    kind = capitalised(edition.event_kind(event))
    said = f"{kind}{edition.language.colon}{edition.plain(event.text)}"
    yield "BEGIN:VEVENT"
    yield f"UID:{story.slug}-{event.id}-{edition.language.tag}@{host}"
    yield f"DTSTAMP:{last_day(story).replace('-', '')}T000000Z"
    instant = _instant(event)
    yield f"DTSTART:{instant}" if instant else f"DTSTART;VALUE=DATE:{_basic(first)}"
    if not instant and last < date.max:  # the end is the day after
        yield f"DTEND;VALUE=DATE:{_basic(last + timedelta(days=1))}"
    yield f"SUMMARY:{_escaped(edition.event_label(event.id))}"
    yield f"DESCRIPTION:{_escaped(said)}"
    yield f"URL:{publication.url(edition.routes.path('timeline'))}#{event.id}"
    yield "TRANSP:TRANSPARENT"
    if event.kind == "possible":
        yield "STATUS:TENTATIVE"
    yield "END:VEVENT"


def _basic(day: date | datetime) -> str:
    return re.sub("[-:]", "", day.isoformat())


# Section 3.3.11; control characters, which no value can hold, become spaces.
_CONTROL = dict.fromkeys([chr(code) for code in range(32)], " ")
_ESCAPES = str.maketrans({**_CONTROL, "\x7f": "", "\\": "\\\\", ";": "\\;", ",": "\\,"})


def _escaped(text: str) -> str:
    return text.translate(_ESCAPES)


def _folded(line: str) -> Iterator[bytes]:
    """A line in pieces of at most 75 bytes (section 3.1), none of which ends inside a character."""
    rest = line.encode()
    while len(rest) > 75:
        cut = 75
        while rest[cut] & 0xC0 == 0x80:  # inside a character
            cut -= 1
        yield rest[:cut]
        rest = b" " + rest[cut:]
    yield rest
