"""What the articles of a story are called where there are several: by who published them, and when."""

from __future__ import annotations

from story_explainer.site.language import Language, capitalised
from story_explainer.story.keys import LEAD
from story_explainer.story.model import Story
from story_explainer.story.publication_order import day_of


def outlet(story: Story, language: Language, article: str) -> str:
    """Who published an article: the outlet, else the party that speaks in it; else its title, or its language.

    Args:
        story: the story.
        language: the language of the page.
        article: the id of the article.
    """
    known = story.describe(article)
    party = story.actor.get(known.party) if known.party else None
    if known.publisher or party is None:
        text = language.gettext("the text in {language}").format(
            language=language.name_of(story.bitexts[article].pivot)
        )
        return known.publisher or known.title or capitalised(text)
    return party.name.get(language.tag) or next(iter(party.name.root.values()))


def text_called(story: Story, language: Language) -> str:
    """What the one article of a story is called: by who published it, else the text from which the pages begin."""
    return _publisher(story) or language.gettext("the source text")


def text_explained(story: Story, language: Language) -> str:
    """What “source text” means on the pages of a story with one article; empty where several have names."""
    if story.further:
        return ""
    name, author = _publisher(story), story.describe(LEAD).author
    if name:
        message = language.gettext("Based on one text: {article} (“the source text,” in short “text”)")
        return message.format(article=article_and_day(story, language, LEAD))
    languages = language.enumeration(list(map(language.name_of, story.bitexts[LEAD].articles)))
    if author:
        message = language.gettext("Based on a text in {languages} by {author} (“the source text,” in short “text”)")
        return message.format(languages=languages, author=author)
    message = language.gettext("Based on a text in {languages}, author unknown (“the source text,” in short “text”)")
    return message.format(languages=languages)


def _publisher(story: Story) -> str:
    """Who published the one article of a story, if all its versions of which that is known have the same publisher."""
    found = {entry.publisher for entry in story.articles.values() if entry.publisher}
    return found.pop() if len(found) == 1 else ""


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
