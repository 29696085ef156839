"""A bitext as a translation memory, in TMX, for translators' programs."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from story_explainer.story.bitext import Bitext
from story_explainer.story.xml_text import xml_safe

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n'


def tmx(bitext: Bitext, version: str) -> str:
    """The bitext as a translation memory in TMX 1.4b (LISA OSCAR, 2005).

    Args:
        bitext: the bitext; each segment becomes a `<tu>` with its id, each language that has it a `<tuv>`. Segments
            whose words may not be shown are left out.
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
        if not segment.text:
            continue
        unit = ET.SubElement(body, "tu", tuid=segment.id)
        for locale in bitext.locales:
            if locale in segment.text:
                variant = ET.SubElement(unit, "tuv", {"xml:lang": locale})
                ET.SubElement(variant, "seg").text = xml_safe(segment.text[locale])
    ET.indent(root)
    return f"{_HEAD}{ET.tostring(root, encoding='unicode')}\n"
