"""Which passages of two articles have enough in common to be looked at."""

from __future__ import annotations

from collections import defaultdict

import numpy as np

from story_explainer.ingest.alignment.lexical import Matrix
from story_explainer.ingest.comparison.reading import AnalysedArticle
from story_explainer.ingest.comparison.sameness import sameness
from story_explainer.ingest.comparison.wording import SharedWords

_MASS = 2.0  # about one rare word
_NEAR = 0.3  # a cosine that few pairs of unrelated sentences reach


def candidates(
    first: AnalysedArticle, second: AnalysedArticle, wording: SharedWords, cosine: Matrix | None
) -> list[tuple[int, int]]:
    """The rows of two articles that share rare words or numbers, a run of words, or a thing counted, or are near.

    Returns:
        Pairs of a row of the first and a row of the second, in order.
    """
    mask = wording.mass >= _MASS
    if cosine is not None:
        mask |= cosine >= _NEAR
    found = {(int(i), int(j)) for i, j in zip(*np.nonzero(mask), strict=True)}
    if first.same_language(second):
        for run in first.shingles.keys() & second.shingles.keys():
            found.update((i, j) for i in first.shingles[run] for j in second.shingles[run])
    found |= _counting(first, second) | _meaning(first, second) | {(i, j) for j, i in _meaning(second, first)}
    return sorted((i, j) for i, j in found if first.tells[i] and second.tells[j])


def _meaning(first: AnalysedArticle, second: AnalysedArticle) -> set[tuple[int, int]]:
    """The rows of which the first says “he” and means whom the second names."""
    return {(i, j) for i, name in enumerate(first.meant) if name for j in second.types.get(name, ())}


def _counting(first: AnalysedArticle, second: AnalysedArticle) -> set[tuple[int, int]]:
    """The rows that count the same thing."""
    rows: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for j, row in enumerate(second.figures):
        for place, figure in enumerate(row):
            for thing in figure.things:
                rows[thing].append((j, place))
    return {
        (i, j)
        for i, row in enumerate(first.figures)
        for figure in row
        for thing in figure.things
        for j, place in rows.get(thing, ())
        if sameness(figure, second.figures[j][place])
    }
