"""What two passages share besides whom, where and when they tell of."""

from __future__ import annotations

import pytest
from tests.ingest.comparison.accounts_by_hand import account

from story_explainer.ingest.comparison.evidence import compare_readings
from story_explainer.ingest.comparison.reading import read_account
from story_explainer.ingest.comparison.substance import tells_nothing_else


def nothing_else(first: tuple[str, str], second: tuple[str, str]) -> bool:
    (a, here), (b, there) = first, second
    left, right = read_account(account("a", here, locale=a))[a], read_account(account("b", there, locale=b))[b]
    comparison = compare_readings(left, right)
    (pair,) = comparison.pairs
    return tells_nothing_else(comparison, pair)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (
            ("de", "Als mögliche Ursache gilt die Tuchfärberei Zirbel."),
            ("de", "Beamte suchten am Donnerstag Unterlagen in der Tuchfärberei Zirbel."),
        ),
        (
            ("it", "«Qui si parla di reti e non di barche», commenta Olga Brandt, segretaria della Lega-Pesca."),
            ("it", '"È un passo avanti", commenta Olga Brandt (Lega-Pesca).'),
        ),
        (
            ("de", "Die Prüfung werde zwei bis drei Wochen dauern, so Sprecherin Olga Brandt."),
            ("en", "Olga Brandt, a spokeswoman, said the siren in hangar 3 was silent."),
        ),
        (
            ("de", "Die Werft hat nach eigenen Angaben 1,3 Millionen Euro bezahlt."),
            ("de", "Nach eigenen Angaben vertritt er drei Fischer; ihnen fehlten 90.000 Euro."),
        ),
    ],
)
def test_whom_and_when_is_not_what(first: tuple[str, str], second: tuple[str, str]) -> None:
    assert nothing_else(first, second)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (
            ("de", "In der Tuchfärberei Zirbel brach am Montag ein Feuer aus, das 40 Webstühle zerstörte."),
            ("de", "Ein Feuer zerstörte in der Tuchfärberei Zirbel 40 Webstühle."),
        ),
        (
            ("it", "Olga Brandt ha detto che la diga sul lago sarà chiusa per tre mesi."),
            ("en", "Olga Brandt said the dam on the lake would be closed for three months."),
        ),
    ],
)
def test_what_is_told_alike_is_something_else(first: tuple[str, str], second: tuple[str, str]) -> None:
    assert not nothing_else(first, second)


def test_names_are_known_where_all_nouns_have_capitals() -> None:
    text = "Das Labor Hydrolux prüfte Proben aus Brumgau und Zellmoos, und die Proben waren gut."
    assert read_account(account("a", text, locale="de"))["de"].proper == {"hydrolux", "brumgau", "zellmoos"}
