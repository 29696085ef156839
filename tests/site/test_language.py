"""Dates, lists and names in the words of each language."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from story_explainer.site.language import Language, UnknownLanguageError

# Every form of EDTF that the model takes, in each precision; intervals by the largest part that differs.
DATES = [
    ("2026", "2026", "2026", "2026"),
    ("2026-01", "January 2026", "Januar 2026", "gennaio 2026"),
    ("2026-01-31", "January 31, 2026", "31. Januar 2026", "31 gennaio 2026"),
    ("2026-05-01", "May 1, 2026", "1. Mai 2026", "1º maggio 2026"),
    ("2026~", "around 2026", "etwa 2026", "2026 circa"),
    ("2026-01~", "around January 2026", "etwa Januar 2026", "gennaio 2026 circa"),
    ("2026-01-31~", "around January 31, 2026", "etwa 31. Januar 2026", "31 gennaio 2026 circa"),
    ("2026?", "2026 (uncertain)", "2026 (unsicher)", "2026 (incerto)"),
    ("2026-01?", "January 2026 (uncertain)", "Januar 2026 (unsicher)", "gennaio 2026 (incerto)"),
    ("2026%", "around 2026 (uncertain)", "etwa 2026 (unsicher)", "2026 circa (incerto)"),
    ("2026-02-01/2026-02-02", "February 1 – 2, 2026", "1.–2. Februar 2026", "1–2 febbraio 2026"),
    (
        "2026-01-31/2026-02-02",
        "January 31 – February 2, 2026",
        "31. Januar – 2. Februar 2026",
        "31 gennaio – 2 febbraio 2026",
    ),
    (
        "2025-12-30/2026-01-02",
        "December 30, 2025 – January 2, 2026",
        "30. Dezember 2025 – 2. Januar 2026",
        "30 dicembre 2025 – 2 gennaio 2026",
    ),
    ("2026-01/2026-03", "January – March 2026", "Januar–März 2026", "gennaio–marzo 2026"),
    ("2025-12/2026-01", "December 2025 – January 2026", "Dezember 2025 – Januar 2026", "dicembre 2025 – gennaio 2026"),
    ("2024/2026", "2024 – 2026", "2024–2026", "2024–2026"),
    ("2026-02/2026-02", "February 2026", "Februar 2026", "febbraio 2026"),
    ("2025/2026-03", "2025 – March 2026", "2025 – März 2026", "2025 – marzo 2026"),
    ("2025~/2026", "around 2025 – 2026", "etwa 2025 – 2026", "2025 circa – 2026"),
    ("2026-02-01/..", "from February 1, 2026", "ab 1. Februar 2026", "dal 1º febbraio 2026"),
    ("2016/..", "from 2016", "ab 2016", "dal 2016"),
    ("2026-04/..", "from April 2026", "ab April 2026", "dall’aprile 2026"),
    ("../2026-02", "until February 2026", "bis Februar 2026", "fino al febbraio 2026"),
    ("../2026-08-08", "until August 8, 2026", "bis 8. August 2026", "fino all’8 agosto 2026"),
    (
        "../2026-08-18?",
        "until August 18, 2026 (uncertain)",
        "bis 18. August 2026 (unsicher)",
        "fino al 18 agosto 2026 (incerto)",
    ),
]


def spaces(words: str) -> str:
    """With plain spaces: CLDR puts thin ones around the dash of an interval in English."""
    return " ".join(words.split())


@pytest.mark.parametrize(("edtf", "en", "de", "it"), DATES, ids=[row[0] for row in DATES])
def test_dates_in_words(edtf: str, en: str, de: str, it: str) -> None:
    assert [spaces(Language.load(tag).date(edtf)) for tag in ("en", "de", "it")] == [en, de, it]


@given(day=st.dates(min_value=date(1000, 1, 1), max_value=date(9999, 12, 31)), tag=st.sampled_from(["en", "de", "it"]))
def test_a_day_keeps_its_numbers(day: date, tag: str) -> None:
    words = Language.load(tag).date(day.isoformat())
    assert str(day.year) in words
    assert str(day.day) in words


def test_lists_and_numbers_follow_the_language() -> None:
    italian, german = Language.load("it"), Language.load("de")
    assert italian.enumeration(["Ford", "Xiaomi", "BYD"]) == "Ford, Xiaomi e BYD"
    assert german.enumeration(["Ford", "Xiaomi"]) == "Ford und Xiaomi"
    assert german.number(84000.5) == "84.000,5"


def test_languages_are_named_in_each_other() -> None:
    assert Language.load("it").name == "italiano"
    assert Language.load("it").name_of("de") == "tedesco"
    assert Language.load("de").name_of("pt-BR") == "Portugiesisch"


@pytest.mark.parametrize("tag", ["xx", "fr-Latn", "../it"])
def test_an_unknown_language_is_said_to_be_one(tag: str) -> None:
    with pytest.raises(UnknownLanguageError, match="does not speak"):
        Language.load(tag)


def test_every_language_has_an_address_for_every_kind_of_page() -> None:
    languages = [Language.load(tag) for tag in ("en", "de", "it")]
    assert len({frozenset(language.slugs) for language in languages}) == 1
    for language in languages:
        assert len(set(language.slugs.values())) == len(language.slugs)
