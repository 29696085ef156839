"""Draws a card image. The only module that draws with an image library; it is loaded where a card is new."""

from __future__ import annotations

import io
import math
import unicodedata
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from itertools import accumulate

from PIL import Image, ImageChops, ImageDraw, ImageFont

from story_explainer.site.card import HEIGHT, WIDTH, Card, CardLine

Colour = tuple[int, int, int]

_PAPER, _INK, _SOFT = (253, 252, 249), (29, 27, 24), (92, 87, 78)
_MARGIN = 84
_TEXT_WIDTH = WIDTH - 2 * _MARGIN
_SIZES = range(84, 39, -4)
# More letters than a card has room for: measuring what is cut off would take long.
_LONGEST, _READ = 300, 600
_TAG = 320  # room for the name of the language beside that of the site
_TITLE_TOP, _TITLE_HEIGHT = 164, 300
# With lines of the board below it, the title is shorter.
_SHORT_TITLE, _BOARD, _BOARD_END, _LEADING, _BOARD_SIZE = 160, 340, 542, 40, 34
_ALARM, _ASSENT = (163, 32, 29), (27, 106, 58)
_SHADES = 16
_NOWHERE = "\uffff"  # no font has a glyph for it


def draw(card: Card) -> bytes:
    """Draw a card.

    Args:
        card: what stands on it.

    Returns:
        A PNG of 1200 × 630 pixels, the same bytes for the same card and the same version of the image library.
        Characters that the font lacks are left out, without boxes for them.
    """
    # One layer for each colour, joined by way of a palette: that is fast, and the file is small.
    layers = [Image.new("L", (WIDTH, HEIGHT)) for _ in range(5)]
    on_ink, on_voice, on_soft, on_alarm, on_assent = (ImageDraw.Draw(layer) for layer in layers)
    on_voice.rectangle((0, 0, WIDTH, 14), fill=255)
    layers[0].paste(_sign(_TEXTS), (_MARGIN, 72))
    layers[1].paste(_sign([_THREAD]), (_MARGIN, 72))
    on_ink.text(
        (_MARGIN + 84, 96), _line(card.name, 38, _TEXT_WIDTH - 84 - _TAG), font=_font(400, 38), fill=255, anchor="lm"
    )
    on_voice.text((WIDTH - _MARGIN, 96), _line(card.language, 38, _TAG), font=_font(400, 38), fill=255, anchor="rm")
    _title(on_ink, _drawable(card.title), _SHORT_TITLE if card.lines else _TITLE_HEIGHT)
    if card.lines:
        _board(card.lines, on_ink, {"denies": on_alarm, "confirms": on_assent}, on_soft)
    else:
        on_voice.text((_MARGIN, 514), _line(card.status, 42), font=_font(400, 42), fill=255, anchor="lm")
    on_soft.text((_MARGIN, 582), _line(card.foot, 32), font=_font(400, 32), fill=255, anchor="lm")
    return _png(layers, (_INK, _oklch(0.42, 0.085, card.hue), _SOFT, _ALARM, _ASSENT))


def _png(layers: Sequence[Image.Image], colours: Sequence[Colour]) -> bytes:
    """The layers, each in its colour, on paper."""
    joined = Image.new("L", (WIDTH, HEIGHT))
    palette: list[int] = []
    for number, (layer, colour) in enumerate(zip(layers, colours, strict=True)):
        first = number * _SHADES
        shades = [first + value * _SHADES // 256 for value in range(256)]
        shades[: 256 // _SHADES] = [0] * (256 // _SHADES)  # the first shade of each colour is the paper
        if box := layer.getbbox():  # most of a layer is empty
            joined.paste(ImageChops.lighter(joined.crop(box), layer.crop(box).point(shades)), box)
        for shade in range(_SHADES):
            part = shade / (_SHADES - 1)
            palette += [round(paper + (full - paper) * part) for paper, full in zip(_PAPER, colour, strict=True)]
    image = Image.frombytes("P", joined.size, joined.tobytes())
    image.putpalette(palette)
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


def _line(text: str, size: int, width: float = _TEXT_WIDTH) -> str:
    return _shortened(_drawable(text), 400, size, width)


def _board(
    lines: Sequence[CardLine],
    ink: ImageDraw.ImageDraw,
    colours: Mapping[str, ImageDraw.ImageDraw],
    other: ImageDraw.ImageDraw,
) -> None:
    """Who says what: each name with what is said behind it, on a second line where all have room for one."""
    ink.rectangle((_MARGIN, _BOARD - 14, WIDTH - _MARGIN, _BOARD - 12), fill=255)
    room, y = (_BOARD_END - _BOARD) // _LEADING, _BOARD
    for number, line in enumerate(lines):
        x = float(_MARGIN)
        pens = [(ink, 600, _drawable(line.who)), (colours.get(line.kind, other), 600, _drawable(line.does))]
        for pen, weight, words in pens:
            if words:
                shown = _shortened(words, weight, _BOARD_SIZE, _MARGIN + _TEXT_WIDTH - x)
                if pen is colours.get("denies"):
                    x = _cross(pen, x, y)
                pen.text((x, y), shown, font=_font(weight, _BOARD_SIZE), fill=255)
                x += _width(shown, weight, _BOARD_SIZE) + 14
        rows = _flowed(_drawable(line.words), x, 1 + max(0, room - (len(lines) - number)))
        for left, words in rows:
            y += _LEADING if left == _MARGIN and words is not rows[0][1] else 0
            ink.text((left, y), words, font=_font(400, _BOARD_SIZE), fill=255)
        room -= max(1, len(rows))
        y += _LEADING


def _flowed(text: str, x: float, most: int) -> list[tuple[float, str]]:
    """A text in at most two lines, the first of which begins at `x`: each with its left end."""
    words = text.split()
    ends = list(accumulate(_width(f"{word} ", 400, _BOARD_SIZE) for word in words))
    room = _MARGIN + _TEXT_WIDTH - x + _advance(" ", 400, _BOARD_SIZE)
    fitting = bisect_right(ends, room)
    first, words = words[:fitting], words[fitting:]
    if not words:
        return [(x, " ".join(first))] if first else []
    if most > 1:
        return [(x, " ".join(first)), (_MARGIN, _shortened(" ".join(words), 400, _BOARD_SIZE))]
    return [(x, _shortened(text, 400, _BOARD_SIZE, _MARGIN + _TEXT_WIDTH - x))]


def _cross(pen: ImageDraw.ImageDraw, x: float, y: float) -> float:
    """The sign of a denial; returns where the words behind it begin."""
    top, size = y + 8, 18
    pen.line((x, top, x + size, top + size), fill=255, width=4)
    pen.line((x, top + size, x + size, top), fill=255, width=4)
    return x + size + 9


def _title(pen: ImageDraw.ImageDraw, title: str, height: int) -> None:
    """The title as large as it fits, in as many lines as it needs; cut if it fits in no size."""
    for size in _SIZES:
        lines, leading = _wrapped(title, 600, size), round(size * 1.14)
        if len(lines) * leading <= height:
            break
    fitting = height // leading
    if len(lines) > fitting:
        lines = [*lines[: fitting - 1], _shortened(" ".join(lines[fitting - 1 :]), 600, size)]
    for index, line in enumerate(lines):
        pen.text((_MARGIN, _TITLE_TOP + index * leading), line, font=_font(600, size), fill=255)


def _wrapped(text: str, weight: int, size: int) -> list[str]:
    lines: list[str] = []
    for word in text[:_LONGEST].split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and _width(longer, weight, size) <= _TEXT_WIDTH:
            lines[-1] = longer
        else:
            lines.append(_shortened(word, weight, size))
    return lines


def _shortened(text: str, weight: int, size: int, width: float = _TEXT_WIDTH) -> str:
    """A line that fits: as it is, or cut with an ellipsis, at a word if there is more than one."""
    if len(text) <= _LONGEST and _width(text, weight, size) <= width:
        return text
    text = text[:_LONGEST]
    ends = list(accumulate(_advance(character, weight, size) for character in text))
    fitting = bisect_right(ends, width - _advance("…", weight, size))
    if fitting < len(text):
        whole_words = text[: fitting + 1].rpartition(" ")[0]
        text = whole_words or text[:fitting]
    return f"{text.rstrip(' ·,;:–')}…"


def _width(text: str, weight: int, size: int) -> float:
    """The width of a line: with the basic layout, that of its characters one by one."""
    return sum(_advance(character, weight, size) for character in text)


@cache
def _advance(character: str, weight: int, size: int) -> float:
    return _font(weight, size).getlength(character)


@cache
def _font(weight: int, size: int) -> ImageFont.FreeTypeFont:
    data = (files("story_explainer.site") / "fonts" / f"newsreader-{weight}.ttf").read_bytes()
    # The basic layout is the same on every machine; the other one depends on a library that may be missing.
    return ImageFont.truetype(io.BytesIO(data), size, layout_engine=ImageFont.Layout.BASIC)


@cache
def _has(character: str) -> bool:
    return character == " " or bytes(_font(600, 40).getmask(character)) != _box()


@cache
def _box() -> bytes:
    """What the font draws for what it lacks."""
    return bytes(_font(600, 40).getmask(_NOWHERE))


def _drawable(text: str) -> str:
    """The beginning of a text, more than has room, as the font can draw it, without boxes for what it lacks."""
    spaced = " ".join(unicodedata.normalize("NFC", text[:_READ]).split())
    return " ".join("".join(filter(_has, spaced)).split())


# The sign of the masthead, on a ground of 28 × 20: the lines of two texts, and the thread between them.
_TEXTS = [
    [(left, top), (right, top)]
    for left, ends in ((1, (11, 11, 8)), (17, (27, 27, 24)))
    for top, right in zip((4, 10, 16), ends, strict=True)
]
_THREAD = [(11 + 6 * t / 40, 7 + 3 * math.cos(math.pi * t / 40)) for t in range(41)]


def _sign(lines: Sequence[Sequence[tuple[float, float]]]) -> Image.Image:
    """Lines of the sign, drawn large and then made smooth."""
    scale = 10
    image = Image.new("L", (28 * scale, 20 * scale))
    pen = ImageDraw.Draw(image)
    for points in lines:
        pen.line([(x * scale, y * scale) for x, y in points], fill=255, width=17, joint="curve")
    return image.resize((67, 48), Image.Resampling.LANCZOS)


def _oklch(lightness: float, chroma: float, hue: int) -> Colour:
    """A colour of OKLCH, as the style sheet has it, in sRGB (Björn Ottosson, “A perceptual color space”, 2020)."""
    a, b = chroma * math.cos(math.radians(hue)), chroma * math.sin(math.radians(hue))
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    linear = (
        4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short,
    )
    red, green, blue = (_encoded(channel) for channel in linear)
    return red, green, blue


def _encoded(channel: float) -> int:
    channel = min(1.0, max(0.0, channel))
    value = 12.92 * channel if channel <= 0.0031308 else 1.055 * channel ** (1 / 2.4) - 0.055
    return round(255 * value)
