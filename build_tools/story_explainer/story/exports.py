"""A story for other tools: its data as JSON, its bitext as TMX for translators, tables as CSV for spreadsheets."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field, fields
from importlib.resources import files
from typing import Any, Literal
from xml.etree import ElementTree as ET

from pydantic import BaseModel, TypeAdapter

from story_explainer.story.appearances import appearances_of
from story_explainer.story.bitext import Bitext
from story_explainer.story.chains import chain_of
from story_explainer.story.keys import LEAD, ArticleKey
from story_explainer.story.model import Claim, Story
from story_explainer.story.order import timeline_of
from story_explainer.story.publication_order import by_publication
from story_explainer.story.status import Base, Standing, Voice, status_of
from story_explainer.story.xml_text import xml_safe

_TMX_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n'


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
    return f"{_TMX_HEAD}{ET.tostring(root, encoding='unicode')}\n"


def table(bitext: Bitext) -> str:
    """The bitext as CSV (RFC 4180): a row for each segment with its id, section and paragraph, a column per language.

    A cell is empty where the language lacks the segment. Segments whose words may not be shown are left out. A text
    that a spreadsheet would calculate gets an apostrophe before it, see `claims_table`.
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
        if segment.text:
            texts = (segment.text.get(locale, "") for locale in bitext.locales)
            writer.writerow([segment.id, *place[segment.id], *map(_cell, texts)])
    return out.getvalue()


_RESULTS = ("confirmed_by", "denied_by", "corrected_by", "declined_by", "independent_roots", "roots_inferred")


def claims_table(story: Story) -> str:
    """The claims as CSV (RFC 4180): a row for each with its text in every language, who says it, who denies it.

    Spreadsheets take a cell that begins with =, +, -, @ or a tab for a formula; such a text gets an apostrophe before
    it, which they do not show.
    """
    out = io.StringIO()
    writer = csv.writer(out)
    texts = [f"text_{locale}" for locale in story.locales]
    writer.writerow(["id", *texts, "by", "via", "certainty", "status", "standing", *_RESULTS, "cites"])
    for claim in story.claims:
        result = _result(claim, story)
        cells = [claim.id, *(claim.text.get(locale) or "" for locale in story.locales)]
        cells += [claim.by or "", claim.via or "", claim.certainty, result.base, result.standing]
        cells += [_listed(getattr(result, name)) for name in _RESULTS[:4]]
        cells += [str(result.roots), "yes" if result.inferred else "no", _listed(claim.cites)]
        writer.writerow(map(_cell, cells))
    return out.getvalue()


def claims_by_article(story: Story) -> str:
    """Which article says what, as CSV (RFC 4180): a row for each claim, a column for each article by its id.

    The articles stand in the order of publication. A cell holds what the article does with the claim, as the page that
    sets each claim against each outlet has it, with the answers that it passes on beside it; it is empty where nothing
    is known of that.
    """
    out = io.StringIO()
    writer = csv.writer(out)
    articles = by_publication(story)
    writer.writerow(["id", *articles])
    for claim in story.claims:
        kinds: dict[str, dict[str, None]] = {}
        for appearance in claim.appearances:
            kinds.setdefault(ArticleKey.parse(appearance.article).article, {})[appearance.kind] = None
        for mention in appearances_of(claim, story):
            derived = dict.fromkeys((mention.kind, *(kind for kind, _ in mention.answers)))
            kinds.setdefault(mention.article, {str(kind): None for kind in derived})
        writer.writerow([claim.id, *(_listed(kinds.get(article, ())) for article in articles)])
    return out.getvalue()


def _listed(ids: Iterable[str]) -> str:
    return "; ".join(ids)


def _cell(text: str) -> str:
    # Blanks before it do not help, and the wide forms of these signs are taken for them.
    return f"'{text}" if text.lstrip()[:1] in _CALCULATES or text[:1] in ("\t", "\r", "\n") else text


_CALCULATES = tuple("=+-@＝＋－＠−")
# Without it, spreadsheets take what is not ASCII for another encoding.
_MARK = "\ufeff"


def spreadsheet(table: str) -> bytes:
    """A table as the bytes of a CSV file that spreadsheets open rightly on a double click."""
    return f"{_MARK}{table}".encode()


@dataclass(frozen=True)
class ClaimResult:
    """What follows from a claim and the answers to it: its status, who stands where, its independent roots."""

    base: Base
    voice: Voice
    standing: Standing
    confirmed_by: tuple[str, ...]
    denied_by: tuple[str, ...]
    corrected_by: tuple[str, ...]
    declined_by: tuple[str, ...]
    roots: int
    inferred: bool


@dataclass(frozen=True)
class Derived:
    """What no file says and everything else follows from: a result for each claim, the events in order."""

    claims: dict[str, ClaimResult] = field(default_factory=dict)
    order: list[str] = field(default_factory=list)


# What a story keeps for itself: what no editor has seen, and where something was left out how it stood; the actors that
# are only named stand among the others. The bitexts of all articles stand together, by the id of the article.
_UNSEEN = ("names", "ordered_by", "states", "bitext", "further", "found_matches")


@dataclass(frozen=True)
class StoryData(Story):
    """A story as data for other programs: the files as editors wrote them, and what follows from them."""

    version: Literal[2] = 2
    derived: Derived = field(default_factory=Derived)


def _result(claim: Claim, story: Story) -> ClaimResult:
    status, chain = status_of(claim, story), chain_of(claim, story)
    return ClaimResult(
        base=status.base,
        voice=status.voice,
        standing=status.standing,
        confirmed_by=status.confirmed_by,
        denied_by=status.denied_by,
        corrected_by=status.corrected_by,
        declined_by=status.declined_by,
        roots=len(chain.roots),
        inferred=chain.inferred,
    )


def data(story: Story, schema: str = "", indent: int | None = 2) -> str:
    """Everything about a story as JSON, with the names that the YAML files have, and what follows from it.

    Args:
        story: the story.
        schema: the address of `data_schema`, if it has one.
        indent: how far to indent; None for one line, which is written four times as fast.
    """

    def plain(value: Any) -> Any:
        if isinstance(value, BaseModel):
            return value.model_dump(mode="json", exclude_none=True)
        if isinstance(value, list):
            return [plain(item) for item in value]
        if isinstance(value, dict):
            return {key: plain(item) for key, item in value.items()}
        return value

    derived = Derived(
        claims={claim.id: _result(claim, story) for claim in story.claims},
        order=[place.event.id for place in timeline_of(story).places],
    )
    whole = {
        **({"$schema": schema} if schema else {}),
        "version": 2,
        "slug": story.slug,
        "bitexts": plain(story.bitexts),
        **{part.name: plain(getattr(story, part.name)) for part in fields(story) if part.name not in _UNSEEN},
        "actors": plain([*story.actors, *story.names]),
        "derived": asdict(derived),
    }
    return json.dumps(whole, ensure_ascii=False, indent=indent) + "\n"


def data_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of what `data` gives, made anew from the models."""
    schema = TypeAdapter(StoryData).json_schema()
    properties = schema["properties"]
    bitexts = {"type": "object", "additionalProperties": properties["bitext"], "required": [LEAD]}
    for name in _UNSEEN:
        del properties[name]
    # Of what may not be shown, segments and quotations keep the place, without words.
    for place in (schema["$defs"]["Wording"], schema["$defs"]["Segment"]["properties"]["text"]):
        del place["minProperties"]
    required = [name for name in schema["required"] if name not in _UNSEEN]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **schema,
        "properties": {"$schema": {"type": "string"}, **properties, "bitexts": bitexts},
        "required": ["version", *required, "bitexts", "derived"],
        "additionalProperties": False,
    }


def written_schema() -> bytes:
    """The same as it was written by `make schemas`: a build reads it in no time."""
    return (files("story_explainer.story") / "data.schema.json").read_bytes()
