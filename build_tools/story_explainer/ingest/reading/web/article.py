"""The lines of the article: those that trafilatura found, and those of the same article that it dropped."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from story_explainer.ingest.reading.ends import ends_sentence
from story_explainer.ingest.reading.web.lines import Line, folded, squeezed

_SENTENCE, _STANDFIRST, _LONG, _FEWEST_WORDS = 60, 25, 80, 9
_SHARE, _LINKS, _LOOSE = 0.6, 0.5, 2
_ASIDE = frozenset(
    ["aside", "nav", "footer", "figure", "figcaption", "form", "button", "cite", "li", "address", "label"]
)
_NO_LEAD = frozenset(["aside", "nav", "footer", "figure", "figcaption", "form", "button"])
_CREDITED = re.compile(r"©|\b(?:foto|fotos|bild|bildrechte|photo|image|getty|afp|reuters)\b\W", re.IGNORECASE)
_NO_TEXT = re.compile(
    r"(?:^|[\s_-])(?:author|autor\w*|bio|byline|share|social|tags?|newsletter|promo\w*|ads?|advert\w*|caption|credits?|"
    r"copyright|disclaimer|didascalia|bildunterschrift|legende|breadcrumbs?|toolbar|widget|hidden)(?:$|[\s_-])",
    re.IGNORECASE,
)
_LEADS = re.compile(
    r"stand-?first|sub-?(?:title|head\w*)|occhiello|sommario|catenaccio|vorspann|lead\b|dek\b|summary|chapo|chapeau|"
    r"entradilla|bajada|abstract|intro|unterzeile|description|[_-]desc\b|epigraph|subtitul|teaser|speakable",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class ArticleLine:
    """A line of the article, with the element of the page that it stands in, where that is known."""

    tag: str
    text: str
    node: Any = None


def with_what_was_dropped(found: Sequence[Line], page: Sequence[Line], title: str | None) -> list[ArticleLine]:
    """Put back the paragraphs and the standfirst that stand in the article's element and were dropped.

    A paragraph is put back if it is long, ends like a sentence, is not made of links, and nothing around it says that
    it is a caption, a box or a note on the author; a standfirst if it is called one or stands in the headline's frame.

    Args:
        found: the lines that trafilatura found.
        page: the lines of the page that may be its article's.
        title: the headline.
    """
    running = "".join(squeezed(line.text) for line in found)
    at: dict[str, int] = {}
    for index, line in enumerate(page):
        at.setdefault(squeezed(line.text), index)
    places = [at.get(squeezed(line.text)) for line in found]
    known = [place for place in places if place is not None]
    scope = _scope([page[place] for place in known])
    head = next((index for index, line in enumerate(page) if title and folded(line.text) == folded(title)), None)
    first, last = (min(known), max(known)) if known else (0, -1)
    back: dict[int, Line] = {}
    for index, line in enumerate(page):
        if squeezed(line.text) in running or line.node is None or (title and folded(line.text) == folded(title)):
            continue
        inside = scope is not None and scope in _above(line)
        leads = (
            head is not None
            and head < index < (first if first > head else len(page))
            and (_is_standfirst(line) or _is_beside(line, page[head]))
        )
        if leads or ((inside or first < index < last) and _is_paragraph(line)):
            back[index] = line
    return _with_standfirst(list(_merged(found, places, page, back)), title)


def _with_standfirst(lines: list[ArticleLine], title: str | None) -> list[ArticleLine]:
    """The lines with what is marked as a heading right below the headline, and is too long for one, as a paragraph."""
    for index, line in enumerate(lines):
        if title and folded(line.text) == folded(title):
            continue
        if line.tag != "head" or index > 2:
            break
        if len(line.text) >= _LONG and (len(line.text.split()) >= _FEWEST_WORDS):
            lines[index] = replace(line, tag="standfirst")
    return lines


def _merged(
    found: Sequence[Line], places: Sequence[int | None], page: Sequence[Line], back: dict[int, Line]
) -> Iterator[ArticleLine]:
    waiting = sorted(back, reverse=True)
    for line, place in zip(found, places, strict=True):
        while waiting and place is not None and waiting[-1] < place:
            index = waiting.pop()
            yield ArticleLine("standfirst" if _is_standfirst(back[index]) else "p", back[index].text, back[index].node)
        yield ArticleLine(line.tag, line.text, page[place].node if place is not None else None)
    for index in reversed(waiting):
        yield ArticleLine("p", back[index].text, back[index].node)


def _scope(lines: Sequence[Line]) -> Any:
    """The element of the article, which holds most of what was found."""
    letters: Counter[Any] = Counter()
    for line in lines:
        own = next((node for node in _above(line) if node.tag == "article" or _is_body(node)), None)
        own = own if own is not None else next((node for node in _above(line) if node.tag == "main"), None)
        if own is not None:
            outer = list(own.iterancestors("article"))
            letters[outer[-1] if outer else own] += len(line.text)
    node, most = max(letters.items(), key=lambda each: each[1], default=(None, 0))
    return node if most >= _SHARE * sum(len(line.text) for line in lines) else None


def _is_body(node: Any) -> bool:
    return "articlebody" in (node.get("itemprop") or "").lower().split()


def _above(line: Line) -> list[Any]:
    return [] if line.node is None else [line.node, *line.node.iterancestors()]


def _named(line: Line, pattern: re.Pattern[str], above: int) -> bool:
    return any(pattern.search(f"{node.get('class') or ''} {node.get('id') or ''}") for node in _above(line)[:above])


def _is_paragraph(line: Line) -> bool:
    if len(line.text) < _SENTENCE or not ends_sentence(line.text) or re.fullmatch("h[1-6]", line.tag):
        return False
    return not any(node.tag in _ASIDE for node in _above(line)) and not _named(line, _NO_TEXT, 4) and not _links(line)


def _is_standfirst(line: Line) -> bool:
    if len(line.text) < _STANDFIRST or line.tag == "h1" or _named(line, _NO_TEXT, 2) or _links(line):
        return False
    framed = any(node.tag in ("header", "hgroup") for node in _above(line)[:3]) and ends_sentence(line.text)
    return _named(line, _LEADS, 2) or (framed and len(line.text) >= _SENTENCE)


def _is_beside(line: Line, headline: Line) -> bool:
    """Whether a line of some length shares the headline's frame, though nothing calls it the standfirst."""
    if len(line.text) < _SENTENCE or len(line.text.split()) < _FEWEST_WORDS or headline.node is None:
        return False
    if _named(line, _NO_TEXT, 3) or _links(line) or any(node.tag in _NO_LEAD for node in _above(line)):
        return False
    marked = line.tag in ("h2", "h3")
    if not marked and (line.tag != "p" or not ends_sentence(line.text) or _CREDITED.search(line.text)):
        return False
    frames = [node for node in list(headline.node.iterancestors())[:2] if node.tag not in ("article", "main", "body")]
    return any(node in _above(line)[:5] for node in frames)


def _links(line: Line) -> bool:
    """Whether a line is made of links, and is not loose text between an element's others."""
    if len("".join(line.node.itertext())) > _LOOSE * len(line.text):
        return False
    linked = sum(len("".join(node.itertext())) for node in line.node.iter("a"))
    return linked > _LINKS * len(line.text)
