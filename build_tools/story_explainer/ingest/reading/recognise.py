"""The language of an article that nobody has stated: by the file's name, else by its text."""

from __future__ import annotations

import re

from babel import Locale, UnknownLocaleError

from story_explainer.ingest.article import ArticleFile, refuse
from story_explainer.ingest.reading.language import recognise
from story_explainer.ingest.reading.read import read_article
from story_explainer.story.base import LOCALE

_UNDETERMINED = "und"
_NO_LANGUAGE = frozenset([_UNDETERMINED, "mul", "zxx"])
# Below the first a guess is as good as none; above the second it goes before what a page states, which may be the
# language of its template.
_LIKELY, _SURE = 0.5, 0.9
_NORWEGIAN = {"no": "nb"}


def language_of(name: str, data: bytes) -> tuple[str, float | None]:
    """The language of an article.

    Args:
        name: its path; a name such as `it.txt` or `pt-BR.md` states the language.
        data: its bytes.

    Returns:
        The language as a BCP 47 tag, and how probable it is, from 0 to 1, where the text alone tells it; None where the
        name states it.

    Raises:
        ContentError: the article cannot be read; I018: its text does not tell the language for certain.
    """
    if stated := language_in_name(name):
        return stated, None
    article = read_article(ArticleFile(_UNDETERMINED, name, data))
    words = "\n".join(block.text for block in article.blocks)
    language, probability = recognise(words)
    language = _NORWEGIAN.get(language, language)
    stated = article.metadata.language
    if stated and is_language(stated) and (stated.split("-")[0] == language or probability < _SURE):
        return stated, None
    if probability < _LIKELY:
        message = f"the language is not certain: “{language}” with a probability of {probability:.2f}"
        raise refuse(name, "I018", message, f"state it with --lang, such as “--lang it={name}” where it is Italian")
    return language, probability


def language_in_name(name: str) -> str | None:
    """The language that the name of a file states, as `it.txt` and `pt-BR.md` do; None for any other name."""
    stem = re.split(r"[/\\]", name)[-1].split(".")[0]
    return stem if re.fullmatch("[a-z]{2}(-[A-Z]{2})?", stem) and is_language(stem) else None


def is_language(tag: str) -> bool:
    """Whether a text is a BCP 47 tag of a language that CLDR knows, such as `it`, `pt-BR` or `lld`."""
    if not re.fullmatch(LOCALE, tag) or tag.split("-")[0] in _NO_LANGUAGE:
        return False
    if tag.split("-")[0] in Locale("en").languages:
        return True
    try:
        Locale.parse(tag, sep="-")
    except (UnknownLocaleError, ValueError):
        return False
    return True
