"""Who's who: the actors with their part in the story, and a picture of how they relate."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal, get_args

from story_explainer.site.network import network
from story_explainer.site.pages.kind import PageKind, described
from story_explainer.site.pictures import Box, Link
from story_explainer.site.view import View
from story_explainer.story.model import Actor, Relation

_KINDS = ("person", "organisation", "outlet", "group")  # as they stand on the page


Unsettled = Literal["denied", "possible", "unconfirmed", "inferred"]


@dataclass(frozen=True)
class Line:
    """A relation as it stands on the page.

    Attributes:
        actor: whose relation it is.
        relation: the relation.
        cites: what it rests on, and what the answers to its claim rest on, for these are told beside it.
        unsettled: why it is not certain, in the order in which it is told; empty where it is.
    """

    actor: Actor
    relation: Relation
    cites: Sequence[str]
    unsettled: Sequence[Unsettled]


def _values(view: View, name: str) -> Mapping[str, Any]:
    actors = view.story.actors
    lines = [_line(view, actor, relation) for actor in actors for relation in actor.relations]
    related = {line.actor.id for line in lines} | {line.relation.to for line in lines}
    boxes = [
        Box(actor.id, view.plain(actor.name), actor.kind, view.origin(actor) == "sources")
        for actor in actors
        if actor.id in related
    ]
    links: dict[frozenset[str], Link] = {}  # relations between the same two share a line
    for number, line in enumerate(lines, 1):
        actor, to, dashed = line.actor.id, line.relation.to, bool(line.unsettled)
        link = links.get(pair := frozenset((actor, to)))
        if link is None:
            links[pair] = Link(actor, to, str(number), dashed)
        else:
            both = link.both or actor != link.origin
            links[pair] = replace(link, label=f"{link.label}, {number}", dashed=link.dashed and dashed, both=both)
    reasons = {
        why for line in lines if links[frozenset((line.actor.id, line.relation.to))].dashed for why in line.unsettled
    }
    return {
        "groups": [(kind, [actor for actor in actors if actor.kind == kind]) for kind in _KINDS],
        "relations": lines,
        "picture": network(boxes, list(links.values())) if links else None,
        "dashed": [why for why in get_args(Unsettled) if why in reasons],
    }


def _line(view: View, actor: Actor, relation: Relation) -> Line:
    claim = view.story.claim[relation.claim] if relation.claim else None
    answers = [cite for response in claim.responses for cite in response.cites] if claim else []
    unsettled: list[Unsettled] = []
    if claim:
        status = view.status(claim)
        if status.denied_by:
            unsettled.append("denied")
        elif status.base != "stated" and not status.confirmed_by:
            unsettled.append("possible" if status.base == "possible" else "unconfirmed")
    if relation.known == "inferred":
        unsettled.append("inferred")
    return Line(actor, relation, list(dict.fromkeys([*relation.cites, *answers])), unsettled)


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
