"""What a text says of its own encoding and language before it is decoded."""

from __future__ import annotations

import codecs
import re

_HEAD = 4096
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(
    rb"<meta\s[^>]*?charset\s*=\s*[\"']?\s*([\w:.-]+)|<\?xml[^>]*?encoding\s*=\s*[\"']([\w:.-]+)"
    rb"|\A(?:[^\n]*\n)?[^\n]*-\*-.*?coding:\s*([\w.-]+)|@charset\s+[\"']([\w:.-]+)",
    re.IGNORECASE,
)
_LANGUAGE = re.compile(
    r"<html\s[^>]*?\b(?:xml:)?lang\s*=\s*[\"']?\s*([A-Za-z]{2,3}(?:[-_][A-Za-z0-9]+)*)", re.IGNORECASE
)
# What browsers take for more than it says (WHATWG Encoding Standard), and names that Python does not know.
_TAKEN_FOR = {
    "iso8859-1": "cp1252",
    "ascii": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "big5": "big5hkscs",
    "euc_kr": "cp949",
    "shift_jis": "cp932",
    "johab": "johab",
}
_NAMES = {
    "macintosh": "mac-roman",
    "x-mac-roman": "mac-roman",
    "x-mac-cyrillic": "mac-cyrillic",
    "x-mac-ce": "mac-latin2",
    "x-sjis": "cp932",
    "windows-31j": "cp932",
    "x-gbk": "gb18030",
    "x-euc-jp": "euc-jp",
    "x-cp1250": "cp1250",
    "x-cp1251": "cp1251",
    "x-cp1252": "cp1252",
    "windows-874": "cp874",
    "iso-8859-8-i": "iso8859-8",
    "iso-8859-8-e": "iso8859-8",
    "utf8mb4": "utf-8",
    "unicode": "utf-16",
}
# Encodings whose bytes are all ASCII, which therefore look like UTF-8.
_SEVEN_BITS = {"iso2022_jp": b"\x1b", "hz": b"~{", "utf-7": b"+"}


def mark_of(data: bytes) -> str | None:
    """The encoding that a byte order mark states."""
    return next((encoding for mark, encoding in _MARKS if data.startswith(mark)), None)


def declared(data: bytes) -> str | None:
    """The encoding that a page or text states in its first lines, by Python's name; None if none that is known."""
    head = data[:_HEAD].replace(b"\x00", b"")
    for found in _DECLARED.finditer(head):
        named = next(filter(None, found.groups())).decode("ascii").lower()
        try:
            name = codecs.lookup(_NAMES.get(named, named)).name
        except LookupError:
            continue
        return _TAKEN_FOR.get(name, name)
    return None


def seven_bits(data: bytes, stated: str | None) -> str | None:
    """The encoding of seven bits that a text is in, by what it states or by how it changes from one set to another."""
    if b"\x1b$B" in data or b"\x1b$@" in data:
        return "iso2022_jp"
    return stated if stated in _SEVEN_BITS and _SEVEN_BITS[stated] in data else None


def language_stated(text: str) -> str | None:
    """The language that a page states for itself, as a tag with hyphens."""
    found = _LANGUAGE.search(text[:_HEAD])
    return found[1].replace("_", "-") if found else None
