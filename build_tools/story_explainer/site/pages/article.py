"""The article, each sentence with its permalink, what belongs to it in the margin.

It stands in the page's language; where there is none in that language, the original is shown and marked as such.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from story_explainer.site.annotate import Annotator, phrases
from story_explainer.site.pages.kind import PageKind, described
from story_explainer.site.view import View
from story_explainer.story.bitext import Segment
from story_explainer.story.model import Claim


def _resting_on(view: View, paragraphs: list[list[Segment]]) -> list[Claim]:
    """The claims that cite a sentence of a section: the way back from the text to what is made of it."""
    ids = {segment.id for paragraph in paragraphs for segment in paragraph}
    return [claim for claim in view.story.claims if ids.intersection(claim.cites)]


def _values(view: View, name: str) -> Mapping[str, Any]:
    topics = {
        section.id: [topic for topic in view.story.topics if section.id in topic.sections]
        for section in view.story.bitext.sections
    }
    shown = view.reading
    annotator = Annotator(phrases(view.story, shown))
    sections = [(section, section.paragraphs_in(shown)) for section in view.story.bitext.sections]
    pieces = {
        segment.id: list(annotator.pieces(segment.text.get(shown, "")))
        for _, paragraphs in sections
        for paragraph in paragraphs
        for segment in paragraph
    }
    return {
        "shown": shown,
        "sections": sections,
        "topics": topics,
        "claims": {section.id: _resting_on(view, paragraphs) for section, paragraphs in sections},
        "pieces": pieces,
        "explained": {f"term:{t.id}": t for t in view.story.terms} | {f"actor:{a.id}": a for a in view.story.actors},
    }


def article_file(view: View) -> str:
    """The article itself: what is made of it is never edited."""
    return view.story.bitext.articles[view.reading].file


PAGE = PageKind(
    template="article.html",
    source=article_file,
    instances=lambda story: ["article"],
    nav_title=lambda view, name: view.language.gettext("Article"),
    description=lambda view, name: described(
        view, view.language.gettext("The text as received, each sentence with its own address.")
    ),
    values=_values,
)
