"""Names that no story may have, because pages of the site stand where it would."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files


@cache
def reserved() -> frozenset[str]:
    """What the search page is called in each language that the site can speak."""
    settings = (file for file in (files(__package__) / "locales").iterdir() if file.name.endswith(".toml"))
    return frozenset(tomllib.loads(file.read_text("utf-8"))["slugs"]["search"] for file in settings)
