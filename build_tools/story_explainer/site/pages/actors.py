"""Who’s who: the actors with their part in the story, and a picture of how they relate."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from story_explainer.site.pages.kind import PageKind, described
from story_explainer.site.pictures.ties import relations_of, relations_picture
from story_explainer.site.view import View
from story_explainer.story.file_names import ACTORS

_KINDS = ("person", "organisation", "outlet", "group")  # as they stand on the page


def _values(view: View, name: str) -> Mapping[str, Any]:
    actors, related = view.story.actors, relations_of(view)
    return {
        "groups": [(kind, [actor for actor in actors if actor.kind == kind]) for kind in _KINDS],
        "relations": related,
        "picture": relations_picture(view, related),
    }


PAGE = PageKind(
    template="actors.html",
    source=lambda view: ACTORS,
    instances=lambda story: ["actors"] if story.actors else [],
    nav_title=lambda view, name: view.language.gettext("Who’s who"),
    description=lambda view, name: described(
        view, view.language.gettext("The people, companies and media in this story, and how they relate.")
    ),
    values=_values,
)
