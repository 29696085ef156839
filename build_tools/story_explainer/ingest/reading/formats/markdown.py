"""Markdown by CommonMark, with the front matter that static site generators and editors write."""

from __future__ import annotations

import html
import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from story_explainer.ingest.article import Aside, Block, BlockKind, Metadata, Parsed
from story_explainer.ingest.reading.ends import ends_sentence, ends_with_full_stop
from story_explainer.ingest.reading.formats.extensions import title_block, to_common, without_marks
from story_explainer.ingest.reading.marked import blocks_of
from story_explainer.ingest.reading.noise import SOURCE, SOURCE_OF_QUOTATION
from story_explainer.ingest.reading.tables import table_read
from story_explainer.story.problems import ContentError, Problem
from story_explainer.yaml_source.read import read

if TYPE_CHECKING:
    from markdown_it.token import Token

_FIELDS = {
    "title": ("title", "headline"),
    "author": ("author", "authors", "by", "byline"),
    "date": ("date", "published", "pubdate", "datePublished"),
    "publisher": ("publisher", "source", "site", "sitename", "outlet"),
    "language": ("lang", "language", "locale"),
    "address": ("url", "link", "address", "canonical", "source_url", "original_url"),
}
_MATTER = "front matter"
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
_FRONT_MATTER = re.compile(
    r"\A(?:---[ ]*\n(?P<yaml>.*?)^(?:---|\.\.\.)|\+\+\+[ ]*\n(?P<toml>.*?)^\+\+\+)[ ]*$\n?", re.DOTALL | re.MULTILINE
)
_FIELD = re.compile(r"^[^\W\d][\w.-]*[ ]*[:=]", re.MULTILINE)
_DOMAIN = re.compile(r"(?:[\w-]+\.)+[a-z]{2,}(?:/\S*)?", re.IGNORECASE)
_FOOTNOTE = re.compile(r"^\[\^[^\]\s]+\]:.*\n?(?:^(?: {2,}|\t)\S.*\n?)*", re.MULTILINE)
_NOTE_MARK = re.compile(r"\[\^([^\]\s]+)\]")
_TASK = re.compile(r"^\[[ xX]\]\s+")
_SOURCE = re.compile(rf"(?:^|\s)(?:{SOURCE})$")
_CAPTION = re.compile(r"<figcaption\b[^>]*>.*?</figcaption>", re.DOTALL | re.IGNORECASE)
_ELEMENT = re.compile(r"<[^>]*>")
_SENTENCE_WORDS = 3
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
    metadata, asides, start = _front_matter(name, text)
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


def _front_matter(name: str, text: str) -> tuple[Metadata, list[Aside], int]:
    """What stands between rules at the head of a text, if it is fields and no text; and where the text begins."""
    matter = _FRONT_MATTER.match(text)
    told, end = title_block(text)
    if told:
        return Metadata(told.get("title"), told.get("author"), told.get("date")), [], end
    if matter is None or not _FIELD.search(matter["yaml"] or matter["toml"] or ""):
        return Metadata(), [], 0
    data = _toml(matter["toml"]) if matter["yaml"] is None else _yaml(name, matter["yaml"])
    if not isinstance(data, dict) or not all(re.fullmatch(r"[\w.-]+", str(key)) for key in data):
        return Metadata(), [], 0
    fields = {str(key).lower(): value for key, value in data.items()}
    asked = {key.lower() for keys in _FIELDS.values() for key in keys}
    if not asked & fields.keys() and any(re.search(r"[.!?]$", _words(value) or "") for value in fields.values()):
        return Metadata(), [], 0  # “Frage: Wann öffnet sie?” is a text

    def first(keys: Sequence[str]) -> str | None:
        return next((found for key in keys if (found := _words(fields.get(key.lower())))), None)

    stated: dict[str, Any] = {field: first(keys) for field, keys in _FIELDS.items()}
    if re.match(r"https?://", stated["publisher"] or ""):
        stated["address"], stated["publisher"] = stated["address"] or stated["publisher"], None
    if stated["address"] and _DOMAIN.fullmatch(stated["address"]):
        stated["address"] = f"https://{stated['address']}"
    rest = [(key, said) for key, value in fields.items() if (said := _words(value)) and said not in stated.values()]
    lines = text[: matter.end()].split("\n")
    asides = [
        Aside(said, next((n for n, row in enumerate(lines, 1) if row.lower().lstrip().startswith(key)), 1), _MATTER)
        for key, said in rest
        if len(said.split()) >= _SENTENCE_WORDS
    ]
    return Metadata(**stated), asides, matter.end()


def _yaml(name: str, yaml: str) -> Any:
    try:
        return read(name, yaml).data
    except ContentError as error:
        moved = [
            Problem(name, each.line + 1, each.column, each.code, each.message, each.hint) for each in error.problems
        ]
        raise ContentError(moved) from None


def _toml(toml: str) -> Any:
    try:
        return {key: str(value) if isinstance(value, date) else value for key, value in tomllib.loads(toml).items()}
    except tomllib.TOMLDecodeError:
        return None


def _without_footnotes(text: str, skipped: int) -> tuple[str, list[Aside]]:
    """The text with its footnotes taken out, for CommonMark takes some of them for the targets of links."""
    notes: list[Aside] = []

    def take(found: re.Match[str]) -> str:
        line = text[: found.start()].count("\n") + 1 + skipped
        notes.append(Aside(" ".join(found[0].split()), line, "footnote"))
        return "\n" * found[0].count("\n")

    return _FOOTNOTE.sub(take, text), notes


def _words(value: Any) -> str | None:
    if isinstance(value, list):
        return ", ".join(filter(None, map(_words, value))) or None
    if isinstance(value, dict):
        return _words(value.get("name"))
    return without_marks(" ".join(value.split())) or None if isinstance(value, str) else None


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
