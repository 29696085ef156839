"""A story without what is still a machine's guess: what sites publish.

What stays is the same story: no sourcing chain and no order of events changes because a draft was left out, and nothing
that stays refers to something that is gone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from story_explainer.story.model import (
    Actor,
    Divergence,
    Event,
    Relation,
    ReviewEntry,
    Statement,
    Story,
    StoryFile,
    Topic,
)
from story_explainer.story.reviews import reviewables

S = TypeVar("S", bound=Statement | Divergence)
# What a draft of story.yml holds as a whole; its key points and questions have marks of their own.
_HEADLINE: dict[str, Any] = {
    "title": None,
    "short_title": None,
    "standfirst": None,
    "summary": None,
    "as_of": None,
    "cites": [],
    "translation": {},
}


def without_drafts(story: Story) -> Story:
    """Leave out every entry marked as a draft.

    Args:
        story: a story that has passed its checks.

    Returns:
        The rest of it, consistent in itself. A drafted actor whom something that stays names goes on as a name and a
        kind (`Story.names`), for nobody can be quoted without a name; drafted events go on counting for the order of
        the others (`Story.ordered_by`), unseen.
    """
    claims = _final(story.claims)
    claim_ids = {claim.id for claim in claims}
    events = _final(story.events)
    event_ids = {event.id for event in events}
    actors = _final(story.actors)
    actor_ids = {actor.id for actor in actors}
    about = _about(story.about, claim_ids)
    kept = replace(
        story,
        about=about,
        claims=[_only(_only(claim, "depends_on", claim_ids), "contradicts", claim_ids) for claim in claims],
        events=[_event(event, event_ids) for event in events],
        actors=[_actor(actor, actor_ids, claim_ids) for actor in actors],
        topics=[_topic(topic, claim_ids) for topic in _final(story.topics)],
        terms=_final(story.terms),
        figures=_final(story.figures),
        divergences=_final(story.divergences),
        ordered_by=story.ordered_by or (story.events if len(events) < len(story.events) else []),
    )
    named = set(_actors_named(kept)) - actor_ids
    names = [
        Actor(id=actor.id, draft=True, kind=actor.kind, name=actor.name, cites=actor.cites)
        for actor in story.actors
        if actor.id in named
    ]
    return replace(kept, names=[*story.names, *names], reviews=_of_statements(kept))


def _final(entries: Sequence[S]) -> list[S]:
    return [entry for entry in entries if not entry.draft]


def _about(about: StoryFile, claims: set[str]) -> StoryFile:
    points = [_known(point, "claim", claims) for point in _final(about.key_points)]
    lists = {"key_points": points, "known": _final(about.known), "open_questions": _final(about.open_questions)}
    return about.model_copy(update={**lists, **(_HEADLINE if about.draft else {})})


def _known(entry: Any, field: str, ids: set[str]) -> Any:
    """An entry, without a reference to what is left out."""
    return entry if getattr(entry, field) in ids else entry.model_copy(update={field: None})


def _only(entry: Any, field: str, ids: set[str]) -> Any:
    """An entry, with those of a list of references that are kept."""
    return entry.model_copy(update={field: [reference for reference in getattr(entry, field) if reference in ids]})


def _actor(actor: Actor, actors: set[str], claims: set[str]) -> Actor:
    relations: list[Relation] = [_known(each, "claim", claims) for each in actor.relations if each.to in actors]
    member_of = actor.member_of if actor.member_of in actors else None
    return actor.model_copy(update={"relations": relations, "member_of": member_of})


def _topic(topic: Topic, claims: set[str]) -> Topic:
    return _only(topic.model_copy(update={"facts": _final(topic.facts)}), "claims", claims)  # type: ignore[no-any-return]


def _event(event: Event, events: set[str]) -> Event:
    orders = {
        name: [order for order in getattr(event, name) if order.event in events]
        for name in ("before", "after", "during")
    }
    return event.model_copy(update=orders)


def _actors_named(story: Story) -> Iterator[str]:
    """The actors that something in a story refers to, wherever a text can come from one."""
    for about in story.about.known:
        yield from about.by
    for claim in story.claims:
        yield from filter(None, (claim.by, claim.via))
        for response in claim.responses:
            yield from filter(None, (response.actor, response.via))
    for event in story.events:
        yield from event.actors
    for figure in story.figures:
        yield from filter(None, (value.by for value in figure.values))
    for source in story.sources:
        yield from source.rests_on or ()
    for article in story.articles.values():
        if article.renders:
            yield article.renders.of


def _of_statements(story: Story) -> list[ReviewEntry]:
    """The reviews of what is still there."""
    keys = {item.key for item in reviewables(story)}
    return [review for review in story.reviews if review.statement in keys]
