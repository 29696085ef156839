"""Who asserts what, and what the others answer: what articles attribute to somebody who is surely known.

An assertion of an article itself is drafted as a claim only where somebody denies it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from story_explainer.ingest.drafting.actors import Cast
from story_explainer.ingest.drafting.answers import SETTLEMENTS, accusers, answer_of, of_what_was_said
from story_explainer.ingest.drafting.asserted import charge_or_demand, denial_of, plan_of, runs
from story_explainer.ingest.drafting.denied_elsewhere import across
from story_explainer.ingest.drafting.once import each_once
from story_explainer.ingest.drafting.outdated import Outdated
from story_explainer.ingest.drafting.plans import Plan, claim_of, names_in
from story_explainer.ingest.drafting.reading import Reading, Slugs
from story_explainer.ingest.drafting.rebuttals import rebuttal_of, retort_of
from story_explainer.ingest.drafting.releases import statements
from story_explainer.ingest.drafting.replies import answers_the_text, attach
from story_explainer.ingest.drafting.reply import Reply, bears_out, tells_otherwise, with_words
from story_explainer.ingest.drafting.settled import Settling, settle
from story_explainer.ingest.drafting.voices import Voices
from story_explainer.story.bitext import Segment
from story_explainer.story.model import Claim, FoundMatch

_DENIAL = 3.0  # how much it matters that somebody denies something
_MOST, _MORE = 8, 3  # claims of a story, and for each further article; those that weigh most


def draft_claims(
    readings: Sequence[Reading],
    voices: Mapping[int, Voices],
    cast: Cast,
    matches: Iterable[FoundMatch],
    outdated: Outdated,
) -> list[Claim]:
    """The claims of a story, in the order of the articles.

    Args:
        readings: its articles.
        voices: who says what in each, by the identity of its reading.
        cast: the actors.
        matches: what the articles have in common; what one denies of another becomes an answer.
        outdated: what later articles put right or give anew; what gives such a number is no claim that stands.
    """
    plans: list[Plan] = []
    answers: list[Reply] = []
    settling: list[Settling] = []
    for reading in readings:
        said = runs(reading, voices[id(reading)])
        taken = False  # whether what stands there bears out the answer before it
        for at, segments in enumerate(said):
            if taken:
                taken = False
                continue
            plan = plan_of(reading, voices[id(reading)], cast, segments)
            plan = plan or charge_or_demand(reading, voices[id(reading)], cast, segments)
            if answer := _answer(reading, voices[id(reading)], cast, segments, plan):
                behind = said[at + 1] if at + 1 < len(said) else None
                if behind and bears_out(reading, voices[id(reading)], answer.response, behind):
                    spare = plan_of(reading, voices[id(reading)], cast, behind)
                    answer, taken = with_words(answer, behind, spare), True
                answers.append(answer)
                continue
            if settles := answer_of(reading, voices[id(reading)], cast, segments, SETTLEMENTS):
                settling.append(Settling(reading, segments, settles, plan))
            if plan:
                plans.append(plan)
    plans += [plan for reading in readings for plan in statements(reading, voices[id(reading)], cast)]
    for answer in answers:
        heard = voices[id(answer.reading)]
        if attach(answer, heard, plans) or (answer.back and answers_the_text(answer, heard, cast, plans)):
            continue
        plans += [answer.spare] if answer.spare else []
        bare = answer.back and not (answer.plan and (answer.plan.quotes or tells_otherwise(heard, answer.plan)))
        if answer.plan is None or bare or answer.response.kind == "declines":
            continue  # that nobody speaks of something is no claim
        if answer.plan.by == answer.response.actor:
            plans.append(answer.plan)  # what it answers is not told by itself, and stands in the sentence
    found = list(matches)
    across(readings, voices, cast, found, plans)
    place = {segment.id: at for at, segment in enumerate(_all_segments(readings))}
    settle(plans, settling, found, lambda segment: (outdated.rank(segment), place[segment]))
    plans = [plan for plan in plans if plan.responses or (plan.weight > 0 and all(map(outdated.holds, plan.segments)))]
    plans = each_once(plans, found)
    most = _MOST + _MORE * (len(readings) - 1)
    chosen = sorted(plans, key=lambda plan: -plan.weight - 10 * bool(plan.responses))[:most]
    slugs = Slugs()
    return [claim_of(plan, slugs) for plan in sorted(chosen, key=lambda plan: place[plan.segments[0].id])]


def _answer(reading: Reading, voices: Voices, cast: Cast, segments: list[Segment], plan: Plan | None) -> Reply | None:
    """What some sentences answer, whatever claim that is of; None if they are no answer."""
    if rebuttal := rebuttal_of(reading, voices, segments):
        return Reply(reading, rebuttal, plan, names_in(reading, cast, segments), told=False, back=True, untrue=True)
    if retort := retort_of(reading, voices, segments):
        names = names_in(reading, cast, segments)
        return Reply(reading, retort, plan, names, told=False, back=True, untrue=True, shares=True)
    response = answer_of(reading, voices, cast, segments)
    if response is None:
        return None
    if plan is None:
        plan = denial_of(reading, voices, cast, segments, response)
    elif response.kind == "denies":
        plan.weight = max(plan.weight, _DENIAL)  # however few words it has
    told = reading.says("response.accusations", segments[0])
    back = of_what_was_said(reading, voices, segments[0])
    wholly = reading.says("response.wholly", segments[0], quoted=False)
    said_by = frozenset(accusers(reading, cast, segments[0]))
    return Reply(reading, response, plan, names_in(reading, cast, segments), told, back, wholly, said_by)


def _all_segments(readings: Sequence[Reading]) -> list[Segment]:
    return [segment for reading in readings for segment in reading.bitext.segments()]
