"""Sources: the articles with what is known of them, the sourcing chain, and what the context rests on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from story_explainer.site.downloads import downloads
from story_explainer.site.page import relative
from story_explainer.site.pages.kind import PageKind, described
from story_explainer.site.pages.matches import passages
from story_explainer.site.pictures import Box, Link, layers
from story_explainer.site.plain_words import main_claim
from story_explainer.site.view import View
from story_explainer.story.chains import Node, chain_of, renditions


def _id(node: Node) -> str:
    return f"{node.kind}-{node.ref}"


def _values(view: View, name: str) -> Mapping[str, Any]:
    claim = main_claim(view.edition)
    chain = chain_of(claim, view.story) if claim else None
    picture = None
    if chain:
        boxes = [Box(_id(node), view.edition.node_words(node), node.kind) for node in chain.nodes]
        links = [Link(_id(edge.origin), _id(edge.to), "", edge.inferred) for edge in chain.edges]
        picture = layers(boxes, links)
    return {
        "claim": claim,
        "chain": chain,
        "picture": picture,
        "renditions": renditions(view.story),
        "downloads": [(item, relative(view.path, item.path)) for item in downloads(view.edition)],
        "used_by": view.edition.used_by,
        "passages": len(passages(view.story)) if view.story.further else 0,
    }


PAGE = PageKind(
    template="sources.html",
    source=lambda view: "sources.yml",
    instances=lambda story: ["sources"],
    nav_title=lambda view, name: view.language.gettext("Sources"),
    description=lambda view, name: described(
        view, view.language.gettext("The texts, what is known of them and what is not, and the other sources.")
    ),
    values=_values,
)
