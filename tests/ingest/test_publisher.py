"""What a publisher says of itself below an article is no part of it, and on record."""

from __future__ import annotations

import pytest

from story_explainer.ingest.article import Article, ArticleFile
from story_explainer.ingest.reading.read import read_article

TEXT = {
    "de": ["Die Brücke", "Die Brücke von Tavira ist geschlossen. Das teilte die Stadt mit.", "Über Nordlys", "Kontakt"],
    "it": ["Il ponte", "Il ponte di Tavira è chiuso. Lo ha reso noto la città.", "Informazioni su Nordlys", "Contatti"],
    "en": ["The bridge", "The bridge of Tavira is closed. So the city said.", "About Nordlys", "Press contact"],
}
SELF = {
    "de": ["Nordlys baut seit 1990 Brücken aus Holz.", "Fragen bitte an die Pressestelle von Nordlys."],
    "it": ["Nordlys costruisce ponti di legno dal 1990.", "Domande all’ufficio stampa di Nordlys, per favore."],
    "en": ["Nordlys has built bridges of wood since 1990.", "Please send questions to the press office of Nordlys."],
}


def read(locale: str, *lines: str) -> Article:
    return read_article(ArticleFile(locale, f"articles/{locale}.txt", "\n\n".join(lines).encode()))


@pytest.mark.parametrize("locale", sorted(TEXT))
def test_the_last_sections_about_the_publisher_are_set_aside(locale: str) -> None:
    title, text, about, contact = TEXT[locale]
    article = read(locale, title, text, about, SELF[locale][0], contact, SELF[locale][1])
    assert [block.text for block in article.blocks] == [title, text]
    assert [(aside.text, aside.reason) for aside in article.asides] == [
        (line, "about the publisher") for line in (about, SELF[locale][0], contact, SELF[locale][1])
    ]


def test_a_section_amid_an_article_stays() -> None:
    """Whatever its heading: the article goes on behind it."""
    title, text, about, _ = TEXT["en"]
    article = read(
        "en", title, text, about, SELF["en"][0], "What comes next", "The bridge opens in May, the city said."
    )
    assert len(article.blocks) == 6
    assert article.asides == ()


def test_an_article_of_nothing_else_stays_whole() -> None:
    article = read("de", "Die Brücke", "Über Nordlys", SELF["de"][0])
    assert SELF["de"][0] in [block.text for block in article.blocks]
