"""Where two passages that tell the same give it another value: a figure, a name, a direction, a denial.

Only what is surely about one thing is told. A number differs where both count the same thing; a name where one stands
in the other's place among words that both have, and each article knows both names, so that neither is a nickname.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from story_explainer.ingest.comparison.compass import direction
from story_explainer.ingest.comparison.evidence import Comparison, Evidence
from story_explainer.ingest.comparison.figures import Figure, one_toll, same_value, sameness
from story_explainer.ingest.comparison.reading import Reading, Token
from story_explainer.ingest.cues import cues
from story_explainer.ingest.vocabulary import ideas

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
    finders: tuple[Callable[[Comparison, Evidence], Difference | None], ...] = (
        _figure,
        _denial,
        _direction,
        _day,
        _name,
    )
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


def _direction(comparison: Comparison, pair: Evidence) -> Difference | None:
    first, second = comparison.first, comparison.second
    words = direction((first.texts[pair.row], first.locale), (second.texts[pair.column], second.locale))
    return Difference(*words) if words else None


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
    tokens = left if side == 0 else right
    at = sum(token.start < place for token in tokens)
    near = {token.key for token in tokens[max(0, at - _NEAR) : at + 2 * _NEAR]}
    return any(both[side] in near for both in _answered(comparison, pair))


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


def _name(comparison: Comparison, pair: Evidence) -> Difference | None:
    """A name in the place of another. Each article knows both, so that neither is a nickname or a title."""
    known_left, known_right = {a for a, _ in comparison.wording.pairs}, {b for _, b in comparison.wording.pairs}

    def named(tokens: Sequence[Token], reading: Reading, known: set[str]) -> list[int]:
        return [place for place in _last_words(tokens, reading) if tokens[place].key in known]

    left = named(comparison.first.tokens[pair.row], comparison.first, known_left)
    right = named(comparison.second.tokens[pair.column], comparison.second, known_right)
    return _in_the_place_of(comparison, pair, left, right)


def _day(comparison: Comparison, pair: Evidence) -> Difference | None:
    """A day of the week in the place of another."""

    def days(tokens: Sequence[Token], locale: str) -> list[int]:
        return [
            place
            for place, token in enumerate(tokens)
            if any(idea.startswith("weekday ") for idea in ideas(token.key, locale))
        ]

    left = days(comparison.first.tokens[pair.row], comparison.first.locale)
    right = days(comparison.second.tokens[pair.column], comparison.second.locale)
    return _in_the_place_of(comparison, pair, left, right) if len(left) == len(right) == 1 else None


def _in_the_place_of(
    comparison: Comparison, pair: Evidence, here: Sequence[int], there: Sequence[int]
) -> Difference | None:
    """Words of the one passage and of the other, by their places, of which two stand among the same others."""
    left, right = comparison.first.tokens[pair.row], comparison.second.tokens[pair.column]
    answered = _answered(comparison, pair)
    lone_left = [i for i in here if left[i].key not in {a for a, _ in answered}]
    lone_right = [j for j in there if right[j].key not in {b for _, b in answered}]
    if not lone_left or not lone_right or max(len(lone_left), len(lone_right)) > _FEW:
        return None
    agreed, _, i, j = max(
        (_context(left, i, right, j, answered), -abs(i / len(left) - j / len(right)), i, j)
        for i in lone_left
        for j in lone_right
    )
    if agreed < _AGREED:
        return None
    first, second = comparison.first.texts[pair.row], comparison.second.texts[pair.column]
    return Difference(first[left[i].start : left[i].end], second[right[j].start : right[j].end])


def _answered(comparison: Comparison, pair: Evidence) -> set[tuple[str, str]]:
    """The words of the one passage that answer words of the other."""
    left, right = comparison.first.tokens[pair.row], comparison.second.tokens[pair.column]
    return {(a.key, b.key) for a in left for b in right if (a.key, b.key) in comparison.wording.pairs}


def _last_words(tokens: Sequence[Token], reading: Reading) -> Iterator[int]:
    """Where the names of a passage end: the last word of each."""
    for place, token in enumerate(tokens):
        goes_on = place + 1 < len(tokens) and tokens[place + 1].name and tokens[place + 1].start - token.end <= 1
        if not goes_on and (token.name or (token.capital and token.key in reading.names)):
            yield place


def _context(left: Sequence[Token], i: int, right: Sequence[Token], j: int, answered: set[tuple[str, str]]) -> int:
    """How many words near a name answer words near the other."""
    near_left = {token.key for token in left[max(0, i - _NEAR) : i + _NEAR + 1]}
    near_right = {token.key for token in right[max(0, j - _NEAR) : j + _NEAR + 1]}
    return sum(a in near_left and b in near_right for a, b in answered)
