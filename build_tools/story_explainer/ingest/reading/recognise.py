"""The language of an article that nobody has stated: by the file's name, else by its text."""

from __future__ import annotations

import re

from babel import Locale, UnknownLocaleError

from story_explainer.ingest.article import ArticleFile
from story_explainer.ingest.reading.language import recognise
from story_explainer.ingest.reading.read import read_article
from story_explainer.story.base import LOCALE

_UNDETERMINED = "und"
_NO_LANGUAGE = frozenset([_UNDETERMINED, "mul", "zxx"])
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
        ContentError: the article cannot be read.
    """
    if stated := language_in_name(name):
        return stated, None
    article = read_article(ArticleFile(_UNDETERMINED, name, data))
    language, probability = recognise("\n".join(block.text for block in article.blocks))
    return _NORWEGIAN.get(language, language), probability


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
