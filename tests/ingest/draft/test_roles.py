"""Who somebody is: an office before the name or what stands behind it, in the right gender, or nothing."""

from __future__ import annotations

import pytest
from tests.ingest.by_hand import bitext

from story_explainer.ingest.drafting.actors import Cast
from story_explainer.ingest.drafting.heard import Heard
from story_explainer.ingest.drafting.reading import Reading


def roles(locales: str, *rows: list[str]) -> dict[str, dict[str, str] | None]:
    """The role of each person in some sentences, by the name in the first language."""
    languages = locales.split()
    cast = Cast([Heard(Reading(bitext(languages, *rows)))])
    people = [actor for actor in cast.everybody() if actor.kind == "person"]
    return {actor.name.root[languages[0]]: actor.role.root if actor.role else None for actor in people}


@pytest.mark.parametrize(
    ("locale", "sentence", "role"),
    [
        (
            "en",
            "James Orwell, a professor of art history at Middlebury College, said it was old.",
            "Professor of art history at Middlebury College",
        ),
        ("en", "James Orwell, 61, a farmer who owns the barn, denied knowing about it.", "Farmer"),
        (
            "en",
            "James Orwell, a detective with the Vermont State Police, confirmed it.",
            "Detective with the Vermont State Police",
        ),
        ("en", "The work is done, said James Orwell, the authority's chief engineer.", "Chief engineer"),
        ("en", "Its chief engineer, James Orwell, apologised for the mistake.", "Chief engineer"),
        (
            "en",
            "James Orwell, a lawyer and father of two pupils, said the ban was illegal.",
            "Lawyer and father of two pupils",
        ),
        ("en", "James Orwell, spokesman for Clear Rivers, called for an inquiry.", "Spokesman for Clear Rivers"),
        ("en", "Mayor James Orwell of Karroway, a retired fireman, said that many had left.", "Mayor"),
        ("de", "Die Hebamme Anna Prell, 48, arbeitet seit 20 Jahren in der Klinik.", "Hebamme"),
        ("de", "Die 48-jährige Kapitänin Anna Prell arbeitet seit 20 Jahren in der Klinik.", "Kapitänin"),
        (
            "de",
            "Der Vorsitzende des Fördervereins, Karl Prell, warf der Klinik das vor.",
            "Vorsitzender des Fördervereins",
        ),
        ("de", "Karl Prell, der Vorsitzende des Fördervereins, sprach am Montag.", "Vorsitzender des Fördervereins"),
        ("de", "Anna Prell, die Vorsitzende des Fördervereins, sprach am Montag.", "Vorsitzende des Fördervereins"),
        (
            "de",
            "Mit Karl Prell, dem Vorsitzenden des Fördervereins, sprach am Montag niemand.",
            "Vorsitzender des Fördervereins",
        ),
        (
            "de",
            "Anna Prell, Sekretärin der Gewerkschaft Fisl, sagte das am Montag.",
            "Sekretärin der Gewerkschaft Fisl",
        ),
        (
            "de",
            "Anna Prell (SPD), Sprecherin der Fraktion im Landtag, sprach am Montag lange.",
            "Sprecherin der Fraktion im Landtag",
        ),
        ("de", "Der Chefingenieur der Behörde, Karl Prell, sagte das am Montag.", "Chefingenieur der Behörde"),
        ("de", "Karl Prell, ein pensionierter Lehrer aus Mainz, kam am Montag.", "Pensionierter Lehrer aus Mainz"),
        (
            "it",
            "Il presidente dell'associazione degli amici della clinica, Carlo Fanti, accusa la direzione.",
            "Presidente dell'associazione degli amici della clinica",
        ),
        (
            "it",
            "Secondo Carlo Fanti, docente di Tecnica delle costruzioni all'Università di Bologna, è così.",
            "Docente di Tecnica delle costruzioni all'Università di Bologna",
        ),
        ("it", "L'ingegner Carlo Fanti ritiene che sia così.", "Ingegnere"),
        (
            "it",
            "«Il divieto è illegale», sostiene Anna Fanti, avvocata e madre di due alunni.",
            "Avvocata e madre di due alunni",
        ),
        ("it", "Secondo la pedagogista Anna Fanti dell'Università di Pisa, i divieti non servono.", "Pedagogista"),
        ("it", "Carlo Fanti, 54 anni, agricoltore di Lucca, ha detto che va bene.", "Agricoltore di Lucca"),
        ("it", "Il sindaco di Valmarina, Carlo Fanti, ha detto che va bene.", "Sindaco di Valmarina"),
        ("en", "James Orwell, the former mayor of Stowe, said it was old.", "Former mayor of Stowe"),
        ("en", "A former bridge engineer, James Orwell, said it was old.", "Former bridge engineer"),
        ("en", "Former councillor James Orwell said it was old.", "Former councillor"),
        ("en", "The mural was found by a farmer, James Orwell.", "Farmer"),
        ("de", "Karl Prell, früherer Bürgermeister von Mainz, kam am Montag.", "Früherer Bürgermeister von Mainz"),
        ("de", "Der ehemalige Hafenleiter Karl Prell kam am Montag.", "Ehemaliger Hafenleiter"),
        (
            "de",
            "Der Direktor des Museums im alten Hafen, Karl Prell, hat das zugegeben.",
            "Direktor des Museums im alten Hafen",
        ),
        ("it", "Carlo Fanti, ex sindaco di Lucca, ha detto che va bene.", "Ex sindaco di Lucca"),
        ("it", "L'ex sindaco Carlo Fanti ha detto che va bene.", "Ex sindaco"),
        ("it", "Il sindaco uscente Carlo Fanti ha detto che va bene.", "Sindaco uscente"),
        ("it", "Il direttore del museo Carlo Fanti ha detto che va bene.", "Direttore del museo"),
        ("it", "Il proprietario del molo, l'antiquario Carlo Fanti, ha detto che va bene.", "Antiquario"),
        ("it", "La procuratrice capo Carla Fanti ha detto che va bene.", "Procuratrice capo"),
    ],
)
def test_a_role_is_what_stands_beside_the_name(locale: str, sentence: str, role: str) -> None:
    assert list(roles(locale, [sentence]).values()) == [{locale: role}]


@pytest.mark.parametrize(
    ("locale", "sentence"),
    [
        ("en", "James Orwell, a week after the theft, said that nobody had come."),
        ("en", "James Orwell, a move that surprised many, resigned on Monday."),
        ("de", "Der Fall Anna Prell ist alt, und niemand spricht mehr davon."),
        ("de", "Die Familie Anna Prell zog im Sommer nach Mainz."),
        ("de", "Mit dem früheren Bürgermeister Karl Prell sprach am Montag niemand."),
        ("it", "Carlo Fanti, nato a Roma, ha detto che va bene."),
        ("it", "Carlo Fanti, che presiede Tutela, ha detto che va bene."),
        ("it", "La dottoressa Carla Fanti ha chiuso il reparto."),
        ("it", "Il signor Carlo Fanti ha chiuso il reparto."),
        ("de", "Doktor Karl Prell hat die Abteilung geschlossen."),
        ("de", "Herr Karl Prell aus Neumarkt hat die Abteilung geschlossen."),
        ("en", "Mrs Mary Orwell of Stowe closed the ward on Monday."),
        ("en", "Doctor James Orwell closed the ward on Monday."),
        ("it", "Il caso Carlo Fanti è chiuso da anni, ha detto la procura."),
    ],
)
def test_nothing_else_beside_a_name_is_a_role(locale: str, sentence: str) -> None:
    assert set(roles(locale, [sentence]).values()) == {None}


def test_of_names_in_a_row_none_is_the_role_of_another() -> None:
    found = roles("de", ["Karl Prell, Anna Meier und Peter Schulz kamen am Montag in die Schule."])
    assert found == {"Karl Prell": None, "Anna Meier": None, "Peter Schulz": None}


def test_of_persons_in_a_row_each_has_the_office_beside_its_own_name() -> None:
    sentence = (
        "Sono stati fermati l'assessore alla Cultura Carlo Fanti, il dirigente comunale Sandro Prell e l'imprenditrice "
        "Anna Meier, titolare della Torrefatta."
    )
    assert roles("it", [sentence]) == {
        "Carlo Fanti": {"it": "Assessore alla Cultura"},
        "Sandro Prell": {"it": "Dirigente comunale"},
        "Anna Meier": {"it": "Titolare della Torrefatta"},
    }


def test_each_version_gives_its_own_words() -> None:
    rows = [
        ["Die Hebamme Anna Prell sprach mit den Eltern.", "Anna Prell ha parlato con i genitori."],
        ["„So nicht“, sagte Prell am Montag.", "«Così no», ha detto Anna Prell, ostetrica."],
    ]
    assert roles("de it", *rows) == {"Anna Prell": {"de": "Hebamme", "it": "Ostetrica"}}


def test_no_name_goes_on_over_the_end_of_a_sentence() -> None:
    rows = ["The old mural is by W. Walter. Brunner said that it was lost."], ["The painter was W. Walter Brunner."]
    names = Reading(bitext(["en"], *rows)).names
    assert {mention.text for name in names for mention in name.mentions} == {
        "W. Walter",
        "Brunner",
        "W. Walter Brunner",
    }
