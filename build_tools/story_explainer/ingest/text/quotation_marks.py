"""Quotations: what stands between quotation marks of whatever kind, within one segment."""

from __future__ import annotations

import re
from dataclasses import dataclass

from story_explainer.ingest.text.marks import CLOSERS_WITHIN, DOUBLE


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words between quotation marks: the words alone, and where they stand."""

    text: str
    start: int
    end: int


def quotations(text: str) -> list[Quoted]:
    """The quotations in a text that open and close in it, from left to right, without those inside others.

    Args:
        text: one segment in one language.

    Returns:
        Each with its words; marks that open and do not close, as where a quotation goes over several sentences, are
        left out.
    """
    found = []
    at = 0
    while at < len(text):
        closing = CLOSERS_WITHIN.get(text[at])
        if closing and _opens(text, at):
            end = next(
                (place for place in range(at + 1, len(text)) if text[place] in closing and _closes(text, place)), -1
            )
            if end > at + 1:
                words = text[at + 1 : end]
                lead = len(words) - len(words.lstrip())
                found.append(Quoted(words.strip(), at + 1 + lead, at + 1 + lead + len(words.strip())))
                at = end
        at += 1
    return found


def count_of_marks(text: str) -> int:
    """How many double quotation marks stand in a text, whether they pair or not."""
    return len(re.findall(f"[{DOUBLE}]", text))


def _opens(text: str, at: int) -> bool:
    return (at == 0 or not text[at - 1].isalnum()) and at + 1 < len(text) and text[at + 1] not in ".,;:!?"


def _closes(text: str, at: int) -> bool:
    return at + 1 == len(text) or not text[at + 1].isalnum()
