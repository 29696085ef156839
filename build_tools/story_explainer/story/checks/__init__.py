"""The checks: each a function that looks at a whole story and yields findings. The tuple is the list."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from story_explainer.story.checks.bitexts import edited_by_hand, matches_in_one_article, matches_of_nothing
from story_explainer.story.checks.drift import drifted
from story_explainer.story.checks.evidence import (
    claims_without_ground,
    dates_without_evidence,
    facts_without_source,
    headline_without_ground,
    unfounded_knowledge,
)
from story_explainer.story.checks.figures import corrections_of_nothing, unfit_appearances
from story_explainer.story.checks.languages import languages_of_the_story, long_standfirst, missing_translations
from story_explainer.story.checks.quotations import misquoted
from story_explainer.story.checks.references import addresses, circles, citations, duplicate_ids, unresolved_references
from story_explainer.story.checks.rights import repeated_though_hidden
from story_explainer.story.checks.times import after_the_story, contradictory_order, early_answers
from story_explainer.story.model import Story
from story_explainer.story.problems import Finding

CHECKS: tuple[Callable[[Story], Iterator[Finding]], ...] = (
    edited_by_hand,
    matches_of_nothing,
    matches_in_one_article,
    languages_of_the_story,
    missing_translations,
    long_standfirst,
    duplicate_ids,
    unresolved_references,
    circles,
    citations,
    addresses,
    misquoted,
    repeated_though_hidden,
    facts_without_source,
    claims_without_ground,
    headline_without_ground,
    unfounded_knowledge,
    dates_without_evidence,
    corrections_of_nothing,
    unfit_appearances,
    contradictory_order,
    after_the_story,
    early_answers,
    drifted,
)


def check(story: Story) -> list[Finding]:
    """Everything that is wrong with a story, all at once.

    Args:
        story: a story whose files fit their models.

    Returns:
        The findings in the order of the checks; an empty list if all is well.
    """
    return [finding for run in CHECKS for finding in run(story)]
