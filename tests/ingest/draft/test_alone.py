"""What is drafted can be read by itself: on which day, in whose words, after which question."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest
from tests.ingest.by_hand import bitext

from story_explainer.ingest.alignment.convert import convert
from story_explainer.ingest.article import ArticleFile, Metadata
from story_explainer.ingest.drafting import draft_story
from story_explainer.ingest.drafting.datelines import without_dateline
from story_explainer.ingest.drafting.reading import Reading
from story_explainer.story.bitext import Bitext

DAY = "2025-03-11"


def drafts(locale: str, *rows: str) -> dict[str, Any]:
    text = bitext([locale], *([row] for row in rows))
    return draft_story(text, {text.articles[locale].file: Metadata(date=DAY)})


def points(locale: str, *rows: str) -> list[str]:
    story = drafts(locale, *rows)["story"]
    first = [story.standfirst.root[locale]] if story.standfirst else []
    return first + [point.text.root[locale] for point in story.key_points]


@pytest.mark.parametrize(
    ("locale", "sentence", "told"),
    [
        ("de", "Die Halvora AG hat gestern die Werft in Wimberg geschlossen.", "hat am 10. März 2025 die"),
        ("de", "Heute hat die Halvora AG die Werft in Wimberg geschlossen.", "Am 11. März 2025 hat die"),
        ("it", "La Halvora S.p.A. ha chiuso oggi il cantiere di Rocca.", "ha chiuso l’11 marzo 2025 il"),
        ("it", "La Halvora S.p.A. ha chiuso ieri il cantiere di Rocca.", "ha chiuso il 10 marzo 2025 il"),
        ("en", "Halvora Ltd closed the yard in Tavira yesterday.", "in Tavira on March 10, 2025."),
    ],
)
def test_a_day_counted_from_that_of_the_article_is_told_as_a_date(locale: str, sentence: str, told: str) -> None:
    assert any(told in point for point in points(locale, sentence))


@pytest.mark.parametrize(
    ("locale", "sentence"),
    [
        ("de", "Seit gestern steht die Werft der Halvora AG in Wimberg still."),
        ("it", "Il cantiere della Halvora S.p.A. a Rocca è fermo da ieri."),
        ("en", "The yard of Halvora Ltd in Tavira has been closed since yesterday."),
    ],
)
def test_a_day_that_cannot_be_put_as_a_date_is_no_news_by_itself(locale: str, sentence: str) -> None:
    assert points(locale, sentence) == []


def test_a_day_that_somebody_is_quoted_with_stays() -> None:
    text = bitext(["de"], ["„Gestern war die Werft noch offen“, sagte Bürgermeister Karl Prell."])
    reading = Reading(text, {"de": date(2025, 3, 11)})
    assert reading.words(text.by_id["s1"], "de").startswith("„Gestern")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("(AGV) - ROCCA, 3 MAR - Il molo è chiuso.", "Il molo è chiuso."),
        ("ROCCA | Il molo è chiuso.", "Il molo è chiuso."),
        ("Wimberg, 3. März – Der Steg ist zu.", "Der Steg ist zu."),
        ("SAN VITO, 12 ott. - Il molo è chiuso.", "Il molo è chiuso."),
        ("Rocca, la città del molo, è vuota.", "Rocca, la città del molo, è vuota."),
    ],
)
def test_a_dateline_is_no_part_of_what_is_said(text: str, told: str) -> None:
    assert without_dateline(text) == told


@pytest.mark.parametrize(
    ("locale", "sentence"),
    [
        ("de", "Die Werft in Wimberg habe 12 Risse im Kiel der Fähre verschwiegen."),
        ("de", "Der Bericht liege seit Januar im Rathaus von Wimberg."),
        ("it", "Il cantiere di Rocca avrebbe nascosto 12 crepe nello scafo del traghetto."),
        ("it", "Il molo di Rocca sarebbe stato chiuso per 3 mesi."),
    ],
)
def test_what_is_told_as_somebody_s_word_is_no_news_without_the_speaker(locale: str, sentence: str) -> None:
    found = drafts(locale, sentence)
    assert points(locale, sentence) == []
    assert "events" not in found


@pytest.mark.parametrize(
    ("locale", "sentence"),
    [
        ("de", "Die Halvora AG wollte sich am Montag zu den 12 Rissen nicht äußern."),
        ("it", "La Halvora S.p.A. ha preferito non rilasciare dichiarazioni sulle 12 crepe."),
        ("en", "Halvora Ltd declined to comment on the 12 cracks on Monday."),
    ],
)
def test_who_says_nothing_is_no_news(locale: str, sentence: str) -> None:
    assert points(locale, sentence) == []
    assert "events" not in drafts(locale, sentence)


@pytest.mark.parametrize(
    ("locale", "question", "answer"),
    [
        ("de", "Wer zahlt das alles?", "„Die Stadt wartet seit 12 Wochen auf Antwort“, sagt Bürgermeister Karl Prell."),
        ("it", "Chi pagherà?", "«Aspettiamo una risposta da 12 settimane», dice il sindaco Carlo Fanti."),
        ("en", "Who will pay?", "“The town has waited 12 weeks for an answer,” said Mayor Anna Moss."),
    ],
)
def test_an_answer_is_nothing_without_its_question(locale: str, question: str, answer: str) -> None:
    assert "claims" in drafts(locale, answer)
    assert "claims" not in drafts(locale, question, answer)


def test_every_quotation_of_a_sentence_is_kept() -> None:
    sentence = "«Il molo è sicuro per 30 anni», ha detto il sindaco Carlo Fanti, che ha parlato di «una favola»."
    (claim,) = drafts("it", sentence)["claims"].claims
    assert [quote.text.root["it"] for quote in claim.quotes] == ["Il molo è sicuro per 30 anni", "una favola"]


@pytest.mark.parametrize(
    ("locale", "rows", "by"),
    [
        (
            "it",
            [
                "Il sindaco Carlo Fanti è accusato di aver chiuso il molo.",
                "Fanti smentisce.",
                "«Il molo lo ha chiuso la Halvora a marzo. Ho le carte», ha dichiarato.",
            ],
            "carlo-fanti",
        ),
        (
            "de",
            [
                "Bürgermeister Karl Prell steht wegen der Werft in der Kritik.",
                "Prell widerspricht.",
                "„Die Werft hat die Firma Halvora geschlossen. Die Akten liegen vor“, sagte er.",
            ],
            "karl-prell",
        ),
    ],
)
def test_who_denies_speaks_in_the_sentences_behind(locale: str, rows: list[str], by: str) -> None:
    claims = drafts(locale, *rows)["claims"].claims
    told = [(claim.by, claim.cites) for claim in claims]
    told += [(one.actor, one.cites) for claim in claims for one in claim.responses]
    assert [who for who, cites in told if {"s2", "s3"} <= set(cites)] == [by]


def test_the_first_line_of_a_page_is_no_headline_if_headings_follow() -> None:
    lead = bitext(["it"], ["Il molo di Rocca è chiuso"], ["Il molo di Rocca è chiuso da marzo."], title=True)
    rows = ["A blog by somebody who likes piers", "The pier of Rocca is shut", "By Anna Moss", "The pier is shut."]
    made = bitext(["en"], *([row] for row in rows), headings=(1, 2), title=True).model_dump_json()
    other = Bitext.model_validate_json(re.sub(r'"id":"([a-z])', r'"id":"\g<1>9', made))
    story = draft_story(lead, {}, {"other": other}, [], ["lead", "other"], ["it", "en"])["story"]
    assert set(story.title.root) == {"it"}  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("locale", "sentence"),
    [
        ("de", "Die Firma Halvora hat den Steg in Wimberg hingegen nach 12 Tagen geöffnet."),
        ("it", "Il molo di Rocca lo ha riaperto invece la Halvora dopo 12 giorni."),
        ("en", "The Halvora company instead reopened the pier in Tavira after 12 days."),
        ("de", "„Das dauert“, sagt der Mann in der Kabine des Krans von Wimberg über die 12 Kisten."),
        ("de", "Kosten: 2.000 Euro im Jahr für Wimberg."),
        ("it", "Costo: 2.000 euro all'anno per Rocca."),
        ("en", "Costs: 2,000 euros a year for Tavira."),
    ],
)
def test_what_is_set_against_another_sentence_or_is_none_is_no_news(locale: str, sentence: str) -> None:
    assert points(locale, sentence) == []


def test_a_title_with_a_full_stop_is_no_end_of_a_sentence() -> None:
    rows = [
        "Il festival di Rocca apre con «La rosa stanca» di Carlo Fanti.",
        "A Rocca 12 persone sono svenute alla fine di La rosa stanca.",
        "Elegia in due tempi, il sipario del teatro di Rocca è caduto su 12 spettatori.",
    ]
    assert not any("Elegia" in point or "svenute" in point for point in points("it", *rows))
    rows[1] = "A Rocca 12 persone sono svenute alla fine."
    assert any("svenute" in point for point in points("it", *rows))


@pytest.mark.parametrize(
    ("sentence", "drafted"),
    [
        ("Am Dienstag stehen in Wimberg alle Tore offen, ein Kran hebt Kisten vom Schiff.", False),
        ("Am Dienstag hat die Firma Halvora den Steg in Wimberg geöffnet.", True),
    ],
)
def test_what_only_sets_the_scene_is_no_event(sentence: str, drafted: bool) -> None:
    assert ("events" in drafts("de", sentence)) == drafted


@pytest.mark.parametrize(
    ("sentence", "drafted"),
    [
        ("Il piano rientrava in un permesso rilasciato il 3 febbraio 2025 alla Halvora.", False),
        ("Il permesso è stato rilasciato il 3 febbraio 2025 alla Halvora.", True),
    ],
)
def test_the_day_of_a_participle_is_not_that_of_the_sentence(sentence: str, drafted: bool) -> None:
    assert ("events" in drafts("it", sentence)) == drafted


@pytest.mark.parametrize(
    ("locale", "fragment"),
    [
        ("en", "Whether 18,500 is the number that Tavira was promised."),
        ("en", "How many boats Halvora Ltd sold to the town of Tavira."),
        ("en", "Halvora Ltd, which sold 31 boats to the town of Tavira."),
        ("de", "Ob 18’500 die Zahl ist und die Halvora AG sie kennt."),
        ("de", "Wie viele Boote die Halvora AG der Stadt Wimberg verkauft hat."),
        ("de", "Die Halvora AG, die der Stadt Wimberg 31 Boote verkauft hat."),
        ("it", "Se 18.500 sia il numero promesso alla città di Rocca."),
        ("it", "Quante barche la Halvora S.p.A. ha venduto alla città di Rocca."),
        ("it", "La Halvora S.p.A., che alla città di Rocca ha venduto 31 barche."),
    ],
)
def test_a_clause_without_the_one_on_which_it_depends_is_no_news(locale: str, fragment: str) -> None:
    assert points(locale, fragment) == []


@pytest.mark.parametrize(
    ("locale", "sentence"),
    [
        ("en", "When the yard in Tavira closed, Halvora Ltd had 31 boats."),
        ("de", "Wo die Werft in Wimberg stand, baut die Halvora AG 31 Häuser."),
        ("it", "La Halvora S.p.A., che ha 31 barche, chiude il cantiere di Rocca."),
    ],
)
def test_a_clause_with_its_main_clause_is(locale: str, sentence: str) -> None:
    assert points(locale, sentence) == [sentence]


@pytest.mark.parametrize(
    ("locale", "text", "headline"),
    [
        ("it", "Corriere di Rocca\n\nChiude il cantiere\n\nLa Halvora S.p.A. chiude a Rocca.", "Chiude il cantiere"),
        ("de", "Wimberger Zeitung\n\nDie Werft schließt\n\nDie Halvora AG schließt.", "Die Werft schließt"),
        ("en", "The Tavira Gazette\n\nHalvora shuts its yard\n\nHalvora Ltd closed it.", "Halvora shuts its yard"),
    ],
)
def test_a_newspaper_s_name_is_no_headline_if_one_follows(locale: str, text: str, headline: str) -> None:
    story: Any = draft_story(convert([ArticleFile(locale, f"{locale}.txt", text.encode())], locale).bitext, {})["story"]
    assert story.title.root == {locale: headline}
