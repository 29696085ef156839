"""Corrections of how an article was cut and aligned: written into alignment.yml, then converted, or neither.

Corrections quote the article (see `story.alignment`); here the fewest words are found that say which sentence is meant.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from story_explainer.content.article_folder import article_files
from story_explainer.content.convert import convert_story
from story_explainer.content.editing import Texts, edit
from story_explainer.content.exchange import Change, exchange
from story_explainer.content.statements import at
from story_explainer.content.story_folder import StoryFolder
from story_explainer.story.alignment import AlignmentFile, CorrectionError
from story_explainer.story.file_names import COMPARISON
from story_explainer.story.keys import bitext_file, corrections_file
from story_explainer.story.problems import ContentError, Problem
from story_explainer.yaml_source.edit import YamlText
from story_explainer.yaml_source.style import OneLine

_FEWEST = 3  # words that are quoted at least
Chosen = Mapping[str, Sequence[int]]


class UnquotableError(Exception):
    """No words say which sentence is meant, for it stands there twice; or there is no such sentence."""


def sentences_of(folder: StoryFolder, article: str) -> dict[str, list[str]]:
    """The sentences of an article in each of its languages, cut as the corrections say.

    Raises:
        ContentError: it cannot be read.
    """
    from story_explainer.ingest.alignment.anew import read_all  # numpy and language data
    from story_explainer.ingest.alignment.corrections import Corrections
    from story_explainer.ingest.reading.read import sentences

    stated = Corrections(_stated(folder, article))
    try:
        articles = [stated.read_as(each) for each in read_all(article_files(folder, article))]
        return {
            each.locale: [one.text for one in stated.boundaries(each.locale, list(sentences(each)))]
            for each in articles
        }
    except CorrectionError as error:
        name = folder.shown(corrections_file(article))
        raise ContentError(Problem(name, 1, 1, one.code, one.message, one.hint) for one in error.findings) from None


def _stated(folder: StoryFolder, article: str) -> AlignmentFile:
    data = folder.read(corrections_file(article))
    return AlignmentFile.model_validate(folder.text(corrections_file(article), data).data or {} if data else {})


def quoted(texts: Sequence[str], index: int) -> str:
    """The first words of a sentence, as few as tell it from all others.

    >>> quoted(["We are here to stay.", "We are here to go.", "Well."], 1), quoted(["A b c d e.", "Other."], 0)
    ('We are here to go.', 'A b c')

    Raises:
        UnquotableError: another one is the same.
    """
    if not 0 <= index < len(texts) or texts.count(texts[index]) > 1:
        raise UnquotableError(texts[index] if 0 <= index < len(texts) else "")
    words = texts[index].split(" ")
    begins = (" ".join(words[:count]) for count in range(min(_FEWEST, len(words)), len(words) + 1))
    return next((begin for begin in begins if sum(text.startswith(begin) for text in texts) == 1), texts[index])


def quoted_inside(texts: Sequence[str], index: int, word: int) -> str:
    """The words with which a new sentence begins inside one, as few as stand nowhere else.

    Raises:
        UnquotableError: there is no such place, or the same words stand elsewhere.
    """
    words = texts[index].split(" ") if 0 <= index < len(texts) else []
    if 0 < word < len(words):
        for count in range(min(_FEWEST, len(words) - word), len(words) - word + 1):
            phrase = " ".join(words[word : word + count])
            begun = any(text.startswith(phrase) for text in texts)
            if not begun and sum(text.count(f" {phrase}") for text in texts) == 1:
                return phrase
    raise UnquotableError(texts[index] if words else "")


def answer(folder: StoryFolder, article: str, chosen: Chosen, *, alone: bool = False) -> dict[str, Change]:
    """Say that sentences answer each other and nothing else.

    Args:
        folder: the story's folder.
        article: the article.
        chosen: the sentences, by language, as numbers in `sentences_of`.
        alone: whether nothing answers them in the other languages.

    Returns:
        What each file that changed held and holds.

    Raises:
        UnquotableError: it cannot be said which sentence is meant.
        ContentError: it cannot be so, or the article not be converted. All is as before then.
    """
    texts = sentences_of(folder, article)
    entry = {
        locale: [quoted(texts[locale], index) for index in sorted(chosen.get(locale, ()))]
        for locale in texts
        if alone or locale in chosen
    }

    def make(text: YamlText) -> YamlText:
        known = at(text.data, ("segments",)) or []
        for index in range(len(known) - 1, -1, -1):
            if _touches(known[index], texts, chosen):
                text = text.remove_item(("segments", index))
        return _added(text, "segments", entry)

    return _mended(folder, article, make)


def _touches(entry: Any, texts: Mapping[str, Sequence[str]], chosen: Chosen) -> bool:
    """Whether an earlier word of an editor is of one of these sentences."""
    return isinstance(entry, Mapping) and any(
        texts[locale][index].startswith(begin)
        for locale, begins in entry.items()
        if isinstance(begins, list)
        for begin in begins
        for index in chosen.get(locale, ())
    )


def split(folder: StoryFolder, article: str, locale: str, index: int, word: int) -> dict[str, Change]:
    """Let a new sentence begin with a word of a sentence, counted from 0. As `answer` otherwise."""
    texts = sentences_of(folder, article).get(locale, [])
    words = quoted_inside(texts, index, word)
    rest = " ".join(texts[index].split(" ")[word:])
    return _mended(folder, article, lambda text: _boundary(text, locale, "begin", words, "go_on", rest))


def join(folder: StoryFolder, article: str, locale: str, index: int) -> dict[str, Change]:
    """Let a sentence go on the one before it. As `answer` otherwise."""
    texts = sentences_of(folder, article).get(locale, [])
    words = quoted(texts, index)
    rest = texts[index]
    return _mended(folder, article, lambda text: _boundary(text, locale, "go_on", words, "begin", rest))


def _boundary(text: YamlText, locale: str, how: str, words: str, other: str, rest: str) -> YamlText:
    """The corrections with one more boundary, or without the one that said the contrary of the same place."""
    known = at(text.data, ("sentences",)) or []
    for index, entry in enumerate(known):
        if isinstance(entry, Mapping) and entry.get("locale") == locale and rest.startswith(entry.get(other) or "\0"):
            return text.remove_item(("sentences", index))
    return _added(text, "sentences", {"locale": locale, how: words})


def _added(text: YamlText, section: str, entry: Mapping[str, Any]) -> YamlText:
    if isinstance(text.data, Mapping) and section in text.data:
        return text.append_item((section,), OneLine(entry))
    return text.set_key((), section, [OneLine(entry)])


def _mended(folder: StoryFolder, article: str, make: Callable[[YamlText], YamlText]) -> dict[str, Change]:
    name = corrections_file(article)
    names = [name, *map(bitext_file, folder.articles()), COMPARISON]
    before = {each: folder.read(each) for each in names}

    def changed(texts: Texts) -> Texts:
        return {name: make(texts[name])}

    done = edit(folder, [name], changed)
    try:
        convert_story(folder)
    except BaseException:  # an interrupt leaves no half either
        exchange({folder.file(each): Change(one.after, one.before or b"") for each, one in done.items()})
        for each, one in done.items():
            if one.before is None:
                folder.file(each).unlink()
        raise
    after = {each: folder.read(each) for each in before}
    return {
        each: Change(before[each], data) for each, data in after.items() if data is not None and data != before[each]
    }
