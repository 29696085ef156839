"""What answers a claim, and which: denials, refusals, corrections and confirmations, in one article and in two."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from tests.ingest.by_hand import bitext
from tests.ingest.draft.test_several import numbered

from story_explainer.ingest.drafting import draft_story
from story_explainer.story.model import Claim, FoundMatch


def claims(locale: str, *rows: str) -> list[Claim]:
    """The claims of one article."""
    made = draft_story(bitext([locale], *([row] for row in rows)), {})
    return made["claims"].claims if "claims" in made else []  # type: ignore[attr-defined]


def answers(locale: str, *rows: str) -> list[tuple[str | None, str, str]]:
    """Who claims, who answers and how, of one article."""
    return [(claim.by, one.actor, one.kind) for claim in claims(locale, *rows) for one in claim.responses]


def later(lead: Sequence[str], further: Sequence[str], *matches: FoundMatch) -> list[Claim]:
    """The claims of two articles in English, the segments of the second one numbered from 11."""
    texts = numbered([[row] for row in lead], 1), numbered([[row] for row in further], 11)
    return draft_story(texts[0], {}, {"other": texts[1]}, matches, ["lead", "other"])["claims"].claims  # type: ignore[attr-defined, no-any-return]


@pytest.mark.parametrize(
    ("locale", "claim", "answer", "by", "actor"),
    [
        (
            "it",
            "«Il divieto è illegale», sostiene l'avvocata Anna Fanti.",
            "Il preside Ettore Bini nega: «È stato votato».",
            "anna-fanti",
            "ettore-bini",
        ),
        (
            "it",
            "Secondo il presidente Marco Fanti, l'azienda sapeva del difetto da un anno.",
            "L'azienda tedesca Halvora smentisce: il difetto è stato scoperto ad aprile.",
            "marco-fanti",
            "halvora",
        ),
        (
            "it",
            "La presidente Anna Fanti accusa la direttrice Lidia Prell di aver trascurato il reparto.",
            "Prell ha respinto l'accusa.",
            "anna-fanti",
            "lidia-prell",
        ),
        (
            "de",
            "Der Vorsitzende Karl Huber warf der Direktorin Anna Prell vor, die Station vernachlässigt zu haben.",
            "Prell wies den Vorwurf zurück.",
            "karl-huber",
            "anna-prell",
        ),
        (
            "de",
            "Bürgermeister Karl Huber sagte, die Brücke sei im Februar geprüft worden.",
            "Die Gewerkschaft Fisl widersprach dem Bürgermeister.",
            "karl-huber",
            "fisl",
        ),
        (
            "de",
            "Die Ministerin Anna Prell warf dem Landrat Karl Huber vor, den Bericht ignoriert zu haben.",
            "Der Landrat wies das zurück.",
            "anna-prell",
            "karl-huber",
        ),
        (
            "en",
            "The group Clear Rivers accused the Ridgeway Water Authority of ignoring a report.",
            "The authority denied the accusation.",
            "clear-rivers",
            "ridgeway-water-authority",
        ),
        (
            "en",
            "The insurer Granite Mutual said that it owned the old mural.",
            "Museum director Helen Ashby rejected the claim.",
            "granite-mutual",
            "helen-ashby",
        ),
        (
            "en",
            "The lawyer Anna Moss said that the ban on phones was illegal.",
            "Headmaster James Orwell rejected that and said the council had voted for it.",
            "anna-moss",
            "james-orwell",
        ),
        (
            "en",
            "The union leader Anna Moss accused the mayor James Orwell of ignoring two letters.",
            "The mayor denied the accusation.",
            "anna-moss",
            "james-orwell",
        ),
    ],
)
def test_a_denial_is_put_to_what_stands_before_it(locale: str, claim: str, answer: str, by: str, actor: str) -> None:
    assert answers(locale, claim, answer) == [(by, actor, "denies")]


@pytest.mark.parametrize(
    ("locale", "first", "second"),
    [
        (
            "en",
            "Professor James Orwell said that the mural was worth about 2 million dollars.",
            "Orwell corrected his earlier estimate and said that the mural was worth 5 million dollars.",
        ),
        (
            "en",
            "The Ridgeway Water Authority said that the crack was 12 metres long.",
            "The Ridgeway Water Authority revised its figure and said that the crack was 31 metres long.",
        ),
        (
            "en",
            "Mayor Anna Moss said that the bridge was checked in February.",
            "Mayor Anna Moss withdrew her statement: the bridge was never checked.",
        ),
        (
            "it",
            "Il sindaco Tullio Fanti ha detto che la passerella era stata controllata a febbraio.",
            "Il sindaco Tullio Fanti ha corretto quanto detto: la passerella era stata controllata a ottobre.",
        ),
        (
            "it",
            "La questora Anna Fanti ha detto che i manifestanti arrestati erano dodici.",
            "Fanti ha rettificato: i manifestanti arrestati erano sette.",
        ),
        (
            "it",
            "Il ministro Carlo Fanti ha detto che la riforma costa due miliardi.",
            "Fanti ha ritrattato: la riforma costa tre miliardi.",
        ),
        (
            "de",
            "Bürgermeister Karl Huber sagte, die Brücke sei im Februar geprüft worden.",
            "Huber korrigierte seine Aussage: Die Brücke sei im Oktober geprüft worden.",
        ),
        (
            "de",
            "Ministerin Anna Prell sagte, die Reform der Schulen koste zwei Millionen.",
            "Prell korrigierte sich: Die Reform der Schulen koste drei Millionen.",
        ),
        (
            "de",
            "Landrat Karl Huber sagte, die Zukunft der Klinik sei sicher.",
            "Huber nahm seine Aussage zur Zukunft der Klinik zurück.",
        ),
        (
            "de",
            "Die Direktorin Anna Prell sagte, die Station werde im Oktober geschlossen.",
            "Prell revidierte ihre Angabe: Die Station werde im Dezember geschlossen.",
        ),
    ],
)
def test_who_puts_right_what_he_said_corrects_his_claim(locale: str, first: str, second: str) -> None:
    found = claims(locale, first, second)
    assert [[one.kind for one in claim.responses] for claim in found] == [["corrects"]]
    assert found[0].by == found[0].responses[0].actor


@pytest.mark.parametrize(
    ("locale", "first", "second"),
    [
        (
            "en",
            "The union leader Anna Moss said that two letters had reached the council.",
            "Mayor James Orwell confirmed that two letters had reached the council.",
        ),
        (
            "it",
            "La sindacalista Anna Fanti ha detto che due lettere erano arrivate in municipio.",
            "Il sindaco Carlo Bini ha confermato che due lettere erano arrivate in municipio.",
        ),
        (
            "de",
            "Die Gewerkschafterin Anna Prell sagte, zwei Briefe seien im Rathaus angekommen.",
            "Bürgermeister Karl Huber bestätigte, dass zwei Briefe im Rathaus angekommen sind.",
        ),
    ],
)
def test_what_another_one_confirms_is_one_claim(locale: str, first: str, second: str) -> None:
    (claim,) = claims(locale, first, second)
    assert [one.kind for one in claim.responses] == ["confirms"]


@pytest.mark.parametrize(
    ("locale", "first", "second"),
    [
        (
            "en",
            "The union leader Anna Moss said that two letters had reached the council.",
            "Mayor James Orwell confirmed that nobody was hurt in the fire.",
        ),
        (
            "en",
            "The union leader Anna Moss said that 12 letters had reached the council.",
            "Mayor James Orwell confirmed that 2 letters had reached the council.",
        ),
        (
            "en",
            "The union leader Anna Moss said that no letters had reached the council.",
            "Mayor James Orwell confirmed that letters had reached the council.",
        ),
    ],
)
def test_to_confirm_something_else_answers_nobody(locale: str, first: str, second: str) -> None:
    found = claims(locale, first, second)
    assert [claim.responses for claim in found] == [[], []]


@pytest.mark.parametrize(
    ("locale", "sentence", "by"),
    [
        ("en", "Gregory Stahl, a farmer who owns the barn, denied knowing about the mural.", "gregory-stahl"),
        ("it", "La ditta Ferrostil nega ogni responsabilità per il crollo.", "ferrostil"),
        ("de", "Die Firma Ferrostil bestreitet jede Verantwortung für den Einsturz.", "ferrostil"),
    ],
)
def test_a_denial_that_says_of_what_stands_by_itself(locale: str, sentence: str, by: str) -> None:
    assert [claim.by for claim in claims(locale, sentence)] == [by]


def test_a_later_article_corrects_an_earlier_one() -> None:
    lead = ["Mayor Ada Moss said that the bridge of Tavira was checked in February."]
    further = ["Mayor Ada Moss corrected what she had said: the last time was in October."]
    match = FoundMatch(segments=["s1", "s11"], kinds=["repeated"], score=0.8)
    (claim,) = later(lead, further, match)
    assert (claim.cites, [(one.kind, one.cites) for one in claim.responses]) == (["s1"], [("corrects", ["s11"])])


def test_what_a_later_article_counts_anew_is_no_claim_that_stands() -> None:
    lead = ["Mayor Ada Moss said that 12 people were injured on the bridge of Tavira."]
    further = ["On the bridge of Tavira 15 people were injured, Director Rui Leal said."]
    match = FoundMatch(
        segments=["s1", "s11"], kinds=["updated"], score=0.9, about="figure", values={"s1": "12", "s11": "15"}
    )
    assert [claim.by for claim in later(lead, further, match)] == ["rui-leal"]
    assert [claim.by for claim in later(lead, further)] == ["ada-moss", "rui-leal"]
