"""What cannot be read says in one line what to do instead, by what it holds and by its name."""

# ruff: noqa: E501
from __future__ import annotations

import io
import time
import zipfile

import pytest
from tests.ingest.documents import docx, pdf

from story_explainer.ingest.article import ArticleFile
from story_explainer.ingest.reading.read import read_article
from story_explainer.story.problems import ContentError


def archive(*names: str, first: bytes = b"") -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as file:
        for name in names:
            file.writestr(name, first if name == "mimetype" else b"x")
    return data.getvalue()


SUBTITLES = b"1\n00:00:01,000 --> 00:00:03,500\nBuongiorno.\n\n2\n00:00:04,000 --> 00:00:06,000\nCiao.\n"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
FEED = b'<?xml version="1.0"?>\n<rss version="2.0"><channel><title>x</title></channel></rss>'


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("it.doc", OLE, "old Word"),
        ("it.docx", OLE, "old Word"),
        ("it.docx", OLE + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
        ("it.msg", OLE + "__substg1.0_".encode("utf-16-le"), r"\.eml"),
        ("it.rtf", b"{\\rtf1 ciao}", "RTF"),
        ("it.txt", b"{\\rtf1 ciao}", "RTF"),
        ("it.odt", archive("mimetype", "content.xml", "META-INF/manifest.xml", first=b"application/vnd.oasis.opendocument.text"), "OpenDocument"),
        ("it.epub", archive("mimetype", "META-INF/container.xml", first=b"application/epub+zip"), "EPUB"),
        ("it.zip", archive("a.txt"), "unpack"),
        ("it.txt", archive("a.txt"), "unpack"),
        ("it.xlsx", archive("xl/workbook.xml"), "table"),
        ("it.srt", SUBTITLES, "subtitles"),
        ("it.txt", SUBTITLES, "subtitles"),
        ("it.vtt", b"WEBVTT\n\n00:01.000 --> 00:04.000\nCiao\n", "subtitles"),
        ("it.xml", FEED, "feed"),
        ("it.html", FEED, "feed"),
        ("it.txt", b'<feed xmlns="http://www.w3.org/2005/Atom"></feed>', "feed"),
        ("it.jpg", b"\xff\xd8\xff\xe0" + bytes(50), "OCR"),
        ("it.png", b"\x89PNG\r\n\x1a\n" + bytes(50), "OCR"),
        ("it.txt", b"\x89PNG\r\n\x1a\n" + bytes(50), "OCR"),
        ("it.mp3", b"ID3" + bytes(50), "transcribed"),
        ("it.m4a", bytes(4) + b"ftypM4A " + bytes(50), "transcribed"),
        ("it.mhtml", b"From: <Saved by Blink>\nSnapshot-Content-Location: https://x\nMIME-Version: 1.0\n\n<html>", "HTML only"),
        ("it.mbox", 2 * b"From a@b.c Tue Mar 10 10:12:00 2026\nFrom: a@b.c\n\nCiao.\n\n", "mailbox"),
        ("it.eml", 2 * b"From a@b.c Tue Mar 10 10:12:00 2026\nFrom: a@b.c\n\nCiao.\n\n", "mailbox"),
        ("it.pages", archive("Index/Document.iwa"), "export"),
        ("it.gz", b"\x1f\x8b" + bytes(50), "unpack"),
        ("it.json", b"{}", "data for programs"),
        ("it.csv", b"a;b\n", "table"),
        ("it.txt", pdf([(70, 100, 12, "x")]), r"something\.pdf"),
        ("it.txt", docx("Ciao."), r"something\.docx"),
        ("it.pdf", docx("Ciao."), r"something\.docx"),
        ("it.pdf", b"solo testo", "no .pdf"),
        ("it.xyz", b"Una frase.", "not known"),
    ],
)  # fmt: skip
def test_each_says_what_to_do(name: str, data: bytes, said: str) -> None:
    with pytest.raises(ContentError, match=rf"^[^\n]*I00[34] [^\n]*{said}[^\n]*$") as caught:
        read_article(ArticleFile("it", f"articles/{name}", data))
    assert caught.value.problems[0].hint


@pytest.mark.parametrize(
    "text",
    [
        "Die Seite\n\n<rss> ist ein Format für Feeds, sagt die Redaktion der Zeitung.\n",
        "BMW kündigt an\n\nBM ist eine Abkürzung, die in keinem Wörterbuch steht, sagt er.\n",
        "Um 10:00 --> 11:00\n\nDer Zug fährt um zehn Uhr ab und kommt um elf Uhr an.\n",
    ],
)
def test_texts_that_only_look_like_it_are_read(text: str) -> None:
    assert read_article(ArticleFile("de", "articles/de.txt", text.encode())).blocks


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("it.docx", docx(*["Una frase che finisce."] * 10_500)),
        ("it.pdf", pdf(*[[(70, 50 + 11 * row, 9, f"Una riga {row} " + "di testo " * 9) for row in range(65)]] * 60)),
        ("it.eml", b"From: a@b.c\n" + b"X-A: b\n" * 100_000 + b"\nTesto che finisce."),
        ("it.eml", b"From: a@b.c\nSubject: x\n\n" + b"> riga quotata\n" * 60_000),
        ("it.eml", b"From: a@b.c\nContent-Type: text/html\n\n<table>" + b"<tr><td>a<td>b" * 150_000),
        pytest.param("it.txt", b"Da: a@b.c\nOggetto: x\n\nciao\n\n" * 19_000, marks=pytest.mark.long),
        ("it.txt", b"From: a@b.c\nMIME-Version: 1.0\n\n" + b"parola " * 200_000),
    ],
)
def test_what_is_far_too_large_is_refused_at_once(name: str, data: bytes) -> None:
    start = time.process_time()
    with pytest.raises(ContentError, match="I002"):
        read_article(ArticleFile("it", f"articles/{name}", data))
    assert time.process_time() - start < 8
