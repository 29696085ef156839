"""With sentence vectors, where they are installed, and without: a benchmark says what either gives."""

from __future__ import annotations

from collections.abc import Iterator

from story_explainer.ingest.alignment import encoder


def both_ways(*locales: str) -> Iterator[bool]:
    """Whether vectors are used, first with them and then without; while it goes through the loop, the product obeys.

    Args:
        locales: the languages for which they must be installed; where they are not, only `False` comes.
    """
    usual = encoder.available
    if usual(*locales):
        yield True
    encoder.available = lambda *_: False
    try:
        yield False
    finally:
        encoder.available = usual
