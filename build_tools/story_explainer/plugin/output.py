"""What builds have written of each story, so that what is still right need not be written again.

MkDocs empties the folder of the site before each build, but for hidden files. What is known to be there is put aside
before, and back afterwards if it is what would be written, and nobody has touched it since.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterable, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

from story_explainer.content.files import write_atomically

_ASIDE = ".kept"


class Output:
    """The folder of a site, as far as stories are written into it.

    For each story it is remembered of what its files were made, in which folders they lie, and what tells of each file
    whether it was touched: its size, its times and its number on the disk.
    """

    def __init__(self, site: Path, notes: Path) -> None:
        """A folder that may not be there yet.

        Args:
            site: the folder of the site.
            notes: the folder for what is remembered, which may be deleted at any time.
        """
        self._site = str(site)
        self._file = notes / f"{sha256(str(site.absolute()).encode()).hexdigest()[:32]}.json"
        self._before: dict[str, Any] = {}
        self._now: dict[str, Any] = {}

    def set_aside(self) -> None:
        """Save what was written from being removed."""
        shutil.rmtree(f"{self._site}/{_ASIDE}", ignore_errors=True)
        self._before, self._now = self._remembered(), {}
        self._file.unlink(missing_ok=True)  # should the build break off, nothing is known
        for slug, story in list(self._before.items()):
            if story["files"] != dict(_files(self._site, story["places"])):
                del self._before[slug]  # somebody has touched them
                continue
            if not _moved(story["places"], self._site, f"{self._site}/{_ASIDE}"):
                del self._before[slug]

    def _remembered(self) -> dict[str, Any]:
        try:
            known: dict[str, Any] = json.loads(self._file.read_bytes())
        except (OSError, ValueError):
            return {}
        return known

    def put_back(self, slug: str, made_of: str) -> bool:
        """Bring back the files of a story if they were made of the same and nobody has touched them since.

        Args:
            slug: the story.
            made_of: another one for each other content of its files.

        Returns:
            Whether they are there.
        """
        story = self._before.get(slug)
        aside = f"{self._site}/{_ASIDE}"
        if story is None or story["made_of"] != made_of or not _moved(story["places"], aside, self._site):
            return False
        single = [place for place in story["places"] if not place.endswith("/")]
        story["files"] |= dict(_files(self._site, single))  # to move a file is to touch it
        self._now[slug] = story
        return True

    def write(self, slug: str, made_of: str, places: Iterable[str], files: Mapping[str, bytes]) -> None:
        """Write the files of a story.

        Args:
            slug: the story.
            made_of: as for `put_back`.
            places: the folders and files that hold all of them and nothing else, below the folder of the site.
            files: their contents by their paths below it.
        """
        for folder in sorted({path.rpartition("/")[0] for path in files}):
            os.makedirs(f"{self._site}/{folder}", exist_ok=True)  # noqa: PTH103, a Path for each takes as long again
        states = {}
        for path, data in files.items():
            with open(f"{self._site}/{path}", "wb") as file:  # noqa: PTH123
                file.write(data)
                file.flush()
                states[path] = _state(os.fstat(file.fileno()))
        self._now[slug] = {"made_of": made_of, "places": list(places), "files": states}

    def put_away(self) -> None:
        """What is not to be there any more goes."""
        shutil.rmtree(f"{self._site}/{_ASIDE}", ignore_errors=True)

    def remember(self) -> None:
        """After a build that has come to its end: what was written is there."""
        try:
            write_atomically(self._file, json.dumps(self._now).encode())
        except OSError:  # what cannot be kept is written anew
            self._file.unlink(missing_ok=True)


def _files(folder: str, places: Iterable[str]) -> Iterable[tuple[str, list[int]]]:
    """Every file in some places of a folder, with its state."""
    for place in places:
        if not place.endswith("/"):
            if os.path.isfile(f"{folder}/{place}"):  # noqa: PTH113
                yield place, _state(os.stat(f"{folder}/{place}"))  # noqa: PTH116
            continue
        for parent, _, names in os.walk(f"{folder}/{place[:-1]}"):
            for name in names:
                path = f"{parent}/{name}"
                yield path[len(folder) + 1 :].replace(os.sep, "/"), _state(os.lstat(path))


def _state(stat: os.stat_result) -> list[int]:
    return [stat.st_size, stat.st_mtime_ns, stat.st_ctime_ns, stat.st_ino]


def _moved(places: Iterable[str], here: str, there: str) -> bool:
    """Whether all was moved: Windows moves no folder in which a program has a file open."""
    try:
        for place in places:
            source, target = f"{here}/{place}", f"{there}/{place}"
            if os.path.exists(source):  # noqa: PTH110, a Path for each place takes as long as moving it
                os.makedirs(os.path.dirname(target.rstrip("/")), exist_ok=True)  # noqa: PTH103, PTH120
                os.rename(source, target)  # noqa: PTH104
    except PermissionError:
        return False
    return True
