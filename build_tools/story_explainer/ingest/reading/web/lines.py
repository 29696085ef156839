"""The lines of running text of a page, in order, each with the element that it stands in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from story_explainer.ingest.reading.ends import ends_sentence

HIDDEN = frozenset(["head", "script", "style", "noscript", "template", "svg"])
EVENTS = ("start", "end", "comment", "pi")
# What stands inside a line of text, in HTML and in trafilatura's own markup; all else begins a new line.
_INLINE = frozenset(
    [
        "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "hi", "i",
        "ins", "kbd", "label", "mark", "q", "ref", "rp", "rt", "ruby", "s", "samp", "small", "span", "strike", "strong",
        "sub", "sup", "time", "tt", "u", "var", "wbr",
    ]
)  # fmt: skip
_BREAKS = frozenset(["br", "lb"])


@dataclass(frozen=True, slots=True)
class Line:
    """A line of running text: the name of the element that it stands in, its words, its line in the file.

    `node` is the element; None for what stands outside of all.
    """

    tag: str
    text: str
    number: int
    node: Any = None


def lines_of(walk: Iterable[tuple[str, Any]], without: frozenset[str] = frozenset()) -> Iterator[Line]:
    """The lines of running text of a page, or of what trafilatura makes of it, in order.

    Args:
        walk: the events of a walk through the tree.
        without: elements that are not shown to readers.
    """
    stack: list[Any] = []
    parts: list[str] = []
    number, hidden, above = 1, 0, 0
    broken = False  # whether nothing has been said since the last line break

    def line() -> Iterator[Line]:
        text = words("".join(parts))
        parts.clear()
        if text and any(map(str.isalnum, text)):
            # What stands behind the last element, outside of all, is running text like that of a paragraph.
            node = stack[-1] if stack else None
            yield Line("h1" if above else "p" if node is None else node.tag, text, number, node)

    for event, node in walk:
        said = (node.text if event == "start" else node.tail) or ""
        if hidden or (event == "start" and node.tag in without):
            hidden += {"start": 1, "end": -1}.get(event, 0)
            said = "" if hidden else said
        elif node.tag in _BREAKS:
            if event == "start" and (broken or ends_sentence("".join(parts[-3:]))):
                yield from line()
            broken = True
            said += " "
        elif event in ("start", "end") and node.tag not in _INLINE:
            yield from line()
            if event == "start":
                stack.append(node)
                above += node.tag == "h1"
            else:
                above -= stack.pop().tag == "h1"
        broken = broken and not said.strip()
        if not parts and said.strip():
            number = int(node.sourceline or number)
        if parts or said.strip():
            parts.append(said)


def words(value: str | None) -> str | None:
    """A text with single blanks and no half characters; None for one without any."""
    clean = " ".join((value or "").encode("utf-8", "ignore").decode().split())
    return clean or None


def squeezed(text: str) -> str:
    """A text without blanks, to compare."""
    return "".join(text.split())


def folded(text: str) -> str:
    """The same, whatever the capitals and apostrophes."""
    return squeezed(text).casefold().replace("’", "'")
