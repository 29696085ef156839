"""Writing several files of a story together: all of them or none, whatever stops the program between."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from story_explainer.content.exchange import Change, exchange
from story_explainer.content.files import WRITING, write_atomically
from story_explainer.content.story_folder import StoryFolder
from story_explainer.story.problems import ContentError, Problem


def write_together(folder: StoryFolder, changes: Mapping[str, Change]) -> None:
    """Write files of a story.

    What goes into a folder that is not there yet is written beside it under a hidden name and then renamed, so that
    nobody ever finds a part of an article, or of a story.

    Args:
        folder: the story's folder; it is made if need be.
        changes: what each file held when it was read, None if it was not there, and what it is to hold; by its path
            below the folder.

    Raises:
        ContentError: a file is no longer what was read (I017). Nothing is changed then.
        OSError: a file cannot be written. What was there is as before, and nothing else is left.
    """
    folder.path.parent.mkdir(parents=True, exist_ok=True)
    rest = {folder.file(name): change for name, change in changes.items()}
    homes = _new_folders(folder.path, list(rest))
    workshops: dict[Path, Path] = {}
    try:
        for home in homes:
            workshop = Path(tempfile.mkdtemp(dir=home.parent, prefix=f".{home.name}.", suffix=WRITING))
            workshops[workshop] = home
            for path in [path for path in rest if path.is_relative_to(home)]:
                write_atomically(workshop / path.relative_to(home), rest.pop(path).after)
            workshop.chmod(0o755)
        if not exchange(rest, None if folder.path in homes else folder.path, workshops):
            raise ContentError([_meanwhile(folder)])
    finally:
        for workshop in workshops:
            shutil.rmtree(workshop, ignore_errors=True)


def _meanwhile(folder: StoryFolder) -> Problem:
    message = "a file was changed by somebody else in the meantime"
    return Problem(folder.shown(), 1, 1, "I017", message, "run the command again")


def _new_folders(folder: Path, paths: Sequence[Path]) -> list[Path]:
    """The folders that are to be made: the story's own, else the one of articles, else those of some articles."""
    if not folder.exists():
        return [folder]
    articles = folder / "articles"
    if not articles.exists():
        return [articles]
    homes = dict.fromkeys(path.parent for path in paths if path.parent.parent == articles)
    return [home for home in homes if not home.exists()]
