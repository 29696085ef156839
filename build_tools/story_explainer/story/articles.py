"""The articles of a story in the order in which they were published, and which of them told something first."""

from __future__ import annotations

from collections.abc import Iterable
from math import inf

from story_explainer.story.model import Story
from story_explainer.story.moments import Moment, moment_of

_LATER: Moment = (inf, inf)


def published(story: Story, article: str) -> str | None:
    """When an article was published, as EDTF; None where that is not known."""
    return story.describe(article).date


def in_order(story: Story) -> list[str]:
    """The ids of the articles in the order of publication; those of an unknown day stand last.

    Of two of one day of which the time is not known, the one that reached the newsroom first stands first. Where the
    day of publication is not known, the day of arrival takes its place.
    """

    def place(article: str) -> tuple[Moment, Moment]:
        received = story.describe(article).received
        arrived = moment_of(received) if received else _LATER
        day = published(story, article)
        return (moment_of(day) if day else arrived), arrived

    return sorted(story.bitexts, key=place)


def first_to_tell(cites: Iterable[str], story: Story) -> str | None:
    """The article that told something first.

    Args:
        cites: what it rests on: segments, and ids of sources outside the articles.
        story: the story.

    Returns:
        The id of the earliest article cited. None where no article is cited, where one has no date, and where a
        source is cited that may be earlier: nobody can then say that the article was the first.
    """
    cited = list(cites)
    articles = {story.article_of[cite] for cite in cited if cite in story.article_of}
    days = {article: day for article in in_order(story) if article in articles and (day := published(story, article))}
    if not articles or len(days) < len(articles):
        return None
    first, day = next(iter(days.items()))
    sources = [story.source[cite] for cite in cited if cite in story.source]
    return first if all(source.date and moment_of(source.date) > moment_of(day) for source in sources) else None
