"""Somebody in the place of somebody else, and what “may” does not doubt, in one language and across two."""

from __future__ import annotations

import pytest
from tests.ingest.comparison.accounts_by_hand import account, between

from story_explainer.ingest.alignment import encoder
from story_explainer.ingest.comparison.compare import compare_all
from story_explainer.ingest.comparison.matches import Match

pytestmark = pytest.mark.skipif(not encoder.available("en"), reason="the sentences match by their vectors")

REST = {
    "en": (
        "The school had opened early in Marenzo.",
        "The stadium in Orvieda was sold out.",
        "Rain had fallen all day.",
        "Paul Brandt lives in Orvieda; Tom Okafor came later.",
    ),
    "it": (
        "La scuola di Marenzo era aperta presto.",
        "Lo stadio di Orvieda era esaurito.",
        "Era piovuto tutto il giorno.",
        "Paul Brandt vive a Orvieda; Tom Okafor è arrivato dopo.",
    ),
    "de": (
        "Die Schule in Marenzo hatte früh geöffnet.",
        "Das Stadion in Orvieda war ausverkauft.",
        "Es hatte den ganzen Tag geregnet.",
        "Paul Brandt lebt in Orvieda; Tom Okafor kam später.",
    ),
}
Told = tuple[str, str]


def match_of(first: Told, second: Told) -> Match | None:
    """The match of two sentences, each with its language, in articles that name everybody."""
    a, b = (
        account(name, text, *REST[locale], locale=locale)
        for name, (locale, text) in zip("ab", (first, second), strict=True)
    )
    return between(compare_all([a, b]), "a#s1", "b#s1")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (
            ("en", "Keeper Lindqvist saved a penalty by Brandt after a foul on the wing."),
            ("de", "Torhüter Lindqvist hielt nach einem Foul auf dem Flügel einen Elfmeter von Okafor."),
        ),
        (
            ("it", "Il portiere Lindqvist ha parato un rigore di Brandt dopo un fallo."),
            ("en", "Keeper Lindqvist saved a penalty by Okafor after a foul."),
        ),
        (
            ("it", "Il portiere Lindqvist ha parato un rigore di Brandt dopo un fallo sulla fascia."),
            ("it", "Lindqvist ha parato il rigore di Okafor, concesso dopo un fallo sulla fascia."),
        ),
        (
            ("en", "Police in Orvieda arrested Brandt on Monday for the theft of the harbour bell."),
            ("en", "On Monday police in Orvieda arrested Okafor for the theft of the harbour bell."),
        ),
        (
            ("it", "Lunedì la polizia di Orvieda ha arrestato Brandt per il furto della campana del porto."),
            ("en", "Police in Orvieda arrested Okafor on Monday for the theft of the harbour bell."),
        ),
        (
            ("de", "Die Polizei in Orvieda nahm am Montag Brandt wegen Diebstahls der Hafenglocke fest."),
            ("en", "Police in Orvieda arrested Okafor on Monday for the theft of the harbour bell."),
        ),
        (
            ("en", "The prize of the Lagana festival for best film went to Brandt on Sunday."),
            ("it", "Il premio del festival di Lagana per il miglior film è andato domenica a Okafor."),
        ),
    ],
)
def test_somebody_in_the_place_of_somebody_else(first: Told, second: Told) -> None:
    found = match_of(first, second)
    assert found is not None
    assert "differs" in found.kinds
    assert tuple(found.values.values()) == ("Brandt", "Okafor")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (
            ("en", "Mayor Ugo Brandt said on Monday that the bridge of Orvieda is closed to lorries."),
            ("en", "On Monday the engineer Tom Okafor said the bridge of Orvieda is closed to lorries."),
        ),
        (
            ("it", "Lunedì il sindaco Brandt ha detto che il ponte di Orvieda è chiuso ai camion."),
            ("de", "Okafor sagte am Montag, die Brücke von Orvieda sei für Lastwagen gesperrt."),
        ),
        (
            ("en", "Brandt crossed the bridge of Orvieda on Monday with a lorry full of apples."),
            (
                "en",
                "A lorry full of apples crossed the bridge of Orvieda on Monday; Okafor watched it from the school.",
            ),
        ),
        (
            ("en", "Explosion on Tuesday in Marenzo destroyed the harbour office and two ferries."),
            ("en", "Explosion on Tuesday in Liguria destroyed the harbour office and two ferries."),
        ),
        (
            ("en", "The opposition leader Paul Brandt lost the election in Orvieda on Sunday."),
            ("en", "The opposition leader lost the election in Orvieda on Sunday, newspaper editor Tom Okafor wrote."),
        ),
        (
            ("en", "Brandt’s bakery in Marenzo won the MGBA for the best bread of the valley."),
            ("en", "Brandt’s bakery in Marenzo won the Great Bread Award for the best bread of the valley."),
        ),
    ],
)
def test_two_names_that_are_no_contradiction(first: Told, second: Told) -> None:
    """Others may have said it too; a name may stand elsewhere, or for a larger place."""
    found = match_of(first, second)
    assert found is None or not found.values


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (
            ("de", "Die Rangers mögen den Ballbesitz beherrscht haben, aber Orvieda machte mehr daraus."),
            ("de", "Die Rangers beherrschten den Ballbesitz, Orvieda machte aber mehr daraus."),
        ),
        (
            ("de", "Die Brücke von Orvieda könnte zwar alt sein, aber sie hält Lastwagen von 40 Tonnen aus."),
            ("de", "Die Brücke von Orvieda ist alt, hält aber Lastwagen von 40 Tonnen aus."),
        ),
        (
            ("it", "Il ponte di Orvieda potrebbe essere vecchio, ma regge camion da 40 tonnellate."),
            ("it", "Il ponte di Orvieda è vecchio ma regge camion da 40 tonnellate."),
        ),
        (
            ("it", "Il ponte di Orvieda può essere vecchio, ma regge camion da 40 tonnellate."),
            ("en", "The bridge of Orvieda is old but carries lorries of 40 tonnes."),
        ),
        (
            ("en", "The bridge of Orvieda may be old, but it carries lorries of 40 tonnes."),
            ("de", "Die Brücke von Orvieda ist zwar alt, hält aber Lastwagen von 40 Tonnen aus."),
        ),
        (
            ("en", "Although the bridge of Orvieda may be old, it carries lorries of 40 tonnes."),
            ("it", "Il ponte di Orvieda è vecchio e regge camion da 40 tonnellate."),
        ),
        (
            ("en", "The council of Orvieda took over the harbour in May last year."),
            ("de", "Der Rat von Orvieda übernahm den Hafen im Mai vergangenen Jahres."),
        ),
    ],
)
def test_what_is_granted_is_not_doubted(first: Told, second: Told) -> None:
    found = match_of(first, second)
    assert found is None or found.about != "certainty"
    turned = match_of(second, first)
    assert turned is None or turned.about != "certainty"


@pytest.mark.parametrize(
    ("first", "second", "word"),
    [
        (
            ("en", "The storm Petra could reach the coast of Marenzo on Monday."),
            ("en", "The storm Petra reached the coast of Marenzo on Monday."),
            "could",
        ),
        (
            ("de", "Der Sturm Petra könnte am Montag die Küste von Marenzo erreichen."),
            ("de", "Der Sturm Petra hat am Montag die Küste von Marenzo erreicht."),
            "könnte",
        ),
        (
            ("it", "La tempesta Petra potrebbe raggiungere lunedì la costa di Marenzo."),
            ("it", "La tempesta Petra ha raggiunto lunedì la costa di Marenzo."),
            "potrebbe",
        ),
    ],
)
def test_what_is_doubted_is_told(first: Told, second: Told, word: str) -> None:
    found = match_of(first, second)
    assert found is not None
    assert found.about == "certainty"
    assert word in found.values.values()


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (  # denied in other words
            ("en", "Mayor Ugo Brandt denied on Monday that the bridge of Orvieda was sold."),
            ("de", "Bürgermeister Ugo Brandt wies am Montag zurück, dass die Brücke von Orvieda verkauft sei."),
        ),
        (  # somebody is denied, and nothing that was said
            ("en", "Keeper Lindqvist denied Brandt after a foul on the wing of the stadium in Orvieda."),
            ("en", "Keeper Lindqvist stopped Brandt after a foul on the wing of the stadium in Orvieda."),
        ),
        (  # converted
            ("en", "The storm Petra was 137 kilometres off the coast of Marenzo on Monday."),
            ("it", "Lunedì la tempesta Petra era a 140 chilometri dalla costa di Marenzo."),
        ),
        (
            ("en", "Temperatures in Marenzo reached 80 degrees on Monday, the council of Orvieda reported."),
            ("de", "Die Temperaturen in Marenzo erreichten am Montag 27 Grad, wie der Rat von Orvieda meldete."),
        ),
    ],
)
def test_the_same_in_other_words_or_measures(first: Told, second: Told) -> None:
    found = match_of(first, second)
    assert found is not None
    assert not found.values


@pytest.mark.parametrize(
    "denial",
    [
        ("en", "Spokesman Tobias Rainer of Orvieda denied that the group was financed by a rival ski resort."),
        ("de", "Sprecher Rainer bestritt erneut, dass ein Skigebiet die Initiative in Orvieda finanziere."),
    ],
)
def test_to_deny_something_else_is_no_denial_of_what_was_told(denial: Told) -> None:
    """They share who speaks, and not what is said."""
    for told in (
        ("it", "Il portavoce Tobias Rainer accusa il Comune di Orvieda di tenere nascosta una perizia."),
        ("de", "Ihr Sprecher Tobias Rainer warf der Stadt Orvieda vor, ein Gutachten zurückzuhalten."),
    ):
        found = match_of(told, denial)
        assert found is None or found.about != "denial"
