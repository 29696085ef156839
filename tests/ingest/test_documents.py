"""Word files: what their styles say is a heading, what frames the text is set aside, what is hostile is refused."""

# ruff: noqa: E501
from __future__ import annotations

import builtins
import io
import zipfile
from collections.abc import Mapping
from typing import Any

import pytest
from tests.ingest.documents import docx, header, paragraph, properties

from story_explainer.ingest.article import Article, ArticleFile
from story_explainer.ingest.reading.read import read_article
from story_explainer.story.problems import ContentError

FIRST = "Da domani il traghetto tra le due rive non viaggia più, dice la società."
SECOND = "Il sindaco chiede una corsa sostitutiva e annuncia una riunione per giovedì."


def read(data: bytes, locale: str = "it", name: str = "articles/it.docx") -> Article:
    return read_article(ArticleFile(locale, name, data))


def shape(article: Article) -> list[tuple[str | None, str]]:
    return [(block.kind, block.text) for block in article.blocks]


def aside(article: Article, reason: str) -> list[str]:
    return [each.text for each in article.asides if each.reason == reason]


def test_styles_say_what_is_a_heading() -> None:
    body = [paragraph("Il traghetto si ferma", "Title"), FIRST, paragraph("Che cosa succede", "Heading1"), SECOND]
    assert shape(read(docx(*body))) == [
        ("title", "Il traghetto si ferma"),
        ("text", FIRST),
        ("heading", "Che cosa succede"),
        ("text", SECOND),
    ]


def test_several_first_level_headings_are_sections() -> None:
    body = [FIRST, paragraph("Uno", "Heading1"), SECOND, paragraph("Due", "Heading1"), FIRST]
    assert [kind for kind, _ in shape(read(docx(*body)))] == ["text", "heading", "text", "heading", "text"]


def test_what_no_style_says_is_told_by_its_looks() -> None:
    assert shape(read(docx("Il traghetto si ferma", FIRST, SECOND)))[0] == ("title", "Il traghetto si ferma")


def test_bold_lines_are_headings() -> None:
    bold = "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>Che cosa succede ora</w:t></w:r></w:p>"
    assert ("heading", "Che cosa succede ora") in shape(read(docx("Il traghetto si ferma", FIRST, bold, SECOND)))


def test_tracked_changes_are_read_as_if_accepted() -> None:
    changed = (
        '<w:p><w:r><w:t xml:space="preserve">La linea chiude </w:t></w:r><w:del w:id="1"><w:r><w:delText>lunedì</w:delText>'
        '</w:r></w:del><w:ins w:id="2"><w:r><w:t>martedì</w:t></w:r></w:ins><w:r><w:t>.</w:t></w:r></w:p>'
    )
    assert ("text", "La linea chiude martedì.") in shape(read(docx("Il traghetto si ferma", FIRST, changed)))


def test_headers_footers_and_tables_are_set_aside() -> None:
    cell = "<w:tc><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc>"
    rows = [("Anno", "Passeggeri"), ("2024", "84.000")]
    table = "".join(f"<w:tr>{''.join(map(cell.format, row))}</w:tr>" for row in rows)
    data = docx(
        "Il traghetto si ferma",
        FIRST,
        f"<w:tbl>{table}</w:tbl>",
        SECOND,
        parts={"word/header1.xml": header("FSFE – Bozza")},
    )
    article = read(data)
    assert aside(article, "running head") == ["FSFE – Bozza"]
    assert aside(article, "table") == ["Anno | Passeggeri / 2024 | 84.000"]
    assert [text for _, text in shape(article)] == ["Il traghetto si ferma", FIRST, SECOND]


def test_properties_are_candidates_and_not_said_of_the_article() -> None:
    told = properties(title="Modello comunicato", creator="Utente", created="2024-01-09T08:00:00Z")
    metadata = read(docx("Il traghetto si ferma", FIRST, parts={"docProps/core.xml": told})).metadata
    assert (metadata.title, metadata.author, metadata.date) == (None, None, None)
    found = {(each.field, each.value) for each in metadata.candidates}
    assert found == {("title", "Modello comunicato"), ("author", "Utente"), ("date", "2024-01-09")}


def test_signs_that_turn_the_direction_and_soft_hyphens_go() -> None:
    assert read(docx("Il traghetto", "Una fra\u00adse con \u202etrucco\u202c che finisce.")).blocks[1].text == (
        "Una frase con trucco che finisce."
    )


def test_markup_in_a_document_stays_text() -> None:
    assert read(docx("Il traghetto", "Una frase <script>alert(1)</script> finita.")).blocks[1].text == (
        "Una frase <script>alert(1)</script> finita."
    )


def zipped(files: Mapping[str, bytes]) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return data.getvalue()


ENTITIES = b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><w:document/>'


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (docx("x")[:300], "I004"),  # cut off: an archive that cannot be opened
        (docx(FIRST, parts={"word/document.xml": ENTITIES}), "I003"),
        (docx(FIRST, parts={"word/document.xml": b"<w:document"}), "I003"),
        (docx(FIRST, parts={"word/document.xml": b" " * 9_000_000}), "I002"),
        (docx(FIRST, parts={f"word/media/{n}": b"" for n in range(5_100)}), "I002"),
        (b"plain text, whatever its name says.", "I003"),
        (docx(), "I005"),
    ],
)
def test_what_cannot_be_used_is_refused_in_one_line(data: bytes, code: str) -> None:
    with pytest.raises(ContentError) as caught:
        read(data)
    assert [problem.code for problem in caught.value.problems] == [code]
    assert caught.value.problems[0].hint


def test_deep_nesting_is_read_or_refused() -> None:
    table = "<w:p><w:r><w:t>In mezzo.</w:t></w:r></w:p>"
    for _ in range(2_000):
        table = f"<w:tbl><w:tr><w:tc>{table}<w:p/></w:tc></w:tr></w:tbl>"
    with pytest.raises(ContentError, match=r"I00[235]"):
        read(docx(table))


@pytest.mark.parametrize(
    ("ending", "package", "extra"), [("docx", "mammoth", "formats"), ("pdf", "pypdfium2", "formats")]
)
def test_without_the_extra_one_line_says_which(
    monkeypatch: pytest.MonkeyPatch, ending: str, package: str, extra: str
) -> None:
    known = builtins.__import__

    def without(name: str, *others: Any, **more: Any) -> Any:
        if name == package:
            raise ImportError(name)
        return known(name, *others, **more)

    monkeypatch.setattr(builtins, "__import__", without)
    monkeypatch.setattr("story_explainer.ingest.reading.formats.pdf.find_spec", lambda name: None)
    data = docx(FIRST) if ending == "docx" else b"%PDF-1.7"
    with pytest.raises(ContentError, match=f"I012.*{extra}"):
        read(data, name=f"articles/it.{ending}")


def test_a_comment_leaves_no_mark_in_the_text_and_is_kept_once() -> None:
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    said = "Ist das sicher?"
    comments = f'<w:comments {space}><w:comment w:id="0" w:initials="MW">{paragraph(said)}</w:comment></w:comments>'
    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="c" Type="{office}/comments" Target="comments.xml"/></Relationships>'
    )
    marked = paragraph(FIRST, inner='<w:r><w:commentReference w:id="0"/></w:r>')
    article = read(
        docx(marked, SECOND, parts={"word/comments.xml": comments, "word/_rels/document.xml.rels": relations})
    )
    assert [text for _, text in shape(article)] == [FIRST, SECOND]
    assert [(each.reason, each.text) for each in article.asides] == [("comment", said)]
