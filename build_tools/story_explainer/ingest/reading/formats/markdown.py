"""Markdown by CommonMark, with the front matter that static site generators and editors write."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from story_explainer.ingest.article import Aside, Block, BlockKind, Parsed
from story_explainer.ingest.reading.ends import ends_sentence, ends_with_full_stop
from story_explainer.ingest.reading.formats.extensions import to_common, without_marks
from story_explainer.ingest.reading.formats.front_matter import front_matter
from story_explainer.ingest.reading.marked import blocks_of
from story_explainer.ingest.reading.noise import SOURCE, SOURCE_OF_QUOTATION
from story_explainer.ingest.reading.tables import table_read

if TYPE_CHECKING:
    from markdown_it.token import Token

_NESTING = frozenset(
    [
        "bullet_list_open",
        "bullet_list_close",
        "ordered_list_open",
        "ordered_list_close",
        "blockquote_open",
        "blockquote_close",
    ]
)
_ASIDE = {"fence": "code", "code_block": "code", "html_block": "markup"}
_FOOTNOTE = re.compile(r"^\[\^[^\]\s]+\]:.*\n?(?:^(?: {2,}|\t)\S.*\n?)*", re.MULTILINE)
_NOTE_MARK = re.compile(r"\[\^([^\]\s]+)\]")
_TASK = re.compile(r"^\[[ xX]\]\s+")
_SOURCE = re.compile(rf"(?:^|\s)(?:{SOURCE})$")
_CAPTION = re.compile(r"<figcaption\b[^>]*>.*?</figcaption>", re.DOTALL | re.IGNORECASE)
_ELEMENT = re.compile(r"<[^>]*>")
_LONGEST_HEADING = 110


def parse(name: str, text: str, locale: str) -> Parsed:
    """Read a Markdown text.

    Args:
        name: the file's name for messages.
        text: the decoded text.
        locale: its language.

    Returns:
        Its blocks. A title in the front matter is the first block unless the text has one of its own, a single heading
        of the first level at its beginning. Where headings are marked, no other paragraph is one. Pictures, code,
        tables, footnotes and raw markup are set aside, and what the front matter says that is not asked for.

    Raises:
        ContentError: the front matter cannot be read; with line and column.
    """
    metadata, asides, start = front_matter(name, text)
    from markdown_it import MarkdownIt  # few articles are Markdown, and no other command waits for it

    skipped = text[:start].count("\n")
    body, notes = _without_footnotes(text[start:], skipped)
    plainer = to_common(body, skipped)
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(plainer.text)
    blocks: list[Block] = []
    asides += [*notes, *plainer.asides]
    for found in _walk(tokens, skipped):
        (blocks if isinstance(found, Block) else asides).append(found)  # type: ignore[arg-type]
    titles = [block for block in blocks if block.kind == "title"]
    first = blocks[0] if blocks else None
    own = first in titles and (len(titles) == 1 or titles[0].text == metadata.title)
    if metadata.title and not own:
        line = next((n for n, row in enumerate(text.split("\n"), 1) if metadata.title in row), 1)
        blocks.insert(0, Block(metadata.title, line, "title"))
    return Parsed(tuple(_as_marked(list(_one_title(blocks)))), tuple(asides), metadata)


def _without_footnotes(text: str, skipped: int) -> tuple[str, list[Aside]]:
    """The text with its footnotes taken out, for CommonMark takes some of them for the targets of links."""
    notes: list[Aside] = []

    def take(found: re.Match[str]) -> str:
        line = text[: found.start()].count("\n") + 1 + skipped
        notes.append(Aside(" ".join(found[0].split()), line, "footnote"))
        return "\n" * found[0].count("\n")

    return _FOOTNOTE.sub(take, text), notes


def _walk(tokens: Sequence[Token], skipped: int) -> Iterator[Block | Aside]:
    """Blocks and asides in order; `skipped` lines stand before the first token's."""
    heading: Token | None = None
    inside = quoted = listed = pictured = 0
    table: list[list[str]] | None = None
    for token in tokens:
        line = (token.map[0] if token.map else 0) + 1 + skipped
        if token.type == "heading_open":
            heading = token
        elif token.type in ("heading_close", "paragraph_open"):
            heading = None
        elif token.type in _NESTING:
            inside += token.nesting
            quoted += token.nesting if token.type.startswith("blockquote") else 0
            listed += token.nesting if "list" in token.type else 0
        elif token.type == "table_open":
            table, table_line = [], line
        elif token.type == "tr_open" and table is not None:
            table.append([])
        elif token.type == "table_close" and table is not None:
            yield from table_read(table, table_line)
            table = None
        elif token.type == "html_block" and (found := list(_of_html(token.content, line))):
            yield from found
        elif token.type in _ASIDE and token.content.strip():
            yield Aside(" ".join(token.content.split()), line, _ASIDE[token.type])
        elif token.type == "inline":
            children = token.children or []
            pictures = [child for child in children if child.type == "image"]
            for child in pictures:
                if child.content.strip():
                    yield Aside(" ".join(child.content.split()), line, "picture")
            said, struck = _said(children)
            if struck:
                yield Aside(struck, line, "struck out")
            whole = _NOTE_MARK.sub(r"[\1]", said)
            lines = [without_marks(" ".join(each.split())) for each in whole.split("\n")]
            text = " ".join(filter(None, lines))
            if listed:
                text = _TASK.sub("", text)
            if table is not None:
                table[-1].append(text)
            elif quoted and (source := _SOURCE.search(text)):
                yield Aside(source[0].strip(), line, SOURCE_OF_QUOTATION)
                if rest := text[: source.start()].strip():
                    yield Block(rest, line, "text", alone=True)
            elif text and (pictures or pictured) and _is_all(children, "em"):
                yield Aside(text, line, "caption")
            elif len(lines) > 1 and not heading and all(map(_begins, lines)):
                yield from (Block(each, line + at, "text", alone=True) for at, each in enumerate(lines))
            elif text:
                kind = _kind(heading, text, bool(inside))
                bold = kind is None and len(text) <= _LONGEST_HEADING and _is_all(children, "strong")
                yield Block(text, line, "heading" if bold and not ends_sentence(text) else kind, alone=True)
            pictured = bool(pictures) and not text


def _of_html(content: str, line: int) -> Iterator[Block | Aside]:
    """The text in a block of raw HTML, as a reader sees it; nothing where it holds markup alone."""
    rest = _CAPTION.sub("", content)
    for caption in _CAPTION.findall(content):
        if words := " ".join(html.unescape(_ELEMENT.sub(" ", caption)).split()):
            yield Aside(words, line, "caption")
    for part in blocks_of(rest):
        yield replace(part, line=line)


def _said(children: Sequence[Token]) -> tuple[str, str]:
    """The words of a paragraph, with a line feed at each break that was asked for; and those that are struck out."""
    kept, struck = list[str](), list[str]()
    deleted = 0
    for child in children:
        deleted += {"s_open": 1, "s_close": -1}.get(child.type, 0)
        if re.match(r"</?(?:del|s|strike)\b", child.content) and child.type == "html_inline":
            deleted += -1 if child.content.startswith("</") else 1
        (struck if deleted > 0 else kept).append(_inline(child))
    return "".join(kept), " ".join("".join(struck).split())


def _begins(line: str) -> bool:
    """Whether a line that was broken on purpose begins like one of its own."""
    return bool(line) and not line[0].islower()


def _kind(heading: Token | None, text: str, inside: bool) -> BlockKind | None:
    if heading is not None:
        underlined = heading.markup in ("-", "=")
        if underlined and ends_with_full_stop(text):
            return "text"  # a paragraph with a rule right below it
        return "title" if heading.tag == "h1" else "heading"
    return "text" if inside else None


def _is_all(children: Sequence[Token], how: str) -> bool:
    """Whether all words of a paragraph are emphasised in one way, `em` or `strong`."""
    depth = 0
    for child in children:
        depth += child.nesting if child.type.startswith(how) else 0
        if not depth and child.type == "text" and child.content.strip():
            return False
    return any(child.type.startswith(how) for child in children)


def _inline(token: Token) -> str:
    if token.type in ("text", "code_inline"):
        return token.content
    if token.type == "html_inline" and re.match(r"<cite\b", token.content):
        return " — "
    if token.type == "hardbreak":
        return "\n"
    return " " if token.type == "softbreak" or token.content.lower().startswith("<br") else ""


def _one_title(blocks: Sequence[Block]) -> Iterator[Block]:
    """The first title is the title; further ones are headings."""
    titled = False
    for block in blocks:
        yield replace(block, kind="heading") if block.kind == "title" and titled else block
        titled = titled or block.kind == "title"


def _as_marked(blocks: Sequence[Block]) -> Iterator[Block]:
    """Where headings are marked, what is not is text, but for what stands first and may be the title."""
    marked = any(block.kind in ("title", "heading") for block in blocks)
    titled = any(block.kind == "title" for block in blocks)
    for index, block in enumerate(blocks):
        yield replace(block, kind="text") if marked and block.kind is None and (index or titled) else block
