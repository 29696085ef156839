"""What one article denies of what another one tells, by what the two tell alike."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from story_explainer.ingest.drafting.actors import Cast
from story_explainer.ingest.drafting.answers import accusers, answer_of
from story_explainer.ingest.drafting.plans import Plan, names_in
from story_explainer.ingest.drafting.reading import Reading
from story_explainer.ingest.drafting.sentences import stands_alone
from story_explainer.ingest.drafting.voices import Voices
from story_explainer.story.bitext import Segment
from story_explainer.story.model import FoundMatch

_ALIKE = 0.7  # the score of a match from which on a denial surely is of the charge that the other passage makes


def across(
    readings: Sequence[Reading],
    voices: Mapping[int, Voices],
    cast: Cast,
    matches: Iterable[FoundMatch],
    plans: list[Plan],
) -> None:
    """Put what one article denies of another to the claim there; what an article says by itself becomes a claim."""
    home = {segment.id: (reading, segment) for reading in readings for segment in reading.bitext.segments()}
    for match in matches:
        if match.denies is None and not match.values and match.score >= _ALIKE:
            _answered_elsewhere(match, home, voices, cast, plans)
        if match.denies is None or any(ident not in home for ident in match.segments):
            continue
        said = next(ident for ident in match.segments if ident != match.denies)
        (reading, segment), (there, denial) = home[said], home[match.denies]
        plan = next((plan for plan in plans if said in plan.cites), None)
        response = answer_of(there, voices[id(there)], cast, [denial])
        if response is None or response.kind != "denies":
            continue
        if plan is None:
            text = reading.text(segment)
            if text is None or voices[id(reading)].somebody(segment) or not stands_alone(reading, segment):
                continue
            plan = Plan(reading, [segment], text, names_in(reading, cast, [segment]), weight=3)
            plans.append(plan)
        if response.actor not in (plan.by, plan.via) and response.cites not in [one.cites for one in plan.responses]:
            plan.responses.append(response)
            plans[:] = [other for other in plans if other is plan or not {*response.cites} <= {*other.cites}]


def _answered_elsewhere(
    match: FoundMatch,
    home: Mapping[str, tuple[Reading, Segment]],
    voices: Mapping[int, Voices],
    cast: Cast,
    plans: list[Plan],
) -> None:
    """Put a denial to the charge in another article that tells of the same and names who denies it."""
    for ident, other in (match.segments, reversed(match.segments)):
        plan = next((plan for plan in plans if ident in plan.cites and plan.charges), None)
        if plan is None or other not in home:
            continue
        reading, segment = home[other]
        response = answer_of(reading, voices[id(reading)], cast, [segment])
        if response is None or response.kind != "denies" or response.actor in (plan.by, plan.via):
            continue
        said_by = accusers(reading, cast, segment)
        if said_by and not said_by & {plan.by, plan.via}:
            continue
        if response.actor in plan.names and response.actor not in [one.actor for one in plan.responses]:
            plan.responses.append(response)
            plans[:] = [one for one in plans if one is plan or not {*response.cites} <= {*one.cites}]
