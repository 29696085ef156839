"""What cannot both be so is no repetition: closed and open, so and not so, said and not said, known and not known.

Each pair stands in reports that have more to tell of the same story, so that what is rare in them is rare as in life.
"""

from __future__ import annotations

import pytest
from tests.ingest.comparison.accounts_by_hand import VALUES, Passage, match_of


@pytest.mark.parametrize(
    ("first", "second", "values"),
    [
        (
            ("it", "La scuola elementare del quartiere Lanterna rimane aperta, assicura Ada Lorn."),
            ("de", "Die Grundschule im Viertel Lanterna wurde am Mittwoch vorsorglich geschlossen, sagte Ada Lorn."),
            ["rimane aperta", "geschlossen"],
        ),
        (
            ("de", "Die Notaufnahme der Klinik Lanterna bleibt rund um die Uhr geöffnet."),
            ("de", "Die Notaufnahme der Klinik Lanterna schließt künftig am Abend."),
            ["bleibt rund um die Uhr geöffnet", "schließt"],
        ),
        (
            ("en", "The swimming pool in Lanterna Street is to be closed in autumn, the council decided."),
            ("en", "The swimming pool in Lanterna Street is not to be closed after all, the council said."),
            ["closed", "not to be closed"],
        ),
        (
            ("it", "La piscina di via Lanterna chiude in autunno, ha deciso il consiglio."),
            ("it", "La piscina di via Lanterna non chiude più, ha detto il consiglio."),
            ["chiude", "non chiude"],
        ),
        (
            ("it", "Aldo Ferrai, indagato dalla procura di Marenzo, si dice sereno."),
            (
                "it",
                "La procura di Marenzo ha precisato che Aldo Ferrai non è indagato: era solo testimone.",
            ),
            ["indagato", "non è indagato"],
        ),
        (
            ("en", "Marenzo council plans to dim 3,000 lamps from 1 December."),
            ("en", "Marenzo council has meanwhile postponed its plan to dim 3,000 lamps."),
            ["plans", "postponed"],
        ),
        (
            ("de", "Die Stadt Marenzo dunkelt ab Dezember dreitausend Straßenlampen am Hafenbecken ab."),
            ("de", "Die Stadt Marenzo verschiebt das Abdunkeln der dreitausend Straßenlampen am Hafenbecken."),
            ["dreitausend", "verschiebt"],
        ),
    ],
)
def test_what_cannot_both_be_so_differs(first: Passage, second: Passage, values: list[str]) -> None:
    found = match_of(first, second)
    assert found is not None
    assert "differs" in found.kinds
    assert list(found.values.values()) == values


def test_what_is_closed_and_what_stays_open_are_two_things() -> None:
    first = "Nach dem Brand bleibt die Werft Nordkap in Marenzo geschlossen, das Museum aber offen."
    second = "Nach dem Brand der Werft Nordkap in Marenzo bleibt die Schule offen."
    found = match_of(("de", first), ("de", second))
    assert found is None or not VALUES & found.kinds


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (
            ("de", "Das Ministerium reagierte auf eine Anfrage zur Schließung der Klinik Lanterna nicht."),
            ("de", "Das Ministerium bestätigte, dass die Schließung der Klinik Lanterna genehmigt ist."),
        ),
        (
            ("it", "La ditta di vigilanza Securba non ha rilasciato dichiarazioni sul furto."),
            ("de", "Die Sicherheitsfirma Securba bestätigte den Diebstahl."),
        ),
        (
            ("en", "The security firm Securba could not be reached about the theft on Sunday."),
            ("en", "The security firm Securba said the theft on Sunday took ten minutes."),
        ),
        (
            (
                "de",
                "Aus dem Tanker Lisbeth ist nach Angaben der Polizei kein Heizöl und auch sonst nichts ausgelaufen.",
            ),
            ("de", "Aus dem Tanker Lisbeth sind nach Angaben der Polizei 300 Liter Heizöl ausgelaufen."),
        ),
        (
            ("de", "Warum der Strom auf der Fähre Halcyon ausfiel, ist weiterhin unklar."),
            ("de", "Der Strom auf der Fähre Halcyon fiel wegen eines gerissenen Kabels aus."),
        ),
    ],
)
def test_who_is_silent_or_does_not_know_repeats_nothing(first: Passage, second: Passage) -> None:
    found = match_of(first, second)
    assert found is None or "repeated" not in found.kinds


def test_two_that_keep_silent_say_the_same() -> None:
    first = "Die Sicherheitsfirma Securba wollte den Diebstahl am Sonntag nicht kommentieren."
    second = "Die Sicherheitsfirma Securba war wegen des Diebstahls am Sonntag nicht zu erreichen."
    found = match_of(("de", first), ("de", second))
    assert found is not None
    assert "repeated" in found.kinds
