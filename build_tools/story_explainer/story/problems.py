"""Problems: what is wrong, where, and what would be right. One form for the terminal, the log and the pages."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches

from story_explainer.story.codes import CODES, Severity

Pointer = tuple[str | int, ...]
_LONGEST = 400


@dataclass(frozen=True, slots=True)
class Finding:
    """A problem found in the data, before its place in the file is known.

    `file` is relative to the story's folder (`claims.yml`); `path` leads to the node: `("claims", 2, "cites", 0)`.
    `see` names the other places that the problem is made of.
    """

    code: str
    file: str
    path: Pointer
    message: str
    hint: str = ""
    see: tuple[tuple[str, Pointer], ...] = ()

    @property
    def severity(self) -> Severity:
        """How grave it is; that hangs on the code alone."""
        return CODES[self.code].severity


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """A problem at its place: `path:line:column: CODE message (hint)`. Lines and columns count from 1.

    `see` holds the other places that the problem is made of, as `path:line:column`.
    """

    file: str
    line: int
    column: int
    code: str
    message: str
    hint: str = ""
    severity: Severity = "error"
    see: tuple[str, ...] = ()

    def __str__(self) -> str:
        """The one line that a person reads and an editor can jump to; nothing a file holds can break or flood it."""
        see = f"see {', '.join(self.see)}" if self.see else ""
        more = "; ".join(filter(None, [self.hint, see]))
        hint = f" ({shown(more)})" if more else ""
        return f"{shown(self.file)}:{self.line}:{self.column}: {self.code} {shown(self.message)}{hint}"


def shown(text: str) -> str:
    """A text on one line and of bearable length, without characters that steer a terminal."""
    plain = "".join(character if character.isprintable() else " " for character in text[:_LONGEST])
    return plain if len(text) <= _LONGEST else f"{plain}…"


class ContentError(Exception):
    """Content that cannot be used, with all its problems at once."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = sorted(problems)
        super().__init__("\n".join(map(str, self.problems)))


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A hint that names the known word nearest to the one written, or says what is known if there are few.

    Args:
        word: what was written.
        known: the words that would be right.

    Returns:
        `did you mean "x"?`, `write them apart: a, b`, `known: a, b, c`, or an empty string.
    """
    words = sorted(known)
    alike = [each for each in words if each.casefold() == word.casefold()]
    several = re.split(r"[\s,;/&+]+", word)
    if len(several) > 1 and set(several) <= set(words):
        return f"write them apart: {', '.join(several)}"
    near = alike or ([] if word.isdecimal() else get_close_matches(word, words, n=1, cutoff=0.6))
    if near:
        return f"did you mean “{near[0]}”?"
    return f"known: {', '.join(words)}" if 0 < len(words) <= 12 else ""
