"""Times: dates and relations of events agree with each other."""

from __future__ import annotations

from collections.abc import Iterator

from story_explainer.story.model import Story
from story_explainer.story.order import order
from story_explainer.story.problems import Finding


def contradictory_order(story: Story) -> Iterator[Finding]:
    """T001: a relation that the dates rule out; T002: relations that lead in a circle."""
    yield from order(story.events).findings
