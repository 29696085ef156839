"""Statements that a newer article overtakes: it tells otherwise what they rest on, and nobody read them beside it."""

from __future__ import annotations

from story_explainer.story.model import FoundMatch, Story
from story_explainer.story.otherwise import changes_told, newer_than
from story_explainer.story.reviews import cited_by, reviewables


def overtaken(story: Story) -> dict[str, list[FoundMatch]]:
    """The statements that a newer article overtakes, drafts aside.

    Args:
        story: the story.

    Returns:
        By the key of each statement the matches because of which it is to be read again: what it cites stands first in
        each, the newer passage second. Whoever reviews it reads it beside these, or cites them.
    """
    read: dict[str, set[str]] = {}
    for review in story.reviews:
        read.setdefault(review.statement, set()).update(review.beside)
    found: dict[str, list[FoundMatch]] = {}
    changes = changes_told(story)
    for item in reviewables(story):
        if not getattr(item.entry, "draft", False):
            newer = newer_than(set(cited_by(item.entry)), changes)
            if left := [match for match in newer if match.segments[1] not in read.get(item.key, ())]:
                found[item.key] = left
    return found
