"""Numbers told as an earlier state, or withdrawn: 39 in “38 and not 39”, 16 in “had first spoken of 16 missing”.

Such a number is no news of the day on which it is told.
"""

from __future__ import annotations

import re

from story_explainer.ingest.comparison.quantities import said_of
from story_explainer.ingest.languages.cues import cues
from story_explainer.ingest.text.numbers import Number

# A day ends no clause: “vom 12. Mai”.
# What stands between commas right before a number, or a word of grammar and the number.
_INSERTED = re.compile(r",\s+([^,;:.!?]{3,120}),\s+(?=(?:[^\W\d_]{1,5}\s)?\S*$)")
_CLAUSE = re.compile(r"(?:[,;:!?–—]|(?<!\d)\.)(?=\s)|[()]")


def is_superseded(text: str, number: Number, locale: str) -> bool:
    """Whether a passage tells a number as one that was said before, or as wrong.

    Args:
        text: the passage.
        number: one of its numbers.
        locale: its language.

    Returns:
        Whether the number is denied (“and not 39”), is put right later in the sentence (“39 before correcting it to
        38”), or stands in a clause that tells what was said at first or had been said.
    """
    known = cues(locale)
    if said_of(text, number, locale, "counting.withdrawn") or _withdrawn_behind_aside(text, number, locale):
        return True
    turns = known.find("counting.undone", text)
    if any(
        turn.start() >= number.end and not re.search(r"[.!?;]\s", text[number.end : turn.start()]) for turn in turns
    ):
        return True
    ends = [*(hit.end() for hit in _CLAUSE.finditer(text)), *(turn.end() for turn in turns)]
    start = max((end for end in ends if end <= number.start), default=0)
    end = min((end for end in ends if end >= number.end), default=len(text))
    return known.has("counting.earlier", text[start:end])


def _withdrawn_behind_aside(text: str, number: Number, locale: str) -> bool:
    """Whether a number is withdrawn where what was said of it stands between: “and not, as we reported, 39”."""
    aside = _INSERTED.search(text, 0, number.start)
    if not aside or not cues(locale).has("counting.as", aside[1]):
        return False
    short, gone = f"{text[: aside.start()]} {text[aside.end() :]}", aside.end() - aside.start() - 1
    moved = Number(number.value, number.start - gone, number.end - gone, number.ordinal)
    return said_of(short, moved, locale, "counting.withdrawn") is not None
