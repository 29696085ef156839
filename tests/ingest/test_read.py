"""Reading articles: encodings, layouts, noise, formats, and input that cannot be used."""

from __future__ import annotations

import codecs
import contextlib
import time
from pathlib import Path

import pytest

from story_explainer.ingest.article import Article, ArticleFile
from story_explainer.ingest.reading.read import read_article, sentences
from story_explainer.story.problems import ContentError

TEXT = (
    "Un titolo senza punto\n\nPerché la città è così? Nessuno lo sa – dice il sindaco.\n\n"
    "Un secondo paragrafo, più lungo, con parole comuni e qualche “virgolette”.\n"
)


def read(data: bytes | str, name: str = "it.txt") -> Article:
    raw = data.encode() if isinstance(data, str) else data
    return read_article(ArticleFile(name.split(".")[0], f"articles/{name}", raw))


def texts(article: Article) -> list[str]:
    return [block.text for block in article.blocks]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_common_encodings_give_the_same_text(encoding: str) -> None:
    assert texts(read(TEXT.encode(encoding))) == texts(read(TEXT))


def test_utf_16_of_either_order() -> None:
    data = codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be")
    assert texts(read(data)) == texts(read(TEXT))


@pytest.mark.parametrize("change", ["\n", "\r\n", "\r", "\u2028"])
def test_line_ends_make_no_difference(change: str) -> None:
    assert texts(read(TEXT.replace("\n", change))) == texts(read(TEXT))


def test_control_and_direction_characters_are_dropped() -> None:
    dirty = TEXT.replace("città", "cit\u202eta\u0300\u200b\x07").replace(" dice", "\u00a0dice")
    assert texts(read(dirty)) == texts(read(TEXT))


@pytest.mark.parametrize(("locale", "encoding"), [("pl", "cp1250"), ("ru", "cp1251"), ("de", "cp1252")])
def test_old_encodings_are_guessed_with_the_language_in_mind(locale: str, encoding: str) -> None:
    said = {
        "pl": "Źródło podało, że decyzja zapadnie później. Rząd milczy, a związki żądają wyjaśnień.",
        "ru": "Источник сообщил, что решение будет принято позже. Правительство молчит.",
        "de": "Die Behörde schweigt – vorläufig. „Später“, heißt es, „wird darüber geredet.“",
    }[locale]
    assert texts(read(said.encode(encoding), f"{locale}.txt")) == [said]


def test_hard_wraps_are_joined_and_headings_kept() -> None:
    wrapped = (
        "Il titolo della storia\n\n"
        "Questa è una riga abbastanza lunga che è stata spezzata a una certa\n"
        "larghezza, come fanno molti programmi di posta. Qui comincia una se-\n"
        "conda frase, che va avanti ancora per un poco e poi finisce.\n\n"
        "Un sottotitolo\n\n"
        "Anche questo paragrafo è stato spezzato, e di nuovo la prima parola\n"
        "della riga seguente non ci sarebbe più stata nella riga di prima.\n"
    )
    article = read(wrapped)
    assert [block.kind for block in article.blocks] == ["title", "text", "heading", "text"]
    assert "Qui comincia una seconda frase" in article.blocks[1].text


def test_each_line_is_a_paragraph_where_nothing_is_wrapped() -> None:
    assert len(read("Un titolo\nPrimo paragrafo, finito.\nSecondo paragrafo, finito.\n").blocks) == 3


def test_noise_is_set_aside_with_its_line_and_reason() -> None:
    article = read(
        "Titolo\n\nDi Maria Rossi\n\nIl testo comincia qui e va\n\nPagina 3 di 10\n\navanti dopo la pagina.\n\n"
        "* * *\n\nFoto: archivio\n\nUn’altra frase.\n"
    )
    assert [(aside.line, aside.text, aside.reason) for aside in article.asides] == [
        (3, "Di Maria Rossi", "byline"),
        (7, "Pagina 3 di 10", "page number"),
        (11, "* * *", "no words"),
        (13, "Foto: archivio", "caption"),
    ]
    assert texts(article) == ["Titolo", "Il testo comincia qui e va avanti dopo la pagina.", "Un’altra frase."]


def test_lines_that_come_again_and_again_are_set_aside() -> None:
    page = "Il Giornale di Sabbia\n\nUna frase che cambia, numero {}.\n\n"
    article = read("".join(page.format(number) for number in ["uno", "due", "tre"]))
    assert [aside.reason for aside in article.asides] == ["repeated line"] * 3


def test_markdown_front_matter_becomes_metadata() -> None:
    golden = Path(__file__).parent / "golden/library/articles/en.md"
    article = read_article(ArticleFile("en", "articles/en.md", golden.read_bytes()))
    assert article.metadata.author == "Ruth Ellison"
    assert article.metadata.date == "2025-03-08"
    assert article.metadata.publisher == "The Marsh Gazette"
    assert article.metadata.address == "https://example.org/marsh/library"
    assert article.blocks[0].kind == "title"
    assert [aside.text for aside in article.asides] == ["Children in front of the shelves"]
    assert "Little Marsh opened its doors" in article.blocks[1].text  # neither asterisks nor links


def test_broken_front_matter_is_named_at_its_line() -> None:
    with pytest.raises(ContentError) as caught:
        read("---\ntitle: Uno\ntitle: Due\n---\n\nIl testo.\n", "it.md")
    assert [(problem.line, problem.code) for problem in caught.value.problems] == [(3, "Y002")]


def test_a_saved_page_gives_the_article_and_sets_the_rest_aside() -> None:
    golden = Path(__file__).parent / "golden/library/articles/de.html"
    article = read_article(ArticleFile("de", "articles/de.html", golden.read_bytes()))
    assert article.blocks[0].kind == "title"
    assert [block.text for block in article.blocks if block.kind == "heading"] == [
        "Betrieben von Freiwilligen",
        "Wie es weitergeht",
    ]
    assert article.metadata.author == "Jens Harms"
    assert article.metadata.publisher == "Marschbote"
    assert {"Startseite", "Sport"} <= {aside.text for aside in article.asides}


PARAGRAPH = (
    "Il Comune di Sabbia vuole trasformare il vecchio gasometro in un museo dell’acqua, ha detto la sindaca "
    "mercoledì. I lavori costeranno molto e dureranno tre anni, secondo il progetto presentato nel 2019."
)


def page(body: str, head: str = "") -> str:
    menu = "".join(f'<li><a href="/{name}">{name}</a></li>' for name in ("Cronaca", "Politica", "Sport", "Abbonati"))
    return (
        f"<!DOCTYPE html>\n<html><head>{head}</head>\n<body><div class='cookie-banner'>Usiamo i cookie.</div>\n"
        f"<nav><ul>{menu}</ul></nav>\n{body}\n<footer>© 2026 Editoriale Sabbia</footer></body></html>"
    )


def test_a_saved_page_begins_with_its_headline() -> None:
    """The label of the section above it is set aside, and so is every other text around the article, with its line."""
    article = read(
        page(
            "<article><p>Cronaca nera</p>\n<h1>Il gasometro<br>diventa museo</h1><p>di <a>Ada Neri</a></p>"
            f"<p>{PARAGRAPH}</p><aside><h3>Leggi anche</h3></aside><h2>I dubbi</h2><p>{PARAGRAPH} Fine.</p></article>"
        ),
        "it.html",
    )
    assert [(block.kind, block.text) for block in article.blocks] == [
        ("title", "Il gasometro diventa museo"),
        ("text", PARAGRAPH),
        ("heading", "I dubbi"),
        ("text", f"{PARAGRAPH} Fine."),
    ]
    asides = [(aside.line, aside.text) for aside in article.asides]
    assert asides[0] == (3, "Usiamo i cookie.")
    assert {(4, "Sport"), (5, "Cronaca nera"), (6, "di Ada Neri"), (6, "Leggi anche")} <= set(asides)
    assert asides[-1] == (7, "© 2026 Editoriale Sabbia")


def test_a_page_laid_out_by_tables_and_breaks() -> None:
    """No text comes twice, and a break parts words, or paragraphs where a sentence ends before it."""
    article = read(
        page(
            f"<table><tr><td><a href='/x'>Altro</a></td><td><b>Il gasometro</b><br><p>{PARAGRAPH}<br>Poi altro "
            f"ancora, disse lui.<p>{PARAGRAPH} Una riga<br>spezzata.</td></tr></table>"
        ),
        "it.html",
    )
    assert texts(article)[-3:] == [PARAGRAPH, "Poi altro ancora, disse lui.", f"{PARAGRAPH} Una riga spezzata."]
    assert len(texts(article)) == len(set(texts(article)))


def test_a_page_tells_of_itself() -> None:
    """Names in one list; the address from the data for search engines or from the mark of the browser that saved it."""
    data = (
        '{"@context": "https://schema.org", "@graph": [{"@type": "NewsArticle", "headline": "Il gasometro",'
        '"datePublished": "2026-03-12",'
        '"author": [{"@type": "Person", "name": "Ada Neri"}, {"@type": "Person", "name": "Ugo Bassi"}],'
        '"publisher": {"@type": "Organization", "name": "La Voce"}, "mainEntityOfPage": {"@id": "https://v.example/1"}}]}'
    )
    body = f"<h1>Il gasometro</h1><p>{PARAGRAPH}</p>"
    told = read(page(body, f'<script type="application/ld+json">{data}</script>'), "it.html").metadata
    assert told.author == "Ada Neri, Ugo Bassi"
    assert (told.date, told.publisher, told.address) == ("2026-03-12", "La Voce", "https://v.example/1")
    saved = read("<!-- saved from url=(0021)https://v.example/2 -->\n" + page(body), "it.html").metadata
    assert saved.address == "https://v.example/2"


def test_no_date_is_made_up_for_a_page() -> None:
    """Neither the year of the imprint nor one that the text mentions is the day of publication."""
    told = read(page(f"<article><h1>Il gasometro</h1><p>{PARAGRAPH}</p></article>"), "it.html").metadata
    assert told.date is None


@pytest.mark.parametrize(
    ("headings", "headline"),
    [
        ("<h1>La Voce</h1><h2>Il gasometro</h2>", "Il gasometro"),
        ("<h1>Il gasometro</h1><h1>Altre notizie</h1>", "Il gasometro"),
        ("<h1>Il <em>gasometro</em></h1>", "Il gasometro"),
    ],
)
def test_the_name_of_the_publication_is_no_headline(headings: str, headline: str) -> None:
    head = '<title>Il gasometro | La Voce</title><meta property="og:site_name" content="La Voce">'
    article = read(page(f"{headings}<p>{PARAGRAPH}</p><p>{PARAGRAPH} Fine.</p>", head), "it.html")
    assert (article.blocks[0].kind, article.blocks[0].text) == ("title", headline)


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("# Il ponte\n\nUna frase.\n\n## Poi\n\nUn’altra.", ["Il ponte"]),
        ("# Prima\n\nUna frase.\n\n# Poi\n\nUn’altra.", ["Un ponte"]),
        ("Una frase.\n\n# Poi\n\nUn’altra.", ["Un ponte"]),
    ],
)
def test_the_title_of_a_text_goes_before_that_of_its_front_matter(text: str, titles: list[str]) -> None:
    article = read(f"---\ntitle: Un ponte\n---\n\n{text}\n", "it.md")
    assert [block.text for block in article.blocks if block.kind == "title"] == titles
    assert article.metadata.title == "Un ponte"


@pytest.mark.parametrize(
    ("locale", "line"),
    [
        ("it", "Leggi anche: Il porto chiude"),
        ("de", "Lesen Sie auch"),
        ("fr", "À lire aussi : Le port ferme"),
        ("nl", "LEES OOK: De haven sluit"),
        ("pt", "Leia também – O porto fecha"),
    ],
)
def test_links_to_other_articles_are_set_aside(locale: str, line: str) -> None:
    article = read(f"Uno due tre quattro.\n\n{line}\n\nCinque sei sette.\n", f"{locale}.txt")
    assert [(aside.text, aside.reason) for aside in article.asides] == [(line, "link to another article")]


def test_a_heading_is_no_byline() -> None:
    article = read("Ein Satz.\n\nVon der Krise zur Chance\n\nNoch ein Satz.\n\nVon Ada Neri, Rom\n", "de.txt")
    assert [aside.text for aside in article.asides] == ["Von Ada Neri, Rom"]
    assert article.blocks[1].kind == "heading"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("it.txt", "Di " + "A" * 5_000 + "!"),
        ("it.txt", "Il sindaco ha parlato lunedì. " * 6_000),
        pytest.param("it.txt", "a. " * 60_000, marks=pytest.mark.long),
        ("it.txt", "“A. " * 40_000),
        pytest.param("it.txt", "a\n" * 90_000, marks=pytest.mark.long),
        ("it.md", "*a " * 50_000),
        ("it.html", "<div>" * 30_000 + PARAGRAPH),
        pytest.param("it.html", "<b>a</b>" * 20_000 + "<br>" * 20_000, marks=pytest.mark.long),
    ],
)
def test_no_text_is_read_for_long(name: str, text: str) -> None:
    """Each of these is read in about a second; where the time grew with the square of the length, it was a minute."""
    begun = time.process_time()
    with contextlib.suppress(ContentError):
        list(sentences(read(text, name)))
    assert time.process_time() - begun < 8


def test_markup_in_a_plain_text_stays_text() -> None:
    assert "<script>alert(1)</script>" in texts(read("Un titolo\n\nUna frase <script>alert(1)</script> finita.\n"))[1]


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("it.txt", b"", "I001"),
        ("it.txt", b" \n\t\xef\xbb\xbf\n", "I001"),
        ("it.txt", b"word " * 10_000_000, "I002"),
        ("it.txt", b"Una frase. " * 30_000, "I002"),
        ("it.txt", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)) * 20, "I004"),
        ("it.txt", bytes(5000), "I003"),
        ("it.pdf", b"%PDF-1.7", "I003"),
        ("it.txt", b"Solo un titolo\n\nUn altro\n\n6\n", "I005"),
        ("it.html", b"<html><body><nav>Home</nav></body></html>", "I005"),
        ("it.html", b"<html><head><title>Vuota</title></head><body></body></html>", "I013"),
    ],
)
def test_input_that_cannot_be_used(name: str, data: bytes, code: str) -> None:
    """One problem, with what to do about it."""
    with pytest.raises(ContentError) as caught:
        read(data, name)
    assert [problem.code for problem in caught.value.problems] == [code]
    assert caught.value.problems[0].hint


def test_one_endless_sentence() -> None:
    article = read("parola " * 10_000)
    with pytest.raises(ContentError, match="I014"):
        list(sentences(article))
