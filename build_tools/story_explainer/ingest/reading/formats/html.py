"""Saved web pages: the article is told from the page around it by trafilatura (Barbaresi 2021), an optional extra."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from story_explainer.ingest.article import Aside, Block, Kind, Metadata, Parsed, refuse
from story_explainer.ingest.reading.ends import ends_sentence

_AROUND = "around the article"
_HIDDEN = frozenset(["head", "script", "style", "noscript", "template", "svg"])
# What stands inside a line of text, in HTML and in trafilatura's own markup; all else begins a new line.
_INLINE = frozenset(
    [
        "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "hi", "i",
        "ins", "kbd", "label", "mark", "q", "ref", "rp", "rt", "ruby", "s", "samp", "small", "span", "strike", "strong",
        "sub", "sup", "time", "tt", "u", "var", "wbr",
    ]
)  # fmt: skip
_BREAKS = frozenset(["br", "lb"])
_EVENTS = ("start", "end", "comment", "pi")
# What browsers write into a page that they save.
_SAVED_FROM = re.compile(r"<!--\s*(?:saved from url=\(\d+\)|Page saved with SingleFile\s+url:\s*)(https?://\S+)")


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of running text: the element that it stands in, its words, its line in the file."""

    tag: str
    text: str
    number: int


def parse(name: str, text: str) -> Parsed:
    """Read a saved web page.

    Args:
        name: the file's name for messages.
        text: the decoded page.

    Returns:
        The blocks of the article, its title first; the page's other texts are set aside.

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
    # Only dates that the page states as its own: an extensive search takes years out of the text and the imprint.
    dates = {"extensive_search": False, "original_date": True}
    found: Any = trafilatura.bare_extraction(
        text, with_metadata=True, include_comments=False, favor_precision=True, date_extraction_params=dates
    )
    body = getattr(found, "body", None)
    if body is None or not "".join(body.itertext()).strip():
        raise refuse(name, "I013", "no article was found in the page", "save its text as plain text or Markdown")
    page = parser.document_fromstring(text.encode(), parser=parser.HTMLParser(encoding="utf-8"))
    around = list(_lines(etree.iterwalk(page, events=_EVENTS), _HIDDEN))
    title = _title(around, [_words(found.title), _words(page.findtext(".//title"))], _words(found.sitename))
    metadata = Metadata(
        title=title,
        author=_words((found.author or "").replace(";", ",")),
        date=_words(found.date),
        publisher=_words(found.sitename),
        address=_words(found.url) or _saved_from(text) or _stated_address(page),
    )
    blocks = _placed(list(_lines(etree.iterwalk(body, events=_EVENTS))), around, title)
    blocks, above = _title_first(blocks, title, around)
    running = "".join(_squeezed(block.text) for block in blocks)
    outside = dict(above)
    for line in around:
        if _squeezed(line.text) not in running:
            outside.setdefault(line.text, line.number)
    return Parsed(tuple(blocks), tuple(Aside(words, number, _AROUND) for words, number in outside.items()), metadata)


def _lines(walk: Iterable[tuple[str, Any]], without: frozenset[str] = frozenset()) -> Iterator[_Line]:
    """The lines of running text of a page, or of what trafilatura makes of it, in order.

    Args:
        walk: the events of a walk through the tree.
        without: elements that are not shown to readers.
    """
    stack: list[str] = []
    parts: list[str] = []
    number, hidden = 1, 0

    def line() -> Iterator[_Line]:
        words = _words("".join(parts))
        parts.clear()
        if words and any(map(str.isalnum, words)):
            # What stands behind the last element, outside of all, is running text like that of a paragraph.
            yield _Line("h1" if "h1" in stack else stack[-1] if stack else "p", words, number)

    for event, node in walk:
        words = (node.text if event == "start" else node.tail) or ""
        if hidden or (event == "start" and node.tag in without):
            hidden += {"start": 1, "end": -1}.get(event, 0)
            words = "" if hidden else words
        elif node.tag in _BREAKS:
            if event == "start" and ends_sentence("".join(parts[-3:])):
                yield from line()
            words += " "
        elif event in ("start", "end") and node.tag not in _INLINE:
            yield from line()
            if event == "start":
                stack.append(node.tag)
            else:
                stack.pop()
        if not parts and words.strip():
            number = int(node.sourceline or number)
        if parts or words.strip():
            parts.append(words)


def _title(page: Sequence[_Line], stated: Sequence[str | None], publisher: str | None) -> str | None:
    """The headline: the heading that the page's own titles repeat; else its only first-level heading; else a title.

    Args:
        page: the lines of the page.
        stated: the title in the metadata and that of the window, which often has the publication's name after it.
        publisher: the name of the publication, which on some sites is the first-level heading.
    """
    titles = [title for title in stated if title and title != publisher]
    headings = {tag: [line.text for line in page if line.tag == tag and line.text != publisher] for tag in ("h1", "h2")}
    named = [text for tag in headings for text in headings[tag] if any(_folded(text) in _folded(t) for t in titles)]
    alone = headings["h1"] if len(set(headings["h1"])) == 1 else []
    return next(iter([*named, *alone, *titles]), None)


def _placed(lines: Sequence[_Line], page: Sequence[_Line], title: str | None) -> list[Block]:
    """The article's lines as blocks, each with its line in the file, which trafilatura does not keep.

    Where no heading below the title is marked as one, a paragraph may be one by its looks.
    """
    marked = any(line.tag == "head" and line.text != title for line in lines)
    places: dict[str, int] = {}
    for line in page:
        places.setdefault(_squeezed(line.text), line.number)
    blocks, last = [], 1
    for line in lines:
        last = places.get(_squeezed(line.text), last)
        blocks.append(Block(line.text, last, _kind(line.tag, marked)))
    return blocks


def _kind(tag: str, marked: bool) -> Kind | None:
    if tag == "head":
        return "heading"
    return "text" if marked or tag in ("item", "quote") else None


def _title_first(blocks: list[Block], title: str | None, page: Sequence[_Line]) -> tuple[list[Block], dict[str, int]]:
    """The blocks with the title at their head, and the labels above it, such as the section's, with their lines."""
    if title is None:
        return blocks, {}
    place = next((index for index, block in enumerate(blocks) if _folded(block.text) == _folded(title)), None)
    head = next((line.number for line in page if line.text == title), 1)
    if place is None:
        return [Block(title, head, "title"), *blocks], {}
    over = blocks[:place]
    labels = {block.text: block.line for block in over if not ends_sentence(block.text)}
    kept = [block for block in over if block.text not in labels]
    return [Block(title, blocks[place].line, "title"), *kept, *blocks[place + 1 :]], labels


def _saved_from(text: str) -> str | None:
    match = _SAVED_FROM.search(text)
    return match[1] if match else None


def _stated_address(page: Any) -> str | None:
    """The address in the page's data for search engines (schema.org as JSON-LD)."""
    todo: list[Any] = []
    for script in page.iter("script"):
        if script.get("type") == "application/ld+json":
            try:
                todo.append(json.loads(script.text or ""))
            except (ValueError, RecursionError):
                continue
    while todo:
        data = todo.pop()
        if isinstance(data, list):
            todo += data
        elif isinstance(data, dict):
            where = data.get("mainEntityOfPage")
            stated = data.get("url") or (where.get("@id") if isinstance(where, dict) else where)
            if re.search("Article|Posting", str(data.get("@type"))) and isinstance(stated, str):
                return _words(stated)
            todo += data.values()
    return None


def _folded(text: str) -> str:
    return _squeezed(text).casefold().replace("’", "'")


def _squeezed(text: str) -> str:
    return "".join(text.split())


def _words(value: str | None) -> str | None:
    return " ".join(value.split()) if value and value.strip() else None
