"""Figures: what is counted in the story, each value with its day, who gave it, and what was corrected."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from story_explainer.site.amounts import localised
from story_explainer.site.article_names import outlet
from story_explainer.site.pages.kind import PageKind, described
from story_explainer.site.view import View
from story_explainer.story.figures import Count, course_of
from story_explainer.story.file_names import FIGURES
from story_explainer.story.model import Figure


def figure_values(view: View) -> Mapping[str, Any]:
    """What the tables of figures need, on a page of their own and on the overview."""
    courses: list[tuple[Figure, tuple[Count, ...]]] = [
        (figure, course_of(figure, view.story))
        for figure in (localised(figure, view.story, view.language) for figure in view.story.figures)
    ]
    return {"courses": courses, "givers": partial(_givers, view)}


def _givers(view: View, *counts: Count) -> list[str]:
    """Who gave a value: whoever is named, and the articles or the other sources that have it from them."""
    story, found = view.story, list[str]()
    for count in counts:
        found += [view.plain(story.actor[count.by].name)] if count.by in story.actor else []
        if count.article:
            found.append(outlet(story, view.language, count.article))
        else:
            found += [story.source[cite].publisher for cite in count.cites if cite in story.source]
    return list(dict.fromkeys(found))


PAGE = PageKind(
    template="figures.html",
    source=lambda view: FIGURES,
    instances=lambda story: ["figures"] if story.figures else [],
    nav_title=lambda view, name: view.language.gettext("Figures"),
    description=lambda view, name: described(
        view, view.language.gettext("What is counted, who gave each figure and when, and what was corrected.")
    ),
    values=lambda view, name: figure_values(view),
)
