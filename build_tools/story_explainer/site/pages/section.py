"""A section of the articles under its heading, word for word, while no topic of the editors takes its place."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from story_explainer.site.articles_view import side_by_side
from story_explainer.site.edition import DESCRIPTION
from story_explainer.site.pages.article import article_file
from story_explainer.site.pages.kind import PageKind
from story_explainer.site.routes import SECTION
from story_explainer.site.view import View
from story_explainer.story.base import Wording
from story_explainer.story.bitext import Section
from story_explainer.story.keys import LEAD
from story_explainer.story.received import sections


def _section(view: View, name: str) -> Section:
    return next(section for section in sections(view.story) if f"{SECTION}/{section.id}" == name)


def _heading(view: View, name: str) -> Wording:
    heading = _section(view, name).heading
    assert heading  # noqa: S101 - only sections with a heading have a page
    return Wording(heading.text)


def _values(view: View, name: str) -> Mapping[str, Any]:
    section = _section(view, name)
    return {
        "section": section,
        "paragraphs": section.paragraphs_in(view.reading),
        "paired": side_by_side(view.story, LEAD),
    }


def _description(view: View, name: str) -> str:
    """The first sentence of the section in the language that readers get, if it is short; else the heading."""
    texts = [segment.text for paragraph in _section(view, name).paragraphs for segment in paragraph.segments]
    own = [text[view.reading] for text in texts if view.reading in text]
    return own[0] if own and len(own[0]) <= DESCRIPTION else view.plain(_heading(view, name))


PAGE = PageKind(
    template="section.html",
    source=article_file,
    instances=lambda story: [f"{SECTION}/{section.id}" for section in sections(story)],
    nav_title=lambda view, name: view.plain(_heading(view, name)),
    description=_description,
    values=_values,
    nav_locale=lambda view, name: view.strange(_heading(view, name)),
    title=lambda view, name: view.plain(_heading(view, name)),
)
