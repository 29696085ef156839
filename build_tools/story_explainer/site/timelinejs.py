"""The dated events of a story in the format that TimelineJS reads (https://timeline.knightlab.com/docs/json-format.html).

That program takes texts for HTML and passes over events without a date in silence; so texts are escaped, and the title
slide says how many events it does not hold and where they stand.
"""

from __future__ import annotations

import json
from html import escape
from typing import Any

from story_explainer.site.edition import Edition
from story_explainer.site.plain_words import event_kind
from story_explainer.site.publication import Publication
from story_explainer.story.dates import Point, parse
from story_explainer.story.model import Event
from story_explainer.story.order import order


def timelinejs(edition: Edition, publication: Publication) -> bytes:
    """The timeline of a story in one language.

    Args:
        edition: the story.
        publication: where the site stands: the title leads to the whole timeline.

    Returns:
        The JSON. Dates have the precision that they have in the story; how they are worded comes along.
    """
    story, language = edition.story, edition.language
    events = [place.event for place in order(story.events).places]
    dated = [event for event in events if is_dated(event)]
    about = f"<p>{escape(edition.plain(story.about.standfirst))}</p>"
    if missing := len(events) - len(dated):
        words = language.words.ngettext(
            "%(num)s event without a date stands only on the page",
            "%(num)s events without a date stand only on the page",
            missing,
        )
        address = publication.url(edition.routes.path("timeline"))
        about += f'<p><a href="{escape(address)}">{escape(words % {"num": missing})}</a></p>'
    timeline = {
        "title": {"text": {"headline": escape(edition.plain(story.about.title)), "text": about}},
        "events": [_event(edition, event) for event in dated],
    }
    return (json.dumps(timeline, ensure_ascii=False) + "\n").encode()


def is_dated(event: Event) -> bool:
    """Whether an event has a beginning that can be drawn on a scale."""
    return bool(event.when and parse(event.when).start)


def _event(edition: Edition, event: Event) -> dict[str, Any]:
    when = parse(event.when or "")
    drawn: dict[str, Any] = {
        "unique_id": event.id,
        "start_date": _date(when.start),
        "display_date": escape(edition.language.date(event.when or "")),
        "group": event_kind(edition, event),
        "text": {
            "headline": escape(edition.event_label(event.id)),
            "text": f"<p>{escape(edition.plain(event.text))}</p>",
        },
    }
    if when.interval and when.end:
        drawn["end_date"] = _date(when.end)
    return drawn


def _date(point: Point | None) -> dict[str, int]:
    assert point is not None  # noqa: S101 - only dated events are drawn
    parts = {"year": point.first.year, "month": point.first.month, "day": point.first.day}
    return {
        name: parts[name] for name in ("year", "month", "day")[: ("year", "month", "day").index(point.precision) + 1]
    }
