"""Lines of an article that are none of its text by where they stand: links to other articles, captions."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from story_explainer.ingest.reading.ends import ends_with_full_stop
from story_explainer.ingest.reading.web.article import ArticleLine
from story_explainer.ingest.reading.web.furniture import OTHER_ARTICLE, words_of_names

CAPTION = "caption"
_CAPTIONS = frozenset(
    [
        "caption", "captions", "figcaption", "imagecaption", "bildunterschrift", "bildtext", "bildbeschreibung",
        "didascalia", "legende", "copyright", "credit", "credits", "photocredit", "imagecredit", "bildquelle",
        "pieddephoto", "piefoto",
    ]
)  # fmt: skip
_DESCRIBES = re.compile(
    r"(?:img|image|photo|picture|bild|foto|figure)\w*[_-]+(?:description|text|info|legend|title)", re.I
)
_LINKED, _LINKED_ITEM, _LONGEST_CAPTION, _SHARE, _LEAST = 0.75, 0.5, 500, 0.4, 8


def lines_elsewhere(found: Sequence[ArticleLine], title: str | None) -> dict[str, str]:
    """Which lines are links and nothing else, or captions by the names of their elements, each with what it is.

    Args:
        found: the lines of the article.
        title: its headline, which may be a link to itself.
    """
    reasons: dict[str, str] = {}
    for line in found:
        if line.node is None or line.text == title:
            continue
        if _is_caption(line):
            reasons[line.text] = CAPTION
        elif line.tag != "standfirst" and _is_link(line):
            reasons[line.text] = OTHER_ARTICLE
    letters = sum(len(line.text) for line in found)
    linked = sum(len(text) for text, reason in reasons.items() if reason == OTHER_ARTICLE)
    if linked > _SHARE * letters:
        return {text: reason for text, reason in reasons.items() if reason != OTHER_ARTICLE}
    return reasons


def _is_caption(line: ArticleLine) -> bool:
    above = [line.node, *line.node.iterancestors()][:3]
    near = [node for node in above if len("".join(node.itertext())) <= _LONGEST_CAPTION]
    names = {name for node in near for name in words_of_names(node)}
    described = any(_DESCRIBES.search(node.get("class") or "") for node in near)
    return any(node.tag == "figcaption" for node in near) or described or not _CAPTIONS.isdisjoint(names)


def _is_link(line: ArticleLine) -> bool:
    """Whether a line is one link to another page, or stands in a card that is one."""
    if _leads_away(next((node for node in [line.node, *line.node.iterancestors()] if node.tag == "a"), None)):
        return True
    linked = sum(len(" ".join("".join(node.itertext()).split())) for node in line.node.iter("a") if _leads_away(node))
    item = any(node.tag == "li" for node in [line.node, *line.node.iterancestors()][:3])
    share = _LINKED_ITEM if item else _LINKED
    return len(line.text) >= _LEAST and linked >= share * len(line.text) and not ends_with_full_stop(line.text)


def _leads_away(node: Any) -> bool:
    return node is not None and not (node.get("href") or "#").startswith(("#", "javascript:"))
