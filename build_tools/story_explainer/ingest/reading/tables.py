"""Tables in a plain text: rows of cells between tabs, bars or wide gaps, one below the other."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from story_explainer.ingest.article import Aside, Block
from story_explainer.ingest.reading.ends import ends_sentence

TABLE = "table"
_GAP = re.compile(r"\t+| {3,}")
_RULE = re.compile(r"[\s|+:=_─━│┼┬┴├┤┌┐└┘-]+")
_SEMICOLON = re.compile(r";")
_LONGEST_CELL = 60
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
    (“| a | b |”), tabs, semicolons without spaces, or gaps of three blanks and more. Two lines need a further sign that
    they are one: bars, tabs, or a number among the cells.

    Args:
        lines: the lines of a text.

    Returns:
        The lines, those of tables emptied, and the tables.
    """
    left, asides = list(lines), list[Aside]()
    start = 0
    while start < len(lines):
        end, rows = _table_at(lines, start)
        if rows:
            asides.append(whole((row(cells) for cells in rows), start + 1))
            left[start:end] = [""] * (end - start)
        start = max(end, start + 1)
    return left, asides


def _table_at(lines: Sequence[str], start: int) -> tuple[int, list[list[str]]]:
    """Where a table that begins at a line ends, and its rows; no rows if there is none."""
    for cells_of in (_by_bars, _by_gaps, _by_semicolons):
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
