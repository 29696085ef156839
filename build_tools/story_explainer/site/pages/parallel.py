"""Side by side: each segment in all languages, with what is missing and where the versions differ."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from story_explainer.site.pages.kind import PageKind, described
from story_explainer.site.view import View
from story_explainer.story.model import Divergence


def _values(view: View, name: str) -> Mapping[str, Any]:
    notes: dict[str, list[Divergence]] = {}
    for divergence in view.story.divergences:
        notes.setdefault(divergence.segment, []).append(divergence)
    drafted = sum(divergence.draft for divergence in view.story.divergences)
    return {
        "notes": notes,
        "columns": view.versions,
        "drafted": drafted,
        "noted": len(view.story.divergences) - drafted,
    }


PAGE = PageKind(
    template="parallel.html",
    source=lambda view: "divergences.yml",
    instances=lambda story: ["parallel"] if len(story.bitext.articles) > 1 else [],
    nav_title=lambda view, name: view.language.gettext("Side by side"),
    description=lambda view, name: described(
        view, view.language.gettext("The versions sentence by sentence, and where they differ.")
    ),
    values=_values,
)
