"""How much each measure says: the weights of two logistic regressions, with sentence vectors and by anchors alone.

`benchmarks/stories_fit.py` fits them; the weight without a name is the constant.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import exp

from story_explainer.ingest.comparison.evidence import FEATURES

# The stories that the others are fitted on count next to nothing.
BY_HAND = {"same figure": 5.0, "other figure": 4.0}
VECTORS: Mapping[str, float] = {
    "": -8.59,
    "cosine": 5.82,
    "share": 1.35,
    "contained": 2.35,
    "mass": 2.50,
    "quoted": 1.43,
    "copied": 1.00,
    "across": 0.96,
}
ANCHORS: Mapping[str, float] = {
    "": -8.92,
    "cosine": 0.0,
    "share": 3.59,
    "contained": 2.67,
    "mass": 2.77,
    "quoted": 1.50,
    "copied": 0.93,
    "across": 1.05,
}


def logit(features: Sequence[float], vectors: bool) -> float:
    """How likely it is that two passages tell the same, as the logarithm of the odds.

    Args:
        features: the measures in the order of `FEATURES`.
        vectors: whether there are sentence vectors.
    """
    table = {**(VECTORS if vectors else ANCHORS), **BY_HAND}
    return table[""] + sum(table[name] * value for name, value in zip(FEATURES, features, strict=True))


def probability(odds: float) -> float:
    """The probability, from 0 to 1, of the logarithm of odds."""
    return 1 / (1 + exp(-max(-30.0, min(30.0, odds))))
