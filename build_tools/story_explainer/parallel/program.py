"""What is made depends on this beside what is read: this program, and what it is installed with."""

from __future__ import annotations

import hashlib
import os
import sys
from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).parents[1]


@cache
def program(*rooms: str) -> str:
    """Another one as soon as a byte of the program changes, or the version of a package or of Python.

    Args:
        rooms: those of the package that are looked at; all if left out.
    """
    known = hashlib.sha256(sys.version.encode())
    for folder in sys.path:
        try:
            names = os.listdir(folder)  # noqa: PTH208, its entries are not asked for anything
        except OSError:
            continue
        known.update("\n".join(sorted(name for name in names if name.endswith((".dist-info", ".egg-info")))).encode())
    for room in rooms or ("",):
        for parent, folders, names in os.walk(_PACKAGE / room):
            folders[:] = sorted(name for name in folders if name != "__pycache__")
            for name in sorted(names):
                data = Path(parent, name).read_bytes()
                known.update(f"{os.path.relpath(parent, _PACKAGE)}/{name}\0{len(data)}\0".encode())
                known.update(data)
    return known.hexdigest()
