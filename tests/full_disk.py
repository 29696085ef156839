"""A disk that is full, or a person who has had enough, while files are written."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable

import pytest

FULL = OSError(28, os.strerror(28))


def stop_at(monkeypatch: pytest.MonkeyPatch, file: int | str, stop: BaseException = FULL) -> None:
    """Let the writing of a file fail: the one of that name, or all after so many; and let it be so from then on."""
    begin: Callable[..., tuple[int, str]] = tempfile.mkstemp
    begun: list[str] = []

    def failing(*arguments: object, prefix: str = "", **more: object) -> tuple[int, str]:
        begun.append(prefix)
        if len(begun) > file if isinstance(file, int) else file in prefix:
            raise stop
        return begin(*arguments, prefix=prefix, **more)

    monkeypatch.setattr(tempfile, "mkstemp", failing)
