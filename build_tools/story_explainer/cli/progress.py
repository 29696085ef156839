"""How far a long task is, as people see it who run a command."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from typing import TypeVar

import click

T = TypeVar("T")


def show_progress(label: str, items: Sequence[T], /) -> Iterable[T]:
    """The items, with a bar on the standard error stream if there are several."""
    with click.progressbar(items, label=label, file=sys.stderr, hidden=len(items) < 2) as progress_bar:
        yield from progress_bar
