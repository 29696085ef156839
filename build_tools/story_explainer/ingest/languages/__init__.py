"""What is known of each language, a folder each: `<tag>/segmentation.toml`, `lexicon.toml`, `drafting.toml` and so on.

Each stage reads the file that is named after it, and does without where a language has none: sentences are then cut by
the rules in `common/`, aligned without shared ideas, and less is drafted.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any


def _file(locale: str, kind: str) -> Traversable:
    return files(__package__) / locale.split("-")[0] / f"{kind}.toml"


def is_known(locale: str, kind: str) -> bool:
    """Whether a language has a file of one kind; of its BCP 47 tag the language alone counts."""
    return _file(locale, kind).is_file()


def table(locale: str, kind: str) -> dict[str, Any]:
    """What a language's file of one kind holds; an empty table where it has none.

    Args:
        locale: its BCP 47 tag, of which the language alone counts.
        kind: `segmentation`, `lexicon`, `drafting`, `attribution`, `times`, `agencies` or `news`.
    """
    return tomllib.loads(_file(locale, kind).read_text("utf-8")) if is_known(locale, kind) else {}


def spellings(word: str) -> tuple[str, ...]:
    """How a word of the data is written: with ß, and so with ss in Switzerland, too."""
    return (word, word.replace("ß", "ss")) if "ß" in word else (word,)


@cache
def common(name: str) -> dict[str, Any]:
    """What one file holds that lists something of all languages."""
    return tomllib.loads((files(__package__) / "common" / f"{name}.toml").read_text("utf-8"))


def languages_with(kind: str) -> tuple[str, ...]:
    """The languages that have a file of one kind, in order of name."""
    return tuple(sorted(each.name for each in files(__package__).iterdir() if is_known(each.name, kind)))
