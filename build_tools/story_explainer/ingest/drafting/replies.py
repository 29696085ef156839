"""Which claim an answer belongs to.

In its own article the place and the words of both tell, in another one what the two articles tell alike.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from story_explainer.ingest.drafting.actors import Cast
from story_explainer.ingest.drafting.plans import Plan, names_in
from story_explainer.ingest.drafting.reply import Reply
from story_explainer.ingest.drafting.reply_grounds import in_its_words, named_in, right_after
from story_explainer.ingest.drafting.sentences import stands_alone
from story_explainer.ingest.drafting.substance import certainty_of
from story_explainer.ingest.drafting.voices import Voices

_BEFORE = 3  # sentences behind a charge in which the one who is charged answers it


def attach(answer: Reply, voices: Voices, plans: Sequence[Plan]) -> bool:
    """Whether an answer belongs to an earlier claim of its article, and if so, put it there.

    It does if it is of a report or an accusation and its sentence names who made or relayed the claim, or if an outlet
    relayed it of the one who answers. Who denies that Nordlys did something has not answered what Nordlys said. It
    does, too, if the claim stands right before it and names who answers, or the answer has but a word for it. A refusal
    to comment answers what stands right before it, or what it says in words of the claim that it will not speak of.

    Of another article it does if its sentence says that it is of what somebody charges, and that is one claim.
    """
    actor = answer.response.actor
    place = {segment.id: at for at, segment in enumerate(answer.reading.bitext.segments())}
    open_to = [
        plan
        for plan in plans
        if actor not in (plan.by, plan.via)
        and plan.reading is answer.reading
        and not set(plan.cites) & set(answer.response.cites)
        and (not answer.accusers or bool({plan.by, plan.via} & answer.accusers))
        and (named_in(answer, plan) or right_after(answer, plan, _distance(answer, plan, voices, place)))
    ]
    if not open_to:
        return _attach_elsewhere(answer, plans)
    best = max(open_to, key=lambda plan: (len(plan.names & answer.names), plan.via is not None, -plans.index(plan)))
    (best if answer.untrue else _first_of(best, plans)).responses.append(answer.response)
    return True


def _distance(answer: Reply, plan: Plan, voices: Voices, place: Mapping[str, int]) -> int:
    """How many sentences behind a claim an answer stands, without those between that answer it or go on with it."""
    told = {place[cite] for one in plan.responses for cite in one.cites if cite in place}
    first, last = place[plan.segments[-1].id], place[answer.response.cites[0]]
    if plan.by:
        told |= {place[one.id] for one in answer.reading.sentences() if voices.of(one) == plan.by}
    return last - first - sum(first < at < last for at in told)


def _first_of(plan: Plan, plans: Sequence[Plan]) -> Plan:
    """The first of claims that one makes in sentences right behind each other: what follows bears it out."""
    place = {segment.id: at for at, segment in enumerate(plan.reading.bitext.segments())}
    for other in plans:
        told = other.reading is plan.reading and other.by == plan.by and other.by is not None
        if told and place[plan.segments[0].id] - place[other.segments[-1].id] == 1:
            return _first_of(other, plans)
    return plan


def _attach_elsewhere(answer: Reply, plans: Sequence[Plan]) -> bool:
    """Whether a denial is of the one thing that somebody charges the one who answers with in another article.

    It names who does; or it names nobody, and its own article tells of no charge right before it, and but one other
    claim of the story charges the one who answers. It is, too, of the claim of which it has the words.
    """
    actor = answer.response.actor
    if answer.response.kind != "denies" or answer.untrue:
        return False
    elsewhere = [plan for plan in plans if plan.reading is not answer.reading and actor not in (plan.by, plan.via)]
    made = [plan for plan in elsewhere if plan.by in answer.accusers and answer.told]
    if not made and not answer.accusers and (answer.told or answer.back or answer.wholly) and not _charged(answer):
        made = [plan for plan in elsewhere if plan.charges and plan.by and actor in plan.names]
    if not made and not answer.accusers:
        made = [plan for plan in elsewhere if plan.by and in_its_words(answer, plan)]
    charges = [plan for plan in made if plan.charges] or made
    first = {id(_first_of(plan, plans)): _first_of(plan, plans) for plan in charges}
    if len(first) != 1:
        return False
    (charge,) = first.values()
    if actor in [one.actor for one in charge.responses]:
        return False
    charge.responses.append(answer.response)
    return True


def _charged(answer: Reply) -> bool:
    """Whether sentences right before an answer charge somebody with something, which then is what is answered."""
    reading, at = answer.reading, answer.reading.bitext.by_id[answer.response.cites[0]]
    for _ in range(_BEFORE):
        before = reading.before(at)
        if before is None or before.id[0] != "s":
            return False
        if any(reading.says(f"response.{key}", before, quoted=False) for key in ("charges", "accuses")):
            return True
        at = before
    return False


def answers_the_text(answer: Reply, voices: Voices, cast: Cast, plans: list[Plan]) -> bool:
    """Whether an answer denies what the text tells right before it of the one who answers; that then is a claim.

    Where it is told that somebody charges him or her, words of those without a name may stand between.
    """
    reading, first = answer.reading, answer.reading.bitext.by_id[answer.response.cites[0]]
    if answer.response.kind != "denies" or answer.accusers or answer.shares:
        return False
    before = reading.before(first)
    for _ in range(_BEFORE):
        if before is None or before.id[0] != "s":
            return False
        parts = [part for locale in reading.locales for part in voices.parts(before, locale)]
        charges = any(reading.says(f"response.{key}", before, quoted=False) for key in ("charges", "accuses"))
        if charges or not parts:
            break
        if any(part.actor for part in parts):
            return False  # what somebody else says
        before = reading.before(before)
    else:
        return False
    told = any(part.somebody for part in parts)
    single = len(answer.response.cites) == 1 or charges
    text, names = reading.text(before), names_in(reading, cast, [before])
    alone = stands_alone(reading, before)
    if (told and not charges) or not single or text is None or answer.response.actor not in names or not alone:
        return False
    if not charges and reading.behind(before) is not first:
        return False
    plan = Plan(reading, [before], text, names, certainty=certainty_of(reading, [before]), weight=3)
    plan.responses.append(answer.response)
    plans.append(plan)
    return True
