"""Sources: the articles with what is known of them, the sourcing chain, and what the context rests on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from story_explainer.site.citations import by_page, cited_in
from story_explainer.site.downloads import downloads
from story_explainer.site.page import relative
from story_explainer.site.pages.kind import PageKind, described
from story_explainer.site.pages.matches import passages
from story_explainer.site.pictures.sourcing import chain_picture
from story_explainer.site.view import View
from story_explainer.story.base import Text
from story_explainer.story.chains import chain_of
from story_explainer.story.file_names import SOURCES
from story_explainer.story.renditions import renditions
from story_explainer.story.voices import main_claim


def _values(view: View, name: str) -> Mapping[str, Any]:
    claim = main_claim(view.story)
    chain = chain_of(claim, view.story) if claim else None
    publication = view.edition.publication
    return {
        "claim": claim,
        "chain": chain,
        "picture": chain_picture(view, chain) if chain else None,
        "renditions": renditions(view.story),
        "downloads": [(item, relative(view.path, item.path)) for item in downloads(view.edition)],
        "cited_in": cited_in(view.edition),
        "by_page": by_page,
        "rights": _common_rights(view),
        "site": (publication.publisher.name or publication.name) if publication else "",
        "address": publication.url(view.edition.routes.root) if publication and publication.public else "",
        "passages": len(passages(view.story)) if view.story.further else 0,
    }


def _common_rights(view: View) -> Text | None:
    """On what ground the texts are shown, where it is the same for all of several: said once, then."""
    rights = [article.rights for article in view.story.articles.values()]
    alike = len(rights) > 1 and len(rights) == len(view.story.bitext.locales)
    return rights[0] if alike and all(each == rights[0] for each in rights) else None


PAGE = PageKind(
    template="sources.html",
    source=lambda view: SOURCES,
    instances=lambda story: ["sources"],
    nav_title=lambda view, name: view.language.gettext("Sources"),
    description=lambda view, name: described(
        view, view.language.gettext("The texts, what is known of them and what is not, and the other sources.")
    ),
    values=_values,
    first=True,
)
