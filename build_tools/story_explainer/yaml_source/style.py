"""How a value is written in YAML: on one line where it is small, else on several, in the style of its neighbours."""

from __future__ import annotations

import re
from typing import Any

import yaml

from story_explainer.yaml_source.scalars import WIDTH, Slot, as_read, forms

STEP = 2
_SHORT = re.compile(r"[\w .&’-]{1,40}")


class OneLine(dict[str, Any]):
    """A mapping that is to stand on one line, whatever its neighbours do: so git can put two lists together."""


class OneLineList(list[Any]):
    """A list that is to stand on one line."""


def value(data: Any, column: int, indent: int, flow: bool = False, like: yaml.Node | None = None) -> str:
    """What stands behind a colon or a dash, with the space or the line break before it.

    Args:
        data: text, truth value, whole number, list or mapping.
        column: where the value begins, if it stands on the same line.
        indent: the column of the key or the dash.
        flow: whether it is inside { } or [ ].
        like: a node to write it like: quotes, and collections on one line or on several.
    """
    if not isinstance(data, dict | list | tuple):
        form = next(forms(data, _slot(column, indent, flow, like)))
        return f" {form.head}" + (f"\n{form.body}" if form.body else "")
    on_one_line = _flow(data, like)
    imitated = _same_kind(data, like)
    if isinstance(data, OneLine | OneLineList):
        return f" {on_one_line}"
    small = imitated.flow_style if imitated else is_small(data) and column + len(on_one_line) <= WIDTH
    if flow or not data or small:
        return f" {on_one_line}"
    return f"\n{block(data, indent + STEP, like)}"


def block(data: Any, column: int, like: yaml.Node | None = None) -> str:
    """A mapping or a list that is not empty, on lines of their own. See `value`."""
    margin = " " * column
    if isinstance(data, dict):
        keys = {key: _key(key) for key in data}
        return "\n".join(
            f"{margin}{keys[key]}:{value(item, column + len(keys[key]) + 2, column, like=_like(like, key))}"
            for key, item in data.items()
        )
    return "\n".join(item(entry, column, _like(like, -1)) for entry in data)


def item(data: Any, column: int, like: yaml.Node | None = None) -> str:
    """An item of a block list, its dash in the column given. See `value`."""
    if isinstance(data, dict) and data and not isinstance(data, OneLine) and not _same_kind(data, like):
        written = f"\n{block(data, column + STEP)}"
    else:
        written = value(data, column + STEP, column, like=like)
    if isinstance(data, dict | list | tuple) and written.startswith("\n"):
        written = f" {written[1:].lstrip(' ')}"  # the first line of it goes beside the dash
    return f"{' ' * column}-{written}"


def _flow(data: Any, like: yaml.Node | None = None) -> str:
    if isinstance(data, dict):
        return "{" + ", ".join(f"{_key(key)}:{value(data[key], 0, 0, True, _like(like, key))}" for key in data) + "}"
    return "[" + ", ".join(value(entry, 0, 0, True, _like(like, -1))[1:] for entry in data) + "]"


def _key(key: str) -> str:
    # The names of fields and languages stand as they are: `on` and `no` are truth values for YAML 1.1 alone.
    like = key if key.lower() in ("on", "off", "yes", "no") else ""
    return next(forms(key, Slot(0, 0, flow=True, like=like))).head


def _slot(column: int, indent: int, flow: bool, like: yaml.Node | None) -> Slot:
    if not isinstance(like, yaml.ScalarNode):
        return Slot(column, indent + STEP, flow)
    style = like.style if like.style in ("'", '"') else ""
    return Slot(column, indent + STEP, flow, style, like="" if like.style else like.value)


def _like(like: yaml.Node | None, key: Any) -> yaml.Node | None:
    """The node below one that is imitated: that of the same key, else the last one."""
    if isinstance(like, yaml.MappingNode) and like.value:
        same = next((child for name, child in like.value if name.value == key), None)
        return same or (like.value[-1][1] if isinstance(like.value[-1][1], yaml.ScalarNode) else None)
    return like.value[-1] if isinstance(like, yaml.SequenceNode) and like.value else None


def _same_kind(data: Any, like: yaml.Node | None) -> yaml.CollectionNode | None:
    """The node that is imitated, if it is a collection of the same kind and shows how such a one is written."""
    kind = yaml.MappingNode if isinstance(data, dict) else yaml.SequenceNode
    return like if isinstance(like, kind) and like.value else None


def is_small(data: dict[str, Any] | list[Any] | tuple[Any, ...]) -> bool:
    """Whether a collection reads well on one line: a few short words without punctuation."""
    values = list(data.values()) if isinstance(data, dict) else data
    short = all(not isinstance(value, dict | list | tuple) and _SHORT.fullmatch(as_read(value)) for value in values)
    return short and (not isinstance(data, dict) or all(" " not in as_read(value) for value in values))
