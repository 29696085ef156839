"""How the words that two passages share stand in them: by the rarest of them, and by how close together they are.

Two passages on one topic share words that are scattered; two that tell the same share some that stand together, who
does what to whom.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from story_explainer.ingest.comparison.reading import AnalysedArticle, KeyedToken
from story_explainer.ingest.comparison.wording import SharedWords

_CLOSE = 4  # words apart, at most
_QUOTATION = 3  # words in quotation marks that say something; fewer are a nickname or a title


@dataclass(frozen=True, slots=True)
class Agreement:
    """What the shared words of two passages say.

    Attributes:
        rarest: the weight of the shared word that says most.
        together: the weight of those that stand close to another shared word in both passages.
        lone: the weight of the names that only one of the passages has, of the one that has more.
        unsaid: whether one of them quotes words that the other has nothing of: they share who speaks, not what is said.
    """

    rarest: float
    together: float
    lone: float
    unsaid: bool


@dataclass(frozen=True, slots=True)
class _SharedWord:
    left: int
    right: int
    words: tuple[str, str]
    weight: float
    name: bool


def agreement(
    first: AnalysedArticle, second: AnalysedArticle, wording: SharedWords, row: int, column: int
) -> Agreement:
    """Look at two passages, by their rows, of articles whose words have been compared."""
    left, right = first.tokens[row], second.tokens[column]
    shared = [
        _SharedWord(
            i, j, (a.key, b.key), strength * wording.weight(a.key, b.key), a.key in first.names or b.key in second.names
        )
        for i, a in enumerate(left)
        if a.content and (answers := wording.answers.get(a.key))
        for j, b in enumerate(right)
        if b.content and (strength := answers.get(b.key))
    ]
    return Agreement(
        rarest=max((one.weight for one in shared), default=0.0),
        together=_together(shared),
        lone=max(
            _lone(left, first, {one.words[0] for one in shared}, wording.weights[0]),
            _lone(right, second, {one.words[1] for one in shared}, wording.weights[1]),
        ),
        unsaid=_unsaid(left, {one.words[0] for one in shared}) or _unsaid(right, {one.words[1] for one in shared}),
    )


def _unsaid(tokens: Sequence[KeyedToken], shared: set[str]) -> bool:
    quoted = {token.key for token in tokens if token.content and token.quoted}
    return len(quoted) >= _QUOTATION and quoted.isdisjoint(shared)


def _together(shared: Sequence[_SharedWord]) -> float:
    """The words of one name stand together anyhow, so that two names say nothing of each other."""
    found: dict[str, float] = {}
    for one in shared:
        for other in shared:
            different = one.words[0] != other.words[0] and one.words[1] != other.words[1]
            near = abs(one.left - other.left) <= _CLOSE and abs(one.right - other.right) <= _CLOSE
            if different and near and not (one.name and other.name):
                found[one.words[0]] = max(found.get(one.words[0], 0.0), one.weight)
    return sum(found.values())


def _lone(tokens: Sequence[KeyedToken], reading: AnalysedArticle, shared: set[str], weights: dict[str, float]) -> float:
    names = {token.key for token in tokens if token.content and token.key in reading.names}
    return sum(weights[key] for key in sorted(names - shared))
