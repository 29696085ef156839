"""The cue files: each whole, each compiled, and a language without one harms nothing."""

from __future__ import annotations

import string

import pytest

from story_explainer.ingest.languages.cues import cues, known_languages

KEYS = [
    "function_words", "names.roles", "names.heads", "attribution.speech",
    "attribution.unnamed", "certainty.possible", "certainty.expected", "response.denies", "response.declines",
    "negation.words", "mood.will", "mood.would", "mood.can", "mood.could", "tense.present", "tense.past",
    "time.when", "time.units", "counting.age", "counting.part",
]  # fmt: skip
GAPS = {"only_here": 1, "name": 2, "emphasis": 2, "quoted": 1}


def test_the_promised_languages_have_files() -> None:
    assert {"it", "de", "en", "fr", "es", "pt", "nl"} <= set(known_languages())


@pytest.mark.parametrize("language", known_languages())
@pytest.mark.parametrize("key", KEYS)
def test_every_list_is_there_and_compiles(language: str, key: str) -> None:
    """A pattern that matched the empty text, or everything, would be no cue."""
    known = cues(language)
    assert known.get(key), f"{language}.toml has no {key}"
    assert not known.pattern(key).fullmatch("")
    assert not known.has(key, "§ % &")


@pytest.mark.parametrize("language", known_languages())
def test_wordings_have_the_gaps_that_are_filled(language: str) -> None:
    for key, gaps in GAPS.items():
        parts = list(string.Formatter().parse(cues(language).get(f"wording.{key}")))
        assert sum(field is not None for _, field, _, _ in parts) == gaps, f"{language}: wording.{key}"


def test_a_language_without_a_file_has_no_cues() -> None:
    assert not cues("sv")
    assert cues("sv").find("attribution.speech", "säger han") == []
    assert cues("cs-CZ").words("function_words") == frozenset()


def test_a_region_has_the_cues_of_its_language() -> None:
    assert "ontem" in cues("pt-BR").words("function_words")


@pytest.mark.parametrize(
    ("language", "key", "text", "cue"),
    [
        ("it", "response.denies", "La società ha smentito tutto", "smentito"),
        ("de", "response.denies", "Die Firma wies die Vorwürfe zurück", "wies die Vorwürfe zurück"),
        ("de", "time.when", "Vor drei Jahren war es so", "Vor drei Jahren"),
        ("it", "time.when", "Tre anni fa era così", "Tre anni fa"),
        ("en", "time.when", "It closed on 3 March 2024", "3 March 2024"),
        ("fr", "time.when", "Fermé il y a dix ans", "il y a dix ans"),
        ("es", "time.when", "Cerró hace dos meses", "hace dos meses"),
        ("en", "negation.words", "They don’t know", "don’t"),
        ("it", "mood.will", "La giunta deciderà", "deciderà"),
        ("pt", "time.when", "Fechou há três anos", "há três anos"),
        ("pt", "response.denies", "A empresa desmentiu tudo", "desmentiu"),
        ("pt", "mood.will", "A câmara decidirá", "decidirá"),
        ("nl", "time.when", "Drie jaar geleden was dat zo", "Drie jaar geleden"),
        ("nl", "response.denies", "De club wees het bericht van de hand", "wees het bericht van de hand"),
        ("nl", "mood.could", "Het zou miljoenen kunnen kosten", "zou miljoenen kunnen"),
    ],
)
def test_phrases_are_found_whole(language: str, key: str, text: str, cue: str) -> None:
    assert [match[0] for match in cues(language).find(key, text)] == [cue]
