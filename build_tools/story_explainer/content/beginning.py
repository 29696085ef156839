"""What an entry that an editor begins from sentences of a story begins with."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from story_explainer.content.same_actor import same_actor
from story_explainer.ingest.article import Metadata, published_on
from story_explainer.ingest.drafting.begun import Beginning
from story_explainer.ingest.drafting.reading import Reading
from story_explainer.ingest.drafting.shared import Shared
from story_explainer.story.model import Story
from story_explainer.story.model.matches import settled
from story_explainer.story.publication_order import by_publication


def begun(story: Story, kind: str, cites: Sequence[str]) -> dict[str, Any]:
    """What sentences tell of an entry of a kind, as its file would have it. See `Beginning.of`.

    Args:
        story: the story.
        kind: what the entry is to be.
        cites: the ids of the sentences; what is none is passed over.
    """
    readings = {article: _reading(story, article) for article in story.bitexts}
    shared = Shared(story.article_of, settled(story.found_matches, story.matches), by_publication(story))
    return dict(_as_read(Beginning(readings, cites, story.locales, shared, same_actor(story)).of(kind)))


def _as_read(value: Any) -> Any:
    """Data as a file of the story gives it to who reads it: every scalar a text."""
    if isinstance(value, dict):
        return {name: _as_read(each) for name, each in value.items()}
    if isinstance(value, list):
        return [_as_read(each) for each in value]
    return str(value).lower() if isinstance(value, bool) else str(value)


def _reading(story: Story, article: str) -> Reading:
    bitext = story.bitexts[article]
    days = {locale: published_on(Metadata(date=story.describe(article, locale).date)) for locale in bitext.locales}
    return Reading(bitext, {locale: day for locale, day in days.items() if day}, story.locales)
