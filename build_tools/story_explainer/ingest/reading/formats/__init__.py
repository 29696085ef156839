"""The formats that articles come in, each a module with a function from a file to blocks. The tuple is the list."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from story_explainer.ingest.article import Parsed
from story_explainer.ingest.reading.formats import docx, eml, html, markdown, pdf, text


@dataclass(frozen=True)
class TextFormat:
    """A format that is text: its name, the endings of its files, and what reads it. Given: name, text, language."""

    name: str
    endings: tuple[str, ...]
    parse: Callable[[str, str, str], Parsed]


@dataclass(frozen=True)
class FileFormat:
    """A format whose characters it codes itself; what reads it is given: name, bytes, language."""

    name: str
    endings: tuple[str, ...]
    read: Callable[[str, bytes, str], Parsed]


FORMATS: tuple[TextFormat | FileFormat, ...] = (
    TextFormat("text", (".txt", ".text"), text.parse),
    TextFormat("markdown", (".md", ".markdown"), markdown.parse),
    TextFormat("html", (".html", ".htm", ".xhtml"), html.parse),
    FileFormat("docx", (".docx",), docx.read),
    FileFormat("mail", (".eml",), eml.read),
    FileFormat("pdf", (".pdf",), pdf.read),
)


def by_name(name: str) -> TextFormat | FileFormat | None:
    """The format of a file by the ending of its name, or None."""
    return next((each for each in FORMATS if name.lower().endswith(each.endings)), None)
