"""Tells titles, headings and paragraphs apart: by what a file says of itself, then by how and where a line stands."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from story_explainer.ingest.article import Aside, Block, BlockKind
from story_explainer.ingest.languages.segmentation import Pack
from story_explainer.ingest.reading.ends import ends_sentence, ends_with_full_stop
from story_explainer.ingest.reading.lists import items, marker
from story_explainer.ingest.reading.site_lines import LABEL_ABOVE
from story_explainer.ingest.text.marks import CLOSING, FINAL

_LETTERS, _WORDS = 110, 18
_TITLE_LETTERS, _TITLE_WORDS = 250, 40
_QUESTION_WORDS = 8
_KICKER_WORDS, _KICKER_LETTERS = 4, 40
_FIRST_LINES = 6
_AGAIN = "headline again"
_LINES_IN_A_ROW = 3
_DIALOGUE = 0.5  # of the paragraphs, those that begin with a label where several speak
_CJK_LETTERS = 40
_LABEL = re.compile(
    r"(?P<label>[^\s:：][^:：.!?]{0,40})[:：](?:\s|$)|(?P<dash>[^\s:]{1,20}(?: [^\s:]{1,20})?)\s[–—-]\s"
)
# A whole word and a full stop, and a capital after it.
_SENTENCE_INSIDE = re.compile(rf"[^\W\d_A-Z]{{4}}[{FINAL}][{CLOSING})]*\s+[^\w\s]*[A-ZÀ-ÞА-ЯΑ-Ω]")
_CJK = re.compile("[\u3040-\u30ff\u3400-\u9fff]")


def tell_headings(blocks: Sequence[Block]) -> tuple[list[Block], list[Aside]]:
    """Give each block its kind.

    A kind that the format states is kept. The title is a first line that stands alone and has no full stop at its end.
    A heading is short, has no final mark, begins like a sentence and is followed by text; the items of a list, several
    short lines in a row and what begins with a label that comes again, as a speaker's does, are text.

    Args:
        blocks: the blocks of one article.

    Returns:
        The same blocks, each with a kind; and the labels above the headline, such as a place or the name of a section.
    """
    stated = next((index for index, block in enumerate(blocks) if block.kind == "title"), None)
    listed, labels = items(blocks), _labels(blocks)
    begin = next((index for index, block in enumerate(blocks) if block.kind or ends_sentence(block.text)), 0)
    likely: list[BlockKind] = [
        block.kind
        or (
            "heading"
            if index not in listed and index not in labels and _looks_like_heading(block.text, amid=index >= begin)
            else "text"
        )
        for index, block in enumerate(blocks)
    ]
    for index in _short_lines(blocks, likely):
        likely[index] = "text"
    if stated is None and _is_title(blocks, likely, listed | labels):
        likely[0] = "title"
    above = _above(blocks, likely, stated)
    told: list[Block] = []
    last = max((index for index, kind in enumerate(likely) if kind == "text"), default=len(blocks))
    for index, block in enumerate(blocks[above:], above):
        kind = likely[index]
        if block.kind is None and kind == "heading" and index > last:
            kind = "text"  # nothing follows that it could stand over
        if index == above and stated is None and len(blocks) > above + 1 and kind != "text":
            kind = "title"
        elif kind == "title" and block.kind is None:
            kind = "heading"
        told.append(replace(block, kind=kind))
    labels_above = [Aside(block.text, block.line, LABEL_ABOVE) for block in blocks[:above]]
    again = _again(told)
    asides = [*labels_above, *(Aside(told[index].text, told[index].line, _AGAIN) for index in again)]
    return [block for index, block in enumerate(told) if index not in again], asides


def join_headline(blocks: Sequence[Block], pack: Pack) -> list[Block]:
    """Put a headline together that a layout has set in two lines: the first cannot end where it does.

    Args:
        blocks: the blocks of one article.
        pack: what is known of its language.
    """
    joined = list(blocks)
    while len(joined) > 2 and _goes_on(joined[0], joined[1], pack):
        first, second = joined[0], joined[1]
        joined[:2] = [replace(first, text=f"{first.text} {second.text}", alone=True)]
    return joined


def _goes_on(first: Block, second: Block, pack: Pack) -> bool:
    if first.kind or second.kind or first.line + 1 != second.line or first.line > _FIRST_LINES:
        return False
    if any(ends_sentence(each.text) or len(each.text) > _LETTERS for each in (first, second)) or marker(second.text):
        return False
    last = first.text.split()[-1].lower()
    return second.text[0].islower() or last in pack.binding or last.endswith(("'", "’", ","))


def _again(told: Sequence[Block]) -> list[int]:
    """The headline where it stands a second time, right below the first."""
    title = next((block.text for block in told if block.kind == "title"), None)
    return [index for index in range(1, min(4, len(told))) if title and told[index].text.casefold() == title.casefold()]


def _looks_like_heading(text: str, *, amid: bool) -> bool:
    """Whether a text may be a heading; above the first sentence, one with a full stop inside as well."""
    cjk = len(_CJK.findall(text)) > 0.5 * len(text)
    if len(text) > (_CJK_LETTERS if cjk else _LETTERS) or len(text.split()) > _WORDS:
        return False
    if text[-1] in ",、،–—-" or not _begins_like_one(text):
        return False
    if re.fullmatch(r"(?:1[5-9]|20)\d\d", text):
        return True  # the years of a chronicle
    if not any(map(str.isalpha, text)):
        return False
    if amid and _SENTENCE_INSIDE.search(text):
        return False
    question = text.endswith(("?", "？", "؟")) and len(text.split()) <= _QUESTION_WORDS
    return not ends_sentence(text) or (question and len(re.findall("[?？؟]", text)) == 1)


def _begins_like_one(text: str) -> bool:
    """Whether a text begins with a capital, a figure or a letter of a script that has none; or is like “iPhone”."""
    first = re.search(r"\w[\w’'-]*", text)
    return first is not None and (not first[0][0].islower() or any(map(str.isupper, first[0])))


def _is_title(blocks: Sequence[Block], likely: Sequence[BlockKind], listed: set[int]) -> bool:
    """Whether the first line is the headline: alone, with a text below it, and without a full stop at its end."""
    if len(blocks) < 2 or 0 in listed or blocks[0].kind is not None or "text" not in likely[1:]:
        return False
    first = blocks[0].text
    if likely[0] == "heading":
        return True
    if not blocks[0].alone or ends_with_full_stop(first) or not any(map(str.isalpha, first)):
        return False
    return len(first) <= _TITLE_LETTERS and len(first.split()) <= _TITLE_WORDS and not first.endswith((",", ";"))


def _above(blocks: Sequence[Block], likely: Sequence[BlockKind], stated: int | None) -> int:
    """How many labels stand above the headline: short lines above one that is marked, or those in capitals alone."""
    if stated is not None:
        over = [block for block in blocks[:stated] if not ends_sentence(block.text) and len(block.text) <= _LETTERS]
        return stated if len(over) == stated else 0
    count = 0
    while (
        count + 2 < len(blocks)
        and likely[count] in ("title", "heading")
        and likely[count + 1] == "heading"
        and blocks[count].kind is None
        and _is_kicker(blocks[count].text, [block.text for block in blocks[count + 1 :]])
    ):
        count += 1
    return count


def _is_kicker(text: str, below: Sequence[str]) -> bool:
    """“RIVA DEL LAGO”, “CRONACA”: in capitals, above a longer line that is not; or one word above a headline."""
    if len(text.split()) == 1 and text[-1].isalpha() and below and len(below[0].split()) >= _KICKER_WORDS:
        return text[0].isupper() and not ends_sentence(below[0])
    small = next((line for line in below if not line.isupper()), "")
    short = len(text.split()) <= _KICKER_WORDS and len(text) <= _KICKER_LETTERS
    return text.isupper() and short and len(small) > len(text) and below.index(small) <= 1 and not ends_sentence(small)


def _labels(blocks: Sequence[Block]) -> set[int]:
    """Blocks that begin with a label which comes again, as those of speakers do; where several speak, all with one."""
    found = {
        index: label["label"] or label["dash"]
        for index, block in enumerate(blocks)
        if block.kind is None and (label := _LABEL.match(block.text))
    }
    often = Counter(found.values())
    again = [index for index, label in found.items() if often[label] > 1]
    turns = {index for index in found if again and again[0] <= index <= again[-1]}
    return turns if again and len(turns) > _DIALOGUE * (again[-1] - again[0] + 1) else set(again)


def _short_lines(blocks: Sequence[Block], likely: Sequence[BlockKind]) -> set[int]:
    """Lines that look like headings but come in a row, or below a colon: names, verses, addresses, unmarked items."""
    found: set[int] = set()
    start = next((index for index, kind in enumerate(likely) if kind == "text"), len(blocks))
    run: list[int] = []
    for index in range(start, len(blocks) + 1):
        if index < len(blocks) and likely[index] == "heading" and blocks[index].kind is None:
            run.append(index)
            continue
        over = blocks[run[0] - 1].text if run and run[0] else ""
        over = over.rstrip(":") if run[:1] == [1] and over.isupper() else over  # a kicker: “RIVA DEL LAGO:”
        below = index < len(blocks) and blocks[index].text.startswith(": ")
        if len(run) >= _LINES_IN_A_ROW or (run and (over.endswith((":", "：")) or below)):
            found.update(run)
        run = []
    return found
