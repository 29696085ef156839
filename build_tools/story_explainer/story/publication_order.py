"""The order in which the articles of a story were published."""

from __future__ import annotations

from story_explainer.story.dates import parse
from story_explainer.story.model import Story


def by_publication(story: Story) -> list[str]:
    """The ids of a story's articles, the earliest first.

    Args:
        story: the story.

    Returns:
        Those with the day on which they appeared, or else were received, in the order of day and time; then those of
        which neither is known, the lead first.
    """
    return sorted(story.bitexts, key=lambda article: _moment(story, article))


def day_of(story: Story, article: str) -> str:
    """When an article was published, else received, as EDTF, to the minute where known; empty where neither is."""
    known = story.describe(article)
    return known.date or known.received or ""


def _moment(story: Story, article: str) -> tuple[bool, tuple[int, ...], str]:
    date = day_of(story, article)
    when = parse(date) if date else None
    if not when or not when.earliest:
        return True, (), ""
    clock = when.start.clock if when.start else None
    return False, tuple(when.earliest), f"{clock:%H:%M:%S}" if clock else ""
