"""A language comes gradually: a story has readers in it before it has an article or all texts in it."""

from __future__ import annotations

from typing import Any

import pytest
from bs4 import BeautifulSoup

from story_explainer.site.build import build_site
from story_explainer.site.language import Language
from story_explainer.story.base import Text
from story_explainer.story.model import Claim, KeyPoint, Story, StoryFile
from tests.ingest.by_hand import bitext

LANGUAGES = [Language.load(tag) for tag in ("it", "de", "en")]
ROWS = [["Il ponte riapre"], ["Il ponte fu chiuso nel 1974."], ["Perché"], ["Costa troppo."]]


def pages(locales: list[str], *rows: list[str], **parts: Any) -> dict[str, BeautifulSoup]:
    """The pages of a story in its languages; the articles are in as many languages as a row has texts."""
    tags = ["it", "de", "en"][: len(rows[0])]
    text = bitext(tags, *rows, headings=[2], title=True)
    about = parts.pop("about", StoryFile(locales=locales, draft=True))
    built = build_site([Story("ponte", text, about, **parts)], LANGUAGES)
    return {page.path: BeautifulSoup(page.body, "html.parser") for page in built}


def words(soup: BeautifulSoup, selector: str) -> list[str]:
    return [each.get_text(" ", strip=True) for each in soup.select(selector)]


@pytest.fixture(scope="module")
def site() -> dict[str, BeautifulSoup]:
    """One article, in Italian, for readers of Italian and of German."""
    return pages(["it", "de"], *ROWS)


def test_the_original_stands_on_the_article_page_marked_and_explained(site: dict[str, BeautifulSoup]) -> None:
    article = site["de/ponte/artikel/"]
    assert [str(each.get("lang")) for each in article.select("h1")] == ["it"]
    assert words(article, ".paragraph .foreign[lang=it]") == ["Il ponte fu chiuso nel 1974.", "Costa troppo."]
    assert "Auf Deutsch gibt es keinen Text: Dies ist der auf Italienisch." in words(article, ".head .note")
    assert not article.select(".missing, .twin")


def test_everything_that_is_shown_of_it_is_marked(site: dict[str, BeautifulSoup]) -> None:
    """On the overview, the page of a section and the front page."""
    for path, selector in (
        ("de/ponte/", "h1 [lang=it]"),
        ("de/ponte/", "section[aria-labelledby=received-opening] .foreign[lang=it]"),
        ("de/ponte/", ".card h3 [lang=it]"),
        ("de/ponte/hintergrund/h1/", "h1 [lang=it]"),
        ("de/", ".story-card h3 [lang=it]"),
        ("de/", ".story-card .standfirst [lang=it]"),
    ):
        assert words(site[path], selector), f"{path}: {selector}"


def test_one_article_has_nothing_beside_it(site: dict[str, BeautifulSoup]) -> None:
    assert not [path for path in site if "satz-fuer-satz" in path or "testo-a-fronte" in path]
    assert not [path for path, soup in site.items() if soup.select(".missing, .cell--missing")]


def test_an_article_in_a_language_without_readers_stands_side_by_side() -> None:
    """It has no pages of its own, but its column, and its sentences under the others."""
    rows = [[text, f"Deutsch {number}"] for number, (text,) in enumerate(ROWS)]
    site = pages(["it"], *rows)
    assert not [path for path in site if path.startswith("de/ponte/")]
    assert words(site["it/ponte/testo-a-fronte/"], ".cell[lang=de]") == [f"Deutsch {number}" for number in range(4)]
    assert words(site["it/ponte/articolo/"], ".twin [lang=de]") == ["Deutsch 1", "Deutsch 3"]


def test_a_sentence_is_called_missing_only_where_its_language_has_an_article() -> None:
    rows = [[text, f"Deutsch {number}" if number != 1 else ""] for number, (text,) in enumerate(ROWS)]
    site = pages(["it", "de", "en"], *rows)
    assert len(site["de/ponte/artikel/"].select(".paragraph .missing")) == 1
    assert not site["en/ponte/article/"].select(".missing")
    assert len(site["en/ponte/side-by-side/"].select(".row:not(:has(.cell--missing))")) == 3
    assert words(site["en/ponte/side-by-side/"], ".parallel__head span") == ["Italian", "German"]


def test_texts_and_evidence_fall_back_to_the_original() -> None:
    text = Text({"it": "Il ponte costa troppo."})
    about = StoryFile(
        locales=["it", "de"], title=text, standfirst=text, key_points=[KeyPoint(id="cost", text=text, cites=["s2"])]
    )
    claim = Claim(id="cost", text=text, certainty="stated", cites=["s2"])
    site = pages(["it", "de"], *ROWS, about=about, claims=[claim])
    overview = site["de/ponte/"]
    assert words(overview, ".points .statement__text [lang=it]") == ["Il ponte costa troppo."]
    assert words(overview, ".notes blockquote[lang=it]") == ["Costa troppo."]
    assert not overview.select(".missing")
    assert words(site["de/ponte/wer-sagt-was/"], ".statement__text [lang=it]") == ["Il ponte costa troppo."]
