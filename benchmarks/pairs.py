"""The article pairs of ../shared/bitext as bitexts, by their gold alignment."""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Iterable
from pathlib import Path

from story_explainer.story.bitext import ArticleRecord, Bitext, Paragraph, Section, Segment, text_hash

SHARED = Path(__file__).parents[1].resolve().parent / "shared" / "bitext"


def need(*parts: str) -> Path:
    """A folder or file of ../shared/bitext; ends the benchmark with a word if it is not there."""
    path = SHARED.joinpath(*parts)
    if not path.exists():
        print(f"Skipped: {path} is missing. This benchmark needs the development data beside the checkout.")
        sys.exit(0)
    return path


def bitext(locales: list[str], rows: Iterable[list[str]]) -> Bitext:
    """A bitext with one paragraph, of which each row is a segment; an empty text means that the language lacks it."""
    segments = []
    for number, row in enumerate(rows, 1):
        text = {locale: text for locale, text in zip(locales, row, strict=True) if text}
        segments.append(
            Segment(id=f"s{number}", text=text, hash={key: text_hash(value) for key, value in text.items()})
        )
    empty = hashlib.sha256(b"").hexdigest()
    record = {
        locale: ArticleRecord(file=f"{locale}.txt", sha256=empty, encoding="utf-8", format="text", language="stated")
        for locale in locales
    }
    return Bitext(
        version=1,
        pivot=locales[0],
        aligner="gold",
        articles=record,
        last={"s": len(segments), "p": 1},
        sections=[Section(paragraphs=[Paragraph(id="p1", segments=segments)])],
    )


def pair(name: str) -> Bitext:
    """One of the article pairs, such as 01-it-de."""
    gold = json.loads(need("pairs", name, "gold.json").read_text("utf-8"))
    return bitext(gold["languages"], gold["chunks"])
