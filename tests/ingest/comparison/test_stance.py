"""What passages do with what they tell: questions, denials, refusals and offices repeat nothing that others say.

Each pair stands in reports that have more to tell of the same story, so that what is rare in them is rare as in life.
"""

from __future__ import annotations

import pytest
from tests.ingest.comparison.accounts_by_hand import REST, Passage, account, between, match_of

from story_explainer.ingest.comparison.accounts import Account
from story_explainer.ingest.comparison.compare import compare_all


def repeated(first: Passage, second: Passage) -> bool:
    found = match_of(first, second)
    return found is not None and "repeated" in found.kinds


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (
            ("en", "The remaining 30 barges stay with the Halcyon shipyard."),
            ("en", "And what becomes of the remaining 30 barges of the Halcyon shipyard?"),
        ),
        (
            ("it", "Il collaudatore avrebbe consegnato le chiavi del deposito alla ditta Nordkap."),
            ("it", "Chi ha consegnato allora le chiavi del deposito alla ditta Nordkap?"),
        ),
        (
            ("de", "Nordkap beschäftigt in Marenzo 870 Schweißer."),
            ("de", "Werft vor dem Verkauf: Was aus den 870 Schweißern von Nordkap in Marenzo wird"),
        ),
    ],
)
def test_a_question_repeats_no_answer(first: Passage, second: Passage) -> None:
    assert not repeated(first, second)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (
            ("it", "Secondo l'accusa Ruben Falk ha falsificato le bolle di carico del traghetto."),
            ("it", "«Non ho mai falsificato le bolle di carico del traghetto», dice Ruben Falk."),
        ),
        (
            ("en", "Prosecutors say Ruben Falk forged the freight papers of the ferry."),
            ("en", "“I never forged the freight papers of the ferry,” Ruben Falk said."),
        ),
        (
            ("de", "Ruben Falk fälschte laut Anklage die Frachtpapiere der Fähre."),
            ("de", "„Ich habe die Frachtpapiere der Fähre nie gefälscht“, sagt Ruben Falk."),
        ),
    ],
)
def test_who_says_that_it_never_was_repeats_no_charge(first: Passage, second: Passage) -> None:
    assert not repeated(first, second)


def test_never_elsewhere_in_the_passage_denies_nothing() -> None:
    first = "Kamnitz were short of inspiration in the harbour stadium."
    second = "Kamnitz, short of inspiration in the harbour stadium, never looked like winning."
    assert repeated(("en", first), ("en", second))


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (
            ("en", "The company declined to comment on the terms of the lease."),
            ("it", "L'azienda non ha voluto commentare la perdita."),
        ),
        (
            ("de", "Die Firma wollte sich nicht zu den Löhnen äußern."),
            ("en", "The company would not comment on the delay."),
        ),
    ],
)
def test_who_does_not_comment_on_two_things_says_two_things(first: Passage, second: Passage) -> None:
    assert not repeated(first, second)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (
            ("it", "Con lei è imputato l'armatore Milo Brandt-Osei, 53 anni, proprietario della Halcyon."),
            ("de", "Der 49-Jährigen wird vorgeworfen, Milo Brandt-Osei (53) den Schlüssel gegeben zu haben."),
        ),
        (
            ("it", "Ada Lorn, 47 anni, assessora ai trasporti pubblici, si è seduta in ultima fila."),
            ("de", "Ada Lorn (47), Stadträtin für öffentlichen Verkehr, soll die Pläne verraten haben."),
        ),
        (
            ("en", "Ada Lorn, 47, councillor for public transport, sat in the last row and took notes."),
            ("en", "Ada Lorn, 47, councillor for public transport, is charged with leaking the plans."),
        ),
    ],
)
def test_name_age_and_office_are_not_what_is_told(first: Passage, second: Passage) -> None:
    assert match_of(first, second) is None


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (
            ("it", "La boia nuova è costata 230.000 euro, spiega il comune."),
            ("it", "Costo della lampada: 900 euro, spiega il comune."),
        ),
        (
            ("en", "The new crane cost 310,000 euros."),
            ("de", "Kosten: 4000 Euro im Jahr."),
        ),
    ],
)
def test_two_prices_are_of_two_things(first: Passage, second: Passage) -> None:
    assert not repeated(first, second)


def test_a_day_alone_is_nothing() -> None:
    assert match_of(("it", "Tutti sperano nel 23"), ("en", "I shall return on the 23rd if they let me.")) is None


@pytest.mark.parametrize(
    ("first", "second", "values"),
    [
        (
            ("de", "Die Laborwerte aus Kamnitz werden erst am Freitag erwartet."),
            ("de", "Seit heute früh liegen die Laborwerte aus Kamnitz vor."),
            ["werden erst am Freitag erwartet", "liegen die Laborwerte aus Kamnitz vor"],
        ),
        (
            ("it", "I risultati del laboratorio di Kamnitz sono attesi per venerdì."),
            ("it", "Da stamattina sono arrivati i risultati del laboratorio di Kamnitz."),
            ["sono attesi", "sono arrivati"],
        ),
        (
            ("en", "The laboratory results from Kamnitz are expected on Friday."),
            ("en", "The laboratory results from Kamnitz have arrived."),
            ["are expected", "have arrived"],
        ),
    ],
)
def test_what_was_expected_and_is_there_differs(first: Passage, second: Passage, values: list[str]) -> None:
    found = match_of(first, second)
    assert found is not None
    assert "differs" in found.kinds
    assert list(found.values.values()) == values


def test_headings_repeat_nothing() -> None:
    texts = "Nordkap closes its shipyard in Marenzo in autumn.", "The Nordkap shipyard in Marenzo closes"
    first = account("a", texts[0], *REST["en"][0])
    second = account("b", texts[1], *REST["en"][1])
    assert between(compare_all([first, second]), "a#s1", "b#s1")
    headed = Account("b", second.segments, headings=frozenset(["b#s1"]))
    assert between(compare_all([first, headed]), "a#s1", "b#s1") is None
