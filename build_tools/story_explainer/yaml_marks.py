"""YAML as plain data with the place of each node: text in, data and a way to find line and column out.

Every scalar stays a string, so that `no`, `1984` and `12:30` are what an editor wrote; the model converts. Duplicate
keys, aliases, tags and several documents are refused: what a reader of the file sees is what it says.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from story_explainer.story.problems import ContentError, Path, Problem

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_MAX_DEPTH = 40
_NULLS = {"", "~", "null"}
# What the parser says, and what is mostly behind it.
_CAUSES = {
    "mapping values are not allowed": "a text with “: ” in it needs quotation marks",
    "expected '-' indicator": "indent all entries of a list alike",
    "expected <block end>": "indent all fields of an entry alike",
    "did not find expected key": "indent all fields of an entry alike",
    "expected ',' or '}'": "inside { }, a text with a comma or quotation marks in it needs quotation marks around it",
    "expected ',' or ']'": "inside [ ], a text with a comma or quotation marks in it needs quotation marks around it",
    "that cannot start any token": "indent with spaces; a text that begins with @, ` or % needs quotation marks",
    "could not find expected ':'": "a field is a name, a colon and a space",
    "end of stream": "a quotation mark or a bracket is not closed",
}


@dataclass(frozen=True, slots=True)
class Document:
    """A YAML file as data, with the tree of nodes that it came from."""

    name: str
    data: Any
    root: Node | None

    def place(self, path: Path, *, key: bool = False) -> tuple[int, int]:
        """The line and column of a node, counted from 1.

        Args:
            path: keys and indexes from the top, such as `("claims", 2, "cites", 0)`. Where the path leaves the
                tree (a field that is missing), the last node on it is taken.
            key: whether the place of the last key is meant rather than that of its value.
        """
        node = self.root
        line, column = 1, 1
        for depth, part in enumerate(path):
            found = _child(node, part)
            if found is None:
                break
            key_node, node = found
            marked = key_node if key and depth == len(path) - 1 and key_node else node
            line, column = marked.start_mark.line + 1, marked.start_mark.column + 1
        return line, column


def _child(node: Node | None, part: str | int) -> tuple[Node | None, Node] | None:
    if isinstance(node, MappingNode):
        for key_node, value_node in node.value:
            if key_node.value == part:
                return key_node, value_node
    elif isinstance(node, SequenceNode) and isinstance(part, int) and part < len(node.value):
        return None, node.value[part]
    return None


def read(name: str, text: str) -> Document:
    """Read one YAML file.

    Args:
        name: the path shown in messages.
        text: the content of the file.

    Returns:
        The document; its data is made of dict, list, str and None.

    Raises:
        ContentError: with codes Y001 (no YAML), Y002 (duplicate key), Y003 (alias), Y004 (tag or key that is no
            text), Y005 (nested too deeply).
    """
    try:
        root = yaml.compose(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        message = " ".join(filter(None, [error.context, error.problem]))
        hint = next((hint for cause, hint in _CAUSES.items() if cause in message), "")
        raise ContentError([Problem(name, line, column, "Y001", f"not readable as YAML: {message}", hint)]) from None
    except yaml.reader.ReaderError as error:
        before = text[: error.position]
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        message = f"the character U+{error.character:04X} is not allowed" if isinstance(error.character, int) else ""
        raise ContentError([Problem(name, line, column, "Y001", message or "not readable as YAML")]) from None
    problems: list[Problem] = []
    seen: set[int] = set()

    def problem(node: Node, code: str, message: str, hint: str) -> None:
        problems.append(Problem(name, node.start_mark.line + 1, node.start_mark.column + 1, code, message, hint))

    def build(node: Node, depth: int) -> Any:
        if depth > _MAX_DEPTH:
            problem(node, "Y005", "nested too deeply", f"at most {_MAX_DEPTH} levels")
            return None
        if isinstance(node, ScalarNode):
            if not node.tag.startswith("tag:yaml.org,2002:"):
                problem(node, "Y004", f"the tag {node.tag} has no meaning here", "leave it out")
            value: str = node.value
            return None if node.style is None and value in _NULLS else value
        if id(node) in seen:
            problem(node, "Y003", "an alias repeats a part of the file", "write the text out where it is needed")
            return None
        seen.add(id(node))
        if isinstance(node, SequenceNode):
            return [build(item, depth + 1) for item in node.value]
        mapping: dict[str, Any] = {}
        for key_node, value_node in node.value:
            if not isinstance(key_node, ScalarNode):
                problem(key_node, "Y004", "a key must be plain text", "name the field")
                continue
            if key_node.value in mapping:
                problem(key_node, "Y002", f"the key “{key_node.value}” stands here twice", "keep one of the two")
                continue
            mapping[key_node.value] = build(value_node, depth + 1)
        return mapping

    data = build(root, 0) if root is not None else None
    if problems:
        raise ContentError(problems)
    return Document(name, data, root)
