"""The HTML of a page, cut into the passages that can be found in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from html import unescape
from unicodedata import normalize

# Bodies are ours or Markdown's: well-formed, with every “>” in text and attributes escaped.
_MARKUP = re.compile(r"<!--.*?-->|<(/?)([a-z][a-z0-9-]*)([^>]*)>", re.DOTALL | re.IGNORECASE)
_ATTRIBUTE = re.compile(r'\s(id|lang|class)="([^"]*)"')
_VOID = frozenset(["area", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"])
_INLINE = frozenset(
    "a abbr b bdi bdo button cite code data del dfn em i ins kbd mark q s small span strong sub sup time u var".split()  # noqa: SIM905
)
_HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])
_UNREAD = frozenset(["form", "nav", "noscript", "script", "small", "style", "svg", "template", "thead"])
# What a page says of its own parts, and what it quotes from elsewhere, by the class of the element.
_FRAME = frozenset(
    """
    actor__claims actor__links article__margin attribution back badges board brief cards cell--missing chain
    chain__roots context__label divergence__kind divergence__words event__kind event__relative evidence facts
    hangs-on hash kicker known__kind legend mark missing note notes notice
    onward parallel__head permalink phrase quotation received refs
    row__link snippet twin verse who-when__kind who-when__outlet
    """.split()  # noqa: SIM905
)
# A text shorter than this, in characters, is a name or a date: it is joined to what is said of it.
_LABEL = 40
_SAYS_SOMETHING = re.compile(r"[^\W_]")


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence or another short stretch of text on a page.

    Attributes:
        text: its words, without markup.
        anchor: the id of the element that it stands in, or else of the heading before it; empty at the top of a page.
        exact: whether the anchor is that of an element around it, so that a link to it needs nothing more.
    """

    text: str
    anchor: str
    exact: bool


def passages(body: str, locale: str) -> Iterator[Passage]:
    """Cut a page into the passages that can be found.

    Left out are text in another language, ways to other pages, pictures, words that only label others, and quotations
    of what stands elsewhere.

    Args:
        body: the HTML of the page.
        locale: the language of the page; text under another `lang` is not its own.

    Yields:
        The passages in order. One ends where a block or an element with an id begins or ends; a name or a date is
        joined to what follows about it.
    """
    label: Passage | None = None
    for passage in _blocks(body, locale):
        if label and passage.exact and passage.anchor == label.anchor:
            passage = Passage(f"{label.text} · {passage.text}", passage.anchor, exact=True)
        elif label:
            yield label
        label = passage if passage.exact and len(passage.text) < _LABEL else None
        if not label:
            yield passage
    if label:
        yield label


def _blocks(body: str, locale: str) -> Iterator[Passage]:
    ids: list[str] = []  # of the elements around the current place, empty where one has none
    words: list[str] = []
    section = ""
    position = 0

    def cut() -> Iterator[Passage]:
        text = normalize("NFC", " ".join(unescape("".join(words)).split()))
        words.clear()
        if _SAYS_SOMETHING.search(text):
            around = next(filter(None, reversed(ids)), "")
            yield Passage(text, around or section, exact=bool(around))

    while match := _MARKUP.search(body, position):
        text = body[position : match.start()]
        if words or not text.isspace():
            words.append(text)
        position = match.end()
        closing, tag, attributes = match.groups()
        if tag is None or tag in _VOID or attributes.endswith("/"):
            continue
        if closing:
            if words and (tag not in _INLINE or (ids and ids[-1])):
                yield from cut()
            own = ids.pop() if ids else ""
            section = own if own and tag in _HEADINGS else section
        else:
            own, unread = _read_start(tag, attributes, locale)
            if words and (own or tag not in _INLINE):
                yield from cut()
            if unread:
                position = _end(body, tag, position)
            else:
                ids.append(own)
    words.append(body[position:])
    yield from cut()


@lru_cache(maxsize=1 << 12)
def _read_start(tag: str, attributes: str, locale: str) -> tuple[str, bool]:
    """The id that a start tag gives, and whether what it begins is left out."""
    found = dict(_ATTRIBUTE.findall(attributes)) if attributes else {}
    label = not _FRAME.isdisjoint(found.get("class", "").split())
    return found.get("id", ""), tag in _UNREAD or label or found.get("lang", locale) != locale


def _end(body: str, tag: str, position: int) -> int:
    """Where an element ends whose start tag ends at the position."""
    depth = 1
    for match in _tags(tag).finditer(body, position):
        depth += -1 if match[1] else 1
        if not depth:
            return match.end()
    return len(body)


@cache
def _tags(tag: str) -> re.Pattern[str]:
    return re.compile(rf"<(/?){tag}\b[^>]*>", re.IGNORECASE)
