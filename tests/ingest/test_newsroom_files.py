"""Markdown, saved pages and encodings as newsrooms have them: what is text, what is set aside, which day is whose."""

# ruff: noqa: E501
from __future__ import annotations

import json

import pytest

from story_explainer.ingest.article import Article, ArticleFile
from story_explainer.ingest.reading.encoding import decode
from story_explainer.ingest.reading.read import read_article


def read(text: str, locale: str, name: str) -> Article:
    return read_article(ArticleFile(locale, name, text.encode()))


@pytest.mark.parametrize(
    ("text", "texts", "aside"),
    [
        ("- [x] Uno fatto\n- [ ] Due no\n- [X] Tre sì\n", ["Uno fatto", "Due no", "Tre sì"], None),
        ("<div>\nIl ponte resta chiuso.\n</div>\n", ["Il ponte resta chiuso."], None),
        ("<p>Il ponte è chiuso.</p>\n\n<p align=\"center\"><em>Il sindaco si scusa.</em></p>\n", ["Il ponte è chiuso.", "Il sindaco si scusa."], None),
        ('!!! note "Nota"\n    Il ponte riapre a giugno.\n\nFine del testo.\n', ["Il ponte riapre a giugno.", "Fine del testo."], '!!! note "Nota"'),
        ("??? info\n    Più treni.\n", ["Più treni."], "??? info"),
        ("> [!NOTE]\n> I biglietti valgono.\n", ["I biglietti valgono."], "> [!NOTE]"),
        (":::note\nLa deviazione è lunga.\n:::\n", ["La deviazione è lunga."], ":::note"),
        ("<details><summary>Breve</summary>Il ponte resta chiuso.</details>\n", ["Il ponte resta chiuso."], None),
        ("> Il ponte deve riaprire.\n>\n> — Mario Bianchi\n", ["Il ponte deve riaprire."], "— Mario Bianchi"),
        ("> «Vergogna!»\n> <cite>Anna Neri</cite>\n", ["«Vergogna!»"], "— Anna Neri"),
        ("Il testo. ~~Via questo.~~ Resta questo.\n", ["Il testo. Resta questo."], "Via questo."),
        ("È chiuso.^2^ Lo dicono.\n", ["È chiuso.² Lo dicono."], None),
        ("Deviazione\n:   Da Cortaccia. È lunga.\n", ["Deviazione", "Da Cortaccia. È lunga."], None),
        ("[[Ponte|Il ponte]] e ==evidenza== restano.\n", ["Il ponte e evidenza restano."], None),
        ("È chiuso. ^block-id\n\n#ponte #salorno\n", ["È chiuso."], "#ponte #salorno"),
        ("È vecchio {.small}.\n", ["È vecchio."], None),
        ('[gallery ids="1,2"]\n\nÈ chiuso.\n', ["È chiuso."], '[gallery ids="1,2"]'),
        ('<figure><img src="a.jpg"><figcaption>Il ponte. Foto: A. Rossi</figcaption></figure>\n\nÈ chiuso.\n', ["È chiuso."], "Il ponte. Foto: A. Rossi"),
        ("<!-- da fare -->\n\nÈ chiuso.\n", ["È chiuso."], "<!-- da fare -->"),
    ],
)  # fmt: skip
def test_dialects_of_markdown(text: str, texts: list[str], aside: str | None) -> None:
    article = read(f"# Titolo\n\n{text}\nEcco la fine.\n", "it", "a.md")
    assert [block.text for block in article.blocks if block.kind == "text"] == [*texts, "Ecco la fine."]
    assert aside is None or aside in [each.text for each in article.asides]


@pytest.mark.parametrize(
    ("text", "metadata"),
    [
        ("% Brücke zu\n% Anna Berger\n% 12. März 2026\n\nDie Brücke ist zu.\n", ("Brücke zu", "Anna Berger", "2026-03-12", None)),
        ('---\nauthor:\n  - "[[Anna Berger]]"\npublished: 2026-03-12\ncreated: 2026-03-14\nsource: "https://example.org/a"\n---\n# T\n\nText ist da.\n', (None, "Anna Berger", "2026-03-12", "https://example.org/a")),
        ("---\ntitle: T\nlastmod: 2026-03-20\n---\n\nText ist da.\n", ("T", None, None, None)),
    ],
)  # fmt: skip
def test_what_markdown_says_of_its_article(text: str, metadata: tuple[str | None, ...]) -> None:
    told = read(text, "de", "a.md").metadata
    assert (told.title, told.author, told.date, told.address) == metadata


TEXT = (
    "<p>Il ponte di Salorno resta chiuso fino a giugno, lo ha comunicato il Comune giovedì sera.</p>{}"
    "<p>I pendolari devono fare un giro di venti minuti e molti di loro sono arrabbiati.</p>"
)
NEWS = {"@type": ["NewsArticle", "Article"], "headline": "Ponte chiuso", "datePublished": "2026-03-12T10:45:00+01:00"}
OTHER = {"@type": "NewsArticle", "headline": "Sciopero dei treni", "datePublished": "2019-01-01"}
LIST = {"@type": "ItemList", "itemListElement": [OTHER]}


def page(head: str = "", amid: str = "") -> str:
    return f"<html><head><title>Ponte chiuso</title>{head}</head><body><article><h1>Ponte chiuso</h1>{TEXT.format(amid)}</article></body></html>"


def linked(data: str) -> str:
    return f'<script type="application/ld+json">{data}</script>'


@pytest.mark.parametrize(
    ("head", "date"),
    [
        (linked(json.dumps({"@graph": [OTHER, NEWS]})), "2026-03-12"),
        (linked(json.dumps([LIST, NEWS])), "2026-03-12"),
        (linked(json.dumps([OTHER, NEWS])), "2026-03-12"),
        (linked(json.dumps(LIST)), None),
        (linked(json.dumps(NEWS)[:-1] + ",}"), "2026-03-12"),
        (linked("//<![CDATA[\n" + json.dumps(NEWS) + "\n//]]>"), "2026-03-12"),
        (linked('{"@type":"NewsArticle","headline":"Ponte chiuso\nfino a giugno","datePublished":"2026-03-12"}'), "2026-03-12"),
        (linked("{broken"), None),
        ('<meta name="date" content="12/03/2026">', "2026-03-12"),
        ('<meta property="article:published_time" content="12.03.2026 10:45">', "2026-03-12"),
        ('<meta name="pubdate" content="Thu, 12 Mar 2026 10:45:00 GMT">', "2026-03-12"),
        ('<meta name="date" content="12 marzo 2026">', "2026-03-12"),
        ('<meta property="article:modified_time" content="2026-03-20">', None),
    ],
)  # fmt: skip
def test_the_day_is_that_of_the_page_s_own_article(head: str, date: str | None) -> None:
    assert read(page(head), "it", "a.html").metadata.date == date


@pytest.mark.parametrize(
    ("amid", "reason"),
    [
        ('<div class="ad">Annuncio: compra la nuova auto dal concessionario. Solo fino a domenica sera.</div>', "advertisement"),
        ('<div class="werbung"><p>Jetzt das neue Fahrrad kaufen, nur bei uns und nur bis Samstag dieser Woche.</p></div>', "advertisement"),
        ('<div class="inread-ad"><p>Compra la nuova auto dal tuo concessionario di fiducia, solo fino a domenica.</p></div>', "advertisement"),
        ('<div id="adv-box"><p>Compra la nuova auto dal tuo concessionario di fiducia, solo fino a domenica.</p></div>', "advertisement"),
        ('<div lang="de"><h2>Brücke zu</h2><p>Die Brücke in Salurn bleibt bis Juni gesperrt, das teilte die Gemeinde am Donnerstag am Abend allen Pendlern mit.</p></div>', "in another language"),
        ("<h3>Newsletter: iscriviti</h3><p>Le notizie più importanti ogni mattina nella tua casella di posta.</p><h3>Le reazioni</h3>", "notice of the site"),
    ],
)  # fmt: skip
def test_what_a_page_has_amid_its_article(amid: str, reason: str) -> None:
    article = read(page("", amid), "it", "a.html")
    texts = [block.text for block in article.blocks if block.kind == "text"]
    assert len(texts) == 2
    assert texts[0].startswith("Il ponte")
    assert texts[1].startswith("I pendolari")
    assert reason in [aside.reason for aside in article.asides]


@pytest.mark.parametrize(
    ("window", "title"),
    [
        ("Ponte chiuso fino a giugno – Cronaca – Il Messaggero di Salorno", "Ponte chiuso fino a giugno"),
        ("Salorno - Ponte chiuso fino a giugno", "Salorno - Ponte chiuso fino a giugno"),
        ("Ponte chiuso, cosa sappiamo - le mappe - La Voce", "Ponte chiuso, cosa sappiamo - le mappe"),
        ("Ponte chiuso a giugno", "Ponte chiuso a giugno"),
    ],
)
def test_the_title_of_a_page_without_a_headline(window: str, title: str) -> None:
    text = f"<html><head><title>{window}</title></head><body><main>{TEXT.format('')}</main></body></html>"
    assert read(text, "it", "a.html").metadata.title == title


def test_a_sentence_about_the_author_is_no_name_and_two_breaks_end_a_headline() -> None:
    box = (
        '<div class="author-box"><p>Laura Dalpiaz scrive per La Voce dal 2010 e si occupa di cronaca locale.</p></div>'
    )
    assert read(page("", box), "it", "a.html").metadata.author is None
    broken = "<html><body><b>Ponte chiuso</b><br><br>Il ponte resta chiuso fino a giugno,<br>lo dice il Comune.<br><br>I pendolari devono fare un giro di venti minuti e sono arrabbiati.<br></body></html>"
    assert read(broken, "it", "a.html").blocks[0].text == "Ponte chiuso"


SAID = {
    "it": "La città è chiusa: perché non si sa. L’assessore tace, però i pendolari protestano.\n",
    "de": "Die Brücke ist für Pendler zu. „Das ist schlimm“, sagt der Bürgermeister.\n",
    "en": "The bridge is closed, and the mayor is silent about it.\n",
    "fr": "Le pont est fermé jusqu’en été. C’est très gênant, dit l’élu.\n",
    "pl": "Most jest zamknięty. Kierowcy są źli, bo żaden objazd nie jest krótki.\n",
    "ru": "Мост закрыт до июня. Мэр извинился.\n",
    "el": "Η γέφυρα θα μείνει κλειστή μέχρι τον Ιούνιο.\n",
    "uk": "Міст закрито до червня. Мер вибачився.\n",
}


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le"])
@pytest.mark.parametrize("locale", SAID)
def test_two_and_four_bytes_a_letter_without_a_mark(locale: str, encoding: str) -> None:
    found = decode("a.txt", SAID[locale].encode(encoding), locale)
    assert (found.text, found.doubt) == (SAID[locale], None)


@pytest.mark.parametrize("locale", [locale for locale in SAID if locale != "en"])
def test_what_was_decoded_twice_is_mended_and_told(locale: str) -> None:
    wrong = "".join(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in SAID[locale].encode())
    found = decode("a.txt", wrong.encode(), locale)
    assert found.text == SAID[locale]
    assert found.doubt is not None
    assert "decoded wrongly before" in found.doubt


@pytest.mark.parametrize(
    ("data", "text", "doubt"),
    [
        (SAID["it"].encode() + "Br\u00fccke f\u00fcr S\u00fcdtirol\n".encode("cp1252"), SAID["it"] + "Brücke für Südtirol\n", "no UTF-8"),
        (b"\xff\xfe" + SAID["it"].encode("utf-16-le") + b"\n", SAID["it"], "cut off"),
        ("Die Br\ufffdcke ist f\ufffdr alle zu.\n".encode(), "Die Br\ufffdcke ist f\ufffdr alle zu.\n", "letters of it were lost"),
        ("São Tomé e Ângela à Ásia.\n".encode(), "São Tomé e Ângela à Ásia.\n", None),
    ],
)  # fmt: skip
def test_mixed_cut_and_lost_letters_are_told(data: bytes, text: str, doubt: str | None) -> None:
    found = decode("a.txt", data, "it")
    assert found.text == text
    assert (found.doubt is None) if doubt is None else doubt in (found.doubt or "")
