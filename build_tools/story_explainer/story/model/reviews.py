"""reviews.yml: who has read what, as it was on that day."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from story_explainer.story.base import Citation, Locale, Model, SegmentId, Words
from story_explainer.story.bitext import Hash
from story_explainer.story.date_fields import PlainDate


class ReviewEntry(Model):
    """That somebody stands by one statement in one language, as it was on that day."""

    statement: Annotated[
        str,
        StringConstraints(pattern=r"^[a-z]+(/[a-z0-9-]+)?$"),
        Field(description="The file and the id: claims/ft-report; or story for the title and the standfirst."),
    ]
    locale: Locale
    by: Annotated[Words, Field(description="Who reviewed it, as readers shall see the name.")]
    on: Annotated[PlainDate, Field(description="The day of the review, such as 2026-02-14.")]
    text: Annotated[Hash, Field(description="The fingerprint of the statement itself on that day.")]
    evidence: Annotated[
        dict[Citation, Hash | dict[Locale, Hash]],
        Field(
            description="The fingerprint on that day of each thing that it cites; of a segment, one for each language "
            "in which it stood. (Before 0.2, one for all of them together.)"
        ),
    ]
    beside: Annotated[
        list[SegmentId],
        Field(
            description="The passages of newer articles that were there on that day and tell otherwise what it cites: "
            "it was read beside them."
        ),
    ] = []


class ReviewsFile(Model):
    """reviews.yml: who has read what. `explainer review` adds entries; the last one for a statement counts."""

    reviews: Annotated[list[ReviewEntry], Field(description="The newest last.")]


@dataclass(frozen=True, slots=True)
class ReviewState:
    """How a statement stands in one language.

    `outdated` means that it is to be reviewed again; `changed` says why: `text` for the statement itself, else the
    ids of what it cites. `by` and `on` are of the last review, also where that is outdated. Whether a machine or a
    person wrote it is another matter: the mark `draft` tells that.
    """

    state: Literal["unreviewed", "reviewed", "outdated"]
    by: str = ""
    on: str = ""
    changed: tuple[str, ...] = ()


UNREVIEWED = ReviewState("unreviewed")
