"""The formats that articles come in. Each is a function from decoded text to blocks; the tuple is the list."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from story_explainer.ingest.article import Block, Metadata
from story_explainer.ingest.blocks import split_blocks


@dataclass(frozen=True)
class Parsed:
    """What a format gives: blocks, and what it says of the article as a publication."""

    blocks: list[Block]
    metadata: Metadata = field(default_factory=Metadata)


@dataclass(frozen=True)
class Format:
    """A format: its name, the endings of its files, and what reads it."""

    name: str
    endings: tuple[str, ...]
    parse: Callable[[str, str], Parsed]


def _text(_name: str, text: str) -> Parsed:
    return Parsed(split_blocks(text))


FORMATS = (Format("text", (".txt", ".text"), _text),)


def by_name(name: str) -> Format | None:
    """The format of a file by the ending of its name, or None."""
    return next((each for each in FORMATS if name.lower().endswith(each.endings)), None)
