"""How far a pair of passages is ahead of its rivals: of the other pairs that either of its passages could be in.

An article seldom tells one thing twice: what answers a passage best is mostly right, and what comes after it is mostly
on the same topic only.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

_MOST = 4.0  # beyond that it says no more
_NONE = -9.0  # the odds of a rival where there is none


def leads(odds: Mapping[tuple[str, str], float]) -> dict[tuple[str, str], float]:
    """By how much each pair is ahead of the best other one of each of its passages, both together.

    Args:
        odds: how likely each pair of passages of two articles is, as the logarithm of the odds.

    Returns:
        For each pair a number from -8 to 8; below 0 where another one is better.
    """
    best: dict[tuple[int, str], list[float]] = defaultdict(list)
    for pair, value in odds.items():
        for end in enumerate(pair):
            best[end] = sorted([*best[end], value], reverse=True)[:2]

    def ahead(end: tuple[int, str], value: float) -> float:
        first, second = [*best[end], _NONE][:2]
        return max(-_MOST, min(_MOST, value - (second if value == first else first)))

    return {pair: sum(ahead(end, value) for end in enumerate(pair)) for pair, value in odds.items()}
