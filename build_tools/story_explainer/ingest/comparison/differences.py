"""Where two passages that tell the same give it another value: a figure, a name, a day, a bearing, a denial, a doubt.

Only what is surely about one thing is told. A number differs where both count the same thing; a name where one stands
in the other's place among words that both have, and each article knows both names, so that neither is a nickname.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple

from story_explainer.ingest.comparison.amounts import Amount
from story_explainer.ingest.comparison.compass import direction
from story_explainer.ingest.comparison.concession import concedes
from story_explainer.ingest.comparison.evidence import Comparison, Evidence
from story_explainer.ingest.comparison.exchanged import (
    Difference,
    answered,
    day_for_day,
    name_for_name,
    person_for_person,
)
from story_explainer.ingest.comparison.figures import Figure
from story_explainer.ingest.comparison.quantities import COUNT
from story_explainer.ingest.comparison.reading import Reading, Token
from story_explainer.ingest.comparison.restated import Restated, gives
from story_explainer.ingest.comparison.sameness import one_measure, one_toll, same_value, sameness, toll_of
from story_explainer.ingest.comparison.substance import is_somebody, substance
from story_explainer.ingest.languages.cues import cues

# Words before and after a denial, and a doubt, one of which is what both passages say: what may be follows at once.
_DENIED, _DOUBTED = (4, 8), (0, 4)
_OVER = Decimal("1.25")  # “more than 500” is hardly said of 700
_POSSIBLE = "certainty.possible"
_DENY = "senses.response.deny"
_SAYS_INSTEAD = re.compile(r"(?:\s[^\W\d_]+){0,3}:\s")
_GOES_ON = re.compile(r"[^\W_][,;]?\s+$")
_CLAUSE = re.compile(r"[,;.!?]")
_TOLD = 3  # words that stand for what is said
_EVERYDAY = 12  # up to here a number may be of anything
_SURE = 2  # words besides names that passages share if one says that what the other tells may be or is not so


class _OnlyOne(NamedTuple):
    """A word that one passage has and the other lacks: what stands for it in both, and which one has it."""

    words: tuple[str, str]
    side: int


def difference(comparison: Comparison, pair: Evidence) -> Difference | None:
    """The difference of two passages that tell the same, if there is one.

    Args:
        comparison: the two articles.
        pair: the two passages.
    """
    return next((found for find in _FINDERS if (found := find(comparison, pair))), None)


def corrects(reading: Reading, row: int, written: str, other: Figure) -> bool:
    """Whether a passage says in words that it puts an earlier report right by a number, in the same clause.

    Args:
        reading: the article.
        row: the passage.
        written: the number as it stands there.
        other: what the other passage says; where this one tells which number was wrong, it has to be that one.
    """
    text = reading.texts[row]
    wrong = [figure.value for figure in reading.figures[row] if figure.superseded and sameness(figure, other)]
    if wrong and other.value not in wrong:
        return False
    places = [(figure.start, figure.start + len(figure.text)) for figure in reading.figures[row]]
    places = [place for place in places if text[slice(*place)] == written]
    return any(
        not _CLAUSE.search(text[min(end, cue.end()) : max(start, cue.start())])
        for cue in cues(reading.locale).find("response.corrects", text)
        for start, end in places
    )


def _restated(comparison: Comparison, pair: Evidence) -> Difference | None:
    """One passage gives the number that the other puts another one in the place of, and is put right by it."""
    sides = ((comparison.first, pair.row), (comparison.second, pair.column))
    found = []
    for late, (reading, row) in enumerate(sides):
        other, place = sides[1 - late]
        for one in reading.restated[row]:
            said = gives(other.amounts[place], one)
            if said and (said.unit != COUNT or _one_thing(reading, row, one, other, place, said)):
                old, new = said.said(other.texts[place]), one.new.said(reading.texts[row])
                values = (old, new) if late else (new, old)
                found.append(Difference(*values, "figure", corrects=late if one.wrong else None))
    return found[0] if len({each.corrects for each in found}) == 1 else None


def _one_thing(reading: Reading, row: int, one: Restated, other: Reading, place: int, said: Amount) -> bool:
    """Whether a number put right, and one that another passage gives, may count one thing: a small one may any."""
    old = next((figure for figure in reading.figures[row] if figure.start == one.old.start), None)
    there = next((figure for figure in other.figures[place] if figure.start == said.start), None)
    if old is None or there is None:
        return said.value > _EVERYDAY
    tolls = toll_of(old), toll_of(there)
    if any(tolls) and said.value > _EVERYDAY:
        return not all(tolls) or not tolls[0].isdisjoint(tolls[1])
    return said.value > _EVERYDAY or one_toll(old, there) or sameness(old, there) > 0


def _figure(comparison: Comparison, pair: Evidence) -> Difference | None:
    """A thing that each passage counts once: one that stands with several numbers is a range, or is broken down."""
    first, second = (_current(side) for side in _counted(comparison, pair))
    units = [Counter(figure.unit for figure in side) for side in (first, second)]
    alike = [(a, b) for a in first for b in second if _same_count(a, b, units[0][a.unit] == units[1][b.unit] == 1)]
    left, right = Counter(a for a, _ in alike), Counter(b for _, b in alike)
    across = not comparison.first.same_language(comparison.second)
    for a, b in alike:
        if one_measure(a, b, across):
            continue
        if not same_value(a.value, b.value) and not _within(a, b) and left[a] == right[b] == 1:
            return Difference(a.text, b.text, "figure")
    return None


def counts_apart(comparison: Comparison, pair: Evidence) -> bool:
    """Whether both passages tell how many of one thing there are, now or before, and agree in no such number.

    Of two such passages one does not repeat the other, even if it is not sure what each says now; nor does one that
    counts only the dead repeat one that counts only the missing.
    """
    first, second = _counted(comparison, pair)
    here, there = (frozenset(toll for figure in side for toll in toll_of(figure)) for side in (first, second))
    if here and there and here.isdisjoint(there):
        return not {figure.value for figure in first} & {figure.value for figure in second}
    if _one_amount(comparison, pair):
        return False
    across = not comparison.first.same_language(comparison.second)
    alike = [(a, b) for a in first for b in second if one_toll(a, b) or sameness(a, b) == 2]
    return bool(alike) and not any(
        same_value(a.value, b.value) or _within(a, b) or one_measure(a, b, across) for a, b in alike
    )


def _one_amount(comparison: Comparison, pair: Evidence) -> bool:
    """Whether both passages give an amount of one unit, and no everyday number."""
    first, second = (
        {(one.value, one.unit) for one in reading.amounts[row] if one.value > _EVERYDAY and one.unit != COUNT}
        for reading, row in ((comparison.first, pair.row), (comparison.second, pair.column))
    )
    return bool(first & second)


def _counted(comparison: Comparison, pair: Evidence) -> tuple[tuple[Figure, ...], tuple[Figure, ...]]:
    return comparison.first.figures[pair.row], comparison.second.figures[pair.column]


def _current(figures: Sequence[Figure]) -> list[Figure]:
    """The figures without those that are told as earlier or wrong: they are no value of the day."""
    return [figure for figure in figures if not figure.superseded]


def _within(first: Figure, second: Figure) -> bool:
    """Whether one is a bound that the other keeps: more than 500, and 540."""
    return any(
        bound.over and bound.value <= other.value <= bound.value * _OVER
        for bound, other in ((first, second), (second, first))
    )


def _same_count(first: Figure, second: Figure, lone: bool) -> bool:
    """Whether two figures surely count one thing: one that an event has one number of, or in two words alike.

    That they are the only ones of their unit in two passages that tell the same (`lone`) is as good as a word.
    """
    return one_toll(first, second) or (sameness(first, second) == 2 and len(first.things & second.things) + lone > 1)


def _direction(comparison: Comparison, pair: Evidence) -> Difference | None:
    first, second = comparison.first, comparison.second
    words = direction((first.texts[pair.row], first.locale), (second.texts[pair.column], second.locale))
    return Difference(*words) if words else None


def _denial(comparison: Comparison, pair: Evidence) -> Difference | None:
    """One passage denies what the other says; one that negates anything may mean the same."""
    answers = ("negation.words", "negation.weak", "response.denies")
    found = _only_one(comparison, pair, _DENY, answers, _DENIED)
    return found and Difference(*found.words, "denial", found.side)


def _certainty(comparison: Comparison, pair: Evidence) -> Difference | None:
    """One passage says that something may be, and the other that it is."""
    answers = ("certainty.expected", "mood.open")
    found = _only_one(comparison, pair, _POSSIBLE, answers, _DOUBTED)
    return found and Difference(*found.words, "certainty")


def _only_one(
    comparison: Comparison, pair: Evidence, key: str, answers: Sequence[str], near: tuple[int, int]
) -> _OnlyOne | None:
    """A word of some kind in one passage where the other has none, nor any that may answer it.

    Args:
        comparison, pair: the two passages.
        key: the cues of that kind.
        answers: the cues that may answer them.
        near: how many words before and after it are looked at, one of which both passages have.
    """
    sides = [(comparison.first, pair.row), (comparison.second, pair.column)]
    found = [_own_cues(reading, row, key) for reading, row in sides]
    if bool(found[0]) == bool(found[1]):
        return None
    side = 0 if found[0] else 1
    (reading, here), (other, row) = sides[side], sides[1 - side]
    known = cues(other.locale)
    if not known or any(known.has(answer, other.texts[row]) for answer in answers):
        return None
    # “threatened” and “ha minacciato” answer each other, though only one of them is a cue.
    told = {both[side] for both in answered(comparison, pair)}
    said = {token.start: token.key for token in reading.tokens[here]}
    word = next((cue for cue in found[side] if said.get(cue.start()) not in told), None)
    if word is None:
        return None
    shared = _shared_words(comparison, pair)
    if shared is None or not _about(comparison, pair, side, word.start(), near):
        return None
    return _OnlyOne((shared[0], word[0]) if side else (word[0], shared[1]), side)


def _own_cues(reading: Reading, row: int, key: str) -> list[re.Match[str]]:
    """The cues of a kind that are the article's own words, and mean what they say."""
    known, text, tokens = cues(reading.locale), reading.texts[row], reading.tokens[row]
    nouns = bool(known.get("noun_capitals", False))
    apart = [(token.start, token.end) for token in tokens if token.quoted]
    # Who was denied something did not deny it.
    apart += [(other.start(), other.end()) for other in known.find("response.not_denies", text)]
    if not nouns:
        # “May” in the middle of a sentence is a month or a name.
        capitals = [token for token in tokens if token.name or (token.capital and _inside(text, token))]
        apart += [(token.start, token.end) for token in capitals]
        # To deny somebody is to keep something from him.
        apart += [
            (before.start, before.end)
            for before, after in pairwise(tokens)
            if after.name and after.start - before.end == 1 and text[after.end - 2 : after.end] not in ("'s", "’s")
        ]
    return [
        cue
        for cue in known.find(key, text)
        if not any(start < cue.end() and cue.start() < end for start, end in apart)
        # “life-threatening” says nothing of what may be.
        and text[max(0, cue.start() - 1) : cue.start()] != "-"
        and not (key == _POSSIBLE and concedes(text, cue, reading.locale))
        # “He denied it: the tank was full.” What follows is what he says, and nothing that he denies.
        and not (key == _DENY and _SAYS_INSTEAD.match(text, cue.end()))
    ]


def _inside(text: str, token: Token) -> bool:
    """Whether a word stands behind another in its sentence."""
    return bool(_GOES_ON.search(text, 0, token.start))


def _about(comparison: Comparison, pair: Evidence, side: int, place: int, near: tuple[int, int]) -> bool:
    """Whether a word near a place in one of the passages answers a word of the other."""
    left, right = comparison.first.tokens[pair.row], comparison.second.tokens[pair.column]
    tokens = left if side == 0 else right
    at = sum(token.start < place for token in tokens)
    around = {token.key for token in tokens[max(0, at - near[0]) : at + near[1]]}
    return any(both[side] in around and not is_somebody(both, comparison) for both in answered(comparison, pair))


def _shared_words(comparison: Comparison, pair: Evidence) -> tuple[str, str] | None:
    """The words that both passages have besides names, as each writes them, for what is said to be so or not."""
    first, second = comparison.first.tokens[pair.row], comparison.second.tokens[pair.column]
    pairs = substance(comparison, pair)
    if len(pairs) < _SURE:
        return None
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


_FINDERS: tuple[Callable[[Comparison, Evidence], Difference | None], ...] = (
    _restated,
    _figure,
    _denial,
    _direction,
    day_for_day,
    name_for_name,
    person_for_person,
    _certainty,
)
