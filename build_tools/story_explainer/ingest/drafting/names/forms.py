"""The form that a company or an association has in law, which may stand behind its name: Halvora AG is Halvora."""

from __future__ import annotations

import re
from functools import cache

from story_explainer.ingest.languages import common
from story_explainer.ingest.text.words import fold

_TWO = 2  # words of a form that is spaced: e. V.


def without_form(name: str) -> str:
    """A name, folded, without the form in law behind it; the whole where nothing else is left."""
    words = fold(name).split()
    for size in (_TWO, 1):
        if len(words) > size and re.sub(r"\W", "", "".join(words[-size:])) in _forms():
            return " ".join(words[:-size])
    return " ".join(words)


def has_form(name: str) -> bool:
    """Whether a form in law stands behind a name."""
    return without_form(name) != " ".join(fold(name).split())


@cache
def _forms() -> frozenset[str]:
    return frozenset(common("names")["forms"])
