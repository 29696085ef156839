"""The kinds of page that a story has. To add one: its module, the template of the same name, a line in the tuple."""

from __future__ import annotations

from story_explainer.site.pages import (
    actors,
    article,
    articles,
    claims,
    context,
    figures,
    glossary,
    matches,
    news,
    overview,
    parallel,
    section,
    sources,
    timeline,
    who_said_when,
)
from story_explainer.site.pages.kind import PageKind

PAGES: tuple[PageKind, ...] = (
    overview.PAGE,
    article.PAGE,
    articles.PAGE,
    news.PAGE,
    timeline.PAGE,
    claims.PAGE,
    who_said_when.PAGE,
    figures.PAGE,
    actors.PAGE,
    parallel.PAGE,
    sources.PAGE,
    matches.PAGE,
    glossary.PAGE,
    context.PAGE,
    section.PAGE,
)

__all__ = ["PAGES", "PageKind"]
