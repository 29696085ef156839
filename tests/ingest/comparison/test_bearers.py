"""What stands beside a name says who it is, and not what is told."""

from __future__ import annotations

import pytest
from tests.ingest.comparison.accounts_by_hand import Passage, account, match_of

from story_explainer.ingest.comparison.bearers import beside_names
from story_explainer.ingest.comparison.reading import read_account


@pytest.mark.parametrize(
    ("locale", "text", "words"),
    [
        ("it", "La questora Silvia Ardito ha elogiato la squadra.", {"questora"}),
        ("it", "Il comandante dei vigili del fuoco Ivo Plank ha chiuso la valvola.", {"comandante", "vigili", "fuoco"}),
        ("it", "Il direttore della banca, Carlo Zennaro, ha detto di no.", {"direttore", "banca"}),
        ("it", "La polizia ha arrestato Carlo Zennaro.", set()),
        ("en", "Clara Benassi, the head of the museum, cried.", {"head", "museum"}),
        ("en", "The mayor, Georg Tappeiner, closed the rink.", {"mayor"}),
        ("en", "Police arrested Georg Tappeiner, and he confessed.", set()),
        ("de", "Auch Bahnsprecher Urs Fankhauser bedauerte das.", {"bahnsprecher"}),
        ("de", "Der Anwalt der Gesellschaft, Paul Thaler, sagte nichts.", {"anwalt", "gesellschaft", "paul"}),
        ("de", "Der Rat bleibt unter Bürgermeisterin Anna Bellei im Amt.", {"burgermeisterin"}),
    ],
)
def test_beside_a_name(locale: str, text: str, words: set[str]) -> None:
    reading = read_account(account("a", text, locale=locale))[locale]
    assert beside_names(reading, 0) == words


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (
            ("it", "La questora Silvia Ardito non esclude la complicità di un dipendente."),
            ("it", "La questora Silvia Ardito ha elogiato la squadra mobile."),
        ),
        (
            ("it", "Il direttore della banca, Carlo Zennaro, ha detto che i clienti non perderanno un euro."),
            ("en", "The bank's director, Carlo Zennaro, resigned in April."),
        ),
        (
            ("de", "Ursache war ein gerissenes Kabel, sagte Bahnsprecher Urs Fankhauser."),
            ("de", "Bahnsprecher Urs Fankhauser räumte ein, dass die Durchsagen unverständlich waren."),
        ),
        (
            ("de", "Anwalt Jens Ohm vertritt mehrere Eltern."),
            ("de", "Anwalt Jens Ohm kündigte eine Strafanzeige an."),
        ),
        (
            ("de", "Feuerwehrkommandant Ivo Plank lobte die Besonnenheit der Zuschauer."),
            ("en", "About 340 spectators left the hall within minutes, fire chief Ivo Plank said."),
        ),
    ],
)
def test_who_it_is_is_not_what_is_told(first: Passage, second: Passage) -> None:
    assert match_of(first, second) is None
