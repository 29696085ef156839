"""Where one passage denies what the other tells, or says that it may be so."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from story_explainer.ingest.comparison.concession import concedes
from story_explainer.ingest.comparison.evidence import Comparison, PairFeatures
from story_explainer.ingest.comparison.exchanged import Exchanged, answered
from story_explainer.ingest.comparison.reading import AnalysedArticle, KeyedToken
from story_explainer.ingest.comparison.substance import is_accused, is_somebody, substance
from story_explainer.ingest.languages.cues import cues

# Words before and after a denial, and a doubt, one of which is what both passages say: what may be follows at once.
_DENIED, _DOUBTED = (4, 8), (0, 4)
_POSSIBLE = "certainty.possible"
_DENY = "senses.response.deny"
_SAYS_INSTEAD = re.compile(r"(?:\s[^\W\d_]+){0,3}:\s")
_GOES_ON = re.compile(r"[^\W_][,;]?\s+$")
_TOLD = 3  # words that stand for what is said
_NEGATES = ("negation.words", "negation.weak", "response.denies")
_STEP = re.compile(r"(?:\s+[^\W\d_]{1,6}){0,2}\s+")  # at most two words of grammar
_SURE = 2  # words besides names that passages share if one says that what the other tells may be or is not so


def negation(comparison: Comparison, pair: PairFeatures) -> Exchanged | None:
    """One passage says that it is so and the other that it is not: “closed”, “is not to be closed after all”.

    That somebody is charged counts where both name him, though it tells who he is wherever nobody says that he is not.
    """
    sides = ((comparison.first, pair.row), (comparison.second, pair.column))
    found = [_negated(reading, row) for reading, row in sides]
    if bool(found[0]) == bool(found[1]):
        return None
    side = 0 if found[0] else 1
    other, row = sides[1 - side]
    if not cues(other.locale) or any(cues(other.locale).has(key, other.texts[row]) for key in _NEGATES):
        return None
    shared, both = substance(comparison, pair), answered(comparison, pair)
    charges = {one for one in both if is_accused(one, comparison)}
    somebody = any(is_somebody(one, comparison) for one in both)
    for words, token in found[side]:
        said = next((one for one in [*shared, *charges] if one[side] == token.key), None)
        if said and (somebody if said in charges else len(shared) >= _SURE):
            there = next(each for each in other.tokens[row] if each.key == said[1 - side])
            values = (words, other.texts[row][there.start : there.end])
            return Exchanged(*(values if side == 0 else values[::-1]))
    return None


def _negated(reading: AnalysedArticle, row: int) -> list[tuple[str, KeyedToken]]:
    """The words right behind “not”, with it, in the article's own voice."""
    known, text, tokens = cues(reading.locale), reading.texts[row], reading.tokens[row]
    apart = [hit.span() for hit in known.find("negation.not_negation", text)]
    found = []
    for hit in known.find("negation.plain", text):
        after = next((token for token in tokens if token.start >= hit.end() and token.content), None)
        inside = any(start <= hit.start() < end for start, end in apart)
        if after and not inside and not after.quoted and _STEP.fullmatch(text[hit.end() : after.start]):
            found.append((text[hit.start() : after.end], after))
    return found


class _OnlyOne(NamedTuple):
    """A word that one passage has and the other lacks: what stands for it in both, and which one has it."""

    words: tuple[str, str]
    side: int


def denial(comparison: Comparison, pair: PairFeatures) -> Exchanged | None:
    """One passage denies what the other says; one that negates anything may mean the same."""
    answers = ("negation.words", "negation.weak", "response.denies")
    found = _only_one(comparison, pair, _DENY, answers, _DENIED)
    return found and Exchanged(*found.words, "denial", found.side)


def certainty(comparison: Comparison, pair: PairFeatures) -> Exchanged | None:
    """One passage says that something may be, and the other that it is."""
    answers = ("certainty.expected", "mood.open")
    found = _only_one(comparison, pair, _POSSIBLE, answers, _DOUBTED)
    return found and Exchanged(*found.words, "certainty")


def _only_one(
    comparison: Comparison, pair: PairFeatures, key: str, answers: Sequence[str], near: tuple[int, int]
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


def _own_cues(reading: AnalysedArticle, row: int, key: str) -> list[re.Match[str]]:
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


def _inside(text: str, token: KeyedToken) -> bool:
    """Whether a word stands behind another in its sentence."""
    return bool(_GOES_ON.search(text, 0, token.start))


def _about(comparison: Comparison, pair: PairFeatures, side: int, place: int, near: tuple[int, int]) -> bool:
    """Whether a word near a place in one of the passages answers a word of the other."""
    left, right = comparison.first.tokens[pair.row], comparison.second.tokens[pair.column]
    tokens = left if side == 0 else right
    at = sum(token.start < place for token in tokens)
    around = {token.key for token in tokens[max(0, at - near[0]) : at + near[1]]}
    return any(both[side] in around and not is_somebody(both, comparison) for both in answered(comparison, pair))


def _shared_words(comparison: Comparison, pair: PairFeatures) -> tuple[str, str] | None:
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
