"""Replacing files only while they are what was read: nobody's change is lost between reading and writing."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Mapping
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import NamedTuple

from story_explainer.content.files import put_in_place, read_ordinary, staged, write_atomically
from story_explainer.content.journal import noted


class Change(NamedTuple):
    """The content of a file as it was read, None if there was none, and what it is to be."""

    before: bytes | None
    after: bytes


def content_of(path: Path, within: Path | None = None) -> bytes | None:
    """The content of a file; None if there is none. See `read_ordinary`.

    Raises:
        OSError: it cannot be read, is no ordinary file, or a link that leads out of the folder `within`.
    """
    try:
        return read_ordinary(path, within)
    except FileNotFoundError:
        return None


def exchange(changes: Mapping[Path, Change], within: Path | None = None, homes: Mapping[Path, Path] = {}) -> bool:
    """Replace files, all or none. All are written beside the old ones first, so that nothing is left but to rename.

    Args:
        changes: what each file held when it was read, and what it is to hold.
        within: the story's folder, which then holds a note of what is renamed, see `journal`; None for a new story.
        homes: folders that are written already, under hidden names, and the names that they are to have.

    Returns:
        Whether it was done; False if one of the files is no longer what was read. Nothing is changed then.

    Raises:
        OSError: a file cannot be read or written. Those already replaced are put back, as far as that can be done.
    """
    if any(content_of(path) != change.before for path, change in changes.items()):
        return False
    done: list[Path] = []
    with ExitStack() as stack:
        ready = {path: stack.enter_context(staged(path, change.after)) for path, change in changes.items()}
        steps = {**homes, **{temporary: path for path, temporary in ready.items()}}
        stack.enter_context(noted(within, steps, {path: change.before for path, change in changes.items()}))
        try:
            for workshop, home in homes.items():
                if not _named(workshop, home):
                    _take_back(done, changes)
                    return False
                done.append(home)
            for path, change in changes.items():
                if content_of(path) != change.before or not _put(ready[path], path, fresh=change.before is None):
                    _take_back(done, changes)
                    return False
                done.append(path)
        except BaseException:  # an interrupt from the keyboard leaves no half either
            _take_back(done, changes)
            raise
    for folder in {path.parent for path in changes}:
        _settle(folder)
    return True


def _named(workshop: Path, home: Path) -> bool:
    """Give a folder its name; False if somebody else has made one of that name."""
    try:
        workshop.rename(home)
    except OSError as error:
        if error.errno in (errno.EEXIST, errno.ENOTEMPTY):
            return False
        raise
    return True


def _put(temporary: Path, path: Path, *, fresh: bool) -> bool:
    """Give a file its content; False if one that was to be new is there meanwhile."""
    if fresh:
        try:
            os.link(temporary, path)
        except FileExistsError:
            return False
        except OSError:  # a file system without links
            pass
        else:
            return True
    put_in_place(temporary, path)
    return True


def _take_back(done: list[Path], changes: Mapping[Path, Change]) -> None:
    for path in done:
        before = changes[path].before if path in changes else None
        if path not in changes:
            shutil.rmtree(path, ignore_errors=True)
        elif before is None:
            path.unlink(missing_ok=True)
        else:
            write_atomically(path, before)


def _settle(folder: Path) -> None:
    """Have the names of a folder's files on the disk too, where the system can be told."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
