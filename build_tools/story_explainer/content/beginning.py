"""What an entry that an editor begins from sentences of a story begins with."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from story_explainer.content.same_actor import KnownActors
from story_explainer.ingest.article import Metadata, published_on
from story_explainer.ingest.drafting.begun import Beginning
from story_explainer.ingest.drafting.given import same_number
from story_explainer.ingest.drafting.reading import Reading
from story_explainer.ingest.drafting.shared import Shared
from story_explainer.story.model import Figure, FoundMatch, Story
from story_explainer.story.otherwise import changes_told, newer_than
from story_explainer.story.publication_order import by_publication
from story_explainer.story.reviews import cited_by


def begun(story: Story, kind: str, cites: Sequence[str], said: Mapping[str, str] = {}) -> dict[str, Any]:
    """What sentences tell of an entry of a kind, as its file would have it. See `Beginning.of`.

    Args:
        story: the story.
        kind: what the entry is to be.
        cites: the ids of the sentences; what is none is passed over.
        said: the words for the number that is meant, by the ids of sentences of which that is known.
    """
    readings = {article: _reading(story, article) for article in story.bitexts}
    shared = Shared(story.article_of, story.settled_matches, by_publication(story))
    return dict(_as_read(Beginning(readings, cites, story.locales, shared, KnownActors(story), said).of(kind)))


def twins(story: Story) -> dict[str, list[str]]:
    """For sentences that lack a language of their story, those of other articles that surely tell the same, in the
    order of publication."""
    order = by_publication(story)
    shared = Shared(story.article_of, story.settled_matches, order)
    found = {
        segment.id: sorted(shared.twins(segment.id), key=lambda other: (order.index(story.article_of[other]), other))
        for bitext in story.bitexts.values()
        for segment in bitext.segments()
        if not set(story.locales) <= set(segment.text)
    }
    return {ident: others for ident, others in found.items() if others}


def counts_it(story: Story, figure: Figure, match: FoundMatch) -> bool:
    """Whether a match gives another value to the number that a figure has from its older passage, and not to another
    number there; and one that the figure does not have.

    Args:
        story: the story.
        figure: the figure.
        match: a match with a passage that the figure cites first.
    """
    older, newer = match.segments
    said = match.values.get(older)
    given = [value.value for value in figure.values if older in value.cites]
    if said is None or not given:
        return said is None
    now, there = match.values.get(newer, ""), story.segment[newer].text
    known = any(same_number(now, value.value, there) for value in figure.values)
    return not known and any(same_number(said, value, story.segment[older].text) for value in given)


def values_more(story: Story, figure: Figure, newer: Collection[str]) -> list[dict[str, Any]]:
    """The values that newer passages give to a figure, as its file would have them.

    Args:
        story: the story.
        figure: the figure.
        newer: the ids of the passages.
    """
    cites = list(dict.fromkeys(cited_by(figure)))
    told = [match for match in newer_than(cites, changes_told(story)) if counts_it(story, figure, match)]
    said = {ident: words for match in told for ident, words in match.values.items() if ident in newer}
    values = begun(story, "figure", [*cites, *newer], said).get("values", [])
    known = {value.value for value in figure.values}
    fresh = [value for value in values if set(value["cites"]) <= set(newer)]
    return [{name: one for name, one in value.items() if name != "corrects" or one in known} for value in fresh]


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
