"""The files that hold a language: its words, `<tag>.po`, and its hue, addresses, spelling and stemmer, `<tag>.toml`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from babel.messages.catalog import Message

from story_explainer.site.catalogue import read

_LOCALES = files("story_explainer.site") / "locales"
_SEARCH = files("story_explainer.site") / "theme" / "assets" / "search"
_STEMMER = "-stemmer.js"
_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_CIRCLE = 360


def messages() -> list[Message]:
    """What the interface says: every message of the package's catalogues, all of which are whole."""
    return [message for message in read((_LOCALES / "de.po").read_bytes(), "de") if message.id]


def spoken() -> frozenset[str]:
    """The languages that the package speaks."""
    return frozenset(file.name.removesuffix(".po") for file in _LOCALES.iterdir() if file.name.endswith(".po"))


def files_of(tag: str, folder: Traversable | None = None) -> tuple[tuple[str, bytes], ...]:
    """The files that a folder has of a language; the package's own where none is given.

    Returns:
        Their names, as messages give them, and their bytes.
    """
    files_there = ((f"{tag}.{kind}", (folder or _LOCALES) / f"{tag}.{kind}") for kind in ("toml", "po"))
    prefix = f"{folder.name}/" if folder else ""
    return tuple((f"{prefix}{name}", file.read_bytes()) for name, file in files_there if file.is_file())


def slugs() -> Mapping[str, str]:
    """The kinds of page that need an address in each language, with the English ones."""
    addresses: Mapping[str, str] = tomllib.loads((_LOCALES / "en.toml").read_text("utf-8"))["slugs"]
    return addresses


def stemmers() -> list[str]:
    """The stemmers that the search page can use."""
    names = {file.name.removesuffix(_STEMMER) for file in _SEARCH.iterdir() if file.name.endswith(_STEMMER)}
    return sorted(names - {"base"})


def settings_of(name: str, content: bytes) -> tuple[dict[str, Any], list[str]]:
    """What a language needs beside its words, and what is wrong with it.

    Args:
        name: how the file is called in messages.
        content: its bytes.

    Returns:
        The settings; and the problems, a line each. Settings with problems are not to be used.
    """
    try:
        data = tomllib.loads(content.decode("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        return {}, [f"{name}: {error}"]
    return data, [f"{name}: {wrong}" for wrong in _wrong(data)]


def _wrong(data: Mapping[str, Any]) -> Iterator[str]:
    hue = data.get("hue")
    if not isinstance(hue, int | float) or isinstance(hue, bool) or not 0 <= hue <= _CIRCLE:
        yield "hue: write a number from 0 to 360, the colour that marks the language"
    addresses = data.get("slugs")
    addresses = addresses if isinstance(addresses, dict) else {}
    for kind, english in slugs().items():
        slug = addresses.get(kind)
        if not isinstance(slug, str) or not _SLUG.fullmatch(slug):
            yield f"slugs, {kind}: write a part of an address in small letters, digits and hyphens, such as {english}"
    for slug in sorted({str(one) for one in addresses.values()}):
        if len(same := [kind for kind, one in addresses.items() if one == slug]) > 1:
            yield f"slugs: {' and '.join(same)} have the same address, “{slug}”"
    for part in ("dates", "joins"):
        rules = data.get(part, {})
        for pattern, instead in rules.items() if isinstance(rules, dict) else [("", "")]:
            try:
                re.compile(pattern).sub(instead, "")
            except (re.error, TypeError, IndexError) as error:
                yield f"{part}, {pattern}: {error}"
    if data.get("stemmer", "") not in ("", *stemmers()):
        yield f"stemmer: there is none called “{data['stemmer']}” (leave it out, or write {' or '.join(stemmers())})"
