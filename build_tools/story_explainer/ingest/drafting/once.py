"""What somebody says in several articles is one claim."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from story_explainer.ingest.drafting.plans import Plan
from story_explainer.ingest.drafting.twins import say_the_same
from story_explainer.story.base import Text
from story_explainer.story.model import FoundMatch

_SAME = 0.85  # the score of a match from which on two articles give one thing that somebody said


def each_once(plans: Sequence[Plan], matches: Iterable[FoundMatch]) -> list[Plan]:
    """What somebody says in several articles is one claim, which cites them all."""
    matches = list(matches)
    same = [set(match.segments) for match in matches if match.denies is None and match.score >= _SAME]
    words = [set(match.segments) for match in matches if {"same-words", "copied"} & set(match.kinds)]
    kept: list[Plan] = []
    for plan in plans:
        if any(other is not plan and _answered_so(plan, other, same) for other in plans):
            continue
        told = next((other for other in kept if _one_claim(plan, other, same, words)), None)
        if told is None:
            kept.append(plan)
        else:
            told.also += [cite for cite in plan.cites if cite not in told.cites]
            if not set(plan.text.root) <= set(told.text.root):
                told.quotes = [*told.quotes, *plan.quotes]
            told.text = Text({**plan.text.root, **told.text.root})
            told.responses += plan.responses
    return kept


def _one_claim(plan: Plan, other: Plan, same: Sequence[set[str]], words: Sequence[set[str]]) -> bool:
    """Whether two articles give one thing that somebody said; two quotations in one language only if alike in words."""
    quoted = other.quotes and plan.quotes and other.text.locales == plan.text.locales
    pairs = words if quoted else same
    told = any(pair & set(other.cites) and pair & set(plan.cites) for pair in pairs)
    alike = told and (other.by, other.via) == (plan.by, plan.via)
    return alike and say_the_same(other.text.root, plan.text.root)


def _answered_so(plan: Plan, other: Plan, same: Sequence[set[str]]) -> bool:
    """Whether somebody says in an article what another one gives as his answer; if so, both are cited for it."""
    for place, response in enumerate(other.responses):
        told = set(response.cites)
        near = any(pair & told and pair & set(plan.cites) for pair in same)
        if plan.by == response.actor and near and response.text and say_the_same(plan.text.root, response.text.root):
            words = Text({**plan.text.root, **response.text.root})
            cites = [*response.cites, *(cite for cite in plan.cites if cite not in told)]
            other.responses[place] = response.model_copy(update={"text": words, "cites": cites})
            return True
    return False
