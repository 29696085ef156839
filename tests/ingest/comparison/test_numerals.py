"""Numbers that a noun holds, and how exactly a number is meant."""

from __future__ import annotations

from decimal import Decimal

import pytest
from tests.ingest.comparison.accounts_by_hand import VALUES, Passage, match_of

from story_explainer.ingest.comparison.amounts import Amount, amounts
from story_explainer.ingest.comparison.numerals import numerals
from story_explainer.ingest.comparison.sameness import agree


@pytest.mark.parametrize(
    ("text", "locale", "values"),
    [
        ("Half a dozen workers were hurt.", "en", [6]),
        ("More than two dozen hikers turned back.", "en", [24]),
        ("Ein halbes Dutzend Fischer half.", "de", [6]),
        ("Zwei Dutzend Schafe wurden seit August gerissen.", "de", [24]),
        ("Una ventina di residenti è in palestra.", "it", [20]),
        ("Un'ottantina di auto e tre moto", "it", [80, 3]),
        ("Une trentaine de personnes", "fr", [30]),
        ("Media docena de barcos", "es", [6]),
        ("Dozens of people came.", "en", []),
    ],
)
def test_nouns_that_count(text: str, locale: str, values: list[int]) -> None:
    assert [number.value for number in numerals(text, locale, 2)] == values


def only(text: str, locale: str) -> Amount:
    (found,) = amounts(text, locale)
    return found


@pytest.mark.parametrize(
    ("first", "second", "one"),
    [
        (("rund 600 Menschen", "de"), ("580 people", "en"), True),
        (("rund 600 Menschen", "de"), ("circa mille persone", "it"), False),
        (("una ventina di persone", "it"), ("22 people", "en"), True),
        (("una ventina di persone", "it"), ("rund vierzig Anwohner", "de"), False),
        (("more than 80 pupils", "en"), ("85 Kinder", "de"), True),
        (("80 pupils", "en"), ("85 Kinder", "de"), False),
    ],
)
def test_values_agree_as_far_as_they_are_meant(first: Passage, second: Passage, one: bool) -> None:
    assert agree(only(*first), only(*second)) is one


def test_about_so_much_is_read() -> None:
    assert only("rund 600 Menschen", "de").about
    assert not only("600 Menschen", "de").about
    assert only("una ventina di persone", "it").value == Decimal(20)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (
            ("it", "Quarantatré persone sono state evacuate dalle case del quartiere Lanterna."),
            ("de", "47 Bewohner mussten ihre Häuser im Viertel Lanterna verlassen."),
        ),
        (
            ("it", "Dal monte Lanterna sono scesi 960 metri cubi di roccia."),
            ("de", "Vom Monte Lanterna kamen 1.310 Kubikmeter Gestein herab."),
        ),
    ],
)
def test_other_numbers_are_no_repetition(first: Passage, second: Passage) -> None:
    found = match_of(first, second)
    assert found is None or "repeated" not in found.kinds


def test_a_number_that_a_text_takes_back_in_a_sentence_of_its_own() -> None:
    first = ("it", "Quattro uomini armati hanno assaltato la filiale Lanterna della banca di Marenzo.")
    second = ("it", "Gli uomini che hanno assaltato la filiale Lanterna erano cinque e non quattro.")
    found = match_of(first, second)
    assert found is not None
    assert VALUES & found.kinds
    assert list(found.values.values()) == ["Quattro", "cinque"]
