"""What takes its place together is noted first: what a killed command had begun to put there, the next one finishes."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from story_explainer.content.files import WRITING, lies_within, write_atomically

JOURNAL = f".together{WRITING}"


@contextmanager
def noted(folder: Path | None, steps: Mapping[Path, Path], before: Mapping[Path, bytes | None]) -> Iterator[None]:
    """Keep a note in a story's folder of what is about to be renamed, as long as that lasts.

    Args:
        folder: the story's folder; nothing is noted where there is none yet, nor of a single step.
        steps: what has been written under a hidden name, and the place that it is to take.
        before: what stands in those places that are files.
    """
    if folder is None or len(steps) < 2:
        yield
        return
    note = [
        {"from": _name(folder, staged), "to": _name(folder, path), "before": _hash(before.get(path))}
        for staged, path in steps.items()
    ]
    write_atomically(folder / JOURNAL, json.dumps(note).encode())
    try:
        yield
    finally:
        (folder / JOURNAL).unlink(missing_ok=True)


def finish(folder: Path) -> None:
    """Bring to its end what a note in a story's folder says; nothing where somebody has changed one of the places.

    Args:
        folder: the story's folder, of which the caller has the lock.
    """
    try:
        note = json.loads((folder / JOURNAL).read_bytes())
        steps = [(folder / each["from"], folder / each["to"], each["before"]) for each in note]
    except (OSError, ValueError, TypeError, KeyError):
        return
    left = [step for step in steps if step[0].exists()]
    for staged, path, before in left:
        hidden = staged.name.startswith(".") and staged.name.endswith(WRITING)
        if not hidden or not lies_within(staged, folder) or not lies_within(path, folder):
            return
        if _hash(_content(path)) not in (before, _hash(_content(staged))):
            return
    for staged, path, _ in left:
        if path.is_dir():
            continue
        staged.replace(path)


def _name(folder: Path, path: Path) -> str:
    return path.relative_to(folder.resolve() if path.is_relative_to(folder.resolve()) else folder).as_posix()


def _hash(data: bytes | None) -> str | None:
    return None if data is None else hashlib.sha256(data).hexdigest()


def _content(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None
