"""Same passages: pairs of sentences of two articles that tell the same, beside each other."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from story_explainer.site.article_names import outlet
from story_explainer.site.pages.kind import PageKind, described
from story_explainer.site.view import View
from story_explainer.story.articles import published
from story_explainer.story.bitext import Segment
from story_explainer.story.file_names import MATCHES, SOURCES
from story_explainer.story.model import Story
from story_explainer.story.passages import Passages, public_matches


def passages(story: Story) -> list[Passages]:
    """The matches that readers may see."""
    return public_matches(story)


def _values(view: View, name: str) -> Mapping[str, Any]:
    def place(segment: Segment) -> tuple[str, Any]:
        article = view.story.article_of[segment.id]
        day = published(view.story, article)
        return outlet(view.story, view.language, article), view.date(day) if day else ""

    return {"passages": passages(view.story), "place": place}


PAGE = PageKind(
    template="matches.html",
    source=lambda view: MATCHES if view.story.matches else SOURCES,
    instances=lambda story: ["matches"] if story.further and passages(story) else [],
    nav_title=lambda view, name: view.language.gettext("Same passages"),
    description=lambda view, name: described(
        view, view.language.gettext("Sentences of two articles that tell the same, beside each other.")
    ),
    values=_values,
)
