"""Points of the compass: where one passage says south and the other south-west."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from story_explainer.ingest.alignment.lexicon import ideas
from story_explainer.ingest.languages.cues import cues
from story_explainer.ingest.text.words import fold, subsequence_ratio, words

_POINTS = frozenset(["north", "south", "east", "west"])
_ONE_PLACE = 0.6  # how alike the names of a place are in two languages
_SHORTEST = 3  # letters of a point of the compass

TaggedText = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Bearing:
    """A bearing in a text: its words as they stand, its points, and the name that it is reckoned from, if one follows.

    South and west are the points of “southwest” and “sud-ovest”; “of Rome” is what “south of Rome” is reckoned from,
    and “moving south at noon” is reckoned from nothing.
    """

    words: str
    points: frozenset[str]
    of: str = ""


def direction(first: TaggedText, second: TaggedText) -> tuple[str, str] | None:
    """Where two passages give another bearing.

    Args:
        first, second: the passages, each with its language.

    Returns:
        The words of each, where it has one bearing and the other has another; if either has several, where each has one
        from a place, and that is the same. Otherwise None.
    """
    here, there = bearings(*first), bearings(*second)
    if len(here) > 1 or len(there) > 1:
        shared = {one.of for one in here} & {one.of for one in there} - {""}
        here, there = ([one for one in side if one.of in shared] for side in (here, there))
    if len(here) != 1 or len(there) != 1 or here[0].points == there[0].points:
        return None
    from_where = here[0].of, there[0].of
    if all(from_where) and subsequence_ratio(*from_where) < _ONE_PLACE:
        return None
    return here[0].words, there[0].words


def bearings(text: str, locale: str) -> list[Bearing]:
    """The bearings in a text, each points of the compass once.

    A word with a capital is a region or a part of a name, save in a language that writes all nouns so.
    """
    nouns = bool(cues(locale).get("noun_capitals", False))
    grammar = cues(locale).words("function_words")
    found: list[tuple[int, int, frozenset[str]]] = []
    names: dict[int, str] = {}  # by the end of the word of a point
    region = -1  # where a word ends that is a region: of “Sud-Ouest”, also as “Sud-ouest”
    for word in words(text, locale):
        points = _points(fold(word.text), locale)
        # In French “est” is a word of grammar too; “US” is none.
        if word.text.lower() in grammar and not word.marked:
            continue
        if found and found[-1][1] not in names:
            names[found[-1][1]] = fold(word.text) if word.capital else ""
        joined = word.gap == "-" and word.start - 1 == region
        if not points or (not nouns and (word.capital or joined)):
            region = word.end if points else -1
            continue
        if found and word.gap == "-" and text[found[-1][1] : word.start] == "-":
            start, _, before = found.pop()
            found.append((start, word.end, before | points))
        else:
            found.append((word.start, word.end, points))
    each: dict[frozenset[str], Bearing] = {}
    for start, end, points in found:
        bearing = Bearing(text[start:end], points, names.get(end, ""))
        if points not in each or (bearing.of and not each[points].of):
            each[points] = bearing
    return list(each.values())


@cache
def _points(word: str, locale: str) -> frozenset[str]:
    whole = ideas(word, locale) & _POINTS
    for size in range(_SHORTEST, len(word) - _SHORTEST + 1):
        parts = ideas(word[:size], locale) & _POINTS, ideas(word[size:], locale) & _POINTS
        if all(parts):
            whole |= parts[0] | parts[1]
    return whole if len(whole) < 3 else frozenset()
