"""What an article is called where several stand beside each other: by who published it."""

from __future__ import annotations

from story_explainer.site.edition import Edition
from story_explainer.site.language import capitalised
from story_explainer.story.figures import Count


def outlet(edition: Edition, article: str) -> str:
    """Who published an article: the outlet, else the party that speaks in it; else its title, or its language.

    Args:
        edition: the story in the language of the page.
        article: the id of the article.
    """
    story, known = edition.story, edition.story.describe(article)
    if known.publisher:
        return known.publisher
    if known.party in story.actor:
        return edition.plain(story.actor[known.party].name)
    language = edition.language.name_of(story.bitexts[article].pivot)
    return known.title or capitalised(edition.language.gettext("the text in {language}").format(language=language))


def givers(edition: Edition, count: Count) -> list[str]:
    """Who gave a value of a figure: whoever is named, and the article or the other sources that have it from them."""
    story = edition.story
    named = [edition.plain(story.actor[count.by].name)] if count.by in story.actor else []
    if count.article:
        passed_on = [outlet(edition, count.article)]
    else:
        passed_on = [story.source[cite].publisher for cite in count.cites if cite in story.source]
    return list(dict.fromkeys([*named, *passed_on]))
