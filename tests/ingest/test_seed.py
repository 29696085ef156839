"""The first story of the site: what conversion must make of its two articles."""

from __future__ import annotations

from pathlib import Path

import pytest

from story_explainer.ingest.alignment.convert import convert
from story_explainer.ingest.article import ArticleFile
from story_explainer.story.bitext import Bitext

ARTICLES = Path(__file__).parents[2] / "content" / "ford-xiaomi" / "articles"


@pytest.fixture(scope="module")
def bitext() -> Bitext:
    files = [
        ArticleFile(locale, f"articles/{locale}.txt", (ARTICLES / f"{locale}.txt").read_bytes())
        for locale in ("it", "de")
    ]
    return convert(files, pivot="it").bitext


def test_only_the_german_article_has_a_title(bitext: Bitext) -> None:
    assert bitext.title is not None
    assert bitext.title.id == "t1"
    assert bitext.title.text == {"de": "Ford erkundet Partnerschaft mit Xiaomi inmitten des EV-Vorstoßes"}


def test_fourteen_sentences_answer_each_other_one_to_one(bitext: Bitext) -> None:
    sentences = [segment for segment in bitext.segments() if segment.id.startswith("s")]
    assert [segment.id for segment in sentences] == [f"s{number}" for number in range(1, 15)]
    assert {segment.links["de"].sentences for segment in sentences} == {"1-1"}


def test_four_headings_open_sections_after_the_lead(bitext: Bitext) -> None:
    assert [section.id for section in bitext.sections] == ["lead", "h1", "h2", "h3", "h4"]
    assert [len(section.paragraphs) for section in bitext.sections] == [1, 1, 1, 1, 2]


def test_the_stray_six_is_set_aside_and_not_lost(bitext: Bitext) -> None:
    assert [(aside.locale, aside.line, aside.text, aside.reason) for aside in bitext.set_aside] == [
        ("de", 3, "6", "page number")
    ]
