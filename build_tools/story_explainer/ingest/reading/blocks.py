"""Plain text to blocks: lines that were wrapped are joined, lists and lines of their own stay apart."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from story_explainer.ingest.article import Aside, Block
from story_explainer.ingest.reading.ends import ends_sentence
from story_explainer.ingest.reading.hyphens import Hyphens
from story_explainer.ingest.reading.lists import is_surely_item, marker
from story_explainer.ingest.reading.tables import take_out_tables
from story_explainer.ingest.text.marks import QUOTES

_NARROWEST_WRAP, _NARROWEST_WIDE_WRAP, _LONGEST_WRAP = 25, 12, 250
_FULL, _PAIRS, _SURE_PAIRS, _SPACED = 0.7, 2, 3, 6
_INDENT = re.compile(r"^(?:\s{2,}|\t)(?=\S)")
_QUOTED = re.compile(r"^(?:>+ ?)+(?=\s|$|[^\s>])")
_NUMBERED, _NUMBERED_LINES = re.compile(r"^\s*(\d{1,4})\s+(?=\S)"), 4
_LETTER = re.compile(r"[^\W\d_]")
_UNDERLINE = re.compile(r"\s*([-=~_*#^+─━═])\1{2,}\s*")
_HEAD = 4  # lines above the text: headline, standfirst, who and where
_BEFORE_WORD = f"{QUOTES}("

NumberedLine = tuple[int, str]


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
    width = _wrap_width(groups)
    if width is None and len(groups) > _SPACED and all(len(group) == 1 for group in groups):
        # With an empty line below each line, two of them are what elsewhere is one.
        spaced = list(_groups(lines, 2))
        width = _wrap_width(spaced)
        groups = groups if width is None else spaced
    blocks: list[Block] = []
    for group in groups:
        made = (
            [Block(" ".join(line.split()), number) for number, line in group]
            if width is None or (group is groups[0] and _two_headlines(group))
            else list(_joined(group, width, hyphens))
        )
        # Where there are no blank lines, each line is like a paragraph.
        alone = len(made) == 1 or (len(groups) == 1 and width is None)
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


def _wrap_width(groups: Sequence[Sequence[NumberedLine]]) -> int | None:
    """The width at which the lines of a file are wrapped, or None where they are not.

    A line that was wrapped is not wider than that, but would be with the first word of the next one. Each line that
    stops without the end of a sentence so names a range of widths; most of them have to agree. A headline, an address
    or a rule that is longer does not speak against it.
    """
    pairs = [
        (here, after)
        for group in groups
        for (_, here), (_, after) in pairwise(group)
        if not ends_sentence(here) and not _new_item(marker(here), marker(after)) and _LETTER.search(here)
    ]
    width = _agreed(pairs, groups, _PAIRS)
    if width is None:
        # An address or a signature below may have more lines than the text: those that go on small are surely wrapped.
        width = _agreed([pair for pair in pairs if pair[1].lstrip()[:1].islower()], groups, _SURE_PAIRS)
    return width


def _agreed(pairs: Sequence[tuple[str, str]], groups: Sequence[Sequence[NumberedLine]], fewest: int) -> int | None:
    """The width that most pairs of lines name, a line each that was wrapped with the next; `fewest` are to do so."""
    if len(pairs) < fewest:
        return None
    votes: Counter[int] = Counter()
    for here, after in pairs:
        shortest, longest = len(here), len(here) + _first(after)
        slack = max(3, shortest // 16)
        votes.update(range(max(shortest, 1), min(longest + slack, shortest + 60) + 1))
    width, agreeing = max(votes.items(), key=lambda vote: (vote[1], -vote[0]))
    cjk = _is_wide(groups)
    narrowest = _NARROWEST_WIDE_WRAP if cjk else _NARROWEST_WRAP
    longer = sum(
        len(line) > width + 3 and len(line.split()) > 1 for group in groups if len(group) > 1 for _, line in group
    )
    lines = sum(len(group) for group in groups if len(group) > 1)
    fits = agreeing >= max(fewest, _FULL * len(pairs)) and longer <= max(1, 0.15 * lines)
    return width if fits and narrowest <= width <= _LONGEST_WRAP else None


def _new_item(kind: str | None, after: str | None) -> bool:
    """Whether a line is an item by its mark and that of the line before it."""
    return is_surely_item(after) or (after is not None and kind == after)


def _is_wide(groups: Sequence[Sequence[NumberedLine]]) -> bool:
    """Whether a text is in a script without spaces between words, wrapped at any letter."""
    sample = "".join(line for group in groups[:50] for _, line in group)[:2_000]
    return sum(map(_cjk, sample)) > 0.5 * len(sample)


def _cjk(sign: str) -> bool:
    return unicodedata.east_asian_width(sign) in "WF" and not "\uac00" <= sign <= "\ud7af"


def _first(line: str) -> int:
    """How much the first word of a line would have added to the one before it."""
    word = line.split()[0]
    return 1 if _cjk(word[0]) else 1 + len(word)


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
            text += words if _cjk(text[-1]) and _cjk(words[0]) else " " + words
        if index + 1 == len(group) or _ends(line, group[index + 1][1], kind, width):
            yield Block(text, first)
            text = ""


def _ends(here: str, after: str, kind: str | None, width: int) -> bool:
    """Whether a block ends between two lines of it: `kind` is the mark that it begins with, if it is an item."""
    if _UNDERLINE.fullmatch(here) or _UNDERLINE.fullmatch(after):
        return True
    next_kind = marker(after)
    room = len(here) + _first(after)
    if is_surely_item(next_kind) or (next_kind and (next_kind == kind or room < width or ends_sentence(here))):
        return True
    if kind:  # what goes on below an item is indented
        return room < 0.75 * width and not _INDENT.match(after)
    return room < 0.75 * width or bool(_INDENT.match(after) and not _INDENT.match(here))
