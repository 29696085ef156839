"""Points of the compass: where one passage says south and the other south-west."""

from __future__ import annotations

from functools import cache

from story_explainer.ingest.alignment.lexicon import ideas
from story_explainer.ingest.languages.cues import cues
from story_explainer.ingest.text.words import fold, words

_POINTS = frozenset(["north", "south", "east", "west"])
_SHORTEST = 3  # letters of a point of the compass

Bearing = tuple[str, frozenset[str]]
Text = tuple[str, str]


def direction(first: Text, second: Text) -> tuple[str, str] | None:
    """Where two passages give another bearing.

    Args:
        first, second: the passages, each with its language.

    Returns:
        The words of each, where it has one bearing and the other has another; None where either has several or none.
    """
    here, there = bearings(*first), bearings(*second)
    if len(here) != 1 or len(there) != 1 or here[0][1] == there[0][1]:
        return None
    return here[0][0], there[0][0]


def bearings(text: str, locale: str) -> list[Bearing]:
    """The bearings in a text, as they stand, each with its points: south and west of “southwest” or “sud-ovest”.

    A word with a capital is a region or a part of a name, save in a language that writes all nouns so.
    """
    nouns = bool(cues(locale).get("noun_capitals", False))
    grammar = cues(locale).words("function_words")
    found: list[tuple[int, int, frozenset[str]]] = []
    for word in words(text, locale):
        points = _points(fold(word.text), locale)
        # In French “est” is a word of grammar too.
        if not points or (word.capital and not nouns) or word.text.lower() in grammar:
            continue
        if found and word.gap == "-" and text[found[-1][1] : word.start] == "-":
            start, _, before = found.pop()
            found.append((start, word.end, before | points))
        else:
            found.append((word.start, word.end, points))
    return list({points: (text[start:end], points) for start, end, points in found}.values())


@cache
def _points(word: str, locale: str) -> frozenset[str]:
    whole = ideas(word, locale) & _POINTS
    for size in range(_SHORTEST, len(word) - _SHORTEST + 1):
        parts = ideas(word[:size], locale) & _POINTS, ideas(word[size:], locale) & _POINTS
        if all(parts):
            whole |= parts[0] | parts[1]
    return whole if len(whole) < 3 else frozenset()
