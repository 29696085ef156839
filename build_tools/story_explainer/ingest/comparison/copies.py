"""Words that two passages share in runs: what is copied, and what is quoted in the same words.

The runs are tiles as in Wise, “Running Karp–Rabin matching and greedy string tiling” (1993), found here by the
longest first; passages that share no run of three words are never looked at.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from story_explainer.ingest.comparison.reading import Token

RUN = 3


@dataclass(frozen=True, slots=True)
class Shared:
    """What two passages of one language have in the same words.

    Attributes:
        share: the words in common runs, as a share of the shorter passage, quoted words left out.
        longest: the longest common run of words that are not quoted.
        exact: whether the shorter passage stands in the other word for word.
        quoted: the longest common run of words that stand in quotation marks in both.
    """

    share: float = 0.0
    longest: int = 0
    exact: bool = False
    quoted: int = 0


NOTHING = Shared()


def shared_words(first: Sequence[Token], second: Sequence[Token]) -> Shared:
    """Compare two passages word by word."""
    left, right = [token.key for token in first], [token.key for token in second]
    blocks = [
        block
        for block in SequenceMatcher(None, left, right, autojunk=False).get_matching_blocks()
        if block.size >= RUN and _says_something(first[block.a : block.a + block.size])
    ]
    plain = longest = quoted = 0
    for block in blocks:
        both = [first[block.a + step].quoted and second[block.b + step].quoted for step in range(block.size)]
        neither = [not (first[block.a + step].quoted or second[block.b + step].quoted) for step in range(block.size)]
        plain += sum(neither)
        longest = max(longest, _run(neither))
        quoted = max(quoted, _run(both))
    free = min(sum(not token.quoted for token in first), sum(not token.quoted for token in second))
    short = min(len(left), len(right))
    exact = any(block.size == short for block in blocks)
    return Shared(plain / free if free >= RUN else 0.0, longest, exact, quoted)


def _says_something(run: Sequence[Token]) -> bool:
    """Whether a run of words is more than names and words of grammar."""
    return any(token.content and not token.name for token in run)


def _run(flags: Sequence[bool]) -> int:
    best = here = 0
    for flag in flags:
        here = here + 1 if flag else 0
        best = max(best, here)
    return best
