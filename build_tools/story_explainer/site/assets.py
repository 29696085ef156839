"""The files of the site that are no pages: feeds, data to reuse, what search engines and previews read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from story_explainer.site.edition import Edition
from story_explainer.site.feeds import feeds
from story_explainer.site.publication import Asset, Publication
from story_explainer.story.model import Story


def build_assets(stories: Sequence[Story], publication: Publication) -> Iterator[Asset]:
    """Everything that stands beside the pages.

    Args:
        stories: the stories of the site.
        publication: where the site stands, what it is called, and its languages.
    """
    editions = [edition for story in stories for edition in Edition.all_of(story, publication.languages).values()]
    yield from feeds(editions, publication)
