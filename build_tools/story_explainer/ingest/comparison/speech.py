"""Which words of an article stand in quotation marks, also where a quotation goes over several passages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from story_explainer.ingest.text.marks import CLOSERS_ACROSS
from story_explainer.ingest.text.quotation_marks import quotations
from story_explainer.ingest.text.span import Span

Spans = list[Span]

_LONGEST = 12  # passages that one quotation goes over; beyond that a mark was forgotten


def quoted_spans(texts: Sequence[str]) -> Iterator[Spans]:
    """The quoted parts of each passage.

    Args:
        texts: the passages of an article in order.

    Returns:
        For each passage where quoted words begin and end in it. A mark that opens and is not closed in its passage
        counts if one of the next passages closes it.
    """
    inner = [[(quoted.start, quoted.end) for quoted in quotations(text)] for text in texts]
    at = 0
    while at < len(texts):
        opened = _left_open(texts[at], inner[at])
        if opened is not None:
            place, closers = opened
            end = _closing(texts, at + 1, closers)
            if end is not None:
                row, column = end
                inner[at].append((place, len(texts[at])))
                for between in range(at + 1, row):
                    inner[between] = [(0, len(texts[between]))]
                inner[row] = [(0, column), *(span for span in inner[row] if span[0] > column)]
        at += 1
    yield from inner


def _left_open(text: str, spans: Spans) -> tuple[int, str] | None:
    """Where the last mark stands that opens and is not closed in the passage, and what would close it."""
    for place in range(len(text) - 1, -1, -1):
        sign = text[place]
        if sign in CLOSERS_ACROSS and not any(start - 2 <= place <= end + 1 for start, end in spans):
            before = text[place - 1] if place else " "
            after = text[place + 1 : place + 2]
            if after and not after.isspace() and not before.isalnum() and before not in ".,!?":
                return place + 1, CLOSERS_ACROSS[sign]
    return None


def _closing(texts: Sequence[str], first: int, closers: str) -> Span | None:
    """The passage and the place in it where a quotation ends that was opened before."""
    for row in range(first, min(first + _LONGEST, len(texts))):
        for place, sign in enumerate(texts[row]):
            if sign in closers:
                after = texts[row][place + 1 : place + 2]
                before = texts[row][place - 1] if place else " "
                if not after.isalnum() and not before.isspace():
                    return row, place
                return None
    return None
