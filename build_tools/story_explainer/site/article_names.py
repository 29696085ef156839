"""What the articles of a story are called where there are several: by who published them, and when."""

from __future__ import annotations

from story_explainer.site.language import Language
from story_explainer.story.keys import LEAD
from story_explainer.story.model import Story
from story_explainer.story.publication_order import day_of


def outlet(story: Story, language: Language, article: str) -> str:
    """Who published an article; where that is not known its title, or else what it is called in the files."""
    known = story.describe(article)
    unnamed = language.gettext("first article") if article == LEAD else article
    return known.publisher or known.title or unnamed


def article_name(story: Story, language: Language, article: str) -> str:
    """What tells an article from the others in the fewest words: who published it, on which day, at what time."""
    ways = (outlet, article_and_day, _and_moment)
    for way in ways:
        name = way(story, language, article)
        if not any(way(story, language, other) == name for other in story.bitexts if other != article):
            break
    return name


def article_and_day(story: Story, language: Language, article: str) -> str:
    """Who published an article, and on which day as far as that is known: “Corriere, 4 luglio 2022”."""
    name, day = outlet(story, language, article), day_of(story, article).partition("T")[0]
    return f"{name}, {language.date(day)}" if day else name


def _and_moment(story: Story, language: Language, article: str) -> str:
    name, moment = outlet(story, language, article), day_of(story, article)
    return f"{name}, {language.date(moment)}" if moment else name
