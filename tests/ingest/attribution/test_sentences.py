"""Who says what in sentences of each family, and in some that say nobody's words."""

from __future__ import annotations

from types import ModuleType

import pytest
from tests.ingest.attribution import english, german, italian
from tests.ingest.attribution.marked import told, unmarked

LANGUAGES: dict[str, ModuleType] = {"de": german, "en": english, "it": italian}
FAMILIES = ["DIRECT", "INDIRECT", "CONTINUED", "NOTHING", "FURTHER"]
SENTENCES = [
    pytest.param(locale, marked, id=f"{locale}-{family.lower()}-{number}")
    for locale, module in LANGUAGES.items()
    for family in FAMILIES
    for number, marked in enumerate(getattr(module, family))
]


@pytest.mark.parametrize(("locale", "marked"), SENTENCES)
def test_who_says_what(locale: str, marked: str) -> None:
    text, expected = unmarked(marked)
    assert told(text, locale) == expected


@pytest.mark.parametrize("locale", LANGUAGES)
def test_there_are_enough_of_each_language(locale: str) -> None:
    assert sum(len(getattr(LANGUAGES[locale], family)) for family in FAMILIES) >= 40
