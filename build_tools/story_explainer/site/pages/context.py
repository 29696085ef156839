"""Context: one page per question that the articles open, with facts from elsewhere and their sources."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from story_explainer.site.edition import DESCRIPTION
from story_explainer.site.pages.kind import PageKind, described
from story_explainer.site.routes import article_page
from story_explainer.site.view import View
from story_explainer.story.bitext import Section
from story_explainer.story.file_names import CONTEXT
from story_explainer.story.keys import LEAD
from story_explainer.story.model import Topic


def _topic(view: View, name: str) -> Topic:
    return next(topic for topic in view.story.topics if f"context/{topic.id}" == name)


def _values(view: View, name: str) -> Mapping[str, Any]:
    topic = _topic(view, name)
    return {
        "topic": topic,
        "claims": [view.story.claim[claim] for claim in topic.claims],
        "sections": [
            (section, view.href(article_page(article), section.id if _has_anchor(view, article, section) else ""))
            for article, bitext in view.story.bitexts.items()
            for section in bitext.sections
            if section.id in topic.sections and (article == LEAD or section.heading)
        ],
    }


def _has_anchor(view: View, article: str, section: Section) -> bool:
    """Whether a section can be linked to: where an article is shown in part, by its heading alone, if that is shown."""
    return view.show(article) == "full" or bool(section.heading and section.heading.text)


def _description(view: View, name: str) -> str:
    answer, question = view.plain(_topic(view, name).answer), view.plain(_topic(view, name).question)
    return answer if len(answer) <= DESCRIPTION else described(view, question)


PAGE = PageKind(
    template="context.html",
    source=lambda view: CONTEXT,
    instances=lambda story: [f"context/{topic.id}" for topic in story.topics],
    nav_title=lambda view, name: view.plain(_topic(view, name).title),
    description=_description,
    values=_values,
    nav_locale=lambda view, name: view.strange(_topic(view, name).title),
    title=lambda view, name: view.plain(_topic(view, name).question),
)
