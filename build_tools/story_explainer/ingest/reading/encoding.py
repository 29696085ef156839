"""Bytes to text: byte order marks, UTF-8, and a guess for what is neither; characters that are no text are dropped."""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from charset_normalizer import from_bytes

from story_explainer.ingest.article import refuse
from story_explainer.ingest.languages.alphabets import encodings, families
from story_explainer.ingest.reading.declared import declared, mark_of, seven_bits
from story_explainer.ingest.reading.mended import decoded_twice
from story_explainer.ingest.reading.plausible import plausibility
from story_explainer.ingest.text.marks import CLOSING, FINAL, OPENING

MAX_BYTES = 8_000_000

_NEWLINES = re.compile("\r\n?|\v|\x1c|\x1d|\x1e|\x85|\u2028|\u2029")
_SPACES = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
# Control characters, soft hyphens, zero-width spaces, stray marks and everything that turns the direction of writing.
_NOT_TEXT = re.compile(
    "[\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\u00ad\u200b\u202a-\u202e\u2060\u2066-\u2069\ufeff\ufff9-\ufffb\ufffe\uffff"
    "\ud800-\udfff\ufdd0-\ufdef]"
)
_BINARY = re.compile("[\x00-\x08\x0e-\x1a\x7f]")


_SEVERAL_BYTES = frozenset(["cp932", "euc-jp", "gb18030", "big5hkscs", "cp949", "johab"])
_SURE, _CLEAR, _POOR = 0.6, 0.02, 0.3
_LOST, _FEW = re.compile("\ufffd|[^\\W\\d_]\\?\\?[^\\W\\d_]"), 2
_UNDETERMINED = "und"


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text with the encoding that it was in; and why that is in doubt, if it is."""

    text: str
    encoding: str
    doubt: str | None = None


def decode(name: str, data: bytes, locale: str) -> Decoded:
    """Decode an article.

    Args:
        name: the file's name for messages.
        data: its bytes.
        locale: its language, for the guess of an encoding.

    Returns:
        The text (NFC, lines ended by one line feed, plain spaces, no control or direction characters), the name of the
        encoding, and a doubt about it.

    Raises:
        ContentError: I001 the file is empty, I002 too large, I003 not text.
    """
    if len(data) > MAX_BYTES:
        hint = f"an article has at most {MAX_BYTES // 1_000_000} MB; is this the right file?"
        raise refuse(name, "I002", f"the file is too large ({len(data) / 1_000_000:.0f} MB)", hint)
    found = _decode(name, data, locale)
    text = found.text
    if len(_BINARY.findall(text)) > max(3, len(text) / 200):
        raise refuse(name, "I003", "the file is not text", "save the article as plain text, Markdown or HTML")
    twice = decoded_twice(text) if found.doubt is None else None
    text = cleaned(twice or text)
    if not text.strip():
        raise refuse(name, "I001", "the file is empty", "put the text of the article into it")
    doubt = found.doubt
    if twice:
        doubt = "it seems to have been decoded wrongly before it was saved (“Ã¨” for “è”), and was mended"
    elif doubt is None and len(_LOST.findall(text)) >= _FEW:
        doubt = "letters of it were lost before it was saved (“\ufffd”)"
    return Decoded(text, found.encoding, doubt)


# What has no width parts two sentences where no blank does: “zu.\u200bDie”.
_PARTED = re.compile(f"([{FINAL}][{CLOSING})]*)[\u200b\u200c\u200d\u2060\ufeff]+(?=[{OPENING}(]*[^\\W\\d_])")
# Where scripts do not join their letters, a joiner is a stray mark.
_JOINERS = re.compile("(?<=[\u0000-\u04ff])[\u200c\u200d]|[\u200c\u200d](?=[\u0000-\u04ff])")
_LIGATURE = re.compile("[\ufb00-\ufb06]")
# Bullets of symbol fonts, as word processors leave them.
_SYMBOL_BULLETS = re.compile(
    "^([ \t]*)[\uf0a7\uf0a8\uf0b7\uf0d8\uf0fc\uf076\uf06c\uf06e\uf071\uf02d]+[ \t]*", re.MULTILINE
)
_PRIVATE = re.compile("(?<![^\\W\\d_])[\ue000-\uf8ff]|[\ue000-\uf8ff](?![^\\W\\d_])")


def plain(line: str) -> str:
    """A line without what is no text: an escape or a character reference may have brought it in after decoding."""
    return _NOT_TEXT.sub("", _NEWLINES.sub(" ", line))


def cleaned(text: str) -> str:
    """A text in NFC, its lines ended by one line feed, with plain spaces, no control or direction signs."""
    text = _SPACES.sub(" ", _NEWLINES.sub("\n", text.replace("\f", "\n\n")))
    text = _PRIVATE.sub("", _SYMBOL_BULLETS.sub(r"\1• ", _JOINERS.sub("", _PARTED.sub(r"\1 ", text))))
    text = _LIGATURE.sub(lambda found: unicodedata.normalize("NFKC", found[0]), text)
    return unicodedata.normalize("NFC", _NOT_TEXT.sub("", text))


def _decode(name: str, data: bytes, locale: str) -> Decoded:
    """By a byte order mark; as UTF-8 if it is; as the text states; else by what gives a plausible text."""
    stated = declared(data)
    if b"\x00" in data and mark_of(data) is None and (wide := _of_wide_units(data, locale, None)) is not None:
        return wide
    for encoding in filter(None, (mark_of(data), seven_bits(data, stated), "utf-8")):
        try:
            return Decoded(data.decode(encoding), encoding)
        except UnicodeDecodeError:
            continue
    if b"\x00" in data:
        return _of_wide_units(data, locale, mark_of(data)) or _by_guess(name, data)
    if (mended := _nearly_utf8(data, locale)) is not None:
        return mended
    candidates = _candidates(data, locale, [stated] if stated and stated != "utf-8" else [])
    if not candidates:
        return _by_guess(name, data)
    best = max(candidates, key=lambda each: each.worth)
    own = next((each for each in candidates if each.encoding == stated), None)
    if own and (own.worth >= _POOR or best.worth < own.worth + 0.5):
        return Decoded(own.text, own.encoding)
    if own:
        return Decoded(best.text, best.encoding, f"it states “{stated}”, which gives no words; read as {best.encoding}")
    other = max((each for each in candidates if each.text != best.text), key=lambda each: each.worth, default=None)
    if best.worth >= _SURE and (other is None or best.worth - other.worth >= _CLEAR):
        return Decoded(best.text, best.encoding)
    return Decoded(best.text, best.encoding, f"it states no encoding; {best.encoding} is a guess")


@dataclass(frozen=True, slots=True)
class _Decoding:
    encoding: str
    text: str
    worth: float


def _candidates(data: bytes, locale: str, first: Sequence[str]) -> list[_Decoding]:
    """What a text is by each encoding that it may be in, with how plausible that is in its language, or in any."""
    wanted = {encodings(locale): (locale,)} if locale != _UNDETERMINED else families()
    found: dict[str, _Decoding] = {}
    for pages, locales in wanted.items():
        for place, page in enumerate([*first, *pages]):
            try:
                text = data.decode(page, "strict" if page in _SEVERAL_BYTES else "replace")
            except UnicodeDecodeError:
                continue
            # The more usual one goes before another that gives as much.
            worth = max(plausibility(text, each) for each in locales) - 0.001 * place
            if page not in found or worth > found[page].worth:
                found[page] = _Decoding(page, text, worth)
    return list(found.values())


def _of_wide_units(data: bytes, locale: str, marked: str | None) -> Decoded | None:
    """A text of two or four bytes a letter without a mark that says their order, or cut off within a letter."""
    found = []
    for encoding in (marked,) if marked else ("utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"):
        unit = 4 if "32" in encoding else 2
        whole = data[: len(data) - len(data) % unit]
        try:
            text = whole.decode(encoding)
        except UnicodeDecodeError:
            continue
        blanks = text.count(" ") + text.count("\n")
        likely = locale == _UNDETERMINED or plausibility(text, locale) >= _POOR
        if not _BINARY.search(text) and blanks > len(text) / 100 and likely:
            doubt = None if whole == data else "it is cut off within a letter"
            found.append((blanks, Decoded(text, encoding, doubt)))
    return max(found, key=lambda each: each[0])[1] if found else None


def _nearly_utf8(data: bytes, locale: str) -> Decoded | None:
    """A text in UTF-8 with bytes that are not, as where something else was pasted in or the end was cut off."""
    text = data.decode("utf-8", "replace")
    wrong, right = text.count("\ufffd"), sum(sign > "\x7f" for sign in text)
    several = locale == _UNDETERMINED or bool(_SEVERAL_BYTES & set(encodings(locale)))
    # In a text of single bytes hardly any two of them are UTF-8 by chance.
    if right - wrong < max(4, (4 if several else 1) * wrong):
        return None
    codecs.register_error("story-explainer-1252", lambda error: (_western(error), error.end))  # type: ignore[attr-defined]
    text = data.decode("utf-8", "story-explainer-1252")
    return Decoded(text, "utf-8", f"{wrong} byte{'s'[: wrong > 1]} of it {'are' if wrong > 1 else 'is'} no UTF-8")


def _western(error: UnicodeError) -> str:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("cp1252", "replace")


def _by_guess(name: str, data: bytes) -> Decoded:
    best = None if b"\x00\x00\x00" in data else from_bytes(data).best()
    if best is None:
        raise refuse(name, "I003", "the file is not text", "save the article as plain text, Markdown or HTML")
    encoding = best.encoding.replace("_", "-")
    doubt = None if encoding.startswith("utf") else f"it states no encoding; {encoding} is a guess"
    return Decoded(str(best), encoding, doubt)
