"""Editing YAML text without writing it anew: comments, order, quotes, folds, indentation and line ends stay.

An edit replaces what lies between two offsets. The result is read by the strict reader and compared with the data
intended; an edit that does not give exactly that is refused.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import yaml

from story_explainer.story.problems import ContentError, Pointer, Problem
from story_explainer.yaml_source.nodes import LocatedNode, end_of, find, line_break, line_end
from story_explainer.yaml_source.read import Document, read
from story_explainer.yaml_source.scalars import as_read
from story_explainer.yaml_source.splices import Scalar, Splice, additions, exchanges, removals, replacements
from story_explainer.yaml_source.style import STEP, block

_BOM = "\ufeff"


@dataclass(frozen=True, slots=True)
class YamlText:
    """The text of a YAML file, to be edited; each edit gives a new one, and the old one stays.

    Nodes are addressed by pointers: keys and indexes from the top, such as `("claims", 2, "draft")`. Values are text,
    truth values, numbers, and lists and mappings of such. Every edit raises a ContentError (F004) where there is
    no such node, or where the text cannot be changed so that everything else stays as it is.
    """

    document: Document
    mark: str = ""

    @classmethod
    def read(cls, name: str, text: str) -> YamlText:
        """Read a text, with or without byte order mark; `name` is the path shown in messages.

        Raises:
            ContentError: it is not readable. See `read.read`.
        """
        mark = _BOM if text.startswith(_BOM) else ""
        return cls(read(name, text[len(mark) :]), mark)

    @property
    def text(self) -> str:
        """The whole text as it is now."""
        return self.mark + self.document.text

    @property
    def data(self) -> Any:
        """What it says: dict, list, str and None."""
        return self.document.data

    def set_scalar(self, pointer: Pointer, value: Scalar) -> YamlText:
        """Replace a text, in the style of the one that stands there as far as that can hold it."""
        place = self._place(pointer, yaml.ScalarNode)
        return self._edited(pointer, lambda _: as_read(value), replacements(self.document.text, place, value))

    def set_key(self, pointer: Pointer, key: str, value: Any) -> YamlText:
        """Add a key behind the last one of a mapping; if the key is there and has a text, replace that."""
        place = self._place(pointer, yaml.MappingNode, empty=True)
        if isinstance(place.node, yaml.MappingNode) and any(known.value == key for known, _ in place.node.value):
            return self.set_scalar((*pointer, key), value)
        grown = additions(self.document.text, place, {key: value})
        return self._edited(pointer, lambda data: {**(data or {}), key: as_read(value)}, grown)

    def append_item(self, pointer: Pointer, data: Any) -> YamlText:
        """Add an item at the end of a list, written like the one before it."""
        return self.append_items(pointer, [data])

    def append_items(self, pointer: Pointer, items: Sequence[Any]) -> YamlText:
        """Add one or more items at the end of a list, written like the one before them."""
        place = self._place(pointer, yaml.SequenceNode, empty=True)
        if not items:
            return self
        grown = additions(self.document.text, place, list(items))
        return self._edited(pointer, lambda before: [*(before or []), *as_read(items)], grown)

    def remove_key(self, pointer: Pointer) -> YamlText:
        """Take out a key with its value; comments above it and beside a value of one line stay."""
        return self._without(pointer, yaml.MappingNode)

    def remove_item(self, pointer: Pointer) -> YamlText:
        """Take out an item of a list; comments above it and beside an item of one line stay."""
        return self._without(pointer, yaml.SequenceNode)

    def swap_items(self, pointer: Pointer, number: int) -> YamlText:
        """Let an item of a list and the one behind it change places, each with the comments above it and beside it."""
        node = self._place(pointer, yaml.SequenceNode).node
        if not 0 <= number < len(node.value) - 1:
            raise self.refusal(pointer, f"there are no items {number} and {number + 1}")

        def swapped(before: Any) -> Any:
            return [*before[:number], before[number + 1], before[number], *before[number + 2 :]]

        return self._edited(pointer, swapped, exchanges(self.document.text, node, number))

    def remark(self, pointer: Pointer, lines: Sequence[str]) -> YamlText:
        """Put remarks below a value, a line each, indented as what is in it would be."""
        place = self._place(pointer, yaml.Node)
        if not lines:
            return self
        text = self.document.text
        indent = max(place.indent, 0) + STEP
        start = end = line_end(text, end_of(text, place.node))
        written = "".join(f"\n{' ' * indent}# {' '.join(line.split())}" for line in lines)
        if isinstance(place.node, yaml.MappingNode) and place.node.flow_style and place.node.value:
            # In { } there is no room for what a remark proposes.
            start, end = place.node.start_mark.index, end_of(text, place.node)
            start -= text[start - 1] == " "
            data = self.data
            for part in pointer:
                data = data[part]
            written = f"\n{block(data, indent)}{written}"
        return self._edited(pointer, lambda data: data, [Splice(start, end, written)])

    def _without(self, pointer: Pointer, kind: type[yaml.CollectionNode]) -> YamlText:
        if not pointer:
            raise self.refusal(pointer, "the whole file cannot be taken out")
        self._place(pointer, yaml.Node)
        node = self._place(pointer[:-1], kind).node
        data = self.data
        for part in pointer[:-1]:
            data = data[part]
        number = pointer[-1] if isinstance(pointer[-1], int) else list(data).index(pointer[-1])

        def shrunk(before: Any) -> Any:
            kept = before.copy()
            del kept[pointer[-1]]
            return kept

        return self._edited(pointer[:-1], shrunk, removals(self.document.text, node, number))

    def _place(self, pointer: Pointer, kind: type[yaml.Node], empty: bool = False) -> LocatedNode:
        """The node meant, of the kind meant; `empty` says that a node without any value will do as well."""
        place = find(self.document, pointer)
        if place is None:
            raise self.refusal(pointer, f"there is no “{'/'.join(map(str, pointer))}”")
        node = place.node
        nothing = node is None or (isinstance(node, yaml.ScalarNode) and not node.style and not node.value)
        if not (isinstance(node, kind) or (empty and nothing)):
            names = {yaml.MappingNode: "a mapping", yaml.SequenceNode: "a list", yaml.ScalarNode: "a text"}
            raise self.refusal(pointer, f"what stands here is not {names[kind]}")
        return place

    def _edited(self, pointer: Pointer, change: Callable[[Any], Any], splices: Iterable[Splice]) -> YamlText:
        """The text after the first splice that gives the data intended, and nothing else."""
        wanted = _changed(self.data, pointer, change)
        text, name = self.document.text, self.document.name
        for start, end, new in splices:
            written = new.replace("\n", line_break(text))
            try:
                document = read(name, text[:start] + written + text[end:])
            except ContentError:
                continue
            if document.data == wanted:
                return replace(self, document=document)
        raise self.refusal(pointer, "this cannot be changed without rewriting what stands around it")

    def refusal(self, pointer: Pointer, message: str) -> ContentError:
        """That an edit cannot be made, at the place of its node."""
        line, column = self.document.place(pointer)
        return ContentError([Problem(self.document.name, line, column, "F004", message, "change it by hand")])


def _changed(data: Any, pointer: Pointer, change: Callable[[Any], Any]) -> Any:
    if not pointer:
        return change(data)
    copy = data.copy()
    copy[pointer[0]] = _changed(data[pointer[0]], pointer[1:], change)
    return copy
