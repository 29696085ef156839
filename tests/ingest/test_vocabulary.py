"""Vocabularies: which ideas a word stands for, and that the files of the languages fit together."""

from __future__ import annotations

import pytest
from tests.ingest.by_hand import made_of

from story_explainer.ingest.alignment.convert import convert
from story_explainer.ingest.alignment.lexical import tokens
from story_explainer.ingest.alignment.lexicon import ideas
from story_explainer.ingest.languages import is_known, languages_with, table
from story_explainer.ingest.text.words import fold
from story_explainer.story.problems import ContentError

COMMON = set(table("en", "lexicon"))


@pytest.mark.parametrize(
    ("word", "locale", "idea"),
    [
        ("anni", "it", "year"),
        ("Jahre", "de-CH", "year"),  # the region does not matter
        ("aziende", "it", "company"),  # an inflected form of a word with a star
        ("Bundesregierung", "de", "government"),  # the last part of a compound
        ("Regierungssprecherin", "de", "spokesman"),  # likewise, inflected
        ("Tokio", "de", "place Asia/Tokyo"),  # from CLDR
        ("giovedì", "it", "weekday 3"),
        ("März", "de", "month 3"),
    ],
)
def test_a_word_stands_for_an_idea(word: str, locale: str, idea: str) -> None:
    assert idea in ideas(fold(word), locale)


@pytest.mark.parametrize(("word", "locale"), [("annichilimento", "it"), ("xyz", "de"), ("anni", "eo")])
def test_other_words_do_not(word: str, locale: str) -> None:
    assert ideas(word, locale) == frozenset()


@pytest.mark.parametrize("locale", languages_with("lexicon"))
def test_a_file_names_ideas_that_all_files_name_alike(locale: str) -> None:
    listed = table(locale, "lexicon")
    assert set(listed) <= COMMON
    assert len(listed) > 0.9 * len(COMMON)


@pytest.mark.parametrize("locale", languages_with("lexicon"))
def test_every_word_of_a_file_can_be_met_in_a_text(locale: str) -> None:
    listed = table(locale, "lexicon")
    wrong = {
        (idea, word)
        for idea, words in listed.items()
        for word in words.split(" ")
        if tokens(word.removesuffix("*")) != [fold(word.removesuffix("*"))]
    }
    assert wrong == set()


@pytest.mark.parametrize("locale", languages_with("news"))
def test_the_ideas_of_the_news_are_those_that_others_have(locale: str) -> None:
    others = [set(table(other, "news")) for other in languages_with("news") if other != locale]
    assert set(table(locale, "news")) <= set().union(*others) | COMMON


@pytest.mark.parametrize("locale", languages_with("news"))
def test_every_word_of_the_news_can_be_met_in_a_text(locale: str) -> None:
    listed = {word.removesuffix("*") for words in table(locale, "news").values() for word in words.split(" ")}
    assert {word for word in listed if tokens(word) != [fold(word)]} == set()


def test_words_of_the_news_meet_across_languages() -> None:
    assert ideas("staatsanwaltschaft", "de", "news") == ideas("procura", "it", "news") == {"prosecutor"}
    assert ideas("procura", "it") == set()


IT = (
    "La scuola ha chiuso le porte. Il medico cura i malati ogni giorno. La pioggia ha distrutto il raccolto. "
    "Il giudice ha condannato il ladro. I bambini giocano nel giardino."
)
DE = (
    "Die Schule hat ihre Türen geschlossen. Der Arzt behandelt täglich die Kranken. "
    "Der Richter hat den Dieb verurteilt. Die Kinder spielen im Garten."
)
OTHER = (
    "Der Zug fährt nach Norden. Im Museum hängen Gemälde. Die Bank senkt den Zins. Der Wein schmeckt nach Kirschen. "
    "Am Abend singt der Chor."
)


def test_it_matches_sentences_that_share_no_word(anchors_only: None) -> None:
    segments = list(convert(made_of(it=IT, de=DE), "it").bitext.segments())
    assert [set(one.text) for one in segments] == [{"it", "de"}, {"it", "de"}, {"it"}, {"it", "de"}, {"it", "de"}]


def test_it_tells_strangers_from_versions(anchors_only: None) -> None:
    assert is_known("it", "lexicon")
    assert is_known("de-AT", "lexicon")
    with pytest.raises(ContentError, match="I015"):
        convert(made_of(it=IT, de=OTHER), "it")
