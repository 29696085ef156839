"""The overview: what the story is in one sentence, what to take away, where to go on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from story_explainer.site.changes import changes
from story_explainer.site.feeds import FORMATS
from story_explainer.site.page import relative
from story_explainer.site.pages.kind import PageKind
from story_explainer.site.view import View


def _values(view: View, name: str) -> Mapping[str, Any]:
    return {
        "changes": changes(view.edition),
        "from_articles": [topic for topic in view.story.topics if view.origin(topic) == "articles"],
        "added": [topic for topic in view.story.topics if view.origin(topic) != "articles"],
        "feeds": [(form, relative(view.path, f"{view.locale}/{form.file}")) for form in FORMATS],
    }


PAGE = PageKind(
    template="overview.html",
    source=lambda view: "story.yml",
    instances=lambda story: ["overview"],
    nav_title=lambda view, name: view.language.gettext("Overview"),
    description=lambda view, name: view.edition.description,
    values=_values,
    title=lambda view, name: view.edition.title,
    tab=lambda view, name: view.edition.short_title,
)
