"""PDF files: lines become paragraphs, what pages have in common is set aside, the rest is refused with the reason."""

# ruff: noqa: E501
from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from tests.ingest.documents import column, pdf, pdf_bomb

from story_explainer.ingest.article import Article, ArticleFile
from story_explainer.ingest.reading.formats.pdf import garbled
from story_explainer.ingest.reading.pages import PageLine, paragraphs_of
from story_explainer.ingest.reading.read import read_article
from story_explainer.story.problems import ContentError

HEAD = (70.0, 120.0, 22.0, "Il traghetto si ferma")
TEXT = [
    "Da domani il traghetto tra le due rive non viaggia più, dice la società",
    "che lo gestisce da dodici anni per conto della Provincia e chiede un risarci-",
    "mento di tre milioni di euro.",
]
SECOND = ["Il sindaco chiede una corsa sostitutiva e annuncia una riunione per", "giovedì con i pendolari."]


def read(data: bytes, locale: str = "it") -> Article:
    return read_article(ArticleFile(locale, f"articles/{locale}.pdf", data))


def shape(article: Article) -> list[tuple[str | None, str]]:
    return [(block.kind, block.text) for block in article.blocks]


def test_lines_are_joined_and_the_largest_is_the_title() -> None:
    article = read(pdf([HEAD, *column([*TEXT, "", *SECOND])]))
    assert shape(article) == [
        ("title", "Il traghetto si ferma"),
        (
            "text",
            "Da domani il traghetto tra le due rive non viaggia più, dice la società che lo gestisce da dodici anni per "
            "conto della Provincia e chiede un risarcimento di tre milioni di euro.",
        ),
        ("text", "Il sindaco chiede una corsa sostitutiva e annuncia una riunione per giovedì con i pendolari."),
    ]


def test_bold_and_larger_lines_are_headings() -> None:
    lines = [HEAD, *column(TEXT), *column(["*Che cosa succede ora"], down=260), *column(SECOND, down=280)]
    assert ("heading", "Che cosa succede ora") in shape(read(pdf(lines)))
    lines = [HEAD, *column(TEXT), *column(["Che cosa succede ora"], down=260, size=14), *column(SECOND, down=280)]
    assert ("heading", "Che cosa succede ora") in shape(read(pdf(lines)))


def test_heads_and_feet_of_pages_are_set_aside_and_their_paragraph_goes_on() -> None:
    def page(number: int, *lines: tuple[float, float, float, str]) -> list[tuple[float, float, float, str]]:
        return [(70, 50, 9, "FSFE – Comunicato stampa"), *lines, (290, 800, 9, f"Pagina {number} di 2")]

    article = read(pdf(page(1, HEAD, *column(TEXT[:2], down=700)), page(2, *column([TEXT[2], "", *SECOND], down=90))))
    asides = [each.text for each in article.asides if each.reason == "running head"]
    assert asides == ["FSFE – Comunicato stampa", "Pagina 1 di 2"] * 1 + ["FSFE – Comunicato stampa", "Pagina 2 di 2"]
    assert "un risarcimento di tre milioni di euro." in article.blocks[1].text
    assert [block.line for block in article.blocks] == [1, 1, 2]


def test_two_columns_are_read_one_after_the_other() -> None:
    left = column(
        ["La società che gestisce la linea ha", "detto che il servizio finisce e che i", "conti non"], size=10
    )
    right = column(["tornano da anni. Il sindaco risponde", "che la Provincia pagherà il resto."], left=320, size=10)
    text = read(pdf([HEAD, *left, *right])).blocks[1].text
    assert "i conti non tornano da anni." in text


def test_footnotes_and_tables_are_set_aside() -> None:
    notes = column(["1 Comunicato della società, 12 marzo."], down=780, size=8)
    rows = [(70.0, 400.0 + 14 * row, 11.0, words) for row, words in enumerate(["Anno", "2024", "2025"])]
    figures = [(300.0, 400.0 + 14 * row, 11.0, words) for row, words in enumerate(["Passeggeri", "84.000", "71.500"])]
    table = [line for pair in zip(rows, figures, strict=True) for line in pair]
    article = read(pdf([HEAD, *column([*TEXT, "", *SECOND]), *table, *notes]))
    found = {each.reason: each.text for each in article.asides}
    assert found["footnote"] == "1 Comunicato della società, 12 marzo."
    assert found["table"] == "Anno | Passeggeri / 2024 | 84.000 / 2025 | 71.500"


def test_properties_are_candidates() -> None:
    metadata = read(pdf([HEAD, *column(TEXT)], title="Bozza 3", author="Anna Neri")).metadata
    assert metadata.title is None
    assert {(each.field, each.value) for each in metadata.candidates} == {
        ("title", "Bozza 3"),
        ("author", "Anna Neri"),
        ("date", "2026-03-12"),
    }


def test_the_name_of_a_program_or_file_is_no_title() -> None:
    metadata = read(pdf([HEAD, *column(TEXT)], title="Microsoft Word - comunicato.doc")).metadata
    assert not [each for each in metadata.candidates if each.field == "title"]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (pdf([]), "I005 there is no text in the file"),
        (pdf([(70, 100, 12, "7")]), "I005"),
        (pdf([HEAD, *column(TEXT)], encrypt=True), "I003 the file is encrypted"),
        (pdf(*[[HEAD]] * 101), "I002 the file has 101 pages"),
        (b"%PDF-1.7\n" + b"\x00" * 500, "I003"),
        (pdf([HEAD, *column(TEXT)])[:700], "I00"),
    ],
)
def test_what_cannot_be_used_is_refused_in_one_line(data: bytes, said: str) -> None:
    with pytest.raises(ContentError, match=said) as caught:
        read(data)
    assert len(caught.value.problems) == 1
    assert caught.value.problems[0].hint


# Runs a command and adds the most memory it had to a file. In between, for a child counts its parent's memory as its own.
WEIGH = """
import resource, subprocess, sys
done = subprocess.run(sys.argv[2:])
with open(sys.argv[1], "a") as peaks:
    print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss, file=peaks)
sys.exit(done.returncode != 0)
"""


@pytest.mark.long
@pytest.mark.skipif(sys.platform != "linux", reason="the system sets no limit of memory to a process")
def test_a_file_that_unpacks_to_gigabytes_is_refused_before_it_takes_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One that unpacks to little is read as any other: it is the size that is refused."""
    peaks, run = tmp_path / "peaks", subprocess.run

    def weighed(command: list[str], **settings: Any) -> Any:
        return run([sys.executable, "-c", WEIGH, str(peaks), *command], **settings)

    monkeypatch.setattr(subprocess, "run", weighed)
    with pytest.raises(ContentError, match=r"it\.pdf:1:1: I005 there is no text"):
        read(pdf_bomb(20))
    with pytest.raises(ContentError, match=r"it\.pdf:1:1: I002 the file takes more memory or time than any article"):
        read(pdf_bomb(450))
    weights = [int(kilobytes) for kilobytes in peaks.read_text("utf-8").split()]
    assert len(weights) == 2
    assert max(weights) < 500_000


def test_as_many_pages_as_are_read_fit_into_the_memory() -> None:
    page = column(["La società dice che il traghetto tra le due rive da domani non viaggia più."] * 25, down=80)
    blocks = read(pdf(*[page] * 100)).blocks
    assert sum(len(block.text) for block in blocks) > 150_000


def test_a_file_that_breaks_pdfium_breaks_nothing_else(monkeypatch: pytest.MonkeyPatch) -> None:
    def killed(*_: object, **__: object) -> None:
        raise subprocess.CalledProcessError(-signal.SIGSEGV, "pdfium")

    monkeypatch.setattr(subprocess, "run", killed)
    with pytest.raises(ContentError, match=r"it\.pdf:1:1: I002"):
        read(pdf([HEAD]))


@pytest.mark.parametrize(
    ("text", "is_garbled"),
    [
        ("Il traghetto n.º 3 costa 5 µg e 2ª classe, e=mc² e λ piccola", False),
        ("Der Grenzwert liegt bei 5 µm, α-Strahler sind ausgenommen", False),
        ("今日のNHKニュースとソウルの서울 소식 한국어 ｶﾀｶﾅ", False),
        ("Москва и Київ, АЭС", False),
        ("قال الوزير إن الجسر مغلق", False),
        ("", False),
        ("ٱĴǎƶơǎƹŎķ ຊا࠘᧽䋔 ٱ˄Ⱊاور ǎ ٳ㶜ຝ䆀䩱ط", True),
        ("Iл trагhеttо nоn раrtе реrché il mоtоrе è rоttо", True),
    ],
)
def test_letters_of_several_scripts_in_one_word_are_wrong_letters(text: str, is_garbled: bool) -> None:
    assert garbled(text) == is_garbled


def lines_of(*placed: tuple[str, float, float, float, float]) -> list[PageLine]:
    """Lines of one page: words, left, right, down, size."""
    return [PageLine(1, words, left, right, down, 842, size, bold=False) for words, left, right, down, size in placed]


@pytest.mark.parametrize("mark", ["1", "12", "*", "†", "2,3"])
@pytest.mark.parametrize("left", [200, 500])
def test_a_raised_mark_parts_no_paragraph(mark: str, left: float) -> None:
    blocks, asides = paragraphs_of(
        lines_of(
            ("Il traghetto tra le due rive da domani non viaggia più, ha detto la società.", 70, 500, 200, 13.6),
            (mark, left, left + 4, 199.6, 8.1),
            ("e il sindaco chiede una corsa sostitutiva per i pendolari di Riva e di Torbole,", 70, 500, 213.4, 13.6),
            ("che ora devono prendere l'auto.", 70, 250, 226.8, 13.6),
        )
    )
    assert len(blocks) == 1
    assert (asides == []) == (left == 500)
    assert ("società.\u00b9 e" in blocks[0].text) == (mark == "1" and left == 500)


def test_a_small_number_between_paragraphs_is_no_mark_of_the_line_above() -> None:
    blocks, _ = paragraphs_of(
        lines_of(
            ("Il traghetto tra le due rive da domani non viaggia più.", 70, 400, 200, 13.6),
            ("7", 200, 204, 230, 8.1),
            ("Il sindaco chiede una corsa sostitutiva.", 70, 400, 250, 13.6),
        )
    )
    assert [block.text for block in blocks][1] == "7"


@pytest.mark.parametrize(
    "line", ["1. Il ponte ........ 4", "Il sindaco…………… 12", "2.1 La strada . . . . . . . 7", "Fine _______ 90"]
)
def test_lines_of_a_table_of_contents_are_set_aside(line: str) -> None:
    text = f"Un titolo\n\n{line}\n\nUna prima frase che finisce.\n\nUna seconda... e poi altre 4 frasi.\n"
    article = read_article(ArticleFile("it", "articles/it.txt", text.encode()))
    assert [each.text for each in article.asides if each.reason == "table of contents"] == [line]
    assert len(article.blocks) == 3
