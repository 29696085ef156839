"""Lines that say who wrote an article, where and when: told from headlines, kept out of the text, used as metadata."""

from __future__ import annotations

import pytest

from story_explainer.ingest.article import ArticleFile
from story_explainer.ingest.languages.segmentation import pack
from story_explainer.ingest.reading.credits import Credit, read_credit
from story_explainer.ingest.reading.read import read_article


@pytest.mark.parametrize(
    ("locale", "line", "author", "date"),
    [
        ("it", "BOLZANO, 12 marzo 2026 – di Laura Dalpiaz", "Laura Dalpiaz", "2026-03-12"),
        ("it", "di Maria Rossi e Carlo De Luca", "Maria Rossi e Carlo De Luca", None),
        ("it", "Pubblicato il 3 febbraio 2026 alle ore 14:30 | Aggiornato il 4 febbraio 2026", None, "2026-02-03"),
        ("it", "Roma (ANSA), 1° aprile 2026", None, "2026-04-01"),
        ("it", "Gazzetta della Valle, 12 novembre 2026, ore 18:30", None, "2026-11-12"),
        ("de", "Rundschau am See, 21. Oktober 2026", None, "2026-10-21"),
        ("de", "4. Juli 2026, 22:05 Uhr, Hafenbote/jk", None, "2026-07-04"),
        ("en", "Westmere Standard, Monday 12 October 2026, 9.30am", None, "2026-10-12"),
        ("de", "Von Anna Berger und Jan-Ole Novák", "Anna Berger und Jan-Ole Novák", None),
        ("de", "Von Konstantin von Hammerstein, Berlin", "Konstantin von Hammerstein", None),
        ("de", "Donnerstag, 12. März 2026, 17:05 Uhr · Lesezeit: 3 Minuten", None, "2026-03-12"),
        ("de", "Stand: 12.03.2026 – 8 Uhr", None, "2026-03-12"),
        ("en", "By Ruth Ellison | Updated March 8, 2025 | 4 min read", "Ruth Ellison", "2025-03-08"),
        ("en-US", "Published 3/14/2026", None, "2026-03-14"),
        ("en-GB", "Published 3/4/2026", None, "2026-04-03"),
        ("fr", "Par Léa Morel — Publié le 2 mai 2025 à 18h30", "Léa Morel", "2025-05-02"),
        ("es", "Madrid, 7 de junio de 2025", None, "2025-06-07"),
        ("pt-BR", "Por Ana Lúcia dos Santos", "Ana Lúcia dos Santos", None),
        ("nl", "Door Jan van der Meer", "Jan van der Meer", None),
        ("it", "Val di Zoldo, 14 maggio 2026 – Marco Rossi", "Marco Rossi", "2026-05-14"),
        ("it", "23 giugno 2026 | Ambiente | Redazione", "Redazione", "2026-06-23"),
        ("it", "14 maggio 2026 - Cronaca - Laura Dalpiaz", "Laura Dalpiaz", "2026-05-14"),
        ("de", "23. Juni 2026 | Umwelt | Redaktion", "Redaktion", "2026-06-23"),
        ("de", "Bozen, 14. Mai 2026 – Anna Berger", "Anna Berger", "2026-05-14"),
        ("de", "Anna Berger | 14. Mai 2026 | Wirtschaft", "Anna Berger", "2026-05-14"),
        ("en", "London, 14 May 2026 – Anna Smith", "Anna Smith", "2026-05-14"),
        ("en", "14 May 2026 | Business | Anna Smith", "Anna Smith", "2026-05-14"),
        ("fr", "Paris, le 14 mai 2026 – Anne Martin", "Anne Martin", "2026-05-14"),
    ],
)
def test_who_wrote_it_and_when(locale: str, line: str, author: str | None, date: str | None) -> None:
    assert read_credit(line, locale, pack(locale)) == Credit(author, date)


@pytest.mark.parametrize(
    ("locale", "line"),
    [
        ("de", "Von der Leyen gibt nach"),
        ("de", "Von Bozen nach Trient"),
        ("de", "Von heute an gilt der neue Fahrplan"),
        ("it", "Di Maio lascia"),
        ("it", "Di chi è la colpa"),
        ("it", "12 marzo 2026, il giorno del voto"),
        ("it", "Bologna, 2 agosto 1980: la strage"),
        ("de", "Streik legt Berlin lahm, 4. Mai 2026"),
        ("it", "Accordo firmato il 12 marzo 2026"),
        ("it", "Lupi, la Provincia autorizza l’abbattimento di due esemplari"),
        ("en", "By the river"),
        ("en", "Published 3/4/2026"),  # the third of April or the fourth of March
        ("en", "September 11, 2001 and after"),
        ("xx", "Anna Berger"),
        ("it", "12 marzo 2026 – Il giorno della verità"),
        ("de", "14. Mai 2026 | Anna Berger kandidiert"),
        ("it", "Ambiente"),
    ],
)
def test_anything_else_stays(locale: str, line: str) -> None:
    assert read_credit(line, locale, pack(locale)) is None


def test_the_title_is_below_the_dateline() -> None:
    text = (
        "BOLZANO, 12 marzo 2026 – di Laura Dalpiaz\n\nLupi, via libera all’abbattimento\n\n"
        "La Giunta provinciale ha autorizzato martedì il prelievo di due lupi in alta Val Venosta.\n\n"
        "24 febbraio 2026\n\nQuel giorno erano state uccise le prime pecore del gregge di Malles.\n\n"
        "Malles, 13 marzo 2026\n"
    )
    article = read_article(ArticleFile("it", "articles/it.txt", text.encode()))
    assert [(block.kind, block.text[:10]) for block in article.blocks] == [
        ("title", "Lupi, via "),
        ("text", "La Giunta "),
        ("heading", "24 febbrai"),  # in the midst of the text a date may be a heading
        ("text", "Quel giorn"),
    ]
    assert [(aside.line, aside.reason) for aside in article.asides] == [(1, "byline"), (11, "byline")]
    assert (article.metadata.author, article.metadata.date) == ("Laura Dalpiaz", "2026-03-12")


def test_what_the_file_states_counts_more_than_its_lines() -> None:
    head = "---\nauthor: Ruth Ellison\n---\n# A title\n\n"
    text = f"{head}By Someone Else, 8 March 2025\n\nThe text of the article begins here.\n"
    metadata = read_article(ArticleFile("en", "articles/en.md", text.encode())).metadata
    assert (metadata.author, metadata.date) == ("Ruth Ellison", "2025-03-08")


@pytest.mark.parametrize(
    ("locale", "title"),
    [
        ("en", "By Any Means Necessary"),
        ("de", "Von Mensch zu Mensch"),
        ("it", "Di Padre in Figlio"),
        ("fr", "Par Monts et Vaux"),
        ("es", "Por Amor al Arte"),
    ],
)
def test_a_headline_that_begins_like_a_byline_is_one(locale: str, title: str) -> None:
    article = read_article(
        ArticleFile(
            locale,
            "articles/a.txt",
            f"{title}\n\nDies ist ein Satz, der lang genug ist, um einer zu sein, ja.\n".encode(),
        )
    )
    assert (article.blocks[0].kind, article.blocks[0].text) == ("title", title)


@pytest.mark.parametrize(
    ("locale", "line"),
    [
        ("de", "Aktualisiert am 14. März 2026"),
        ("it", "Aggiornato il 14 marzo 2026, ore 9:30"),
        ("en", "Updated 14 March 2026"),
        ("it", "Pubblicato il 14 marzo 2026"),
    ],
)
def test_when_it_was_updated_is_no_text_wherever_it_stands(locale: str, line: str) -> None:
    first, last = (
        "One long sentence that tells what has happened here, and ends.",
        "Another sentence that tells some more of what there is to tell, and ends too.",
    )
    article = read_article(
        ArticleFile(locale, f"articles/{locale}.txt", f"Title\n\n{first}\n\n{line}\n\n{last}\n".encode())
    )
    assert [block.text for block in article.blocks] == ["Title", first, last]


@pytest.mark.parametrize(
    ("locale", "line"), [("de", "Am 14. März 2026"), ("it", "14 marzo 2026"), ("en", "14 March 2026")]
)
def test_the_days_of_a_chronicle_stay(locale: str, line: str) -> None:
    first, last = (
        "One long sentence that tells what has happened here, and ends.",
        "Another sentence that tells some more of what there is to tell, and ends too.",
    )
    article = read_article(
        ArticleFile(locale, f"articles/{locale}.txt", f"Title\n\n{first}\n\n{line}\n\n{last}\n".encode())
    )
    assert line in [block.text for block in article.blocks]


@pytest.mark.parametrize(
    ("locale", "line", "author", "date"),
    [
        ("it", "Postato il 12 marzo 2026 in Cronaca", None, "2026-03-12"),
        ("it", "Laura Dalpiaz 12 Marzo 2026", "Laura Dalpiaz", "2026-03-12"),
        ("it", "Articolo di Laura Dalpiaz del 12 marzo 2026", "Laura Dalpiaz", "2026-03-12"),
        ("it", "scritto da Laura Dalpiaz il 12 marzo 2026", "Laura Dalpiaz", "2026-03-12"),
        ("it", "di Laura Dalpiaz | Corrispondente da Bolzano", "Laura Dalpiaz", None),
        ("it", "Data di pubblicazione: 12 marzo 2026", None, "2026-03-12"),
        ("de", "Erstellt: 12.11.2026, 18:30 Uhr | Aktualisiert: 13.11.2026, 7:15 Uhr", None, "2026-11-12"),
        ("de", "Eingestellt am 12.11.2026", None, "2026-11-12"),
        ("de", "Ein Kommentar von Anna Berger", "Anna Berger", None),
        ("de", "Von unserer Redakteurin Anna Berger", "Anna Berger", None),
        ("de", "Text: Anna Berger, Fotos: Jan Novák", "Anna Berger", None),
        ("de", "Text und Fotos: Anna Berger", "Anna Berger", None),
        ("de", "Von Anna Berger, dpa", "Anna Berger", None),
        ("de", "Von dpa", "dpa", None),
        ("en", "12 Nov 2026, 6:30pm", None, "2026-11-12"),
        ("en", "By Jane Smith, BBC News, Rome", "Jane Smith", None),
        ("en", "by Jane Smith, Staff Writer", "Jane Smith", None),
        ("en", "Posted on November 12, 2026 by Jane Smith", "Jane Smith", "2026-11-12"),
        ("es", "Ana García | Madrid - 12 nov 2026 - 18:30 CET", "Ana García", "2026-11-12"),
        ("fr", "Créé le 12 novembre 2026", None, "2026-11-12"),
    ],
)
def test_bylines_in_other_words(locale: str, line: str, author: str | None, date: str | None) -> None:
    assert read_credit(line, locale, pack(locale)) == Credit(author, date)
    text = f"Ein Titel steht hier\n\n{line}\n\nDer Text des Artikels ist lang genug und endet mit einem Punkt.\n"
    assert len(read_article(ArticleFile(locale, "articles/a.txt", text.encode())).blocks) == 2


@pytest.mark.parametrize(
    ("locale", "line"),
    [
        ("it", "Intervista di dicembre"),
        ("de", "Interview mit einem Toten"),
        ("de", "Text und Bild im Wandel"),
        ("en", "Report by the river"),
        ("it", "Marina di Ravenna"),
        ("de", "Von dpa und anderen Riesen"),
    ],
)
def test_what_begins_like_such_a_line_stays(locale: str, line: str) -> None:
    assert read_credit(line, locale, pack(locale)) is None
