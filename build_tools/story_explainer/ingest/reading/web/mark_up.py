"""Puts into words what a page says by markup alone: quotation marks, raised figures, the rows of tables."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from story_explainer.ingest.article import Aside, Block
from story_explainer.ingest.languages import table as language_table
from story_explainer.ingest.reading.tables import table_read
from story_explainer.ingest.reading.web.lines import words
from story_explainer.ingest.text.marks import CLOSING, OPENING

_RAISED = str.maketrans("0123456789+-()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾ⁿ")
_INNER = "‘{}’"
_LONGEST_CELL = 200


def put_into_words(page: Any, locale: str) -> list[Aside]:
    """Change a page so that its text says what its markup does, and take the tables of figures out of it.

    A `<q>` gets the quotation marks of the language, as browsers show them; raised figures become raised signs, so that
    “anni.<sup>1</sup>” is no “anni.1”. A row of a table with sentences becomes a paragraph.

    Args:
        page: the page as a tree of lxml; it is changed.
        locale: its language.

    Returns:
        The tables that were taken out.
    """
    marks = str(language_table(locale, "drafting").get("wording", {}).get("quoted", "“{}”"))
    for node in list(page.iter("q")):
        before, _, after = (_INNER if next(node.iterancestors("q"), None) is not None else marks).partition("{}")
        said = words("".join(node.itertext())) or ""
        if said and not (said[0] in OPENING or said[-1] in CLOSING):
            node.text = before + (node.text or "").lstrip()
            last = node[-1] if len(node) else None
            if last is None:
                node.text = node.text.rstrip() + after
            else:
                last.tail = (last.tail or "").rstrip() + after
    for node in list(page.iter("sup")):
        raised = (words("".join(node.itertext())) or "").replace(" ", "")
        if raised and all(sign in "0123456789,;+-()n" for sign in raised) and any(map(str.isdigit, raised)):
            node.text, node[:] = raised.translate(_RAISED), []
        elif len(raised) == 1 and next(node.iter("a"), None) is not None:
            node.text, node[:] = f"[{raised}]", []
    for node in [*page.iter("q"), *page.iter("sup")]:
        node.drop_tag()
    return list(_tables(page))


def _tables(page: Any) -> Iterator[Aside]:
    for node in list(page.iter("table")):
        rows = [[words(_text(cell)) or "" for cell in row if cell.tag in ("td", "th")] for row in node.iter("tr")]
        if not _is_data(node, rows):
            continue
        caption = next((words(_text(each)) for each in node.iter("caption")), None)
        found = list(table_read([[caption], *rows] if caption else rows, node.sourceline or 1))
        for place, part in enumerate(found):
            if isinstance(part, Aside):
                yield part
            else:
                _paragraph_before(node, part, place)
        node.drop_tree()


def _text(node: Any) -> str:
    return " ".join(node.itertext())


def _is_data(node: Any, rows: list[list[str]]) -> bool:
    """Whether a table holds data, and does not lay out a page."""
    if next((each for each in node.iter("table") if each is not node), None) is not None:
        return False
    if next(node.iter("h1"), None) is not None or (node.get("role") or "") in ("presentation", "none"):
        return False
    full = [cells for cells in rows if len([cell for cell in cells if cell]) >= 2]
    short = all(len(cell) <= _LONGEST_CELL for cells in rows for cell in cells)
    return short and (len(full) >= 2 or (bool(full) and next(node.iter("th"), None) is not None))


def _paragraph_before(node: Any, block: Block, place: int) -> None:
    paragraph = node.makeelement("p", {})
    paragraph.text = block.text
    paragraph.sourceline = min(block.line, 65_535)
    node.addprevious(paragraph)
