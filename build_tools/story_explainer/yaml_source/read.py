"""YAML as plain data with the place of each node: text in, data and a way to find line and column out.

Every scalar stays a string, so that `no`, `1984` and `12:30` are what an editor wrote; the model converts. Duplicate
keys, aliases, tags and several documents are refused: what a reader of the file sees is what it says. Data and places
are built from the parser's events one by one: no depth of nesting can exhaust the stack, no alias can grow.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from story_explainer.story.problems import ContentError, Pointer, Problem
from story_explainer.yaml_source.slips import slip

LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_MAX_DEPTH = 40
_MAX_PROBLEMS = 100
_NULLS = {"", "~", "null"}
_LINE_END = re.compile(r"\r\n|\r|\n")
# “n. #5”: a remark that has no blank behind its sign may be part of the text.
_REMARK = re.compile(r"[ \t]+(?P<said>#[^\s#!][^\r\n]*)")
# What is no character, steers a terminal, or turns the direction of the words around it: those of other people, too.
# Marks of direction (U+200E, U+200F) say only which way they themselves are written.
_NOT_ALLOWED = re.compile(rf"{yaml.reader.Reader.NON_PRINTABLE.pattern}|[\u202a-\u202e\u2066-\u2069\ufdd0-\ufdef]")
_NOT_ALLOWED_ESCAPED = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069"
    "\ud800-\udfff\ufdd0-\ufdef\ufff9-\ufffb\ufffe\uffff]"
)

# Blanks that are none to YAML, where an indent or a field's name is: those of typography, wide and zero-width ones.
_BLANKS = "\u00a0\u1680\u2000-\u200d\u202f\u205f\u2060\u3000\ufeff"
_NO_BLANK = re.compile(
    rf"^[ ]*(?:-[ ]+)*(?:[\w\"'-]+[ ]*)?(?P<blank>[{_BLANKS}])[ {_BLANKS}]*"
    r"(?:[\w\"'-]+[ ]*:(?=\s|$)|:(?=\s|$)|-[ ])",
    re.MULTILINE,
)


@dataclass(slots=True)
class _Positions:
    """Where a mapping or a list begins, and the places below it by key or index; a scalar's place is a bare number."""

    at: int
    below: Any
    keys: dict[str, int] | None


@dataclass(frozen=True, slots=True)
class Document:
    """A YAML file as data, with the place of everything in it."""

    name: str
    data: Any
    text: str
    places: Any

    def offset(self, path: Pointer, *, key: bool = False) -> int:
        """How many characters of the text stand before a node. See `place`."""
        node, at = self.places, 0
        for depth, part in enumerate(path):
            if not isinstance(node, _Positions):
                return at
            keys = node.keys or {}
            try:
                node = node.below[part]
            except (KeyError, IndexError, TypeError):
                return at
            at = node.at if isinstance(node, _Positions) else node
            if key and depth == len(path) - 1 and part in keys:
                at = keys[str(part)]
        return at

    def place(self, path: Pointer, *, key: bool = False) -> tuple[int, int]:
        """The line and column of a node, counted from 1, as editors count them.

        Args:
            path: keys and indexes from the top, such as `("claims", 2, "cites", 0)`. Where the path leaves the
                tree (a field that is missing), the last node on it is taken.
            key: whether the place of the last key is meant rather than that of its value.
        """
        return _line_and_column(self.text, self.offset(path, key=key))


def _line_and_column(text: str, offset: int) -> tuple[int, int]:
    lines = _LINE_END.split(text[:offset])
    return len(lines), len(lines[-1]) + 1


def read(name: str, text: str) -> Document:
    """Read one YAML file.

    Args:
        name: the path shown in messages.
        text: the content of the file.

    Returns:
        The document; its data is made of dict, list, str and None.

    Raises:
        ContentError: with codes Y001 (no YAML), Y002 (duplicate key), Y003 (alias), Y004 (tag or key that is no
            text), Y005 (nested too deeply); no more than the first hundred problems.
    """
    if found := _NOT_ALLOWED.search(text):
        line, column = _line_and_column(text, found.start())
        message = f"the character U+{ord(found[0]):04X} is not allowed"
        hint = "take it out; if the file is full of it, save the file as UTF-8"
        raise ContentError([Problem(name, line, column, "Y001", message, hint)])
    if found := _NO_BLANK.search(text):
        line, column = _line_and_column(text, found.start("blank"))
        message = f"U+{ord(found['blank']):04X} stands here, a blank that YAML takes for a letter"
        raise ContentError([Problem(name, line, column, "Y001", message, "put an ordinary blank in its place")])
    builder = _TreeBuilder(name, text)
    try:
        builder.build()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        message = " ".join(filter(None, [error.context, error.problem]))
        opened = error.context_mark.index if error.context_mark else None
        at, message, hint = slip(text, mark.index if mark else 0, opened, message)
        builder.problem(at, "Y001", f"not readable as YAML: {message}", hint)
    if builder.problems:
        raise ContentError(builder.problems)
    return Document(name, builder.data, text, builder.places)


class _TreeBuilder:
    """Data and places, built side by side from the events of one file."""

    def __init__(self, name: str, text: str) -> None:
        self.name = name
        self.text = text
        self.escapes = "\\" in text
        self.data: Any = None
        self.places: Any = 0
        self.problems: list[Problem] = []

    def problem(self, offset: int, code: str, message: str, hint: str) -> None:
        line, column = _line_and_column(self.text, offset)
        self.problems.append(Problem(self.name, line, column, code, message, hint))

    def marked(self, event: Any) -> None:
        """Refuse a tag or a name for what follows: whoever wrote a text that begins so would miss a word of it."""
        hint = "leave it out; a text that begins with “{}” needs quotation marks"
        at = event.start_mark.index
        if event.tag:
            self.problem(at, "Y004", f"the tag {event.tag} has no meaning here", hint.format("!"))
        else:
            self.problem(at, "Y003", f"“&{event.anchor}” names a part of the file", hint.format("&"))

    def twice(self, at: int, key: str, doubled: set[int], places: Any, in_list: bool) -> None:
        """A key that stands in a mapping already: where it is the first one of an entry, another entry begins."""
        first = next(iter(places.keys)) == key
        hint = "keep one of the two"
        if in_list and first:
            doubled.add(places.at)
            hint = f"write “- ” before “{key}” if another entry begins here, else {hint}"
        self.problem(at, "Y002", f"the key “{key}” stands here twice", hint)

    def build(self) -> None:
        next_event = LOADER(self.text).get_event
        documents = 0
        doubled: set[int] = set()  # where mappings begin that hold the beginning of another one
        # The container being filled: its data, its places, and, in a mapping, the key that waits for its value.
        stack: list[tuple[Any, Any, Any]] = []
        data: Any = None
        places: Any = None
        key: str | None = None
        while (event := next_event()) is not None and len(self.problems) < _MAX_PROBLEMS:
            kind = type(event)
            if kind is ScalarEvent:
                value = event.value
                at = event.start_mark.index
                if self.escapes and (found := _NOT_ALLOWED_ESCAPED.search(value)):
                    message = f"the character U+{ord(found[0]):04X} is not allowed"
                    self.problem(at, "Y001", message, "take out what stands for it")
                if event.tag or event.anchor:
                    self.marked(event)
                if type(data) is dict and key is None:
                    if value in data and places.at not in doubled:
                        self.twice(at, value, doubled, places, bool(stack) and type(stack[-1][0]) is list)
                    key = value
                    places.keys[value] = at
                    continue
                if not event.style and (remark := _REMARK.match(self.text, event.end_mark.index)):
                    message = f"“{remark['said'][:20]}” is taken for a remark"
                    hint = "a text with “ #” in it needs quotation marks, and a remark a blank behind its “#”"
                    self.problem(remark.start("said"), "Y001", message, hint)
                child: Any = None if not event.style and value in _NULLS else value
                below: Any = at
            elif kind is MappingStartEvent or kind is SequenceStartEvent:
                at = event.start_mark.index
                if event.tag or event.anchor:
                    self.marked(event)
                if len(stack) >= _MAX_DEPTH:
                    self.problem(at, "Y005", "nested too deeply", f"at most {_MAX_DEPTH} levels")
                    return
                if type(data) is dict and key is None:
                    self.problem(at, "Y004", "a key must be plain text", "name the field")
                    return
                if kind is MappingStartEvent:
                    child, below = {}, _Positions(at, {}, {})
                else:
                    child, below = [], _Positions(at, [], None)
            elif kind is MappingEndEvent or kind is SequenceEndEvent:
                data, places, key = stack.pop()
                continue
            elif kind is AliasEvent:
                hint = "write the text out where it is needed; a text that begins with “*” needs quotation marks"
                self.problem(event.start_mark.index, "Y003", "an alias repeats a part of the file", hint)
                return
            elif kind is DocumentStartEvent:
                documents += 1
                if documents > 1:
                    hint = "take out the line “---” and what belongs elsewhere"
                    self.problem(event.start_mark.index, "Y001", "a second document begins here", hint)
                    return
                continue
            else:
                continue
            if type(data) is dict:
                data[key] = child
                places.below[key] = below
                key = None
            elif type(data) is list:
                places.below.append(below)
                data.append(child)
            else:
                self.data, self.places = child, below
            if kind is not ScalarEvent:
                stack.append((data, places, key))
                data, places, key = child, below, None
