"""What a page shows to nobody, or to screen readers alone; and what is only named as if it were."""

from __future__ import annotations

import re
from typing import Any

from story_explainer.ingest.article import Aside
from story_explainer.ingest.reading.web.lines import words

_HIDDEN = "hidden"
_FOR_SCREEN_READERS = re.compile(
    r"sr-?only|(?:visually|a11y|u)-?hidden|hidden-?(?:visually|accessible)|screen-?reader|off-?screen|assistive|"
    r"accessibility|(?:only|for)-?screenreaders?|audible|invisible-text",
    re.IGNORECASE,
)
_STYLED = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_LONGEST = 150
_HOLDS = frozenset(["p", "li", "h1", "img", "picture", "table", "blockquote", "figure", "article"])
# Names for which libraries drop an element, whatever it holds.
_MISNAMED = re.compile(
    r"hid(?:e|den)|teaser|related|promo|banner|sidebar|comment|share|overlay|modal|paywall|premium|subscri|popup|print|"
    r"social|footer|widget",
    re.IGNORECASE,
)
_SHARE = 0.5


def take_out_unseen(page: Any) -> list[Aside]:
    """Take the labels for screen readers out of a page, such as “(opens in a new window)”, and what is hidden.

    Only what is short and holds no paragraph: text that waits for a click is the article's own.

    Args:
        page: the page as a tree of lxml; it is changed.

    Returns:
        What was taken out.
    """
    asides = []
    for node in [each for each in page.iter() if isinstance(each.tag, str) and _is_unseen(each)]:
        said = words(" ".join(node.itertext()))
        if node.getparent() is None or (said and len(said) > _LONGEST):
            continue
        if said and any(map(str.isalpha, said)):
            asides.append(Aside(said, node.sourceline or 1, _HIDDEN))
        node.drop_tree()
    return asides


def _is_unseen(node: Any) -> bool:
    if _is_anchor_mark(node):
        return True
    if node.tag in ("html", "body", "head", "h1", "meta", "link", "script", "style", "noscript", "template"):
        return False
    names = (node.get("class") or "").split()
    named = any(_FOR_SCREEN_READERS.search(name) for name in [*names, node.get("id") or ""])
    larger = any(":" in name for name in names)  # “hidden md:block” is shown on larger screens
    hidden = "hidden" in names and not larger
    if not (named or hidden or node.get("hidden") is not None or _STYLED.search(node.get("style") or "")):
        return False
    return node.tag not in _HOLDS and not any(each.tag in _HOLDS for each in node.iterdescendants())


def _is_anchor_mark(node: Any) -> bool:
    """“¶”, “#” and the like in a heading, which lead to the heading itself."""
    leads_here = node.tag == "a" and (node.get("href") or "").startswith("#")
    if not leads_here or any(map(str.isalnum, "".join(node.itertext()))):
        return False
    return any(each.tag in ("h1", "h2", "h3", "h4", "h5", "h6") for each in node.iterancestors())


def take_off_names(page: Any) -> None:
    """Take off the names of hidden parts and boxes that elements have which hold a great part of the paragraphs."""
    whole = sum(len("".join(node.itertext())) for node in page.iter("p"))
    for node in page.iter("div", "section", "article", "main"):
        said = f"{node.get('class') or ''} {node.get('id') or ''}"
        if _MISNAMED.search(said):
            own = sum(len("".join(each.itertext())) for each in node.iter("p"))
            if own > _SHARE * whole:
                for name in ("class", "id"):
                    kept = " ".join(word for word in (node.get(name) or "").split() if not _MISNAMED.search(word))
                    node.set(name, kept)
