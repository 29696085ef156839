"""The text of a file of a story, to be edited."""

from __future__ import annotations

import codecs

from story_explainer.content.files import decoded
from story_explainer.yaml_source.edit import YamlText


def text_of(shown: str, data: bytes) -> YamlText:
    """The bytes of a YAML file as text; a byte order mark is kept by every edit.

    Raises:
        ContentError: it is not UTF-8, or not readable.
    """
    mark = codecs.BOM_UTF8.decode() if data.startswith(codecs.BOM_UTF8) else ""
    return YamlText.read(shown, mark + decoded(shown, data))
