"""Names that no story may have, because pages of the site stand where it would."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable


def reserved(beside: Traversable | None = None) -> frozenset[str]:
    """What the search page is called in each language that the site can speak.

    Args:
        beside: a folder with languages of the site's own.
    """
    return _of_package() | (_searches(beside) if beside and beside.is_dir() else frozenset())


@cache
def _of_package() -> frozenset[str]:
    return _searches(files(__package__) / "locales")


def _searches(folder: Traversable) -> frozenset[str]:
    return frozenset(filter(None, (_search(file) for file in folder.iterdir() if file.name.endswith(".toml"))))


def _search(file: Traversable) -> str:
    """What a language calls its search page; nothing where its file cannot be read, which whoever loads it says."""
    try:
        slug = tomllib.loads(file.read_text("utf-8"))["slugs"]["search"]
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, KeyError, TypeError):
        return ""
    return slug if isinstance(slug, str) else ""
