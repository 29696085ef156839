"""The widths at which the lines of a plain text are wrapped, if they are."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from story_explainer.ingest.reading.ends import ends_sentence
from story_explainer.ingest.reading.lists import is_surely_item, marker

_NARROWEST_WRAP, _NARROWEST_WIDE_WRAP, _LONGEST_WRAP = 25, 12, 250
_FULL, _PAIRS, _SURE_PAIRS = 0.7, 2, 3
_LONGEST_VERSE, _MOST_WIDTHS = 36, 3
_WIDE = 50  # letters from which a line that goes on small was hardly broken by hand
_LETTER = re.compile(r"[^\W\d_]")
_LABELLED = re.compile(r"\s*[A-ZÀ-ÞА-ЯΑ-Ω][\w-]{1,20}:\s\S")  # “Autor: Anna Berger” goes on with no line

NumberedLine = tuple[int, str]


def wrap_widths(groups: Sequence[Sequence[NumberedLine]]) -> list[int | None]:
    """The width of each group of lines: that of the file, or one of several that texts put together in it have.

    Args:
        groups: the lines between empty ones, each with its number.

    Returns:
        As many widths as groups; None for one whose lines are no wrapped ones.
    """
    width = _wrap_width(groups)
    if width is not None:
        return [width] * len(groups)
    sure = [list(filter(_goes_on_small, _pairs([group]))) for group in groups]
    several = _several_widths([pair for pairs in sure for pair in pairs])
    found: list[int | None] = []
    for group, pairs in zip(groups, sure, strict=True):
        longest = max(len(line) for _, line in group)
        fitting = (each for each in several if longest <= each + 3 and all(each in _named(*pair) for pair in pairs))
        found.append(next(fitting, None))
    return found


def _several_widths(pairs: Sequence[tuple[str, str]]) -> list[int]:
    """The few widths that nearly all pairs name, where none is named by most; only of lines too long for verses."""
    rest = list(pairs)
    found: list[int] = []
    if not pairs or min(len(here) for here, _ in pairs) < _LONGEST_VERSE:
        return []
    while len(rest) >= _PAIRS and len(found) < _MOST_WIDTHS:
        votes = Counter(width for pair in rest for width in _named(*pair))
        width, agreeing = max(votes.items(), key=lambda vote: (vote[1], -vote[0]))
        if agreeing < _PAIRS:
            break
        found.append(width)
        rest = [pair for pair in rest if width not in _named(*pair)]
    return sorted(found) if len(rest) <= (1 - _FULL) * len(pairs) else []


def _named(here: str, after: str) -> range:
    """The widths at which a line was wrapped that would be wider with the first word of the next one."""
    shortest, longest = len(here), len(here) + first_word(after)
    return range(max(shortest, 1), min(longest + max(3, shortest // 16), shortest + 60) + 1)


def _wrap_width(groups: Sequence[Sequence[NumberedLine]]) -> int | None:
    """The width at which the lines of a file are wrapped, or None where they are not.

    A line that was wrapped is not wider than that, but would be with the first word of the next one. Each line that
    stops without the end of a sentence so names a range of widths; most of them have to agree. A headline, an address
    or a rule that is longer does not speak against it.
    """
    pairs = _pairs(groups)
    width = _agreed(pairs, groups, _PAIRS)
    if width is None:
        # An address or a signature below may have more lines than the text: those that go on small are surely wrapped.
        sure = list(filter(_goes_on_small, pairs))
        width = _agreed(sure, groups, _PAIRS if all(len(here) >= _WIDE for here, _ in sure) else _SURE_PAIRS)
    return width


def _pairs(groups: Sequence[Sequence[NumberedLine]]) -> list[tuple[str, str]]:
    """The lines that stop without the end of a sentence, each with the next one."""
    return [
        (here, after)
        for group in groups
        for (_, here), (_, after) in pairwise(group)
        if not (ends_sentence(here) or _new_item(marker(here), marker(after)) or _LABELLED.match(after))
        and _LETTER.search(here)
    ]


def _goes_on_small(pair: tuple[str, str]) -> bool:
    return pair[1].lstrip()[:1].islower()


def _agreed(pairs: Sequence[tuple[str, str]], groups: Sequence[Sequence[NumberedLine]], fewest: int) -> int | None:
    """The width that most pairs of lines name, a line each that was wrapped with the next; `fewest` are to do so."""
    if len(pairs) < fewest:
        return None
    votes: Counter[int] = Counter()
    for here, after in pairs:
        votes.update(_named(here, after))
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
    return sum(map(is_wide_sign, sample)) > 0.5 * len(sample)


def is_wide_sign(sign: str) -> bool:
    """Whether a letter is of a script that is written without spaces between words."""
    return unicodedata.east_asian_width(sign) in "WF" and not "\uac00" <= sign <= "\ud7af"


def first_word(line: str) -> int:
    """How much the first word of a line would have added to the one before it."""
    word = line.split()[0]
    return 1 if is_wide_sign(word[0]) else 1 + len(word)
