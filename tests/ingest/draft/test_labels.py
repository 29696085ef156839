"""What an amount is of, as a passage says it: by a preposition, as its subject, or by the noun behind the number."""

from __future__ import annotations

import pytest

from story_explainer.ingest.drafting.labels import labelled


@pytest.mark.parametrize(
    ("locale", "sentence", "what", "written"),
    [
        ("de", "Der Schaden wird auf 2,6 Millionen Euro geschätzt.", "Schaden", "2,6 Millionen Euro"),
        ("de", "Die Werft rechnet mit einem Verlust von rund 40.000 Euro.", "Verlust", "40.000 Euro"),
        ("de", "Die Zahl der offenen Stellen liegt inzwischen bei 655.", "Zahl der offenen Stellen", "655"),
        ("de", "Das Amt prüft die Höhe des Zuschusses von 9 Millionen Euro.", "Zuschuss", "9 Millionen Euro"),
        ("de", "Halvora streicht 620 Stellen in Wimberg.", "Stellen", "620"),
        ("de", "Der Wert lag bei 0,34 Mikrogramm je Liter.", None, None),  # the value of anything
        ("de", "Die Belastung lag bei 0,34 Mikrogramm je Liter.", "Belastung", "0,34 Mikrogramm je Liter"),
        ("it", "Il danno è stimato in almeno 3 milioni di euro.", "danno", "3 milioni di euro"),
        ("it", "È un contratto da 2,8 milioni di euro.", "contratto", "2,8 milioni di euro"),
        ("it", "I feriti sono saliti a dodici.", "feriti", "dodici"),
        ("it", "Le chiese restaurate sono 14.", "chiese restaurate", "14"),
        ("it", "Il servizio riguarda 1.150 bambini.", "bambini", "1.150"),
        ("en", "A reward of £50,000 has been offered.", "reward", "£50,000"),
        ("en", "The damage is estimated at about $4m.", "damage", "$4m"),
        ("en", "The number of cancelled trips has risen to 455.", "number of cancelled trips", "455"),
        ("en", "They stole 23 pieces of Bronze Age gold from it.", "pieces of Bronze Age gold", "23"),
        ("en", "Prosecutors examined a €2.8m school meals contract in Tavira.", "school meals contract", "€2.8m"),
    ],
)
def test_what_an_amount_is_of_stands_beside_it(
    locale: str, sentence: str, what: str | None, written: str | None
) -> None:
    found = [(one.what, one.written) for one in labelled(sentence, locale)]
    assert found == ([(what, written)] if what else [])


@pytest.mark.parametrize(
    ("locale", "sentence"),
    [
        ("de", "Die Fähre liegt seit 14 Tagen im Hafen."),
        ("de", "In 18 Spielen traf Halvora nicht ein einziges Mal."),
        ("de", "Mit 35 Leiharbeitern begann die Werft im Mai."),
        ("de", "Rund 2000 Menschen werden in Wimberg erwartet."),
        (
            "de",
            "Der Schaden liegt nicht bei 3 Millionen, sondern bei 4 Millionen Euro, und nicht bei 3 Millionen Euro.",
        ),
        ("de", "Er gewann die XXXII Meisterschaften von Wimberg."),
        ("it", "Il bambino ha 9 anni."),
        ("en", "He was one of 12 teams in the league."),
        ("en", "It happened in 18 games."),
        ("en", "They waited for 40 minutes, 300 metres from the shore."),
        ("xx", "A reward of £50,000 has been offered."),
    ],
)
def test_what_may_be_of_anything_or_is_no_amount_of_one_thing_has_no_name(locale: str, sentence: str) -> None:
    assert {one.what for one in labelled(sentence, locale)} <= {"Schaden"}


@pytest.mark.parametrize(
    ("locale", "sentence", "bound"),
    [
        ("de", "Die Werft rechnet mit einem Verlust von rund 40.000 Euro.", "about"),
        ("it", "Il danno è stimato in almeno 3 milioni di euro.", "least"),
        ("en", "A reward of up to £50,000 has been offered.", "most"),
        ("en", "A reward of £50,000 has been offered.", None),
        ("de", "Der Vertrag gilt für knapp 800 Beschäftigte.", "about"),
    ],
)
def test_how_exact_an_amount_is_stands_apart(locale: str, sentence: str, bound: str | None) -> None:
    assert [one.bound for one in labelled(sentence, locale)] == [bound]


@pytest.mark.parametrize(
    ("locale", "sentence", "what"),
    [
        ("it", "La nuova sanzione sarà di circa 3.000 euro.", "nuova sanzione"),
        # how often, where the sentence says it
        ("it", "Ogni anno il traghetto porta circa 210.000 passeggeri.", "passeggeri ogni anno"),
        ("de", "Etwa 4.000 Fahrzeuge fahren täglich über die Brücke.", "Fahrzeuge täglich"),
        # of whom
        ("de", "Rund 450 Mitglieder des Vereins stimmten ab.", "Mitglieder des Vereins"),
        ("it", "L'assemblea conta 120 membri del consorzio.", "membri del consorzio"),
        # the number of what a sentence puts right
        ("it", "Rocca ha corretto il numero dei passeggeri: erano 48, non 46.", "numero dei passeggeri"),
        ("de", "Wimberg korrigierte die Zahl der Familien: Es sind 48 und nicht 64.", "Zahl der Familien"),
    ],
)
def test_a_label_says_of_what_and_how_often(locale: str, sentence: str, what: str) -> None:
    assert [one.what for one in labelled(sentence, locale)] == [what]


@pytest.mark.parametrize(
    ("locale", "sentence"),
    [
        ("it", "L'associazione di Rocca ha 120 membri."),
        ("de", "Die Kosten liegen bei fünf Millionen Euro."),
        ("en", "The total cost is put at £3 million."),
        ("it", "L'orsa di Rocca pesa 140 chili."),
        ("it", "Torre Mare, la pizzeria multata per 8.000 euro"),
    ],
)
def test_a_label_that_does_not_say_of_what_is_none(locale: str, sentence: str) -> None:
    assert list(labelled(sentence, locale)) == []
