"""That somebody says that something is not so, what bears out a denial, and a denial in another article."""

from __future__ import annotations

import pytest
from tests.ingest.draft.test_answers import answers, claims, later


@pytest.mark.parametrize(
    ("locale", "claim", "rebuttal", "expected"),
    [
        (
            "de",
            "Regierungsrat Beat Keller sagte, die Kontrolleure seien zweimal dort gewesen.",
            "«Das stimmt nicht», sagte Petra Amsler.",
            [("beat-keller", "petra-amsler", "denies")],
        ),
        (
            "de",
            "Bürgermeisterin Eva Horn sagte, der Windpark bringe 200'000 Euro im Jahr.",
            "«Nein, das ist falsch», entgegnete Karl Moser von der Bürgerinitiative Gegenwind.",
            [("eva-horn", "karl-moser", "denies")],
        ),
        (
            "it",
            "L'assessora Marina Colli ha detto che il reparto avrà venti posti in più entro giugno.",
            "«Non è vero», ha replicato il primario Franco Bassi.",
            [("marina-colli", "franco-bassi", "denies")],
        ),
        (
            "en",
            "The minister Carys Bevan said that the fire had started in the galley.",
            "The union secretary Gwen Parry said that was not true.",
            [("carys-bevan", "gwen-parry", "denies")],
        ),
    ],
)
def test_who_says_that_it_is_not_so_denies_what_was_just_said(
    locale: str, claim: str, rebuttal: str, expected: list[tuple[str, str, str]]
) -> None:
    assert answers(locale, claim, rebuttal) == expected


def test_a_rebuttal_of_what_nobody_claims_is_no_claim() -> None:
    assert claims("en", "The ferry sails twice a day.", "“That is not true,” said Gwen Parry.") == []


def test_what_who_denies_says_next_bears_it_out() -> None:
    rows = (
        "La presidente Elena Sarti accusa il sindaco Luca Ferri di aver ignorato due rapporti.",
        "Ferri respinge le accuse.",
        "«Non ho mai ricevuto quei rapporti», ha detto il sindaco.",
    )
    (claim,) = claims("it", *rows)
    assert [one.cites for one in claim.responses] == [["s2", "s3"]]


@pytest.mark.parametrize("reversal", ["It wasn't.", "But it was not true.", "They weren't."])
def test_what_the_text_takes_back_at_once_is_no_claim(reversal: str) -> None:
    assert claims("en", "The mayor Ann Hope said that the bridges were safe.", reversal) == []


def test_a_refusal_to_say_something_is_no_claim() -> None:
    assert claims("en", "The mayor Ann Hope refused to say whether she would stay in office.") == []


def test_who_is_charged_and_declines_to_comment_answers_after_others() -> None:
    rows = (
        "The opposition leader Rhys Evans accused the minister Mark Dale of meeting the oil firm Petrocor in secret.",
        "Dale called the allegation nonsense.",
        "Petrocor declined to comment.",
    )
    assert answers("en", *rows) == [
        ("rhys-evans", "mark-dale", "denies"),
        ("rhys-evans", "petrocor", "declines"),
    ]


def test_a_denial_without_the_name_of_who_charges_is_of_the_only_charge_elsewhere() -> None:
    lead = ["The union Nautilus has accused the ferry company Northlink of hiding an engine fault."]
    ((claim,),) = [later(lead, ["The ferry company Northlink rejected the accusations."])]
    assert [(one.actor, one.cites) for one in claim.responses] == [("northlink", ["s11"])]


def test_a_denial_of_what_its_own_article_charges_stays_there() -> None:
    lead = ["The union Nautilus has accused the ferry company Northlink of hiding an engine fault."]
    further = [
        "Several passengers have accused the ferry company Northlink of charging too much.",
        "Northlink rejected the accusations.",
    ]
    found = later(lead, further)
    assert [(claim.by, [one.cites for one in claim.responses]) for claim in found] == [
        ("nautilus", []),
        (None, [["s12"]]),
    ]


@pytest.mark.parametrize(
    ("locale", "claim", "phrase"),
    [
        ("it", "Secondo la relazione degli ispettori, la fune non fu mai controllata.", "la relazione degli ispettori"),
        ("de", "Laut dem Gutachten der Hochschule war das Seil nicht geprüft.", "dem Gutachten der Hochschule"),
        ("en", "The coroner's report says the rope had not been inspected.", "The coroner's report"),
    ],
)  # fmt: skip
def test_what_a_document_says_rests_on_it(locale: str, claim: str, phrase: str) -> None:
    (found,) = claims(locale, claim)
    assert found.by is None
    assert found.basis is not None
    assert (found.basis.kind, found.basis.phrase and found.basis.phrase.root) == ("document", {locale: phrase})


def test_what_a_report_that_was_told_of_says_is_nobodys() -> None:
    assert claims("en", "The report says the rope had not been inspected since 2025.") == []


def test_who_neither_confirms_nor_denies_declines() -> None:
    rows = (
        "Der Abgeordnete Karl Huber sagte, die Bergtec AG habe im August über den Kauf verhandelt.",
        "Eine Sprecherin der Bergtec AG wollte das weder bestätigen noch dementieren.",
    )
    assert answers("de", *rows) == [("karl-huber", "bergtec-ag", "declines")]


def test_who_hits_back_at_what_was_just_said_denies_it_by_a_no() -> None:
    claim = "«Abbiamo scritto tre volte al Comune», racconta la presidente Paola Testa."
    replies = (
        "L'assessore Luca Prati replica: «Al Comune non è mai arrivato nulla».",
        ("L'assessore Luca Prati replica: «La mensa di Rocca è stata chiusa in marzo»."),
    )
    assert [answers("it", claim, one) for one in replies] == [[("paola-testa", "luca-prati", "denies")], []]


def test_an_admission_is_a_claim_however_short() -> None:
    rows = (
        "Amtsleiterin Corina Frei sagte, der Herdenschutz auf der Alp sei ungenügend gewesen.",
        "Frei räumte ein, das Amt habe geschwiegen.",
    )
    assert [claim.by for claim in claims("de", *rows)] == ["corina-frei", "corina-frei"]
