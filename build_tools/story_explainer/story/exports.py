"""A story for other tools: its data as JSON, its bitext as TMX for translators and as CSV for spreadsheets."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import fields
from typing import Any
from xml.etree import ElementTree as ET

from pydantic import BaseModel

from story_explainer.story.bitext import Bitext
from story_explainer.story.model import Story

_NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_TMX_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n'


def tmx(bitext: Bitext, version: str) -> str:
    """The bitext as a translation memory in TMX 1.4b (LISA OSCAR, 2005).

    Args:
        bitext: the bitext; each segment becomes a `<tu>` with its id, each language that has it a `<tuv>`.
        version: the version of this program, for the header.

    Returns:
        The document; characters that XML does not allow are replaced by U+FFFD.
    """
    root = ET.Element("tmx", version="1.4")
    ET.SubElement(
        root,
        "header",
        {
            "creationtool": "story-explainer",
            "creationtoolversion": version,
            "segtype": "sentence",
            "o-tmf": "story-explainer",
            "adminlang": "en",
            "srclang": bitext.pivot,
            "datatype": "plaintext",
        },
    )
    body = ET.SubElement(root, "body")
    for segment in bitext.segments():
        unit = ET.SubElement(body, "tu", tuid=segment.id)
        for locale in bitext.locales:
            if locale in segment.text:
                variant = ET.SubElement(unit, "tuv", {"xml:lang": locale})
                ET.SubElement(variant, "seg").text = _NOT_IN_XML.sub("\ufffd", segment.text[locale])
    ET.indent(root)
    return f"{_TMX_HEAD}{ET.tostring(root, encoding='unicode')}\n"


def table(bitext: Bitext) -> str:
    """The bitext as CSV (RFC 4180): a row for each segment with its id, section and paragraph, a column per language.

    The texts stand as they are; a cell is empty where the language lacks the segment.
    """
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(["id", "section", "paragraph", *bitext.locales])
    place = {bitext.title.id: ("", "")} if bitext.title else {}
    for section in bitext.sections:
        if section.heading:
            place[section.heading.id] = (section.id, "")
        place |= {s.id: (section.id, paragraph.id) for paragraph in section.paragraphs for s in paragraph.segments}
    for segment in bitext.segments():
        writer.writerow([segment.id, *place[segment.id], *(segment.text.get(locale, "") for locale in bitext.locales)])
    return out.getvalue()


def data(story: Story) -> str:
    """Everything about a story as JSON, with the names that the YAML files have."""

    def plain(value: Any) -> Any:
        if isinstance(value, BaseModel):
            return value.model_dump(mode="json", exclude_none=True)
        if isinstance(value, list):
            return [plain(item) for item in value]
        if isinstance(value, dict):
            return {key: plain(item) for key, item in value.items()}
        return value

    whole = {field.name: plain(getattr(story, field.name)) for field in fields(story)}
    return json.dumps({"version": 1, **whole}, ensure_ascii=False, indent=2) + "\n"
