"""How running text ends: with a mark that ends a sentence, whatever closes after it, and notes that hang on it."""

from __future__ import annotations

import re

from story_explainer.ingest.text.marks import AFTER_FINAL, FINAL_ANYWHERE

# “[4]”, “[a]”, “[nota 2]”, “[^fn]”, “¹”, “†”: what sends readers to a note.
NOTE_MARK = r"(?:\[(?:\d{1,3}|[a-z]|\^[\w-]{1,20}|[^\W\d_]{1,6}\.?\s?\d{1,3})\]|(?<=[.!?])\(\d{1,2}\)|[¹²³⁰⁴-⁹]++|[†‡])"
# Possessive throughout: a row of raised figures is one mark, and not any way of cutting it into several.
# The same where the raising is lost: “anni.1”; an asterisk is one too, but what begins with it may be an item.
BARE_MARK = r"(?:\*{1,3}+|(?<=[^\W\d_]{3}[.!?])\d{1,2})"
_NOTES = rf"(?:\s?{NOTE_MARK}|{BARE_MARK})*+"
_FINAL = re.compile(rf"[{FINAL_ANYWHERE}:;][{AFTER_FINAL}]*{_NOTES}$")
_FULL_STOP = re.compile(rf"(?<!\.)[.。۔।։][{AFTER_FINAL}]*{_NOTES}$")


def ends_sentence(text: str) -> bool:
    """Whether a text ends with a mark that ends a sentence, closing marks, brackets and notes apart."""
    return bool(_FINAL.search(text.rstrip()[-200:]))


def ends_with_full_stop(text: str) -> bool:
    """Whether that mark is a full stop, which headlines do not have; three of them are none."""
    return bool(_FULL_STOP.search(text.rstrip()[-200:]))
