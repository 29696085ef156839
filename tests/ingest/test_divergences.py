"""Differences between versions: each kind found, and not where the versions say the same."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.ingest.by_hand import bitext

from story_explainer.ingest.alignment.convert import convert
from story_explainer.ingest.article import ArticleFile
from story_explainer.ingest.drafting.differences import Difference, find_differences
from story_explainer.ingest.drafting.names import find_names

SEEDS = Path(__file__).parents[2] / "content/ford-xiaomi/articles"


def differences(locales: list[str], *rows: list[str]) -> list[Difference]:
    text = bitext(locales, *rows)
    return find_differences(text, find_names(text))


@pytest.mark.parametrize(
    ("locales", "row", "kind", "wordings"),
    [
        (["it", "de"], ["Costa 2,8 milioni.", "Es kostet 2,6 Millionen."], "number", ("2,8 milioni", "2,6 Millionen")),
        (["it", "de"], ["Lo dicono quattro fonti.", "Das sagen Quellen."], "number", ("quattro", None)),
        (["en", "fr"], ["It took 12 days.", "Cela a duré 21 jours."], "number", ("12", "21")),
        (["en", "de"], ["The 125th boat sank.", "Das 152. Boot sank."], "number", ("125th", "152")),
        (["it", "de"], ["Non verrà nessuno.", "Alle kommen heute gern."], "negation", ("Non", None)),
        (["es", "en"], ["El barco zarpa.", "The boat does not sail."], "negation", (None, "not")),
        (["it", "de"], ["Il porto chiuderà.", "Der Hafen würde schließen."], "certainty", ("chiuderà", "würde")),
        (["en", "de"], ["This can help.", "Das könnte helfen."], "certainty", ("can", "könnte")),
        (
            ["it", "de"],
            ["Il sindaco sarebbe contrario.", "Der Bürgermeister ist dagegen."],
            "certainty",
            ("sarebbe", None),
        ),
        (["en", "it"], ["The boat sails on Monday.", "La barca forse salpa lunedì."], "certainty", (None, "forse")),
        (
            ["it", "de"],
            ["Ha smentito l’accordo.", "Er bestätigte die Absprache."],
            "wording",
            ("smentito", "bestätigte"),
        ),
        (["it", "de"], ["Ada ha negato tutto.", "Ada wies alles zurück."], "wording", ("negato", "wies alles zurück")),
        (["it", "de"], ["Il molo è chiuso oggi.", "Die Mole ist inzwischen zu."], "wording", ("oggi", "inzwischen")),
        (["fr", "de"], ["Le port est petit.", "Der Hafen war klein."], "wording", ("est", "war")),
        (
            ["it", "de"],
            ["Dice che è “una vera follia”.", "Sie nennt es Wahnsinn."],
            "quotation",
            ("una vera follia", None),
        ),
        (["it", "de"], ["Il lato del TGV.", "Die Seite des Zuges."], "name", ("TGV", None)),
    ],
)
def test_each_kind(locales: list[str], row: list[str], kind: str, wordings: tuple[str | None, str | None]) -> None:
    (found,) = differences(locales, row)
    assert found.kind == kind
    assert tuple(found.wordings.get(locale) for locale in locales) == wordings
    for locale, words in found.wordings.items():
        assert words in row[locales.index(locale)], "the words stand in the segment as they are"


@pytest.mark.parametrize(
    ("locales", "row"),
    [
        (["it", "de"], ["Quattro navi, 3,5 miliardi, alle 9.30.", "4 Schiffe, 3,5 Mrd., um 9:30 Uhr."]),
        (["en", "it"], ["It starts at 3 p.m. on 1 May.", "Comincia alle 15.00 del 1º maggio."]),
        (["it", "de"], ["Negli anni ’80 erano in due.", "In den 1980er Jahren waren sie zu zweit."]),
        (["it", "de"], ["La nave sarebbe affondata.", "Das Schiff soll gesunken sein."]),
        (["en", "it"], ["The boat may sail on Monday.", "La barca potrebbe salpare lunedì."]),
        (["it", "de"], ["La misura è di 1 cm.", "Sie misst einen Zentimeter."]),
        (["it", "de"], ["Manca l’acqua.", "Es gibt kein Wasser."]),
        (["it", "de"], ["Non solo piove.", "Es regnet stark."]),
        (["fr", "en"], ["Personne ne sait rien.", "Nobody knows anything."]),
        (["it", "de"], ["Potrebbe piovere.", "Es könnte regnen."]),
        (["it", "de"], ["Ada ha smentito.", "Ada hat dementiert."]),
        (["sv", "fi"], ["Hon säger inget alls.", "Hän ei sano mitään."]),
    ],
)
def test_no_difference_where_there_is_none(locales: list[str], row: list[str]) -> None:
    assert differences(locales, row) == []


def test_missing_passages_are_told_by_language() -> None:
    """Left out against the pivot, or added to it; with three languages, which ones have it."""
    found = differences(["it", "de", "en"], ["Solo qui.", "", ""], ["", "Nur da.", "Only there."])
    assert [(d.kind, d.only) for d in found] == [("omitted", ("it",)), ("added", ("de", "en"))]


def test_one_language_has_no_differences() -> None:
    assert differences(["it"], ["Non c’è niente, 3 volte."]) == []


def test_the_seeds_differ_as_a_reader_found() -> None:
    """The list was made by reading both texts; at most three others may be found beside it."""
    files = [
        ArticleFile(locale, f"articles/{locale}.txt", (SEEDS / f"{locale}.txt").read_bytes()) for locale in ("it", "de")
    ]
    text = convert(files, "it").bitext
    found = {(d.wordings.get("it"), d.wordings.get("de")) for d in find_differences(text, find_names(text))}
    read = {
        (None, None),  # the title, in the German only
        ("avviato", None),
        (None, "detailliert"),
        ("oggi", "mittlerweile"),
        ("occuperà", "würde"),
        ("può", "könnte"),
        ("negato", "zurückgewiesen"),
        ("errate", "falsch"),
        ("abbiano", "waren"),
        (None, "EV"),
    }
    assert read <= found
    assert len(found - read) <= 3
