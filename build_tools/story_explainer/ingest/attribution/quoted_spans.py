"""What stands between quotation marks in a whole article, also over several sentences and paragraphs.

Marks are paired by their kind and by what stands around them. The pairs of the languages contradict one another (“
opens in English and closes in German), so that a pair is settled when it opens.
"""

from __future__ import annotations

import re

from story_explainer.ingest.text.marks import CLOSERS, DOUBLE, SINGLE
from story_explainer.ingest.text.span import Span

_MARK = re.compile(f"[{DOUBLE}{SINGLE}]")
_PARAGRAPH = re.compile(r"\n\s*\n")
_LONGEST_SINGLE = 600  # the same between single marks, which look like apostrophes
_LONGEST = 2500  # letters in a quotation; beyond that a mark was forgotten


def quoted_spans(text: str) -> list[Span]:
    """The outermost quotations of an article, marks included, from left to right.

    A mark that opens and is closed in no way within its paragraph counts only if the next paragraph opens with the
    same mark again, as is usual where a speech goes over several paragraphs.

    Args:
        text: the article.
    """
    marks = [(match.start(), match[0]) for match in _MARK.finditer(text)]
    found: list[Span] = []
    index = 0
    while index < len(marks):
        place, sign = marks[index]
        closing = _closing(text, marks, index) if _opens(text, place, sign) else None
        if closing is None:
            index += 1
            continue
        end = marks[closing][0] + 1
        if text[place + 1 : end - 1].strip():
            found.append((place, end))
        index = closing + 1
    return found


def _opens(text: str, place: int, sign: str) -> bool:
    if sign not in CLOSERS:
        return False
    before, after = text[place - 1 : place], text[place + 1 : place + 2]
    if before.isalnum() or not after or after in ".,;:!?)" or (sign in SINGLE and after.isdigit()):
        return False  # the ‘90s
    # Spaces stand inside French guillemets; before all other marks that open there is one, and behind them none.
    return sign in "«„" or not after.isspace()


def _closes(text: str, place: int, sign: str) -> bool:
    before, after = text[place - 1 : place], text[place + 1 : place + 2]
    if after.isalnum():
        return False
    return sign in "»" or not before.isspace()


def _closing(text: str, marks: list[tuple[int, str]], index: int) -> int | None:
    """The number of the mark that closes the one at an index; None if none does."""
    place, sign = marks[index]
    closers, depth = CLOSERS[sign], 0
    reopened = False
    for number in range(index + 1, len(marks)):
        at, mark = marks[number]
        if at - place > (_LONGEST_SINGLE if sign in SINGLE else _LONGEST):
            return None
        broken = _PARAGRAPH.search(text, marks[number - 1][0], at) is not None
        if broken:
            reopened = mark == sign and _starts_paragraph(text, at)
            if not reopened:
                return None
            continue
        if mark in closers and _closes(text, at, mark):
            if depth == 0:
                return number
            depth -= 1
        elif mark == sign and _opens(text, at, mark):
            depth += 1
    return None


def _starts_paragraph(text: str, at: int) -> bool:
    return text[:at].rstrip(" \t").endswith("\n")
