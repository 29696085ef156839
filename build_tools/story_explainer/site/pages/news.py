"""What was new on which day: what each article was the first to tell, for readers who know the story up to a day."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from itertools import groupby
from typing import Any

from story_explainer.site.amounts import localised
from story_explainer.site.article_names import outlet
from story_explainer.site.pages.kind import PageKind, described
from story_explainer.site.routes import NEWS, article_page
from story_explainer.site.view import View
from story_explainer.story.file_names import SOURCES
from story_explainer.story.first_told import told_by_day


def _values(view: View, name: str) -> Mapping[str, Any]:
    return {
        "days": [
            (day, list(told)) for day, told in groupby(told_by_day(view.story), lambda news: news.day.partition("T")[0])
        ],
        "outlet": partial(outlet, view.story, view.language),
        "article_page": article_page,
        "localised": partial(localised, story=view.story, language=view.language),
    }


PAGE = PageKind(
    template="news_by_day.html",
    source=lambda view: SOURCES,
    instances=lambda story: [NEWS] if told_by_day(story) else [],
    nav_title=lambda view, name: view.language.gettext("What was new on which day"),
    description=lambda view, name: described(
        view, view.language.gettext("What each article was the first to tell, day by day.")
    ),
    values=_values,
)
