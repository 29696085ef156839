"""Who speaks in a draft: bodies, offices, who was named in the sentence before; and what is put to whom."""

from __future__ import annotations

from typing import Any

import pytest
from tests.ingest.by_hand import bitext

from story_explainer.ingest.drafting import draft_story
from story_explainer.story.model import Claim, FoundMatch


def drafts(locale: str, *rows: str) -> dict[str, Any]:
    return draft_story(bitext([locale], *([row] for row in rows)), {})


def claims(locale: str, *rows: str) -> list[Claim]:
    made = drafts(locale, *rows)
    return made["claims"].claims if "claims" in made else []


def who(locale: str, *rows: str) -> list[tuple[str | None, list[str]]]:
    return [(claim.by, claim.cites) for claim in claims(locale, *rows)]


@pytest.mark.parametrize(
    ("locale", "row", "by"),
    [
        ("it", "La procura di Bergamo ha riferito che tre persone sono indagate.", "procura-di-bergamo"),
        ("de", "Die Polizei teilte mit, dass drei Menschen bei dem Brand verletzt worden seien.", "polizei"),
        ("de", "Ein Sprecher der Polizei sagte, drei Menschen seien bei dem Brand verletzt worden.", "polizei"),
        ("de", "Die Firma Hansachem erklärte, die Anlage im Werk sei im Juni geprüft worden.", "hansachem"),
        ("en", "Police said that three people had been injured in the fire at the warehouse.", "police"),
        ("de", "Eine Polizei, die schweigt, sagte er, sei keine gute Polizei.", None),
        ("en", "Police officers said that three people had been injured in the fire.", None),
    ],
)  # fmt: skip
def test_bodies_speak_as_if_by_a_name(locale: str, row: str, by: str | None) -> None:
    assert [claim.by for claim in claims(locale, row)] == ([by] if by else [])


@pytest.mark.parametrize(
    ("locale", "first", "second", "by"),
    [
        ("de", "Trainer Massimo Ferri ist enttäuscht.", "„Man hat mich nicht gefragt“, sagte er.", "massimo-ferri"),
        ("it", "Il sindaco Luca Oneto ha convocato le parti.", "«Serve un tavolo comune», ha affermato.", "luca-oneto"),
        ("it", "Il ponte sull'Oglio è stato chiuso.", "Lo ha annunciato la sindaca Marta Rossi.", "marta-rossi"),
    ],
)  # fmt: skip
def test_a_quotation_is_told_with_the_sentence_that_says_whose_it_is(
    locale: str, first: str, second: str, by: str
) -> None:
    assert who(locale, first, second) == [(by, ["s1", "s2"])]


def test_of_two_persons_none_is_meant_by_a_pronoun() -> None:
    rows = "Trainer Massimo Ferri traf Präsident Luigi Marchetti.", "„Man hat mich nicht gefragt“, sagte er."
    assert who("de", *rows) == []


def test_an_office_is_its_only_bearer() -> None:
    charge = "La sindaca ha accusato la società Autovie Lombarde, che gestisce il ponte, di aver ignorato le lettere."
    first = "La sindaca Marta Rossi ha chiuso il ponte sul fiume Oglio."
    assert who("it", first, charge) == [("marta-rossi", ["s2"])]


def test_who_is_charged_answers() -> None:
    (claim,) = claims(
        "it",
        "La sindaca Marta Rossi ha accusato la società Autovie Lombarde di aver ignorato tre lettere.",
        "Autovie Lombarde respinge le accuse.",
    )
    assert [(answer.actor, answer.kind, answer.cites) for answer in claim.responses] == [
        ("autovie-lombarde", "denies", ["s2"])
    ]


def test_a_denial_of_something_else_is_no_answer() -> None:
    found = claims(
        "en",
        "Mayor Ada Moss said that the bridge of Tavira must be closed for three years.",
        "Director Rui Leal denied that the company had hidden any cracks in the bridge of Tavira.",
    )
    assert not any(claim.responses for claim in found)


@pytest.mark.parametrize(
    ("other", "told"),
    [
        (
            "Das Werk in Porto Sauro verliere im Monat vier Millionen Euro, sagte Henrik Lund.",
            ["it", "de"],
        ),
        ("Das Werk in Porto Sauro wird in vier Jahren mit Wasserstoff arbeiten, sagte Henrik Lund.", ["it"]),
    ],
)
def test_a_sentence_stands_for_another_only_where_it_says_the_same(other: str, told: list[str]) -> None:
    """Whatever the comparison found: that both are of one thing is not enough."""
    lead = bitext(
        ["it"], ["Secondo Henrik Lund, lo stabilimento di Porto Sauro perde quattro milioni di euro al mese."]
    )
    text = bitext(["de"], [other])
    data = text.model_dump(mode="json")
    data["sections"][0]["paragraphs"][0]["segments"][0]["id"] = "s9"
    further = type(text).model_validate(data)
    match = FoundMatch(segments=["s1", "s9"], kinds=["repeated"], score=0.94)
    made = draft_story(lead, {}, {"other": further}, [match], ["lead", "other"], ["it", "de"])
    first = made["claims"].claims[0]  # type: ignore[attr-defined]
    assert sorted(first.text.locales, reverse=True) == told


def test_an_office_is_given_in_full_and_by_itself() -> None:
    rows = "Der SPD-Abgeordnete Lars Wiegand sagte, die Stadt habe drei Warnungen nicht ernst genommen."
    (actor,) = [each for each in drafts("de", rows)["actors"].actors if each.id == "lars-wiegand"]
    assert actor.role.root == {"de": "SPD-Abgeordneter"}
    english = "Data protection commissioner Frank Miller said the clinic had reported the theft three days late."
    (actor,) = drafts("en", english)["actors"].actors
    assert actor.role.root == {"en": "Data protection commissioner"}


@pytest.mark.parametrize(
    ("locale", "insures", "assures"),
    [
        (
            "it",
            "La Sanavita SA assicura in Ticino 27’900 persone, «un record per il Ticino e per tutta la Svizzera».",
            "La Sanavita SA assicura di voler restare in Ticino con 40 impiegati.",
        ),
        (
            "de",
            "Im Tessin versichert die Sanavita AG 27’900 Personen: Es seien mehr als im Vorjahr.",
            "Die Sanavita AG versichert, dass sie mit 40 Angestellten im Tessin bleibt.",
        ),
        (
            "en",
            "Mayor Ada Moss maintains on the coast 27,900 lifts, “a record for Tavira and the whole coast of ours”.",
            "Mayor Ada Moss maintains that the 40 lifts in Tavira are safe.",
        ),
    ],
)
def test_a_verb_with_what_is_counted_as_its_object_says_nothing(locale: str, insures: str, assures: str) -> None:
    assert who(locale, insures) == []
    assert len(who(locale, assures)) == 1
