"""Documents made for tests: Word files, PDF files and mails, as small as they can be."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Sequence
from xml.sax.saxutils import escape

_SPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    f'<Relationship Id="r1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>'
)
_STYLES = "".join(
    f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{shown}"/></w:style>'
    for name, shown in (
        ("Heading1", "heading 1"),
        ("Heading2", "heading 2"),
        ("Title", "Title"),
        ("Titolo1", "Titolo 1"),
    )
)


def paragraph(text: str, style: str = "", inner: str = "") -> str:
    """A paragraph of a Word file; `inner` is further markup in it."""
    look = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f'<w:p>{look}<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r>{inner}</w:p>'


def docx(*body: str, parts: dict[str, str | bytes] | None = None) -> bytes:
    """A Word file of paragraphs; what is no markup becomes one. `parts` are further files in it."""
    inner = "".join(each if each.startswith("<") else paragraph(each) for each in body)
    styles = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="s" Type="{_OFFICE}/styles" Target="styles.xml"/></Relationships>'
    )
    files: dict[str, str | bytes] = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": _RELATIONS,
        "word/_rels/document.xml.rels": styles,
        "word/styles.xml": f"<w:styles {_SPACE}>{_STYLES}</w:styles>",
        "word/document.xml": f"<w:document {_SPACE}><w:body>{inner}</w:body></w:document>",
        **(parts or {}),
    }
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return data.getvalue()


def header(text: str) -> str:
    """The part of a Word file that holds a header."""
    return f"<w:hdr {_SPACE}>{paragraph(text)}</w:hdr>"


def properties(**told: str) -> str:
    """The part of a Word file that says of it what `told` says: title, creator, created."""
    inner = "".join(f"<x:{key}>{escape(value)}</x:{key}>" for key, value in told.items())
    return f'<p:coreProperties xmlns:p="urn:p" xmlns:x="urn:x">{inner}</p:coreProperties>'


Placed = tuple[float, float, float, str]  # from the left, from above, size, words; “*” before bold ones


def pdf(*pages: Sequence[Placed], title: str = "", author: str = "", encrypt: bool = False) -> bytes:
    """A PDF file of A4 pages with lines at their places."""
    objects: list[bytes] = []
    kids = " ".join(f"{5 + 2 * number} 0 R" for number in range(len(pages)))
    objects.append(b"<</Type/Catalog/Pages 2 0 R>>")
    objects.append(f"<</Type/Pages/Kids[{kids}]/Count {len(pages)}>>".encode())
    for font in ("Helvetica", "Helvetica-Bold"):
        objects.append(f"<</Type/Font/Subtype/Type1/BaseFont/{font}/Encoding/WinAnsiEncoding>>".encode())
    for lines in pages:
        number = len(objects) + 1
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents {number + 1} 0 R"
            "/Resources<</Font<</F1 3 0 R/F2 4 0 R>>>>>>".encode()
        )
        written = b"BT " + b" ".join(_line(*line) for line in lines) + b" ET"
        objects.append(b"<</Length %d>>stream\n%s\nendstream" % (len(written), written))
    objects.append(f"<</Title({title})/Author({author})/CreationDate(D:20260312090000)>>".encode("cp1252"))
    data, places = b"%PDF-1.7\n", list[int]()
    for number, each in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj%s\nendobj\n" % (number, each)
    start = len(data)
    data += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    data += b"".join(b"%010d 00000 n \n" % place for place in places)
    locked = (
        "/Encrypt<</Filter/Standard/V 1/R 2/O({})/U({})/P -4>>/ID[(a)(a)]".format("a" * 32, "b" * 32) if encrypt else ""
    )
    data += f"trailer<</Size {len(objects) + 1}/Root 1 0 R/Info {len(objects)} 0 R{locked}>>\n".encode()
    return data + b"startxref\n%d\n%%%%EOF" % start


def pdf_bomb(megabytes: int) -> bytes:
    """A PDF file of two kilobytes whose page is so many megabytes of blanks, packed twice."""
    packer, blanks = zlib.compressobj(9), b" " * 1_000_000
    packed = zlib.compress(b"".join([packer.compress(blanks) for _ in range(megabytes)] + [packer.flush()]), 9)
    page = b"<</Length %d/Filter[/FlateDecode/FlateDecode]>>stream\n%s\nendstream" % (len(packed), packed)
    whole = pdf([])
    start = whole.index(b"<</Length ")
    return whole[:start] + page + whole[whole.index(b"endstream", start) + len(b"endstream") :]


def _line(left: float, down: float, size: float, words: str) -> bytes:
    font = "F2" if words.startswith("*") else "F1"
    shown = words.lstrip("*").replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)").encode("cp1252")
    return f"/{font} {size} Tf 1 0 0 1 {left} {842 - down} Tm (".encode() + shown + b") Tj"


def column(
    text: Sequence[str], left: float = 70, down: float = 200, size: float = 11, leading: float = 1.25
) -> list[Placed]:
    """Lines below each other; an empty one leaves room."""
    step = size * leading
    return [(left, down + number * step, size, words) for number, words in enumerate(text) if words]
