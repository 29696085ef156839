"""Editors' texts for translators: out as XLIFF 2.1, with where each stands and what it rests on, and back in.

XLIFF Version 2.1, OASIS Standard, 2018: one `file` for each file of the story, one `unit` for each text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from pydantic import BaseModel

from story_explainer.story.annotations import Translates, is_own, marked
from story_explainer.story.base import Text
from story_explainer.story.model import Story
from story_explainer.story.problems import Pointer
from story_explainer.story.xml_text import xml_safe

_NAMESPACE = "urn:oasis:names:tc:xliff:document:2.0"
_XML = "http://www.w3.org/XML/1998/namespace"
# Between a story and its file in the id of a `file`, where no slash may stand.
_BETWEEN = ":"


class XliffError(ValueError):
    """A file that is not XLIFF 2, or not one that was made here; the message says which."""


@dataclass(frozen=True)
class TranslationUnit:
    """A text of an editor.

    Attributes:
        file: the file of the story.
        id: what it is called there, the same as long as the entry keeps its id: `ft-report:text`.
        pointer: where it stands.
        source: its words in the language to translate from.
        target: those in the other language; empty if there are none yet.
        evidence: the sentences that it cites, each with its id.
    """

    file: str
    id: str
    pointer: Pointer
    source: str
    target: str = ""
    evidence: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Translation:
    """What came back: whose texts, in which language, from which; by file and unit the source and the target."""

    slug: str
    source: str
    target: str
    texts: Mapping[tuple[str, str], tuple[str, str]]


def units(story: Story, source: str, target: str) -> Iterator[TranslationUnit]:
    """Every text for readers that stands in the source language, in the order of the files.

    What translates somebody's own words is left out where they were said in the target language, and so is the title
    of a source as it stands there.

    Args:
        story: the story.
        source: the language to translate from.
        target: the one to translate into; the story need not have it.
    """
    for file, entry, here, owner, name, value in story.nodes:
        if not isinstance(value, Text) or not value.get(source) or _said_in(owner, name, target) or is_own(owner, name):
            continue
        cites = getattr(owner, "cites", None) or getattr(entry, "cites", None) or ()
        yield TranslationUnit(
            file,
            _name(entry, owner, here),
            here,
            str(value.get(source)),
            str(value.get(target) or ""),
            tuple(_evidence(story, cites, source)),
        )


def _said_in(owner: BaseModel, name: str, locale: str) -> bool:
    """Whether a text translates words that were said in a language, so that readers of it get those."""
    translates = marked(owner, name, Translates)
    original = getattr(owner, translates.field) if translates else None
    return original is not None and locale in original.locales


def _name(entry: object, owner: object, here: Pointer) -> str:
    """A pointer with ids in the place of numbers, as a name token of XML."""
    parts = [*here]
    numbers = [n for n, part in enumerate(parts) if isinstance(part, int)]
    if numbers and (own := getattr(owner, "id", "")):
        parts[numbers[-1]] = str(own)
    if numbers and (own := getattr(entry, "id", "")):
        parts = [str(own), *parts[numbers[0] + 1 :]]
    return ":".join(map(str, parts))


def _evidence(story: Story, cites: Iterable[object], source: str) -> Iterator[tuple[str, str]]:
    """The cited sentences, in the language to translate from where they are in it."""
    for cite in map(str, cites):
        if cite in story.segment:
            text = story.segment[cite].text
            yield cite, " ".join(str(text.get(source) or next(iter(text.values()), "")).split())


def document(slug: str, source: str, target: str, texts: Iterable[TranslationUnit]) -> str:
    """Texts as XLIFF 2.1.

    Args:
        slug: the story.
        source: the language to translate from.
        target: the one to translate into.
        texts: the texts.
    """
    ET.register_namespace("", _NAMESPACE)
    root = ET.Element(_q("xliff"), {"version": "2.1", "srcLang": source, "trgLang": target})
    files: dict[str, ET.Element] = {}
    for text in texts:
        if text.file not in files:
            names = {"id": f"{slug}{_BETWEEN}{text.file}", "original": f"{slug}/{text.file}"}
            files[text.file] = ET.SubElement(root, _q("file"), names)
        unit = ET.SubElement(files[text.file], _q("unit"), {"id": text.id, f"{{{_XML}}}space": "preserve"})
        notes = ET.SubElement(unit, _q("notes"))
        place = " › ".join(map(str, (text.file, *text.id.split(":"))))
        ET.SubElement(notes, _q("note"), {"category": "place"}).text = xml_safe(place)
        for cite, words in text.evidence:
            if words:
                ET.SubElement(notes, _q("note"), {"category": "evidence"}).text = xml_safe(f"{cite}: {words}")
        state = "translated" if text.target else "initial"
        segment = ET.SubElement(unit, _q("segment"), {"state": state})
        ET.SubElement(segment, _q("source")).text = xml_safe(text.source)
        if text.target:
            ET.SubElement(segment, _q("target")).text = xml_safe(text.target)
    ET.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"


def read(content: bytes) -> Translation:
    """What a translator gave back.

    Args:
        content: an XLIFF 2 file made of one from here; segments may have been split, and marked up inline.

    Raises:
        XliffError: it is not.
    """
    if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
        raise XliffError("1:1: this declares entities, which XLIFF has none of")
    try:
        root = ET.fromstring(content)  # noqa: S314 – without entities there is nothing to expand
    except ET.ParseError as error:
        line, column = error.position
        raise XliffError(f"{line}:{column + 1}: this is not XML ({error.msg})") from None
    files = {_original(file): file for file in root.findall(_q("file"))}
    slugs = {slug for slug, _ in files}
    if root.tag != _q("xliff") or not root.get("trgLang") or len(slugs) != 1:
        raise XliffError("1:1: this is no XLIFF 2 of one story (export it with “explainer export --to xliff”)")
    texts: dict[tuple[str, str], tuple[str, str]] = {}
    for (_, name), file in files.items():
        for unit in file.iter(_q("unit")):
            texts[name, unit.get("id", "")] = _words(unit, "source"), _words(unit, "target")
    return Translation(slugs.pop(), root.get("srcLang", ""), root.get("trgLang", ""), texts)


def _original(file: ET.Element) -> tuple[str, str]:
    """The story and its file; some programs write back no `original`, but all keep the id."""
    slug, _, name = (file.get("original") or file.get("id", "").replace(_BETWEEN, "/")).rpartition("/")
    return slug, name


def _words(unit: ET.Element, side: str) -> str:
    """The words of a unit on one side, all its segments and what lies between them together.

    Nothing where a segment has no words on that side: half a translation is none.
    """
    parts: list[str] = []
    for part in unit:
        if part.tag in (_q("segment"), _q("ignorable")):
            found = part.find(_q(side))
            if found is None and part.tag == _q("segment"):
                return ""
            found = part.find(_q("source")) if found is None else found
            parts.append("".join(found.itertext()) if found is not None else "")
    return "".join(parts).strip()


def _q(name: str) -> str:
    return f"{{{_NAMESPACE}}}{name}"
