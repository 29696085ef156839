"""story.yml: the headline, the standfirst, what to take away, what is open, what changed."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from story_explainer.story.annotations import Localised, NotRead
from story_explainer.story.base import Citation, Flag, Locale, Model, Slug, Text
from story_explainer.story.date_fields import Day, PlainDate
from story_explainer.story.model.statement import ActorId, ClaimId, Statement

STANDFIRST_WORDS = 45  # above the board, both stand on the first screen of a phone


class KeyPoint(Statement):
    """One of the three to five things to take away."""

    text: Annotated[Text, Field(description="One or two sentences; who says it stands inside them.")]
    claim: Annotated[ClaimId | None, Field(description="The claim whose status is shown beside the point.")] = None


class OpenQuestion(Statement):
    """Something that is not known, and what would settle it."""

    text: Annotated[Text, Field(description="What is not known, as a question or a sentence.")]
    settled_by: Annotated[Text | None, Field(description="What would settle it.")] = None


class KnownPoint(Statement):
    """Something that is known, whoever is right: an act, a statement made, an official text, or what all sides say."""

    kind: Annotated[
        Literal["act", "statement", "official", "agreed"],
        Field(
            description="An act on record; that somebody said something (not that it is so); what an official text "
            "says; or what all sides say alike."
        ),
    ]
    by: Annotated[
        list[ActorId],
        Field(description="Who acted or spoke; of what is agreed, everybody who says so. Empty for official texts."),
    ] = []
    text: Annotated[Text, Field(description="What is known, in one sentence.")]


class Update(Model):
    """An entry of the update log: what changed for readers, and when. Followers of the feeds get it."""

    id: Slug
    date: Annotated[Day, Field(description="The day of the change, such as 2026-02-14.")]
    kind: Annotated[
        Literal["published", "updated", "corrected"],
        Field(description="Published for the first time, brought up to date, or an error put right."),
    ] = "updated"
    text: Annotated[Text, Field(description="What changed, in one or two sentences.")]
    cites: Annotated[list[Citation], Field(description="What the change rests on, where it is a matter of fact.")] = []


class StoryFile(Model):
    """story.yml: what the story is, in a few words."""

    locales: Annotated[
        list[Locale], Field(min_length=1, description="The languages of the story; the first is the pivot.")
    ]
    format: Annotated[
        Literal[1],
        NotRead(),
        Field(description="The version of the content format that the story's files are in; left out, 1."),
    ] = 1
    draft: Annotated[
        Flag,
        NotRead(),
        Field(description="True while no editor has looked at title, standfirst and as_of; builds leave them out."),
    ] = False
    title: Annotated[
        Text | None,
        Field(
            description="The headline. What is only reported is not put as a fact. Left out, the article's own title "
            "or first sentence stands there, as received."
        ),
    ] = None
    short_title: Annotated[
        Text | None,
        Field(description="What the story is called in two to five words, for the titles of its pages and in lists."),
    ] = None
    standfirst: Annotated[
        Text | None,
        Field(description="One or two sentences under the title, at most 45 words: who says what, and denials."),
    ] = None
    summary: Annotated[
        Text | None,
        Field(description="The story with its denial in at most 155 characters, for search engines and shared links."),
    ] = None
    cites: Annotated[
        list[Citation],
        NotRead(),
        Field(description="What title and standfirst rest on: segments of the bitext (s3) and ids of sources."),
    ] = []
    as_of: Annotated[
        PlainDate | None,
        Field(
            description="The day up to which the story has been followed, such as 2026-02-14; shown where it is set."
        ),
    ] = None
    key_points: Annotated[
        list[KeyPoint], Field(max_length=7, description="What to take away, the most important first.")
    ] = []
    known: Annotated[list[KnownPoint], Field(description="What is known, whoever is right.")] = []
    open_questions: Annotated[list[OpenQuestion], Field(description="What is not known.")] = []
    updates: Annotated[list[Update], NotRead(), Field(description="The update log: what changed for readers.")] = []
    translation: Annotated[
        dict[Locale, Literal["original", "human", "machine"]],
        Localised(read=False),
        NotRead(),
        Field(description="How the editors' text came about in each language; machine is always shown to the reader."),
    ] = {}
