"""PDF files with text, by PDFium (pypdfium2), an optional extra: the lines of their pages become paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from ctypes import c_double, c_int
from typing import Any

from story_explainer.ingest.article import Candidate, Metadata, Parsed, refuse
from story_explainer.ingest.reading.pages import PageLine, paragraphs_of
from story_explainer.story.problems import ContentError

_MOST_PAGES, _MOST_CHARACTERS = 100, 400_000
_FEWEST = 20  # characters below which nothing but a stamp or a page number is text
_UNCODED = re.compile("[\ue000-\uf8ff\ufffd\x00-\x01\x03-\x08\x0e-\x1f]")
_BROKEN = "\x02\ufffe"  # what PDFium puts for a hyphen that parts a word
_GAP = 2.0  # from so many times the size of letters on, a gap in a line parts cells
_PASSWORD = 4  # FPDF_ERR_PASSWORD
_CREATED = re.compile(r"D:(\d{4})(\d\d)(\d\d)")
_MADE = "when the file was made, by its properties"
_BY = "by the properties of the file"
_PROGRAM = re.compile(
    r"^(?:microsoft (?:word|powerpoint)|untitled|senza titolo|unbenannt|\S+\.\w{2,5}$)", re.IGNORECASE
)


def read(name: str, data: bytes, locale: str) -> Parsed:
    """Read a PDF file.

    Args:
        name: the file's name for messages.
        data: its bytes.
        locale: its language.

    Returns:
        Its blocks, each with its page as its line. What its pages have in common at their edges, footnotes and tables
        are set aside. Its properties are candidates alone: they may be another document's.

    Raises:
        ContentError: I002 it has too many pages or too much text; I003 it is damaged, encrypted, or its letters are
            not coded; I005 its pages are pictures; I012 the extra is not installed.
    """
    try:
        import pypdfium2
    except ImportError:
        hint = "install it with “pip install 'story-explainer[formats]'”, or save the article as text"
        raise refuse(name, "I012", "reading PDF files needs the extra “formats”", hint) from None
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == _PASSWORD:
            hint = "open it with its password, print it into a PDF without one, and give that"
            raise refuse(name, "I003", "the file is encrypted", hint) from None
        raise _damaged(name) from None
    try:
        return _parsed(name, document)
    except pypdfium2.PdfiumError:
        raise _damaged(name) from None
    finally:
        document.close()


def _damaged(name: str) -> ContentError:
    return refuse(name, "I003", "the file is no PDF, or is damaged", "open it, print it into a PDF anew, and give that")


def _parsed(name: str, document: Any) -> Parsed:
    count = len(document)
    if count > _MOST_PAGES:
        hint = f"print those of the article into a PDF of their own, at most {_MOST_PAGES}"
        raise refuse(name, "I002", f"the file has {count:,} pages", hint)
    lines: list[PageLine] = []
    size = uncoded = 0
    for number in range(count):
        page = document[number]
        text = page.get_textpage()
        size += text.count_chars()
        if size > _MOST_CHARACTERS:
            raise refuse(name, "I002", "the text is too long for an article", "print its pages into a PDF of their own")
        whole = text.get_text_range() if text.count_chars() else ""
        uncoded += len(_UNCODED.findall(whole))
        height = page.get_height()
        lines += _lines(text, whole, number + 1, height)
        text.close()
        page.close()
    letters = sum(map(str.isalpha, "".join(line.text for line in lines)))
    if letters < _FEWEST:
        few = f"there are but {letters} letters in the file" if letters else "there is no text in the file"
        hint = "have its text recognised (OCR), or type it into a .txt file"
        raise refuse(name, "I005", f"{few}: its pages are pictures or drawings", hint)
    if uncoded > 0.1 * size:
        hint = "have its text recognised (OCR), or type it into a .txt file"
        raise refuse(name, "I003", "the letters of the file are drawn, and what they mean is not said", hint)
    blocks, asides = paragraphs_of(lines)
    return Parsed(tuple(blocks), tuple(asides), _metadata(document), encoding="unicode")


def _lines(page: Any, whole: str, number: int, height: float) -> Iterator[PageLine]:
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
            yield PageLine(number, text.strip(), box[0], other[2], height - box[3], height, box[3] - box[1], bold)
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


def _metadata(document: Any) -> Metadata:
    told = {key: " ".join(str(value).split()) for key, value in document.get_metadata_dict().items()}
    made = _CREATED.match(told.get("CreationDate", ""))
    title = told.get("Title", "")
    found = [
        ("title", "" if _PROGRAM.match(title) else title, _BY),
        ("author", told.get("Author", ""), _BY),
        ("date", "-".join(made.groups()) if made else "", _MADE),
    ]
    return Metadata(candidates=tuple(Candidate(*each) for each in found if each[1]))
