"""A draft of the whole story from its articles: every entry marked as one, with the segments it rests on.

Nothing is added to what the articles say, and what is not sure is left out. Where a language has no wording for an
entry, the entry is left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from pydantic import BaseModel

from story_explainer.ingest.article import Metadata, published_on
from story_explainer.ingest.drafting.about import draft_about, last_day
from story_explainer.ingest.drafting.actors import Cast
from story_explainer.ingest.drafting.claims import draft_claims
from story_explainer.ingest.drafting.divergences import draft_divergences
from story_explainer.ingest.drafting.emit import draft_yaml
from story_explainer.ingest.drafting.events import draft_events
from story_explainer.ingest.drafting.heard import Heard
from story_explainer.ingest.drafting.named_figures import NamedFigure, named_figures
from story_explainer.ingest.drafting.names.elsewhere import carried
from story_explainer.ingest.drafting.names.families import families
from story_explainer.ingest.drafting.outdated import Outdated
from story_explainer.ingest.drafting.questions import draft_questions
from story_explainer.ingest.drafting.reading import Reading
from story_explainer.ingest.drafting.shared import Shared
from story_explainer.ingest.drafting.voices import Voices
from story_explainer.story.bitext import Bitext
from story_explainer.story.keys import LEAD
from story_explainer.story.model import (
    ActorsFile,
    Claim,
    ClaimsFile,
    DivergencesFile,
    Event,
    EventsFile,
    FoundMatch,
    StoryFile,
)


def draft_story(
    bitext: Bitext,
    metadata: Mapping[str, Metadata],
    further: Mapping[str, Bitext] | None = None,
    matches: Iterable[FoundMatch] = (),
    order: Sequence[str] = (),
    locales: Sequence[str] | None = None,
) -> dict[str, BaseModel]:
    """Draft the files of a story that editors write, as far as the articles give something to write.

    Args:
        bitext: the aligned versions of the lead.
        metadata: what each file of the story says of its article as a publication, by its path in the story's folder.
        further: the bitexts of further articles, by their ids.
        matches: what the articles have in common.
        order: the ids of the articles in the order of publication.
        locales: the languages of the story, at least one of them an article's; those of the lead if left out.

    Returns:
        The content of each file by its name without ending: story always; claims, events, actors and divergences
        where there is at least one entry.
    """
    shown = list(locales or bitext.locales)
    bitexts = {LEAD: bitext, **(further or {})}
    every = [_reading(article, metadata, shown) for article in bitexts.values()]
    _share_names(every)
    readings = [reading for reading in every if reading.shown]
    found = list(matches)
    as_of = last_day(metadata)
    heard = [Heard(reading) for reading in readings]
    cast = Cast(heard)
    voices = {id(one.reading): Voices(one, cast) for one in heard}
    outdated = Outdated(bitexts, found, order, as_of)
    claims = draft_claims(readings, voices, cast, found, outdated)
    article_of = {segment: article for article, text in bitexts.items() for segment in text.by_id}
    shared = Shared(article_of, found, order or list(bitexts))
    figures = _of_one_day(_in_order(bitexts, order), dict(zip(bitexts, every, strict=True)), shown)
    events = draft_events(readings, voices, cast, shared, outdated, as_of)
    questions = draft_questions(readings, voices, shared, outdated, figures)
    story = draft_about(readings, voices, claims, questions, shared, outdated, as_of, shown)
    met = cast.named_in(_cited(story, claims, events)).union(*(each.speakers() for each in voices.values()))
    actors = cast.drafted(_named(claims, events), met)
    divergences = [entry for reading in readings for entry in draft_divergences(reading)]
    drafts: dict[str, tuple[BaseModel, object]] = {
        "claims": (ClaimsFile(claims=claims), claims),
        "events": (EventsFile(events=events), events),
        "actors": (ActorsFile(actors=actors), actors),
        "divergences": (DivergencesFile(divergences=divergences), divergences),
    }
    return {"story": story} | {name: file for name, (file, entries) in drafts.items() if entries}


def _in_order(bitexts: Mapping[str, Bitext], order: Sequence[str]) -> dict[str, Bitext]:
    """The bitexts in the order of publication, where that is known of all."""
    return {name: bitexts[name] for name in order} if set(order) == bitexts.keys() else dict(bitexts)


def _of_one_day(
    bitexts: Mapping[str, Bitext], readings: Mapping[str, Reading], locales: Sequence[str]
) -> list[NamedFigure]:
    """The figures that articles of the same day give: what a later one gives is mostly newer."""
    if len(bitexts) == 1:
        return []
    days = [{readings[name].published(locale) for locale in text.locales} for name, text in bitexts.items()]
    found = named_figures(bitexts, locales)
    return [each for each in found if len(set().union(*(days[one.article] for one in each.given)) - {None}) == 1]


def _reading(bitext: Bitext, metadata: Mapping[str, Metadata], shown: Sequence[str]) -> Reading:
    days = {
        locale: published_on(metadata[record.file])
        for locale, record in bitext.articles.items()
        if record.file in metadata
    }
    return Reading(bitext, {locale: day for locale, day in days.items() if day}, shown)


def _cited(story: StoryFile, claims: Iterable[Claim], events: Iterable[Event]) -> set[str]:
    """The segments on which what readers meet first rests."""
    lists = (story.cites, *(entry.cites for entry in (*story.key_points, *claims)), *(event.cites for event in events))
    return {cite for cites in lists for cite in cites}


def _share_names(readings: Sequence[Reading]) -> None:
    """Let each article know the names of the others."""
    forms = [carried(reading.names) for reading in readings]
    persons = [families(reading.names) for reading in readings]
    for place, reading in enumerate(readings):
        others = {form for at, there in enumerate(forms) if at != place for form in there}
        known = {family for at, there in enumerate(persons) if at != place for family in there}
        reading.learn(reading.names, others, known)


def _named(claims: Iterable[Claim], events: Iterable[Event]) -> set[str]:
    """The actors that claims and events name."""
    named = {actor for event in events for actor in event.actors}
    for claim in claims:
        named |= {actor for actor in (claim.by, claim.via) if actor}
        named |= {response.actor for response in claim.responses}
    return named


__all__ = ["draft_story", "draft_yaml"]
