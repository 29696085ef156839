"""Which differences between versions an editor is told of, and which say the same in other words."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from tests.ingest.by_hand import bitext

from story_explainer.ingest.drafting.names import find_names
from story_explainer.ingest.drafting.worth import worth_telling


def told(locales: Sequence[str], *rows: Sequence[str]) -> list[dict[str, str]]:
    text = bitext(locales, *rows)
    return [dict(each.wordings) for each in worth_telling(text, find_names(text))]


@pytest.mark.parametrize(
    ("row", "wordings"),
    [
        (["Il fascicolo ha 59 pagine.", "Die Akte hat 95 Seiten."], {"it": "59", "de": "95"}),
        (["La nave torna presto.", "Das Schiff kehrt in drei Monaten zurück."], {"de": "drei Monaten"}),
        (["Ha scritto al ministro.", "Sie schrieb an das Ministerium."], {"it": "ministro", "de": "Ministerium"}),
        (["Vale fino alla 2.6.17.", "Es gilt vor 2.6.17."], {"it": "fino alla 2.6.17", "de": "vor 2.6.17"}),
        (["Sono più di 500 euro.", "Es sind rund 500 Euro."], {"it": "più di 500", "de": "rund 500"}),
        (
            ["È salito di 3 punti percentuali.", "Es stieg um 3 Prozent."],
            {"it": "3 punti percentuali", "de": "3 Prozent"},
        ),
        (
            ["È openwashing (dire aperto ciò che è chiuso).", "Es ist Openwashing und es ärgert viele."],
            {"it": "dire aperto ciò che è chiuso"},
        ),
        (["Ada Moss non ha pagato i lavori.", "Ada Moss hat die Arbeiten bezahlt."], {"it": "non"}),
        (["La sentenza è errata.", "Lenovo war mit dem Urteil unzufrieden."], {"it": "errata", "de": "unzufrieden"}),
    ],
)
def test_what_says_something_else_is_told(row: Sequence[str], wordings: dict[str, str]) -> None:
    assert told(["it", "de"], row) == [wordings]


@pytest.mark.parametrize(
    "row",
    [
        ["Dodici persone sono morte.", "Es starben 12 Menschen."],
        ["Una dozzina di navi è partita.", "Es fuhren 12 Schiffe ab."],
        ["È costato diverse centinaia di euro.", "Es kostete mehrere hundert Euro."],
        ["Vi lavora un migliaio di volontari.", "Es arbeiten dort tausend Freiwillige."],
        ["Serve una maggioranza di due terzi.", "Nötig ist eine Zweidrittelmehrheit."],
        ["Un tredicenne è ferito.", "Ein 13-Jähriger ist verletzt."],
        ["È alto 198 cm.", "Er ist 1,98 m groß."],
        ["Dista 100 miglia.", "Es ist 161 Kilometer weit."],
        ["È salito del 3 per cento.", "Es stieg um 3 %."],
        ["La richiesta è stata respinta.", "Der Antrag wurde abgelehnt, so hieß es."],
        ["Ha negato le accuse.", "Sie wies die Vorwürfe zurück."],
        ["Parla del “lavoro in pieno controllo”.", "Sie spricht vom souveränen Arbeitsplatz."],
        ["Nessuno ha mai fatto di più per la città e per il porto.", "Alle sind ihr dankbar."],
        ["Ha iniziato la causa.", "Sie zog vor Gericht."],
        ["06-06-2023", ""],
    ],
)
def test_what_is_said_in_other_words_is_not(row: Sequence[str]) -> None:
    assert told(["it", "de"], ["Un titolo di prova", "Ein Titel zur Probe"], row) == []


def test_english_halves_a_million_and_is_not_told() -> None:
    assert told(["en", "de"], ["Half a million came.", "Es kamen 500.000 Menschen."]) == []


def test_a_sentence_that_one_version_lacks_is_told() -> None:
    rows = [["Il porto chiude.", "Der Hafen schließt."], ["", "Niemand weiß bisher warum das so ist."]]
    assert told(["it", "de"], *rows) == [{}]


def test_the_same_difference_is_told_once() -> None:
    row = ["Ha scritto al ministro.", "Sie schrieb an das Ministerium."]
    assert len(told(["it", "de"], row, row)) == 1
