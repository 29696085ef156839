"""Drafts as YAML that reads like a document: block style, folded texts, a comment on top that says what the file is."""

from __future__ import annotations

import re
from typing import Any

from pydantic import BaseModel

from story_explainer.story.schemas import file_head
from story_explainer.yaml_source.style import OneLineList, is_small
from story_explainer.yaml_source.write import write

_WIDTH = 104  # PyYAML folds at the first space after it

_MARK = (
    "# Drafted from the articles by “explainer {}”. Each entry cites its evidence. Take “draft: true” out of those\n"
    "# that you have read and made your own, and delete what is of no use."
)


def draft_yaml(name: str, model: BaseModel, command: str = "new") -> bytes:
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
    text = write(_arranged({**data, **required}), fold=_WIDTH)
    text = re.sub(r"(?m)^  - ", "\n  - ", text) if name != "story" else text
    text = re.sub(r"(?m)^(\w+:)\n\n", r"\1\n", text)
    return f"{file_head(f'{name}.yml')}{_MARK.format(command)}\n{text}".encode()


def _is_required(model: BaseModel, key: str) -> bool:
    return type(model).model_fields[key].is_required()


def _arranged(node: Any) -> Any:
    if isinstance(node, dict):
        ordered = sorted(node, key=lambda key: key == "cites" and "id" in node)  # the evidence stands below
        return {key: _arranged(node[key]) for key in ordered}
    if isinstance(node, list):
        return OneLineList(node) if is_small(node) else [_arranged(item) for item in node]
    return node
