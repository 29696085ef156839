"""Whom an article and a noun stand for, where but one fits: the mayor, das Unternehmen, un portavoce dell’ente."""

from __future__ import annotations

import re
from collections.abc import Set

from story_explainer.ingest.drafting.actors import Cast
from story_explainer.ingest.drafting.reading import Reading
from story_explainer.ingest.languages.cues import Cues


def by_noun(reading: Reading, cast: Cast, text: str, locale: str, before: Set[str]) -> str | None:
    """The only one so far whom a text may mean by an article and a noun, or by one who speaks for that.

    Args:
        reading: the article.
        cast: the actors.
        text: what begins with the article, or with a spokesman: The mayor, ein Sprecher der Behörde.
        locale: its language.
        before: the segments before.
    """
    known = reading.cues[locale]
    found = _phrase(text, known)
    if found is None:
        return None
    noun, speaks = found
    if noun in known.words("names.roles") - known.words("names.organisations"):
        return None if speaks else cast.in_office(noun, locale, reading, before)
    nouns = known.words("names.organisations") | known.words("names.heads") | known.words("names.companies")
    return cast.called_by(noun, reading, before) if noun in nouns else None


def calls_a_company(text: str, known: Cues) -> bool:
    """Whether a text begins with an article and a noun for a company, or with one who speaks for that."""
    found = _phrase(text, known)
    return found is not None and found[0] in known.words("names.companies")


def _phrase(text: str, known: Cues) -> tuple[str, bool] | None:
    """The noun behind an article with which a text begins, and whether somebody speaks for it; None without one."""
    spokes, of, articles = (
        "|".join(sorted(map(re.escape, words), key=len, reverse=True)) or "(?!)"
        for words in (
            known.words("names.spokes"),
            known.words("names.of") | known.words("names.office_of"),
            known.words("names.articles"),
        )
    )
    led = rf"\W*(?:(?:[^\W\d_]+(?:['’]|\s))?(?:{spokes})\s(?:(?:{of})\s)??)?"
    found = re.match(rf"({led})({articles})(?:['’]|\s+)([^\W\d_]+)(?![\w-])", text, re.I)
    if found is None:
        return None
    return _base(found[3].lower(), found[2].lower(), known), bool(re.search(r"\w", found[1]))


def _base(noun: str, article: str, known: Cues) -> str:
    """A noun without the ending that a genitive gives it: des Unternehmens."""
    if known.get("genitive") != "s" or article != "des":
        return noun
    return next((noun.removesuffix(end) for end in ("es", "s") if noun.endswith(end)), noun)
