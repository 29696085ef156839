"""Front matter: what site generators and editors write about a text at its head, in YAML, in TOML, or by Pandoc."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from datetime import date
from typing import Any

from story_explainer.ingest.article import Aside, Metadata
from story_explainer.ingest.reading.formats.extensions import title_block, without_marks
from story_explainer.story.problems import ContentError, Problem
from story_explainer.yaml_source.read import read

_FIELDS = {
    "title": ("title", "headline", "titolo", "titel", "titre", "título"),
    "author": ("author", "authors", "by", "byline", "autore", "autrice", "autor", "autorin", "auteur", "autora"),
    "date": ("date", "published", "pubdate", "datePublished", "data", "datum", "fecha"),
    "publisher": (
        "publisher", "source", "site", "sitename", "outlet", "fonte", "testata", "quelle", "medium", "fuente",
    ),
    "language": ("lang", "language", "locale", "lingua", "sprache", "langue", "idioma"),
    "address": ("url", "link", "address", "canonical", "source_url", "original_url"),
}  # fmt: skip
_MATTER = "front matter"
_FRONT_MATTER = re.compile(
    r"\A(?:[ ]*\n)*(?:---[ ]*\n(?P<yaml>.*?)^(?:---|\.\.\.)|\+\+\+[ ]*\n(?P<toml>.*?)^\+\+\+)[ ]*$\n?",
    re.DOTALL | re.MULTILINE,
)
# The same without rules, as MultiMarkdown has it.
_BARE_MATTER = re.compile(r"\A(?:[ ]*\n)*(?P<fields>(?:[^\W\d][\w .-]{0,30}:[ ]+\S.*\n){2,12})[ ]*\n")
_FIELD = re.compile(r"^[^\W\d][\w.-]*[ ]*[:=]", re.MULTILINE)
_DOMAIN = re.compile(r"(?:[\w-]+\.)+[a-z]{2,}(?:/\S*)?", re.IGNORECASE)
_SENTENCE_WORDS = 3


def front_matter(name: str, text: str) -> tuple[Metadata, list[Aside], int]:
    """What stands at the head of a text, between rules or by itself, if it is fields and no text; where that begins."""
    matter = _FRONT_MATTER.match(text)
    told, end = title_block(text)
    if told:
        return Metadata(told.get("title"), told.get("author"), told.get("date")), [], end
    data: Any
    if matter is None and (matter := _BARE_MATTER.match(text)) is not None:
        data = dict(re.split(r"\s*:\s+", line, maxsplit=1) for line in matter["fields"].splitlines())
        if not {key.lower() for key in data} & set(_FIELDS["title"]):
            return Metadata(), [], 0
        data = {key.replace(" ", "_"): value.strip() for key, value in data.items()}
    elif matter is None or not _FIELD.search(matter["yaml"] or matter["toml"] or ""):
        return Metadata(), [], 0
    elif matter["yaml"] is None:
        data = _toml(matter["toml"])
    else:
        data = _yaml(name, matter["yaml"], text[: matter.start("yaml")].count("\n"))
    if not isinstance(data, dict) or not all(re.fullmatch(r"[\w.-]+", str(key)) for key in data):
        return Metadata(), [], 0
    fields = {str(key).lower(): value for key, value in data.items()}
    asked = {key.lower() for keys in _FIELDS.values() for key in keys}
    if not asked & fields.keys() and any(re.search(r"[.!?]$", _words(value) or "") for value in fields.values()):
        return Metadata(), [], 0  # “Frage: Wann öffnet sie?” is a text

    def first(keys: Sequence[str]) -> str | None:
        return next((found for key in keys if (found := _words(fields.get(key.lower())))), None)

    stated: dict[str, Any] = {field: first(keys) for field, keys in _FIELDS.items()}
    if re.match(r"https?://", stated["publisher"] or ""):
        stated["address"], stated["publisher"] = stated["address"] or stated["publisher"], None
    if stated["address"] and _DOMAIN.fullmatch(stated["address"]):
        stated["address"] = f"https://{stated['address']}"
    rest = [(key, said) for key, value in fields.items() if (said := _words(value)) and said not in stated.values()]
    lines = text[: matter.end()].split("\n")
    asides = [
        Aside(said, next((n for n, row in enumerate(lines, 1) if row.lower().lstrip().startswith(key)), 1), _MATTER)
        for key, said in rest
        if len(said.split()) >= _SENTENCE_WORDS
    ]
    return Metadata(**stated), asides, matter.end()


def _yaml(name: str, yaml: str, above: int) -> Any:
    try:
        return read(name, yaml).data
    except ContentError as error:
        moved = [
            Problem(name, each.line + above, each.column, each.code, each.message, each.hint) for each in error.problems
        ]
        raise ContentError(moved) from None


def _toml(toml: str) -> Any:
    try:
        return {key: str(value) if isinstance(value, date) else value for key, value in tomllib.loads(toml).items()}
    except tomllib.TOMLDecodeError:
        return None


def _words(value: Any) -> str | None:
    if isinstance(value, list):
        return ", ".join(filter(None, map(_words, value))) or None
    if isinstance(value, dict):
        return _words(value.get("name"))
    return without_marks(" ".join(value.split())) or None if isinstance(value, str) else None
