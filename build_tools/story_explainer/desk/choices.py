"""What a field of a form can name: what exists in the story, by its id, with words for who chooses."""

from __future__ import annotations

from collections.abc import Iterator

from story_explainer.desk.inbox import words_of
from story_explainer.desk.reading import State
from story_explainer.story.keys import LEAD, ArticleKey

# In which file the things stand that have an id of their own.
_FILES = {"actor": "actors", "claim": "claims", "event": "events"}


def choices(state: State, to: tuple[str, ...], locale: str) -> list[tuple[str, str]]:
    """The ids that a field may hold, each with words; empty where anything may stand there.

    Args:
        state: the story.
        to: what the field names.
        locale: the language of the words.
    """
    return [choice for target in to for choice in _of(state, target, locale)]


def _of(state: State, target: str, locale: str) -> Iterator[tuple[str, str]]:
    if target in _FILES:
        for statement in state.statements():
            if statement.key.file == _FILES[target]:
                yield statement.key.id, words_of(statement.entry, locale)[0]
    story = state.last
    if story is None:
        return
    if target == "article":
        for article, bitext in story.bitexts.items():
            keys = [str(ArticleKey(LEAD, tag)) for tag in bitext.locales] if article == LEAD else [article]
            for key in keys:
                yield key, story.describe(article).publisher or key
    elif target == "section":
        yield "lead", "lead"
        for section in story.bitext.sections:
            if section.heading:
                words = section.heading.text
                yield section.heading.id, words.get(locale) or next(iter(words.values()))
    elif target == "source":
        for source in story.source.values():
            yield source.id, source.title.get(locale) or next(iter(source.title.root.values()))
