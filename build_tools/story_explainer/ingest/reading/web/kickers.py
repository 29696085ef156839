"""Headings that hold two: a kicker and a headline, or a headline and a line below it, told apart by markup alone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from story_explainer.ingest.reading.web.lines import HIDDEN, folded, words

_KICKER = re.compile(
    r"kicker|overline|top-?line|dachzeile|over-?title|sopratitolo|occhiello|prefix|topic|spitzmarke|super-?title|eyebrow|"
    r"roofline|pre-?title|pre-?header|label|category|rubri|flag|antetitulo|surtitre",
    re.IGNORECASE,
)
_MOST_WORDS, _FEWEST_WORDS = 10, 2


def part_headings(page: Any, titles: Sequence[str]) -> None:
    """Move a kicker in front of its heading, and what stands below a headline behind it.

    That a heading's two elements are two texts is said by the name of the first, or by a title that the page states:
    it has the one without the other. A headline that is only set in two lines has both, one right behind the other.

    Args:
        page: the page as a tree of lxml; it is changed.
        titles: the titles that the page states.
    """
    titles = [folded(title) for title in titles]
    for node in list(page.iter("h1", "h2")):
        if (kicker := _named_kicker(node, titles)) is not None and node.getparent() is not None:
            _move(node, kicker, words(_text(kicker)) or "", before=True)
            continue
        parts = _parts(node)
        if len(parts) != 2 or node.getparent() is None:
            continue
        (first, over), (second, under) = parts
        if len(over.split()) > _MOST_WORDS or len(under.split()) < _FEWEST_WORDS:
            if not (_in(over, titles) and not _in(under, titles)):
                continue
        elif _in(over + under, titles) or _in(f"{over} {under}", titles):
            continue
        if (
            _is_kicker(first, over, titles)
            or (_in(under, titles) and not _starts(over, titles))
            or _with_colon(over, under, titles)
        ):
            _move(node, first, over, before=True)
        elif _in(over, titles) and not _in(under, titles):
            _move(node, second, under, before=False)


def _named_kicker(node: Any, titles: Sequence[str]) -> Any:
    """The element before a heading's own words that has the name of a kicker, where a title begins without it."""
    first = next((each for each in node if isinstance(each.tag, str)), None)
    if first is None or any(map(str.isalnum, node.text or "")) or not _KICKER.search(first.get("class") or ""):
        return None
    behind = [f"{_text(each) if isinstance(each.tag, str) else ''} {each.tail or ''}" for each in first.itersiblings()]
    loose = words(" ".join([first.tail or "", *behind]))
    rest = folded(loose) if loose else ""
    alone = len((loose or "").split()) >= _FEWEST_WORDS and any(title.startswith(rest) for title in titles)
    return first if alone and (first.tail or "").strip() and words(_text(first)) else None


def _parts(node: Any) -> list[tuple[Any, str]]:
    """The elements with words that a heading is made of, where it has no words beside them."""
    loose = [node.text or "", *(child.tail or "" for child in node)]
    if any(any(map(str.isalnum, text)) for text in loose):
        return []
    children = [child for child in node if isinstance(child.tag, str) and child.tag not in HIDDEN]
    found = [(child, said) for child in children if any(map(str.isalnum, said := words(_text(child)) or ""))]
    if len(found) == 1 and len(found[0][0]) > 1:
        return _parts(found[0][0])
    return found


def _text(node: Any) -> str:
    return " ".join(node.itertext())


def _in(text: str, titles: Sequence[str]) -> bool:
    return any(folded(text) in title for title in titles)


def _starts(text: str, titles: Sequence[str]) -> bool:
    """Whether a title goes on behind a text without a mark that parts them."""
    own = folded(text)
    return any(title.startswith(own) and title[len(own) : len(own) + 1].isalnum() for title in titles)


def _with_colon(over: str, under: str, titles: Sequence[str]) -> bool:
    return any(f"{folded(over).rstrip(':')}{mark}{folded(under)}" in title for title in titles for mark in ":–-|")


def _is_kicker(node: Any, said: str, titles: Sequence[str]) -> bool:
    """Whether the first of two parts is a kicker by its name, or by a colon behind it, here or in a title."""
    if any(_KICKER.search(each.get("class") or "") for each in node.iter() if isinstance(each.tag, str)):
        return True
    beside = [
        _text(each).strip() for each in node.itersiblings() if isinstance(each.tag, str) and each.tag not in HIDDEN
    ]
    return said.endswith(":") or ":" in beside or any(title.startswith(f"{folded(said)}:") for title in titles)


def _move(heading: Any, part: Any, said: str, *, before: bool) -> None:
    paragraph = heading.makeelement("p", {"class": "kicker" if before else "standfirst"})
    paragraph.text = said.strip(" :|") if before else said
    paragraph.sourceline = min(heading.sourceline or 1, 65_535)
    holder = part.getparent()
    for node in list(holder):
        if not isinstance(node.tag, str) or node is part or not any(map(str.isalnum, _text(node))):
            tail = node.tail
            holder.remove(node)
            if tail and any(map(str.isalnum, tail)):
                holder.text = (holder.text or "") + tail
    holder.text = (holder.text or "").lstrip(" :|\n\t")
    (heading.addprevious if before else heading.addnext)(paragraph)
