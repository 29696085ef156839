"""Whose heirs, lawyer or relative speaks is not the speaker; a company's noun, or who speaks for it, stands for it."""

from __future__ import annotations

import pytest
from tests.ingest.draft.test_answers import answers, claims


@pytest.mark.parametrize(
    ("locale", "named", "said"),
    [
        ("de", "Der Maler Emil Lanzer lebte in Wien.", "Die Tochter des Malers Emil Lanzer sagte, es sei gestohlen."),
        ("de", "Der Maler Emil Lanzer lebte in Wien.", "Die Erben von Emil Lanzer erklärten, das Bild sei gestohlen."),
        ("de", "Der Maler Emil Lanzer lebte in Wien.", "Lanzers Anwalt sagte, das Bild sei im Mai gestohlen worden."),
        ("de", "Der Maler Emil Lanzer lebte in Wien.", "Ein Sprecher von Emil Lanzer sagte, es sei gestohlen."),
        ("it", "Il pittore Emilio Lanza viveva a Vienna.", "La vedova di Emilio Lanza ha detto che il quadro è falso."),
        ("it", "Il pittore Emilio Lanza viveva a Vienna.", "Gli eredi del pittore Emilio Lanza dicono che è falso."),
        ("it", "Il pittore Emilio Lanza viveva a Vienna.", "La famiglia del celebre pittore Emilio Lanza nega tutto."),
        ("en", "The painter Emil Lanzer lived in Vienna.", "The heirs of the painter Emil Lanzer said it was stolen."),
        ("en", "The painter Emil Lanzer lived in Vienna.", "Emil Lanzer's lawyer said that the picture was stolen."),
        ("en", "The painter Emil Lanzer lived in Vienna.", "The estate of the landscape artist Emil Lanzer denied it."),
    ],
)  # fmt: skip
def test_whose_heir_or_lawyer_speaks_says_nothing(locale: str, named: str, said: str) -> None:
    assert [claim.by for claim in claims(locale, named, said)] == []


@pytest.mark.parametrize(
    ("locale", "said", "by"),
    [
        ("de", "Der Anwalt von Emil Lanzer, Peter Grün, sagte, die Klage werde im Mai eingereicht.", "peter-grun"),
        ("it", "Secondo l'avvocato di Emilio Lanza, Pietro Verdi, la causa inizia a maggio.", "pietro-verdi"),
        ("en", "Emil Lanzer's lawyer, Peter Green, said the suit would be filed in May.", "peter-green"),
    ],
)
def test_a_lawyer_with_a_name_speaks_for_himself(locale: str, said: str, by: str) -> None:
    assert [claim.by for claim in claims(locale, said)] == [by]


@pytest.mark.parametrize(
    ("locale", "named", "said"),
    [
        ("de", "Die Baufirma Halvora baut in Arvello.", "Das Unternehmen teilte mit, es habe im Mai 40 Löhne erhöht."),
        ("de", "Die Halvora AG baut in Arvello.", "Es seien 40 Löhne falsch, sagte ein Sprecher des Unternehmens."),
        ("it", "L'impresa Halvora costruisce ad Arvello.", "L'azienda ha annunciato che i salari saliranno a maggio."),
        (
            "en",
            "The builder Halvora Ltd works in Arvello.",
            "Forty wages had risen by 4 percent in May, a spokesman for the company said.",
        ),
    ],
)
def test_the_company_is_the_only_one_named(locale: str, named: str, said: str) -> None:
    assert [claim.by for claim in claims(locale, named, said)][-1:] in (["halvora"], ["halvora-ag"], ["halvora-ltd"])


def test_of_two_companies_none_is_the_company() -> None:
    rows = (
        "The builder Halvora Ltd and the builder Granit Ltd work in Arvello.",
        "Wages had risen in May, a spokesman for the company said.",
    )
    assert claims("en", *rows) == []


def test_swiss_spelling_is_read_as_any_other() -> None:
    rows = (
        "Die Vorsitzende Anna Prell sagte, die Halvora AG habe die Löhne gesenkt.",
        "Die Halvora AG wollte sich nicht äussern.",
    )
    assert answers("de", *rows) == [("anna-prell", "halvora-ag", "declines")]
