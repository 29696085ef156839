"""How a scalar is written in YAML: plain where that is safe, else quoted or folded, in the style of its neighbours."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

import yaml

WIDTH = 120
_EMITTER: Any = yaml.emitter.Emitter(io.StringIO(), allow_unicode=True)
_RESOLVER: Any = yaml.SafeLoader("")
_STR = "tag:yaml.org,2002:str"
# A text that YAML 1.2 takes for a number and 1.1 does not.
_NUMBER = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|0o[0-7]+")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_SPACE = re.compile(r"(?<![ \t]) (?![ \t])")
_UNWRITABLE = re.compile(r"[^\t\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"}


@dataclass(frozen=True, slots=True)
class Slot:
    """Where a scalar is to stand.

    `column` is where it begins, `indent` where its further lines do; `flow` says whether it is inside { } or [ ].
    `style` is that of the node whose place it takes or whose neighbour it is (“'”, “"”, “|”, “>” or nothing); `several`
    says whether that stood on several lines; `like` is its text, if it is plain.
    """

    column: int
    indent: int
    flow: bool = False
    style: str = ""
    several: bool = False
    like: str = ""


class Form(NamedTuple):
    """A way to write a scalar: `head` where it begins; a block scalar has its `body` on the lines below."""

    head: str
    body: str = ""


def is_day(text: str) -> bool:
    """Whether a text is a day, which stands without quotation marks though YAML 1.1 has a type for it."""
    return bool(_DAY.fullmatch(text))


def as_read(data: Any) -> Any:
    """Plain data as the reader gives it back: every scalar a text.

    Raises:
        TypeError: there is something else in it than text, truth values, numbers, lists and mappings.
    """
    if isinstance(data, dict):
        return {as_read(key): as_read(value) for key, value in data.items()}
    if isinstance(data, list | tuple):
        return [as_read(value) for value in data]
    if isinstance(data, bool):
        return "true" if data else "false"
    if isinstance(data, int | float | str):
        return str(data)
    raise TypeError(f"no {type(data).__name__} can be written")


def forms(value: str | bool | float, slot: Slot) -> Iterator[Form]:
    """The ways to write a scalar, the most fitting first; the last one can hold anything.

    A text that other programs would read as a number or a truth value is quoted, unless such a one stood there.
    """
    text = as_read(value)
    analysis = _EMITTER.analyze_scalar(text)
    plain = analysis.allow_flow_plain if slot.flow else analysis.allow_block_plain
    plain = plain and (not isinstance(value, str) or _reads_as_text(text, slot.like))
    quoted = analysis.allow_single_quoted and not analysis.multiline
    fits = slot.flow or slot.column + len(text) <= WIDTH
    folds = not slot.flow and _can_fold(text)
    if slot.style in ("|", ">") and not slot.flow and _can_fold(text, literal=slot.style == "|"):
        yield _block(text, slot.indent, slot.style)
    if slot.style == "'" and quoted:
        yield _single(text, slot)
    if slot.style == '"':
        yield _double(text, slot)
    if plain and fits:
        yield Form(text)
    if plain and slot.several and not slot.flow:
        yield Form(_wrapped(text, slot.column, slot.indent))
    if folds and (not fits or analysis.multiline):
        yield _block(text, slot.indent, ">")
    if plain:
        yield Form(text)
    if quoted and ("'" not in text or '"' in text or "\\" in text):
        yield _single(text, slot)
    yield _double(text, slot)


def _reads_as_text(text: str, like: str) -> bool:
    tag = _tag(text)
    return tag == _STR or is_day(text) or (bool(text and like) and tag == _tag(like))


def _tag(text: str) -> str:
    if _NUMBER.fullmatch(text):
        return "number"
    return str(_RESOLVER.resolve(yaml.ScalarNode, text, (True, False)))


def _can_fold(text: str, literal: bool = False) -> bool:
    """Whether a block scalar gives exactly this text back, without an indicator of its indentation."""
    body = text.rstrip("\n")
    if not body or body[0] in " \t\n" or _UNWRITABLE.search(text):
        return False
    return not re.search(r"(?m)^[ \t]+$", body) if literal else not re.search(r"(?m)^[ \t]|[ \t]$", body)


def _block(text: str, indent: int, style: str) -> Form:
    body = text.rstrip("\n")
    after = len(text) - len(body)
    lines: list[str] = []
    for number, paragraph in enumerate(body.split("\n")):
        if style == ">" and number and paragraph:
            lines.append("")  # a line break of a folded text is a blank line
        lines += _lines(paragraph, indent, indent) if style == ">" else [paragraph]
    lines += [""] * (after - 1)
    written = "\n".join(f"{' ' * indent}{line}" if line else "" for line in lines)
    return Form(style + ("-", "", "+")[min(after, 2)], written)


def _single(text: str, slot: Slot) -> Form:
    return Form(_quoted(f"'{text.replace(chr(39), chr(39) * 2)}'", slot))


def _double(text: str, slot: Slot) -> Form:
    def escaped(found: re.Match[str]) -> str:
        character = found[0]
        code = ord(character)
        known = _ESCAPES.get(character)
        return known or (f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}")

    written = re.sub(rf"[\\\"\n\t]|{_UNWRITABLE.pattern}", escaped, text)
    return Form(_quoted(f'"{written}"', slot))


def _quoted(written: str, slot: Slot) -> str:
    return written if slot.flow else _wrapped(written, slot.column, slot.indent)


def _wrapped(text: str, column: int, indent: int) -> str:
    return f"\n{' ' * indent}".join(_lines(text, column, indent))


def _lines(text: str, column: int, indent: int) -> list[str]:
    """A text in lines of the usual width, broken at single spaces only: those are what a line end is read as."""
    lines: list[str] = []
    for word in _SPACE.split(text):
        start = column if len(lines) < 2 else indent
        if lines and start + len(lines[-1]) + 1 + len(word) <= WIDTH:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines
