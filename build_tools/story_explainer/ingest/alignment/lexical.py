"""Anchors: the tokens that two languages share: names, numbers, words of the same origin or for the same idea.

As in Simard, Foster and Isabelle, "Using cognates to align sentences in bilingual corpora" (1992), with the longest
common subsequence ratio of Melamed (1999) as the test of likeness, a small vocabulary beside it, as hunalign has a
dictionary (Varga et al. 2005), and the rarity of a token, and of what answers it, as its weight.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import process
from rapidfuzz.distance import LCSseq

from story_explainer.ingest.alignment.lexicon import ideas
from story_explainer.ingest.text.words import fold

Matrix = NDArray[np.float64]

_TOKEN = re.compile(r"\d+(?:[.,:’' ]\d{2,3})*|[^\W\d_]{2,}")
_LIKE = 0.75
_PREFIX = 5
_SAME_PREFIX, _SAME_IDEA = 0.8, 0.9


def tokens(text: str) -> list[str]:
    """The tokens of a text by which it can be recognised in another language: folded words, and numbers as digits."""
    return [re.sub(r"\D", "", token) if token[0].isdigit() else token for token in _TOKEN.findall(fold(text))]


def likeness(source: Sequence[str], target: Sequence[str], locales: tuple[str, str]) -> Matrix:
    """How alike each source token is to each target token: 1 for the same, less for alike, 0 for unlike."""
    result = np.zeros((len(source), len(target)))
    if not source or not target:
        return result
    ratio = process.cdist(source, target, scorer=LCSseq.normalized_similarity, score_cutoff=_LIKE, dtype=np.float32)
    index = {token: column for column, token in enumerate(target)}
    for row, token in enumerate(source):
        if token in index:
            result[row, index[token]] = 1.0
        if len(token) < 4 or token[0].isdigit():
            continue
        for column in map(int, np.nonzero(ratio[row])[0]):
            other = target[column]
            if len(other) >= 4 and not other[0].isdigit():
                result[row, column] = max(result[row, column], float(ratio[row, column]))
    prefixes: dict[str, list[int]] = {}
    for column, other in enumerate(target):
        if len(other) >= _PREFIX and not other[0].isdigit():
            prefixes.setdefault(other[:_PREFIX], []).append(column)
    for row, token in enumerate(source):
        if len(token) >= _PREFIX:
            for column in prefixes.get(token[:_PREFIX], ()):
                result[row, column] = max(result[row, column], _SAME_PREFIX)
    answers: dict[str, list[int]] = defaultdict(list)
    for column, other in enumerate(target):
        for idea in ideas(other, locales[1]):
            answers[idea].append(column)
    for row, token in enumerate(source):
        for idea in ideas(token, locales[0]):
            result[row, answers[idea]] = np.maximum(result[row, answers[idea]], _SAME_IDEA)
    return result


class Anchors:
    """The share of each side's tokens, weighted by rarity, that is matched on the other, for any group of sentences."""

    def __init__(self, source: Sequence[str], target: Sequence[str], locales: tuple[str, str]) -> None:
        self._source, source_types = _counts(source)
        self._target, target_types = _counts(target)
        match = likeness(source_types, target_types, locales)
        # Where a token of one side stands in the sentences of the other: types × sentences.
        self._in_target = _present(match, self._target)
        self._in_source = _present(match.T, self._source)
        self._weighted_s = self._source * _rarity(self._source, self._in_target)
        self._weighted_t = self._target * _rarity(self._target, self._in_source)

    def share(self, a: int, b: int) -> Matrix:
        """The matched share of every bead of a source and b target sentences; row i, column j is where it begins."""
        rows, columns = len(self._source) - a + 1, len(self._target) - b + 1
        if rows <= 0 or columns <= 0:
            return np.zeros((max(rows, 0), max(columns, 0)))
        found = _sum_rows(self._weighted_s @ _max_columns(self._in_target, b), a)
        found = found + _sum_rows(self._weighted_t @ _max_columns(self._in_source, a), b).T
        total = _sum_rows(self._weighted_s.sum(1)[:, None], a) + _sum_rows(self._weighted_t.sum(1)[:, None], b).T
        return np.asarray(found / np.maximum(total, 1e-9))


def _counts(sentences: Sequence[str]) -> tuple[Matrix, list[str]]:
    split = [tokens(sentence) for sentence in sentences]
    types = {token: index for index, token in enumerate(dict.fromkeys(token for words in split for token in words))}
    counts = np.zeros((len(sentences), len(types)))
    for row, words in enumerate(split):
        for word in words:
            counts[row, types[word]] = 1.0
    return counts, list(types)


def _rarity(counts: Matrix, answers: Matrix) -> Matrix:
    """How much a token tells: the rarer it is in its own text, and the rarer what answers it in the other."""
    own = np.log((len(counts) + 1) / np.maximum((counts > 0).sum(0), 1))
    other = np.log((answers.shape[1] + 1) / np.maximum(answers.sum(1), 1))
    return np.asarray((own + other) / 2)


def _present(match: Matrix, counts: Matrix) -> Matrix:
    result = np.zeros((match.shape[0], counts.shape[0]))
    for sentence, row in enumerate(counts):
        columns = np.nonzero(row)[0]
        if len(columns):
            result[:, sentence] = match[:, columns].max(1)
    return result


def _max_columns(values: Matrix, width: int) -> Matrix:
    columns = values.shape[1] - width + 1
    return np.asarray(np.max([values[:, shift : shift + columns] for shift in range(width)], axis=0))


def _sum_rows(values: Matrix, height: int) -> Matrix:
    rows = values.shape[0] - height + 1
    return np.asarray(sum(values[shift : shift + rows] for shift in range(height)))
