"""Figures: what is counted in the story, each value with its day, who gave it, and what was corrected."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby
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


@dataclass(frozen=True, slots=True)
class ChangedFigure:
    """A figure that did not stay what it was: the value before and the last one, each with all who gave it so.

    `moved` is whether the one became the other; else two give it otherwise, and neither takes back what he said.
    """

    figure: Figure
    before: Sequence[Count]
    last: Sequence[Count]
    moved: bool


def changed_figures(view: View) -> list[ChangedFigure]:
    """The figures that changed. Before a value stands the one that it corrects, or else that its giver gave before.

    What was put right is another value than the same number where it stands: who gave the one did not give the other.
    """
    found: list[ChangedFigure] = []
    for figure, counts in figure_values(view)["courses"]:
        steps = [list(same) for _, same in groupby(counts, lambda one: (one.value, one.corrected_by is None))]
        if len({same[0].value for same in steps}) > 1:
            *earlier, last = steps
            before = _before(earlier, last)
            first, second = ({one.by for one in step} for step in (before, last))
            moved = _corrects(last, before) or None in first | second or not first.isdisjoint(second)
            found.append(ChangedFigure(figure, before, last, moved))
    return found


def _before(earlier: Sequence[Sequence[Count]], last: Sequence[Count]) -> Sequence[Count]:
    """What the last value of a figure takes the place of."""
    other = [step for step in earlier if step[0].value != last[0].value]
    givers = {one.by for one in last} - {None}
    for step in reversed(other):
        if _corrects(last, step):
            return step
    return next((step for step in reversed(other) if givers & {one.by for one in step}), other[-1])


def _corrects(last: Sequence[Count], before: Sequence[Count]) -> bool:
    return any(one.corrected_by in {other.index for other in last} for one in before if one.corrected_by is not None)


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
