"""Markdown by CommonMark, with the front matter that static site generators and editors write."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from story_explainer.ingest.article import Aside, Block, Metadata, Parsed
from story_explainer.story.problems import ContentError, Problem
from story_explainer.yaml_source.read import read

if TYPE_CHECKING:
    from markdown_it.token import Token

_FRONT_MATTER = re.compile(r"\A---[ ]*\n(?P<yaml>.*?)^(?:---|\.\.\.)[ ]*$\n?", re.DOTALL | re.MULTILINE)
_FIELDS = {
    "title": ("title", "headline"),
    "author": ("author", "authors", "by", "byline"),
    "date": ("date", "published", "pubdate", "datePublished"),
    "publisher": ("publisher", "source", "site", "sitename", "outlet"),
    "address": ("url", "link", "address", "canonical", "source_url", "original_url"),
}
_ASIDE = {"fence": "code", "code_block": "code", "html_block": "markup"}


def parse(name: str, text: str) -> Parsed:
    """Read a Markdown text.

    Args:
        name: the file's name for messages.
        text: the decoded text.

    Returns:
        Its blocks. A title in the front matter is the first block unless the text has one of its own, a single heading
        of the first level at its beginning. Pictures, code and raw markup are set aside.

    Raises:
        ContentError: the front matter cannot be read; with line and column.
    """
    matter = _FRONT_MATTER.match(text)
    skipped = text[: matter.end()].count("\n") if matter else 0
    metadata = _metadata(name, matter["yaml"]) if matter else Metadata()
    from markdown_it import MarkdownIt  # few articles are Markdown, and no other command waits for it

    tokens = MarkdownIt("commonmark").parse(text[matter.end() :] if matter else text)
    blocks: list[Block] = []
    asides: list[Aside] = []
    for found in _walk(tokens, skipped):
        (blocks if isinstance(found, Block) else asides).append(found)  # type: ignore[arg-type]
    titles = [block for block in blocks if block.kind == "title"]
    first = blocks[0] if blocks else None
    own = first in titles and (len(titles) == 1 or titles[0].text == metadata.title)
    if metadata.title and not own:
        line = next((n for n, row in enumerate(text.split("\n"), 1) if metadata.title in row), 1)
        blocks.insert(0, Block(metadata.title, line, "title"))
    return Parsed(tuple(_one_title(blocks)), tuple(asides), metadata)


def _metadata(name: str, yaml: str) -> Metadata:
    try:
        data = read(name, yaml).data
    except ContentError as error:
        moved = [
            Problem(name, each.line + 1, each.column, each.code, each.message, each.hint) for each in error.problems
        ]
        raise ContentError(moved) from None
    fields = {str(key).lower(): value for key, value in data.items()} if isinstance(data, dict) else {}

    def first(keys: Sequence[str]) -> str | None:
        return next((found for key in keys if (found := _words(fields.get(key.lower())))), None)

    return Metadata(**{field: first(keys) for field, keys in _FIELDS.items()})


def _words(value: Any) -> str | None:
    if isinstance(value, list):
        return ", ".join(filter(None, map(_words, value))) or None
    if isinstance(value, dict):
        return _words(value.get("name"))
    return " ".join(value.split()) if isinstance(value, str) and value.strip() else None


def _walk(tokens: Sequence[Token], skipped: int) -> Iterator[Block | Aside]:
    """Blocks and asides in order; `skipped` lines stand before the first token's."""
    level = 0
    for token in tokens:
        line = (token.map[0] if token.map else 0) + 1 + skipped
        if token.type == "heading_open":
            level = int(token.tag[1])
        elif token.type in ("heading_close", "paragraph_open"):
            level = 0
        elif token.type in _ASIDE and token.content.strip():
            yield Aside(" ".join(token.content.split()), line, _ASIDE[token.type])
        elif token.type == "inline":
            children = token.children or []
            for child in children:
                if child.type == "image" and child.content.strip():
                    yield Aside(" ".join(child.content.split()), line, "picture")
            text = " ".join("".join(map(_inline, children)).split())
            if text:
                yield Block(text, line, {0: None, 1: "title"}.get(level, "heading"))


def _inline(token: Token) -> str:
    if token.type in ("text", "code_inline"):
        return token.content
    return " " if token.type in ("softbreak", "hardbreak") or token.content.lower().startswith("<br") else ""


def _one_title(blocks: Sequence[Block]) -> Iterator[Block]:
    """The first title is the title; further ones are headings."""
    titled = False
    for block in blocks:
        yield Block(block.text, block.line, "heading") if block.kind == "title" and titled else block
        titled = titled or block.kind == "title"
