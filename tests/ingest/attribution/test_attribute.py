"""The engine over whole articles: marks of all kinds, paragraphs, pronouns, what stays silent, and any text at all."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.examples import examples
from tests.ingest.attribution.marked import told, unmarked

from story_explainer.ingest.attribution import attribute, attributed_languages
from story_explainer.ingest.attribution.grammar import grammar
from story_explainer.ingest.attribution.quoted_spans import quoted_spans
from story_explainer.ingest.languages.cues import known_languages

_WORDS = ["sagte", "Ada", "Moss", "dass", "die", "laut", "so", "er", "sei", "und", "nach", "Angaben", "der", "wie",
          "said", "that", "he", "the", "according", "to", "ha", "detto", "che", "secondo", "il", "di", "zu", "mit",
          ",", ".", ":", "–", "-", "(", ")", "?", "!", "…", "„", "“", "”", "«", "»",
          '"', "'", "’", "‚", "‘", "\n", "\n\n",
          "zufolge", "teilte", "wurde", "hat", "erklärt", "eine", "12.", "U.S.", "1", "ein", "heißt", "es"]  # fmt: skip


def quoted(text: str) -> list[str]:
    return [text[start:end] for start, end in quoted_spans(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Er sagte: „Das ist ‚gut‘.“", ["„Das ist ‚gut‘.“"]),
        ("»So nicht«, sagte sie, »nie.«", ["»So nicht«", "»nie.«"]),
        ("il l’a dit « inexact » hier", ["« inexact »"]),
        ("“He said ‘no’ twice.”", ["“He said ‘no’ twice.”"]),
        ('"One." And "two."', ['"One."', '"two."']),
        ('"Mixed marks” here', ['"Mixed marks”']),
        ("l’accordo dell’anno non c’è", []),
        ("the workers’ rights and the king’s", []),
        ("‘He said “no” twice.’", ["‘He said “no” twice.’"]),
        ("the ‘90s and the workers’ rights", []),
        ("„offen und nie geschlossen", []),
        ("„offen. „Das gilt“, sagte er.", ["„Das gilt“"]),
        ("„Eins „zwei“ drei“", ["„Eins „zwei“ drei“"]),
        ("“One paragraph.\n\n“And another.” Then", ["“One paragraph.\n\n“And another.”"]),
        ("“One paragraph.\n\nAnother one.” Then", []),
        ("5“ oder 6“", []),
        ("„“", []),
    ],
)
def test_marks_of_all_kinds(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


@pytest.mark.parametrize(
    ("locale", "marked"),
    [
        ("de", "{d|Ada Moos|„Alles wird gut.“} – Ada Moos"),
        ("de", "{d|Ada Moos|„Alles wird gut.“}\n– Ada Moos, Bürgermeisterin"),
        ("it", "{d|Ada Rossi|«Così non va».}\n– Ada Rossi, sindaca".replace("».}", "»}.")),
        ("en", "{d|Ada Moss|“We came home late.”}\n- Ada Moss"),
        ("en", "{d|Moss|“We came home late.\n\n“And we left early,”} Moss said."),
        ("de", "{d||„Wir haben alle sehr lange auf diesen Tag gewartet.“}"),
    ],
)
def test_quotations_of_several_lines_and_signed_ones(locale: str, marked: str) -> None:
    text, expected = unmarked(marked)
    assert told(text, locale) == expected


@pytest.mark.parametrize(
    ("locale", "text", "bearers"),
    [
        ("de", "Ada Moos sagte, die Halle sei alt. Sie erklärte, das Dach sei undicht.", ["Ada Moos", "Ada Moos"]),
        ("en", "Ada Moss said that it holds. She added that it is old.", ["Ada Moss", "Ada Moss"]),
        ("it", "Ada Rossi ha detto che regge. Lei ha aggiunto che è vecchio.", ["Ada Rossi", "Ada Rossi"]),
        ("en", "Ada Moss said that it holds. Rui Leal said that it fell. He added that it is old.",
         ["Ada Moss", "Rui Leal", ""]),
        ("en", "The crowd met Rui Leal, who said that it holds.", ["Rui Leal"]),
        ("de", "Nach Angaben von Ada Moos hält die Brücke.", ["Ada Moos"]),
        ("en", "She said that it holds.", [""]),
        ("de", "Ada Moos sagte, es halte. Sie lobte den Plan und sagte, er sei gut.", ["Ada Moos", "Ada Moos"]),
    ],
)  # fmt: skip
def test_whom_a_pronoun_stands_for(locale: str, text: str, bearers: list[str]) -> None:
    """Where two may be meant, none is named."""
    found = [each.bearer for each in attribute(text, locale)]
    assert [text[span[0] : span[1]] if span else "" for span in found] == bearers


def test_a_new_paragraph_takes_no_speaker_over() -> None:
    text = "Der Minister sagte, die Lage sei ernst.\n\nDie Halle sei seit Jahren marode."
    assert [(kind, speaker) for kind, speaker, _ in told(text, "de")] == [("i", "Der Minister"), ("i", "")]


def test_who_is_only_cited_inside_a_quotation_says_nothing() -> None:
    assert told("{}", "de") == []
    text = "„Der Minister sagte, alles sei gut“, erzählte Moos."
    assert [speaker for _, speaker, _ in told(text, "de")] == ["Moos"]


@pytest.mark.parametrize(
    ("locale", "text"),
    [
        ("it", "E poi mi hanno lasciato solo” ha detto, secondo il Corriere."),
        ("de", "Und dann ließen sie mich allein“, sagte er laut dem Kurier."),
    ],
)
def test_half_a_quotation_is_nobodys(locale: str, text: str) -> None:
    """Where a mark has lost its other half, it is not sure whose words they are."""
    assert [each for each in attribute(text, locale) if each.speaker] == []


def test_every_language_with_cues_is_known() -> None:
    """A language is added by its data alone; one without is read as having no words of others in it."""
    assert set(attributed_languages()) == set(known_languages())
    assert attribute("„Das ist so“, sagte Ada Moos.", "xx") == []
    assert attribute("„Das ist so“, sagte Ada Moos.", "de-CH") == attribute("„Das ist so“, sagte Ada Moos.", "de")


@pytest.mark.parametrize("locale", attributed_languages())
def test_the_data_of_a_language_is_whole(locale: str) -> None:
    known = grammar(locale)
    assert known.finite
    assert known.participles
    for key in ("words.articles", "words.pronouns", "words.prepositions", "words.finite", "auxiliaries.perfect"):
        assert known.words(key), key
    assert not any(" " in form or "{" in form or "+" in form for form in (*known.finite, *known.participles))


@examples(300)
@given(
    st.lists(st.one_of(st.sampled_from(_WORDS), st.text(max_size=4)), max_size=40),
    st.sampled_from([" ", ""]),
    st.sampled_from(attributed_languages()),
)
def test_any_text_gives_spans_inside_it(words: list[str], gap: str, locale: str) -> None:
    """No error, spans within the text, and two quotations of one kind never overlap."""
    text = gap.join(words)
    found = attribute(text, locale)
    for each in found:
        for span in (each.speaker, each.bearer, each.cue, (each.start, each.end)):
            assert span is None or 0 <= span[0] < span[1] <= len(text)
    for kind in ("direct", "indirect"):
        own = [each for each in found if each.kind == kind]
        assert all(before.end <= after.start for before, after in pairwise(own))


@pytest.mark.parametrize("text", ["sagte die Polizei laut " * 3000, "laut Ada, sagte er, dass " * 2000])
def test_a_text_without_sentences_takes_no_longer(text: str) -> None:
    begun = time.process_time()
    assert attribute(text, "de") == []
    assert time.process_time() - begun < 3


def test_an_article_takes_milliseconds() -> None:
    """600 words took 4 ms of processor time; the bound leaves room for slow machines."""
    paragraph = (
        "Der Minister sagte am Montag in Ravel, die Lage sei ernst. „Wir müssen jetzt handeln“, sagte er. Nach Angaben "
        "der Polizei wurde niemand verletzt, wie ein Sprecher mitteilte. Die Straße bleibt bis Juni gesperrt.\n\n"
    )
    article = paragraph * 16
    attribute(article, "de")
    begun = time.process_time()
    attribute(article, "de")
    assert time.process_time() - begun < 0.1
