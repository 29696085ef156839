"""The HTML of a document or of a mail → blocks: headings, paragraphs, items, tables, by its elements alone."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from html.parser import HTMLParser

from story_explainer.ingest.article import Aside, Block, BlockKind
from story_explainer.ingest.reading.ends import ends_sentence
from story_explainer.ingest.reading.tables import table_read

_BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure footer form "  # noqa: SIM905
    "h1 h2 h3 h4 h5 h6 header hr html li main nav ol p pre section summary table tbody td tfoot th thead tr ul".split()
)
_HIDDEN = frozenset(["head", "script", "style", "template", "title", "noscript", "svg", "math", "object"])
_VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())  # noqa: SIM905
_STRONG = frozenset(["b", "strong"])
_UNSEEN = re.compile(r"display\s*:\s*none|font-size\s*:\s*0(?![.\d])|mso-hide\s*:\s*all", re.IGNORECASE)
_DEEPEST = 400  # elements inside each other
_LONGEST_BOLD = 110
_HIDDEN_REASON = "hidden"


def blocks_of(html: str, *, layout: bool = False) -> Iterator[Block | Aside]:
    """The blocks of a document, each with the number of its paragraph as its line.

    Args:
        html: its HTML.
        layout: whether a table may be there for the layout alone, as in mails; its cells are read as blocks then.
            One is for the layout if it holds another table, or paragraphs, or has one cell in each row.
    """
    reader = _Reader()
    reader.feed(html)
    reader.close()
    reader.flush()
    yield from _walked(reader.found, layout)


class _Reader(HTMLParser):
    """Cuts a document into paragraphs; each is (element, words, whether all is bold, table cell or None)."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[_MarkedParagraph] = []
        self._open: list[tuple[str, bool]] = []  # elements with whether they hide what is in them
        self._words: list[str] = []
        self._bold = self._plain = False
        self._tables: list[list[int]] = []  # of each open table: its number, row and cell
        self._count = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = dict(attrs)
        if tag in _BLOCKS:
            self.flush()
        if tag == "br":
            self._words.append("\n")
        if tag == "img" and (known.get("alt") or "").strip():
            self.found.append(_MarkedParagraph("img", known["alt"] or "", False, None))
        if tag in _VOID or len(self._open) >= _DEEPEST:
            return
        unseen = tag in _HIDDEN or bool(_UNSEEN.search(known.get("style") or "")) or "hidden" in known
        self._open.append((tag, unseen))
        if tag == "table":
            self._count += 1
            self._tables.append([self._count, 0, 0])
        elif self._tables and tag == "tr":
            self._tables[-1][1:] = [self._tables[-1][1] + 1, 0]
        elif self._tables and tag in ("td", "th"):
            self._tables[-1][2] += 1

    def handle_endtag(self, tag: str) -> None:
        if tag in _BLOCKS:
            self.flush()
        names = [name for name, _ in self._open]
        if tag not in names:
            return
        while self._open and self._open.pop()[0] != tag:
            pass
        if tag == "table" and self._tables:
            self._tables.pop()

    def handle_data(self, data: str) -> None:
        hidden = any(unseen for _, unseen in self._open)
        if hidden and any(tag in _HIDDEN for tag, _ in self._open):
            return
        if hidden:
            if data.strip():
                self.found.append(_MarkedParagraph("hidden", data, False, None))
            return
        if data.strip():
            strong = any(tag in _STRONG for tag, _ in self._open)
            self._bold, self._plain = self._bold or strong, self._plain or not strong
        self._words.append(re.sub(r"\s+", " ", data) if not self._inside("pre") else data)

    def parse_marked_section(self, i: int, report: bool = True) -> int:
        """Leave out a section that nobody knows, “<![CDATAx>”, as browsers do; the library has a failed assertion."""
        try:
            return super().parse_marked_section(i, report)
        except AssertionError:
            end = self.rawdata.find(">", i)
            return end + 1 if end >= 0 else len(self.rawdata)

    def flush(self) -> None:
        """End the paragraph that is being read. Two line breaks in a row end one, too."""
        text = "".join(self._words)
        cell = tuple(self._tables[-1]) if self._tables else None
        for part in re.split(r"\n[ \t]*(?:\n[ \t]*)+", text):
            if words := " ".join(part.split()):
                tag = next((name for name, _ in reversed(self._open) if name in _KINDS), "p")
                piece = _MarkedParagraph(tag, words, self._bold and not self._plain, cell, part.strip("\n "))
                self.found.append(piece)
        self._words, self._bold, self._plain = [], False, False

    def _inside(self, tag: str) -> bool:
        return any(name == tag for name, _ in self._open)


class _MarkedParagraph:
    """A paragraph as read: its element, its words, whether all are bold, and the cell of a table that it stands in."""

    def __init__(self, tag: str, words: str, bold: bool, cell: tuple[int, ...] | None, lines: str = "") -> None:
        self.tag, self.words, self.bold, self.cell, self.lines = tag, " ".join(words.split()), bold, cell, lines


_KINDS: dict[str, BlockKind | None] = {
    "h1": "title", "h2": "heading", "h3": "heading", "h4": "heading", "h5": "heading", "h6": "heading",
    "summary": "heading",
    "li": "text", "dd": "text", "blockquote": "text",
}  # fmt: skip


def _walked(found: Sequence[_MarkedParagraph], layout: bool) -> Iterator[Block | Aside]:
    data = _tables_of_data(found) if layout else {piece.cell[0] for piece in found if piece.cell}
    rows: dict[int, list[list[str]]] = {}
    titled = begun = False
    for number, piece in enumerate(found, 1):
        table = piece.cell[0] if piece.cell else None
        if table in data and piece.cell is not None:
            known = rows.setdefault(piece.cell[0], [])
            _, row, column = piece.cell
            while len(known) < row:
                known.append([])
            while len(known[row - 1]) < column:
                known[row - 1].append("")
            held = known[row - 1][column - 1]
            known[row - 1][column - 1] = f"{held} {piece.words}".strip()
            following = found[number] if number < len(found) else None
            if following is None or following.cell is None or following.cell[0] != table:
                yield from table_read(rows.pop(piece.cell[0]), number)
        elif piece.tag in ("img", "hidden"):
            yield Aside(piece.words, number, "picture" if piece.tag == "img" else _HIDDEN_REASON)
        else:
            kind = _KINDS.get(piece.tag)
            if kind is None and piece.bold and len(piece.words) <= _LONGEST_BOLD and not piece.words.endswith("."):
                kind = "heading" if titled or begun else None
            if kind == "title" and (titled or begun):
                kind = "heading"
            titled, begun = titled or kind == "title", begun or (kind is None and ends_sentence(piece.words))
            yield Block(piece.words, number, kind, alone=True)


def _tables_of_data(found: Sequence[_MarkedParagraph]) -> set[int]:
    """The tables that are more than layout: several cells in a row, all of one short paragraph, none inside another."""
    cells: dict[int, dict[tuple[int, ...], list[_MarkedParagraph]]] = {}
    for piece in found:
        if piece.cell:
            cells.setdefault(piece.cell[0], {}).setdefault(piece.cell, []).append(piece)
    data = set()
    for table, those in cells.items():
        simple = all(len(pieces) == 1 and len(pieces[0].words) <= 60 for pieces in those.values())
        rows = Counter(cell[1] for cell in those)
        if simple and len(rows) >= 2 and min(rows.values()) >= 2:
            data.add(table)
    return data
