"""What a publisher says of itself at the end of an article: About us, Press contact."""

from __future__ import annotations

import re
from collections.abc import Sequence

from story_explainer.ingest.article import ABOUT_THE_PUBLISHER, Aside, Block
from story_explainer.ingest.languages.segmentation import Pack
from story_explainer.ingest.reading.ends import ends_sentence

_CONTACT = re.compile(
    r"\w@\w|\bwww\.|^https?://\S+$|\b(?:tel|fon|phone|mob|cell|fax|tél)\b[.:\s]|\+\d[\d ()/-]{6,}", re.IGNORECASE
)
_MOST, _LONGEST = 8, 80


def set_publisher_aside(blocks: Sequence[Block], pack: Pack) -> tuple[list[Block], list[Aside]]:
    """Take out the last sections of an article whose headings say that the publisher speaks of itself there.

    Args:
        blocks: the blocks of one article, each with its kind.
        pack: what is known of its language.

    Returns:
        The blocks that stay, among them at least one text, and what was set aside with the reason.
    """
    end = _contact(blocks)
    for place in range(end - 1, 0, -1):
        if blocks[place].kind == "heading":
            if not pack.publisher.fullmatch(blocks[place].text.strip()):
                break
            end = place
    if not any(block.kind == "text" for block in blocks[:end]):
        return list(blocks), []
    return list(blocks[:end]), [Aside(block.text, block.line, ABOUT_THE_PUBLISHER) for block in blocks[end:]]


def _contact(blocks: Sequence[Block]) -> int:
    """Where the short lines at the end begin that say how to reach the publisher: names, telephone, address."""
    begin = last = len(blocks)
    while begin > 1 and last - begin < _MOST and _is_line(blocks[begin - 1]):
        begin -= 1
    if begin == last or not _CONTACT.search(blocks[-1].text) or blocks[begin].kind is None:
        return last
    return begin


def _is_line(block: Block) -> bool:
    return block.kind != "title" and len(block.text) <= _LONGEST and not ends_sentence(block.text)
