"""Bytes to text: byte order marks, UTF-8, and a guess for what is neither; characters that are no text are dropped."""

from __future__ import annotations

import codecs
import re
import unicodedata

from charset_normalizer import from_bytes

from story_explainer.ingest.article import refuse

MAX_BYTES = 8_000_000

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_NEWLINES = re.compile("\r\n?|\v|\x1c|\x1d|\x1e|\x85|\u2028|\u2029")
_SPACES = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
# Control characters, soft hyphens, zero-width spaces, stray marks and everything that turns the direction of writing.
_NOT_TEXT = re.compile(
    "[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\u00ad\u200b\u202a-\u202e\u2060\u2066-\u2069\ufeff\ufffe\uffff]"
)
_BINARY = re.compile("[\x00-\x08\x0e-\x1a\x7f]")


# What a text that is not UTF-8 is usually in, by language; for all others it is the Western code page.
_CODE_PAGES = {
    "cp1250": frozenset(["bs", "cs", "hr", "hu", "pl", "ro", "sk", "sl", "sq"]),
    "cp1251": frozenset(["be", "bg", "kk", "mk", "mn", "ru", "sr", "uk"]),
    "cp1253": frozenset(["el"]),
    "cp1254": frozenset(["az", "tr"]),
    "cp1257": frozenset(["et", "lt", "lv"]),
}
_NO_CODE_PAGE = frozenset(["ar", "fa", "he", "ja", "ko", "th", "ur", "vi", "zh"])
_USUAL_MARKS = frozenset("“”‘’„‚–—…«»‹›°€£§©®ºª¿¡·´½¼²³×•\u00a0")


def decode(name: str, data: bytes, locale: str) -> tuple[str, str]:
    """Decode an article.

    Args:
        name: the file's name for messages.
        data: its bytes.
        locale: its language, for the guess of an encoding.

    Returns:
        The text (NFC, lines ended by one line feed, plain spaces, no control or direction characters) and the name
        of the encoding.

    Raises:
        ContentError: I001 the file is empty, I002 too large, I003 not text.
    """
    if len(data) > MAX_BYTES:
        hint = f"an article has at most {MAX_BYTES // 1_000_000} MB; is this the right file?"
        raise refuse(name, "I002", f"the file is too large ({len(data) / 1_000_000:.0f} MB)", hint)
    text, encoding = _decode(name, data, locale)
    if len(_BINARY.findall(text)) > max(3, len(text) / 200):
        raise refuse(name, "I003", "the file is not text", "save the article as plain text, Markdown or HTML")
    text = _SPACES.sub(" ", _NEWLINES.sub("\n", text.replace("\f", "\n\n")))
    text = unicodedata.normalize("NFC", _NOT_TEXT.sub("", text))
    if not text.strip():
        raise refuse(name, "I001", "the file is empty", "put the text of the article into it")
    return text, encoding


def _decode(name: str, data: bytes, locale: str) -> tuple[str, str]:
    stated = next((encoding for mark, encoding in _MARKS if data.startswith(mark)), None)
    for encoding in filter(None, (stated, "utf-8")):
        try:
            return data.decode(encoding), encoding
        except UnicodeDecodeError:
            continue
    language = locale.split("-")[0]
    if language not in _NO_CODE_PAGE and b"\x00" not in data:
        usual = next((page for page, known in _CODE_PAGES.items() if language in known), "cp1252")
        text = data.decode(usual, "replace")
        if _plausible(text):
            return text, usual
    best = None if b"\x00\x00\x00" in data else from_bytes(data).best()
    if best is None:
        raise refuse(name, "I003", "the file is not text", "save the article as plain text, Markdown or HTML")
    return str(best), best.encoding.replace("_", "-")


def _plausible(text: str) -> bool:
    """Whether what is not ASCII in a text is nearly all letters and the marks of running text."""
    special = [sign for sign in text if sign > "\x7f"]
    return sum(sign.isalpha() or sign in _USUAL_MARKS for sign in special) >= 0.95 * len(special)
