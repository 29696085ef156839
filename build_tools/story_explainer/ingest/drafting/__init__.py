"""A draft of the whole story from the bitext alone: every entry marked as one, with the segments it rests on.

Nothing is added to what the articles say. Where a language has no wording for an entry, the entry is left out.
"""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import BaseModel

from story_explainer.ingest.article import Metadata, published_on
from story_explainer.ingest.drafting.about import draft_about, last_day
from story_explainer.ingest.drafting.actors import draft_actors
from story_explainer.ingest.drafting.claims import draft_claims
from story_explainer.ingest.drafting.divergences import draft_divergences
from story_explainer.ingest.drafting.emit import to_yaml as draft_yaml
from story_explainer.ingest.drafting.events import draft_events
from story_explainer.ingest.drafting.reading import Reading
from story_explainer.ingest.drafting.terms import draft_terms
from story_explainer.story.bitext import Bitext
from story_explainer.story.model import (
    ActorsFile,
    ClaimsFile,
    DivergencesFile,
    EventsFile,
    GlossaryFile,
)


def draft_story(bitext: Bitext, metadata: Mapping[str, Metadata]) -> dict[str, BaseModel]:
    """Draft the files of a story that editors write, as far as the articles give something to write.

    Args:
        bitext: the aligned articles.
        metadata: what each file of the story says of its article as a publication, further articles included.

    Returns:
        The content of each file by its name without ending: story always; claims, events, actors, glossary and
        divergences where there is at least one entry.
    """
    days = {
        locale: published_on(metadata[record.file])
        for locale, record in bitext.articles.items()
        if record.file in metadata
    }
    reading = Reading(bitext, {locale: day for locale, day in days.items() if day})
    as_of = last_day(metadata)
    cast = draft_actors(reading)
    claims = draft_claims(reading, cast)
    events = draft_events(reading, cast, claims, as_of)
    terms = draft_terms(reading, cast)
    divergences = draft_divergences(reading)
    drafts: dict[str, tuple[BaseModel, object]] = {
        "claims": (ClaimsFile(claims=claims), claims),
        "events": (EventsFile(events=events), events),
        "actors": (ActorsFile(actors=cast.actors), cast.actors),
        "glossary": (GlossaryFile(terms=terms), terms),
        "divergences": (DivergencesFile(divergences=divergences), divergences),
    }
    story = draft_about(reading, claims, as_of)
    return {"story": story} | {name: file for name, (file, entries) in drafts.items() if entries}


__all__ = ["draft_story", "draft_yaml"]
