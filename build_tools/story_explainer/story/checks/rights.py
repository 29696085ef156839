"""Rights: what may not be shown of an article does not stand in what editors write either."""

from __future__ import annotations

from collections.abc import Iterator

from story_explainer.story.base import Text
from story_explainer.story.model import Story
from story_explainer.story.problems import Finding
from story_explainer.story.rights import show_of
from story_explainer.story.same_words import repeats


def repeated_though_hidden(story: Story) -> Iterator[Finding]:
    """Q005: a text of the editors that has a sentence of an article of which no word may be shown."""
    hidden = [
        (segment.id, locale, words)
        for article, bitext in story.bitexts.items()
        for segment in bitext.segments()
        for locale, words in segment.text.items()
        if show_of(story, article, locale) == "none"
    ]
    for file, _, here, _, _, value in story.nodes if hidden else ():
        if isinstance(value, Text):
            for ident, locale, words in hidden:
                if repeats(value.get(locale) or "", words):
                    message = f"the text has {ident} word for word, of which no word may be shown"
                    yield Finding("Q005", file, (*here, locale), message, "say it in other words")
