"""Sentences with the words of others marked by hand: {i|Ada Moss|that it holds}, said Ada Moss.

A mark holds the kind (d or i), the speaker as the text writes it (empty where none shall be told), and the words. Marks
may stand within one another.
"""

from __future__ import annotations

from story_explainer.ingest.attribution import attribute

Marked = tuple[str, str, str]


def unmarked(marked: str) -> tuple[str, list[Marked]]:
    """The plain text, and each mark in it as kind, speaker and words, in the order in which they begin."""
    text = ""
    found: list[Marked] = []
    opened: list[tuple[str, str, int, int]] = []
    at = 0
    while at < len(marked):
        if marked[at] == "{":
            kind, speaker, rest = marked[at + 1 :].split("|", 2)
            opened.append((kind, speaker, len(text), len(found)))
            found.append(("", "", ""))
            at = len(marked) - len(rest)
        elif marked[at] == "}":
            kind, speaker, start, place = opened.pop()
            found[place] = (kind, speaker, text[start:])
            at += 1
        else:
            text += marked[at]
            at += 1
    return text, found


def told(text: str, locale: str) -> list[Marked]:
    """What the engine finds in a text, in the same form."""

    def words(span: tuple[int, int] | None) -> str:
        return text[span[0] : span[1]] if span else ""

    found = attribute(text, locale)
    return [(each.kind[0], words(each.speaker), text[each.start : each.end]) for each in found]
