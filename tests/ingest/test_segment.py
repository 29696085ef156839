"""Sentence boundaries: hard cases in German and Italian, and what holds for any text in any language."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from story_explainer.ingest.languages.segmentation import pack
from story_explainer.ingest.reading.segment import split_sentences

LINES = [line for line in (Path(__file__).parent / "tricky.txt").read_text("utf-8").splitlines() if line[0] != "#"]


@pytest.mark.parametrize("line", LINES)
def test_tricky_sentences(line: str) -> None:
    language, text = line.split("|", 1)
    sentences = text.split(" || ")
    assert split_sentences(" ".join(sentences), pack(language)) == sentences


@pytest.mark.parametrize(
    ("language", "sentences"),
    [
        ("en", ["Dr. Smith paid approx. $3.5 million.", "It opened at 5 p.m. on 3 May.", "No. 7 won."]),
        ("fr", ["M. Dupont a vu Mme Petit.", "Il est 14 h 30.", "« C’est faux. »", "Ainsi parlait le maire."]),
        ("es", ["La Sra. Gil llegó a las 13.10.", "¿Quién lo sabe?", "EE. UU. no firmó."]),
        ("pl", ["Prof. Nowak przyjechał 3. maja.", "Kosztuje to 5 tys. złotych, tj. dużo.", "Nikt nie wie."]),
        ("ja", ["東京で会議が開かれた。", "結果はまだない。"]),
        ("xx", ["Lorem ipsum dolor sit amet.", "Consectetur adipiscing!", "Sed do?"]),
    ],
)
def test_other_languages(language: str, sentences: list[str]) -> None:
    glue = "" if language == "ja" else " "
    assert split_sentences(glue.join(sentences), pack(language)) == sentences


@given(st.text(alphabet="aB. !?…„“«»\"'()12:,;–é", max_size=80), st.sampled_from(["it", "de", "en", "xx"]))
def test_no_text_is_lost_or_doubled(text: str, language: str) -> None:
    sentences = split_sentences(" ".join(text.split()), pack(language))
    assert "".join("".join(sentences).split()) == "".join(text.split())
    assert all(sentence.strip() == sentence != "" for sentence in sentences)
