"""events.yml: what happened, with the order that dates and relations give."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field

from story_explainer.story.annotations import Ref
from story_explainer.story.base import Citation, Model, Slug, Text, Wording
from story_explainer.story.date_fields import Edtf
from story_explainer.story.model.statement import ActorId, Inference, Statement

TimeRelation = Literal["before", "after", "during"]


class Order(Model):
    """The place of an event relative to another one, with its evidence."""

    event: Annotated[Slug, Ref("event"), Field(description="The id of the other event.")]
    known: Annotated[
        Inference,
        Field(description="Whether a text says so, or the editors infer the order; readers are told."),
    ] = "stated"
    cites: Annotated[
        list[Citation], Field(description="Where the order follows from, if not from the event itself.")
    ] = []


class Event(Statement):
    """Something that happened, was reported, is planned or may happen. A date is never made up."""

    text: Annotated[Text, Field(description="What happened, in a sentence or two.")]
    label: Annotated[
        Text | None, Field(description="The event in three to six words, for pictures and where others refer to it.")
    ] = None
    when: Annotated[Edtf | None, Field(description="The date as EDTF: 2026-01-31, 2024-10, 2023~ or an interval.")] = (
        None
    )
    before: Annotated[list[Order], Field(description="Events that came later than this one.")] = []
    after: Annotated[list[Order], Field(description="Events that came earlier than this one.")] = []
    during: Annotated[list[Order], Field(description="Longer events in the course of which this one took place.")] = []
    phrase: Annotated[Wording | None, Field(description="The words of the articles for the time.")] = None
    kind: Annotated[
        Literal["happened", "reported", "response", "possible", "planned"],
        Field(
            description="Happened, reported by somebody, an answer to a report, only possible, or planned: announced "
            "for a day to come."
        ),
    ]
    actors: Annotated[list[ActorId], Field(description="Who takes part.")] = []

    def relations(self) -> Iterator[tuple[TimeRelation, int, Order]]:
        """The relations to other events: the field, the place in it, the relation."""
        for index, order in enumerate(self.before):
            yield "before", index, order
        for index, order in enumerate(self.after):
            yield "after", index, order
        for index, order in enumerate(self.during):
            yield "during", index, order


class EventsFile(Model):
    """events.yml: what happened, in the order that the texts and the dates give."""

    events: Annotated[list[Event], Field(description="Each event once; the order follows from dates and relations.")]
