"""When an article was published, and which of several told something first."""

from __future__ import annotations

from collections.abc import Iterable

from story_explainer.story.model import Story
from story_explainer.story.moments import surely_before
from story_explainer.story.publication_order import by_publication


def published(story: Story, article: str) -> str | None:
    """When an article was published, as EDTF; None where that is not known."""
    return story.describe(article).date


def first_to_tell(cites: Iterable[str], story: Story) -> str | None:
    """The article that told something first.

    Args:
        cites: what it rests on: segments, and ids of sources outside the articles.
        story: the story.

    Returns:
        The id of the earliest article cited. None where no article is cited, where one has no date, and where another
        article or a source that is cited may be as early: nobody can then say that the article was the first.
    """
    cited = list(cites)
    articles = {story.article_of[cite] for cite in cited if cite in story.article_of}
    days = {
        article: day for article in by_publication(story) if article in articles and (day := published(story, article))
    }
    if not articles or len(days) < len(articles):
        return None
    (first, day), *others = days.items()
    later = [other for _, other in others] + [story.source[cite].date or "" for cite in cited if cite in story.source]
    return first if all(other and surely_before(day, other) for other in later) else None
