"""The overview: what the story is in one sentence or as its articles begin, what to take away, where to go on."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from story_explainer.site.article_names import outlet
from story_explainer.site.changes import changes
from story_explainer.site.feeds import FORMATS
from story_explainer.site.page import relative
from story_explainer.site.pages.figures import figure_values
from story_explainer.site.pages.kind import PageKind
from story_explainer.site.pages.parallel import side_by_side
from story_explainer.site.pictures.sourcing import chain_picture
from story_explainer.site.plain_words import main_claim
from story_explainer.site.routes import Routes
from story_explainer.site.view import View
from story_explainer.story.chains import chain_of
from story_explainer.story.first_told import brought_by, newest
from story_explainer.story.keys import LEAD
from story_explainer.story.received import has_opening, only_in, opening, sections, times

_ONLY_SHOWN = 5  # sentences that only one version has; the others stand side by side


def _values(view: View, name: str) -> Mapping[str, Any]:
    begins = has_opening(view.story)
    claim = main_claim(view.edition)
    chain = chain_of(claim, view.story) if claim else None
    article = newest(view.story)
    return {
        **figure_values(view),
        "news": brought_by(article, view.story) if article else None,
        "outlet": partial(outlet, view.story, view.language),
        "changes": changes(view.edition),
        "from_articles": [topic for topic in view.story.topics if view.origin(topic) == "articles"],
        "added": [topic for topic in view.story.topics if view.origin(topic) != "articles"],
        "opening": opening(view.story, view.reading) if begins else [],
        "texts": _texts(view) if begins and side_by_side(view.story, LEAD) else [],
        "only_in": only_in(view.story),
        "only_shown": _ONLY_SHOWN,
        "sections": sections(view.story),
        "times": times(view.story),
        "main": claim,
        "chain": chain,
        "chain_picture": chain_picture(view, chain) if chain else None,
        "feeds": [(form, relative(view.path, f"{view.locale}/{form.file}")) for form in FORMATS],
    }


def _texts(view: View) -> list[tuple[str, str]]:
    """The articles by their language, each with the way to it: in that language, where the site has pages in it."""
    story, languages = view.story, view.edition.languages
    return [
        (locale, relative(view.path, Routes(story, languages[locale]).path("article")))
        if locale in languages and locale in story.locales
        else (locale, view.href("parallel"))
        for locale in view.versions
        if locale in story.bitext.shown
    ]


PAGE = PageKind(
    template="overview.html",
    source=lambda view: "story.yml",
    instances=lambda story: ["overview"],
    nav_title=lambda view, name: view.language.gettext("Overview"),
    description=lambda view, name: view.edition.description,
    values=_values,
    title=lambda view, name: view.edition.title,
    tab=lambda view, name: view.edition.short_title,
    first=True,
)
