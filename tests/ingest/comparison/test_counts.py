"""What is counted, and whether two figures count the same thing."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from story_explainer.ingest.comparison.compass import direction
from story_explainer.ingest.comparison.counts import CountedValue, figures
from story_explainer.ingest.comparison.sameness import one_toll, same_value, sameness


def only(text: str, locale: str) -> CountedValue:
    found = list(figures(text, locale))
    assert len(found) == 1
    return found[0]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (("Six people were killed.", "en"), ("Le vittime restano sei.", "it")),
        (("Die Zahl der Toten stieg auf sieben.", "de"), ("sei morti", "it")),
        (("14 people are still missing", "en"), ("una decina di dispersi", "it")),
        (("Vier Menschen sind ums Leben gekommen", "de"), ("sei persone hanno perso la vita", "it")),
        (("Es gibt 15 Schwerverletzte.", "de"), ("12 people were seriously injured", "en")),
        (("Die Zahl der Vermissten ist auf 13 gesunken", "de"), ("i dispersi salgono a venti", "it")),
    ],
)
def test_one_toll(first: tuple[str, str], second: tuple[str, str]) -> None:
    assert one_toll(only(*first), only(*second))


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (("six dead", "en"), ("six injured", "en")),
        (("40 percent of voters", "en"), ("40 voters", "en")),
        (("12 euros for a ticket", "en"), ("12 tickets", "en")),
        (("three goals", "en"), ("three points", "en")),
        # Somebody's age is no toll, and nor is a number of minutes.
        (("Der 27-Jährige starb am Montag.", "de"), ("Sechs Menschen starben.", "de")),
        (("Tra le vittime un bambino di 9 anni", "it"), ("Le vittime restano sei.", "it")),
        (("a man aged 27 was killed", "en"), ("seven people were killed", "en")),
        (("Der 54 Jahre alte Fahrer starb", "de"), ("Vier Fahrer starben", "de")),
        (("dead within 20 minutes", "en"), ("20 dead", "en")),
        # What happened in another year is not this time.
        (("2019 hatte es einen Unfall mit vier Toten gegeben.", "de"), ("neun Tote", "de")),
        # Some of them are not all, and a further three come on top.
        (("Zehn der Vermissten sind Italiener", "de"), ("14 people are still missing", "en")),
        (("three children died", "en"), ("seven people died", "en")),
        (("altri tre morti nella notte", "it"), ("sette morti", "it")),
        # The badly hurt are not all who are hurt.
        (("Es gibt 15 Schwerverletzte.", "de"), ("Thirty people were injured.", "en")),
        (("Quindici persone sono rimaste gravemente ferite.", "it"), ("Trenta i feriti.", "it")),
        (("12 people were slightly injured", "en"), ("15 people were seriously injured", "en")),
    ],
)
def test_not_the_same_thing(first: tuple[str, str], second: tuple[str, str]) -> None:
    assert sameness(only(*first), only(*second)) == 0


@pytest.mark.parametrize(
    ("text", "locale"),
    [
        ("on 4 July 2022", "en"),
        ("in 2018 the council voted", "en"),
        ("um 9:30 Uhr", "de"),
        ("il suo ottavo album", "it"),
        ("the 5th attempt", "en"),
        ("Anna Berg, 41, a teacher", "en"),
        ("Anna Berg (41), Lehrerin", "de"),
        ("poco prima delle 14. Lo ha comunicato il sindaco", "it"),
        ("in Via Roma 12, dove sono morti", "it"),
        ("near Gate 12 the victims lay", "en"),
    ],
)
def test_dates_times_ranks_ages_and_parts_of_names_are_no_figures(text: str, locale: str) -> None:
    assert list(figures(text, locale)) == []


def test_what_a_number_counts_ends_where_the_next_one_begins() -> None:
    dead, injured = figures("killing 12 and injuring 30", "en")
    assert not one_toll(dead, only("30 injured", "en"))
    assert one_toll(injured, only("30 injured", "en"))
    assert one_toll(only("delle 14 vittime non si sa nulla", "it"), only("14 dead", "en"))


@pytest.mark.parametrize(
    ("first", "second"), [(("10.000 morti", "it"), ("10,000 dead", "en")), (("dodici morti", "it"), ("12 Tote", "de"))]
)
def test_numbers_in_other_notations_are_equal(first: tuple[str, str], second: tuple[str, str]) -> None:
    assert same_value(only(*first).value, only(*second).value)


@pytest.mark.parametrize(("first", "second", "same"), [(19_800, 20_000, True), (14, 10, False), (384, 832, False)])
def test_rounding_is_no_difference(first: int, second: int, same: bool) -> None:
    assert same_value(Decimal(first), Decimal(second)) is same


@given(st.decimals(0, 10**12, places=2), st.decimals(0, 10**12, places=2))
def test_sameness_of_values_has_no_direction(first: Decimal, second: Decimal) -> None:
    assert same_value(first, first)
    assert same_value(first, second) is same_value(second, first)
    if same_value(first, second):
        assert abs(first - second) * 20 <= max(first, second)


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (("It lay southwest of the cape.", "en"), ("It lay south of the cape.", "en"), ("southwest", "south")),
        (("südwestlich der Küste", "de"), ("a sud della costa", "it"), ("südwestlich", "sud")),
        (("a sud-ovest della costa", "it"), ("southwest of the coast", "en"), None),
        (("au sud de Rome, il est tard", "fr"), ("south of Rome", "en"), None),
        (("north and south of the river", "en"), ("north of the river", "en"), None),
        (("in the Southwest", "en"), ("to the south", "en"), None),
        (("southwest of Porto Alto", "en"), ("south of Porto Alto and moving north", "en"), ("southwest", "south")),
        (("südwestlich von Porto Alto", "de"), ("a sud di Porto Alto, verso nord", "it"), ("südwestlich", "sud")),
        (("southwest of Porto Alto", "en"), ("south of Borgo and moving north", "en"), None),
        (("rain in southwest US", "en"), ("rain in northwestern Sonora", "en"), None),
    ],
)
def test_bearings(first: tuple[str, str], second: tuple[str, str], expected: tuple[str, str] | None) -> None:
    assert direction(first, second) == expected


@pytest.mark.parametrize(
    ("text", "locale", "now", "before"),
    [
        ("Nach dem Brand in Marenzo sind es 21, und nicht 23 Tote, wie es hieß.", "de", [21], [23]),
        ("Das Amt hatte am Montag zunächst 23 Verletzte gemeldet.", "de", [], [23]),
        ("Am Morgen hatte die Polizei noch von 14 Vermissten gesprochen.", "de", [], [14]),
        ("The port reported 23 injured before correcting it to 21.", "en", [21], [23]),
        ("Police had initially spoken of 14 missing, and now there are nine missing.", "en", [9], [14]),
        ("Marenzo, 21 feriti e non 23", "it", [21], [23]),
        ("In un primo momento si era parlato di 14 dispersi.", "it", [], [14]),
        # What is still so is no earlier state.
        ("Noch immer werden 14 Menschen vermisst.", "de", [14], []),
    ],
)
def test_what_was_said_before_is_told_apart(text: str, locale: str, now: list[int], before: list[int]) -> None:
    found = list(figures(text, locale))
    assert [figure.value for figure in found if not figure.superseded] == now
    assert [figure.value for figure in found if figure.superseded] == before


def test_a_sentence_may_say_its_toll_before_the_number() -> None:
    risen = only("The death toll of the fire at the Marenzo silos on the harbour has risen to 21.", "en")
    assert one_toll(risen, only("21 Tote", "de"))


def test_a_day_does_not_end_what_is_counted() -> None:
    assert one_toll(only("Neun Menschen kamen am 4. Mai ums Leben.", "de"), only("nine dead", "en"))


def test_the_missing_beside_a_place_are_not_the_dead_beside_it() -> None:
    assert sameness(only("nine silos missing", "en"), only("nine silos dead", "en")) == 0


def test_of_what_somebody_is_accused_counts_nobody() -> None:
    assert not list(figures("Gegen zwei Wirte wird wegen fahrlässiger Körperverletzung ermittelt.", "de"))
    assert not list(figures("La procura indaga due uomini per lesioni colpose.", "it"))
