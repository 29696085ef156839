"""What the articles of a story are called where there are several: by who published them."""

from __future__ import annotations

from story_explainer.site.language import Language, capitalised
from story_explainer.story.model import Story


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
