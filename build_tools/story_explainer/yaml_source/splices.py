"""What to replace by what, so that a YAML text says something else and all around it stays.

Each function gives one or more ways, the best first. Whether a way is right shows when the result is read: it may be
that a comment or a rare style of writing lies in between.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

import yaml

from story_explainer.yaml_source.nodes import (
    BLOCK_HEADER,
    Entry,
    LocatedNode,
    end_of,
    entries,
    line_break,
    line_end,
    line_end_before,
    line_start,
    next_line,
    past_comments,
)
from story_explainer.yaml_source.scalars import Slot, forms
from story_explainer.yaml_source.style import STEP, block, item, value

Scalar = str | bool | float
_UP_TO_COMMA = re.compile(r"\A((?:[ \t\r\n]|#[^\r\n]*)*),")


class Splice(NamedTuple):
    """What stands between two offsets gives way to a text, in which every line ends in a line feed."""

    start: int
    end: int
    text: str


def replacements(text: str, place: LocatedNode, new: Scalar) -> Iterator[Splice]:
    """How to put another text in place of one, in the style of that one."""
    node = place.node
    start, end = node.start_mark.index, end_of(text, node)
    lead = " " if text[start - 1 : start] in (":", "-", "?") else ""
    header = BLOCK_HEADER.match(text, start, end) if node.style in ("|", ">") else None
    indent = place.indent + STEP
    further = re.search(r"[\r\n]( *)[^ \r\n]", text[start:end])
    stated = header["stated"].strip("+-") if header else ""
    if stated:
        indent = max(place.indent, 0) + int(stated)
    elif further:
        indent = len(further[1])
    like = "" if node.style else node.value
    slot = Slot(node.start_mark.column + len(lead), indent, place.flow, node.style or "", bool(further), like)
    for form in forms(new, slot):
        # What follows on the line is a comment; a block scalar begins below it.
        behind = header["comment"] if header else text[end : line_end(text, end)] if form.body else ""
        below = f"\n{form.body}" if form.body else ""
        head = form.head[0] + stated + form.head[1:] if form.body else form.head
        yield Splice(start, end if header else end + len(behind), lead + head + behind + below)


def additions(text: str, place: LocatedNode, new: Any) -> Iterator[Splice]:
    """How to add what is in `new`, a mapping or a list, to a mapping or a list or in place of nothing."""
    node = place.node
    if node is None or not isinstance(node, yaml.CollectionNode):
        yield from _firsts(text, place, new)
        return
    known = entries(text, node)
    inside = value(new, 0, 0, flow=True, like=node)[2:-1]
    if not known:
        start, end = int(node.start_mark.index), int(node.end_mark.index)
        if isinstance(new, list) and isinstance(new[0], dict) and not place.flow:
            yield from _below(text, len(text[:start].rstrip(" ")), end, block(new, place.indent + STEP))
        blank = not text[start + 1 : end - 1].strip()
        yield Splice(start + 1, end - 1 if blank else start + 1, inside)
    elif node.flow_style:
        yield Splice(known[-1].end, known[-1].end, f", {inside}")
    else:
        column = node.start_mark.column if isinstance(new, list) else known[0].head - line_start(text, known[0].head)
        last = known[-1]
        parts = [item(one, column, last.value) for one in new] if isinstance(new, list) else [block(new, column)]
        end = past_comments(text, last.end, column)
        yield Splice(end, end, "".join(f"\n{_gap(text, known)}{lines}" for lines in parts))


def _gap(text: str, known: list[Entry]) -> str:
    """A blank line if one stands between the last two entries."""
    between = text[known[-2].end : known[-1].head] if len(known) > 1 else ""
    return "\n" if re.search(r"(?:\r\n|\r|\n) *(?:\r\n|\r|\n)", between) else ""


def _firsts(text: str, place: LocatedNode, new: Any) -> Iterator[Splice]:
    if place.indent < 0:
        yield Splice(len(text), len(text), ("\n" if text and text[-1] not in "\r\n" else "") + block(new, 0) + "\n")
    elif not place.flow:
        at = int(place.node.start_mark.index)
        yield from _below(text, at, at, block(new, place.indent + STEP))


def _below(text: str, start: int, end: int, lines: str) -> Iterator[Splice]:
    """Lines below the one on which a value stands or is missing; a comment beside it stays."""
    behind = line_end(text, end)
    yield Splice(start, behind, f"{text[end:behind]}\n{lines}")


def removals(text: str, node: yaml.CollectionNode, number: int) -> Iterator[Splice]:
    """How to take out an entry of a mapping or a list."""
    known = entries(text, node)
    head, end = known[number].head, known[number].end
    following = known[number + 1].head if number + 1 < len(known) else None
    if node.flow_style:
        yield from _flow_removals(text, node, known, number)
    elif len(known) == 1:
        nothing = "{}" if isinstance(node, yaml.MappingNode) else "[]"
        start = len(text[:head].rstrip())
        if text[start - 1 : start] in (":", "-"):
            yield Splice(start, end, f" {nothing}")
        yield Splice(head, end, nothing)
    elif text[line_start(text, head) : head].strip(" "):  # the first one, beside a dash
        if following is not None and not text[end:following].strip():
            yield Splice(head, following, "")
        else:
            yield Splice(head, len(text) - len(text[end:].lstrip(" ")), "")
    else:
        start, behind = line_start(text, head), line_end(text, end)
        if text[end:behind].strip() and not re.search(r"[\r\n]", text[head:end]):
            yield Splice(head, behind, text[end:behind].lstrip(" \t"))
        elif behind < len(text):
            yield Splice(start, next_line(text, behind), "")
        else:  # the text goes on not ending in a line break
            yield Splice(line_end_before(text, start), behind, "")


def exchanges(text: str, node: yaml.SequenceNode, number: int) -> Iterator[Splice]:
    """How to let an entry of a list and the one behind it change places, each with the comments that are about it."""
    entry, behind = entries(text, node)[number : number + 2]
    (start, middle), (second, end) = [(one.head, one.end) for one in (entry, behind)]
    if not node.flow_style:
        column = node.start_mark.column
        start, second = (_lead(text, one.head, column) for one in (entry, behind))
        middle, end = (past_comments(text, one.end, column) for one in (entry, behind))
    written = text[second:end] + text[middle:second] + text[start:middle]
    yield Splice(start, end, written.replace(line_break(text), "\n"))


def _lead(text: str, head: int, column: int) -> int:
    """Where an entry of a list begins, with the comments right above it that are not about the one before."""
    start = line_start(text, head)
    if text[start:head].strip():
        return head  # beside another dash
    while start:
        above = line_start(text, line_end_before(text, start))
        comment = text[above:start].lstrip(" ")
        if not comment.startswith("#") or len(text[above:start]) - len(comment) > column:
            break
        start = above
    return start


def _flow_removals(text: str, node: yaml.CollectionNode, known: list[Entry], number: int) -> Iterator[Splice]:
    entry = known[number]
    if number:
        start, end = known[number - 1].end, entry.end
        gap = text[start : entry.head]
    else:
        start = entry.head
        end = known[1].head if len(known) > 1 else int(node.end_mark.index) - 1
        gap = text[entry.end : end]
    yield Splice(start, end, _UP_TO_COMMA.sub(r"\1", gap) if "#" in gap else "")
