"""Languages: every text for readers stands in every language of the story."""

from __future__ import annotations

from collections.abc import Iterator

from story_explainer.story.base import Text
from story_explainer.story.model import Story
from story_explainer.story.problems import Finding
from story_explainer.story.walk import files, nodes


def missing_translations(story: Story) -> Iterator[Finding]:
    """L001: a text lacks a language of the story; L002: it has one too many; L003: a language has no article."""
    for index, locale in enumerate(story.locales):
        if locale not in story.bitext.articles:
            hint = f"add articles/{locale}.txt and run “explainer convert {story.slug}”"
            yield Finding("L003", "story.yml", ("locales", index), f"there is no article in “{locale}”", hint)
    for file, path, entry in files(story):
        for here, _, _, value in nodes(entry, path):
            if not isinstance(value, Text):
                continue
            for locale in story.locales:
                if locale not in value.locales:
                    yield Finding("L001", file, here, f"the text is missing in “{locale}”", f"add a line “{locale}: …”")
            for locale in value.locales:
                if locale not in story.locales:
                    hint = f"the story has {', '.join(story.locales)}"
                    yield Finding("L002", file, (*here, locale), f"the story has no language “{locale}”", hint)
