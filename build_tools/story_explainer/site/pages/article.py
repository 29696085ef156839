"""An article, each sentence with its permalink, what belongs to it in the margin; as far as it may be shown.

It stands in the page's language; where there is none in that language, the original is shown and marked as such.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partial
from typing import Any

from story_explainer.site.annotate import Annotator, phrases
from story_explainer.site.articles_view import side_by_side
from story_explainer.site.pages.kind import PageKind, described
from story_explainer.site.routes import ARTICLE, article_page
from story_explainer.site.view import View
from story_explainer.story.bitext import Segment
from story_explainer.story.excerpts import excerpts
from story_explainer.story.file_names import SOURCES
from story_explainer.story.keys import LEAD
from story_explainer.story.model import Claim


def _resting_on(view: View, paragraphs: list[list[Segment]]) -> list[Claim]:
    """The claims that cite a sentence of a section: the way back from the text to what is made of it."""
    ids = {segment.id for paragraph in paragraphs for segment in paragraph}
    return [claim for claim in view.story.claims if ids.intersection(claim.cites)]


def _corrected(view: View, segments: Iterable[Segment]) -> list[Claim]:
    """The claims of some sentences that were put right later."""
    ids = {segment.id for segment in segments}
    return [claim for claim in view.story.claims if view.status(claim).corrected_by and ids.intersection(claim.cites)]


def _article(name: str) -> str:
    return name.partition("/")[2] or LEAD


def _values(view: View, name: str) -> Mapping[str, Any]:
    article = _article(name)
    bitext, shown = view.story.bitexts[article], view.reading_of(article)
    # What stands before the first heading is called alike in all articles: a topic that names it means the lead's.
    own = [section.id for section in bitext.sections if article == LEAD or section.heading]
    topics = {
        section.id: [topic for topic in view.story.topics if section.id in topic.sections and section.id in own]
        for section in bitext.sections
    }
    annotator = Annotator(phrases(view.story, shown))
    sections = [(section, section.paragraphs_in(shown)) for section in bitext.sections]
    pieces = {
        segment.id: list(annotator.pieces(segment.text.get(shown, "")))
        for _, paragraphs in sections
        for paragraph in paragraphs
        for segment in paragraph
    }
    return {
        "article": article,
        "bitext": bitext,
        "known": view.version(shown) if article == LEAD else view.story.describe(article, shown),
        "show": view.show(article),
        "excerpts": [] if view.show(article) == "full" else excerpts(bitext, shown),
        "paired": side_by_side(view.story, article),
        "shown": shown,
        "sections": sections,
        "topics": topics,
        "claims": {section.id: _resting_on(view, paragraphs) for section, paragraphs in sections},
        "corrected": partial(_corrected, view),
        "pieces": pieces,
        "explained": {f"term:{t.id}": t for t in view.story.terms} | {f"actor:{a.id}": a for a in view.story.actors},
    }


def article_file(view: View) -> str:
    """The article that a page shows, for what is made of it is never edited; else what is known of it."""
    pages = {view.edition.routes.path(article_page(article)): article for article in view.story.further}
    article = pages.get(view.path, LEAD)
    if view.show(article) != "full":
        return SOURCES
    return view.story.bitexts[article].articles[view.reading_of(article)].file


def _nav_title(view: View, name: str) -> str:
    if view.story.further:
        return view.article_and_day(_article(name))
    return view.language.gettext("Source text")


def _description(view: View, name: str) -> str:
    gettext = view.language.gettext
    words = {
        "full": gettext("The text as received, each sentence with its own address."),
        "cited": gettext("The sentences that these pages rest on, each with its own address."),
        "none": gettext("What is known of the article; its words may not be shown."),
    }
    return described(view, words[view.show(_article(name))])


PAGE = PageKind(
    template="article.html",
    source=article_file,
    instances=lambda story: [article_page(article, ARTICLE) for article in story.bitexts],
    nav_title=_nav_title,
    description=_description,
    values=_values,
)
