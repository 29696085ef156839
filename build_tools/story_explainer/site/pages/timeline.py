"""The timeline: every event in the order that dates and texts give, dated or not."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from story_explainer.site.pages.kind import PageKind
from story_explainer.site.view import View
from story_explainer.story.order import order


def _values(view: View, name: str) -> Mapping[str, Any]:
    events = view.story.events
    taking_part = {actor for event in events for actor in event.actors}
    return {
        "places": order(events).places,
        "actors": [actor for actor in view.story.actors if actor.id in taking_part],
    }


PAGE = PageKind(
    template="timeline.html",
    source="events.yml",
    instances=lambda story: ["timeline"] if story.events else [],
    nav_title=lambda view, name: view.language.gettext("Timeline"),
    title=lambda view, name: view.language.gettext("Timeline: {title}").format(
        title=view.plain(view.story.about.title)
    ),
    description=lambda view, name: view.language.gettext(
        "What happened, what was reported and what was denied, in order: {title}"
    ).format(title=view.plain(view.story.about.title)),
    values=_values,
)
