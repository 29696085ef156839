"""What a pair of quotation marks holds together: short quotations of several sentences, titles with full stops in them.

He said: “I come. I promise.” · The show “Helmut Newton. Works” opens in May.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

_MOST = 2_000
_PAIRS = (
    "„[^„“”]{2,%}[“”]",
    "“[^“”]{2,%}”",
    "«[^«»]{2,%}»",
    "»[^«»]{2,%}«",
    "‹[^‹›]{2,%}›",
    "›[^‹›]{2,%}‹",
    r'(?<!\w)"(?=\S)[^"]{2,%}(?<=\S)"(?!\w)',
    "‚[^‚‘]{2,%}‘",
    r"(?<!\w)‘(?=\w)(?:[^‘’]|’(?=\w)){2,%}’(?!\w)",
    r"(?<!\w)'(?=[^\W\d_a-zà-ÿ])(?:[^']|'(?=\w)){2,%}'(?!\w)",
)
_QUOTED = re.compile("|".join(_PAIRS).replace("%", str(_MOST)))
_GOES_ON = re.compile(r"\s+[^\W\d_A-ZÀ-ÞА-Я]")
_STRAIGHT = "\"'"
_SHORT, _TITLE = 60, 120


def without_cuts_in_quotations(text: str, cuts: Sequence[int]) -> list[int]:
    """Leave out the ends of sentences within what quotation marks hold together.

    So they do if the quotation is short and words stand before it in its sentence, or if it ends without a full stop
    and the sentence goes on behind it with a small letter, as around the title of a book or of an exhibition.

    Args:
        text: a paragraph.
        cuts: where its sentences begin.
    """
    kept: list[int] = []
    at = 0
    for quoted in _QUOTED.finditer(text):
        first = bisect_right(cuts, quoted.start(), at)
        after = bisect_left(cuts, quoted.end(), first)
        kept += cuts[at:first]
        at = first
        if first < after and _holds(text, kept[-1], quoted):
            at = after
    return kept + list(cuts[at:])


def outside_quotations(text: str) -> str:
    """A text without what stands in quotation marks in it."""
    return _QUOTED.sub(" ", text)


def _holds(text: str, begin: int, quoted: re.Match[str]) -> bool:
    """Whether a quotation in a sentence that begins at `begin` holds together what stands in it."""
    before = text[begin : quoted.start()].rstrip()
    length = quoted.end() - quoted.start()
    goes_on = bool(_GOES_ON.match(text, quoted.end()))
    title = goes_on and text[quoted.end() - 2] not in ".…,"
    if quoted[0][0] in _STRAIGHT and not goes_on:
        return False  # with such marks, which do not say where they open, speech is cut into its sentences
    if length <= _SHORT:
        return bool(before) or title
    return bool(title and before and not before.endswith(":") and length <= _TITLE)
