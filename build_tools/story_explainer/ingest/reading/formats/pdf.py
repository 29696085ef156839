"""PDF files with text, by PDFium (pypdfium2), an optional extra: the lines of their pages become paragraphs."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import unicodedata
from functools import cache
from importlib.util import find_spec
from typing import Any

from story_explainer.ingest.article import Candidate, Metadata, Parsed, refuse
from story_explainer.ingest.reading.pages import PageLine, paragraphs_of
from story_explainer.story.problems import ContentError

_READER = "story_explainer.ingest.reading.formats.pdfium"
_SECONDS = 60  # by the clock, where the system sets no limit to a process
_FEWEST = 20  # characters below which nothing but a stamp or a page number is text
_CREATED = re.compile(r"D:(\d{4})(\d\d)(\d\d)")
_MADE = "when the file was made, by its properties"
_BY = "by the properties of the file"
# More words than this share in two scripts at once stand in no text; and what is written together, Latin letters
# beside them included.
_MIXED = 0.3
_TOGETHER = frozenset(["CJK", "HIRAGANA", "KATAKANA", "HANGUL", "LATIN", "FULLWIDTH", "KATAKANA-HIRAGANA", "BOPOMOFO"])
_PROGRAM = re.compile(
    r"^(?:microsoft (?:word|powerpoint)|untitled|senza titolo|unbenannt|\S+\.\w{2,5}$)", re.IGNORECASE
)
_PRINT = "print its pages into a PDF of their own"


def read(name: str, data: bytes, locale: str) -> Parsed:
    """Read a PDF file, in a process of its own with limits of memory and time.

    Args:
        name: the file's name for messages.
        data: its bytes.
        locale: its language.

    Returns:
        Its blocks, each with its page as its line. What its pages have in common at their edges, footnotes and tables
        are set aside. Its properties are candidates alone: they may be another document's.

    Raises:
        ContentError: I002 it has too many pages or too much text, or takes too much memory or time; I003 it is
            damaged, encrypted, or its letters are not coded, or as others; I005 its pages are pictures; I012 the extra
            is not installed.
    """
    if find_spec("pypdfium2") is None:
        hint = "install it with “pip install 'story-explainer[formats]'”, or save the article as text"
        raise refuse(name, "I012", "reading PDF files needs the extra “formats”", hint)
    found = _asked(name, data)
    if fault := found.get("fault"):
        raise _refused(name, fault, found)
    lines = [PageLine(*line) for line in found["lines"]]
    letters = sum(map(str.isalpha, "".join(line.text for line in lines)))
    hint = "have its text recognised (OCR), or type it into a .txt file"
    if letters < _FEWEST:
        few = f"only {letters} of the file’s signs are letters" if letters else "there is no text in the file"
        raise refuse(name, "I005", f"{few}: its pages are pictures or drawings", hint)
    if found["uncoded"] > 0.1 * found["characters"]:
        raise refuse(name, "I003", "the letters of the file are drawn, and what they mean is not said", hint)
    if garbled(" ".join(line.text for line in lines)):
        raise refuse(name, "I003", "the letters of the file are coded as others than it shows", hint)
    blocks, asides = paragraphs_of(lines)
    return Parsed(tuple(blocks), tuple(asides), _metadata(found["told"]), encoding="unicode")


def garbled(text: str) -> bool:
    """Whether its words mix scripts that nobody mixes: the file maps its letters to wrong ones."""
    words = [word for word in text.split() if sum(map(str.isalpha, word)) > 1]
    mixed = sum(len(set(map(_script, filter(str.isalpha, word)))) > 1 for word in words if not word.isascii())
    return mixed > _MIXED * len(words)


@cache
def _script(letter: str) -> str:
    """The script of a letter, by the first word of its name; those that are written together are one."""
    first = unicodedata.name(letter, "UNKNOWN").split()[0]
    return "CJK" if first in _TOGETHER else first


def _asked(name: str, data: bytes) -> dict[str, Any]:
    """What the program that runs PDFium says of a file."""
    reader = find_spec(_READER)
    if reader is None or reader.origin is None:
        raise RuntimeError(_READER)
    # By its file, so that nothing else of the package is loaded; “-P”, for beside it lies an `html.py`.
    command = [sys.executable, "-P", reader.origin]
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=_SECONDS, check=True)  # noqa: S603
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired):
        raise refuse(name, "I002", "the file takes more memory or time than any article does", _PRINT) from None
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def _refused(name: str, fault: str, found: dict[str, Any]) -> ContentError:
    if fault == "encrypted":
        hint = "open it with its password, print it into a PDF without one, and give that"
        return refuse(name, "I003", "the file is encrypted", hint)
    if fault == "pages":
        hint = f"print those of the article into a PDF of their own, at most {found['most']}"
        return refuse(name, "I002", f"the file has {found['pages']:,} pages", hint)
    if fault == "long":
        return refuse(name, "I002", "the text is too long for an article", _PRINT)
    return refuse(name, "I003", "the file is no PDF, or is damaged", "open it, print it into a PDF anew, and give that")


def _metadata(properties: dict[str, str]) -> Metadata:
    told = {key: " ".join(str(value).split()) for key, value in properties.items()}
    made = _CREATED.match(told.get("CreationDate", ""))
    title = told.get("Title", "")
    found = [
        ("title", "" if _PROGRAM.match(title) else title, _BY),
        ("author", told.get("Author", ""), _BY),
        ("date", "-".join(made.groups()) if made else "", _MADE),
    ]
    return Metadata(candidates=tuple(Candidate(*each) for each in found if each[1]))
