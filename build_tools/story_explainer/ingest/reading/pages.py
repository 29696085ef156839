"""Lines on pages → paragraphs: by their places and sizes, heads and feet of pages set aside, parted words joined."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from story_explainer.ingest.article import Aside, Block
from story_explainer.ingest.reading.ends import ends_sentence, ends_with_full_stop
from story_explainer.ingest.reading.hyphens import Hyphens
from story_explainer.ingest.reading.lists import is_surely_item, marker
from story_explainer.ingest.reading.tables import take_out_tables

_EDGE_LINES = 3  # at the head and at the foot of a page
_MARGIN = 0.2  # of a page, in which its head and its foot stand
_NEAR = 12.0  # points that the same line may lie higher or lower on another page
_LARGER, _LARGEST, _SMALLER = 1.12, 1.25, 0.9
_LOOSE = 1.35  # a gap between lines, in usual ones, from which a paragraph ends
_INDENT, _SHORT = 0.7, 0.82
_LONGEST_HEADING = 220
_MARK, _RAISED = re.compile(r"\d{1,2}(?:,\d{1,2})?|[*†‡]{1,2}|[a-z]"), 0.8  # of the size of the line beside it
_RAISED_FIGURES = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_NOTE = re.compile(r"^(?:\d{1,3}|[*†‡]|\[\d{1,3}\]|[¹²³⁰⁴-⁹]+)[.)]?\s*\S")


@dataclass(frozen=True, slots=True)
class PageLine:
    """A line of a page: its words, where it begins and ends, how far down it is, and how its letters look."""

    page: int
    text: str
    left: float
    right: float
    down: float
    height: float  # of the page
    size: float
    bold: bool


def paragraphs_of(lines: Sequence[PageLine]) -> tuple[list[Block], list[Aside]]:
    """The paragraphs of a document, and what is no part of its running text.

    Args:
        lines: the lines of all pages in the order in which they are written.

    Returns:
        The blocks, each with its page as its line: the largest letters before the running text are the title, larger
        or bold ones than its own a heading. Set aside: what stands at the same place of several pages, numbers apart;
        footnotes; tables.
    """
    lines, marks = _without_marks(lines)
    usual = _usual_size(lines)
    running = _running(lines)
    asides = [*marks]
    asides += [Aside(line.text, line.page, "running head") for index, line in enumerate(lines) if index in running]
    notes = _footnotes(lines, running, usual)
    asides += [Aside(text, page, "footnote") for page, text in _joined_notes(lines, notes)]
    kept = [line for index, line in enumerate(lines) if index not in running and index not in notes]
    left, tables = take_out_tables([line.text for line in kept])
    asides += [replace(table, line=kept[table.line - 1].page) for table in tables]
    kept = [replace(line, text=" ".join(text.split())) for line, text in zip(kept, left, strict=True) if text.strip()]
    hyphens = Hyphens(line.text for line in kept)
    groups = list(_groups(kept, usual))
    largest = max((group[0].size for group in _before_text(groups)), default=0.0)
    blocks: list[Block] = []
    titled = False
    for group in groups:
        text = _joined(group, hyphens)
        block = Block(text, group[0].page, None, alone=True)
        size = group[0].size
        if not titled and size >= _LARGEST * usual and size == largest and len(text) <= _LONGEST_HEADING:
            block, titled = replace(block, kind="title"), True
        elif _is_heading(group, text, usual) and (titled or blocks):
            block = replace(block, kind="heading")
        elif len(group) > 1 and (titled or ends_sentence(text)):
            block = replace(block, kind="text")
        blocks.append(block)
    return blocks, asides


def _without_marks(lines: Sequence[PageLine]) -> tuple[list[PageLine], list[Aside]]:
    """The lines without those that are a raised mark of a note and nothing else; one at the end of a line joins it.

    Where amid a line it stood is not said, and no paragraph ends there.
    """
    kept: list[PageLine] = []
    asides: list[Aside] = []
    for line in lines:
        above = kept[-1] if kept else None
        raised = _MARK.fullmatch(line.text.strip())
        if not (raised and above and line.size < _RAISED * above.size and abs(line.down - above.down) < above.size):
            kept.append(line)
        elif line.left >= above.right - 1:
            kept[-1] = replace(above, text=above.text.rstrip() + line.text.strip().translate(_RAISED_FIGURES))
        else:
            asides.append(Aside(line.text.strip(), line.page, "mark of a footnote"))
    return kept, asides


def _usual_size(lines: Sequence[PageLine]) -> float:
    """The size of most letters."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[round(2 * line.size) / 2] += len(line.text)
    return max(sizes.most_common(1)[0][0], 1.0)


def _before_text(groups: Sequence[Sequence[PageLine]]) -> Iterator[Sequence[PageLine]]:
    """The groups before the first paragraph of several lines that ends like one, and on the first page."""
    for group in groups:
        if group[0].page > groups[0][0].page or (len(group) > 2 and ends_with_full_stop(group[-1].text)):
            return
        yield group


def _is_heading(group: Sequence[PageLine], text: str, usual: float) -> bool:
    if len(text) > _LONGEST_HEADING or ends_with_full_stop(text) or not any(map(str.isalpha, text)):
        return False
    return group[0].size >= _LARGER * usual or (all(line.bold for line in group) and len(group) <= 3)


def _running(lines: Sequence[PageLine]) -> set[int]:
    """The lines at the edges of pages that stand there on other pages too, whatever numbers are in them."""
    pages: dict[int, list[int]] = {}
    for index, line in enumerate(lines):
        pages.setdefault(line.page, []).append(index)
    found: dict[str, list[int]] = {}
    for those in pages.values():
        ordered = sorted(those, key=lambda index: lines[index].down)
        for index in {*ordered[:_EDGE_LINES], *ordered[-_EDGE_LINES:]}:
            found.setdefault(re.sub(r"\d+", "#", lines[index].text.casefold()), []).append(index)
    running: set[int] = set()
    for same in found.values():
        for index in same:
            there = [other for other in same if abs(lines[other].down - lines[index].down) <= _NEAR]
            at_edge = min(lines[index].down, lines[index].height - lines[index].down) <= _MARGIN * lines[index].height
            others = {lines[other].page for other in there}
            if at_edge and len(others) >= 2 and (len(others) >= 3 or len(others) * 2 >= len(pages)):
                running.add(index)
    return running


def _footnotes(lines: Sequence[PageLine], running: set[int], usual: float) -> set[int]:
    """The small lines at the foot of a page, from the first with a mark on."""
    found: set[int] = set()
    for page in dict.fromkeys(line.page for line in lines):
        those = [index for index, line in enumerate(lines) if line.page == page and index not in running]
        low = max((lines[i].down for i in those if lines[i].size > _SMALLER * usual), default=0.0)
        small = [i for i in those if lines[i].size <= _SMALLER * usual and lines[i].down > low]
        start = next((at for at, index in enumerate(small) if _NOTE.match(lines[index].text)), None)
        if start is not None:
            found.update(small[start:])
    return found


def _joined_notes(lines: Sequence[PageLine], notes: set[int]) -> Iterator[tuple[int, str]]:
    group: list[str] = []
    page = 0
    for index in sorted(notes):
        if group and (_NOTE.match(lines[index].text) or lines[index].page != page):
            yield page, " ".join(group)
            group = []
        page = lines[index].page
        group.append(" ".join(lines[index].text.split()))
    if group:
        yield page, " ".join(group)


def _groups(lines: Sequence[PageLine], usual: float) -> Iterator[list[PageLine]]:
    """The lines of each paragraph."""
    steps = [
        after.down - here.down
        for here, after in pairwise(lines)
        if after.page == here.page and 0 < after.down - here.down < 3 * usual and _same(here, after)
    ]
    step = _usual_step(steps) if steps else 1.3 * usual
    rights = _right_edges(lines)
    group: list[PageLine] = []
    for line in lines:
        if group and _ends(group, line, step, rights):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _usual_step(steps: Sequence[float]) -> float:
    """The most usual distance between lines; of equally usual ones the smallest."""
    counts = Counter(round(step) for step in steps)
    most = max(counts.values())
    best = min(step for step, count in counts.items() if count >= 0.8 * most)
    return median(step for step in steps if abs(step - best) <= 1)


def _same(here: PageLine, after: PageLine) -> bool:
    larger, smaller = max(here.size, after.size), max(min(here.size, after.size), 0.1)
    return larger / smaller <= 1.08 and here.bold == after.bold


def _right_edges(lines: Sequence[PageLine]) -> dict[tuple[int, int], float]:
    """How far the lines of a column reach, by its page and where it begins."""
    edges: dict[tuple[int, int], float] = {}
    for line in lines:
        for key in _columns(line):
            edges[key] = max(edges.get(key, 0.0), line.right)
    return edges


def _columns(line: PageLine) -> list[tuple[int, int]]:
    return [(line.page, round(line.left / 40) + shift) for shift in (0, -1, 1)]


def _ends(group: Sequence[PageLine], line: PageLine, step: float, rights: dict[tuple[int, int], float]) -> bool:
    """Whether a paragraph ends before a line."""
    last = group[-1]
    larger, smaller = max(last.size, line.size), max(min(last.size, line.size), 0.1)
    if larger / smaller > 1.08 or (last.bold != line.bold and (group[0].bold != line.bold or ends_sentence(last.text))):
        return True
    if is_surely_item(marker(line.text)) or (marker(line.text) and marker(line.text) == marker(group[0].text)):
        return True
    gap = line.down - last.down
    elsewhere = line.page != last.page or gap < -0.5 * step
    if elsewhere:
        return ends_sentence(last.text) or last.bold != line.bold or (line.text[:1].isupper() and len(group) == 1)
    # The lines of a headline lie further apart than those of the text.
    wide = _LOOSE * step * max(1.0, last.size / max(step / 1.3, 0.1) if last.size > step else 1.0)
    if gap > wide:
        return True
    edge = max(rights.get(key, 0.0) for key in _columns(last)[:1])
    width = max(edge - last.left, 1.0)
    if ends_sentence(last.text) and last.right - last.left < _SHORT * width:
        return True
    base = min(one.left for one in group[1:]) if len(group) > 1 else None
    return ends_sentence(last.text) and base is not None and line.left - base >= _INDENT * line.size


def _joined(group: Sequence[PageLine], hyphens: Hyphens) -> str:
    text = group[0].text
    for line in group[1:]:
        together = hyphens.join(text, line.text)
        text = together if together is not None else f"{text} {line.text}"
    return text
