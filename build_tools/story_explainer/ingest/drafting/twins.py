"""Whether two sentences say so much the same that one may stand for the other, be it in another language.

That two articles tell of one thing is not enough: “would not comment” and “confirmed the stop” are both of the firm's
answer. What counts is how much of the shorter one's meaning the other has, by the ideas of the vocabulary.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from story_explainer.ingest.comparison.meanings import meanings
from story_explainer.ingest.text.words import fold, words

_SHARE = 0.55  # of the ideas of the poorer sentence
_LEAST = 3  # ideas without which a sentence tells too little
_STEM = 6  # letters by which words of one language are known as one


def say_the_same(first: Mapping[str, str], second: Mapping[str, str]) -> bool:
    """Whether two passages say the same, each in one language or several.

    Args:
        first, second: the words by language.
    """
    shares = [
        _share(_told(text, locale, locale == other), _told(there, other, locale == other))
        for locale, text in first.items()
        for other, there in second.items()
    ]
    return max(shares, default=0.0) >= _SHARE


def _share(first: set[str], second: set[str]) -> float:
    least = min(len(first), len(second))
    return len(first & second) / least if least >= _LEAST else 0.0


def _told(text: str, locale: str, alike: bool) -> set[str]:
    """What a text tells: ideas and numbers; in one language the beginnings of longer words."""
    if alike:
        return {fold(word.text)[:_STEM] for word in words(text, locale) if len(word.text) >= _STEM - 1}
    ideas = {idea for word in words(text, locale) for idea in meanings(fold(word.text), locale)}
    return ideas | set(re.findall(r"\d+", text))
