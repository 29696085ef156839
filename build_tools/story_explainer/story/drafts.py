"""A story without what is still a machine's guess, for sites that publish only what an editor has looked at."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, TypeVar

from story_explainer.story.model import Claim, Event, Statement, Story, Topic

S = TypeVar("S", bound=Statement)


def without_drafts(story: Story) -> Story:
    """Leave out every entry marked as a draft, and what refers to it.

    Args:
        story: a story that has passed its checks.

    Returns:
        The rest of it, consistent in itself; of a story that is a draft as a whole, what is taken, without headline
        and standfirst. A draft actor whom something that stays refers to stays too: nobody is quoted without a name.
    """
    unsaid = dict.fromkeys(("title", "short_title", "standfirst", "summary", "as_of")) if story.about.draft else {}
    claims = _final(story.claims)
    claim_ids = {claim.id for claim in claims}
    events = _final(story.events)
    event_ids = {event.id for event in events}
    topics = [_topic(topic, claim_ids) for topic in _final(story.topics)]
    final_actors = _final(story.actors)
    named = _named(claims, events) | {actor.member_of for actor in final_actors}
    actors = [actor for actor in story.actors if not actor.draft or actor.id in named]
    actor_ids = {actor.id for actor in actors}
    return replace(
        story,
        about=story.about.model_copy(
            update={
                **unsaid,
                **({"cites": []} if story.about.draft else {}),
                "known": _final(story.about.known),
                "key_points": [_without(point, "claim", claim_ids) for point in _final(story.about.key_points)],
                "open_questions": _final(story.about.open_questions),
            }
        ),
        claims=claims,
        events=[_event(event, event_ids) for event in events],
        topics=topics,
        actors=[
            actor.model_copy(
                update={
                    "relations": [
                        _without(relation, "claim", claim_ids)
                        for relation in actor.relations
                        if relation.to in actor_ids
                    ]
                }
            )
            for actor in actors
        ],
        terms=_final(story.terms),
        divergences=[divergence for divergence in story.divergences if not divergence.draft],
    )


def _final(entries: Sequence[S]) -> list[S]:
    return [entry for entry in entries if not entry.draft]


def _without(entry: Any, field: str, known: set[str]) -> Any:
    return entry if getattr(entry, field) in known else entry.model_copy(update={field: None})


def _topic(topic: Topic, claims: set[str]) -> Topic:
    kept = [claim for claim in topic.claims if claim in claims]
    return topic.model_copy(update={"facts": _final(topic.facts), "claims": kept})


def _event(event: Event, events: set[str]) -> Event:
    orders = {
        name: [order for order in getattr(event, name) if order.event in events]
        for name in ("before", "after", "during")
    }
    return event.model_copy(update=orders)


def _named(claims: Sequence[Claim], events: Sequence[Event]) -> set[str | None]:
    speakers = {actor for claim in claims for actor in (claim.by, claim.via)}
    answering = {actor for claim in claims for response in claim.responses for actor in (response.actor, response.via)}
    return speakers | answering | {actor for event in events for actor in event.actors}
