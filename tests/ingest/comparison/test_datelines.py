"""Lines that say where and when an article was written tell nothing that two articles could have in common."""

import pytest

from story_explainer.ingest.comparison.accounts import Account
from story_explainer.ingest.comparison.compare import compare_all
from story_explainer.ingest.comparison.datelines import is_dateline


@pytest.mark.parametrize(
    ("text", "locale", "is_one"),
    [
        ("LODRONE (Trento), 3 maggio, ore 18", "it", True),
        ("15.05 Uhr, Lodrone", "de", True),
        ("Aktualisiert um 15.05 Uhr, Lodrone", "de", True),
        ("Zwei Tote am 3. Mai in Lodrone", "de", False),
        ("Sei morti alle 18", "it", False),
        ("15 Verletzte", "de", False),
        ("Flight 370 vanished", "en", False),
    ],
)
def test_a_time_and_names_of_places_are_a_dateline(text: str, locale: str, is_one: bool) -> None:
    assert is_dateline(text, locale) == is_one


def test_datelines_are_not_compared() -> None:
    first = {"s1": {"it": "LODRONE (Trento), 3 maggio, ore 18"}, "s2": {"it": "Il sindaco di Lodrone Ferri è caduto."}}
    second = {"s3": {"it": "LODRONE (Trento), 4 maggio, ore 9"}, "s4": {"it": "Il sindaco di Lodrone Ferri è caduto."}}
    found = compare_all([Account("a", first), Account("b", second)])
    assert [match.segments for match in found] == [("s2", "s4")]
