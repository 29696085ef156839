"""A claim on its way: what somebody says, before it is known who answers it and where else it stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from story_explainer.ingest.drafting.actors import Cast
from story_explainer.ingest.drafting.reading import Reading, Slugs
from story_explainer.story.base import Text
from story_explainer.story.bitext import Segment
from story_explainer.story.model import Basis, Claim, Quotation, Response
from story_explainer.story.model.claims import Certainty


@dataclass
class Plan:
    """A claim on its way, with the answers that other sentences give to it."""

    reading: Reading
    segments: list[Segment]
    text: Text
    names: set[str]
    by: str | None = None
    via: str | None = None
    basis: Basis | None = None
    certainty: Certainty = "stated"
    quotes: list[Quotation] = field(default_factory=list)
    responses: list[Response] = field(default_factory=list)
    weight: float = 0
    also: list[str] = field(default_factory=list)
    charges: bool = False

    @property
    def cites(self) -> list[str]:
        """The segments on which it rests."""
        return [segment.id for segment in self.segments] + self.also


def claim_of(plan: Plan, slugs: Slugs) -> Claim:
    """The claim as it is drafted, under a readable id."""
    locale = plan.reading.shown[0]
    return Claim(
        id=slugs.of(plan.segments[0].text[locale], locale, "claim"),
        draft=True,
        text=plan.text,
        by=plan.by,
        via=plan.via,
        basis=plan.basis,
        certainty=plan.certainty,
        quotes=plan.quotes,
        responses=plan.responses,
        cites=plan.cites,
    )


def names_in(reading: Reading, cast: Cast, segments: Sequence[Segment]) -> set[str]:
    """The actors that some sentences name."""
    found = (
        cast.id(reading, name)
        for segment in segments
        for locale in reading.locales
        for name, _ in reading.mentions(segment, locale)
    )
    return {actor for actor in found if actor}
