"""Words that two passages share in runs: what is copied, and what is quoted in the same words.

The runs are tiles as in Wise, “Running Karp–Rabin matching and greedy string tiling” (1993), found here by the
longest first; passages that share no run of three words are never looked at.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache

from story_explainer.ingest.comparison.reading import KeyedToken
from story_explainer.ingest.languages.cues import cues
from story_explainer.ingest.text.words import fold

RUN = 3
_WHOLE = 0.7  # of a passage that stands in the other nearly whole, whatever else is quoted beside it


@dataclass(frozen=True, slots=True)
class SameWords:
    """What two passages of one language have in the same words.

    Attributes:
        share: the words in common runs, as a share of the shorter passage. Words that both quote are left out: who
            quotes the same has not copied, and who names the same speaker in the same words has not told the same.
        longest: the longest common run of words that are not quoted.
        exact: whether the shorter passage stands in the other word for word.
        quoted: the longest common run of words that stand in quotation marks in both.
    """

    share: float = 0.0
    longest: int = 0
    exact: bool = False
    quoted: int = 0


NOTHING = SameWords()


def shared_words(first: Sequence[KeyedToken], second: Sequence[KeyedToken], locale: str) -> SameWords:
    """Compare two passages of one language word by word."""
    left, right = [token.key for token in first], [token.key for token in second]
    blocks = [
        block
        for block in SequenceMatcher(None, left, right, autojunk=False).get_matching_blocks()
        if block.size >= RUN and _says_something(first[block.a : block.a + block.size], locale)
    ]
    plain = longest = quoted = 0
    for block in blocks:
        both = [first[block.a + step].quoted and second[block.b + step].quoted for step in range(block.size)]
        neither = [not (first[block.a + step].quoted or second[block.b + step].quoted) for step in range(block.size)]
        plain += sum(neither)
        longest = max(longest, _run(neither))
        quoted = max(quoted, _run(both))
    runs = [range(block.a, block.a + block.size) for block in blocks], [range(b.b, b.b + b.size) for b in blocks]
    free = min(_own(first, runs[0]), _own(second, runs[1]))
    share = plain / free if free >= RUN else 0.0
    if share < _WHOLE and (_other_words(first, runs[0]) or _other_words(second, runs[1])):
        return SameWords(quoted=quoted)
    short = min(len(left), len(right))
    exact = any(block.size == short for block in blocks)
    return SameWords(share, longest, exact, quoted)


def _other_words(tokens: Sequence[KeyedToken], runs: Sequence[range]) -> bool:
    """Whether a passage quotes something, and nothing of it stands in the other: they share who speaks."""
    places = [place for place, token in enumerate(tokens) if token.quoted]
    return len(places) > RUN and not any(place in run for run in runs for place in places)


def _own(tokens: Sequence[KeyedToken], runs: Sequence[range]) -> int:
    """How many words of a passage are not quoted, or quoted here alone."""
    return sum(not (token.quoted and any(place in run for run in runs)) for place, token in enumerate(tokens))


def _says_something(run: Sequence[KeyedToken], locale: str) -> bool:
    """Whether a run of words is more than names, titles and words of grammar: Secretary of State Mike Pompeo."""
    return any(token.content and not token.name and token.key not in _titles(locale) for token in run)


@cache
def _titles(locale: str) -> frozenset[str]:
    return frozenset(fold(part) for role in cues(locale).words("names.roles") for part in role.split())


def _run(flags: Sequence[bool]) -> int:
    best = here = 0
    for flag in flags:
        here = here + 1 if flag else 0
        best = max(best, here)
    return best
