"""JSON-LD in the vocabulary of schema.org: how it stands in a page, and what the pages that belong to no story say."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from story_explainer.site.brief import Brief
from story_explainer.site.page import Page
from story_explainer.site.publication import Publication

JsonObject = dict[str, Any]


def graph(nodes: Sequence[JsonObject]) -> str:
    """What a page says to machines, ready to stand in a script element.

    No text in it can end the element, for `<`, `>` and `&` are escaped.
    """
    data = {"@context": "https://schema.org", "@graph": nodes}
    document = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return document.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def of_front(page: Page, briefs: Sequence[Brief], publication: Publication) -> str:
    """The JSON-LD of a page that belongs to no story.

    Args:
        page: the page.
        briefs: the stories that it lists, the newest first.
        publication: where the site stands.
    """
    part = page.key.startswith("front/")  # a page of earlier stories
    site: JsonObject = {
        "@type": "CollectionPage" if part else "WebSite",
        "name": page.title if part else publication.name,
        "url": publication.url(page.path),
        "description": page.description,
        "inLanguage": page.locale if page.path else list(publication.languages),
    }
    stories = [
        {"@type": "NewsArticle", "@id": publication.url(brief.path), "headline": brief.title}
        for brief in briefs
        if page.path and brief.locale == page.locale
    ]
    if stories:
        site["hasPart"] = stories
    return graph([site])
