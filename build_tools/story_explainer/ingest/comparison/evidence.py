"""What speaks for two passages telling the same: a few measures of each pair, of two articles in one language each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from story_explainer.ingest.alignment.lexical import Matrix
from story_explainer.ingest.comparison.agreement import agreement
from story_explainer.ingest.comparison.candidates import candidates
from story_explainer.ingest.comparison.copies import NOTHING, SameWords, shared_words
from story_explainer.ingest.comparison.quantities import COUNT
from story_explainer.ingest.comparison.reading import AnalysedArticle
from story_explainer.ingest.comparison.restated import gives
from story_explainer.ingest.comparison.sameness import one_toll
from story_explainer.ingest.comparison.wording import SharedWords, compare_wording

FEATURES = (
    "cosine",
    "mass",
    "rest",
    "rarest",
    "together",
    "lone",
    "unsaid",
    "numbers",
    "toll",
    "denial",
    "refuted",
    "quoted",
    "copied",
    "across",
)
_LONG_QUOTATION = 8
_EVERYDAY = 12


@dataclass(frozen=True)
class PairFeatures:
    """What is known of one pair of passages.

    Attributes:
        row, column: the passages, by their rows in the readings.
        features: the measures in the order of `FEATURES`.
        shared: the words that both have in runs.
    """

    row: int
    column: int
    features: tuple[float, ...]
    shared: SameWords


@dataclass(frozen=True)
class Comparison:
    """Two articles in one language each, with the evidence of each pair of passages that has some."""

    first: AnalysedArticle
    second: AnalysedArticle
    wording: SharedWords
    pairs: tuple[PairFeatures, ...]


def compare_readings(first: AnalysedArticle, second: AnalysedArticle) -> Comparison:
    """Gather the evidence of two articles."""
    wording = compare_wording(first, second)
    near = first.vectors is not None and second.vectors is not None
    cosine = np.asarray(first.vectors @ second.vectors.T) if near else None  # type: ignore[operator,union-attr]
    pairs = candidates(first, second, wording, cosine)
    return Comparison(first, second, wording, tuple(_gather(first, second, wording, cosine, pairs)))


def _gather(
    first: AnalysedArticle,
    second: AnalysedArticle,
    wording: SharedWords,
    cosine: Matrix | None,
    pairs: list[tuple[int, int]],
) -> Iterator[PairFeatures]:
    same_language = first.same_language(second)
    for i, j in pairs:
        shared = shared_words(first.tokens[i], second.tokens[j], first.locale) if same_language else NOTHING
        words = agreement(first, second, wording, i, j)
        yield PairFeatures(
            i,
            j,
            (
                float(cosine[i, j]) if cosine is not None else 0.0,
                float(np.log1p(wording.mass[i, j])),
                float(np.log1p(wording.rest[i, j])),
                words.rarest,
                float(np.log1p(words.together)),
                float(np.log1p(words.lone)),
                float(words.unsaid),
                float(_numbers(first, second, i, j)),
                float(_toll(first, second, i, j)),
                float(first.denies[i] != second.denies[j]),
                float(_refuted(first, second, wording, i, j)),
                min(shared.quoted, _LONG_QUOTATION) / _LONG_QUOTATION,
                shared.share,
                float(not same_language),
            ),
            shared,
        )


def _numbers(first: AnalysedArticle, second: AnalysedArticle, i: int, j: int) -> bool:
    """Whether passages share a number that is no everyday one, or two of any size, or one puts the other's right."""
    common = {figure.value for figure in first.figures[i]} & {figure.value for figure in second.figures[j]}
    here, there = ({(one.value, one.unit) for one in them} for them in (first.amounts[i], second.amounts[j]))
    return (
        len(common) > 1
        or any(value > _EVERYDAY for value in common)
        or any(value > _EVERYDAY and unit != COUNT for value, unit in here & there)
        or any(gives(second.amounts[j], one) for one in first.restated[i])
        or any(gives(first.amounts[i], one) for one in second.restated[j])
    )


def _refuted(first: AnalysedArticle, second: AnalysedArticle, wording: SharedWords, i: int, j: int) -> bool:
    """Whether one person, in one of the passages only called he or she, negates the same thing in both."""
    here, there = first.meant[i], second.meant[j]
    if bool(here) == bool(there):
        return False
    names = {token.key for token in (second.tokens[j] if here else first.tokens[i])}
    if (here or there) not in names:
        return False
    return any((a, b) in wording.pairs for a in first.negated[i] for b in second.negated[j])


def _toll(first: AnalysedArticle, second: AnalysedArticle, i: int, j: int) -> bool:
    """Whether two passages say how many dead, missing or the like there are, whatever the number."""
    return any(one_toll(a, b) for a in first.figures[i] for b in second.figures[j])
