"""Which words of two articles answer each other, in one language or in two, and how much each pair of passages shares.

The weights are those of the aligner's anchors (`ingest/lexical.py`): the rarer a word in its own article, and the
rarer what answers it in the other, the more it says. Words meet by an inverted index over their keys, so that the work
grows with what two articles have in common.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

import numpy as np
from rapidfuzz import process
from rapidfuzz.distance import LCSseq

from story_explainer.ingest.alignment.lexical import Matrix
from story_explainer.ingest.alignment.lexicon import ideas
from story_explainer.ingest.comparison.meanings import meanings
from story_explainer.ingest.comparison.reading import AnalysedArticle
from story_explainer.ingest.comparison.sameness import one_toll
from story_explainer.ingest.text.words import subsequence_ratio

_PREFIX, _STEM_LIKE, _NAME_LIKE = 4, 0.6, 0.75
_SAME_IDEA, _SAME_STEM, _SAME_THING = 0.9, 0.8, 0.8
_EVERYDAY = 0.65
# The weight of two or three rare words: that a passage which says less has nothing beyond what is shared tells little.
_FEW_WORDS = 6.0


@dataclass(frozen=True)
class SharedWords:
    """What each pair of passages shares, rows of the first article by rows of the second.

    Attributes:
        mass: the weight of all that answers each other, the mean of both sides.
        rest: the weight of what one of the passages says beyond that, of the one that says less.
        pairs: which words answer each other, and how surely.
        weights: how much each word of the first article says, and each of the second.
    """

    mass: Matrix
    rest: Matrix
    pairs: dict[tuple[str, str], float]
    weights: tuple[dict[str, float], dict[str, float]]

    @cached_property
    def answers(self) -> dict[str, dict[str, float]]:
        """The words of the second article that answer each word of the first, and how surely."""
        found: dict[str, dict[str, float]] = defaultdict(dict)
        for (a, b), strength in self.pairs.items():
            found[a][b] = strength
        return dict(found)

    def weight(self, first: str, second: str) -> float:
        """How much a word of the first article and its answer in the second say."""
        return (self.weights[0][first] + self.weights[1][second]) / 2


def compare_wording(first: AnalysedArticle, second: AnalysedArticle) -> SharedWords:
    """Compare the words of two articles, each in one language."""
    pairs = dict(_answers(first, second))
    left, right = list(first.types), list(second.types)
    at_left, at_right = {key: i for i, key in enumerate(left)}, {key: i for i, key in enumerate(right)}
    in_second, in_first = np.zeros((len(left), len(second.ids))), np.zeros((len(right), len(first.ids)))
    for (a, b), strength in pairs.items():
        i, j = at_left[a], at_right[b]
        rows, columns = first.types[a], second.types[b]
        in_second[i, columns] = np.maximum(in_second[i, columns], strength)
        in_first[j, rows] = np.maximum(in_first[j, rows], strength)
    has_left, has_right = _present(first, at_left), _present(second, at_right)
    weight_left = _rarity(has_left, in_second) * _telling(left, first)
    weight_right = _rarity(has_right, in_first) * _telling(right, second)

    here, there = (has_left * weight_left) @ in_second, ((has_right * weight_right) @ in_first).T
    all_left = np.maximum((has_left @ weight_left)[:, None], _FEW_WORDS)
    all_right = np.maximum((has_right @ weight_right)[None, :], _FEW_WORDS)
    return SharedWords(
        mass=(here + there) / 2,
        rest=np.maximum(np.minimum(all_left - here, all_right - there), 0.0),
        pairs=pairs,
        weights=(
            dict(zip(left, weight_left.tolist(), strict=True)),
            dict(zip(right, weight_right.tolist(), strict=True)),
        ),
    )


def _present(reading: AnalysedArticle, at: dict[str, int]) -> Matrix:
    result = np.zeros((len(reading.ids), len(at)))
    for key, rows in reading.types.items():
        result[rows, at[key]] = 1.0
    return result


def _rarity(has: Matrix, answers: Matrix) -> Matrix:
    own = np.log((len(has) + 1) / np.maximum(has.sum(0), 1))
    other = np.log((answers.shape[1] + 1) / np.maximum(answers.sum(1), 1))
    return np.asarray((own + other) / 2)


def _telling(words: Sequence[str], reading: AnalysedArticle) -> Matrix:
    """Everyday words, which are those that the vocabulary has, say less than others that are as rare in an article."""
    common = [word not in reading.names and bool(ideas(word, reading.locale)) for word in words]
    return np.where(common, _EVERYDAY, 1.0)


@cache
def _keys(word: str, locale: str) -> tuple[str, ...]:
    """By what a word meets another: its ideas and its beginning."""
    if word[0] == "#":
        return ()
    beginning = (f"^{word[:_PREFIX]}",) if len(word) >= _PREFIX else ()
    return (*(f"@{idea}" for idea in meanings(word, locale)), *beginning)


def _one_stem(first: str, second: str) -> bool:
    """Whether two words that begin alike differ by no more than an ending."""
    short, long = sorted((first, second), key=len)
    same = next((at for at, pair in enumerate(zip(short, long, strict=False)) if pair[0] != pair[1]), len(short))
    return subsequence_ratio(first, second) >= _STEM_LIKE and (same > _PREFIX or same >= len(short) - 1)


def _index(reading: AnalysedArticle) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for word in reading.types:
        for key in _keys(word, reading.locale):
            found[key].append(word)
    return found


def _answers(first: AnalysedArticle, second: AnalysedArticle) -> Iterator[tuple[tuple[str, str], float]]:
    """Which words answer each other, and how surely; the surest last, so that it is what stays."""
    across = not first.same_language(second)
    if across:
        yield from _cognate_names(first, second)
    left, right = _index(first), _index(second)
    by_stem, by_idea = [], []
    for key in left.keys() & right.keys():
        for a in left[key]:
            for b in right[key]:
                if key[0] == "@":
                    by_idea.append(((a, b), _SAME_IDEA))
                elif _one_stem(a, b):
                    by_stem.append(((a, b), _SAME_STEM))
    yield from by_stem
    yield from by_idea
    yield from _counted(first, second)
    for key in first.types.keys() & second.types.keys():
        # A short word that two languages spell alike is hardly the same, unless it is a name or a number.
        if not across or len(key) > 3 or key[0] == "#" or key in first.names or key in second.names:
            yield (key, key), 1.0


def _counted(first: AnalysedArticle, second: AnalysedArticle) -> Iterator[tuple[tuple[str, str], float]]:
    """Numbers of one toll, whatever their values: six dead, seven dead."""
    for a in (figure for row in first.figures for figure in row):
        for b in (figure for row in second.figures for figure in row):
            keys = f"#{a.value:f}", f"#{b.value:f}"
            if one_toll(a, b) and keys[0] in first.types and keys[1] in second.types:
                yield keys, _SAME_THING


def _cognate_names(first: AnalysedArticle, second: AnalysedArticle) -> Iterator[tuple[tuple[str, str], float]]:
    """Names as two languages spell them: Macedonia, Mazedonien."""
    for names, others, turned in (
        (first.names, second.capitals | second.names, False),
        (second.names, first.capitals | first.names, True),
    ):
        a, b = sorted(key for key in names if len(key) > 3), sorted(key for key in others if len(key) > 3)
        if a and b:
            likes = process.cdist(a, b, scorer=LCSseq.normalized_similarity, score_cutoff=_NAME_LIKE, dtype=np.float32)
            for i, j in zip(*np.nonzero(likes), strict=True):
                yield ((b[j], a[i]) if turned else (a[i], b[j])), float(likes[i, j])
