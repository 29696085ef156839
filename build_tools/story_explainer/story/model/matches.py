"""matches.yml: what editors say of passages of two articles that were found to tell the same."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from story_explainer.story.base import Model, SegmentId, Text

MatchKind = Literal["repeated", "differs", "updated", "same-words", "copied"]


class MatchEntry(Model):
    """That two passages tell the same specific thing, or that they do not."""

    segments: Annotated[
        list[SegmentId],
        Field(min_length=2, max_length=2, description="The two passages, of two articles; the earlier article first."),
    ]
    verdict: Annotated[
        Literal["confirmed", "refused"], Field(description="Whether the editors confirm the match or refuse it.")
    ]
    kinds: Annotated[
        list[MatchKind], Field(description="What the two are to each other; as it was found if left out.")
    ] = []
    note: Annotated[Text | None, Field(description="What a reader should know of it.")] = None


class MatchesFile(Model):
    """matches.yml: matches that editors confirmed or refused."""

    matches: Annotated[list[MatchEntry], Field(description="The newest last.")]
