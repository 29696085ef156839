"""Where two passages that tell the same give it another value: a figure, a name, a direction, a denial.

Only what is surely about one thing is told. A number differs where both count the same thing; a name where one stands
in the other's place among words that both have, and each article knows both names, so that neither is a nickname.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from story_explainer.ingest.comparison.evidence import Comparison, Evidence
from story_explainer.ingest.comparison.figures import Figure, one_toll, same_value, sameness
from story_explainer.ingest.comparison.reading import Reading, Token
from story_explainer.ingest.cues import cues
from story_explainer.ingest.vocabulary import ideas
from story_explainer.ingest.words import words

_DIRECTIONS = ("north", "south", "east", "west")
_NEAR = 4  # words on either side of a name that must hold one that both passages have
_TOLD = 3  # words that stand for what is said
_AGREED = 2  # of them at least answer each other
_FEW = 3  # other names that a passage may have: beyond that it is a list, which is no contradiction


@dataclass(frozen=True, slots=True)
class Difference:
    """What a thing is in one passage and in the other, in the words of each."""

    first: str
    second: str
    figure: bool = False


def difference(comparison: Comparison, pair: Evidence) -> Difference | None:
    """The difference of two passages that tell the same, if there is one.

    Args:
        comparison: the two articles.
        pair: the two passages.
    """
    finders: tuple[Callable[[Comparison, Evidence], Difference | None], ...] = (_figure, _denial, _direction, _name)
    return next((found for find in finders if (found := find(comparison, pair))), None)


def corrects(reading: Reading, row: int) -> bool:
    """Whether a passage says in words that it puts an earlier report right."""
    return cues(reading.locale).has("response.corrects", reading.texts[row])


def _figure(comparison: Comparison, pair: Evidence) -> Difference | None:
    """A thing that each passage counts once: one that stands with several numbers is a range, or is broken down."""
    first, second = comparison.first.figures[pair.row], comparison.second.figures[pair.column]
    alike = [(a, b) for a in first for b in second if _same_count(a, b)]
    left, right = Counter(a for a, _ in alike), Counter(b for _, b in alike)
    for a, b in alike:
        if not same_value(a.value, b.value) and left[a] == right[b] == 1:
            return Difference(a.text, b.text, figure=True)
    return None


def _same_count(first: Figure, second: Figure) -> bool:
    """Whether two figures surely count one thing: one that an event has one number of, or in two words alike."""
    return one_toll(first, second) or (sameness(first, second) == 2 and len(first.things & second.things) > 1)


def _denial(comparison: Comparison, pair: Evidence) -> Difference | None:
    """One passage denies what the other says; a passage that negates anything may mean the same."""
    sides = [(comparison.first, pair.row), (comparison.second, pair.column)]
    said = [cues(reading.locale).find("response.denies", reading.texts[row]) for reading, row in sides]
    if bool(said[0]) == bool(said[1]):
        return None
    reading, row = sides[0] if said[1] else sides[1]
    known, text = cues(reading.locale), reading.texts[row]
    if not known or known.has("negation.words", text) or known.has("negation.weak", text):
        return None
    shared = _anchor(comparison, pair)
    cue = (said[0] or said[1])[0]
    if shared is None or not _about(comparison, pair, side=0 if said[0] else 1, place=cue.start()):
        return None
    denied = cue[0]
    return Difference(denied, shared[1]) if said[0] else Difference(shared[0], denied)


def _about(comparison: Comparison, pair: Evidence, side: int, place: int) -> bool:
    """Whether a denial, at a place in one of the passages, has a word near it that answers one of the other passage."""
    left, right = comparison.first.tokens[pair.row], comparison.second.tokens[pair.column]
    keys = [(a.key, b.key) for a in left for b in right if (a.key, b.key) in comparison.wording.pairs]
    tokens = left if side == 0 else right
    at = sum(token.start < place for token in tokens)
    near = {token.key for token in tokens[max(0, at - _NEAR) : at + 2 * _NEAR]}
    return any(both[side] in near for both in keys)


def _anchor(comparison: Comparison, pair: Evidence) -> tuple[str, str] | None:
    """The words that both passages have, as each writes them, for what is said to be so or not."""
    first, second = comparison.first.tokens[pair.row], comparison.second.tokens[pair.column]
    pairs = comparison.wording.pairs
    left = [a for a in first if a.content and any((a.key, b.key) in pairs for b in second)]
    right = [b for b in second if b.content and any((a.key, b.key) in pairs for a in first)]
    if not left or not right:
        return None
    texts = comparison.first.texts[pair.row], comparison.second.texts[pair.column]
    said = [
        " … ".join(dict.fromkeys(text[token.start : token.end] for token in tokens[:_TOLD]))
        for text, tokens in zip(texts, (left, right), strict=True)
    ]
    return said[0], said[1]


def _direction(comparison: Comparison, pair: Evidence) -> Difference | None:
    first = _directions(comparison.first.texts[pair.row], comparison.first.locale)
    second = _directions(comparison.second.texts[pair.column], comparison.second.locale)
    lone, other = [d for d in first if d[1] not in {e[1] for e in second}], [
        e for e in second if e[1] not in {d[1] for d in first}
    ]
    # One that goes into the other, as south into south-west, is about the same bearing; north and east may be two.
    for here, points in lone:
        for there, answers in other:
            if len(first) == len(second) == 1 or points < answers or answers < points:
                return Difference(here, there)
    return None


def _directions(text: str, locale: str) -> list[tuple[str, frozenset[str]]]:
    found = []
    for word in words(text, locale):
        points = _points(word.text.casefold(), locale)
        if points and not word.capital:
            found.append((word.text, points))
    return found


@cache
def _points(word: str, locale: str) -> frozenset[str]:
    """The points of the compass that a word is made of: south and west of “southwest”."""
    points = {idea for idea in ideas(word, locale) if idea in _DIRECTIONS}
    if not points:
        return frozenset()
    for size in range(3, len(word) - 2):
        points |= {idea for idea in ideas(word[size:], locale) if idea in _DIRECTIONS and len(word) - size > 2}
    return frozenset(points) if len(points) < 3 else frozenset()


def _name(comparison: Comparison, pair: Evidence) -> Difference | None:
    first, second = comparison.first, comparison.second
    pairs = comparison.wording.pairs
    left, right = first.tokens[pair.row], second.tokens[pair.column]
    answered = {(a.key, b.key) for a in left for b in right if (a.key, b.key) in pairs}
    matched_left, matched_right = {a for a, _ in answered}, {b for _, b in answered}
    known_left, known_right = {a for a, _ in pairs}, {b for _, b in pairs}
    lone_left = list(_lone(left, first, matched_left, known_left))
    lone_right = list(_lone(right, second, matched_right, known_right))
    if not lone_left or not lone_right or max(len(lone_left), len(lone_right)) > _FEW:
        return None
    scored = [
        (_context(left, i, right, j, answered), -abs(i / len(left) - j / len(right)), i, j)
        for i in lone_left
        for j in lone_right
    ]
    common, _, i, j = max(scored)
    if common < _AGREED:
        return None
    here, there = left[i], right[j]
    texts = first.texts[pair.row], second.texts[pair.column]
    return Difference(texts[0][here.start : here.end], texts[1][there.start : there.end])


def _lone(tokens: Sequence[Token], reading: Reading, matched: set[str], known: set[str]) -> Iterator[int]:
    """The names of a passage that the other passage lacks, though its article has them; the last word of each."""
    for place, token in enumerate(tokens):
        goes_on = place + 1 < len(tokens) and tokens[place + 1].name and tokens[place + 1].start - token.end <= 1
        beside = place > 0 and tokens[place - 1].name and token.start - tokens[place - 1].end <= 1
        if goes_on or not (token.name or (token.capital and token.key in reading.names)):
            continue
        if token.key not in matched and token.key in known and not (beside and tokens[place - 1].key in matched):
            yield place


def _context(
    left: Sequence[Token], i: int, right: Sequence[Token], j: int, answered: set[tuple[str, str]]
) -> int:
    """How many words near a name answer words near the other."""
    near_left = {token.key for token in left[max(0, i - _NEAR) : i + _NEAR + 1]}
    near_right = {token.key for token in right[max(0, j - _NEAR) : j + _NEAR + 1]}
    return sum(a in near_left and b in near_right for a, b in answered)
