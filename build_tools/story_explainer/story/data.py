"""A story as data for other programs: all that its files say, and what follows from it, as JSON with a schema."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field, fields
from importlib.resources import files
from typing import Any, Literal

from pydantic import BaseModel, TypeAdapter

from story_explainer.story.chains import chain_of
from story_explainer.story.keys import LEAD
from story_explainer.story.model import Claim, Story
from story_explainer.story.order import timeline_of
from story_explainer.story.status import Base, Standing, Voice, status_of


@dataclass(frozen=True)
class ClaimResult:
    """What follows from a claim and the answers to it: its status, who stands where, its independent roots."""

    base: Base
    voice: Voice
    standing: Standing
    confirmed_by: tuple[str, ...]
    denied_by: tuple[str, ...]
    corrected_by: tuple[str, ...]
    declined_by: tuple[str, ...]
    roots: int
    inferred: bool


@dataclass(frozen=True)
class Derived:
    """What no file says and everything else follows from: a result for each claim, the events in order."""

    claims: dict[str, ClaimResult] = field(default_factory=dict)
    order: list[str] = field(default_factory=list)


# What a story keeps for itself: what no editor has seen, and where something was left out how it stood; the actors that
# are only named stand among the others. The bitexts of all articles stand together, by the id of the article.
_UNSEEN = ("names", "ordered_by", "states", "bitext", "further", "found_matches")


@dataclass(frozen=True)
class StoryData(Story):
    """A story as data for other programs: the files as editors wrote them, and what follows from them."""

    version: Literal[2] = 2
    derived: Derived = field(default_factory=Derived)


def result_of(claim: Claim, story: Story) -> ClaimResult:
    """What follows from a claim."""
    status, chain = status_of(claim, story), chain_of(claim, story)
    return ClaimResult(
        base=status.base,
        voice=status.voice,
        standing=status.standing,
        confirmed_by=status.confirmed_by,
        denied_by=status.denied_by,
        corrected_by=status.corrected_by,
        declined_by=status.declined_by,
        roots=len(chain.roots),
        inferred=chain.inferred,
    )


def data(story: Story, schema: str = "", indent: int | None = 2) -> str:
    """Everything about a story as JSON, with the names that the YAML files have, and what follows from it.

    Args:
        story: the story.
        schema: the address of `data_schema`, if it has one.
        indent: how far to indent; None for one line, which is written four times as fast.
    """

    def plain(value: Any) -> Any:
        if isinstance(value, BaseModel):
            return value.model_dump(mode="json", exclude_none=True)
        if isinstance(value, list):
            return [plain(item) for item in value]
        if isinstance(value, dict):
            return {key: plain(item) for key, item in value.items()}
        return value

    derived = Derived(
        claims={claim.id: result_of(claim, story) for claim in story.claims},
        order=[place.event.id for place in timeline_of(story).places],
    )
    whole = {
        **({"$schema": schema} if schema else {}),
        "version": 2,
        "slug": story.slug,
        "bitexts": plain(story.bitexts),
        **{part.name: plain(getattr(story, part.name)) for part in fields(story) if part.name not in _UNSEEN},
        "actors": plain([*story.actors, *story.names]),
        "derived": asdict(derived),
    }
    return json.dumps(whole, ensure_ascii=False, indent=indent) + "\n"


def data_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of what `data` gives, made anew from the models."""
    schema = TypeAdapter(StoryData).json_schema()
    properties = schema["properties"]
    bitexts = {"type": "object", "additionalProperties": properties["bitext"], "required": [LEAD]}
    for name in _UNSEEN:
        del properties[name]
    # Of what may not be shown, segments and quotations keep the place, without words.
    for place in (schema["$defs"]["Wording"], schema["$defs"]["Segment"]["properties"]["text"]):
        del place["minProperties"]
    required = [name for name in schema["required"] if name not in _UNSEEN]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **schema,
        "properties": {"$schema": {"type": "string"}, **properties, "bitexts": bitexts},
        "required": ["version", *required, "bitexts", "derived"],
        "additionalProperties": False,
    }


def written_schema() -> bytes:
    """The same as it was written by `make schemas`: a build reads it in no time."""
    return (files("story_explainer.story") / "data.schema.json").read_bytes()
