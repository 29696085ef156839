"""What is set by one click: what readers see of an article, the languages of a story, the day it is followed to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from story_explainer.content.editing import Texts, edit, with_change
from story_explainer.content.exchange import Change
from story_explainer.desk.reading import State, Written
from story_explainer.desk.saving import Edit, write
from story_explainer.story.file_names import STORY
from story_explainer.story.keys import ARTICLES, LEAD, ArticleKey
from story_explainer.story.model.sources import Show
from story_explainer.story.publication_order import by_publication
from story_explainer.story.rights import show_of


@dataclass(frozen=True)
class Described:
    """An article, or one of its versions, as a publication.

    Attributes:
        statement: what sources.yml says of it.
        article: the id of the article.
        locale: the language of the version; empty where all are meant.
        show: what readers get of its text.
    """

    statement: Written
    article: str
    locale: str
    show: Show


def described(state: State) -> Iterator[Described]:
    """The articles of a story as publications, the newest first: each version of the lead, each further article, and
    those of its versions that have an entry of their own."""
    story = state.last
    if story is None:
        return
    for article in reversed(by_publication(story)):
        bitext = story.bitexts[article]
        versions = [ArticleKey(article, locale) for locale in bitext.locales]
        own = [key for key in versions if str(key) in story.articles]
        for key in versions if article == LEAD else [ArticleKey(article), *own]:
            if statement := state.statement(f"{ARTICLES}/{key}"):
                show = show_of(story, article, key.locale or bitext.pivot)
                yield Described(statement, article, key.locale or "", show)


def show(state: State, key: str, version: str, what: Show) -> Mapping[str, Change]:
    """Say what readers get of the text of an article. See `editing.edit`."""
    statement = state.statement(key)
    entry: dict[str, Any] = {**(statement.entry if statement else {}), "show": what}
    return write(state, Edit(key, entry, lambda texts: with_change(texts, key, entry)), version)


def speak(state: State, locale: str, *, on: bool) -> Mapping[str, Change]:
    """Let a story be told in a language more, or in one less. See `editing.edit`."""

    def make(texts: Texts) -> Texts:
        text = texts[STORY]
        there: Sequence[str] = text.data["locales"]
        if on and locale not in there:
            text = text.append_item(("locales",), locale)
        elif not on and locale in there:
            text = text.remove_item(("locales", list(there).index(locale)))
        return {**texts, STORY: text}

    return edit(state.folder, [STORY], make)


def follow(state: State, day: str) -> Mapping[str, Change]:
    """Say up to which day a story is followed. See `editing.edit`."""
    return edit(state.folder, [STORY], lambda texts: {**texts, STORY: texts[STORY].set_key((), "as_of", day)})
