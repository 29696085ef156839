"""A node of a YAML text made to say something else by the fewest edits: what stays the same keeps its bytes."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher
from typing import Any

from story_explainer.story.problems import ContentError, Pointer
from story_explainer.yaml_source.edit import YamlText
from story_explainer.yaml_source.scalars import as_read


def revised(text: YamlText, pointer: Pointer, wanted: Any) -> YamlText:
    """Make a node say what is wanted.

    Args:
        text: the text of the file.
        pointer: where the node stands.
        wanted: what it is to say. Fields that are new go to the end of a mapping; those left out are taken out.

    Raises:
        ContentError: it cannot be done without touching what stands around it (F004).
    """
    now = _at(text.data, pointer)
    wanted = as_read(wanted)
    if now == wanted:
        return text
    try:
        if isinstance(now, Mapping) and isinstance(wanted, Mapping) and now and wanted:
            return _mapping(text, pointer, now, wanted)
        if isinstance(now, list) and isinstance(wanted, list) and now and wanted:
            return _list(text, pointer, now, wanted)
        if isinstance(now, str) and isinstance(wanted, str):
            return text.set_scalar(pointer, wanted)
    except ContentError:
        if not pointer or isinstance(pointer[-1], int):
            raise
    if not pointer or isinstance(pointer[-1], int):
        raise text.refusal(pointer, "this cannot be changed without rewriting what stands around it")
    if len(_at(text.data, pointer[:-1])) > 1:
        return text.remove_key(pointer).set_key(pointer[:-1], pointer[-1], wanted)
    # A mapping that lost its only field would no longer be one.
    return (
        text.set_key(pointer[:-1], _SPARE, "-")
        .remove_key(pointer)
        .set_key(pointer[:-1], pointer[-1], wanted)
        .remove_key((*pointer[:-1], _SPARE))
    )


_SPARE = "in-between"


def _mapping(text: YamlText, pointer: Pointer, now: Mapping[str, Any], wanted: Mapping[str, Any]) -> YamlText:
    for key, value in wanted.items():
        text = revised(text, (*pointer, key), value) if key in now else text.set_key(pointer, key, value)
    for key in now:
        if key not in wanted:
            text = text.remove_key((*pointer, key))
    return text


def _list(text: YamlText, pointer: Pointer, now: list[Any], wanted: list[Any]) -> YamlText:
    """Items that stay keep their bytes; one in place of another is revised; others go out, or are added at the end."""
    for kind, start, end, first, last in reversed(list(_steps(now, wanted))):
        if kind == "insert" and start < len(now):
            raise text.refusal(pointer, "an item cannot be put between others")
        common = min(end - start, last - first)
        if last - first > common:
            if end < len(now):
                raise text.refusal(pointer, "an item cannot be put between others")
            text = text.append_items(pointer, wanted[first + common : last])
        for index in range(end - 1, start + common - 1, -1):
            text = text.remove_item((*pointer, index))
        for offset in range(common):
            text = revised(text, (*pointer, start + offset), wanted[first + offset])
    return text


def _steps(now: list[Any], wanted: list[Any]) -> Iterator[tuple[str, int, int, int, int]]:
    before, after = ([json.dumps(item, sort_keys=True) for item in items] for items in (now, wanted))
    return (step for step in SequenceMatcher(None, before, after, autojunk=False).get_opcodes() if step[0] != "equal")


def _at(data: Any, pointer: Pointer) -> Any:
    for part in pointer:
        data = data[part]
    return data
