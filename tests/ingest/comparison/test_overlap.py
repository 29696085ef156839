"""What two passages on one point are to each other: a repetition, or an overlap, where one says more or otherwise."""

# ruff: noqa: E501
from __future__ import annotations

import pytest
from tests.ingest.comparison.accounts_by_hand import Passage, match_of

REPEATED = [
    (
        ("it", "A Marenzo i vigili del fuoco hanno salvato 17 pecore da una stalla."),
        ("de", "In Marenzo rettete die Feuerwehr 17 Schafe aus einem Stall."),
    ),
    (
        ("en", "Some 19,800 people fled from Marenzo when the dam of Orvieda broke."),
        ("en", "Some 20,000 people fled from Marenzo when the dam of Orvieda broke."),
    ),
]
OVERLAPS = [
    (("it", "La Nordkap compra il cantiere navale di Marenzo."), ("it", "La Nordkap compra il cantiere navale di Marenzo per 30 milioni di euro.")),
    (("en", "The Nordkap shipyard in Marenzo lost 38 million euros last year."), ("en", "The Nordkap shipyard in Marenzo lost 38 million euros last year and will cut 120 jobs.")),
    (("it", "La pappa della Nordkap è stata venduta a Marenzo e Orvieda."), ("it", "Anche a Lanterna è stata venduta la pappa della Nordkap.")),
]  # fmt: skip


@pytest.mark.parametrize(("first", "second"), REPEATED)
def test_the_same_amounts_are_a_repetition(first: Passage, second: Passage) -> None:
    found = match_of(first, second)
    assert found is not None
    assert "repeated" in found.kinds


@pytest.mark.parametrize(("first", "second"), OVERLAPS)
def test_who_gives_an_amount_more_does_not_repeat(first: Passage, second: Passage) -> None:
    found = match_of(first, second)
    assert found is not None
    assert "overlaps" in found.kinds
    assert "repeated" not in found.kinds


def test_a_strike_and_an_agreement_of_the_same_two_are_two_things() -> None:
    first = (
        "it",
        "Sciopero a Marenzo: secondo i sindacati si sono fermati otto traghetti su dieci della Linee Nordkap.",
    )
    second = ("it", "Accordo raggiunto, dopo undici ore di trattativa, tra la Linee Nordkap e i sindacati.")
    assert match_of(first, second) is None
