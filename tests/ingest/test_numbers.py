"""Numbers as values, whatever the language writes."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from story_explainer.ingest.text.numbers import numbers


@pytest.mark.parametrize(
    ("locale", "text", "values"),
    [
        ("it", "2,8 miliardi di euro per 10.000 persone", ["2800000000", "10000"]),
        ("de", "2,8 Milliarden Euro für 10.000 Leute", ["2800000000", "10000"]),
        ("en", "2.8 billion euros for 10,000 people", ["2800000000", "10000"]),
        ("fr", "2,8 milliards d’euros pour 10 000 personnes", ["2800000000", "10000"]),
        ("es", "dos mil millones y 1 250 casas", ["2000000000", "1250"]),
        ("it", "quattro fonti e ventitré barche", ["4", "23"]),
        ("de", "vier Quellen, dreiundzwanzig Boote, 3,5 Mrd.", ["4", "23", "3500000000"]),
        ("de", "um 9:30 Uhr, um 7:00 Uhr", ["9.3", "7"]),
        ("it", "alle 9.30 e alle 7", ["9.3", "7"]),
        ("it", "nel XIX secolo", ["19"]),
        ("de", "im 19. Jahrhundert", ["19"]),
        ("de", "ein 1:0-Sieg", ["1", "0"]),
        ("en", "the SU7, HER2 and U-21 have none", []),
        ("it", "una donna e due uomini", []),
        ("sv", "fyra hus, 12 båtar", ["12"]),
        ("it", "una multa di 75mila euro, poi 2,4mila", ["75000", "2400"]),
        ("en", "€62m of debt, $1.5bn of sales, a wall of 62m", ["62000000", "1500000000", "62"]),
        ("de", "17Mio. Euro", ["17000000"]),
    ],
)
def test_values(locale: str, text: str, values: list[str]) -> None:
    assert [number.value for number in numbers(text, locale)] == [Decimal(value) for value in values]


@pytest.mark.parametrize("text", ["9" * 40 + ",5", "1," + "0" * 40, "9" * 400, "1." * 30 + "000,5", "9,5" * 90])
def test_numbers_of_any_length(text: str) -> None:
    """More digits than decimals usually have are no error."""
    assert numbers(f"circa {text} euro", "it")


def test_small_numbers_in_words_are_read_if_asked() -> None:
    assert [number.value for number in numbers("due uomini", "it", least=0)] == [Decimal(2)]


@settings(deadline=None)
@given(st.text(alphabet=st.sampled_from("0123456789.,: ’XVIab–-/%\u00a0dreißigmila"), max_size=60))
def test_any_text_gives_numbers_at_their_places(text: str) -> None:
    """Whatever the text: no error, spans in order, inside the text, not overlapping."""
    last = 0
    for number in numbers(text, "de"):
        assert last <= number.start < number.end <= len(text)
        last = number.end


@pytest.mark.parametrize(
    ("text", "locale", "values"),
    [
        ("Lo dice Otto Lindqvist, il capitano del porto.", "it", []),
        ("A good word came from Ten Brandt, the captain.", "en", []),
        ("Nel porto sono rimasti otto Marinai di Marenzo.", "it", [8]),
        ("Otto persone sono rimaste ferite.", "it", [8]),
        ("Ten Italians were hurt in the harbour.", "en", [10]),
    ],
)
def test_a_number_word_in_a_name_is_no_number(text: str, locale: str, values: list[int]) -> None:
    assert [number.value for number in numbers(text, locale)] == values
