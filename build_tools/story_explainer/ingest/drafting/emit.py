"""Drafts as YAML that reads like a document: block style, folded texts, a comment on top that says what the file is."""

from __future__ import annotations

import re
from typing import Any

import yaml
from pydantic import BaseModel

from story_explainer.story.model import LIST_FILES

_WIDTH = 104  # PyYAML folds at the first space after it
_LONG = 80

_HEADS = {file.name.removesuffix(".yml"): file.about for file in LIST_FILES} | {
    "story": "What the story is, in a few words. Readers see the title and the standfirst first."
}
_MARK = (
    "# Drafted from the articles by “explainer {}”. Each entry cites its evidence. Take “draft: true” out of those\n"
    "# that you have read and made your own, and delete what is of no use."
)


class _Flow(list[str]):
    """A list of ids, written on one line."""


class _Dumper(yaml.SafeDumper):
    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, False)


def _string(dumper: _Dumper, text: str) -> yaml.ScalarNode:
    if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        return dumper.represent_scalar("tag:yaml.org,2002:timestamp", text)  # a date needs no quotation marks
    style = ">" if len(text) > _LONG or "\n" in text else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Dumper.add_representer(str, _string)
_Dumper.add_representer(_Flow, lambda dumper, ids: dumper.represent_sequence("tag:yaml.org,2002:seq", ids, True))


def to_yaml(name: str, model: BaseModel, command: str = "new") -> bytes:
    """One file of a draft.

    Args:
        name: the file without its ending, such as `claims`.
        model: its content.
        command: which command of `explainer` has drafted it.

    Returns:
        The file in UTF-8: the schema's line, a comment, the data with a blank line between entries.
    """
    data = model.model_dump(mode="json", exclude_none=True, exclude_defaults=True)
    required: dict[str, Any] = {
        key: [] for key, value in model.model_dump(mode="json").items() if value == [] and _is_required(model, key)
    }
    text = yaml.dump(_arranged({**data, **required}), Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=_WIDTH)
    text = re.sub(r"(?m)^  - ", "\n  - ", text) if name != "story" else text
    text = re.sub(r"(?m)^(\w+:)\n\n", r"\1\n", text)
    schema = f"# yaml-language-server: $schema=../../schemas/{name}.schema.json"
    return f"{schema}\n# {_HEADS[name]}\n{_MARK.format(command)}\n{text}".encode()


def _is_required(model: BaseModel, key: str) -> bool:
    return type(model).model_fields[key].is_required()


def _arranged(node: Any) -> Any:
    if isinstance(node, dict):
        ordered = sorted(node, key=lambda key: key == "cites" and "id" in node)  # the evidence stands below
        return {key: _arranged(node[key]) for key in ordered}
    if isinstance(node, list):
        if all(isinstance(item, str) and re.fullmatch(r"[\w .&’-]{1,40}", item) for item in node):
            return _Flow(node)
        return [_arranged(item) for item in node]
    return node
