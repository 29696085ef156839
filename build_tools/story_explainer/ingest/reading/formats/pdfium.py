"""A program of its own that runs PDFium: a PDF file from standard input, its lines as JSON to standard output.

A file can be made so that PDFium takes gigabytes, or breaks off: then this process ends, and who asked goes on.
It imports nothing of the package, so that it starts in a tenth of a second.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from ctypes import c_double, c_int
from typing import Any

import pypdfium2

if sys.platform != "win32":
    import resource

MEMORY = 400_000_000  # bytes; a hundred pages of text need a quarter of it
SECONDS = 30  # of the processor
MOST_PAGES, MOST_CHARACTERS = 100, 400_000
_UNCODED = re.compile("[\ue000-\uf8ff\ufffd\x00-\x01\x03-\x08\x0e-\x1f]")
_BROKEN = "\x02\ufffe"  # what PDFium puts for a hyphen that parts a word
_GAP = 2.0  # from so many times the size of letters on, a gap in a line parts cells
_PASSWORD = 4  # FPDF_ERR_PASSWORD


def main() -> None:
    """Write one JSON object.

    Where the file cannot be read: its `fault` (encrypted, damaged, long; pages, with how many `pages` it has and how
    many there may be at `most`). Else the `lines` as `PageLine` has them, the number of `characters`, that of those
    `uncoded`, and what is `told` by its properties.
    """
    _limit()
    json.dump(_read(sys.stdin.buffer.read()), sys.stdout)


def _limit() -> None:
    """Bound what this process may take. macOS takes no bound on memory; Windows has none of these."""
    if sys.platform != "win32":
        if sys.platform != "darwin":
            resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _read(data: bytes) -> dict[str, Any]:
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        return {"fault": "encrypted" if getattr(error, "err_code", None) == _PASSWORD else "damaged"}
    count = len(document)
    if count > MOST_PAGES:
        return {"fault": "pages", "pages": count, "most": MOST_PAGES}
    lines: list[list[Any]] = []
    characters = uncoded = 0
    try:
        for number in range(count):
            page = document[number]
            text = page.get_textpage()
            characters += text.count_chars()
            if characters > MOST_CHARACTERS:
                return {"fault": "long"}
            whole = text.get_text_range() if text.count_chars() else ""
            uncoded += len(_UNCODED.findall(whole))
            lines += _lines(text, whole, number + 1, page.get_height())
            text.close()
            page.close()
        told = document.get_metadata_dict()
    except pypdfium2.PdfiumError:
        return {"fault": "damaged"}
    return {"lines": lines, "characters": characters, "uncoded": uncoded, "told": told}


def _lines(page: Any, whole: str, number: int, height: float) -> Iterator[list[Any]]:
    """The lines of a page in the order in which they are written, each with its place and the look of its letters."""
    start = 0
    # PDFium runs two lines into one where a hyphen parts a word between them.
    for row in re.split(rf"(\r\n|\r|\n|(?<=[{_BROKEN}]))", whole):
        end = start + len(row)
        if row.strip():
            first = start + len(row) - len(row.lstrip())
            last = start + len(row.rstrip()) - 1
            box, other = _box(page, first), _box(page, last)
            cells = _cells(page, start, len(row), row, box[3] - box[1])
            broken = row.rstrip()[-1] in _BROKEN
            text = cells.rstrip().rstrip(_BROKEN) + ("-" if broken else "")
            bold = all(_weight(page, at) >= 600 for at in {first, (first + last) // 2, last})
            yield [number, text.strip(), box[0], other[2], height - box[3], height, box[3] - box[1], bold]
        start = end


def _box(page: Any, index: int) -> tuple[float, float, float, float]:
    """Left, bottom, right and top of a letter with the room that its font gives it."""
    from pypdfium2 import raw

    box = raw.FS_RECTF()
    if not raw.FPDFText_GetLooseCharBox(page.raw, index, box):
        return 0.0, 0.0, 0.0, 0.0
    return box.left, box.bottom, box.right, box.top


def _weight(page: Any, index: int) -> int:
    from pypdfium2 import raw

    name = raw.FPDFText_GetFontInfo(page.raw, index, None, 0, c_int())
    weight = int(raw.FPDFText_GetFontWeight(page.raw, index))
    if weight >= 600 or not name:
        return weight
    from ctypes import create_string_buffer

    buffer = create_string_buffer(name)
    raw.FPDFText_GetFontInfo(page.raw, index, buffer, name, c_int())
    return 700 if re.search(rb"bold|black|heavy|semibold", buffer.value, re.IGNORECASE) else weight


def _cells(page: Any, start: int, count: int, row: str, size: float) -> str:
    """A line with tabs where wide gaps part its cells."""
    from pypdfium2 import raw

    rects = raw.FPDFText_CountRects(page.raw, start, count)
    if rects < 2 or size <= 0:
        return row
    last = None
    wide: list[float] = []
    for index in range(rects):
        left, top, right, bottom = c_double(), c_double(), c_double(), c_double()
        raw.FPDFText_GetRect(page.raw, index, left, top, right, bottom)
        if last is not None and left.value - last > _GAP * size:
            wide.append(left.value)
        last = right.value
    if not wide:
        return row
    text = ""
    for offset, sign in enumerate(row):
        if wide and sign != " " and page.get_charbox(start + offset)[0] >= wide[0] - 0.5:
            text = text.rstrip() + "\t"
            wide.pop(0)
        text += sign
    return text


if __name__ == "__main__":
    main()
