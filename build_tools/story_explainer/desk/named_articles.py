"""What the articles of a story are called at the desk: by who published them, else by their titles."""

from __future__ import annotations

from collections.abc import Sequence

from story_explainer.desk.reading import State
from story_explainer.site.language import Language
from story_explainer.story.keys import ArticleKey
from story_explainer.story.model import Story


def name_of(story: Story, article: str) -> str:
    """The outlet of an article, else its title, else how it begins; its id where nothing is known of it.

    Args:
        story: the story.
        article: the id of the article, or the key of one of its versions.
    """
    found = ArticleKey.parse(article)
    if found.article not in story.bitexts:
        return article
    if publisher := story.describe(found.article, found.locale).publisher:
        return publisher
    first = next(iter(story.bitexts[found.article].segments()))  # an article has a sentence, or it is none
    return first.text.get(found.locale or "") or next(iter(first.text.values()))


def outlets(state: State, articles: Sequence[str]) -> list[str]:
    """What some articles are called."""
    story = state.last
    return [name_of(story, each) for each in articles] if story else list(articles)


def with_day(state: State, article: str, language: Language) -> str:
    """What an article is called, with its day where that is known."""
    story = state.last
    day = story.describe(article).date if story and article in story.bitexts else None
    return ", ".join([*outlets(state, [article]), *([language.date(day)] if day else [])])


def outlet_of(state: State, segment: str) -> str:
    """What the article of a sentence is called."""
    story = state.last
    return name_of(story, story.article_of[segment]) if story and segment in story.article_of else ""
