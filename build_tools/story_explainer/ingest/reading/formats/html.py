"""Saved web pages: what the page says of itself, then trafilatura (Barbaresi 2021), an optional extra, for the rest."""

from __future__ import annotations

import copy
import re
from collections.abc import Sequence
from importlib.util import find_spec
from typing import Any

from story_explainer.ingest.article import Aside, Block, BlockKind, Metadata, Parsed, refuse
from story_explainer.ingest.languages.segmentation import pack
from story_explainer.ingest.reading.credits import Credit, read_credit
from story_explainer.ingest.reading.declared import language_stated
from story_explainer.ingest.reading.encoding import plain
from story_explainer.ingest.reading.ends import ends_sentence
from story_explainer.ingest.reading.web import stated
from story_explainer.ingest.reading.web.article import ArticleLine, with_what_was_dropped
from story_explainer.ingest.reading.web.authors import authors
from story_explainer.ingest.reading.web.elsewhere import lines_elsewhere
from story_explainer.ingest.reading.web.furniture import furniture
from story_explainer.ingest.reading.web.headline import headline, in_trail
from story_explainer.ingest.reading.web.kickers import part_headings
from story_explainer.ingest.reading.web.lines import EVENTS, HIDDEN, Line, folded, lines_of, squeezed, words
from story_explainer.ingest.reading.web.mark_up import put_into_words
from story_explainer.ingest.reading.web.unseen import take_off_names, take_out_unseen

_PARAGRAPH = 60
_AROUND = "around the article"
_WITH_MONTH = 3  # words of a name, the month behind it among them
_REFERENCE = re.compile(r"&#(?:([0-9]+)|[xX]([0-9a-fA-F]+));?")
_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>")


def parse(name: str, text: str, locale: str) -> Parsed:
    """Read a saved web page.

    Args:
        name: the file's name for messages.
        text: the decoded page.
        locale: its language.

    Returns:
        The blocks of the article, its title first; the page's other texts are set aside.

    Raises:
        ContentError: I012 the extra is not installed, I013 no article was found.
    """
    try:
        import trafilatura
        from lxml import etree
        from lxml import html as parser
    except ImportError as error:
        missing = "reading web pages needs the extra “html”"
        if find_spec("trafilatura"):  # an installer may leave out what an extra's own extras ask for
            missing = f"the extra “html” is here only in part: {error}"
        hint = "install it with “pip install 'story-explainer[html]'”, or save the article as text or Markdown"
        raise refuse(name, "I012", missing, hint) from None
    text = _REFERENCE.sub(_referred, _DECLARATION.sub("", text))
    try:
        page = parser.document_fromstring(text.encode(), parser=parser.HTMLParser(encoding="utf-8"))
    except (etree.ParserError, ValueError):
        raise _no_article(name) from None
    data = stated.articles(page)
    unseen = take_out_unseen(page)
    part_headings(page, stated.titles(page, data))
    tables = put_into_words(page, locale)
    passed_over = furniture(page, stated.hidden_parts(data), locale)
    take_off_names(page)
    around = list(lines_of(etree.iterwalk(page, events=EVENTS), HIDDEN))
    # Dates are looked for in what the page states, see `stated`.
    dates = {"extensive_search": False, "original_date": True}
    found: Any = trafilatura.bare_extraction(
        _without(page, passed_over), with_metadata=True, include_comments=False, favor_precision=True,
        date_extraction_params=dates,
    )  # fmt: skip
    body = getattr(found, "body", None)
    if body is None or not "".join(body.itertext()).strip():
        raise _no_article(name)
    publisher = words(found.sitename)
    reasons = _reasons(around, passed_over)
    own = [line for line, reason in zip(around, reasons, strict=True) if reason is None]
    title = headline(own, page, stated.text_of(data, "headline"), words(found.title), publisher)
    taken = with_what_was_dropped(list(lines_of(etree.iterwalk(body, events=EVENTS))), own, title)
    elsewhere = lines_elsewhere(taken, title)
    taken = [line for line in taken if line.text not in elsewhere and (line.text == title or not in_trail(line.node))]
    where = words(found.url) or stated.address(page, text, data)
    credit = _credit(own, title, taken, locale)
    day = stated.published(page, data, where, passed_over, _beside(page, title, taken), locale) or credit.date
    metadata = Metadata(
        title=title,
        author=authors(data, words((found.author or "").replace(";", ",")), day, (publisher, where), locale)
        or credit.author,
        date=day,
        publisher=publisher,
        address=where,
        language=language_stated(text),
    )
    blocks = _placed(taken, around, title)
    blocks, above = _title_first(blocks, title, around)
    running = "".join(squeezed(block.text) for block in blocks)
    outside = {words_: (number, _AROUND) for words_, number in above.items()}
    for line, reason in zip(around, reasons, strict=True):
        if reason or squeezed(line.text) not in running:
            outside.setdefault(line.text, (line.number, reason or elsewhere.get(line.text) or _AROUND))
    asides = [Aside(said, number, reason) for said, (number, reason) in outside.items()]
    return Parsed(tuple(blocks), (*asides, *unseen, *tables), metadata)


def _referred(reference: re.Match[str]) -> str:
    """A character reference; nothing for one to what is no text, which no tree can hold."""
    decimal, hexadecimal = reference.groups()
    try:
        character = chr(int(decimal) if decimal else int(hexadecimal, 16))
    except (OverflowError, ValueError):
        return ""
    return reference[0] if plain(character) else ""


def _no_article(name: str) -> Exception:
    return refuse(name, "I013", "no article was found in the page", "save its text as plain text or Markdown")


def _without(page: Any, passed_over: dict[Any, str]) -> Any:
    """A copy of the page without some elements."""
    lean = copy.deepcopy(page)
    # Not by paths: there are pages with names of elements that no path can hold.
    copies = [copied for node, copied in zip(page.iter(), lean.iter(), strict=True) if node in passed_over]
    for node in copies:
        if node.getparent() is not None:
            node.drop_tree()
    return lean


def _reasons(around: Sequence[Line], passed_over: dict[Any, str]) -> list[str | None]:
    """Of each line of a page, what the element is that makes it no part of the article."""
    known: dict[Any, str | None] = {}

    def reason(node: Any) -> str | None:
        path = []
        while node is not None and node not in known and node not in passed_over:
            path.append(node)
            node = node.getparent()
        found = None if node is None else passed_over.get(node) or known.get(node)
        known.update(dict.fromkeys(path, found))
        return found

    return [reason(line.node) for line in around]


def _beside(page: Any, title: str | None, taken: Sequence[ArticleLine]) -> set[Any]:
    """The elements between the headline and the first paragraph, and those that share the headline's frame with it."""
    heads = [node for tag in ("h1", "h2") for node in page.iter(tag) if title and folded(_text(node)) == folded(title)]
    first = next((line.node for line in taken if line.node is not None and line.text != title), None)
    if not heads:
        return set()
    frame = heads[0].getparent()
    near = set(frame.iter("time")) if frame is not None and frame.tag in ("header", "hgroup") else set()
    going = False
    for node in page.iter():
        going = going or node is heads[0]
        if node is first:
            break
        if going and node.tag == "time":
            near.add(node)
    return near if first is not None else set()


def _credit(own: Sequence[Line], title: str | None, taken: Sequence[ArticleLine], locale: str) -> Credit:
    """What the lines between the headline and the first paragraph, and the one above it, say of author and day."""
    first = next((line.text for line in taken if len(line.text) >= _PARAGRAPH and line.text != title), None)
    texts = [line.text for line in own]
    begin = texts.index(title) if title in texts else None
    if begin is None or first not in texts[begin:]:
        return Credit()
    lines = [*texts[begin + 1 : texts.index(first, begin)], *texts[max(0, begin - 1) : begin]]
    found = [credit for line in lines if (credit := read_credit(line, locale, pack(locale)))]
    author = next((credit.author for credit in found if credit.author), None)
    return Credit(author, next((credit.date for credit in found if credit.date), None))


def _text(node: Any) -> str:
    return words("".join(node.itertext())) or ""


def _placed(taken: Sequence[ArticleLine], page: Sequence[Line], title: str | None) -> list[Block]:
    """The article's lines as blocks, each with its line in the file, which trafilatura does not keep.

    Where no heading below the title is marked as one, a paragraph may be one by its looks.
    """
    marked = any(line.tag == "head" and line.text != title for line in taken)
    places: dict[str, int] = {}
    for each in page:
        places.setdefault(squeezed(each.text), each.number)
    blocks, last = [], 1
    for line in taken:
        last = places.get(squeezed(line.text), last)
        blocks.append(Block(line.text, last, _kind(line.tag, marked), alone=True))
    return blocks


def _kind(tag: str, marked: bool) -> BlockKind | None:
    if tag == "head":
        return "heading"
    return "text" if marked or tag in ("item", "quote", "standfirst") else None


def _title_first(blocks: list[Block], title: str | None, page: Sequence[Line]) -> tuple[list[Block], dict[str, int]]:
    """The blocks with the title at their head, and the labels above it, such as the section's, with their lines."""
    if title is None:
        return blocks, {}
    place = next((index for index, block in enumerate(blocks) if folded(block.text) == folded(title)), None)
    head = next((line.number for line in page if line.text == title), 1)
    if place is None:
        place = next((index for index, block in enumerate(blocks) if block.line >= head), 0)
        blocks = [*blocks[:place], Block(title, head, "title"), *blocks[place:]]
    over = blocks[:place]
    labels = {block.text: block.line for block in over if not ends_sentence(block.text)}
    kept = [block for block in over if block.text not in labels]
    return [Block(title, blocks[place].line, "title"), *kept, *blocks[place + 1 :]], labels
