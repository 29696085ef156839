"""The article in the page's language, each sentence with its permalink, what belongs to it in the margin."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from story_explainer.site.pages.kind import PageKind
from story_explainer.site.view import View
from story_explainer.story.bitext import Section, Segment


def _sections(view: View) -> list[tuple[Section, list[list[Segment]]]]:
    """The sections with the paragraphs as they stand in this language, which may differ from the pivot's."""
    result = []
    for section in view.story.bitext.sections:
        paragraphs: list[list[Segment]] = []
        for paragraph in section.paragraphs:
            for index, segment in enumerate(paragraph.segments):
                flow = segment.flow.get(view.locale)
                begins = flow == "new" or (index == 0 and flow != "same") or not paragraphs
                if begins:
                    paragraphs.append([])
                paragraphs[-1].append(segment)
        result.append((section, paragraphs))
    return result


def _values(view: View, name: str) -> Mapping[str, Any]:
    topics = {
        section.id: [topic for topic in view.story.topics if section.id in topic.sections]
        for section in view.story.bitext.sections
    }
    return {"sections": _sections(view), "topics": topics}


PAGE = PageKind(
    template="article.html",
    source="bitext.yml",
    instances=lambda story: ["article"],
    nav_title=lambda view, name: view.language.gettext("Article"),
    title=lambda view, name: view.language.gettext("Article: {title}").format(title=view.plain(view.story.about.title)),
    description=lambda view, name: view.plain(view.story.about.standfirst),
    values=_values,
)
