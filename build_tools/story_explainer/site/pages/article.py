"""The article in the page's language, each sentence with its permalink, what belongs to it in the margin."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from story_explainer.site.annotate import Annotator, phrases
from story_explainer.site.pages.kind import PageKind, described
from story_explainer.site.view import View
from story_explainer.story.bitext import Section, Segment
from story_explainer.story.model import Claim


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


def _resting_on(view: View, paragraphs: list[list[Segment]]) -> list[Claim]:
    """The claims that cite a sentence of a section: the way back from the text to what is made of it."""
    ids = {segment.id for paragraph in paragraphs for segment in paragraph}
    return [claim for claim in view.story.claims if ids.intersection(claim.cites)]


def _values(view: View, name: str) -> Mapping[str, Any]:
    topics = {
        section.id: [topic for topic in view.story.topics if section.id in topic.sections]
        for section in view.story.bitext.sections
    }
    annotator = Annotator(phrases(view.story, view.locale))
    sections = _sections(view)
    pieces = {
        segment.id: list(annotator.pieces(segment.text.get(view.locale, "")))
        for _, paragraphs in sections
        for paragraph in paragraphs
        for segment in paragraph
    }
    return {
        "sections": sections,
        "topics": topics,
        "claims": {section.id: _resting_on(view, paragraphs) for section, paragraphs in sections},
        "pieces": pieces,
        "explained": {f"term:{t.id}": t for t in view.story.terms} | {f"actor:{a.id}": a for a in view.story.actors},
    }


def _file(view: View) -> str:
    """The article itself: what is made of it is never edited."""
    record = view.story.bitext.articles.get(view.locale)
    return record.file if record else "story.yml"


PAGE = PageKind(
    template="article.html",
    source=_file,
    instances=lambda story: ["article"],
    nav_title=lambda view, name: view.language.gettext("Article"),
    description=lambda view, name: described(
        view, view.language.gettext("The text as received, each sentence with its own address.")
    ),
    values=_values,
)
