"""Plain text to blocks: joins hard-wrapped lines, sets noise aside, tells headings from paragraphs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from story_explainer.ingest.article import Aside, Block
from story_explainer.ingest.languages.segmentation import Pack

FINAL = re.compile(r"[.!?…:;。！？؟।]['\"’”“»«›‹)\]]*$")
_LONGEST_WRAP = 120
_HEADING_LETTERS, _HEADING_WORDS = 110, 15
_INDENT = re.compile(r"^(?: {2,})(?=\S)")


def ends_sentence(text: str) -> bool:
    """Whether a text ends with a mark that ends a sentence, closing quotation marks and brackets apart."""
    return bool(FINAL.search(text.rstrip()))


def split_blocks(text: str) -> list[Block]:
    """Cut a plain text into blocks.

    A blank line ends a block. Where the lines of the file are wrapped at a width, the lines between blank lines are
    joined; otherwise each line is a block of its own.

    Args:
        text: a decoded text.

    Returns:
        The blocks, each on one line, with the line of the file where it begins.
    """
    lines = text.split("\n")
    groups = list(_groups(lines))
    width = _wrap_width(groups)
    blocks: list[Block] = []
    for group in groups:
        if width is None:
            blocks += (Block(" ".join(line.split()), number) for number, line in group)
        else:
            blocks += _joined(group, width)
    return blocks


def _groups(lines: Sequence[str]) -> Iterator[list[tuple[int, str]]]:
    group: list[tuple[int, str]] = []
    for number, line in enumerate(lines, 1):
        if line.strip():
            group.append((number, line.rstrip()))
        elif group:
            yield group
            group = []
    if group:
        yield group


def _wrap_width(groups: Sequence[Sequence[tuple[int, str]]]) -> int | None:
    """The width at which the lines of a file are wrapped, or None where they are not.

    A wrapped line is as full as it can be: the first word of the next one would not have fitted in.
    """
    pairs = [(here, after) for group in groups for (_, here), (_, after) in pairwise(group)]
    width = max((len(line) for group in groups for _, line in group), default=0)
    if len(pairs) < 2 or width > _LONGEST_WRAP:
        return None
    full = sum(len(here) + 1 + len(after.split()[0]) > width - 3 for here, after in pairs)
    unfinished = sum(not ends_sentence(here) for here, _ in pairs)
    return width if full >= 0.7 * len(pairs) and unfinished >= 0.5 * len(pairs) else None


def _joined(group: Sequence[tuple[int, str]], width: int) -> Iterator[Block]:
    """The blocks of a group of wrapped lines: a line far from full, or an indented next one, ends a block."""
    text, first = "", group[0][0]
    for index, (number, line) in enumerate(group):
        words = " ".join(line.split())
        if not text:
            text, first = words, number
        elif text[-1] == "-" and text[-2:-1].isalpha() and words[:1].islower():
            text = text[:-1] + words
        else:
            text += " " + words
        after = group[index + 1][1] if index + 1 < len(group) else None
        short = after is not None and len(line) + 1 + len(after.split()[0]) < 0.75 * width
        if after is None or short or (_INDENT.match(after) and not _INDENT.match(line)):
            yield Block(text, first)
            text = ""


def set_noise_aside(blocks: Sequence[Block], pack: Pack) -> tuple[list[Block], list[Aside]]:
    """Take out what is no part of an article, such as page numbers, bylines, and lines that come again and again.

    A paragraph that such noise cuts in two is joined again.

    Args:
        blocks: the blocks of one article.
        pack: what is known of its language.

    Returns:
        The blocks that stay, and what was set aside with the reason.
    """
    repeated = {text for text, count in Counter(block.text for block in blocks).items() if count >= 3}
    kept: list[Block] = []
    asides: list[Aside] = []
    cut = False
    for block in blocks:
        reason = _noise(block, repeated, pack)
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
        if len(text) <= 5:
            return "page number"
    if pack.page_number.fullmatch(text):
        return "page number"
    if text in repeated and len(text) <= 80 and not ends_sentence(text):
        return "repeated line"
    if pack.caption.match(text) and len(text) <= 200:
        return "caption"
    if pack.related.fullmatch(text) and len(text) <= 200:
        return "link to another article"
    return None


def tell_headings(blocks: Sequence[Block]) -> list[Block]:
    """Give each block its kind.

    A heading is short, has no final mark and is followed by text; the first block is the title if it looks like a
    heading and another heading does not follow at once with nothing between the two and the next.

    Args:
        blocks: the blocks of one article; a kind that the format states is kept.

    Returns:
        The same blocks, each with a kind.
    """
    likely = [block.kind or ("heading" if _looks_like_heading(block.text) else "text") for block in blocks]
    told: list[Block] = []
    last = max((index for index, kind in enumerate(likely) if kind == "text"), default=len(blocks))
    for index, block in enumerate(blocks):
        kind = likely[index]
        if block.kind is None and kind == "heading" and index > last:
            kind = "text"  # nothing follows that it could stand over
        if kind == "heading" and index == 0 and "title" not in likely and len(blocks) > 1:
            kind = "title"
        told.append(replace(block, kind=kind))
    return told


def _looks_like_heading(text: str) -> bool:
    if len(text) > _HEADING_LETTERS or len(text.split()) > _HEADING_WORDS or not any(map(str.isalpha, text)):
        return False
    return not ends_sentence(text) or (text.endswith("?") and len(text.split()) <= 8 and text.count("?") == 1)
