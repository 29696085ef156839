"""What became of a claim: whoever made it put it right, or somebody else confirmed it, in the same article or another.

Both are verbs of saying as well: “She confirmed that the road is closed” answers nobody where nobody claimed it. So an
answer is put to a claim only if both are surely of one thing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from story_explainer.ingest.drafting.plans import Plan
from story_explainer.ingest.drafting.reading import Reading
from story_explainer.ingest.drafting.reply_grounds import stems
from story_explainer.ingest.text.numbers import numbers
from story_explainer.story.bitext import Segment
from story_explainer.story.model import FoundMatch, Response

_RETOLD = 0.6  # the score of a match from which on one who puts something right speaks of what was told there
_TOLD = 0.7  # … from which on one who confirms something does
_OWN, _OTHERS = 2, 3  # words that a claim shares with what puts it right, and with what confirms it
_NEAR = 3  # sentences behind a claim in which one word shared is enough for whoever made it to put it right
_SHARE = 0.5  # of the words of the poorer one, with what confirms it


@dataclass(frozen=True)
class Settling:
    """A sentence that puts something right or confirms it; `plan` is the claim that it makes itself, if any."""

    reading: Reading
    segments: Sequence[Segment]
    response: Response
    plan: Plan | None


def settle(
    plans: list[Plan], found: Iterable[Settling], matches: Sequence[FoundMatch], order: Callable[[str], tuple[int, int]]
) -> None:
    """Put what settles a claim to it; what is told there is then no claim of its own.

    Args:
        plans: the claims, from which those are taken out that only settle others.
        found: the sentences that may.
        matches: what the articles have in common.
        order: the place of a segment in time: that of its article, and that in it.
    """
    for each in found:
        earlier = [
            plan
            for plan in plans
            if plan is not each.plan
            and order(plan.segments[0].id) < order(each.segments[0].id)
            and not set(plan.cites) & set(each.response.cites)
            and _of(each, plan, matches, _follows(order(plan.segments[-1].id), order(each.segments[0].id)))
        ]
        for plan in earlier if each.response.kind == "corrects" else earlier[-1:]:
            plan.responses.append(each.response)
        if earlier:
            plans[:] = [plan for plan in plans if plan is not each.plan]


def _follows(claim: tuple[int, int], answer: tuple[int, int]) -> bool:
    return claim[0] == answer[0] and answer[1] - claim[1] <= _NEAR


def _of(each: Settling, plan: Plan, matches: Sequence[FoundMatch], near: bool) -> bool:
    """Whether a sentence settles a claim: its own, put right; or another's, confirmed as it was told."""
    actor, own = each.response.actor, each.response.kind == "corrects"
    if own != (actor in (plan.by, plan.via)) or not (plan.by or plan.via):
        return False
    least = _RETOLD if own else _TOLD
    paired = any(
        match.score >= least
        and set(match.segments) & set(plan.cites)
        and set(match.segments) & set(each.response.cites)
        and (own or not (match.values or match.denies))
        for match in matches
    )
    if not own and (_negated(plan.reading, plan.segments) != _negated(each.reading, each.segments)):
        return False
    return paired or any(_in_words(each, plan, locale, own, near) for locale in each.reading.locales)


def _in_words(each: Settling, plan: Plan, locale: str, own: bool, near: bool) -> bool:
    if locale not in plan.reading.locales:
        return False
    told = stems(each.reading, each.segments, locale)
    claimed = stems(plan.reading, plan.segments, locale)
    shared = told & claimed
    if own:
        return len(shared) >= (1 if near else _OWN)
    given = [_values(each.segments, locale), _values(plan.segments, locale)]
    apart = bool(given[0] and given[1] and given[0].isdisjoint(given[1]))
    return not apart and len(shared) >= _OTHERS and len(shared) >= _SHARE * min(len(told), len(claimed))


def _values(segments: Sequence[Segment], locale: str) -> set[Decimal]:
    return {number.value for segment in segments for number in numbers(segment.text[locale], locale)}


def _negated(reading: Reading, segments: Sequence[Segment]) -> bool:
    return any(reading.says("negation.words", segment, quoted=False) for segment in segments)
