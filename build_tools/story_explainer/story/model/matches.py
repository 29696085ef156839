"""Passages of two articles that tell the same: comparison.yml, as they were found; matches.yml, what editors say.

What was found and is the same word for word may be shown to readers; of everything else an editor has the last word.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, Literal

from pydantic import Field

from story_explainer.story.base import Model, SegmentId, Text, Words
from story_explainer.story.bitext import Hash

MatchKind = Literal["repeated", "overlaps", "differs", "updated", "same-words", "copied"]
MatchAbout = Literal["figure", "denial", "certainty", "value"]
# From here on readers may see a match that no editor has confirmed: nothing but the same words can reach it.
PUBLIC = 0.95
_WORDS: frozenset[MatchKind] = frozenset(["same-words", "copied"])
_SegmentPair = Annotated[
    list[SegmentId],
    Field(min_length=2, max_length=2, description="The two passages, of two articles; the earlier article first."),
]


class FoundMatch(Model):
    """Two passages that tell the same, as the comparison has found them."""

    segments: _SegmentPair
    kinds: Annotated[list[MatchKind], Field(min_length=1, description="What the two are to each other.")]
    values: Annotated[
        dict[SegmentId, Words], Field(description="Where they differ, what each says, by its segment.")
    ] = {}
    about: Annotated[
        MatchAbout | None,
        Field(description="What they give another value: a figure, whether it is so or may be, or something else."),
    ] = None
    corrects: Annotated[
        SegmentId | None, Field(description="The segment that says in words that it puts the other right.")
    ] = None
    denies: Annotated[SegmentId | None, Field(description="The segment that denies what the other says.")] = None
    score: Annotated[float, Field(ge=0, le=1, description="How likely it is that they tell the same.")]

    @property
    def otherwise(self) -> bool:
        """Whether one of them tells something otherwise than the other one, so that an editor has to look at it."""
        return bool(self.values or self.corrects or self.denies)

    @property
    def public(self) -> bool:
        """Whether readers may see it though no editor has confirmed it."""
        return self.score >= PUBLIC and not _WORDS.isdisjoint(self.kinds)


class ComparisonFile(Model):
    """comparison.yml: what the articles of a story have in common, as it was found. Generated; do not edit this."""

    version: Annotated[int, Field(ge=1, le=1, description="The version of this format.")]
    method: Annotated[Words, Field(description="The method and its version.")]
    articles: Annotated[
        dict[Words, Hash], Field(description="The fingerprint of each article that was compared, by its id.")
    ]
    matches: Annotated[list[FoundMatch], Field(description="In the order of the articles.")]


class MatchEntry(Model):
    """That two passages tell the same specific thing, or that they do not."""

    segments: _SegmentPair
    verdict: Annotated[
        Literal["confirmed", "refused"], Field(description="Whether the editors confirm the match or refuse it.")
    ]
    kinds: Annotated[
        list[MatchKind], Field(description="What the two are to each other; as it was found if left out.")
    ] = []
    note: Annotated[Text | None, Field(description="What a reader should know of it.")] = None


class MatchesFile(Model):
    """matches.yml: matches that editors confirmed or refused."""

    matches: Annotated[list[MatchEntry], Field(description="The newest last.")]


def settled(found: Iterable[FoundMatch], said: Iterable[MatchEntry]) -> list[FoundMatch]:
    """What was found as the editors left it.

    Args:
        found: the matches as they were found.
        said: what editors say of them; the last word on a pair counts.

    Returns:
        The matches without those refused; what is confirmed has a score of 1 and the kinds that editors give it, and
        stands at the end where it was not found.
    """
    words = {frozenset(entry.segments): entry for entry in said}
    result, seen = [], set()
    for match in found:
        pair = frozenset(match.segments)
        seen.add(pair)
        entry = words.get(pair)
        if entry is None:
            result.append(match)
        elif entry.verdict == "confirmed":
            result.append(match.model_copy(update={"score": 1.0, "kinds": entry.kinds or match.kinds}))
    for pair, entry in words.items():
        if pair not in seen and entry.verdict == "confirmed":
            result.append(FoundMatch(segments=entry.segments, kinds=entry.kinds or ["repeated"], score=1.0))
    return result
