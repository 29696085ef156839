"""Whoever publishes a press release is a party: what it says of itself there is its own statement."""

from __future__ import annotations

import pytest

from story_explainer.ingest.alignment.convert import convert
from story_explainer.ingest.article import ArticleFile
from story_explainer.ingest.drafting import draft_story

GERMAN = """Pressemitteilung

Halvora AG ruft 12.000 E-Bikes zurück

Die Halvora AG ruft weltweit 12.000 Elektrofahrräder zurück. Bei einzelnen Rädern kann die Gabel brechen.

Die betroffenen Räder wurden im Werk Lindau gebaut.

Über die Halvora AG
Die Halvora AG beschäftigt 640 Menschen.
"""
ENGLISH = """FOR IMMEDIATE RELEASE

Northgate Trust opens 40 new flats in Harwick

Northgate Trust has opened 40 new flats for families in Harwick. The flats cost 9 million pounds.

Northgate Trust will build another 60 flats by 2028. Harwick Council gave 2 million pounds.
"""
ITALIAN = """Comunicato stampa

La Cooperativa Aurora apre un asilo a Valmarina

La Cooperativa Aurora apre a settembre un asilo per 40 bambini a Valmarina. I lavori sono costati due milioni.

La Cooperativa Aurora ha 120 dipendenti in tre province.

Chi siamo
La Cooperativa Aurora lavora dal 1981.
"""


FURTHER = {
    "de": "Die Gemeinde Wimberg lobt die Halvora AG für 300 neue Stellen.",
    "en": "Harwick Council gave Northgate Trust 2 million pounds for the flats.",
    "it": "Il Comune di Valmarina ha dato due milioni alla Cooperativa Aurora.",
}


def said(text: str, locale: str) -> list[tuple[str | None, str]]:
    bitext = convert([ArticleFile(locale, f"articles/{locale}.txt", text.encode())], locale).bitext
    made = draft_story(bitext, {})
    claims = made["claims"].claims if "claims" in made else []  # type: ignore[attr-defined]
    return [(claim.by, claim.text.root[locale]) for claim in claims]


@pytest.mark.parametrize(
    ("locale", "text", "by", "first"),
    [
        ("de", GERMAN, "halvora-ag", "Die Halvora AG ruft weltweit 12.000 Elektrofahrräder zurück."),
        ("en", ENGLISH, "northgate-trust", "Northgate Trust has opened 40 new flats for families in Harwick."),
        (
            "it",
            ITALIAN,
            "cooperativa-aurora",
            "La Cooperativa Aurora apre a settembre un asilo per 40 bambini a Valmarina.",
        ),
    ],
)
def test_what_the_publisher_says_of_itself_is_its_statement(locale: str, text: str, by: str, first: str) -> None:
    found = said(text, locale)
    assert found[0] == (by, first)
    assert {speaker for speaker, _ in found} == {by}


@pytest.mark.parametrize(("locale", "text"), [("de", GERMAN), ("en", ENGLISH), ("it", ITALIAN)])
def test_a_report_of_the_same_is_nobodys_statement(locale: str, text: str) -> None:
    assert said(text.split("\n\n", 1)[1].split("\n\nÜber")[0].split("\n\nChi siamo")[0], locale) == []


def test_what_others_do_is_no_statement_of_the_publisher() -> None:
    assert "Harwick Council gave" not in " ".join(words for _, words in said(ENGLISH, "en"))


@pytest.mark.parametrize(("locale", "text"), [("de", GERMAN), ("en", ENGLISH), ("it", ITALIAN)])
def test_a_release_gives_no_key_point_without_its_speaker(locale: str, text: str) -> None:
    head, told = text.split("\n\nÜber")[0].split("\n\nChi siamo")[0].split("\n\n", 1)
    for release in (True, False):
        whole = (f"{head}\n\n" if release else "") + f"{told}\n\n{FURTHER[locale]}\n"
        bitext = convert([ArticleFile(locale, f"articles/{locale}.txt", whole.encode())], locale).bitext
        points = draft_story(bitext, {})["story"].key_points  # type: ignore[attr-defined]
        assert any(point.claim is None for point in points) is not release
