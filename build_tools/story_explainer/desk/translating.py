"""A text in another language, as the newsroom's own translator suggests it: a command that the site names."""

from __future__ import annotations

import os
import re
import signal
import subprocess
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

SECONDS = 60  # a program that loads its model for each text takes about ten
# What a translator has to hand back as it stands: citations, marks of what is left out, addresses.
_WHOLE = re.compile(r"\{[^{}]*\}|\[[^\[\]]*\]|https?://\S+")


class NoTranslationError(Exception):
    """There is no translation: “missing” (there is no such program), “late”, “failed”, or “broken” (it has changed what
    is to stay as it stands)."""


def translated(
    command: Sequence[str], text: str, source: str, target: str, folder: Path, seconds: float = SECONDS
) -> str:
    """A text in another language.

    Args:
        command: the program and its arguments, in which `{source}` and `{target}` stand for the languages.
        text: the text. It goes to the standard input of the program and is never an argument, for it is data.
        source: the language of the text, a tag of BCP 47.
        target: the other one.
        folder: where the program runs.
        seconds: how long it may take.

    Raises:
        NoTranslationError: there is none.
    """
    called = [part.replace("{source}", source).replace("{target}", target) for part in command]
    try:
        # A session of its own, so that what it starts ends with it.
        process = subprocess.Popen(  # noqa: S603 - the site's own setting
            called,
            cwd=folder,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except (OSError, ValueError):
        raise NoTranslationError("missing") from None
    with process:
        try:
            out, _ = process.communicate(text.encode(), timeout=seconds)
        except subprocess.TimeoutExpired:
            _end(process)
            raise NoTranslationError("late") from None
    words = out.decode(errors="replace").strip()
    if process.returncode or not words:
        raise NoTranslationError("failed")
    if Counter(_WHOLE.findall(words)) != Counter(_WHOLE.findall(text)):
        raise NoTranslationError("broken")
    return words


def _end(process: subprocess.Popen[bytes]) -> None:
    if hasattr(os, "killpg"):
        os.killpg(process.pid, signal.SIGKILL)
    else:  # pragma: no cover - Windows
        process.kill()
