"""Anchors: the tokens that two languages share: names, numbers, words of the same origin or for the same idea.

As in Simard, Foster and Isabelle, "Using cognates to align sentences in bilingual corpora" (1992), with the longest
common subsequence ratio of Melamed (1999) as the test of likeness, a small vocabulary beside it, as hunalign has a
dictionary (Varga et al. 2005), and the rarity of a token, and of what answers it, as its weight.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import process
from rapidfuzz.distance import LCSseq

from story_explainer.ingest.alignment.lexicon import ideas
from story_explainer.ingest.article import Range
from story_explainer.ingest.text.words import fold

Matrix = NDArray[np.float64]
Places = NDArray[np.int64]
GROUP = 4  # sentences in one side of a bead at most

_TOKEN = re.compile(r"\d+(?:[.,:’' ]\d{2,3})*|[^\W\d_]{2,}")
_LIKE = 0.75
_PREFIX = 5
_SAME_PREFIX, _SAME_IDEA = 0.8, 0.9
_ROWS = 256  # tokens that are compared with all others at once


def tokens(text: str) -> list[str]:
    """The tokens of a text by which it can be recognised in another language: folded words, and numbers as digits."""
    return [re.sub(r"\D", "", token) if token[0].isdigit() else token for token in _TOKEN.findall(fold(text))]


def token_likeness(source: Sequence[str], target: Sequence[str], locales: tuple[str, str]) -> list[dict[int, float]]:
    """How alike each source token is to those target tokens, by their number, that are like it: 1 for the same."""
    result: list[dict[int, float]] = [{} for _ in source]
    index = {token: column for column, token in enumerate(target)}
    letters = [column for column, token in enumerate(target) if len(token) >= 4 and not token[0].isdigit()]
    others = [target[column] for column in letters]
    prefixes: dict[str, list[int]] = defaultdict(list)
    answers: dict[str, list[int]] = defaultdict(list)
    for column, token in enumerate(target):
        if len(token) >= _PREFIX and not token[0].isdigit():
            prefixes[token[:_PREFIX]].append(column)
        for idea in ideas(token, locales[1]):
            answers[idea].append(column)

    def raise_to(row: int, columns: Iterable[int], value: float) -> None:
        for column in columns:
            result[row][column] = max(result[row].get(column, 0.0), value)

    for start in range(0, len(source) if others else 0, _ROWS):
        some = source[start : start + _ROWS]
        ratio = process.cdist(some, others, scorer=LCSseq.normalized_similarity, score_cutoff=_LIKE, dtype=np.float32)
        for row, column in zip(*map(np.ndarray.tolist, np.nonzero(ratio)), strict=True):
            token = some[row]
            if len(token) >= 4 and not token[0].isdigit():
                raise_to(start + row, (letters[column],), float(ratio[row, column]))
    for row, token in enumerate(source):
        if token in index:
            raise_to(row, (index[token],), 1.0)
        if len(token) >= _PREFIX:
            raise_to(row, prefixes.get(token[:_PREFIX], ()), _SAME_PREFIX)
        for idea in ideas(token, locales[0]):
            raise_to(row, answers.get(idea, ()), _SAME_IDEA)
    return result


class Anchors:
    """The share of each side's tokens, weighted by rarity, that is matched on the other, for any group of sentences.

    Of a token only the sentences are kept that have something like it: all of a text take little room.
    """

    def __init__(self, source: Sequence[str], target: Sequence[str], locales: tuple[str, str]) -> None:
        self._source, self._target = _Side(source), _Side(target)
        match = token_likeness(self._source.types, self._target.types, locales)
        back: list[dict[int, float]] = [{} for _ in self._target.types]
        for row, columns in enumerate(match):
            for column, value in columns.items():
                back[column][row] = value
        self._source.answer(match, self._target)
        self._target.answer(back, self._source)

    def share(self, a: int, b: int, rows: Range, columns: Range) -> Matrix:
        """The matched share of beads of a source and b target sentences; row i, column j is where each begins.

        Args:
            a, b: how many sentences.
            rows, columns: the sentences of either side among which the beads lie, from and to.
        """
        height, width = rows[1] - rows[0] - a + 1, columns[1] - columns[0] - b + 1
        if height <= 0 or width <= 0:
            return np.zeros((max(height, 0), max(width, 0)))
        found = _sum_rows(self._source.found(rows, columns, b), a)
        found = found + _sum_rows(self._target.found(columns, rows, a), b).T
        left, right = (
            side.totals[slice(*ends), None] for side, ends in ((self._source, rows), (self._target, columns))
        )
        total = _sum_rows(left, a) + _sum_rows(right, b).T
        return np.asarray(found / np.maximum(total, 1e-9))


class _Side:
    """The tokens of one text, how much each tells, and what answers them in the other."""

    def __init__(self, sentences: Sequence[str]) -> None:
        self.types: list[str] = []
        index: dict[str, int] = {}
        self.words: list[list[int]] = []  # of each sentence, its tokens, each once
        self.places: list[list[int]] = []  # of each token, the sentences with it
        for number, sentence in enumerate(sentences):
            own = dict.fromkeys(tokens(sentence))
            for token in own:
                if token not in index:
                    index[token] = len(self.types)
                    self.types.append(token)
                    self.places.append([])
                self.places[index[token]].append(number)
            self.words.append([index[token] for token in own])

    def answer(self, match: Sequence[dict[int, float]], other: _Side) -> None:
        """Take note of the sentences of the other text that have something like each token, and weigh the tokens.

        How much a token tells: the rarer it is in its own text, and the rarer what answers it in the other.
        """
        self._answers: list[tuple[Places, Matrix]] = []
        weights = []
        for number, columns in enumerate(match):
            known: dict[int, float] = {}
            for column, value in columns.items():
                for place in other.places[column]:
                    known[place] = max(known.get(place, 0.0), value)
            order = sorted(known)
            self._answers.append((np.array(order, dtype=np.int64), np.array([known[place] for place in order])))
            own = np.log((len(self.words) + 1) / len(self.places[number]))
            weights.append((own + np.log((len(other.words) + 1) / max(sum(known.values()), 1))) / 2)
        self._weights = np.array(weights)
        self.totals = np.array([self._weights[words].sum() for words in self.words])
        self.found = lru_cache(maxsize=GROUP)(self._found)

    def _found(self, rows: Range, columns: Range, width: int) -> Matrix:
        """How much of each sentence is answered by so many sentences of the other text, from each of them on."""
        size = columns[1] - columns[0]
        result = np.zeros((rows[1] - rows[0], size - width + 1))
        for row, words in enumerate(self.words[slice(*rows)]):
            here = np.zeros((len(words), size))
            for line, word in zip(here, words, strict=True):
                places, values = self._answers[word]
                first, last = np.searchsorted(places, columns)
                line[places[first:last] - columns[0]] = values[first:last]
            if words:
                result[row] = self._weights[words] @ _max_columns(here, width)
        return result


def _max_columns(values: Matrix, width: int) -> Matrix:
    columns = values.shape[1] - width + 1
    return np.asarray(np.max([values[:, shift : shift + columns] for shift in range(width)], axis=0))


def _sum_rows(values: Matrix, height: int) -> Matrix:
    rows = values.shape[0] - height + 1
    return np.asarray(sum(values[shift : shift + rows] for shift in range(height)))
