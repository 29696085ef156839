"""Which of a page's headings is that of its article, and not the publication's name or the section's."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from story_explainer.ingest.reading.ends import ends_sentence
from story_explainer.ingest.reading.web.lines import Line, folded, words

_PARTS = re.compile(r"\s+[–—|·•:»-]+\s+|\s*\|\s*")
_LOGO = re.compile(r"logo|brand|masthead|site-?(?:title|name|header)|testata", re.IGNORECASE)
# The headline that search engines are given, as the last step of a trail; readers see another one.
_TRAIL = re.compile(r"bread-?crumb|breadbar|seo-?title|ariadne", re.IGNORECASE)
_SECTION_WORDS, _RUNNING = 1, 60
_HOME = re.compile(r"(?:https?://[^/]+)?/?(?:index\.\w+)?")


def headline(
    page: Sequence[Line], tree: Any, of_data: str | None, of_metadata: str | None, publisher: str | None
) -> str | None:
    """The headline: a heading of the first or second level, else a title that the page states.

    Of the headings goes first what the data for search engines call the headline, then what stands in the article and
    not in the masthead, then what is more of the window's title. A publication's name is none.

    Args:
        page: the lines of the page that may be its article's.
        tree: the page.
        of_data: the headline by the data for search engines.
        of_metadata: the title in the metadata.
        publisher: the name of the publication.
    """
    window = words(tree.findtext(".//title"))
    if of_metadata and window and of_metadata in _PARTS.split(window)[:1] and not publisher:
        of_metadata = None  # what stands before a dash may be a place: “Salorno - Ponte chiuso”
    titles = [title for title in (of_data, of_metadata, window) if title and title != publisher]
    headings = [
        line for line in page if line.tag in ("h1", "h2") and line.text != publisher and not in_trail(line.node)
    ]
    in_article = {line for line in page if _in_article(line)}
    named = [line for line in headings if any(folded(line.text) in folded(title) for title in titles)]
    if best := max(named, key=lambda line: _worth(line, line in in_article, of_data, window), default=None):
        logo = _is_logo(best) or (best not in in_article and _is_last_part(best.text, window))
        inside = [line for line in headings if line.tag == "h1" and line in in_article]
        if not logo:
            return best.text
        if len({line.text for line in inside}) == 1:
            return inside[0].text
    if not best and (opening := _opening(page, in_article)):
        return opening
    firsts = {line.text: line for line in headings if line.tag == "h1" and not _is_logo(line)}
    within = {text: line for text, line in firsts.items() if line in in_article}
    firsts = within if len(within) == 1 else firsts
    if len(firsts) == 1 and not (best and best.text in firsts):
        return next(iter(firsts))
    return _without_publication(titles[0], publisher, best) if titles else None


def _opening(page: Sequence[Line], in_article: set[Line]) -> str | None:
    """The heading of the second level that an article begins with, on a page that has none of the first outside of
    its trail: what readers see where all titles are written for search engines."""
    if any(line.tag == "h1" and not in_trail(line.node) for line in page):
        return None
    for line in page:
        if line in in_article and not in_trail(line.node):
            if line.tag == "h2":
                return line.text
            if len(line.text) >= _RUNNING and ends_sentence(line.text):
                return None
    return None


def in_trail(node: Any) -> bool:
    """Whether an element is a step of a trail through the site."""
    above = [] if node is None else [node, *node.iterancestors()][:7]
    return any(
        each.tag == "nav" or _TRAIL.search(f"{each.get('class') or ''} {each.get('id') or ''}") for each in above
    )


def _worth(line: Line, inside: bool, of_data: str | None, window: str | None) -> tuple[int, int, int, int, int]:
    same = of_data is not None and folded(line.text) == folded(of_data)
    last = _is_last_part(line.text, window)
    return (same, not _is_logo(line), inside and line.tag == "h1", not last, len(line.text))


def _is_last_part(text: str, window: str | None) -> bool:
    """Whether a heading is the end of the window's title, where the publication's name stands, or all of it."""
    parts = _PARTS.split(window or "")
    return folded(text) == folded(parts[-1])


def _in_article(line: Line) -> bool:
    return any(
        node.tag in ("article", "main") or "articlebody" in (node.get("itemprop") or "").lower()
        for node in _above(line)
    ) or any("headline" in (node.get("itemprop") or "").lower().split() for node in _above(line))


def _is_logo(line: Line) -> bool:
    """Whether a heading is the publication's name by its class, or by leading to the front page."""
    near = list(_above(line))[:3]
    if any(_LOGO.search(f"{node.get('class') or ''} {node.get('id') or ''}") for node in near):
        return True
    links = list(line.node.iter("a")) if line.node is not None else []
    links += [node for node in near if node.tag == "a"]
    return any(_HOME.fullmatch(node.get("href") or "#") for node in links)


def _above(line: Line) -> Any:
    return [] if line.node is None else [line.node, *line.node.iterancestors()]


def _without_publication(title: str, publisher: str | None, logo: Line | None) -> str:
    """A title without the publication's name behind it."""
    parts = list(_PARTS.finditer(title))
    end = title[parts[-1].end() :] if parts else ""
    names = {folded(name) for name in (publisher, logo.text if logo else None) if name}
    bare = title[: parts[-1].start()] if end and folded(end) in names else title
    while (last := next(reversed(list(_PARTS.finditer(bare))), None)) and _is_section(bare, last):
        bare = bare[: last.start()]
    return bare


def _is_section(title: str, last: re.Match[str]) -> bool:
    """Whether the end of a title names the part of a site that it stands in: a word or two behind a headline."""
    before, after = title[: last.start()].split(), title[last.end() :].split()
    return len(after) <= _SECTION_WORDS < len(before) and all(word[0].isupper() for word in after)
