"""Plain text to blocks: lines that were wrapped are joined, lists and lines of their own stay apart."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from story_explainer.ingest.article import Aside, Block
from story_explainer.ingest.reading.ends import ends_sentence
from story_explainer.ingest.reading.hyphens import Hyphens
from story_explainer.ingest.reading.lists import is_surely_item, marker
from story_explainer.ingest.reading.tables import take_out_tables
from story_explainer.ingest.reading.wrapped import NumberedLine, first_word, is_wide_sign, wrap_widths
from story_explainer.ingest.text.marks import QUOTES

_FULL, _PAIRS, _SPACED = 0.7, 2, 6
_INDENT = re.compile(r"^(?:\s{2,}|\t)(?=\S)")
_QUOTED = re.compile(r"^(?:>+ ?)+(?=\s|$|[^\s>])")
_NUMBERED, _NUMBERED_LINES = re.compile(r"^\s*(\d{1,4})\s+(?=\S)"), 4
_UNDERLINE = re.compile(r"\s*([-=~_*#^+─━═])\1{2,}\s*")
_HEAD = 4  # lines above the text: headline, standfirst, who and where
_BEFORE_WORD = f"{QUOTES}("


def split_blocks(text: str) -> tuple[list[Block], list[Aside]]:
    """Cut a plain text into blocks.

    A blank line ends a block. Where the lines of the file are wrapped at a width, the lines between blank lines are
    joined; otherwise each line is a block of its own. Tables are set aside, each whole.

    Args:
        text: a decoded text.

    Returns:
        The blocks, each on one line, with the line of the file where it begins, and the tables.
    """
    lines, tables = take_out_tables(_unnumbered(_unquoted(text.split("\n"))))
    hyphens = Hyphens(lines)
    groups = list(_groups(lines))
    widths = wrap_widths(groups)
    if not any(widths) and len(groups) > _SPACED and all(len(group) == 1 for group in groups):
        # With an empty line below each line, two of them are what elsewhere is one.
        spaced = list(_groups(lines, 2))
        widths = wrap_widths(spaced)
        if any(widths):
            groups = spaced
        else:
            widths = [None] * len(groups)
    blocks: list[Block] = []
    for group, width in zip(groups, widths, strict=True):
        made = (
            [Block(" ".join(line.split()), number) for number, line in group]
            if width is None or (group is groups[0] and _two_headlines(group))
            else list(_joined(group, width, hyphens))
        )
        # Where there are no blank lines, each line is like a paragraph.
        alone = len(made) == 1 or (len(groups) == 1 and not any(widths))
        for block in made:
            together = hyphens.join(blocks[-1].text, block.text) if blocks and block.text[:1].islower() else None
            if together is not None:
                blocks[-1] = replace(blocks[-1], text=together)
            else:
                blocks.append(replace(block, alone=alone))
    return blocks, tables


def _unquoted(lines: list[str]) -> list[str]:
    """The lines without the marks that mail programs put before what somebody else wrote."""
    quoted = sum(map(bool, map(_QUOTED.match, lines)))
    return [_QUOTED.sub("", line) for line in lines] if quoted >= _PAIRS else lines


def _unnumbered(lines: list[str]) -> list[str]:
    """The lines without their numbers, where each has one, or each fifth."""
    full = [index for index, line in enumerate(lines) if line.strip()]
    found = {index: int(match[1]) for index in full if (match := _NUMBERED.match(lines[index]))}
    places, numbers = list(found), list(found.values())
    steps = {after - before for before, after in pairwise(numbers)}
    each = steps == {1} and len(found) >= max(_NUMBERED_LINES, _FULL * len(full))
    ordinal = {index: place for place, index in enumerate(full, 1)}
    fifth = steps == {5} and numbers[0] % 5 == 0 and len({ordinal[at] - found[at] for at in places}) == 1
    amid = any(
        not ends_sentence(lines[before]) and _NUMBERED.sub("", lines[after]).lstrip()[:1].islower()
        for before, after in pairwise(full)
    )
    if not (amid and (each or fifth)):
        return lines
    return [_NUMBERED.sub("", line) if index in found else line for index, line in enumerate(lines)]


def _groups(lines: Sequence[str], empty: int = 1) -> Iterator[list[NumberedLine]]:
    """Lines with fewer than so many empty ones between them."""
    group: list[NumberedLine] = []
    for number, line in enumerate(lines, 1):
        if line.strip():
            group.append((number, line.rstrip()))
        elif group and number - group[-1][0] == empty:
            yield group
            group = []
    if group:
        yield group


def _two_headlines(group: Sequence[NumberedLine]) -> bool:
    """Whether what heads a wrapped text are a headline, another one and perhaps a byline: none ends as a sentence does.

    One that cannot end where its line does is put together again with the other (`headings.join_headline`).
    """
    lines = [line.strip() for _, line in group]
    opens = all(line.lstrip(_BEFORE_WORD)[:1].isupper() for line in lines[1:])
    return 2 <= len(lines) <= _HEAD and opens and not any(map(ends_sentence, lines))


def _joined(group: Sequence[NumberedLine], width: int, hyphens: Hyphens) -> Iterator[Block]:
    """The blocks of a group of wrapped lines: a line far from full, an item, or an indented next line ends a block."""
    text, first, kind = "", group[0][0], marker(group[0][1])
    for index, (number, line) in enumerate(group):
        words = " ".join(line.split())
        if not text:
            text, first, kind = words, number, marker(line)
        elif (together := hyphens.join(text, words)) is not None:
            text = together
        else:
            text += words if is_wide_sign(text[-1]) and is_wide_sign(words[0]) else " " + words
        if index + 1 == len(group) or _ends(line, group[index + 1][1], kind, width):
            yield Block(text, first)
            text = ""


def _ends(here: str, after: str, kind: str | None, width: int) -> bool:
    """Whether a block ends between two lines of it: `kind` is the mark that it begins with, if it is an item."""
    if _UNDERLINE.fullmatch(here) or _UNDERLINE.fullmatch(after):
        return True
    next_kind = marker(after)
    room = len(here) + first_word(after)
    if is_surely_item(next_kind) or (next_kind and (next_kind == kind or room < width or ends_sentence(here))):
        return True
    if kind:  # what goes on below an item is indented
        return room < 0.75 * width and not _INDENT.match(after)
    return room < 0.75 * width or bool(_INDENT.match(after) and not _INDENT.match(here))
