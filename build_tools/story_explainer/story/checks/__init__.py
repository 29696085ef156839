"""The checks: each a function that looks at a whole story and yields findings. The tuple is the list."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from story_explainer.story.checks.languages import missing_translations
from story_explainer.story.checks.references import duplicate_ids, unresolved_references
from story_explainer.story.checks.times import contradictory_order
from story_explainer.story.model import Story
from story_explainer.story.problems import Finding

CHECKS: tuple[Callable[[Story], Iterator[Finding]], ...] = (
    duplicate_ids,
    unresolved_references,
    missing_translations,
    contradictory_order,
)


def check(story: Story) -> list[Finding]:
    """Everything that is wrong with a story, all at once.

    Args:
        story: a story whose files fit their models.

    Returns:
        The findings in the order of the checks; an empty list if all is well.
    """
    return [finding for run in CHECKS for finding in run(story)]
