"""Files in and out: only ordinary ones of the story, bytes that must be UTF-8, and never half a file."""

from __future__ import annotations

import codecs
import errno
import os
import stat
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from story_explainer.story.problems import ContentError, Problem

# More than any story needs; a file without end would fill the memory.
_MOST_BYTES = 32_000_000
# What is being written bears this at the end of a hidden name: what a killed command left is known by it.
WRITING = ".writing"
# Seconds to wait on Windows for a file that another program has open, such as one that looks for viruses.
_PAUSES = (0.02, 0.05, 0.1, 0.2, 0.4) if sys.platform == "win32" else ()


def read_ordinary(path: Path, within: Path | None = None) -> bytes:
    """The content of a file that lies where its path says.

    Args:
        path: the file.
        within: the folder that no link may lead out of, if it matters where the file lies.

    Raises:
        FileNotFoundError: there is none.
        OSError: it is a link that leads out of the folder, a device or a pipe (which might never end), too large, or
            cannot be read; `strerror` says which.
    """
    if within is not None and not lies_within(path, within):
        raise OSError(errno.EPERM, "the file is a link that leads out of the story", str(path))
    try:
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0))
    except PermissionError:
        if not path.is_dir():
            raise
        raise OSError(errno.EINVAL, "it is no ordinary file", str(path)) from None  # Windows opens no folder
    try:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            raise OSError(errno.EINVAL, "it is no ordinary file", str(path))
        with os.fdopen(handle, "rb", closefd=False) as file:
            data = file.read(_MOST_BYTES + 1)
    except OSError as error:
        raise type(error)(error.errno, error.strerror, str(path)) from error
    finally:
        os.close(handle)
    if len(data) > _MOST_BYTES:
        raise OSError(errno.EFBIG, f"it has more than {_MOST_BYTES // 1_000_000} MB", str(path))
    return data


def lies_within(path: Path, folder: Path) -> bool:
    """Whether a path leads to something in a folder when all links are followed."""
    return Path(os.path.realpath(path)).is_relative_to(os.path.realpath(folder))


def decoded(shown: str, data: bytes) -> str:
    """The text of a file, without byte order mark.

    Raises:
        ContentError: it is not UTF-8 (Y006), at the line and column of the first byte that is not.
    """
    # By hand: half a mark is no text, and places count from behind a whole one.
    text = data.removeprefix(codecs.BOM_UTF8)
    try:
        return text.decode()
    except UnicodeDecodeError as error:
        before = text[: error.start].decode()
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        message = f"the byte {text[error.start]:02X} is not UTF-8"
        raise ContentError([Problem(shown, line, column, "Y006", message, "save the file as UTF-8")]) from None


def write_atomically(path: Path, data: bytes) -> bool:
    """Write a file so that whoever looks finds the old content or the new, never half of it.

    Args:
        path: where to; its folder is made if need be. A link is followed, and what is no ordinary file, such as
            /dev/stdout, is written to.
        data: the whole content.

    Returns:
        Whether anything changed: a file that already holds `data` is left alone.

    Raises:
        OSError: it cannot be written; `filename` is the path. What was there is as before.
    """
    if path.exists() and not path.is_file():
        path.write_bytes(data)
        return True
    if path.is_file() and path.read_bytes() == data:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    with staged(path, data) as temporary:
        put_in_place(temporary, path)
    return True


def put_in_place(temporary: Path, path: Path) -> None:
    """Have a file that is staged take its place. Where the system replaces none that is open, its end is waited for.

    Raises:
        OSError: it cannot be replaced, or somebody does not let go of it.
    """
    for pause in _PAUSES:
        try:
            temporary.replace(os.path.realpath(path))
        except PermissionError:
            time.sleep(pause)
        else:
            return
    temporary.replace(os.path.realpath(path))


@contextmanager
def staged(path: Path, data: bytes) -> Iterator[Path]:
    """The content of a file beside it, on the disk and with the rights that the file has, ready to take its place.

    What has not taken it in the end is removed.

    Raises:
        OSError: it cannot be written; `filename` is the path.
    """
    temporary = _written_beside(path, data)
    try:
        yield temporary
    finally:
        temporary.unlink(missing_ok=True)


def _written_beside(path: Path, data: bytes) -> Path:
    real = Path(os.path.realpath(path))
    name = None
    try:
        handle, name = tempfile.mkstemp(dir=real.parent, prefix=f".{real.name[:200]}.", suffix=WRITING)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(stat.S_IMODE(real.stat().st_mode) if real.exists() else 0o644)
    except BaseException as error:
        if name is not None:
            Path(name).unlink(missing_ok=True)
        if isinstance(error, OSError):
            raise type(error)(error.errno, error.strerror, str(path)) from error
        raise
    return Path(name)
