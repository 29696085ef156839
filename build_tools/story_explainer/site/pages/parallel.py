"""Side by side: each segment of an article in all its languages, with what is missing and where the versions differ."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from story_explainer.site.articles_view import side_by_side
from story_explainer.site.pages.kind import PageKind, described
from story_explainer.site.routes import PARALLEL, article_page
from story_explainer.site.view import View
from story_explainer.story.file_names import DIVERGENCES, STORY
from story_explainer.story.keys import LEAD
from story_explainer.story.model import Divergence


def _article(name: str) -> str:
    return name.partition("/")[2] or LEAD


def _values(view: View, name: str) -> Mapping[str, Any]:
    article = _article(name)
    bitext = view.story.bitexts[article]
    notes: dict[str, list[Divergence]] = {}
    for divergence in view.story.divergences:
        if divergence.segment in bitext.by_id:
            notes.setdefault(divergence.segment, []).append(divergence)
    found = [divergence for each in notes.values() for divergence in each]
    drafted = sum(divergence.draft for divergence in found)
    return {
        "article": article,
        "bitext": bitext,
        "notes": notes,
        "columns": [locale for locale in view.versions_of(article) if locale in bitext.shown],
        "drafted": drafted,
        "noted": len(found) - drafted,
        "whole": all(segment.text.keys() == segment.carried.keys() for segment in bitext.segments()),
    }


def _nav_title(view: View, name: str) -> str:
    title = view.language.gettext("Side by side")
    return title if name == PARALLEL else f"{title}{view.language.colon}{view.article_name(_article(name))}"


PAGE = PageKind(
    template="parallel.html",
    source=lambda view: DIVERGENCES if view.story.divergences else STORY,
    instances=lambda story: [article_page(each, PARALLEL) for each in story.bitexts if side_by_side(story, each)],
    nav_title=_nav_title,
    description=lambda view, name: described(
        view, view.language.gettext("The versions sentence by sentence, and where they differ.")
    ),
    values=_values,
    first=True,
)
