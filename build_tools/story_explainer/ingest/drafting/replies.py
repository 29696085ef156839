"""Which claim an answer belongs to.

In its own article the place and the words of both tell, in another one what the two articles tell alike.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from story_explainer.ingest.drafting.actors import Cast
from story_explainer.ingest.drafting.answers import answer_of
from story_explainer.ingest.drafting.plans import Plan, names_in
from story_explainer.ingest.drafting.reading import Reading
from story_explainer.ingest.drafting.sentences import stands_alone
from story_explainer.ingest.drafting.voices import Voices
from story_explainer.story.bitext import Segment
from story_explainer.story.model import FoundMatch, Response

_ALIKE = 0.7  # the score of a match from which on a denial surely is of the charge that the other passage makes
_STEM, _WORDS = 5, 3  # letters of a word that tell what it is, and such words that a denial shares with a claim
_NEAR = 3  # sentences behind a charge in which the one who is charged answers it


@dataclass(frozen=True)
class Reply:
    """A sentence that denies or declines something, with the actors and outlets that it names.

    `told` is whether it says that what it denies was reported, or somebody accused of; `back` is whether it has but a
    word for that.
    """

    reading: Reading
    response: Response
    plan: Plan | None
    names: set[str]
    told: bool
    back: bool


def attach(answer: Reply, plans: Sequence[Plan]) -> bool:
    """Whether an answer belongs to an earlier claim of its article, and if so, put it there.

    It does if it is of a report or an accusation and its sentence names who made or relayed the claim, or if an outlet
    relayed it of the one who answers. Who denies that Nordlys did something has not answered what Nordlys said. It
    does, too, if the claim stands right before it and names who answers, or the answer has but a word for it.
    """
    actor = answer.response.actor
    place = {segment.id: at for at, segment in enumerate(answer.reading.bitext.segments())}
    here = place[answer.response.cites[0]]
    open_to = [
        plan
        for plan in plans
        if actor not in (plan.by, plan.via)
        and plan.reading is answer.reading
        and not set(plan.cites) & set(answer.response.cites)
        and (_named_in(answer, plan) or _right_after(answer, plan, here - place[plan.segments[-1].id]))
    ]
    if not open_to:
        return False
    best = max(open_to, key=lambda plan: (len(plan.names & answer.names), plan.via is not None, -plans.index(plan)))
    best.responses.append(answer.response)
    return True


def _named_in(answer: Reply, plan: Plan) -> bool:
    """Whether an answer to a report or an accusation names who made it, or is of the one whom an outlet tells of."""
    relayed = plan.via is not None and answer.response.actor in plan.names
    return answer.told and (bool({plan.by, plan.via} & answer.names) or relayed)


def _right_after(answer: Reply, plan: Plan, distance: int) -> bool:
    """Whether a claim stands so near before an answer that it is what is answered."""
    if not 0 < distance <= _NEAR:
        return False
    charged = answer.response.actor in plan.names and plan.charges
    if (charged and (answer.told or answer.back)) or (distance == 1 and answer.back):
        return True
    return answer.response.kind == "denies" and plan.by is not None and _in_its_words(answer, plan)


def _in_its_words(answer: Reply, plan: Plan) -> bool:
    """Whether an answer says what it denies in words of the claim: that any ballot had been counted twice."""
    reading, first = answer.reading, answer.reading.bitext.by_id[answer.response.cites[0]]
    return all(
        len(stems(reading, [first], locale) & stems(reading, plan.segments, locale)) >= _WORDS
        for locale in reading.locales
    )


def stems(reading: Reading, segments: Sequence[Segment], locale: str) -> set[str]:
    """The beginnings of the longer words of sentences that are no names."""
    nouns, found = reading.cues[locale].get("noun_capitals", False), set[str]()
    for segment in segments:
        text = segment.text[locale]
        for _, mention in reading.mentions(segment, locale):
            text = text[: mention.start] + " " * (mention.end - mention.start) + text[mention.end :]
        words = re.findall(r"[^\W\d_]+", text)
        found |= {word[:_STEM].lower() for word in words if len(word) >= _STEM and (nouns or word[0].islower())}
    return found


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
            plans[:] = [other for other in plans if other is plan or other.cites != response.cites]


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
        if response.actor in plan.names and response.actor not in [one.actor for one in plan.responses]:
            plan.responses.append(response)
            plans[:] = [one for one in plans if one is plan or one.cites != response.cites]
