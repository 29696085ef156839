"""The samples of the documents: what stands between fences, each with its place and what its first line says it is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from textwrap import dedent

from tests.toy_site import ROOT

PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]
_FENCE = re.compile(r"(?P<indent> *)(?P<fence>```+|~~~+)(?P<info>.*)")
_SPAN = re.compile(r"(?<!`)`([^`]+)`(?!`)")


@dataclass(frozen=True)
class Sample:
    """One sample.

    Attributes:
        page: the document, relative to the project.
        line: that of its fence.
        kind: the first word after the fence, such as `yaml`.
        of: what follows it: the file that it belongs to, such as `claims.yml`, or `claims.yml#Claim` for a part of one.
        text: what stands between the fences.
    """

    page: str
    line: int
    kind: str
    of: str
    text: str

    def __str__(self) -> str:
        return f"{self.page}:{self.line}"


def samples(page: Path) -> Iterator[Sample]:
    """Every sample of a page."""
    name, begun, lines = page.relative_to(ROOT).as_posix(), None, list[str]()
    for number, line in enumerate(page.read_text(encoding="utf-8").splitlines(), 1):
        fence = _FENCE.fullmatch(line)
        if begun is None:
            begun, lines = (number, fence) if fence else None, []
        elif fence and fence["fence"] == begun[1]["fence"] and not fence["info"]:
            kind, _, of = begun[1]["info"].partition(" ")
            yield Sample(name, begun[0], kind, of, dedent("\n".join(lines)) + "\n")
            begun = None
        else:
            lines.append(line)
    assert begun is None, f"{name}:{begun and begun[0]}: the fence is not closed"


def spans(page: Path) -> Iterator[tuple[str, str]]:
    """Each piece of code within the lines of a page, with its place; what stands between fences is no part of it."""
    within = False
    for number, line in enumerate(page.read_text(encoding="utf-8").splitlines(), 1):
        if _FENCE.fullmatch(line):
            within = not within
        elif not within:
            yield from ((f"{page.relative_to(ROOT).as_posix()}:{number}", code) for code in _SPAN.findall(line))


ALL = [sample for page in PAGES for sample in samples(page)]
