"""The dated events of a story as a calendar (iCalendar, RFC 5545). An event without a day has no place in one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from urllib.parse import urlsplit

from story_explainer.site.edition import Edition
from story_explainer.site.plain_words import event_kind
from story_explainer.site.publication import Publication
from story_explainer.story.dates import Point, parse
from story_explainer.story.log import last_day
from story_explainer.story.model import Event


def ics(edition: Edition, publication: Publication) -> bytes:
    """The calendar of a story in one language.

    Args:
        edition: the story.
        publication: where the site stands: each entry leads to its event on the timeline.

    Returns:
        The file. It holds the events whose day is known for sure; a month, a year or an approximate date would need a
        day made up. An interval that is still open stands on its first day.
    """
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//Story Explainer//{edition.language.tag}",
        "CALSCALE:GREGORIAN",
    ]
    lines.append(f"X-WR-CALNAME:{_escaped(edition.plain(edition.story.about.title))}")
    for event in edition.story.events:
        if days := days_of(event):
            lines += _entry(edition, publication, event, *days)
    lines.append("END:VCALENDAR")
    return b"".join(part + b"\r\n" for line in lines for part in _folded(line))


def days_of(event: Event) -> tuple[date, date] | None:
    """The first and the last day of an event, where both are known for sure or only the end is open."""
    when = parse(event.when) if event.when else None
    if not when or not _sure(when.start) or (when.end and not _sure(when.end)):
        return None
    first, last = when.earliest, when.latest
    return (first, last or first) if first else None


def _sure(point: Point | None) -> bool:
    return point is not None and point.precision == "day" and not point.approximate and not point.uncertain


def _entry(edition: Edition, publication: Publication, event: Event, first: date, last: date) -> Iterator[str]:
    story, host = edition.story, urlsplit(publication.base).hostname or "localhost"
    said = f"{event_kind(edition, event)}: {edition.plain(event.text)}"
    yield "BEGIN:VEVENT"
    yield f"UID:{story.slug}-{event.id}-{edition.language.tag}@{host}"
    yield f"DTSTAMP:{last_day(story).replace('-', '')}T000000Z"
    yield f"DTSTART;VALUE=DATE:{_basic(first)}"
    if last < date.max:  # the end is the day after
        yield f"DTEND;VALUE=DATE:{_basic(last + timedelta(days=1))}"
    yield f"SUMMARY:{_escaped(edition.event_label(event.id))}"
    yield f"DESCRIPTION:{_escaped(said)}"
    yield f"URL:{publication.url(edition.routes.path('timeline'))}#{event.id}"
    yield "TRANSP:TRANSPARENT"
    if event.kind == "possible":
        yield "STATUS:TENTATIVE"
    yield "END:VEVENT"


def _basic(day: date) -> str:
    return day.isoformat().replace("-", "")


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
