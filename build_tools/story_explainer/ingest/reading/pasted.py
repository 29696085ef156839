"""Where an article was copied from: an address alone above a text, or at the foot of a printed page."""

from __future__ import annotations

import re
from collections.abc import Sequence

from story_explainer.ingest.article import Aside, Block

_ADDRESS = re.compile(r"(?:[^\W\d_][\w ]{1,20}:\s*)?<?(?P<address>https?://[^\s<>]+)>?(?P<page>\s+\d+/\d+)?")
_REASON = "address of the article"
_FIRST = 2


def take_address(blocks: Sequence[Block]) -> tuple[list[Block], list[Aside], str | None]:
    """Take out the address that an editor has pasted above a text, or a browser printed below it.

    Args:
        blocks: the blocks of one article.

    Returns:
        The blocks that stay, what was set aside, and the address; None where there is none.
    """
    found = {
        index: match["address"]
        for index, block in enumerate(blocks)
        if block.kind is None and (match := _ADDRESS.fullmatch(block.text)) and (index < _FIRST or match["page"])
    }
    if not found or len(found) == len(blocks):
        return list(blocks), [], None
    kept = [block for index, block in enumerate(blocks) if index not in found]
    asides = [Aside(blocks[index].text, blocks[index].line, _REASON) for index in found]
    return kept, asides, found[min(found)]
