"""How much each measure says: the weights of two logistic regressions, with sentence vectors and by anchors alone.

`benchmarks/stories_fit.py` fits them; the weight without a name is the constant.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import exp

from story_explainer.ingest.comparison.evidence import FEATURES

# Set by hand, since the stories that the others are fitted on have next to none: how many dead or missing there are is
# told by all; a denial answers something that was told; and of sentences of one article that tell different things
# one pair in two hundred shares such numbers. Of pairs that look likely but of which one passage quotes what the other
# has nothing of, three in five are wrong; between halves of one article there are too many for the fit to see it.
BY_HAND = {"toll": 4.4, "denial": 0.5, "numbers": 1.5, "unsaid": -1.5, "refuted": 4.5}
VECTORS: Mapping[str, float] = {
    "": -5.58,
    "cosine": 4.04,
    "mass": 1.80,
    "rest": -1.10,
    "rarest": 1.08,
    "together": 0.38,
    "lone": -0.13,
    "quoted": 1.00,
    "copied": -0.07,
    "across": 0.80,
}
ANCHORS: Mapping[str, float] = {
    "": -5.44,
    "cosine": 0.00,
    "mass": 2.40,
    "rest": -1.23,
    "rarest": 1.05,
    "together": 0.43,
    "lone": -0.22,
    "quoted": 1.28,
    "copied": 0.30,
    "across": 0.91,
}

# With sentence vectors and without: a constant, and what the odds of a pair and its lead over its rivals weigh.
RIVALS = {True: (0.11, 0.93, 0.07), False: (0.00, 0.88, 0.09)}

_BY_VECTORS = {
    with_vectors: (table[""], tuple({**table, **BY_HAND}[name] for name in FEATURES))
    for with_vectors, table in ((True, VECTORS), (False, ANCHORS))
}


def logit(features: Sequence[float], vectors: bool) -> float:
    """How likely it is that two passages tell the same, as the logarithm of the odds.

    Args:
        features: the measures in the order of `FEATURES`.
        vectors: whether there are sentence vectors.
    """
    constant, weights = _BY_VECTORS[vectors]
    return constant + sum(weight * value for weight, value in zip(weights, features, strict=True))


def beside_rivals(odds: float, lead: float, vectors: bool) -> float:
    """The odds of a pair of passages in view of the others that either of them could be in.

    Args:
        odds: the odds of the pair by itself.
        lead: how far it is ahead of its rivals (`rivals.leads`).
        vectors: whether there are sentence vectors.
    """
    constant, own, ahead = RIVALS[vectors]
    return constant + own * odds + ahead * lead


def probability(odds: float) -> float:
    """The probability, from 0 to 1, of the logarithm of odds."""
    return 1 / (1 + exp(-max(-30.0, min(30.0, odds))))
