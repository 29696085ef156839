"""The head of a story's pages: the same as of others, with the story's card and what its data says to machines."""

from __future__ import annotations

from story_explainer.site.card import card_path
from story_explainer.site.cards import story_card
from story_explainer.site.edition import Edition
from story_explainer.site.head import Head, properties_of
from story_explainer.site.page import Page
from story_explainer.site.publication import Publication
from story_explainer.site.structured_data import json_ld
from story_explainer.story.log import last_day


def story_head(page: Page, edition: Edition, publication: Publication) -> Head:
    """The head of a page of a story.

    Args:
        page: the page.
        edition: the story in the page's language.
        publication: where the site stands.
    """
    card = story_card(edition, publication)
    properties = properties_of(
        publication,
        edition.language,
        kind="article",
        title=page.title or publication.name,
        path=page.path,
        description="",  # the page's own description says it for previews too
        card=card_path(edition.routes.root) if card.drawable else "",
        alt=card.alternative,
    )
    if day := last_day(edition.story):
        properties.append(("article:modified_time", day))
    return Head(properties, json_ld(page, edition, publication))
