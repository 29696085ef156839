"""How far a long task is: whoever runs it gives it a way to show that."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol, TypeVar

T = TypeVar("T")


class ProgressReporter(Protocol):
    """Gives the items on, one by one, and shows how many there still are."""

    def __call__(self, label: str, items: Sequence[T], /) -> Iterable[T]:
        """The items.

        Args:
            label: what is done with them.
            items: what there is to do.
        """


def silent(_: str, items: Sequence[T], /) -> Iterable[T]:
    """Shows nothing."""
    return items
