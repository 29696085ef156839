"""How firmly a claim stands: what is only believed, what is charged, what was put right and is told no more."""

from __future__ import annotations

from typing import Any

import pytest
from tests.ingest.by_hand import bitext

from story_explainer.ingest.drafting import draft_story


def drafts(locale: str, *rows: str) -> dict[str, Any]:
    return draft_story(bitext([locale], *([row] for row in rows)), {})


@pytest.mark.parametrize(
    ("locale", "sentence"),
    [
        ("de", "Der Bauingenieur Karl Prell vermutet, dass die Kabel der Brücke verrostet waren."),
        ("de", "Der Riss im Damm sei mutmaßlich im Winter entstanden, sagte Ingenieur Karl Prell."),
        ("de", "Ministerin Anna Prell sagte, aller Wahrscheinlichkeit nach sei die Ware verdorben."),
        ("de", "Landrat Karl Prell geht davon aus, dass die Klinik im Herbst schließt."),
        ("it", "Il professor Carlo Fanti ritiene che la causa sia presumibilmente la corrosione."),
        ("it", "Secondo la pedagogista Anna Fanti, i divieti verosimilmente non cambiano le abitudini."),
        ("it", "Il sindaco Carlo Fanti ha detto che con ogni probabilità il ponte resterà chiuso."),
        ("it", "La procuratrice Anna Fanti ha spiegato che si sospetta che il rogo fosse doloso."),
        ("en", "Police chief Anna Moss said that the thieves are believed to have left the state."),
        ("en", "Engineer James Orwell said that the crack was presumably caused by the frost."),
        ("en", "Minister Anna Moss said that in all likelihood the bridge would stay closed."),
        ("en", "Mayor James Orwell said that the driver was thought to be still in the town."),
    ],
)
def test_what_is_believed_is_possible(locale: str, sentence: str) -> None:
    (claim,) = drafts(locale, sentence)["claims"].claims
    assert claim.certainty == "possible"


@pytest.mark.parametrize(
    ("locale", "sentence", "by"),
    [
        ("en", "Opposition leader Anna Moss accused the government of fraud on Sunday.", "anna-moss"),
        ("en", "The group Clear Rivers accused the water board of gross negligence.", "clear-rivers"),
        ("en", "Senator James Orwell accuses the mayor of Tavira of corruption.", "james-orwell"),
        ("de", "Oppositionsführerin Anna Prell warf der Regierung am Sonntag Wahlbetrug vor.", "anna-prell"),
        ("de", "Der Vorsitzende Karl Prell wirft der Stadt Untätigkeit vor.", "karl-prell"),
        ("de", "Die Gewerkschaft Fisl warf dem Ministerium am Montag Wortbruch vor.", "fisl"),
        ("it", "Il leader Carlo Fanti ha accusato il governo di brogli.", "carlo-fanti"),
        ("it", "La sindaca Anna Fanti accusa la Regione di negligenza.", "anna-fanti"),
        ("it", "La senatrice Anna Fanti accusa il ministro di conflitto di interessi.", "anna-fanti"),
    ],
)
def test_a_charge_needs_no_clause(locale: str, sentence: str, by: str) -> None:
    assert [claim.by for claim in drafts(locale, sentence)["claims"].claims] == [by]


@pytest.mark.parametrize(
    ("locale", "sentence"),
    [
        ("en", "Mayor James Orwell was accused of fraud by the opposition."),
        ("de", "Bürgermeister Karl Prell wird von der Opposition Betrug vorgeworfen."),
        ("it", "Il sindaco Carlo Fanti è stato accusato di brogli dall'opposizione."),
    ],
)
def test_who_is_charged_charges_nobody(locale: str, sentence: str) -> None:
    assert "claims" not in drafts(locale, sentence)


def test_what_was_put_right_is_no_standfirst_and_no_key_point() -> None:
    rows = [
        "Finance Minister Anna Moss told parliament that the tax data were encrypted.",
        "Moss corrected her earlier statement and said that the tax data were not encrypted.",
        "The laptops of Tavira were stolen from a car park in August.",
    ]
    story = drafts("en", *rows)["story"]
    assert "s1" not in story.cites
    assert all("s1" not in point.cites for point in story.key_points)


@pytest.mark.parametrize(
    ("locale", "sentence"),
    [
        ("de", "Die Gemeinde Hollerbach hat drei Brunnen gesperrt, und die Gemeinde Hollerbach prüft weitere."),
        ("en", "The town of Harwick closed, and the town of Harwick will check, three more wells."),
        ("it", "La città di Salvena ha chiuso tre pozzi, e la città di Salvena ne controlla altri."),
    ],
)
def test_a_town_is_no_organisation(locale: str, sentence: str) -> None:
    made = drafts(locale, sentence, sentence, sentence)
    names = [actor.name.root[locale] for actor in made["actors"].actors] if "actors" in made else []
    assert not {"Hollerbach", "Harwick", "Salvena"} & set(names)


def test_a_city_is_no_organisation_by_what_it_is_called() -> None:
    row = "The storm threatens Phoenix, Port Marlow City and Harwick, said Mayor Anna Moss."
    made = drafts("en", row, row, row)
    names = [actor.name.root["en"] for actor in made["actors"].actors] if "actors" in made else []
    assert "Port Marlow City" not in names


@pytest.mark.parametrize(
    ("locale", "sentence"),
    [
        ("en", "The insurer Granite Mutual declined to comment on Thursday, 3 September 2026."),
        ("de", "Ein Sprecher der Firma Agrovolt wollte sich am 3. September 2026 nicht dazu äußern."),
        ("it", "Il 3 settembre 2026 la ditta Ferrostil non ha voluto commentare la notizia."),
    ],
)
def test_no_comment_is_no_event(locale: str, sentence: str) -> None:
    assert "events" not in drafts(locale, sentence)


@pytest.mark.parametrize(
    ("locale", "sentence"),
    [
        ("it", "Resta da capire se la passerella di Valmarina fosse stata riparata."),
        ("it", "Non è dato sapere chi abbia tagliato i cavi delle gru di Salvena."),
        ("de", "Fraglich ist, ob die Brücke nach dem Hochwasser von 2023 repariert wurde."),
        ("de", "Woher das Nitrat im Wasser von Hollerbach stammt, ist bislang nicht bekannt."),
        ("en", "It remains unclear whether any of the tax data have been used."),
        ("en", "Whether the dam of Karroway is safe has not been determined."),
        ("en", "Who cut the cables of the cranes in Harwick could not be determined."),
    ],
)
def test_what_a_text_says_is_not_known_is_open(locale: str, sentence: str) -> None:
    assert [one.text.root[locale] for one in drafts(locale, sentence)["story"].open_questions] == [sentence]


@pytest.mark.parametrize(
    ("locale", "asked", "open_"),
    [
        ("de", "Wer habe in Wimberg von dem Leck gewusst?", "Wer bezahlt nun die Sanierung in Wimberg am Ende?"),
        ("de", "Wer wusste in Wimberg davon, fragt der Grünbund?", "Wer bezahlt in Wimberg die Sanierung am Ende?"),
        ("it", "Chi sapeva della perdita a Rocca, chiede il partito?", "Chi pagherà adesso il risanamento di Rocca?"),
        ("en", "Who in Tavira knew of the leak, asks the party?", "Who in Tavira will pay for the clean-up now?"),
    ],
)
def test_what_a_party_asks_is_not_open(locale: str, asked: str, open_: str) -> None:
    questions = drafts(locale, asked, open_)["story"].open_questions
    assert [question.text.root for question in questions] == [{locale: open_}]


@pytest.mark.parametrize(
    ("locale", "leaning", "whole"),
    [
        (
            "it",
            "Il pescatore Carlo Fanti oggi ne ha sessantuno.",
            "Il pescatore Carlo Fanti oggi ha due barche nuove.",
        ),
        (
            "de",
            "Die Ministerin Anna Prell sagte am Montag, das sei in Wimberg üblich.",
            "Die Ministerin Anna Prell nahm am Montag das Haus in Wimberg ab.",
        ),
    ],
)
def test_what_counts_or_means_something_told_before_is_no_key_point(locale: str, leaning: str, whole: str) -> None:
    def told(row: str) -> list[str]:
        rows = [row, "Il porto di Rocca è chiuso." if locale == "it" else "Der Hafen von Wimberg ist gesperrt."]
        story = drafts(locale, *rows)["story"]
        return [*story.cites, *(cite for point in story.key_points for cite in point.cites)]

    assert "s1" not in told(leaning)
    assert "s1" in told(whole)


def test_no_marks_of_bold_type_are_left_in_a_draft() -> None:
    made = drafts("de", "**Die Halvora AG schließt die Werft in Wimberg zum Jahresende.", "Das Tor ist zu.")
    assert made["story"].standfirst.root == {"de": "Die Halvora AG schließt die Werft in Wimberg zum Jahresende."}


@pytest.mark.parametrize("noun", ["Gerüchte", "Kritik", "Vorwürfe", "Forderungen"])
def test_what_somebody_rejects_is_no_part_of_the_name(noun: str) -> None:
    rows = [
        f"Entschieden wies die Genossenschaft Milchhof {noun} zurück, wonach die Molkerei schließe.",
        "Die Genossenschaft Milchhof teilte mit, dass die Molkerei offen bleibe.",
    ]
    made = drafts("de", *rows)
    names = [form for actor in made["actors"].actors for form in actor.name.root.values()] if "actors" in made else []
    assert all(noun not in name for name in names)
    assert any("Milchhof" in name for name in names)


def test_what_an_officer_rejects_is_no_part_of_the_name() -> None:
    rows = [
        "Am Montag wies Bürgermeisterin Prell Vorwürfe zurück, wonach der Hafen von Wimberg verkauft werde.",
        "Bürgermeisterin Anna Prell sagte, dass der Hafen der Stadt gehöre.",
    ]
    names = [form for actor in drafts("de", *rows)["actors"].actors for form in actor.name.root.values()]
    assert names == ["Anna Prell"]
