"""Tables in a plain text: rows of cells between tabs, bars or wide gaps, one below the other."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from story_explainer.ingest.article import Aside, Block
from story_explainer.ingest.reading.ends import ends_sentence
from story_explainer.ingest.reading.lists import marker

TABLE = "table"
_GAP = re.compile(r"\t+| {3,}|\s{0,2}(?:\.{4,}|…{2,}|_{4,})\s{0,2}")
_RULE = re.compile(r"[\s|+:=_─━│┼┬┴├┤┌┐└┘-]+")
_SEMICOLON = re.compile(r";")
_LONGEST_CELL = 60
_LONGEST_COLUMN_CELL, _CELLS = 25, 6
_FIGURE = re.compile(r"[-+–−]?[€$£]?\s?\d[\d.,'’\s]*\s?(?:%|€|\$|£|km|kg|mln|Mio\.?)?")
_MOST_CELLS = 30


def row(cells: Iterable[str]) -> str:
    """A row of a table on one line."""
    return " | ".join(" ".join(cell.split()) for cell in cells)


def whole(rows: Iterable[str], line: int) -> Aside:
    """A table that is set aside whole."""
    return Aside(" / ".join(rows), line, TABLE)


def take_out_tables(lines: Sequence[str]) -> tuple[list[str], list[Aside]]:
    """Set the tables of a text aside, each whole.

    A table has at least two lines below each other with the same number of cells, at least two, all short: by bars
    (“| a | b |”), tabs, semicolons or commas without spaces, leaders (“....”), gaps of three blanks and more. A column
    of short lines, a third of them figures, is one too. Two lines need a further sign that
    they are one: bars, tabs, or a number among the cells.

    Args:
        lines: the lines of a text.

    Returns:
        The lines, those of tables emptied, and the tables.
    """
    left, asides = list(lines), list[Aside]()
    for start, end in _columns(lines):
        asides.append(whole([row(line for line in lines[start:end] if line.strip())], start + 1))
        left[start:end] = [""] * (end - start)
    lines, start = list(left), 0
    while start < len(lines):
        end, rows = _table_at(lines, start)
        if rows:
            asides.append(whole((row(cells) for cells in rows), start + 1))
            left[start:end] = [""] * (end - start)
        start = max(end, start + 1)
    return left, sorted(asides, key=lambda aside: aside.line)


def _columns(lines: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Where a table stands whose cells are lines below each other: at least six, short, and a third of them figures.

    So tables come out of PDF files and copied pages.
    """
    start = 0
    while start < len(lines):
        end, figures, words = start, 0, 0
        while end < len(lines) and (not lines[end].strip() or _is_cell(lines[end])):
            figures += bool(_FIGURE.fullmatch(lines[end].strip()))
            words += any(map(str.isalpha, lines[end])) and not _FIGURE.fullmatch(lines[end].strip())
            end += 1
        if words and figures >= 3 and figures + words >= _CELLS and 3 * figures >= figures + words:
            yield from _trimmed(lines, start, end)
        start = max(end, start + 1)


def _trimmed(lines: Sequence[str], start: int, end: int) -> Iterator[tuple[int, int]]:
    """The same from the label of its first figure on, for a headline may stand above it."""
    first = begin = next(at for at in range(start, end) if _FIGURE.fullmatch(lines[at].strip()))
    while begin > start and lines[begin - 1].strip():
        begin -= 1
    if begin == first and begin - 2 > start and lines[begin - 2].strip():
        begin -= 2  # the cells have an empty line between them
    while not lines[end - 1].strip():
        end -= 1
    yield begin, end


def _is_cell(line: str) -> bool:
    return len(line.strip()) <= _LONGEST_COLUMN_CELL and not ends_sentence(line) and not marker(line)


def _table_at(lines: Sequence[str], start: int) -> tuple[int, list[list[str]]]:
    """Where a table that begins at a line ends, and its rows; no rows if there is none."""
    for cells_of in (_by_bars, _by_gaps, _by_semicolons, _by_commas):
        rows: list[list[str]] = []
        end = start
        for end in range(start, len(lines) + 1):
            line = lines[end] if end < len(lines) else ""
            if _is_rule(line) and (rows or cells_of is _by_bars):
                continue
            cells = cells_of(line)
            if not cells or (rows and len(cells) != len(rows[0])):
                break
            rows.append(cells)
        if len(rows) >= 2 and (
            cells_of is not _by_gaps or len(rows) >= 3 or _has_figures(rows) or "\t" in lines[start]
        ):
            return end, rows
    return start, []


def _is_rule(line: str) -> bool:
    return len(line.strip()) >= 3 and bool(_RULE.fullmatch(line))


def _by_bars(line: str) -> list[str]:
    text = line.strip()
    return _short(text.strip("|│").replace("│", "|").split("|")) if "|" in text or "│" in text else []


def _by_gaps(line: str) -> list[str]:
    return _short(_GAP.split(line.strip()))


def _by_semicolons(line: str) -> list[str]:
    cells = _SEMICOLON.split(line.strip())
    return _short(cells) if len(cells) >= 3 and not re.search(r";\s|\s;|;$", line.strip()) else []


def _by_commas(line: str) -> list[str]:
    cells = line.strip().split(",")
    return _short(cells) if len(cells) >= 3 and not re.search(r",\s|\s,|,$", line.strip()) else []


def _short(cells: list[str]) -> list[str]:
    found = 2 <= len(cells) <= _MOST_CELLS and all(len(cell) <= _LONGEST_CELL for cell in cells)
    return [cell.strip() for cell in cells] if found else []


def _has_figures(rows: Sequence[Sequence[str]]) -> bool:
    return all(any(any(map(str.isdigit, cell)) for cell in cells[1:]) for cells in rows[1:])


def table_read(rows: Sequence[Sequence[str]], line: int) -> Iterator[Block | Aside]:
    """A table that a format marks as one: set aside whole, unless its cells hold running text, which is read by rows.

    Args:
        rows: the cells of each row.
        line: where it begins.
    """
    filled = [[cell for cell in cells if cell.strip()] for cells in rows]
    shown = [row(cells) for cells in filled if cells]
    if any(len(cell) > _LONGEST_CELL and ends_sentence(cell) for cells in filled for cell in cells):
        yield from (Block(text, line, "text") for text in shown)
    elif shown:
        yield whole(shown, line)
