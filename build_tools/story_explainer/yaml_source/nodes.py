"""Where the nodes of a YAML text begin and end: what an edit that keeps the text has to know.

PyYAML's composer gives a tree with marks. Its end marks of block collections and block scalars lie behind the comments
and blank lines that follow, so the ends are worked out here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml

from story_explainer.story.problems import Pointer
from story_explainer.yaml_source.read import LOADER, Document
from story_explainer.yaml_source.style import STEP

_LINE_BREAK = re.compile(r"\r\n|\r|\n")
# The first line of a block scalar: its sign, how its end and its indentation are stated, a comment.
BLOCK_HEADER = re.compile(r"[|>](?P<stated>[-+1-9]{0,2})(?P<comment>[^\r\n]*)")


@dataclass(frozen=True, slots=True)
class LocatedNode:
    """A node and its surroundings.

    `node` is a node of PyYAML's, or None where the whole text holds none. `flow` says whether it stands inside { } or
    [ ]; `indent` is the column of the key or the dash that it belongs to, less than nothing for the whole text: what is
    below it stands further to the right.
    """

    node: Any
    flow: bool = False
    indent: int = -STEP


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of a mapping or a list: where its key or dash begins, where its value ends, and the value."""

    head: int
    end: int
    value: Any


def find(document: Document, pointer: Pointer) -> LocatedNode | None:
    """The node that keys and indexes lead to; None if there is none."""
    place = LocatedNode(yaml.compose(document.text, Loader=LOADER))
    for part in pointer:
        node = place.node
        flow = place.flow or bool(getattr(node, "flow_style", False))
        if isinstance(node, yaml.MappingNode):
            found = next(((key.start_mark.column, value) for key, value in node.value if key.value == part), None)
        elif isinstance(node, yaml.SequenceNode) and isinstance(part, int) and 0 <= part < len(node.value):
            found = node.start_mark.column, node.value[part]
        else:
            found = None
        if found is None:
            return None
        place = LocatedNode(found[1], flow, place.indent if flow else found[0])
    return place


def end_of(text: str, node: yaml.ScalarNode | yaml.CollectionNode) -> int:
    """The offset behind the last character of a node, before any comment and line end that follow."""
    if isinstance(node, yaml.ScalarNode):
        return _end_of_block(text, node) if node.style in ("|", ">") else int(node.end_mark.index)
    if node.flow_style or not node.value:
        return int(node.end_mark.index)
    last = node.value[-1]
    return end_of(text, last[1] if isinstance(node, yaml.MappingNode) else last)


def _end_of_block(text: str, node: yaml.ScalarNode) -> int:
    start, end = node.start_mark.index, node.end_mark.index
    written = text[start:end]
    header = BLOCK_HEADER.search(written)
    if header and "+" in header["stated"]:  # the blank lines below belong to the text, up to the last line end
        return line_end_before(text, end) if written[-1] in "\r\n" else int(end)
    first = re.search(r"[\r\n]( *)[^ \r\n]", written)
    deep = len(first[1]) if first else len(written)
    blank = re.search(rf"(?:(?:\r\n|\r|\n) {{0,{deep}}})*\Z", written)
    return int(start + blank.start() if blank else end)


def entries(text: str, node: yaml.CollectionNode) -> list[Entry]:
    """The entries of a mapping or a list, in order."""
    if isinstance(node, yaml.MappingNode):
        return [Entry(key.start_mark.index, end_of(text, value), value) for key, value in node.value]
    values = [(value, end_of(text, value)) for value in node.value]
    if node.flow_style:
        return [Entry(value.start_mark.index, end, value) for value, end in values]
    return [Entry(head, end, value) for head, (value, end) in zip(_dashes(text, node), values, strict=True)]


def _dashes(text: str, node: yaml.CollectionNode) -> Iterator[int]:
    """Where the dashes of a block list stand: all in one column, the first perhaps behind a key's or list's sign."""
    column = node.start_mark.column
    dash = re.compile(rf"(?:(?<=[\r\n])|\A) {{{column}}}(?=-(?:[ \t\r\n]|\Z))")
    end = node.start_mark.index
    for number, value in enumerate(node.value):
        found = dash.search(text, end) if number else None
        yield found.end() if found else end
        end = end_of(text, value)


def line_start(text: str, offset: int) -> int:
    """Where the line begins in which an offset lies."""
    return max(text.rfind("\n", 0, offset), text.rfind("\r", 0, offset)) + 1


def line_end(text: str, offset: int) -> int:
    """Where the line ends in which an offset lies, before its line break."""
    found = _LINE_BREAK.search(text, offset)
    return found.start() if found else len(text)


def line_end_before(text: str, start: int) -> int:
    """Where the line above the one that begins at an offset ends, before its line break."""
    return start - (2 if text[start - 2 : start] == "\r\n" else 1)


def next_line(text: str, offset: int) -> int:
    """Where the line after that of an offset begins; the end of the text if there is none."""
    found = _LINE_BREAK.search(text, offset)
    return found.end() if found else len(text)


def line_break(text: str) -> str:
    """How lines end in a text, by its first line."""
    found = _LINE_BREAK.search(text)
    return found[0] if found else "\n"


def past_comments(text: str, offset: int, column: int) -> int:
    """The end of the last comment that follows a line and stands further to the right than `column`.

    Such a comment is about what is above it. If there is none, it is the end of the line itself.
    """
    end = at = line_end(text, offset)
    while (start := next_line(text, at)) < len(text):
        at = line_end(text, start)
        line = text[start:at].lstrip(" ")
        if line and (not line.startswith("#") or at - start - len(line) <= column):
            break
        end = at if line else end
    return end
