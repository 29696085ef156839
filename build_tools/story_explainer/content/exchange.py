"""Replacing files only while they are what was read: nobody's change is lost between reading and writing."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

from story_explainer.content.files import write_atomically

if sys.platform != "win32":
    import fcntl


class Change(NamedTuple):
    """The content of a file as it was read, None if there was none, and what it is to be."""

    before: bytes | None
    after: bytes


@contextmanager
def only_one(folder: Path) -> Iterator[None]:
    """Let one process at a time change a folder: others that ask for it wait.

    The lock lies on the folder itself, so nothing is left behind, whatever ends the process. Where there are no such
    locks (Windows, some network drives) nobody waits; then `exchange` alone watches over what is replaced.
    """
    if sys.platform == "win32":
        yield
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        with suppress(OSError):  # there are file systems without locks
            fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def content_of(path: Path) -> bytes | None:
    """The content of a file; None if there is none."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None


def exchange(changes: Mapping[Path, Change]) -> bool:
    """Replace files, all or none.

    Args:
        changes: what each file held when it was read, and what it is to hold.

    Returns:
        Whether it was done; False if one of the files is no longer what was read. Nothing is changed then.

    Raises:
        OSError: a file cannot be read or written. Those already replaced are put back, as far as that can be done.
    """
    if any(content_of(path) != change.before for path, change in changes.items()):
        return False
    done: list[Path] = []
    try:
        for path, change in changes.items():
            write_atomically(path, change.after)
            done.append(path)
    except BaseException:  # an interrupt from the keyboard leaves no half either
        for path in done:
            before = changes[path].before
            if before is None:
                path.unlink(missing_ok=True)
            else:
                write_atomically(path, before)
        raise
    return True
