"""The letters of each language beyond a to z, and the encodings that its texts were kept in before UTF-8."""

from __future__ import annotations

from functools import cache

from story_explainer.ingest.languages import common

_WESTERN = "western"


@cache
def letters(locale: str) -> dict[str, float]:
    """The letters of a language with how usual they are, from 1 down to a half; none for one that is not known.

    Args:
        locale: a BCP 47 tag; its first part decides.
    """
    known: str = common("alphabets")["letters"].get(locale.split("-")[0], "")
    weights: dict[str, float] = {}
    for place, letter in enumerate(known):
        weight = 1.0 if len(known) < 20 else 1 - 0.5 * place / len(known)
        for form in (letter, letter.upper()):
            if len(form) == 1:
                weights.setdefault(form, weight)
    return weights


@cache
def encodings(locale: str) -> tuple[str, ...]:
    """The encodings that texts of a language may be in, the most usual first; those of Western Europe by default."""
    known = common("alphabets")["encodings"]
    return tuple(known.get(locale.split("-")[0], known[_WESTERN]))


@cache
def families() -> dict[tuple[str, ...], tuple[str, ...]]:
    """The languages that share the same encodings, for texts whose language is not known."""
    found: dict[tuple[str, ...], list[str]] = {}
    for locale in common("alphabets")["letters"]:
        found.setdefault(encodings(locale), []).append(locale)
    return {pages: tuple(locales) for pages, locales in found.items()}
