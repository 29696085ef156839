"""How far a long task is, as people see it who run a command."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from threading import Timer
from typing import TypeVar

import click

T = TypeVar("T")
_LONG = 1.0  # seconds after which one wonders whether anything is going on


def show_progress(label: str, items: Sequence[T], /) -> Iterable[T]:
    """The items, with a bar on the standard error stream if there are several, and a line if one alone takes long."""
    if len(items) == 1:
        with _said_if_long(label):
            yield from items
        return
    with click.progressbar(items, label=label, file=sys.stderr, hidden=not items) as progress_bar:
        yield from progress_bar


@contextmanager
def _said_if_long(label: str) -> Iterator[None]:
    """Says on a terminal what is being done, once it has taken more than a second."""
    if not sys.stderr.isatty():
        yield
        return
    timer = Timer(_LONG, click.echo, (f"{label} …",), {"err": True})
    timer.daemon = True  # Ctrl-C waits for nothing
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
