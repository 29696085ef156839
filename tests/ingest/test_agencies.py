"""The news agencies that a text has something from: credited with the whole, named in a sentence, or only mentioned."""

import pytest

from story_explainer.ingest.attribution.agencies import Naming, agencies_of


def found(text: str, locale: str, *, ends: bool = False) -> list[tuple[str, bool]]:
    """What is found in a text that begins or ends with a passage."""
    rest = ["Un.", "Deux.", "Trois."]
    return [(one.agency, one.whole) for one in agencies_of([*rest, text] if ends else [text, *rest], [], locale)]


@pytest.mark.parametrize(
    ("locale", "text", "agency"),
    [
        ("de", "Berlin (dpa) - Die Brücke ist gesperrt.", "dpa"),
        ("de", "(sda) Der Rat hat entschieden.", "Keystone-SDA"),
        ("it", "Roma, 12 mar. (askanews) – Il ponte è chiuso.", "askanews"),
        ("it", "(ANSA) - ROMA, 12 MAR - Il ponte è chiuso.", "ANSA"),
        ("en", "PARIS, July 4 (AFP) - The bridge is closed.", "AFP"),
        ("es", "Madrid, 4 jul (EFE).- El puente está cerrado.", "EFE"),
        ("pl", "Warszawa (PAP) - Most jest zamknięty.", "PAP"),
        ("de", "Quelle: dpa", "dpa"),
        ("it", "Redazione ANSA", "ANSA"),
    ],
)
def test_a_dateline_or_a_credit_is_of_the_whole_text(locale: str, text: str, agency: str) -> None:
    assert found(text, locale) == [(agency, True)]


def test_a_text_may_be_signed_at_its_end_alone() -> None:
    assert found("Die Brücke ist gesperrt. (dpa)", "de", ends=True) == [("dpa", True)]
    assert found("Die Brücke ist gesperrt. (dpa)", "de") == []
    assert found("dpa/lby", "de", ends=True) == [("dpa", True)]


def test_a_byline_credits_an_agency_with_its_words() -> None:
    line = "Von Anna Berger, AFP"
    assert agencies_of(["Die Brücke ist gesperrt."], [line, "12. März 2026"], "de") == [Naming("AFP", True, (), line)]


@pytest.mark.parametrize(
    ("locale", "text", "agency"),
    [
        ("de", "Wie die Nachrichtenagentur Reuters berichtet, ist die Brücke gesperrt.", "Reuters"),
        ("de", "Das sagte der Minister der Deutschen Presse-Agentur.", "dpa"),
        ("de", "Das berichtete die russische Agentur Tass am Montag.", "TASS"),
        ("de", "Es habe Tote gegeben, sagte ein Sprecher gegenüber dpa.", "dpa"),
        ("it", "Secondo l'agenzia Ansa, il ponte è chiuso.", "ANSA"),
        ("it", "«Non ci sono feriti», ha detto all’Ansa il sindaco.", "ANSA"),
        ("it", "Lo rende noto l'agenzia di stampa turca Anadolu.", "Anadolu"),
        ("en", "Russia's state news agency TASS reported that it is closed.", "TASS"),
        ("en", "“We are looking into it,” a spokesman told Reuters.", "Reuters"),
        ("fr", "« Nous verrons », a déclaré le maire à l'AFP.", "AFP"),
        ("es", "Según la agencia Efe, el puente está cerrado.", "EFE"),
    ],
)
def test_a_sentence_says_whom_it_has_its_word_from(locale: str, text: str, agency: str) -> None:
    assert found(text, locale) == [(agency, False)]


@pytest.mark.parametrize(
    ("locale", "text"),
    [
        ("de", "Ein Fotograf der Agentur AFP wurde verletzt."),
        ("de", "Der Chef der Agentur (dpa) sagte nichts."),
        ("de", "Reuters konnte die Bilder nicht prüfen."),
        ("de", "Foto: dpa"),
        ("it", "L'agenzia Ansa ha chiuso la sede di Lodrone."),
        ("it", "Secondo la Pa i conti sono in ordine."),  # the public administration
        ("en", "A Reuters photographer was injured."),
        ("en", "SYDNEY, July 4, 2022 (Mountain Wire) -- The bridge is closed."),
    ],
)
def test_what_is_only_mentioned_is_no_source(locale: str, text: str) -> None:
    assert found(text, locale) == []


def test_two_agencies_in_one_breath_are_both_found() -> None:
    assert found("Das gibt es nach Angaben von AFP und Reuters nicht.", "de") == [("AFP", False), ("Reuters", False)]
    assert found("Berlin (dpa/AFP) – Die Brücke ist gesperrt.", "de") == [("dpa", True), ("AFP", True)]
