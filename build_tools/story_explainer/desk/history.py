"""The last steps taken at the desk, so that they can be undone while the files are what the step left."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from story_explainer.content.exchange import Change, exchange
from story_explainer.content.lock import only_one
from story_explainer.content.story_folder import StoryFolder

_KEPT = 50


@dataclass(frozen=True, slots=True)
class Step:
    """What was done: to which story, in words for the editor, and what it made of which files, by name."""

    folder: StoryFolder
    words: str
    changes: Mapping[str, Change]


def contents(folder: StoryFolder) -> dict[str, bytes]:
    """What the files of a story hold, by their names in its folder; nothing of a story that is not there."""
    paths = [path for path in folder.path.rglob("*") if path.is_file() and not path.is_symlink()]
    return {path.relative_to(folder.path).as_posix(): path.read_bytes() for path in paths}


def made(before: Mapping[str, bytes], after: Mapping[str, bytes]) -> dict[str, Change]:
    """What became of files, those that are as before left out."""
    return {name: Change(before.get(name), data) for name, data in after.items() if before.get(name) != data}


def _remove_empty(folder: Path, root: Path) -> None:
    """Remove a folder that nothing is left in, and those around it, up to a story's own."""
    while folder.is_relative_to(root) and not any(folder.iterdir()):
        folder.rmdir()
        folder = folder.parent


@dataclass
class History:
    """The steps of one run, the last one at the end."""

    steps: list[Step] = field(default_factory=list)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def add(self, folder: StoryFolder, words: str, *done: Mapping[str, Change]) -> None:
        """Remember a step, made of one or more rounds of changes one after the other."""
        whole: dict[str, Change] = {}
        for changes in done:
            for name, change in changes.items():
                first = whole.get(name, change)
                whole[name] = Change(first.before, change.after)
        with self._lock:
            if whole:
                self.steps = [*self.steps, Step(folder, words, whole)][-_KEPT:]

    def merge(self, folder: StoryFolder, words: str, changes: Mapping[str, Change]) -> None:
        """Remember changes as part of the last step, which they followed at once."""
        last = self.steps.pop()
        self.add(folder, words, last.changes, changes)

    @property
    def last(self) -> Step | None:
        """The step that would be undone next."""
        return self.steps[-1] if self.steps else None

    def undo(self) -> Step | None:
        """Take the last step back.

        Returns:
            The step; None if there is none, or if a file is no longer what the step left: then nothing is changed.

        Raises:
            OSError: a file cannot be written.
        """
        with self._lock:
            step = self.last
            if step is None:
                return None
            with only_one(step.folder.path):
                fresh = {step.folder.file(name) for name, change in step.changes.items() if change.before is None}
                back = {
                    step.folder.file(name): Change(change.after, change.before or b"")
                    for name, change in step.changes.items()
                }
                if not exchange(back, step.folder.path):
                    return None
                for path in fresh:  # it was not there before
                    path.unlink()
                for folder in sorted({path.parent for path in fresh}, reverse=True):
                    _remove_empty(folder, step.folder.path)
            self.steps = self.steps[:-1]
            return step
