"""Same passages: pairs of sentences of two articles that tell the same, beside each other."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from story_explainer.site.language import NEXT
from story_explainer.site.pages.kind import PageKind, described
from story_explainer.site.view import View
from story_explainer.story.bitext import Segment
from story_explainer.story.file_names import MATCHES, SOURCES
from story_explainer.story.model import Story
from story_explainer.story.passages import Passages, public_matches


def passages(story: Story) -> list[Passages]:
    """The matches that readers may see."""
    return public_matches(story)


def _values(view: View, name: str) -> Mapping[str, Any]:
    groups: dict[str, list[Passages]] = {}
    for match in passages(view.story):
        groups.setdefault(_kind(view, match), []).append(match)
    return {"groups": groups, "shown_in": partial(_shown_in, view)}


def _kind(view: View, match: Passages) -> str:
    """What the passages of a match have in common; empty where nobody says it."""
    gettext = view.language.gettext
    words = [
        gettext("Word for word the same") if kind == "copied" and not match.confirmed else view.label("match", kind)
        for kind in match.kinds
    ]
    return NEXT.join([*words, *([] if match.confirmed else [gettext("found by comparing the words")])])


def _shown_in(view: View, match: Passages, segment: Segment) -> str:
    """The language in which a passage is shown: one that both have, so that readers see what is the same."""
    read = view.reading_of(view.story.article_of[segment.id])
    both = [locale for locale in match.segments[0].text if locale in match.segments[1].text]
    return read if read in both or not both else both[0]


PAGE = PageKind(
    template="matches.html",
    source=lambda view: MATCHES if view.story.matches else SOURCES,
    instances=lambda story: ["matches"] if story.further and passages(story) else [],
    nav_title=lambda view, name: view.language.gettext("Same passages"),
    description=lambda view, name: described(
        view, view.language.gettext("Sentences of two articles that tell the same, beside each other.")
    ),
    values=_values,
)
