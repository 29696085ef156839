"""Of what an amount is but a bound, by the words right before it: at least, mehr als, quasi."""

from __future__ import annotations

import re

from story_explainer.ingest.languages.cues import cues
from story_explainer.story.model.figures import Bound

_BOUNDS: dict[Bound, str] = {
    "least": "bounds.least",
    "over": "bounds.over",
    "most": "bounds.upto",
    "under": "bounds.under",
    "about": "bounds.about",
}
_NEARLY = "bounds.nearly"
_SIGN = r"(?:US)?[$€£¥]\s?"
_REACH = 24  # letters before a number in which such words stand


def bound_before(text: str, start: int, locale: str) -> Bound | None:
    """Of what a number is but a bound, by the words right before it: at least, more than, about.

    Args:
        text: the passage.
        start: where the number begins.
        locale: its language.
    """
    before = text[max(0, start - _REACH) : start]
    found = [
        (cue.end(), -cue.start(), name)
        for name, key in _BOUNDS.items()
        for cue in cues(locale).find(key, before)
        if re.fullmatch(rf"\s*(?:[^\W\d_]+\s)?(?:{_SIGN})?", before[cue.end() :])
    ]
    return max(found)[2] if found else None


def about_before(text: str, start: int, locale: str) -> Bound | None:
    """Of what a number is but a bound, where the words that say so are not shown with it: also knapp, some, gut.

    Args:
        text: the passage.
        start: where the number begins.
        locale: its language.
    """
    before = text[max(0, start - _REACH) : start]
    nearly = any(not before[cue.end() :].strip() for cue in cues(locale).find(_NEARLY, before))
    return "about" if nearly else bound_before(text, start, locale)


def with_sign(text: str, start: int) -> int:
    """Where an amount begins with the sign of its currency."""
    sign = re.search(rf"{_SIGN}$", text[:start])
    return sign.start() if sign else start
