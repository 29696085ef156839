"""Tags of languages: which are some, and which the name of a file states."""

from __future__ import annotations

import re

from babel import Locale, UnknownLocaleError
from babel.localedata import exists

from story_explainer.story.base import LOCALE

_NO_LANGUAGE = frozenset(["und", "mul", "zxx"])


def is_language(tag: str) -> bool:
    """Whether a text is a BCP 47 tag of a language that CLDR knows, such as `it`, `pt-BR` or `lld`."""
    language = tag.split("-")[0]
    if not re.fullmatch(LOCALE, tag) or language in _NO_LANGUAGE:
        return False
    # Whether there is a file of it is told at once; the names of languages that have none are a file of their own.
    if exists(language) or language in Locale("en").languages:
        return True
    try:
        Locale.parse(tag, sep="-")
    except (UnknownLocaleError, ValueError):
        return False
    return True


def language_in_name(name: str) -> str | None:
    """The language that the name of a file states, as `it.txt` and `pt-BR.md` do; None for any other name."""
    stem = re.split(r"[/\\]", name)[-1].split(".")[0]
    return stem if re.fullmatch("[a-z]{2}(-[A-Z]{2})?", stem) and is_language(stem) else None
