"""Two editors’ changes of one file brought together, statement by statement, where line by line they would collide.

Git merges lines: of two statements that stand beside each other, removed or added by two editors, it makes a conflict.
Here a file is cut where its entries begin and end, and each piece is taken from whoever changed it. Pieces stay as they
were written, comments included.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import yaml

from story_explainer.story.problems import ContentError
from story_explainer.yaml_source.nodes import end_of, entries, next_line
from story_explainer.yaml_source.read import LOADER, read

# A piece of a file: the field, the id of the entry (none for the field’s own lines), and what of it: the lines of
# comments and blanks above it, or itself.
Chunk = tuple[str, str, str]
_GAP, _SELF = "above", "itself"
_END: Chunk = ("", "", _GAP)
_EMPTY = re.compile(r"[ ]\[\](?=[ \t]*(#[^\r\n]*)?[\r\n]*\Z)")
_OPEN = re.compile(r":(?=[ \t]*(#[^\r\n]*)?[\r\n]*\Z)")


class CollisionError(Exception):
    """Both have changed the same statement, or a file cannot be cut into statements."""


def merged(base: str, ours: str, theirs: str) -> str:
    """A file with the changes of two editors.

    Args:
        base: the text that both began with; empty if both began the file.
        ours, theirs: what each made of it.

    Raises:
        CollisionError: both changed the same piece, or something cannot be read.
    """
    try:
        cut = [dict(_pieces(text)) for text in (base, ours, theirs)]
        result = _joined(*cut)
        data = read("merged", result).data
        wanted = [read(name, text).data for name, text in (("base", base), ("ours", ours), ("theirs", theirs))]
    except (ContentError, yaml.YAMLError) as error:
        raise CollisionError(str(error)) from None
    if _ids(data) != _expected(*map(_ids, wanted)):
        raise CollisionError("the statements are not those expected")
    return result


def _pieces(text: str) -> Iterator[tuple[Chunk, str]]:
    """A text cut behind each top-level field and each entry with an id; put together, the pieces are the text."""
    node = yaml.compose(text, Loader=LOADER)
    start = 0
    if isinstance(node, yaml.MappingNode):
        for (key, value), whole in zip(node.value, entries(text, node), strict=True):
            name = str(key.value)
            if isinstance(value, yaml.SequenceNode) and not value.flow_style and value.value:
                idents = [_ident(text, each) for each in value.value]
                if len(set(idents)) == len(idents):
                    first = _line_of(text, int(value.start_mark.index), start)
                    yield (name, "", _SELF), text[start : (start := first)]
                    for ident, entry in zip(idents, entries(text, value), strict=True):
                        yield (name, ident, _GAP), text[start : (start := _line_of(text, entry.head, start))]
                        yield (name, ident, _SELF), text[start : (start := next_line(text, entry.end))]
                    continue
            yield (name, "", _SELF), text[start : (start := next_line(text, whole.end))]
    yield _END, text[start:]


def _line_of(text: str, offset: int, least: int) -> int:
    """Where the line of an offset begins, but not before another one."""
    return max(text.rfind("\n", 0, offset) + 1, least)


def _ident(text: str, node: yaml.ScalarNode | yaml.CollectionNode) -> str:
    """What tells an entry from others: its id, else what stands there."""
    found = ""
    if isinstance(node, yaml.MappingNode):
        found = next((str(value.value) for key, value in node.value if key.value == "id"), "")
    return found or text[node.start_mark.index : end_of(text, node)]


def _joined(base: Mapping[Chunk, str], ours: Mapping[Chunk, str], theirs: Mapping[Chunk, str]) -> str:
    chosen: dict[Chunk, str] = {}
    for piece in _order(ours, theirs):
        before, mine, yours = (each.get(piece) for each in (base, ours, theirs))
        if mine == yours or yours == before:
            kept = mine
        elif mine == before:
            kept = yours
        elif piece[2] == _GAP:
            kept = _both(mine or "", yours or "")
        elif not piece[1] and _EMPTY.sub("", mine or "") == _EMPTY.sub("", yours or ""):
            kept = mine
        else:
            raise CollisionError("/".join(filter(None, piece[:2])))
        if kept is not None:
            chosen[piece] = kept
    for piece in [piece for piece in chosen if piece[1:] == ("", _SELF)]:
        heads = [each[piece] for each in (ours, theirs, base) if piece in each]
        chosen[piece] = _head(chosen[piece], heads, any(other[0] == piece[0] and other[1] for other in chosen))
    text = ""
    for kept in chosen.values():
        text += ("\n" if text and kept and text[-1] != "\n" else "") + kept
    return text


def _head(head: str, others: Sequence[str], full: bool) -> str:
    """The line of a field whose list lost its last entry on one side, and has some by the other; or the contrary."""
    if full and _EMPTY.search(head):
        return next((other for other in others if not _EMPTY.search(other)), _EMPTY.sub("", head))
    if not full and _OPEN.search(head):
        return next((other for other in others if _EMPTY.search(other)), _OPEN.sub(": []", head))
    return head


def _both(mine: str, yours: str) -> str:
    """Comments of both, each once: no comment is lost because of what it stood beside."""
    known = mine.splitlines()
    return mine + "".join(
        line for line in yours.splitlines(keepends=True) if line.strip() and line.rstrip("\r\n") not in known
    )


def _order(ours: Mapping[Chunk, str], theirs: Mapping[Chunk, str]) -> list[Chunk]:
    """All pieces: ours in our order, and each of theirs behind what it follows there."""
    order = list(ours)
    last: Chunk | None = None
    for piece in theirs:
        if piece not in ours:
            place = order.index(last) + 1 if last is not None else 0
            while place < len(order) and order[place][0] == piece[0] and order[place] not in theirs:
                place += 1  # what we have added there too stands before it
            order.insert(place, piece)
        last = piece
    return order


def _ids(data: Any) -> frozenset[tuple[str, str]]:
    if not isinstance(data, dict):
        return frozenset()
    return frozenset(
        (name, str(entry["id"]) if isinstance(entry, dict) and "id" in entry else repr(entry))
        for name, value in data.items()
        if isinstance(value, list)
        for entry in value
    )


def _expected(
    base: frozenset[tuple[str, str]], ours: frozenset[tuple[str, str]], theirs: frozenset[tuple[str, str]]
) -> frozenset[tuple[str, str]]:
    """What is there after both: what either added, without what either took out."""
    return (ours | theirs) - (base - ours) - (base - theirs)
