"""Whole files as YAML: block style, the items of a list indented, fields in their order; same data, same bytes.

What changes in a file that is there already is written by `edit`, in the style of what stands around it.
"""

from __future__ import annotations

from typing import Any

import yaml

from story_explainer.yaml_source.scalars import is_day
from story_explainer.yaml_source.style import OneLine, OneLineList

_FOLDED_BEYOND = 80  # signs of a text
_MAPPING, _LIST, _TEXT, _DAY = (f"tag:yaml.org,2002:{kind}" for kind in ("map", "seq", "str", "timestamp"))


def write(data: dict[str, Any], fold: int | None = None) -> str:
    """Data as the text of a file.

    Args:
        data: text, truth values, numbers, None, lists and mappings; `OneLine` and `OneLineList` stand on one line each.
        fold: for files that people write on, the width at which long texts are folded; a day stands without quotation
            marks then. In other files each text is one line, for programs that compare lines.
    """
    dumper, width = (_Dumper, float("inf")) if fold is None else (_FoldingDumper, fold)
    return yaml.dump(data, Dumper=dumper, allow_unicode=True, sort_keys=False, width=width, default_flow_style=False)


class _Dumper(yaml.SafeDumper):
    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, False)

    def ignore_aliases(self, data: object) -> bool:
        """No value is written as a reference to an equal one: our reader takes none."""
        return True


class _FoldingDumper(_Dumper):
    def represent_text(self, text: str) -> yaml.ScalarNode:
        if is_day(text):
            return self.represent_scalar(_DAY, text)
        style = ">" if len(text) > _FOLDED_BEYOND or "\n" in text else None
        return self.represent_scalar(_TEXT, text, style=style)


_Dumper.add_representer(OneLine, lambda dumper, data: dumper.represent_mapping(_MAPPING, data.items(), flow_style=True))
_Dumper.add_representer(OneLineList, lambda dumper, data: dumper.represent_sequence(_LIST, data, flow_style=True))
_FoldingDumper.add_representer(str, _FoldingDumper.represent_text)
