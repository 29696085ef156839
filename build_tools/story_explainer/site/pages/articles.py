"""All articles of a story in the order of publication, each with the way to its page; where there are several."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from story_explainer.site.articles_view import side_by_side
from story_explainer.site.pages.kind import PageKind, described
from story_explainer.site.routes import ARTICLES, PARALLEL, article_page
from story_explainer.site.view import View
from story_explainer.story.file_names import SOURCES
from story_explainer.story.publication_order import by_publication


def _values(view: View, name: str) -> Mapping[str, Any]:
    """Each article with its page, and that of its versions side by side where there is one."""
    story = view.story
    return {
        "articles": [
            (
                article,
                story.describe(article, view.reading_of(article)),
                view.href(article_page(article)),
                view.href(article_page(article, PARALLEL)) if side_by_side(story, article) else "",
            )
            for article in by_publication(story)
        ]
    }


PAGE = PageKind(
    template="articles.html",
    source=lambda view: SOURCES,
    instances=lambda story: [ARTICLES] if story.further else [],
    nav_title=lambda view, name: view.language.gettext("Articles"),
    description=lambda view, name: described(
        view, view.language.gettext("All articles on this story, in the order of publication as far as it is known.")
    ),
    values=_values,
    first=True,
)
