"""How wide words are in the typeface of the pages, and where their lines break. Lengths are CSS pixels."""

from __future__ import annotations

import io
import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.ImageFont import FreeTypeFont

# A browser without the typeface takes another one, and most of those are a little wider.
SAFETY = 1.05
_UNIT = 1000
# Chinese and Japanese letters, between which a line may end; marks that begin no line, and such that end none.
_LETTER = "\u2e80-\u2fdf\u3041-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_NOT_FIRST = "、。，．：；？！）］｝」』】〉》〕〗…‥・·々ーぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ,.:;?!)\\]”’"
_NOT_LAST = "（［｛「『【〈《〔〖(\\[“‘"
_UNSPACED = re.compile(f"[{_LETTER}]")
_PIECE = re.compile(f"[{_NOT_LAST}]*(?:[{_LETTER}]|[^{_LETTER}{_NOT_FIRST}{_NOT_LAST}]+)?[{_NOT_FIRST}]*")


def width(text: str, size: float, *, bold: bool = False) -> float:
    """The width of a line of text, with a little to spare.

    Args:
        text: the line.
        size: the size of the type.
        bold: whether it is set in the bold weight.
    """
    return _length(text, 600 if bold else 400) * size / _UNIT * SAFETY


def wrap(text: str, limit: float, size: float, *, bold: bool = False, most: int | None = None) -> tuple[str, ...]:
    """Cut a text into lines that are no wider than a limit, as few as can be and of about one length.

    Args:
        text: the text; a no-break space in it keeps what it joins together.
        limit: the widest that a line may be.
        size: the size of the type.
        bold: whether it is set in the bold weight.
        most: the most lines there may be; what does not fit in them is left out, which an ellipsis says.

    Returns:
        The lines. A word wider than the limit is broken at a hyphen that it has, else anywhere.
    """
    lines = _greedy(text, limit, size, bold)
    if most and len(lines) > most:
        lines = [*lines[: most - 1], _shortened(_joined(lines[most - 1 :]), limit, size, bold)]
    elif len(lines) > 1:
        lines = _balanced(text, limit, size, bold, lines)
    return tuple(lines)


def widest(lines: tuple[str, ...], size: float, *, bold: bool = False) -> float:
    """The width of the widest line."""
    return max((width(line, size, bold=bold) for line in lines), default=0.0)


def _greedy(text: str, limit: float, size: float, bold: bool) -> list[str]:
    lines: list[str] = []
    for glue, piece in _pieces(text):
        longer = f"{lines[-1]}{glue}{piece}" if lines else piece
        if lines and width(longer, size, bold=bold) <= limit:
            lines[-1] = longer
        else:
            lines += _broken(piece, limit, size, bold)
    return lines


def _pieces(text: str) -> Iterator[tuple[str, str]]:
    """What no line parts if it need not: words, or letters of a script that puts no blanks between words.

    Yields:
        What stands before each on the same line, a blank or nothing, and the piece.
    """
    for word in filter(None, text.replace("\n", " ").split(" ")):
        for number, piece in enumerate(filter(None, _PIECE.findall(word)) if _UNSPACED.search(word) else [word]):
            yield "" if number else " ", piece


def _joined(lines: list[str]) -> str:
    """Lines as one again."""
    text = lines[0]
    for line in lines[1:]:
        text += line if _UNSPACED.search(text[-1] + line[0]) else f" {line}"
    return text


def _balanced(text: str, limit: float, size: float, bold: bool, lines: list[str]) -> list[str]:
    """As many lines, and none much longer than the others."""
    longest_word = max(width(piece, size, bold=bold) for _, piece in _pieces(text))
    low, high = min(longest_word, limit), limit
    for _ in range(6):
        middle = (low + high) / 2
        tried = _greedy(text, middle, size, bold)
        if len(tried) <= len(lines):
            lines, high = tried, middle
        else:
            low = middle
    return lines


def _broken(word: str, limit: float, size: float, bold: bool) -> list[str]:
    """A word in pieces that fit."""
    pieces: list[str] = []
    while width(word, size, bold=bold) > limit and len(word) > 1:
        fits = 1
        while fits < len(word) - 1 and width(word[: fits + 1] + "-", size, bold=bold) <= limit:
            fits += 1
        own = max(word.rfind(mark, 0, fits) for mark in "-\u00a0/–") + 1
        cut = own or fits
        pieces.append(word[:cut] if own else f"{word[:cut]}-")
        word = word[cut:].lstrip("\u00a0\u2060")
    return [*pieces, word]


def _shortened(text: str, limit: float, size: float, bold: bool) -> str:
    while text and width(f"{text} …", size, bold=bold) > limit:
        shorter, _, _ = text.rpartition(" ")
        text = shorter or text[:-1]
    return f"{text.rstrip(' ,;:–·')} …"


@lru_cache(1 << 14)  # to break lines well the same words are measured again and again
def _length(text: str, weight: int) -> float:
    return sum([_advance(character, weight) for character in text])


@cache
def _advance(character: str, weight: int) -> float:
    """The width of a character in thousandths of the size of the type; a wide guess for what the typeface lacks."""
    if unicodedata.category(character) == "Cf" or unicodedata.combining(character):
        return 0.0
    font, missing = _font(weight)
    drawn = character.replace("\u00a0", " ").replace("\u202f", " ")
    if bytes(font.getmask(drawn)) == missing:
        return 1000.0 if unicodedata.east_asian_width(character) in "WF" else 750.0
    return float(font.getlength(drawn)) * 10


@cache
def _font(weight: int) -> tuple[FreeTypeFont, bytes]:
    from PIL import ImageFont  # loaded where a picture is new

    data = (files("story_explainer.site") / "fonts" / f"newsreader-{weight}.ttf").read_bytes()
    font = ImageFont.truetype(io.BytesIO(data), 100, layout_engine=ImageFont.Layout.BASIC)
    return font, bytes(font.getmask("\uffff"))
