"""Where one passage has a name, or a day, in the place of another: the words around it are in both."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from story_explainer.ingest.alignment.lexicon import ideas
from story_explainer.ingest.comparison.evidence import Comparison, PairFeatures
from story_explainer.ingest.comparison.reading import AnalysedArticle, KeyedToken
from story_explainer.ingest.text.marks import STOPS
from story_explainer.story.model.matches import MatchAbout

_NEAR = 4  # content words on either side
_AGREED = 2  # of them at least answer each other
_OFTEN = (2, 0.15)  # passages that have a name, and their share of an article: beyond that the article is about it
_MUCH, _CLOSE = (
    4,
    3,
)  # words that passages share if one article does not know a name, and how near to it two of them are
_ABOUT = 0.25  # in more passages of an article stands only whom it is about
_SAYS = frozenset(["say", "tell", "speak", "declare", "add", "announce", "report", "write", "explain", "think"])
_CLAUSE = re.compile(rf"[;{STOPS}](?=\s)")
_FEW = 3  # other names that a passage may have: beyond that it is a list, which is no contradiction


@dataclass(frozen=True, slots=True)
class Exchanged:
    """What a thing is in one passage and in the other, in the words of each.

    `about` says what kind of thing; `denier` which passage denies it, 0 the first and 1 the second; `corrects` which
    one gives the number of the other as an earlier or a wrong one.
    """

    first: str
    second: str
    about: MatchAbout = "value"
    denier: int | None = None
    corrects: int | None = None


def name_for_name(comparison: Comparison, pair: PairFeatures) -> Exchanged | None:
    """A name in the place of another. Each article knows both, so that neither is a nickname or a title."""
    known_left, known_right = {a for a, _ in comparison.wording.pairs}, {b for _, b in comparison.wording.pairs}

    def named(
        tokens: Sequence[KeyedToken], reading: AnalysedArticle, other: AnalysedArticle, known: set[str]
    ) -> list[int]:
        return [
            place
            for place in _last_words(tokens, reading, other)
            if tokens[place].key in known
            and _is_exchanged(tokens[place].key, reading)
            and not tokens[place].quoted
            and not _speaks(tokens, place, reading)
        ]

    left = named(comparison.first.tokens[pair.row], comparison.first, comparison.second, known_left)
    right = named(comparison.second.tokens[pair.column], comparison.second, comparison.first, known_right)
    found = _in_the_place_of(comparison, pair, left, right)
    # An acronym may be short for what the other writes out.
    return None if found and found.first.isupper() != found.second.isupper() else found


def person_for_person(comparison: Comparison, pair: PairFeatures) -> Exchanged | None:
    """Somebody in the place of somebody else, one of whom the other article does not know.

    The one article that knows both tells them apart; so the passages have to have more in common than for a name that
    both know: a name, and several words. Who says something is nobody's rival: others may have said it too.
    """
    both = answered(comparison, pair)
    first, second = comparison.first, comparison.second
    left, right = first.tokens[pair.row], second.tokens[pair.column]
    known_left, known_right = {a for a, _ in comparison.wording.pairs}, {b for _, b in comparison.wording.pairs}
    if len(both) < _MUCH or not any(a in first.names or b in second.names for a, b in both):
        return None
    texts = first.texts[pair.row], second.texts[pair.column]
    here, there = _persons(left, first, {a for a, _ in both}), _persons(right, second, {b for _, b in both})
    if not here or not there or max(len(here), len(there)) > _FEW:
        return None
    frames = {
        (i, j): sum(a in near_left and b in near_right for a, b in both)
        for i in here
        for j in there
        if (near_left := _beside(*_clause(left, i, texts[0]), _CLOSE))
        and (near_right := _beside(*_clause(right, j, texts[1]), _CLOSE))
    }
    best = max(frames.values(), default=0)
    chosen = [places for places, agreed in frames.items() if agreed == best]
    if best < _AGREED or len(chosen) > 1:
        return None
    ((i, j),) = chosen
    if left[i].key not in known_left and right[j].key not in known_right:
        return None
    return Exchanged(_written(texts[0], left[i]), _written(texts[1], right[j]))


def _written(text: str, name: KeyedToken) -> str:
    """A name as it stands, without the ending of the genitive that its sentence asks for."""
    return re.sub("['’]s?$", "", text[name.start : name.end])


def _persons(tokens: Sequence[KeyedToken], reading: AnalysedArticle, answered: set[str]) -> list[int]:
    """Where somebody stands whom the other passage does not name, and who does not speak."""
    return [
        place
        for place, token in enumerate(tokens)
        if _ends_a_name(token, reading)
        and token.capital
        and not token.quoted
        and token.key not in answered
        and _is_exchanged(token.key, reading, _ABOUT)
        and not _speaks(tokens, place, reading)
    ]


def day_for_day(comparison: Comparison, pair: PairFeatures) -> Exchanged | None:
    """A day of the week in the place of another."""

    def days(tokens: Sequence[KeyedToken], locale: str) -> list[int]:
        return [place for place, token in enumerate(tokens) if _is_day(token.key, locale)]

    left = days(comparison.first.tokens[pair.row], comparison.first.locale)
    right = days(comparison.second.tokens[pair.column], comparison.second.locale)
    if len(left) != 1 or len(right) != 1 or _by_night(comparison, pair):
        return None
    return _in_the_place_of(comparison, pair, left, right)


def _by_night(comparison: Comparison, pair: PairFeatures) -> bool:
    """Whether a passage tells of a night: that from Tuesday to Wednesday bears either name."""
    sides = ((comparison.first, pair.row), (comparison.second, pair.column))
    return any("night" in ideas(token.key, reading.locale) for reading, row in sides for token in reading.tokens[row])


def _is_day(word: str, locale: str) -> bool:
    return any(idea.startswith("weekday ") for idea in ideas(word, locale))


def _is_exchanged(name: str, reading: AnalysedArticle, share: float = _OFTEN[1]) -> bool:
    """Whether a name can be taken for another: no day, and not one that the article is about, which is everywhere."""
    often = max(_OFTEN[0], share * len(reading.ids))
    return not _is_day(name, reading.locale) and len(reading.types.get(name, ())) <= often


def _in_the_place_of(
    comparison: Comparison, pair: PairFeatures, here: Sequence[int], there: Sequence[int]
) -> Exchanged | None:
    """Words of the one passage and of the other, by their places, of which two stand among the same others."""
    left, right = comparison.first.tokens[pair.row], comparison.second.tokens[pair.column]
    both = answered(comparison, pair)
    lone_left = [i for i in here if left[i].key not in {a for a, _ in both}]
    lone_right = [j for j in there if right[j].key not in {b for _, b in both}]
    if not lone_left or not lone_right or max(len(lone_left), len(lone_right)) > _FEW:
        return None
    agreed, _, i, j = max(
        (_context(left, i, right, j, both), -abs(i / len(left) - j / len(right)), i, j)
        for i in lone_left
        for j in lone_right
    )
    if agreed < _AGREED or not _stands_for(left, i, right, j, both):
        return None
    first, second = comparison.first.texts[pair.row], comparison.second.texts[pair.column]
    return Exchanged(_written(first, left[i]), _written(second, right[j]))


def answered(comparison: Comparison, pair: PairFeatures) -> set[tuple[str, str]]:
    """The words of the one passage that answer words of the other."""
    left, right = comparison.first.tokens[pair.row], comparison.second.tokens[pair.column]
    return {(a.key, b.key) for a in left for b in right if (a.key, b.key) in comparison.wording.pairs}


def _last_words(tokens: Sequence[KeyedToken], reading: AnalysedArticle, other: AnalysedArticle) -> Iterator[int]:
    """Where the names of a passage end: the last word of each."""

    def named(token: KeyedToken) -> bool:
        # Where all nouns have capitals, a name is what the other article shows to be one, or what ends a full name.
        sure = token.key in reading.names or token.key in other.names or _ends_a_name(token, reading)
        return token.name or (token.capital and sure)

    for place, token in enumerate(tokens):
        goes_on = place + 1 < len(tokens) and named(tokens[place + 1]) and tokens[place + 1].start - token.end <= 1
        if not goes_on and named(token):
            yield place


def _ends_a_name(token: KeyedToken, reading: AnalysedArticle) -> bool:
    """Whether a word is a person's last name in its article, be it in the genitive."""
    return not reading.persons.isdisjoint((token.key, f"{token.key}s", token.key.removesuffix("s")))


def _speaks(tokens: Sequence[KeyedToken], place: int, reading: AnalysedArticle) -> bool:
    """Whether a word of saying stands beside a name: what one said, others may have said too."""
    return any(ideas(word, reading.locale) & _SAYS for word in _beside(tokens, place, 1))


def _context(
    left: Sequence[KeyedToken], i: int, right: Sequence[KeyedToken], j: int, both: set[tuple[str, str]]
) -> int:
    """How many words near a name answer words near the other; words of grammar are stepped over."""
    near_left, near_right = _beside(left, i), _beside(right, j)
    return sum(a in near_left and b in near_right for a, b in both)


def _stands_for(
    left: Sequence[KeyedToken], i: int, right: Sequence[KeyedToken], j: int, both: set[tuple[str, str]]
) -> bool:
    """Whether a word right beside a name answers one right beside the other: denied Pittman, Jacobs was denied.

    That two passages share words somewhere does not make two names of theirs one.
    """
    here, there = ({_next(tokens, place, step) for step in (-1, 1)} for tokens, place in ((left, i), (right, j)))
    return any(a in here and b in there for a, b in both)


def _next(tokens: Sequence[KeyedToken], place: int, step: int) -> str:
    """The content word before or after a place that is no part of the same name; nothing at the end of the passage."""
    place += step
    while 0 <= place < len(tokens) and not (tokens[place].content and not (step < 0 and tokens[place].name)):
        place += step
    return tokens[place].key if 0 <= place < len(tokens) else ""


def _clause(tokens: Sequence[KeyedToken], place: int, text: str) -> tuple[Sequence[KeyedToken], int]:
    """The tokens of the clause in which one stands, and which of them it is."""
    ends = [mark.end() for mark in _CLAUSE.finditer(text)]
    start = max((end for end in ends if end <= tokens[place].start), default=0)
    end = min((end for end in ends if end > tokens[place].start), default=len(text))
    inside = [token for token in tokens if start <= token.start < end]
    return inside, inside.index(tokens[place])


def _beside(tokens: Sequence[KeyedToken], place: int, reach: int = _NEAR) -> set[str]:
    before = [token.key for token in tokens[:place] if token.content][-reach:]
    return {*before, *[token.key for token in tokens[place + 1 :] if token.content][:reach]}
