"""Languages: every text for readers stands in every language of the story, and the story's languages are there."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from pydantic import BaseModel

from story_explainer.story.annotations import Localised, Own, Translates, is_own, marked
from story_explainer.story.base import Text
from story_explainer.story.checks.references import article_keys
from story_explainer.story.file_names import SOURCES, STORY
from story_explainer.story.keys import ArticleKey
from story_explainer.story.model import Story
from story_explainer.story.model.about import STANDFIRST_WORDS
from story_explainer.story.problems import Finding, did_you_mean

# Names and titles may well be the same in two languages; a sentence is not.
_SENTENCE = 6


def languages_of_the_story(story: Story) -> Iterator[Finding]:
    """L003: a language with neither an article nor a title; L004: an article described that is not there; L005:
    another pivot than the bitext's; L006: a language listed twice."""
    articles = story.bitext.articles
    for index, locale in enumerate(story.locales):
        here = ("locales", index)
        if locale in story.locales[:index]:
            yield Finding("L006", STORY, here, f"the language “{locale}” is listed twice", "keep one of the two")
        elif locale not in story.title.locales and not any(locale in b.articles for b in story.bitexts.values()):
            # Whoever has told the story in a language knows that its articles are in others.
            hint = f"add articles/{locale}.txt and run “explainer convert {story.slug}”"
            yield Finding("L003", STORY, here, f"there is no article in “{locale}”", hint)
    pivot = story.bitext.pivot
    if story.locales[0] in articles and story.locales[0] != pivot:
        message = f"the story begins with “{story.locales[0]}”, the bitext with “{pivot}”"
        yield Finding("L005", STORY, ("locales", 0), message, f"put “{pivot}” first, or convert again")
    known = article_keys(story)
    for key in story.articles:
        if key not in known:
            language = ArticleKey.parse(key).locale == key
            message = f"there is no article in “{key}”" if language else f"no article is called “{key}”"
            yield Finding("L004", SOURCES, ("articles", key), message, did_you_mean(key, known))


def lacking(story: Story, owner: BaseModel, name: str, text: Text) -> list[str]:
    """The languages of a story in which a text has to stand and does not.

    Args:
        story: the story.
        owner: what the text is a field of.
        name: the name of the field.
        text: the text.
    """
    if is_own(owner, name):
        return []
    translates = marked(owner, name, Translates)
    original = getattr(owner, translates.field) if translates else None
    there = {*text.locales, *(original.locales if original else ())}
    return [locale for locale in story.locales if locale not in there]


def missing_translations(story: Story) -> Iterator[Finding]:
    """L001: a text lacks a language of the story; L002: it has one too many; L007: it was not translated.

    A draft may lack one without a word: whoever takes it is told then.
    """
    for file, entry, here, owner, name, value in story.nodes:
        if isinstance(value, Text):
            draft = getattr(owner, "draft", getattr(entry, "draft", False))
            for locale in () if draft else lacking(story, owner, name, value):
                hint = f"add a line “{locale}: …”"
                yield Finding("L001", file, here, f"the text is missing in “{locale}”", hint)
            for one, other in combinations(value.locales, 2):
                if value.get(one) == value.get(other) and len(str(value.get(one)).split()) >= _SENTENCE:
                    message = f"the text is the same in “{one}” and “{other}”"
                    yield Finding("L007", file, (*here, other), message, "translate it")
        if isinstance(value, Text) or marked(owner, name, Localised) is not None:
            own = marked(owner, name, Own)
            there = {*story.locales, getattr(owner, own.locale)} if own else story.locales
            for locale in value.locales if isinstance(value, Text) else value:  # type: ignore[attr-defined]
                if locale not in there:
                    hint = f"the story has {', '.join(story.locales)}"
                    yield Finding("L002", file, (*here, locale), f"the story has no language “{locale}”", hint)


def long_standfirst(story: Story) -> Iterator[Finding]:
    """L008: a standfirst for which the board has to give way."""
    text = story.about.standfirst
    for locale in text.locales if text else ():
        words = len(str(text.get(locale)).split()) if text else 0
        if words > STANDFIRST_WORDS:
            message = f"the standfirst has {words} words, the page carries {STANDFIRST_WORDS} above what is said"
            yield Finding("L008", STORY, ("standfirst", locale), message, f"leave out {words - STANDFIRST_WORDS}")
