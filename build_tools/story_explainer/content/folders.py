"""Where stories and articles lie on disk, told by the names of folders; and whether anything in one has changed."""

from __future__ import annotations

import errno
import hashlib
import os
import stat
from pathlib import Path

SETTINGS = "mkdocs.yml"
LOCALES = "locales"
"""The folder beside mkdocs.yml with languages of a site's own."""


def story_folders(content: Path) -> list[Path]:
    """The folders under `content` that hold a story: those with an `articles` folder, in order of name.

    Hidden ones are none: a command that was killed may have left what it was making.
    """
    if not content.is_dir():
        return []
    return sorted(each for each in content.iterdir() if not each.name.startswith(".") and _is_folder(each / "articles"))


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # the folder above may not be looked into
        return False


def site_of(content: Path) -> Path | None:
    """The folder of the site to which a content folder belongs, that of mkdocs.yml; None if there is none.

    It is the one above the content folder, else the one in whose folder the command is run.
    """
    folders = [*content.absolute().parents, Path.cwd()]
    return next((folder for folder in folders if (folder / SETTINGS).is_file()), None)


def locales_of(content: Path) -> Path:
    """Where the site to which a content folder belongs has languages of its own."""
    return (site_of(content) or content.absolute().parent) / LOCALES


# What Emacs makes as soon as a buffer is changed: a link to nothing.
_LOCK = ".#"


def fingerprint(folder: Path) -> str:
    """Another one as soon as a byte in the folder changes, the name of a file or a folder, or where a link leads.

    It does not depend on where the folder lies.
    """
    known = hashlib.sha256(_place(str(folder), str(folder.parent)).encode())
    for parent, folders, names in os.walk(folder):
        folders.sort()
        below = os.path.relpath(parent, folder)
        for name in folders:
            known.update(f"{below}/{name}/{_place(f'{parent}/{name}', str(folder))}\0".encode(errors="surrogateescape"))
        for name in sorted(names):
            if name.startswith(_LOCK):
                continue
            path = f"{parent}/{name}"
            try:
                data = _read(path)
                state = f"{len(data)}"
            except OSError as error:  # gone just now, or not to be read: whoever needs it will say
                data, state = b"", f"{error.errno}"
            at = f"{below}/{name}{_place(path, str(folder))}\0{state}\0"
            known.update(at.encode(errors="surrogateescape"))
            known.update(data)
    return known.hexdigest()


def _read(path: str) -> bytes:
    """What is in a file; nothing of a pipe or a device, which might never end."""
    with open(os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)), "rb") as file:  # noqa: PTH123
        if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            raise OSError(errno.EINVAL, "it is no ordinary file")
        return file.read()


def _place(path: str, within: str) -> str:
    """Where a link leads, as seen from a folder; nothing of what is none."""
    if not os.path.islink(path):  # noqa: PTH114
        return ""
    return f" -> {os.path.relpath(os.path.realpath(path), os.path.realpath(within))}"
