"""actors.yml: who takes part, and how they relate to each other."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from story_explainer.story.annotations import Localised
from story_explainer.story.base import Locale, Model, Text, Words
from story_explainer.story.model.statement import ActorId, Address, Cites, ClaimId, Inference, Statement


class Relation(Model):
    """How an actor relates to another one, for who's who and its picture."""

    to: ActorId
    text: Annotated[Text, Field(description="The relation in a few words, read from this actor to the other one.")]
    claim: Annotated[ClaimId | None, Field(description="The claim that it rests on, whose status is then shown.")] = (
        None
    )
    known: Annotated[Inference, Field(description="Whether a text says so, or the editors infer it.")] = "stated"
    cites: Cites


class Actor(Statement):
    """A person, an organisation, an outlet or an unnamed group with a part in the story."""

    kind: Annotated[
        Literal["person", "organisation", "outlet", "group"],
        Field(description="A person, an organisation, a medium that reports, or people without a name."),
    ]
    name: Annotated[Text, Field(description="The name as readers of each language know it.")]
    plural: Annotated[
        list[Locale],
        Field(description="The languages in which the name is a plural, as “i pompieri”, so that verbs agree with it."),
    ] = []
    role: Annotated[Text | None, Field(description="The part in this story, in a few words.")] = None
    about: Annotated[Text | None, Field(description="A little more, for who's who.")] = None
    member_of: Annotated[ActorId | None, Field(description="The organisation the actor belongs to.")] = None
    aliases: Annotated[
        dict[Locale, list[Words]],
        Localised(),
        Field(description="Other names in the articles, such as FT or il Financial Times."),
    ] = {}
    relations: Annotated[list[Relation], Field(description="How the actor relates to others.")] = []
    same_as: Annotated[list[Address], Field(description="Pages that identify the actor, such as Wikidata.")] = []


class ActorsFile(Model):
    """actors.yml: who takes part."""

    actors: Annotated[list[Actor], Field(description="Everybody with a part in the story, once.")]
