"""Words that a layout parts at the end of a line: joined where the text itself shows the word, a real hyphen kept."""

from __future__ import annotations

import re
from collections.abc import Iterable

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_TAIL = re.compile(r"([^\W\d_]+(?:-[^\W\d_]+)*)-$")
_HEAD = re.compile(r"[^\W_]+")
_ADDRESS = re.compile(r"(?:://|\bwww\.)\S*-$")
# “Vor- und Nachteile”: the first half of two, whose other half follows later.
_AND = frozenset("und oder bzw sowie bis noch wie en of og och eller and or to e o i".split())  # noqa: SIM905
_LONGEST_WORD = 60
_WHOLE = 3  # letters from which a part may be a word of its own


class Hyphens:
    """What the words of a text say of the hyphens at the ends of its lines."""

    def __init__(self, lines: Iterable[str]) -> None:
        """Args: the lines of the text, as they were broken."""
        self._words: set[str] = set()
        parted = False  # the parts of parted words tell nothing of them
        for line in lines:
            own = re.sub(r"^[^\W_]+", "", line.lstrip()) if parted else line
            parted = bool(_TAIL.search(line.rstrip()[-_LONGEST_WORD:]))
            self._words.update(
                word.lower() for word in _WORD.findall(own.rstrip().rpartition(" ")[0] if parted else own)
            )

    def join(self, here: str, after: str) -> str | None:
        """Two lines as one where the first ends with a hyphen that belongs to a word; None where it does not.

        The hyphen goes if the text has the joined word elsewhere, or if it has neither that nor the word with the
        hyphen and the next line goes on with a small letter. It stays if the text has the word with it, if both
        parts stand alone elsewhere, and before a capital or a digit.
        """
        tail, head = _TAIL.search(here[-_LONGEST_WORD:]), _HEAD.match(after)
        if not head:
            return None
        if here.endswith("-") and _ADDRESS.search(here.rsplit(maxsplit=1)[-1]):
            return here + after
        if here[-1:] == "-" and here[-2:-1].isdigit() and head[0][0].isdigit():
            return here + after  # 2021-2022
        if not tail:
            return None
        first, second = tail[1].lower(), head[0].lower()
        if second in _AND:
            return None
        if not head[0][0].islower():
            return here + after if head[0][0].isupper() or head[0][0].isdigit() else None
        last = first.rpartition("-")[2]
        joined = (f"{last}{second}", f"{first}{second}")
        if any(word in self._words for word in joined):
            return here[:-1] + after
        kept = f"{first}-{second}" in self._words or f"{last}-{second}" in self._words
        alone = min(len(last), len(second)) >= _WHOLE and {last, second} <= self._words
        return here + after if kept or alone else here[:-1] + after
