"""Tags of languages: which are some, and which the name of a file states."""

from __future__ import annotations

import re

from babel import Locale, UnknownLocaleError
from babel.core import get_global
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


def without_region(tag: str) -> str:
    """The tag of a language without the country, which a page's template states and no reader of a story asks for.

    Where the country tells the script, that takes its place (`zh-TW` → `zh-Hant`), by CLDR's likely subtags (UTS #35).
    """
    language, *others = tag.split("-")
    script = next((part for part in others if re.fullmatch("[A-Z][a-z]{3}", part)), None)
    region = next((part for part in others if re.fullmatch("[A-Z]{2}", part)), None)
    usual, here = _likely_script(language), script or _likely_script(f"{language}_{region}")
    return language if here in (None, usual) else f"{language}-{here}"


def _likely_script(tag: str) -> str | None:
    found = get_global("likely_subtags").get(tag)
    return found.split("_")[1] if found else None


def language_in_name(name: str) -> str | None:
    """The language that the name of a file states, as `it.txt` and `pt-BR.md` do; None for any other name."""
    stem = re.split(r"[/\\]", name)[-1].split(".")[0]
    return stem if re.fullmatch("[a-z]{2}(-[A-Z]{2})?", stem) and is_language(stem) else None
