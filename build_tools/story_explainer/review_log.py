"""The text of reviews.yml: entries are added at its end, and what editors wrote there stays as it is."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence

from story_explainer.story.model import ReviewEntry
from story_explainer.story.problems import ContentError, Problem
from story_explainer.yaml_marks import Document, read

_HEAD = "# yaml-language-server: $schema=../../schemas/reviews.schema.json\nreviews:\n"


def append(name: str, text: str | None, entries: Sequence[ReviewEntry]) -> str:
    """Add reviews to the text of reviews.yml.

    Args:
        name: the path shown in messages.
        text: the file as it is; None if there is none yet.
        entries: what to add.

    Returns:
        The new text: the old one to the letter, comments and line ends included, with the entries behind it.

    Raises:
        ContentError: the file is not readable, or is so written that nothing can be added at its end (F004).
    """
    if text is None or not text.strip():
        return _HEAD + "".join(_written(entry, "  ") for entry in entries)
    before = read(name, text)
    line_end = "\r\n" if "\r\n" in text else "\n"
    grown, indent = _opened(before)
    grown += "" if grown.endswith("\n") else line_end
    grown += "".join(_written(entry, indent) for entry in entries).replace("\n", line_end)
    wanted = [*_listed(before), *(entry.model_dump(mode="json") for entry in entries)]
    try:
        fits = _listed(read(name, grown)) == wanted
    except ContentError:
        fits = False
    if not fits:
        hint = "write “reviews:” and below it one “- ” for each review, with nothing behind them"
        raise ContentError([Problem(name, 1, 1, "F004", "no review can be added at the end of this file", hint)])
    return grown


def _listed(document: Document) -> list[object]:
    reviews = document.data.get("reviews") if isinstance(document.data, dict) else None
    return reviews if isinstance(reviews, list) else []


def _opened(document: Document) -> tuple[str, str]:
    """The text with room for another entry at its end, and the indent of entries in it."""
    text = document.text
    if not isinstance(document.data, dict) or "reviews" not in document.data:
        return text + ("" if text.endswith("\n") else "\n") + "reviews:\n", "  "
    if _listed(document):
        return text, " " * (document.place(("reviews", 0))[1] - 3)
    at = document.offset(("reviews",))
    return text[:at].rstrip(" ") + re.sub(r"\A\[\s*\]", "", text[at:]), "  "


def _written(entry: ReviewEntry, indent: str) -> str:
    evidence = ", ".join(f'{cite}: "{fingerprint}"' for cite, fingerprint in entry.evidence.items())
    lines = [
        f"- statement: {entry.statement}",
        f"  locale: {entry.locale}",
        f"  by: {json.dumps(entry.by, ensure_ascii=False)}",
        f"  on: {entry.on}",
        f'  text: "{entry.text}"',
        f"  evidence: {{{evidence}}}",
    ]
    return "".join(f"{indent}{line}\n" for line in lines)
