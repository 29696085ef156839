"""divergences.yml: where the versions differ."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from story_explainer.story.annotations import NotRead, Ref
from story_explainer.story.base import Flag, Model, SegmentId, Slug, Text, Wording

DivergenceKind = Literal["certainty", "number", "name", "added", "omitted", "quotation", "negation", "wording"]


class Divergence(Model):
    """A place where the versions differ."""

    id: Annotated[Slug, NotRead()]
    draft: Annotated[Flag, NotRead(), Field(description="True while no editor has taken it; builds leave it out.")] = (
        False
    )
    segment: Annotated[SegmentId, Ref("segment")]
    kind: Annotated[
        DivergenceKind,
        Field(description="In what the versions differ; added and omitted are seen from the first language."),
    ]
    wordings: Annotated[Wording | None, Field(description="The words that differ, as they stand.")] = None
    note: Annotated[Text, Field(description="What the difference is, for the reader.")]


class DivergencesFile(Model):
    """divergences.yml: where the versions differ."""

    divergences: Annotated[list[Divergence], Field(description="Each difference once.")]
