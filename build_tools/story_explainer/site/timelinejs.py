"""The dated events of a story in the format that TimelineJS reads (https://timeline.knightlab.com/docs/json-format.html).

That program takes texts for HTML and passes over events without a date in silence; so texts are escaped, and the title
slide says how many events it does not hold and where they stand.
"""

from __future__ import annotations

import json
from html import escape
from typing import Any

from story_explainer.site.edition import Edition, is_moment
from story_explainer.site.language import capitalised
from story_explainer.site.publication import Publication
from story_explainer.story.dates import CalendarDay, DatePoint, parse
from story_explainer.story.model import Event

# How many parts a date of that precision has; what has none of its own is drawn as a span.
_PARTS = {"year": 1, "month": 2, "day": 3, "second": 6}


def timelinejs(edition: Edition, publication: Publication) -> bytes:
    """The timeline of a story in one language.

    Args:
        edition: the story.
        publication: where the site stands: the title leads to the whole timeline.

    Returns:
        The JSON. Dates have the precision that they have in the story, and a season, a decade or a century spans all
        that it can mean; how they are worded comes along.
    """
    language = edition.language
    events = [place.event for place in edition.places]
    dated = [event for event in events if is_dated(event)]
    about = f"<p>{escape(edition.standfirst)}</p>" if edition.standfirst else ""
    if missing := len(events) - len(dated):
        words = language.words.ngettext(
            "%(num)s event without a date stands only on the page",
            "%(num)s events without a date stand only on the page",
            missing,
        )
        address = publication.url(edition.routes.path("timeline"))
        about += f'<p><a href="{escape(address)}">{escape(words % {"num": missing})}</a></p>'
    scale = {} if all(map(_human, dated)) else {"scale": "cosmological"}
    timeline = {
        **scale,
        "title": {"text": {"headline": escape(edition.title), "text": about}},
        "events": [_event(edition, event) for event in dated],
    }
    return (json.dumps(timeline, ensure_ascii=False) + "\n").encode()


def is_dated(event: Event) -> bool:
    """Whether an event has a beginning that can be drawn on a scale."""
    return bool(event.when and parse(event.when).start)


def _event(edition: Edition, event: Event) -> dict[str, Any]:
    when = parse(event.when or "")
    assert when.start  # noqa: S101 - only dated events are drawn
    drawn: dict[str, Any] = {
        "unique_id": event.id,
        "start_date": _date(when.start, when.start.first),
        "display_date": escape(edition.language.date(event.when or "", moment=is_moment(event))),
        "group": capitalised(edition.event_kind(event)),
        "text": {
            "headline": escape(edition.event_label(event.id)),
            "text": f"<p>{escape(edition.plain(event.text))}</p>",
        },
    }
    if when.end and (when.interval or when.end.precision not in _PARTS) and when.end.last >= when.start.first:
        drawn["end_date"] = _date(when.end, when.end.last)
    return drawn


def _human(event: Event) -> bool:
    """Whether a date is within what a clock of a browser can hold."""
    when = parse(event.when or "")
    return all(abs(point.first.year) < 270_000 for point in (when.start, when.end) if point)


def _date(point: DatePoint, day: CalendarDay) -> dict[str, int]:
    """A day as far as its date names it. A season, a decade or a century goes from its first part to its last one."""
    # TimelineJS counts as historians do: before the year 1 comes 1 before our era, its -1, where EDTF has 0.
    parts = {"year": day.year if day.year > 0 else day.year - 1, "month": day.month, "day": day.day}
    if point.clock:
        parts |= {"hour": point.clock.hour, "minute": point.clock.minute, "second": point.clock.second}
    return dict(list(parts.items())[: _PARTS.get(point.precision, 2 if point.precision == "season" else 1)])
