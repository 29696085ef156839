"""What is compared: the articles of a story, each with its passages in one language or several."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Account:
    """One article's account of the story.

    Attributes:
        id: the article's id.
        segments: the text of each segment in every language that has it, by the segment's id, in the order of the text.
        headings: the segments that are headings within the text.
        published: when the article came out, as ISO 8601 to the exactness that is known; None if it is not.
    """

    id: str
    segments: Mapping[str, Mapping[str, str]]
    published: str | None = None
    headings: frozenset[str] = frozenset()


def order_in_time(first: Account, second: Account) -> int:
    """Which of two articles came out earlier: -1 the first, 1 the second, 0 if that cannot be told."""
    if first.published is None or second.published is None:
        return 0
    size = min(len(first.published), len(second.published))
    left, right = first.published[:size], second.published[:size]
    return (left > right) - (left < right)
