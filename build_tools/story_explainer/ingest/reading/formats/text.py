"""Plain text: blank lines, hard wraps and nothing else to go by."""

from __future__ import annotations

from story_explainer.ingest.article import Parsed
from story_explainer.ingest.reading.blocks import split_blocks


def parse(name: str, text: str, locale: str) -> Parsed:
    """Read a plain text. See `blocks.split_blocks`."""
    blocks, tables = split_blocks(text)
    return Parsed(tuple(blocks), tuple(tables))
