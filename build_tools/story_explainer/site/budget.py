"""How much of a story stands open on a page that is to be read in a minute; the rest is folded, never cut."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True)
class FoldedList(Generic[T]):
    """The entries of a part of the page: those shown, and those folded behind a line that says how many there are."""

    shown: tuple[T, ...] = ()
    folded: tuple[T, ...] = ()

    def __bool__(self) -> bool:
        """Whether there are any."""
        return bool(self.shown or self.folded)


class Budget:
    """Words that are left for a page; its parts take from them in the order of their weight."""

    def __init__(self, words: int) -> None:
        self.left = words

    def spend(self, words: int) -> None:
        """Count what is shown whatever is left."""
        self.left = max(0, self.left - words)

    def part(self, entries: Sequence[T], length: Callable[[T], int], words: int, most: int = 99) -> FoldedList[T]:
        """Take entries from the first on as long as they fit.

        Args:
            entries: the entries, what matters most first.
            length: how many words an entry is.
            words: how many words the part may have.
            most: how many entries it may have.
        """
        room, shown = min(words, self.left), 0
        for entry in entries[:most]:
            room -= length(entry)
            if room < 0:
                break
            self.spend(length(entry))
            shown += 1
        return FoldedList(tuple(entries[:shown]), tuple(entries[shown:]))


def count(*texts: object) -> int:
    """The words of texts."""
    return sum(len(str(text).split()) for text in texts)
