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
    """Who published an article, and when where that is needed to tell it from another one of the same outlet."""
    name = outlet(story, language, article)
    alike = [other for other in story.bitexts if outlet(story, language, other) == name]
    return name if len(alike) < 2 else article_and_day(story, language, article)


def article_and_day(story: Story, language: Language, article: str) -> str:
    """Who published an article, and when as far as that is known: “Corriere, 4 luglio 2022”."""
    name, day = outlet(story, language, article), day_of(story, article)
    return f"{name}, {language.date(day)}" if day else name
