"""What a sentence renders as somebody's words: a run of its tokens, with the frame that attributes it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from story_explainer.ingest.attribution.frame import Frame
from story_explainer.ingest.attribution.reading import Token

FEWEST = 3  # words of a clause that stands in front of who says it


@dataclass(frozen=True, slots=True)
class Rendered:
    """What a frame attributes, as the tokens from `start` to before `end`."""

    start: int
    end: int
    frame: Frame


def last_word(tokens: Sequence[Token]) -> int:
    """The number of the token behind the last one that is no full stop."""
    end = len(tokens)
    while end and not tokens[end - 1].word and not tokens[end - 1].quote and tokens[end - 1].text not in ")]":
        end -= 1
    return end
