"""Saved web pages: the article is told from the page around it by trafilatura (Barbaresi 2021), an optional extra."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from story_explainer.ingest.article import Aside, Block, Kind, Metadata, Parsed, refuse

_AROUND = "around the article"
_TEXT_TAGS = (
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "p",
    "li",
    "td",
    "th",
    "figcaption",
    "blockquote",
    "dt",
    "dd",
    "a",
    "span",
)


def parse(name: str, text: str) -> Parsed:
    """Read a saved web page.

    Args:
        name: the file's name for messages.
        text: the decoded page.

    Returns:
        The blocks of the article; the page's other texts are set aside.

    Raises:
        ContentError: I012 the extra is not installed, I013 no article was found.
    """
    try:
        import trafilatura
        from lxml import etree
        from lxml import html as parser
    except ImportError:
        hint = "install it with “pip install 'story-explainer[html]'”, or save the article as text or Markdown"
        raise refuse(name, "I012", "reading web pages needs the extra “html”", hint) from None
    found: Any = trafilatura.bare_extraction(text, with_metadata=True, include_comments=False, favor_precision=True)
    body = getattr(found, "body", None)
    if body is None or not "".join(body.itertext()).strip():
        raise refuse(name, "I013", "no article was found in the page", "save its text as plain text or Markdown")
    page = parser.fromstring(text.encode(), parser=parser.HTMLParser(encoding="utf-8"))
    lines = dict(_page_lines(page, etree))
    metadata = Metadata(
        title=_words(found.title), author=_words(found.author), date=_words(found.date),
        publisher=_words(found.sitename), address=_words(found.url),
    )  # fmt: skip
    blocks = list(_blocks(body, lines))
    title = _title(page) or metadata.title
    if title and not any(block.text == title for block in blocks[:3]):
        blocks.insert(0, Block(title, lines.get(title, 1), "title"))
    kept = {block.text for block in blocks}
    running = " ".join(kept)
    asides = [Aside(words, line, _AROUND) for words, line in lines.items() if words not in running]
    first = next((index for index, block in enumerate(blocks) if block.text == title), None)
    told = [
        Block(block.text, block.line, "title" if index == first else block.kind) for index, block in enumerate(blocks)
    ]
    return Parsed(tuple(told), tuple(asides), metadata)


def _title(page: Any) -> str | None:
    """The text of the page's only first-level heading, which names the article better than the window's title."""
    headings = [words for node in page.iter("h1") if (words := _words("".join(node.itertext())))]
    return headings[0] if len(headings) == 1 else None


def _blocks(body: Any, lines: dict[str, int]) -> Iterator[Block]:
    last = 1
    for node in body.iter("head", "p", "item", "quote", "cell"):
        if node.getparent() is not None and node.getparent().tag in ("quote", "item") and node.tag == "p":
            continue
        words = _words("".join(node.itertext()))
        if words:
            kind: Kind = "heading" if node.tag == "head" else "text"
            last = lines.get(words, last)
            yield Block(words, last, kind)


def _page_lines(page: Any, etree: Any) -> Iterator[tuple[str, int]]:
    """The texts of the page with the line of each, without those that stand in another."""
    for node in page.iter():
        if not isinstance(node.tag, str) or node.tag not in _TEXT_TAGS:
            continue
        if any(parent.tag in _TEXT_TAGS for parent in node.iterancestors()):
            continue
        words = _words("".join(node.itertext()))
        if words and any(map(str.isalnum, words)):
            yield words, int(node.sourceline or 1)


def _words(value: str | None) -> str | None:
    return " ".join(value.split()) if value and value.strip() else None
