"""What several articles tell alike, by what the comparison has found: which sentences belong together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set

from story_explainer.story.model import FoundMatch

_SURE = 0.7  # from this score on two passages surely tell the same
_TWINS = 0.9  # from this one on, so much of it that one may stand for the other in another language


class Shared:
    """Sentences that tell the same, and how many articles tell it of their own."""

    def __init__(self, article_of: Mapping[str, str], matches: Iterable[FoundMatch], order: Sequence[str]) -> None:
        """Read the matches.

        Args:
            article_of: the article of each segment.
            matches: what the articles have in common.
            order: the articles in the order of publication.
        """
        self._article_of, self._rank = article_of, {article: place for place, article in enumerate(order)}
        self._near: dict[str, set[str]] = {}
        self._copied: set[tuple[str, str]] = set()
        self._figures: set[str] = set()
        self._same: set[frozenset[str]] = set()
        for match in matches:
            first, second = match.segments
            if match.score < _SURE or match.denies or first not in article_of or second not in article_of:
                continue
            self._near.setdefault(first, set()).add(second)
            self._near.setdefault(second, set()).add(first)
            if "copied" in match.kinds:
                self._copied |= {(first, second), (second, first)}
            if match.score >= _TWINS and not match.values and "repeated" in match.kinds:
                self._same.add(frozenset(match.segments))
            if match.about == "figure":
                self._figures |= {first, second}

    def articles(self, segment: str) -> int:
        """How many other articles tell what a sentence does, each in its own words."""
        return len(
            {self._article_of[other] for other in self._near.get(segment, ()) if (segment, other) not in self._copied}
        )

    def newest(self, segment: str) -> float:
        """How new the figure of a sentence is among those that articles give: from 0 to 1, or 0 where it has none."""
        if segment not in self._figures:
            return 0.0
        others = [self._place(other) for other in self._near[segment] if other in self._figures]
        return 1.0 if all(self._place(segment) >= other for other in others) else -1.0

    def told_with(self, segment: str, others: Set[str]) -> bool:
        """Whether one of some sentences tells the same as another one."""
        near = self._near.get(segment, set())
        return bool(near & others) or any(near & self._near.get(other, set()) for other in others)

    def tell_the_same(self, segment: str, others: Set[str]) -> bool:
        """Whether a sentence surely tells what one of some others does."""
        return bool(self._near.get(segment, set()) & others)

    def told_later(self, segment: str) -> bool:
        """Whether a later article tells of the same."""
        return any(self._place(other) > self._place(segment) for other in self._near.get(segment, ()))

    def twins(self, segment: str) -> set[str]:
        """The sentences of other articles that surely tell the same, without another value."""
        return {other for other in self._near.get(segment, ()) if frozenset((segment, other)) in self._same}

    def _place(self, segment: str) -> int:
        return self._rank.get(self._article_of[segment], 0)
