"""One command at a time changes a story: the others wait, and say so. Whoever is killed blocks nobody."""

from __future__ import annotations

import logging
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from story_explainer.content.files import WRITING
from story_explainer.content.journal import finish

if sys.platform == "win32":
    import hashlib
    import tempfile

    from filelock import FileLock, Timeout
else:
    import fcntl

log = logging.getLogger(__name__)
_WAITING = "%s: another command is changing it; waiting for its end"
_PLACES = ("", "articles/", "articles/*/")


@contextmanager
def only_one(folder: Path) -> Iterator[None]:
    """Let one process at a time change a folder: others that ask for it say that they wait, and wait.

    The lock lies on the folder itself, so nothing is left behind, and the system takes it from a process that ends,
    whatever ends it. What such a process had begun to put in its place is finished by the next one, what it was still
    writing is removed. On Windows, where no folder can be
    locked, a file among the temporary ones stands for it. Where there are no locks (some network drives) nobody waits;
    then `exchange` alone watches over what is replaced.

    Args:
        folder: a story's folder, or that of all stories while one is made.

    Raises:
        OSError: there is no such folder.
    """
    if sys.platform == "win32":
        name = hashlib.sha256(os.path.realpath(folder).encode()).hexdigest()[:16]
        lock = FileLock(Path(tempfile.gettempdir(), f"story-explainer-{name}.lock"))
        try:
            lock.acquire(blocking=False)
        except Timeout:
            log.warning(_WAITING, folder.as_posix())
            lock.acquire()
        try:
            _tidy(folder)
            yield
        finally:
            lock.release()
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        if _locked(handle, folder):
            _tidy(folder)
        yield
    finally:
        os.close(handle)


if sys.platform != "win32":

    def _locked(handle: int, folder: Path) -> bool:
        """Wait for the lock of an open folder; False where there are no locks."""
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            log.warning(_WAITING, folder.as_posix())
            fcntl.flock(handle, fcntl.LOCK_EX)
        except OSError:
            return False
        return True


def _tidy(folder: Path) -> None:
    """Finish what was noted to take its place, and remove what else somebody was writing who was stopped."""
    finish(folder)
    for place in _PLACES:
        for path in folder.glob(f"{place}.*{WRITING}"):
            if path.is_dir() and not path.is_symlink():
                shutil.rmtree(path, ignore_errors=True)
            else:
                path.unlink(missing_ok=True)
