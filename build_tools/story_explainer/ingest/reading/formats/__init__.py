"""The formats that articles come in, each a module with a function from text to blocks. The tuple is the list."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from story_explainer.ingest.article import Parsed
from story_explainer.ingest.reading.formats import html, markdown, text


@dataclass(frozen=True)
class Format:
    """A format: its name, the endings of its files, and what reads it. Given: name, text, language."""

    name: str
    endings: tuple[str, ...]
    parse: Callable[[str, str, str], Parsed]


FORMATS = (
    Format("text", (".txt", ".text"), text.parse),
    Format("markdown", (".md", ".markdown"), markdown.parse),
    Format("html", (".html", ".htm", ".xhtml"), html.parse),
)


def by_name(name: str) -> Format | None:
    """The format of a file by the ending of its name, or None."""
    return next((each for each in FORMATS if name.lower().endswith(each.endings)), None)
