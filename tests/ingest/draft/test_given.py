"""The number that a sentence gives, as the value of a figure: in digits, with its unit, and of what it is a bound."""

from __future__ import annotations

from decimal import Decimal

import pytest
from tests.ingest import by_hand

from story_explainer.ingest.drafting.given import Given, bound, counted_by, numbers_given, put_right, written
from story_explainer.ingest.drafting.reading import Reading


def given(locale: str, *texts: str) -> tuple[Reading, list[Given]]:
    reading = Reading(by_hand.bitext([locale], *((text,) for text in texts)))
    return reading, list(numbers_given([(reading, one) for one in reading.sentences()], [locale]).values())


@pytest.mark.parametrize(
    ("locale", "text", "value", "limit"),
    [
        ("it", "Nel crollo sono morte almeno otto persone.", "8", "least"),
        ("it", "Sono state evacuate più di 1.200 persone.", "1200", "over"),
        ("it", "L’acqua ha invaso 40 ettari di campi.", "40 ha", None),
        ("de", "Mindestens 15.000 Menschen kamen zur Kundgebung.", "15\u202f000", "least"),
        ("de", "Rund 300 Häuser sind ohne Strom.", "300", "about"),
        ("de", "Die Beteiligung lag bei 44 Prozent.", "44 %", None),
        ("en", "No more than 12 houses were damaged.", "12", "most"),
        ("en", "Rescuers found no fewer than 31 bodies.", "31", "least"),
        ("en", "The fire burned 25 kilometres of forest road.", "25 km", None),
        ("it", "La sede è rimasta chiusa per una ventina di minuti.", "ventina", None),
        ("de", "Zwei Dutzend Häuser sind ohne Strom.", "Zwei Dutzend", None),
        ("it", "Un terzo delle case è senza corrente.", "Un terzo", None),
        ("en", "Four in five houses are without power.", "Four in five", None),
    ],
)
def test_a_number_is_written_for_readers_of_any_language(locale: str, text: str, value: str, limit: str | None) -> None:
    _, (one,) = given(locale, text)
    assert (written(one, [locale, "de", "it"]), bound(one)) == (value, limit)


def test_of_several_numbers_that_counts_of_which_another_sentence_has_one_too() -> None:
    _, found = given("en", "Thirty cars and 14 houses were damaged.", "By now 20 houses are known to be damaged.")
    assert [one.value for one in found] == [14, 20]
    assert counted_by(found, ["en"]) == {"en": "houses"}


def test_what_a_sentence_says_to_be_wrong_is_put_right() -> None:
    reading, (one,) = given("de", "Es waren 200 Liter, nicht 2.000.")
    assert one.value == 200
    assert put_right(reading, one.segment) == {Decimal(2000)}


def test_a_sentence_without_a_number_gives_none() -> None:
    assert given("it", "La spiaggia comunale è chiusa da ieri sera.")[1] == []
