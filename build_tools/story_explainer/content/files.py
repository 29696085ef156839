"""Files in and out: bytes that must be UTF-8, and writing that never leaves half a file."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from story_explainer.story.problems import ContentError, Problem


def decoded(shown: str, data: bytes) -> str:
    """The text of a file, without byte order mark.

    Raises:
        ContentError: it is not UTF-8 (Y006), at the line and column of the first byte that is not.
    """
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8-sig")
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        message = f"the byte {data[error.start]:02X} is not UTF-8"
        raise ContentError([Problem(shown, line, column, "Y006", message, "save the file as UTF-8")]) from None


def write_atomically(path: Path, data: bytes) -> bool:
    """Write a file so that whoever looks finds the old content or the new, never half of it.

    Args:
        path: where to; its folder is made if need be.
        data: the whole content.

    Returns:
        Whether anything changed: a file that already holds `data` is left alone.
    """
    if path.is_file() and path.read_bytes() == data:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).chmod(0o644)
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
    return True
