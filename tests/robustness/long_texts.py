"""Articles as long as they may be, each part like the last: here shows what takes a square of the length."""

from __future__ import annotations

import json
from email.message import EmailMessage
from html import escape
from random import Random

from story_explainer.ingest.article import ArticleFile
from story_explainer.ingest.reading.formats import FORMATS
from story_explainer.ingest.reading.read import MAX_CHARACTERS, read_article, sentences
from story_explainer.ingest.reading.recognise import language_of
from story_explainer.story.problems import ContentError
from tests.ingest.documents import column, docx, pdf
from tests.robustness.guarded import refused
from tests.robustness.odd import CHARACTERS, MARKUP, WORDS

LOCALES = ("it", "de", "en", "fr", "es", "ru", "ar", "zh", "und")
ENDINGS = tuple(each.endings[0] for each in FORMATS)
_MARKS = (
    ". , ; : ! ? … .. ... - – — -- / | · • > < = + * ** *** _ __ # ## ~ ~~ ^ ` ``` $ % & @ \\ ' \" ’ ‘ ‚ “ ” „ « » "
    "‹ › ( ) [ ] [[ ]] { } {: [^1] [1] ¹ ² † ‡ 。 ！ 「 」 ؟ <p> <div> <b> <q> <li> <td> <br> </p> <blockquote> &nbsp; "
    "&#8220; \\( - 1. 10. 5. a) I. A. A.B. S.p.A. z. B. v. Chr. Nr. pag. p.m. av. J.-C. 44 1.000 1,5 2026 12:30 "
    "10/3/2026 1) (1) http:// https://a.b/ www. a@b.c mailto: tel: +39 Dr. Sig. Yahoo! (dpa) dpa (ANSA) BERLIN, "
    "Roma, 10 marzo : From: Da: Von: Betreff: Gesendet: Foto: © Autore: By di von März gestern ieri yesterday kg "
    "Mio. % Euro Leggi anche: #tag"
)
MARKS = _MARKS.split(" ")
_BLANKS = ["", "", " ", " ", "  ", "    ", "\t", "\n", "\n\n", "\r\n", "\u00a0", "\u200b", "\n> ", "\n- ", "\n    "]
_SAID = "Il presidente della Ford ha detto che la società non ha parlato con la Xiaomi di una fabbrica in Europa. "


def long_text(rnd: Random) -> str:
    """A few marks, words and blanks over and over, with something else before and behind."""
    parts = rnd.choices([MARKS, WORDS, CHARACTERS, MARKUP], weights=[6, 2, 1, 1], k=rnd.choice([1, 1, 2, 3, 5]))
    unit = "".join(rnd.choice(part) + rnd.choice(_BLANKS) for part in parts) or "a"
    before = rnd.choice(["", "", _SAID, "Titolo\n\n", rnd.choice(MARKS), _SAID + "\n\n" + rnd.choice(MARKS)])
    behind = rnd.choice(["", "a", " x", "\n\n" + _SAID, rnd.choice(MARKS), " " + rnd.choice(MARKS) + " A"])
    room = MAX_CHARACTERS - len(before) - len(behind) - 200
    return before + unit * (room // len(unit)) + behind


def packed(ending: str, text: str, rnd: Random) -> bytes:
    """A text as an article of a format."""
    if ending == ".html":
        bare = rnd.random() < 0.5
        inner = text if bare else "".join(f"<p>{escape(part)}</p>" for part in text.split("\n\n"))
        stated = json.dumps({"@type": "NewsArticle", "headline": text[:300], "articleBody": text[:5_000]})
        head = f'<head><title>{escape(text[:200])}</title><script type="application/ld+json">{stated}</script></head>'
        page = f"<!doctype html><html>{head}<body><article><h1>Un titolo</h1><p>{_SAID * 3}</p>{inner}</article></body>"
        return page.encode("utf-8", "replace")
    if ending == ".docx":
        plain = "".join(each if each.isprintable() or each in "\n\t" else " " for each in text)
        return docx(*(part.lstrip("<") or "x" for part in plain.split("\n" if rnd.random() < 0.5 else "\n\n")))
    if ending == ".eml":
        mail = EmailMessage()
        mail["From"], mail["Subject"] = "Anna <anna@example.org>", " ".join(text[:200].split()) or "x"
        plain = text.encode("utf-8", "replace").decode()
        mail.set_content(plain, subtype=rnd.choice(["plain", "plain", "html"]), cte="base64")
        return mail.as_bytes()
    if ending == ".pdf":
        plain = text.encode("cp1252", "replace").decode("cp1252")
        width = rnd.choice([8, 60, 60, 400])
        lines = [part[at : at + width] for part in plain.split("\n") for at in range(0, len(part), width)]
        return pdf(*(column(lines[at : at + 45]) for at in range(0, min(len(lines), 45 * 400), 45)))
    return text.encode("utf-8", "replace")


def article(rnd: Random) -> tuple[str, bytes]:
    """The ending of a file's name, and what is in it."""
    ending = rnd.choice(ENDINGS)
    return ending, packed(ending, long_text(rnd), rnd)


def try_long(rnd: Random, ending: str, data: bytes) -> str:
    """Read such an article; one in ten without being told its language.

    Raises:
        Refused: it was refused with a message.
    """
    locale = rnd.choice(LOCALES)
    try:
        if rnd.random() < 0.1:
            language_of(f"some{ending}", data)
            return "recognised"
        list(sentences(read_article(ArticleFile(locale, f"articles/{locale}{ending}", data))))
    except ContentError as error:
        raise refused(error.problems) from None
    return "read"
