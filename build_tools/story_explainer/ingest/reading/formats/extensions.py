"""What dialects of Markdown have beyond CommonMark: boxes, tabs, definitions, deletions, attributes, links of notes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from story_explainer.ingest.article import Aside

_MARKUP = "markup"
# “!!! note "Title"”, “??? info”, “=== "Tab"”, whose text is indented; “:::note”, whose text is not.
_BOX = re.compile(r'^(?P<indent>\s*)(?:!!!|\?\?\?\+?|===)\s+(?P<kind>[a-z][\w -]*?|)\s*(?:"(?P<title>[^"]*)")?\s*$')
_FENCED_BOX = re.compile(r"^\s*:::+\s*(?P<kind>[\w-]*)\s*(?:\{.*\}|\[(?P<title>[^\]]*)\])?\s*$")
_ALERT = re.compile(r"^\s*>\s*\[!\w+\][+-]?\s*(?P<title>.*)$")
_DEFINITION = re.compile(r"^( {0,3}):(?=\s{1,4}\S)")
_CODE = re.compile(r"^\s*(?:```|~~~)")
_TITLE_BLOCK = re.compile(r"\A%[ ]+(?P<title>[^\n]+)\n(?:%[ ]*(?P<author>[^\n]*)\n)?(?:%[ ]*(?P<date>[^\n]*)\n)?")

_RAISED: dict[int, str] = {ord(figure): raised for figure, raised in zip("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹", strict=True)}
_INLINE: tuple[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]], ...] = (
    (re.compile(r"\[\[(?:[^\[\]|\n]{0,300}\|)?([^\[\]|\n]{1,300})\]\]"), r"\1"),
    (re.compile(r"==(?=\S)([^=\n]+)(?<=\S)=="), r"\1"),
    (re.compile(r"(?<=\S)\^(\d{1,3})\^"), lambda found: found[1].translate(_RAISED)),
    (re.compile(r"(?<!\s)\s*\{[:#.][^{}\n]{1,80}\}"), ""),
    (re.compile(r"\s\^[\w-]{3,40}$"), ""),
)


@dataclass
class Plainer:
    """A text in Markdown that CommonMark can read, line by line the same; and what of its markup was set aside."""

    text: str
    asides: list[Aside] = field(default_factory=list)


def to_common(text: str, skipped: int) -> Plainer:
    """Put the boxes, tabs and definitions of dialects into CommonMark.

    Args:
        text: the text, without its front matter.
        skipped: how many lines stand before it in the file.
    """
    plainer = Plainer("")
    lines = list(_lines(text.split("\n"), skipped, plainer.asides))
    plainer.text = "\n".join(lines)
    return plainer


def _lines(lines: list[str], skipped: int, asides: list[Aside]) -> Iterator[str]:
    inside: list[int] = []  # how far the boxes that are open are indented
    code = False
    for number, line in enumerate(lines, 1 + skipped):
        code ^= bool(_CODE.match(line))
        depth = len(line) - len(line.lstrip())
        while inside and line.strip() and depth <= inside[-1]:
            inside.pop()
        own = line[4 * len(inside) :] if inside and line.strip() else line
        box = None if code else _BOX.match(line) or _FENCED_BOX.match(line) or _ALERT.match(line)
        if box:
            asides.append(Aside(" ".join(line.split()), number, _MARKUP))
            if box.re is _BOX:
                inside.append(depth)
            title = box["title"] or ""
            yield f"#### {title}" if title else ">" if box.re is _ALERT else ""
        else:
            yield own if code else _DEFINITION.sub(r"\1-", own)


def title_block(text: str) -> tuple[dict[str, str], int]:
    """What Pandoc's title block says, “% Title”, “% Author”, “% Date”, and where the text begins behind it."""
    found = _TITLE_BLOCK.match(text)
    return ({key: said for key, said in found.groupdict().items() if said}, found.end()) if found else ({}, 0)


def without_marks(text: str) -> str:
    """A paragraph without the marks of dialects inside it."""
    for pattern, instead in _INLINE:
        text = pattern.sub(instead, text)
    return text.strip()
