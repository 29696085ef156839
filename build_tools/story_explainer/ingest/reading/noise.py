"""What stands in an article and is no part of it, told by what each line says: page numbers, captions, notices."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from story_explainer.ingest.article import Aside, Block
from story_explainer.ingest.languages.segmentation import Pack
from story_explainer.ingest.reading.ends import NOTE_MARK, ends_sentence

_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
# What template languages and extensions of Markdown leave: “{% … %}”, “{: .lead }”, “*[CO2]: …”, “:::”, “--8<--”.
_MARKUP = re.compile(r"\{[%{#].*[%}#]\}|\{:.*\}|\*\[[^\]]+\]:.*|:::.*|!!! .*|--8<--.*|\[\[_?TOC_?\]\]|\[TOC\]")
_NOTE = re.compile(rf"(?P<mark>{NOTE_MARK})(?P<colon>:)?\s*(?=\S)")
_LONGEST_NOTICE = 300


def set_noise_aside(blocks: Sequence[Block], pack: Pack) -> tuple[list[Block], list[Aside]]:
    """Take out what is no part of an article, such as page numbers, notices, and lines that come again and again.

    A paragraph that such noise cuts in two is joined again.

    Args:
        blocks: the blocks of one article.
        pack: what is known of its language.

    Returns:
        The blocks that stay, and what was set aside with the reason.
    """
    repeated = {text for text, count in Counter(block.text for block in blocks).items() if count >= 3}
    running = "\n".join(block.text for block in blocks)
    kept: list[Block] = []
    asides: list[Aside] = []
    cut = False
    for block in blocks:
        reason = _noise(block, repeated, pack) or _note(block, running)
        if reason:
            asides.append(Aside(block.text, block.line, reason))
            cut = bool(kept)
        elif cut and block.kind is None and block.text[:1].islower() and not ends_sentence(kept[-1].text):
            kept[-1] = replace(kept[-1], text=f"{kept[-1].text} {block.text}")
            cut = False
        else:
            kept.append(block)
            cut = False
    return kept, asides


def _noise(block: Block, repeated: set[str], pack: Pack) -> str | None:
    text = block.text
    if not any(map(str.isalpha, text)):
        digits = any(map(str.isdigit, text))
        if not digits:
            return "no words"
        if len(text) <= 5 and not _YEAR.fullmatch(text):
            return "page number"
    if pack.page_number.fullmatch(text) and not _YEAR.fullmatch(text):
        return "page number"
    if _MARKUP.fullmatch(text):
        return "markup"
    if text in repeated and len(text) <= 80 and not ends_sentence(text):
        return "repeated line"
    if pack.caption.match(text) and len(text) <= 200:
        return "caption"
    if pack.related.fullmatch(text) and len(text) <= 200:
        return "link to another article"
    if len(text) <= _LONGEST_NOTICE and pack.notice.match(text):
        return "notice of the site"
    return None


def _note(block: Block, running: str) -> str | None:
    """A footnote: a text that begins with a mark which stands at a word further up."""
    found = _NOTE.match(block.text)
    if not found or block.kind in ("title", "heading"):
        return None
    mark = found["mark"]
    if found["colon"] and mark.startswith("[^"):
        return "footnote"
    sent = re.search(rf"\S{re.escape(mark)}", running)
    return "footnote" if sent and sent.start() < running.find(block.text) else None
