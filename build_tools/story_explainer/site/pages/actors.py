"""Who's who: the actors with their part in the story, and a picture of how they relate."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from story_explainer.site.network import network
from story_explainer.site.pages.kind import PageKind, described
from story_explainer.site.pictures import Box, Link
from story_explainer.site.view import View

_KINDS = ("person", "organisation", "outlet", "group")  # as they stand on the page


def _values(view: View, name: str) -> Mapping[str, Any]:
    actors = view.story.actors
    relations = [(actor, relation) for actor in actors for relation in actor.relations]
    related = {actor.id for actor, _ in relations} | {relation.to for _, relation in relations}
    boxes = [Box(actor.id, view.plain(actor.name), actor.kind) for actor in actors if actor.id in related]
    links: dict[frozenset[str], Link] = {}  # relations between the same two share a line
    for number, (actor, relation) in enumerate(relations, 1):
        pair, dashed = frozenset((actor.id, relation.to)), _unsettled(view, relation.claim)
        link = links.get(pair)
        if link is None:
            links[pair] = Link(actor.id, relation.to, str(number), dashed)
        else:
            both = link.both or actor.id != link.origin
            links[pair] = replace(link, label=f"{link.label}, {number}", dashed=link.dashed and dashed, both=both)
    return {
        "groups": [(kind, [actor for actor in actors if actor.kind == kind]) for kind in _KINDS],
        "relations": relations,
        "picture": network(boxes, list(links.values())) if links else None,
    }


def _unsettled(view: View, claim: str | None) -> bool:
    """Whether a relation rests on a claim that somebody denies, or that nobody states in person or confirms."""
    if claim is None:
        return False
    status = view.status(view.story.claim[claim])
    return bool(status.denied_by) or (status.base != "stated" and not status.confirmed_by)


PAGE = PageKind(
    template="actors.html",
    source=lambda view: "actors.yml",
    instances=lambda story: ["actors"] if story.actors else [],
    nav_title=lambda view, name: view.language.gettext("Who’s who"),
    description=lambda view, name: described(
        view, view.language.gettext("The people, companies and media in this story, and how they relate.")
    ),
    values=_values,
)
