"""Items of a list in a plain text: what stands before them says that they are items, and of which list."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from story_explainer.ingest.article import Block

_ITEM = re.compile(
    r"\s*(?:(?P<bullet>[•◦▪▫■□●○‣⁃∙·*✓✔➤►→☐☑☒]|\.(?= \S)|[-–—](?!-)|\[[ xX✓]\]|(?P<wide>・))"
    r"|(?P<number>\(?(?:\d{1,3}|[ivxIVX]{1,4})[.)]|\d{1,2}(?:\.\d{1,2})+\.?|(?:[\d一二三四五六七八九十]{1,3}[、．]|[①-⑳]))"
    r"|(?P<picture>[\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff]\ufe0f?)"
    r"|(?P<letter>\(?[a-zA-Z][.)]))(?:\s+|(?<=[、．①-⑳・]))(?=\S)"
)
_DASHES = frozenset("-–—")


def marker(line: str) -> str | None:
    """The kind of mark that a line begins with, equal for the items of one list; None for other lines.

    A dash alone may also open what somebody says, or go on with a sentence, a number may be an ordinal or head a
    section, and so may a picture: that they are items is said by their neighbours.
    """
    found = _ITEM.match(line)
    if not found:
        return None
    if found["bullet"]:
        return "-" if found["bullet"] in _DASHES else found["bullet"][0]
    return next(kind for kind in ("number", "picture", "letter") if found[kind])


def is_surely_item(kind: str | None) -> bool:
    """Whether a mark is a bullet, which nothing but an item has."""
    return kind not in (None, "-", "number", "picture", "letter")


def items(blocks: Sequence[Block]) -> set[int]:
    """Which blocks are items: those with bullets, and numbers, letters, pictures, dashes where another is next.

    A single one after a colon is an item too; a single number elsewhere heads a section.
    """
    kinds = [marker(block.text) if block.kind is None else None for block in blocks]
    found = {index for index, kind in enumerate(kinds) if is_surely_item(kind) or kind == "-"}
    for (index, kind), (after, other) in pairwise(enumerate(kinds)):
        if kind and kind == other:
            found |= {index, after}
        if kind is None and other and blocks[index].text.endswith((":", "：")):
            found.add(after)
    return found
