"""Italian articles with the words of others marked by two readers: offsets, in `quotations_it.json`.

The texts are no part of the project. They lie in `../shared` beside the checkout: NTREX-128 and releases of FSFE
(CC BY-SA 4.0), pages of Debian (Expat), Wikinews (CC BY 2.5). A text whose checksum is another one is left out, for its
offsets are worth nothing. What counts as a quotation stands in `quotations_it.md`.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

SHARED = Path(__file__).resolve().parents[2] / "shared"
GOLD = Path(__file__).with_name("quotations_it.json")
LINES = "bitext/lines/it.txt"
_MARK = re.compile('[“”„"«»]')


def paragraphs(lines: Iterable[str]) -> str:
    """A document of single lines as an article: each is a paragraph, or goes on with one whose quotation is open."""
    made: list[str] = []
    for line in lines:
        if made and len(_MARK.findall(made[-1])) % 2 and not _MARK.match(line):
            made[-1] += f" {line}"
        else:
            made.append(line)
    return "\n\n".join(made) + "\n"


def text(source: str, document: str | None) -> str | None:
    """The text of an article; None where it is not there.

    Args:
        source: its file below `../shared`.
        document: which document of a file of lines it is.
    """
    path = SHARED / source
    if not path.is_file():
        return None
    if document is None:
        with path.open(encoding="utf-8", newline="") as file:
            return file.read()
    names = path.with_name("documents.txt").read_text("utf-8").split("\n")
    lines = path.read_text("utf-8").split("\n")
    return paragraphs(line for name, line in zip(names, lines, strict=False) if name == document)


def articles(part: str) -> list[dict[str, Any]]:
    """The articles of a part, `develop` or `report`, with `id`, `language`, `text` and `quotations`."""
    found = []
    for each in json.loads(GOLD.read_text("utf-8"))["articles"]:
        read = text(each["source"], each.get("document")) if each["part"] == part else None
        if read is not None and hashlib.sha256(read.encode()).hexdigest() == each["sha256"]:
            quotations = [
                {"type": kind, "quote": [quote], "speaker": [speaker] if speaker else [], "cue": []}
                for kind, quote, speaker in each["quotations"]
            ]
            found.append({"id": each["id"], "language": "it", "text": read, "quotations": quotations})
    return found
