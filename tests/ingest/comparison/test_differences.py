"""Where two passages that tell the same give it another value."""

from __future__ import annotations

import pytest
from tests.ingest.comparison.accounts_by_hand import account, between

from story_explainer.ingest.comparison.compare import compare_all
from story_explainer.ingest.comparison.matches import Match
from story_explainer.story.model.matches import PUBLIC

TEAM = ("Brandt and Okafor began on the bench.", "The stadium in Marenzo was sold out.", "Rain had fallen all day.")


def match_of(first: str, second: str) -> Match:
    """The match of two sentences in articles that go on alike."""
    found = between(compare_all([account("a", first, *TEAM), account("b", second, *TEAM)]), "a#s1", "b#s1")
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("first", "second", "values"),
    [
        (
            "Keeper Lindqvist saved a penalty by Brandt after a foul on the wing.",
            "Keeper Lindqvist saved a penalty by Okafor after a foul on the wing.",
            ("Brandt", "Okafor"),
        ),
        (
            "The trawler Ilse sank 40 miles southwest of Cape Marenzo.",
            "The trawler Ilse sank 40 miles south of Cape Marenzo.",
            ("southwest", "south"),
        ),
        (
            "The council of Marenzo adopts the budget for the harbour on Thursday.",
            "The council of Marenzo adopts the budget for the harbour on Friday.",
            ("Thursday", "Friday"),
        ),
        (
            "The storm Petra could reach the coast of Marenzo, forecasters said.",
            "The storm Petra reached the coast of Marenzo, forecasters said.",
            ("could", "storm … reached … coast"),
        ),
        (
            "Some 384 workers of the Marenzo shipyard walked out over unpaid wages.",
            "Some 832 workers of the Marenzo shipyard walked out over unpaid wages.",
            ("384", "832"),
        ),
    ],
)
def test_another_value(first: str, second: str, values: tuple[str, str]) -> None:
    found = match_of(first, second)
    assert "differs" in found.kinds
    assert tuple(found.values.values()) == values


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (  # one who is known to one article alone may be the other by another name
            "Keeper Lindqvist saved a penalty by Brandt after a foul on the wing.",
            "Keeper Lindqvist saved a penalty by Haugen after a foul on the wing.",
        ),
        (
            "Some 19,800 people fled from Marenzo when the dam of Orvieda broke.",
            "Some 20,000 people fled from Marenzo when the dam of Orvieda broke.",
        ),
        (  # a bound that the other keeps
            "More than 500 workers of the Marenzo shipyard walked out over unpaid wages.",
            "Some 540 workers of the Marenzo shipyard walked out over unpaid wages.",
        ),
        (  # a name that only shares a few words with another, far off
            "Brandt thanked the keeper Lindqvist after the penalty in Marenzo on Sunday.",
            "After the penalty in Marenzo on Sunday the keeper Lindqvist went home with Okafor.",
        ),
        (  # what may be is not what both tell
            "Brandt is likely to appeal against the ban, after the keeper Lindqvist saved a penalty in Marenzo.",
            "The keeper Lindqvist saved a penalty in Marenzo on Sunday.",
        ),
        (  # a range is no value
            "The storm Petra brought 2 to 4 inches of rain to Marenzo and flooded cellars.",
            "The storm Petra brought 3 to 6 inches of rain to Marenzo and flooded cellars.",
        ),
        (  # what somebody quoted thinks possible
            "The storm Petra reached Marenzo, said Ugo Brandt: “It could get worse.”",
            "The storm Petra reached Marenzo, said Ugo Brandt.",
        ),
    ],
)
def test_no_other_value(first: str, second: str) -> None:
    assert match_of(first, second).kinds & {"repeated", "overlaps"}


def test_what_differs_is_not_public_however_much_is_copied() -> None:
    found = match_of(
        "Some 384 workers of the Marenzo shipyard walked out over unpaid wages this week.",
        "Some 832 workers of the Marenzo shipyard walked out over unpaid wages this week.",
    )
    assert {"differs", "copied"} == found.kinds
    assert found.score < PUBLIC
