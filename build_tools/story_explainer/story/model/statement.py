"""What every statement of the site has, and the types that several files share."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from story_explainer.story.annotations import NotRead, Ref
from story_explainer.story.base import Citation, Flag, Model, Slug

# Whether a text says so, or the editors infer it.
Inference = Literal["stated", "inferred"]
Address = Annotated[str, StringConstraints(pattern=r"^https?://[^\s]+$")]
ActorId = Annotated[Slug, Ref("actor"), Field(description="The id of an actor in actors.yml.")]
ClaimId = Annotated[Slug, Ref("claim"), Field(description="The id of a claim in claims.yml.")]
Cites = Annotated[
    list[Citation],
    Field(min_length=1, description="What this rests on: segments of the bitext (s3) and ids of sources."),
]


class Statement(Model):
    """Anything the site says: it has an id that never changes, and it cites what it rests on."""

    id: Annotated[Slug, NotRead()]
    draft: Annotated[Flag, NotRead(), Field(description="True while no editor has taken it; builds leave it out.")] = (
        False
    )
    cites: Annotated[Cites, NotRead()]
