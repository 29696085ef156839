"""Who answers what, where a lawyer, a spokesman or another article comes between; what a refusal to comment is of."""

from __future__ import annotations

import pytest
from tests.ingest.draft.test_answers import answers, claims, later

from story_explainer.ingest.drafting import draft_story
from story_explainer.story.bitext import Bitext


@pytest.mark.parametrize(
    ("locale", "claim", "answer", "expected"),
    [
        (
            "it",
            "Secondo la Procura, Carlo Fanti avrebbe ricevuto 45.000 euro dalla ditta.",
            "L'avvocato di Fanti, Sandro Prell, nega ogni addebito.",
            [("procura", "sandro-prell", "denies")],
        ),
        (
            "de",
            "Umweltverbände vermuten die Ursache im Werk der Firma Halvora.",
            "Die Halvora AG wies das zurück.",
            [(None, "halvora", "denies")],
        ),
        (
            "de",
            "Bürgermeister Karl Huber sagte, das Verkehrsministerium habe die Brücke im Februar geprüft.",
            "Ein Sprecher des Verkehrsministeriums wollte sich nicht äußern.",
            [("karl-huber", "verkehrsministerium", "declines")],
        ),
        (
            "en",
            "The union leader Anna Moss said that the insurer Granite Mutual had known of the cracks for a year.",
            "A spokeswoman for Granite Mutual declined to comment.",
            [("anna-moss", "granite-mutual", "declines")],
        ),
    ],
)
def test_who_answers_for_somebody_answers_what_is_said_of_him(
    locale: str, claim: str, answer: str, expected: list[tuple[str | None, str, str]]
) -> None:
    assert answers(locale, claim, answer) == expected


@pytest.mark.parametrize(
    ("claim", "refusal"),
    [
        (
            "Museum director Helen Ashby admitted that two warnings had come last year.",
            "James Orwell, the culture minister, refused to comment on whether Ashby should resign.",
        ),
        (
            "Museum director Helen Ashby said that the old mural would be moved.",
            "The mayor James Orwell declined to comment on the price of the new bridge.",
        ),
    ],
)
def test_a_refusal_to_speak_of_something_else_is_no_answer_and_no_claim(claim: str, refusal: str) -> None:
    found = claims("en", claim, refusal)
    assert [one.responses for one in found] == [[]]
    assert [one.by for one in found] == ["helen-ashby"]


def test_a_refusal_in_words_of_a_claim_is_of_it() -> None:
    rows = (
        "The union leader Anna Moss said that the harbour company had hidden the inspection report.",
        "The report has 40 pages.",
        "The mayor James Orwell declined to comment on the inspection report of the harbour company.",
    )
    assert answers("en", *rows) == [("anna-moss", "james-orwell", "declines")]


def test_a_denial_of_what_somebody_charges_in_another_article_goes_there() -> None:
    lead = ["According to the engineer Anna Moss, the harbour company had known of the cracks for a year."]
    further = ["The manager James Orwell rejected the accusation of Anna Moss that the company had known of cracks."]
    ((claim,),) = [later(lead, further)]
    assert [(one.actor, one.cites) for one in claim.responses] == [("james-orwell", ["s11"])]


def test_a_denial_of_one_of_two_things_that_somebody_charges_elsewhere_stays_a_claim_of_its_own() -> None:
    lead = [
        "According to the engineer Anna Moss, the harbour company had known of the cracks for a year.",
        "The works began in the spring.",
        "Moss said that the mayor had signed 14 contracts with the harbour company.",
    ]
    further = ["The manager James Orwell rejected the accusation of Anna Moss that the company had known of cracks."]
    found = later(lead, further)
    assert not any(claim.responses for claim in found)
    assert "james-orwell" in [claim.by for claim in found]


def test_a_denial_that_tells_what_is_denied_is_a_claim() -> None:
    sentence = "Agromec S.p.A. ha smentito le voci di un interesse per la fabbrica di Niederau."
    assert [claim.by for claim in claims("it", sentence)] == ["agromec-spa"]


@pytest.mark.parametrize(
    ("locale", "sentence", "by"),
    [
        ("en", "The union leader Anna Moss called for an inquiry into the cracks.", "anna-moss"),
        ("it", "La capogruppo Anna Fanti ha chiesto le dimissioni del sindaco.", "anna-fanti"),
        ("de", "Die Abgeordnete Anna Prell forderte den Rücktritt des Bürgermeisters.", "anna-prell"),
    ],
)
def test_what_somebody_demands_is_a_claim(locale: str, sentence: str, by: str) -> None:
    assert [claim.by for claim in claims(locale, sentence)] == [by]


@pytest.mark.parametrize(
    ("locale", "sentence"),
    [
        ("it", "Secondo la Procura, Carlo Fanti avrebbe ricevuto 45.000 euro dalla ditta."),
        ("de", "Nach Angaben der Polizei soll Karl Huber die Kasse gestohlen haben."),
    ],
)
def test_what_is_told_at_a_distance_is_possible(locale: str, sentence: str) -> None:
    assert [claim.certainty for claim in claims(locale, sentence)] == ["possible"]


def test_in_a_release_the_company_is_its_publisher() -> None:
    made = bitext_of_a_release()
    drafts = draft_story(made, {})
    found = drafts["claims"].claims  # type: ignore[attr-defined]
    assert [claim.by for claim in found if "smentisce" in claim.text.root["it"]] == ["halvora-impianti"]


def bitext_of_a_release() -> Bitext:
    """A press release about itself, whose second sentence calls its publisher “the company”."""
    from tests.ingest.by_hand import bitext

    rows = [
        ["Halvora Impianti: piena collaborazione"],
        ["Halvora Impianti S.p.A. è vicina ai feriti."],
        ["La società smentisce di aver ricevuto segnalazioni sui freni della funivia."],
    ]
    data = bitext(["it"], *rows, title=True).model_dump(mode="json")
    data["set_aside"] = [{"locale": "it", "line": 1, "text": "COMUNICATO STAMPA", "reason": "label of a press release"}]
    return Bitext.model_validate(data)
