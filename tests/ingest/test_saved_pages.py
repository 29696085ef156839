"""Saved web pages of many makes: headline, day, the article's own part, and what is set aside as what."""

# ruff: noqa: E501
from __future__ import annotations

import pytest

from story_explainer.ingest.article import Article, ArticleFile
from story_explainer.ingest.reading.read import read_article

ONE = "Da domani il traghetto tra le due rive non viaggia più, dice la società che lo gestisce da dodici anni."
TWO = "Il sindaco chiede una corsa sostitutiva e annuncia una riunione per giovedì con i pendolari e i sindacati."
THREE = "Molti pendolari temono di dover prendere l'auto ogni mattina, perché l'autobus impiega quaranta minuti in più."
TITLE = "Il traghetto si ferma"
OTHER = "<h1>{0}</h1>"


def page(body: str, head: str = f"<title>{TITLE}</title>", locale: str = "it") -> Article:
    text = f'<!doctype html><html lang="{locale}"><head><meta charset="utf-8">{head}</head><body>{body}</body></html>'
    return read_article(ArticleFile(locale, f"articles/{locale}.html", text.encode()))


def article(top: str = "", middle: str = "", end: str = "", title: str = TITLE) -> str:
    return f"<article>{top}<h1>{title}</h1>{middle}<p>{ONE}</p><p>{TWO}</p><p>{THREE}</p>{end}</article>"


def texts(found: Article) -> list[str]:
    return [block.text for block in found.blocks]


@pytest.mark.parametrize(
    ("body", "head"),
    [
        ('<header><h1 class="logo"><a href="/">La Voce</a></h1></header>' + article(), f"<title>{TITLE} - La Voce</title>"),
        ("<h1>Cronaca</h1>" + article(), f"<title>{TITLE} - Cronaca - La Voce</title>"),
        ("<h1>La Voce del Lago di Garda e del Trentino</h1>" + article(), f"<title>{TITLE} | La Voce del Lago di Garda e del Trentino</title>"),
        ('<h1 class="site-title">La Voce</h1><h2>%s</h2><p>%s</p><p>%s</p><p>%s</p>' % (TITLE, ONE, TWO, THREE), f"<title>{TITLE} – La Voce</title>"),  # noqa: UP031
        ('<h1><a href="https://lavoce.example/">La Voce</a></h1><main><h1>%s</h1><p>%s</p><p>%s</p></main>' % (TITLE, ONE, TWO), f"<title>La Voce: {TITLE}</title>"),  # noqa: UP031
        (article(title="Altro titolo della pagina") + "<h1>La Voce</h1>", '<title>La Voce</title>'),
        (f"<div><p>{ONE}</p><p>{TWO}</p><p>{THREE}</p></div>", f'<title>{TITLE} - La Voce</title><meta property="og:site_name" content="La Voce">'),
        ("<h1>Sport</h1>" + article(), f'<title>Sport</title><script type="application/ld+json">{{"@type":"NewsArticle","headline":"{TITLE}"}}</script>'),
        ("<h1>Ultime notizie</h1>" + article(), f'<title>{TITLE}</title><meta property="og:title" content="{TITLE}">'),
        (f'<div itemscope><h1>La Voce</h1><h1 itemprop="headline">{TITLE}</h1><p>{ONE}</p><p>{TWO}</p></div>', f"<title>La Voce - {TITLE}</title>"),
    ],
)  # fmt: skip
def test_the_headline_is_that_of_the_article(body: str, head: str) -> None:
    found = page(body, head)
    expected = "Altro titolo della pagina" if "Altro titolo" in body else TITLE
    assert (found.blocks[0].kind, found.blocks[0].text) == ("title", expected)


DAY = "2026-03-12"
LATER = "2026-03-20"


@pytest.mark.parametrize(
    ("body", "head", "day"),
    [
        (article() + f"<aside><time datetime='{LATER}'>x</time><a href='/x'>Il lago</a></aside>", "", None),
        (article() + f"<section id='comments'><time datetime='{LATER}'>x</time><p>Vergogna!</p></section>", "", None),
        (article() + f"<ol class='comment-list'><li><time datetime='{LATER}' pubdate>x</time>No!</li></ol>", "", None),
        (article() + f"<div class='related-posts'><span class='entry-date published'><time datetime='{LATER}'>x</time></span></div>", "", None),
        (article(), f'<meta property="article:modified_time" content="{LATER}">', None),
        (f'<time datetime="{DAY}" itemprop="datePublished">12 marzo</time>' + article(), f'<meta property="article:modified_time" content="{LATER}">', DAY),
        (article(), f'<meta property="article:published_time" content="{DAY}T08:00:00+01:00">', DAY),
        (article(), f'<meta name="dcterms.created" content="{DAY}">', DAY),
        (article(), f'<script type="application/ld+json">{{"@type":["NewsArticle"],"dateModified":"{LATER}","datePublished":"{DAY}T10:00"}}</script>', DAY),
        (article(), f'<script type="application/ld+json">{{"@type":"NewsArticle","comment":[{{"@type":"Comment","datePublished":"{LATER}"}}]}}</script>', None),
        (article(middle=f'<time datetime="{DAY}">12 marzo</time>'), "", DAY),
        (article(middle=f'<time class="updated" datetime="{LATER}">20 marzo</time>'), "", None),
        (article(middle="<p>12 marzo 2026</p>"), "", DAY),
        (article(middle="<div class='meta'>di Anna Neri | 12 marzo 2026, ore 10:30</div>"), "", DAY),
        (article(), '<link rel="canonical" href="https://lavoce.example/2026/03/12/traghetto">', DAY),
        (article(end="<p>Fondato il 1 maggio 2019, il giornale esce ogni giorno sul lago e a Riva.</p>"), "", None),
        (article(end=f"<p>La gara del <time datetime='{LATER}'>20 marzo</time> è stata rinviata, dice la società.</p>"), "", None),
    ],
)  # fmt: skip
def test_the_day_is_that_of_publication(body: str, head: str, day: str | None) -> None:
    assert page(body, f"<title>{TITLE}</title>{head}").metadata.date == day


NOTICE = (
    "Noi e i nostri 812 partner memorizziamo e consultiamo informazioni su un dispositivo, come gli identificatori."
)


@pytest.mark.parametrize(
    ("box", "reason"),
    [
        (f'<div id="onetrust-consent-sdk"><div role="dialog"><h2>Il consenso</h2><p>{NOTICE}</p></div></div>', "consent dialog"),
        (f'<div aria-modal="true"><p>{NOTICE}</p></div>', "consent dialog"),
        (f"<dialog open><p>{NOTICE}</p></dialog>", "consent dialog"),
        (f'<div class="CookieBanner"><p>{NOTICE}</p></div>', "consent dialog"),
        (f'<section id="didomi-host"><p>{NOTICE}</p></section>', "consent dialog"),
        (f'<div class="qc-cmp2-container cmp-banner"><p>{NOTICE}</p></div>', "consent dialog"),
        ('<div class="paywall"><p>Questo contenuto è riservato agli abbonati. Abbonati ora a un euro.</p></div>', "notice of the site"),
        ('<div class="abo-wall subscribe-box"><p>Jetzt abonnieren und sofort weiterlesen, nur ein Euro.</p></div>', "notice of the site"),
        ('<p>Questo articolo è riservato agli abbonati. Abbonati ora a 1 euro al mese.</p>', "notice of the site"),
        ('<p>Sei già abbonato? Accedi al sito per continuare.</p>', "notice of the site"),
        (f'<section class="comments"><p>{NOTICE}</p></section>', "comment"),
        (f'<div class="related"><h3>Altro</h3><p>{NOTICE}</p></div>', "link to another article"),
        (f'<article class="card"><h3><a href="/y">Il lago si abbassa</a></h3><p>{NOTICE}</p></article>', "link to another article"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("short", [True, False])
def test_what_is_no_article_is_set_aside_with_its_reason(box: str, reason: str, short: bool) -> None:
    own = f"<article><h1>{TITLE}</h1><p>{ONE}</p><p>{'Il sindaco tace.' if short else TWO}</p>"
    inside = reason == "notice of the site"
    found = page(f"{own}{box}</article>" if inside else f"{box}{own}</article>")
    assert not [text for text in texts(found) if "partner" in text or "bbon" in text]
    assert reason in {aside.reason for aside in found.asides}
    assert texts(found)[:2] == [TITLE, ONE]


def test_what_is_behind_a_paywall_is_the_articles_own() -> None:
    data = '{"@type":"NewsArticle","isAccessibleForFree":false,"hasPart":{"@type":"WebPageElement","cssSelector":".paywall"}}'
    body = f'<article><h1>{TITLE}</h1><p>{ONE}</p><div class="paywall"><p>{TWO}</p></div><p>{THREE}</p></article>'
    assert TWO in texts(page(body, f'<title>{TITLE}</title><script type="application/ld+json">{data}</script>'))


@pytest.mark.parametrize(
    "notice",
    [
        ("de", "Dieser Artikel ist nur für Abonnenten."),
        ("de", "Jetzt weiterlesen und einen Monat testen."),
        ("en", "This article is for subscribers. Subscribe now."),
        ("en", "Already a subscriber? Sign in."),
        ("fr", "Cet article est réservé aux abonnés."),
        ("fr", "Pour lire la suite, abonnez-vous."),
        ("es", "Este contenido es exclusivo para suscriptores."),
        ("nl", "Dit artikel is alleen voor abonnees."),
        ("pt", "Este artigo é exclusivo para assinantes."),
        ("it", "Per continuare a leggere questo articolo abbonati."),
    ],
)
def test_a_notice_is_told_by_its_words(notice: tuple[str, str]) -> None:
    text = f"Titel\n\nHier steht ein Satz.\n\n{notice[1]}\n\nNoch ein Satz.\n"
    found = read_article(ArticleFile(notice[0], "articles/a.txt", text.encode()))
    assert [(aside.reason, aside.text) for aside in found.asides] == [("notice of the site", notice[1])]


@pytest.mark.parametrize(
    "body",
    [
        f"<article><h1>{TITLE}</h1><p>{ONE}</p><div>{TWO}</div><p>{THREE}</p></article>",
        f"<article><h1>{TITLE}</h1><div>{ONE}<p>{TWO}</p></div><p>{THREE}</p></article>",
        f"<article><header><h1>{TITLE}</h1><p class='standfirst'>{ONE}</p></header><p>{TWO}</p><p>{THREE}</p></article>",
        f"<article><header><h1>{TITLE}</h1><p class='occhiello'>{ONE}</p></header><p>{TWO}</p><p>{THREE}</p></article>",
        f"<article><header><h1>{TITLE}</h1><h2>{ONE}</h2></header><p>{TWO}</p><p>{THREE}</p></article>",
        f"<article><h1>{TITLE}</h1><div class='vorspann'>{ONE}</div><p>{TWO}</p><p>{THREE}</p></article>",
        f"<header><h1>{TITLE}</h1><p class='chapo'>{ONE}</p></header><main><p>{TWO}</p><p>{THREE}</p></main>",
        f"<main><h1>{TITLE}</h1><section><div>{ONE}</div></section><section><div>{TWO}</div><p>{THREE}</p></section></main>",
        f"<article><h1>{TITLE}</h1><p>{ONE}</p><section><div><span>{TWO}</span></div></section><p>{THREE}</p></article>",
        f"<div itemprop='articleBody'><h1>{TITLE}</h1><div>{ONE}</div><div>{TWO}</div><p>{THREE}</p></div>",
        f"<article><h1>{TITLE}</h1><p>{ONE}</p><blockquote>{TWO}</blockquote><p>{THREE}</p></article>",
    ],
)
def test_no_paragraph_of_the_article_is_dropped(body: str) -> None:
    assert texts(page(body)) == [TITLE, ONE, TWO, THREE]


@pytest.mark.parametrize(
    ("locale", "inside", "read"),
    [
        (
            "de",
            "Sie sagte: <q>Wir bleiben dran.</q> Dann schwieg sie.",
            "Sie sagte: „Wir bleiben dran.“ Dann schwieg sie.",
        ),
        ("it", "Disse: <q>Basta</q>, e poi tacque.", "Disse: «Basta», e poi tacque."),
        ("en", "She said: <q>We go on.</q> Then silence.", "She said: “We go on.” Then silence."),
        ("es", "Dijo: <q>Basta</q>, y calló.", "Dijo: «Basta», y calló."),
        ("fr", "Il dit : <q>Assez</q>, puis rien.", "Il dit : « Assez », puis rien."),
        ("nl", "Hij zei: <q>Genoeg</q>, en zweeg.", "Hij zei: ‘Genoeg’, en zweeg."),
        ("en", "She said: <q>He said <q>no</q> to me</q>.", "She said: “He said ‘no’ to me”."),
        ("de", "Sie sagte: <q><em>Wir</em> bleiben <b>dran</b></q>.", "Sie sagte: „Wir bleiben dran“."),
        ("de", "Sie sagte: <q>„Nein“</q>.", "Sie sagte: „Nein“."),
        ("pl", "Powiedział: <q>Dość</q>.", "Powiedział: “Dość”."),
        ("it", "Tre anni.<sup>1</sup> Poi basta.", "Tre anni.¹ Poi basta."),
        ("de", "Es sind 5 km<sup>2</sup> Fläche.", "Es sind 5 km² Fläche."),
        ("en", "Ten years.<sup><a href='#n'>a</a></sup> So what.", "Ten years.[a] So what."),
        ("fr", "Le 1<sup>er</sup> mars.", "Le 1er mars."),
    ],
)
def test_what_markup_says_is_put_into_words(locale: str, inside: str, read: str) -> None:
    body = f"<article><h1>{TITLE}</h1><p>{ONE}</p><p>{inside}</p><p>{THREE}</p></article>"
    assert texts(page(body, locale=locale))[2] == read


@pytest.mark.parametrize(
    ("table", "aside", "kept"),
    [
        ("<tr><th>Anno</th><th>Pass</th></tr><tr><td>2024</td><td>84.000</td></tr>", "Anno | Pass / 2024 | 84.000", []),
        ("<tr><td>2024</td><td>84.000</td></tr><tr><td>2025</td><td>71.500</td></tr>", "2024 | 84.000 / 2025 | 71.500", []),
        ("<caption>Passeggeri</caption><tr><th>Anno</th><td>84</td></tr>", "Passeggeri / Anno | 84", []),
        (f"<tr><td>1</td><td>{TWO}</td></tr><tr><td>2</td><td>Fine.</td></tr>", None, [f"1 | {TWO}", "2 | Fine."]),
        ("<thead><tr><th>A</th><th>B</th></tr></thead><tbody><tr><td><p>1</p></td><td><b>2</b></td></tr></tbody>", "A | B / 1 | 2", []),
    ],
)  # fmt: skip
def test_a_table_stays_whole(table: str, aside: str | None, kept: list[str]) -> None:
    found = page(f"<article><h1>{TITLE}</h1><p>{ONE}</p><table>{table}</table><p>{THREE}</p></article>")
    assert texts(found) == [TITLE, ONE, *kept, THREE]
    assert [each.text for each in found.asides if each.reason == "table"] == ([aside] if aside else [])


def test_half_a_character_in_an_address_is_left_out() -> None:
    data = '{"@type":"NewsArticle","url":"https://x/\\ud800a","author":{"name":"\\udc00 Anna"}}'
    found = page(article(), f'<title>{TITLE}</title><script type="application/ld+json">{data}</script>')
    assert found.metadata.address == "https://x/a"
    assert (found.metadata.author or "").isascii()


@pytest.mark.parametrize(
    ("locale", "meta", "author"),
    [
        ("en", ["Jeffrey Gettleman", "JEFFREY GETTLEMAN"], "Jeffrey Gettleman"),
        ("en", ["ANNA ROSSI", "Anna Rossi"], "Anna Rossi"),
        ("en", ["Anna Rossi", "Marco Verdi"], "Anna Rossi, Marco Verdi"),
        ("en", ["Laura June Topolsky March"], "Laura June Topolsky"),
        ("en", ["Laura June"], "Laura June"),
        ("en", ["Brian Harold May"], "Brian Harold May"),
        ("en", ["Ada March"], "Ada March"),
        ("de", ["Ana Maria Lang März"], "Ana Maria Lang"),
        ("de", ["Anna Lang", "ANNA LANG"], "Anna Lang"),
        ("it", ["ANNA ROSSI", "ANNA ROSSI"], "ANNA ROSSI"),
    ],
)
def test_each_author_once_and_without_the_month_of_the_day(locale: str, meta: list[str], author: str) -> None:
    names = "".join(f'<meta name="author" content="{name}">' for name in meta)
    stated = f'<title>{TITLE}</title>{names}<meta property="article:published_time" content="{DAY}">'
    assert page(article(), stated, locale).metadata.author == author


LEAD = "Da lunedì i pendolari restano a terra, e nessuno sa dire per quanto tempo durerà il fermo dei battelli"
OTHER_TITLE = "Traghetto fermo: che cosa sanno i pendolari"


@pytest.mark.parametrize(
    ("top", "head"),
    [
        (f'<nav class="breadcrumb"><ol><li>Cronaca</li><li><h1>{OTHER_TITLE}</h1></li></ol></nav>', ""),
        (f'<ul class="breadcrumb__list"><li><h1>{OTHER_TITLE}</h1></li></ul>', ""),
        (f'<div class="breadbar"><h1 class="seotitle">{OTHER_TITLE}</h1></div>', ""),
        (f'<nav><h1>{OTHER_TITLE}</h1></nav>', f'<meta property="og:title" content="{TITLE}">'),
    ],
)  # fmt: skip
@pytest.mark.parametrize("inside", [True, False])
def test_the_headline_for_search_engines_in_a_trail_is_not_that_of_the_article(
    top: str, head: str, inside: bool
) -> None:
    body = f"<header><h2>{TITLE}</h2></header><p>{ONE}</p><p>{TWO}</p><p>{THREE}</p>"
    found = page(
        f"<article>{top}{body}</article>" if inside else f"{top}<article>{body}</article>",
        f"<title>{OTHER_TITLE}</title>{head}",
    )
    assert texts(found) == [TITLE, ONE, TWO, THREE]
    assert found.blocks[0].kind == "title"


def test_of_several_headings_of_the_first_level_that_within_the_article_is_the_headline() -> None:
    found = page(article() + "<section><h1>Altro da Riva</h1></section>", f"<title>{OTHER_TITLE}</title>")
    assert texts(found)[0] == TITLE


@pytest.mark.parametrize(
    ("heading", "stated"),
    [
        (f'<span class="kicker">Lago</span><span>{TITLE}</span>', TITLE),
        (f'<span class="article__overline">Lago</span> <span class="x">{TITLE}</span>', OTHER_TITLE),
        (f'<span>Lago</span><span class="visually-hidden">: </span><span>{TITLE}</span>', f"Lago: {TITLE}"),
        (f'<span>Lago</span><span class="p">:</span><span>{TITLE}</span>', OTHER_TITLE),
        (f"<span>Lago:</span><span>{TITLE}</span>", OTHER_TITLE),
        (f'<div class="dachzeile">Lago</div><!-- --><div>{TITLE}</div>', TITLE),
        (f"<span><span>Lago</span><span>{TITLE}</span></span>", f"{TITLE} - La Voce"),
        (f"<span>{TITLE}</span><small>{LEAD}</small>", f"{TITLE} - La Voce"),
    ],
)
@pytest.mark.parametrize("level", ["h1", "h2"])
def test_a_heading_of_two_texts_is_parted(heading: str, stated: str, level: str) -> None:
    body = f"<article><{level}>{heading}</{level}><p>{ONE}</p><p>{TWO}</p><p>{THREE}</p></article>"
    found = page(body, f"<title>{stated}</title>")
    assert [text for text in texts(found) if text != LEAD] == [TITLE, ONE, TWO, THREE]
    assert (LEAD in texts(found)) == ("small" in heading)


@pytest.mark.parametrize(
    ("heading", "stated"),
    [
        ("<span>Il traghetto</span> <span>si ferma</span>", TITLE),
        ("<span>Il traghetto</span><br><span>si ferma</span>", f"{TITLE} - La Voce"),
        ("<em>Il traghetto</em> si <b>ferma</b>", TITLE),
    ],
)
def test_a_headline_set_in_two_lines_is_one(heading: str, stated: str) -> None:
    assert texts(page(article(title=heading), f"<title>{stated}</title>"))[0] == TITLE


@pytest.mark.parametrize(
    "label",
    [
        '<h2 class="visually-hidden">Contenuto dell’articolo</h2>',
        '<span class="sr-only">Si apre in una nuova finestra</span>',
        '<h3 class="conHeadline hidden">Contenuto principale</h3>',
        '<h2 id="accessibility-article">Articolo</h2>',
        '<span class="u-a11y-hidden">Annuncio che nessuno vede</span>',
        '<div style="display:none">Modello di una casella</div>',
        "<div hidden>Modello di una casella</div>",
    ],
)
def test_labels_for_screen_readers_are_set_aside(label: str) -> None:
    found = page(
        f"<article><h1>{TITLE}</h1>{label}<p>{ONE} {label if 'span' in label else ''}</p><p>{TWO}</p><p>{THREE}</p></article>"
    )
    assert texts(found) == [TITLE, ONE, TWO, THREE]
    assert "hidden" in {aside.reason for aside in found.asides}


@pytest.mark.parametrize(
    "name", ["post-text-hidden", "hideable", "premium-content", "teaser-body", "print-area", "share-wrapper"]
)
def test_what_holds_the_paragraphs_is_the_article_whatever_it_is_named(name: str) -> None:
    body = f'<main><h1>{TITLE}</h1><div class="x"><p>{ONE}</p></div><div id="{name}" class="{name}"><p>{TWO}</p><p>{THREE}</p></div></main>'
    assert texts(page(body)) == [TITLE, ONE, TWO, THREE]


@pytest.mark.parametrize(
    "lead",
    [
        f'<p class="article-teaser">{LEAD}.</p>',
        f'<p class="article__desc">{LEAD}.</p>',
        f'<h2 class="epigraph">{LEAD}</h2>',
        f"<h2>{LEAD}</h2>",
        f'<div><p class="e_bg speakable">{LEAD}.</p></div>',
        f"<div><div><p>{LEAD}.</p></div></div>",
    ],
)
def test_a_standfirst_is_text_without_a_full_stop_too(lead: str) -> None:
    body = f"<article><header><div><h1>{TITLE}</h1>{lead}</div></header><div><p>{ONE}</p><p>{TWO}</p><p>{THREE}</p></div></article>"
    found = page(body)
    assert [text.rstrip(".") for text in texts(found)][:2] == [TITLE, LEAD]
    assert found.blocks[1].kind == "text"


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ('<p><a href="/altro">Il lago si abbassa ancora</a></p>', "link to another article"),
        ('<ul><li>Lago: <a href="/x">Il livello si abbassa ancora</a></li><li><a href="/y">Il sindaco tace</a></li></ul>', "link to another article"),
        ('<p>Diretta: <a href="/z">tutte le notizie sul traghetto e sul lago</a></p>', "link to another article"),
        (f'<a href="/k"><div><p>{LEAD}.</p></div></a>', "link to another article"),
        ('<div class="img__description">Il traghetto nel porto di Riva, in una immagine di marzo.</div>', "caption"),
        ('<p class="caption">Il traghetto nel porto di Riva, in una immagine di marzo.</p>', "caption"),
        ('<p class="imageCopyright">Il porto di Riva in marzo.</p>', "caption"),
        ('<div class="author-bio"><p>Anna Neri scrive del lago da dodici anni, dopo gli studi a Trento e a Innsbruck.</p></div>', "about the author"),
    ],
)  # fmt: skip
def test_links_captions_and_notes_on_the_author_are_no_text(line: str, reason: str) -> None:
    found = page(f"<article><h1>{TITLE}</h1><p>{ONE}</p>{line}<p>{TWO}</p><p>{THREE}</p></article>")
    assert texts(found) == [TITLE, ONE, TWO, THREE]
    assert {aside.reason for aside in found.asides} & {reason, "around the article"}


@pytest.mark.parametrize(
    "inside",
    [
        f'{ONE[:-1]}, come si legge <a href="/x">nella delibera</a>.',
        f'{ONE} <a href="#nota">[1]</a>',
        f'<a href="#nota">{ONE[:40]}</a>{ONE[40:]}',
    ],
)
def test_a_paragraph_with_links_stays(inside: str) -> None:
    found = page(f"<article><h1>{TITLE}</h1><p>{TWO}</p><p>{inside}</p><p>{THREE}</p></article>")
    assert len(found.blocks) == 4


def test_loose_text_behind_links_of_the_article_stays() -> None:
    links = "".join(f'<p>{TWO} <a href="/{n}">{ONE}</a></p>' for n in range(4))
    found = page(f"<article><h1>{TITLE}</h1><div>{links}<br><br>{THREE}</div></article>")
    assert texts(found)[-1] == THREE


@pytest.mark.parametrize(
    ("data", "meta", "author"),
    [
        ('"author":[{"@type":"Person","name":"Anna Neri"},{"@type":"Person","name":"Jan Novák"}]', "", "Anna Neri, Jan Novák"),
        ('"author":{"@id":"#anna"}', "", "Anna Neri"),
        ('"author":{"@type":"Person","name":"anna neri"}', "", "Anna Neri"),
        ('"author":{"@type":"Organization","name":"La Voce"}', "", None),
        ('"author":"La Voce del Lago"', "La Voce del Lago", None),
        ('"author":{"name":"https://social.example/anna"}', "Anna Neri", "Anna Neri"),
        ('"author":{"name":"Anna Neri, professoressa di storia moderna e contemporanea all’università di Trento"}', "", "Anna Neri"),
        ('"keywords":"lago"', "lavoce.example", None),
    ],
)  # fmt: skip
def test_the_author_is_a_person_and_no_publication(data: str, meta: str, author: str | None) -> None:
    graph = f'[{{"@type":"NewsArticle","headline":"{TITLE}","url":"https://lavoce.example/a",{data}}},{{"@type":"Person","@id":"#anna","name":"Anna Neri"}}]'
    head = f'<title>{TITLE}</title><meta property="og:site_name" content="La Voce del Lago"><script type="application/ld+json">{graph}</script>'
    head += f'<meta name="author" content="{meta}">' if meta else ""
    assert page(article(), head).metadata.author == author


@pytest.mark.parametrize(
    "name", ["article:published:time", "article-published-time", "article.published_time", "publicationDate"]
)
def test_the_day_is_told_however_the_words_of_its_field_are_parted(name: str) -> None:
    assert page(article(), f'<title>{TITLE}</title><meta name="{name}" content="{DAY}T10:00:00Z">').metadata.date == DAY


@pytest.mark.parametrize(
    ("locale", "notice"),
    [
        ("de", "An dieser Stelle finden Sie einen externen Inhalt, der den Artikel ergänzt."),
        ("de", "Dieses Thema im Programm: Über dieses Thema berichtete das Radio am 12. März 2026 um 5.20 Uhr."),
        ("de", "Die mit einem Symbol gekennzeichneten Links sind Affiliate-Links."),
        ("de", "Diese Zusammenfassung wurde künstlich erzeugt."),
        ("en", "Create an account or sign in to continue with your reading experience."),
        ("en", "We may earn a commission from links on this page."),
        ("fr", "Passer la publicité"),
        ("es", "Si continúas leyendo en este dispositivo, no se podrá leer en el otro."),
        ("it", "Per vedere questo contenuto accetta i cookie di terze parti."),
        ("it", "Scarica la nostra app per restare informato."),
    ],
)
def test_notices_of_sites_in_other_words(locale: str, notice: str) -> None:
    found = page(
        f"<article><h1>{TITLE}</h1><p>{ONE}</p><p>{notice}</p><p>{TWO}</p><p>{THREE}</p></article>", locale=locale
    )
    assert texts(found) == [TITLE, ONE, TWO, THREE]


def test_below_the_heading_of_a_box_the_article_goes_on() -> None:
    box = "<h3>Newsletter del lago</h3><p>Ogni mattina nella tua casella.</p>"
    found = page(f"<article><h1>{TITLE}</h1><p>{ONE}</p>{box}<p>{TWO} {THREE}</p><p>{THREE}</p></article>")
    assert texts(found) == [TITLE, ONE, f"{TWO} {THREE}", THREE]


def test_a_paywall_named_at_each_paragraph_hides_none() -> None:
    rows = "".join(f'<p class="paywall">{text}</p>' for text in (TWO, THREE))
    assert texts(page(f"<article><h1>{TITLE}</h1><p>{ONE}</p>{rows}</article>")) == [TITLE, ONE, TWO, THREE]


@pytest.mark.parametrize("mark", ["¶", "#", "§", "🔗", ""])
@pytest.mark.parametrize("holder", ["<h1>{}{}</h1>", "<h1><span>{}</span> {}</h1>"])
def test_the_mark_of_a_heading_s_own_address_is_no_word_of_it(mark: str, holder: str) -> None:
    link = f'<a class="headerlink" href="#so">{mark}</a>'
    assert page(article().replace(OTHER.format(TITLE), holder.format(TITLE, link))).metadata.title == TITLE


@pytest.mark.parametrize(
    ("kicker", "title", "expected"),
    [
        ('<span class="kicker">Trasporti</span> ', TITLE, TITLE),
        ('<span class="label live">Live</span>', TITLE, TITLE),
        ('<strong class="Dachzeile">Lago</strong> ', TITLE, TITLE),
        ('<em class="surtitre">Lac</em>\n', TITLE, TITLE),
        ('<span class="overline"><a href="/lago/">Lago</a></span> ', TITLE, TITLE),
        ('<span class="kicker">Trasporti</span> ', f"Trasporti {TITLE}", f"Trasporti {TITLE}"),
        ('<span class="kicker">Trasporti</span> ', "Un altro titolo", f"Trasporti {TITLE}"),
        ("<span>Oggi</span> ", TITLE, f"Oggi {TITLE}"),
    ],
)
def test_a_kicker_before_loose_words_is_told_by_its_name_and_a_title(kicker: str, title: str, expected: str) -> None:
    """Where the page states no title without it, it may be the headline's own beginning."""
    found = page(article(title=f"{kicker}{TITLE}"), f"<title>{title}</title>")
    assert found.blocks[0].text == expected or expected in texts(found)


@pytest.mark.parametrize(
    ("locale", "author", "expected"),
    [
        ("it", '"di Anna Rossi"', "Anna Rossi"),
        ("it", '"a cura di Anna Rossi"', "Anna Rossi"),
        ("it", '"Di Stefano Marco"', "Di Stefano Marco"),
        ("de", '"von Hans Mair"', "Hans Mair"),
        ("de", '"Von der Leyen Ursula"', "Von der Leyen Ursula"),
        ("en", '"By Jane Doe"', "Jane Doe"),
        ("en", '"Written by Jane Doe"', "Jane Doe"),
        ("it", '"anna rossi"', "Anna Rossi"),
        ("it", '{"name": "admin"}', None),
        ("it", '[{"name": "mrossi"}, {"name": "Anna Rossi"}]', "Anna Rossi"),
        ("de", '[{"name": "dpa"}, {"name": "Hans Mair"}]', "dpa, Hans Mair"),
        ("it", '[{"name": "ansa"}, {"name": "Anna Rossi"}]', "ANSA, Anna Rossi"),
    ],
)
def test_an_author_is_a_name_and_no_account_or_preposition(locale: str, author: str, expected: str | None) -> None:
    data = f'<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "{TITLE}", "author": {author}}}</script>'
    assert page(article(), f"<title>{TITLE}</title>{data}", locale).metadata.author == expected
