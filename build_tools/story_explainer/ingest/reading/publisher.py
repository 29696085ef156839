"""What a publisher says of itself at the end of an article: About us, Press contact."""

from __future__ import annotations

from collections.abc import Sequence

from story_explainer.ingest.article import Aside, Block
from story_explainer.ingest.languages.segmentation import Pack

_REASON = "about the publisher"


def set_publisher_aside(blocks: Sequence[Block], pack: Pack) -> tuple[list[Block], list[Aside]]:
    """Take out the last sections of an article whose headings say that the publisher speaks of itself there.

    Args:
        blocks: the blocks of one article, each with its kind.
        pack: what is known of its language.

    Returns:
        The blocks that stay, among them at least one text, and what was set aside with the reason.
    """
    end = len(blocks)
    for place in range(len(blocks) - 1, 0, -1):
        if blocks[place].kind == "heading":
            if not pack.publisher.fullmatch(blocks[place].text.strip()):
                break
            end = place
    if not any(block.kind == "text" for block in blocks[:end]):
        return list(blocks), []
    return list(blocks[:end]), [Aside(block.text, block.line, _REASON) for block in blocks[end:]]
