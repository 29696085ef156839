"""A draft of the whole story from the bitext alone: every entry marked as one, with the segments it rests on.

Nothing is added to what the articles say. Where a language has no wording for an entry, the entry is left out.
"""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import BaseModel

from story_explainer.ingest.article import Metadata
from story_explainer.ingest.draft.about import draft_about, draft_sources, last_day
from story_explainer.ingest.draft.actors import draft_actors
from story_explainer.ingest.draft.claims import draft_claims
from story_explainer.ingest.draft.context import draft_terms, draft_topics
from story_explainer.ingest.draft.divergences import draft_divergences
from story_explainer.ingest.draft.emit import to_yaml as draft_yaml
from story_explainer.ingest.draft.events import draft_events
from story_explainer.ingest.draft.reading import Reading
from story_explainer.story.bitext import Bitext
from story_explainer.story.model import (
    ActorsFile,
    ClaimsFile,
    ContextFile,
    DivergencesFile,
    EventsFile,
    GlossaryFile,
)


def draft_story(bitext: Bitext, metadata: Mapping[str, Metadata], today: str) -> dict[str, BaseModel]:
    """Draft every file of a story that editors write.

    Args:
        bitext: the aligned articles.
        metadata: what each article's file says of it as a publication.
        today: the day of the run, as EDTF; it counts where no article has a date.

    Returns:
        The content of each file by its name without ending: story, claims, events, actors, context, sources, glossary,
        divergences.
    """
    reading = Reading(bitext)
    as_of = last_day(metadata, today)
    cast = draft_actors(reading)
    claims = draft_claims(reading, cast)
    return {
        "story": draft_about(reading, claims, as_of),
        "claims": ClaimsFile(claims=claims),
        "events": EventsFile(events=draft_events(reading, cast, claims, as_of)),
        "actors": ActorsFile(actors=cast.actors),
        "context": ContextFile(topics=draft_topics(reading, claims)),
        "sources": draft_sources(reading, metadata),
        "glossary": GlossaryFile(terms=draft_terms(reading, cast)),
        "divergences": DivergencesFile(divergences=draft_divergences(reading)),
    }


__all__ = ["draft_story", "draft_yaml"]
