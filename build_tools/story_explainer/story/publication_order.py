"""The order in which the articles of a story were published."""

from __future__ import annotations

from math import inf

from story_explainer.story.model import Story
from story_explainer.story.moments import Moment, moment_of

_LATER: Moment = (inf, inf)


def by_publication(story: Story) -> list[str]:
    """The ids of the articles in the order of publication; those of an unknown day stand last.

    Of two of one day of which the time is not known, the one that reached the newsroom first stands first. Where the
    day of publication is not known, the day of arrival takes its place.
    """

    def place(article: str) -> tuple[Moment, Moment]:
        known = story.describe(article)
        arrived = moment_of(known.received) if known.received else _LATER
        return (moment_of(known.date) if known.date else arrived), arrived

    return sorted(story.bitexts, key=place)


def day_of(story: Story, article: str) -> str:
    """When an article was published, else received, as EDTF, to the minute where known; empty where neither is."""
    known = story.describe(article)
    return known.date or known.received or ""
