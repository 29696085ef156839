"""context.yml: the questions that the articles open, answered from sources."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from story_explainer.story.annotations import Localised, Ref
from story_explainer.story.base import Locale, Model, Slug, Text
from story_explainer.story.date_fields import Edtf
from story_explainer.story.model.statement import ClaimId, Statement


class Fact(Statement):
    """A fact that the articles do not hold. It always cites a source."""

    text: Annotated[Text, Field(description="The fact in one sentence.")]
    when: Annotated[Edtf | None, Field(description="When, as EDTF.")] = None


class Topic(Statement):
    """A question that the articles open: a short answer, a longer one, and facts with sources."""

    title: Annotated[Text, Field(description="The name of the page in a few words.")]
    question: Annotated[Text, Field(description="The question that a reader has.")]
    answer: Annotated[Text, Field(description="The answer in one or two sentences.")]
    short: Annotated[
        Text | None, Field(description="The answer in at most 25 words, for the overview; who says it stands inside.")
    ] = None
    detail: Annotated[Text, Field(description="The longer answer; a blank line begins a new paragraph.")]
    slug: Annotated[
        dict[Locale, Slug], Localised(), Field(description="The last part of the page's address in each language.")
    ] = {}
    sections: Annotated[
        list[str],
        Ref("section"),
        Field(description="The sections of the article it belongs to: the heading's id, or lead."),
    ] = []
    facts: Annotated[list[Fact], Field(description="What the answer rests on, each with its source.")] = []
    claims: Annotated[list[ClaimId], Field(description="The claims that it helps to understand.")] = []


class ContextFile(Model):
    """context.yml: what a reader needs to know to understand the story."""

    topics: Annotated[list[Topic], Field(description="One page each.")]
