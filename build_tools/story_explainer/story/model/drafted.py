"""drafted.yml: what was drafted so far, by its evidence, so that what an editor threw away is not drafted anew."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from story_explainer.story.base import Model, Words

DraftedList = Literal["story", "key_points", "open_questions", "claims", "events", "actors", "divergences"]


class DraftedFile(Model):
    """drafted.yml: what was drafted so far. Generated; without it what was thrown away is drafted anew."""

    version: Annotated[int, Field(ge=1, le=1, description="The version of this format.")]
    drafted: Annotated[
        dict[DraftedList, list[Words]],
        Field(
            description="For each list the evidence of what was drafted in it: the first segment that an entry cites, "
            "the name of an actor, the segment and the words of a divergence."
        ),
    ]
