"""Passages of two articles that tell the same, as far as readers may be told that they do.

What a machine found alone is no matter for readers, with one exception: words that are the same word for word are
seen to be the same by everybody who reads them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol, get_args

from story_explainer.story.base import Text
from story_explainer.story.bitext import Segment
from story_explainer.story.model import MatchKind, Story
from story_explainer.story.publication_order import by_publication
from story_explainer.story.same_words import same_quotation, word_for_word

_PLAIN: dict[MatchKind, Callable[[Segment, Segment], bool]] = {"same-words": same_quotation, "copied": word_for_word}


class Found(Protocol):
    """A match that a comparison of the articles found."""

    @property
    def segments(self) -> Sequence[str]:
        """The ids of the two passages."""

    @property
    def kinds(self) -> Sequence[str]:
        """What the two are to each other."""


@dataclass(frozen=True, slots=True)
class Passages:
    """Two passages of two articles, that of the earlier article first; `confirmed` where editors stand by it."""

    segments: tuple[Segment, Segment]
    kinds: tuple[MatchKind, ...]
    confirmed: bool
    note: Text | None = None


def public_matches(story: Story, found: Sequence[Found]) -> list[Passages]:
    """The matches that readers may see, in the order of the articles and their sentences.

    Args:
        story: the story, with what its editors say of matches.
        found: what a comparison found.

    Returns:
        The matches that editors confirmed. Of those that nobody confirmed or refused only copies that are the same
        word for word and quotations in the same words, for nothing but that, and only where both texts may be shown:
        readers see for themselves. What is called a copy because it is close to one stays unseen.
    """
    articles = by_publication(story)
    sentences = {ident: number for number, ident in enumerate(story.segment)}
    machine = {frozenset(match.segments): match for match in found}
    decided: set[frozenset[str]] = set()
    passages: dict[frozenset[str], Passages] = {}

    def place(ident: str) -> tuple[int, int]:
        return articles.index(story.article_of[ident]), sentences[ident]

    def add(idents: Sequence[str], kinds: Sequence[str], confirmed: bool, note: Text | None = None) -> None:
        pair = sorted((ident for ident in idents if ident in story.segment), key=place)
        if len(pair) == 2 and story.article_of[pair[0]] != story.article_of[pair[1]]:
            first, second = (story.segment[ident] for ident in pair)
            known: tuple[MatchKind, ...] = tuple(kind for kind in get_args(MatchKind) if kind in kinds)
            passages[frozenset(pair)] = Passages((first, second), known, confirmed, note)

    for entry in story.matches:  # the last word on a pair counts
        pair = frozenset(entry.segments)
        decided.add(pair)
        passages.pop(pair, None)
        if entry.verdict == "confirmed":
            add(entry.segments, entry.kinds or (machine[pair].kinds if pair in machine else ()), True, entry.note)
    for pair, match in machine.items():
        if pair not in decided and len(both := [story.segment[each] for each in pair if each in story.segment]) == 2:
            kinds = [kind for kind, holds in _PLAIN.items() if kind in match.kinds and holds(*both)]
            if kinds:
                add(match.segments, kinds, confirmed=False)
    return sorted(passages.values(), key=lambda each: [place(segment.id) for segment in each.segments])
