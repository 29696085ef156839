"""What a preview has written of each story, so that stories that did not change need not be written again."""

from __future__ import annotations

import os
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from story_explainer.plugin.stories import Told
from story_explainer.site.frame import Frame

# MkDocs empties the folder of the site before each build, but for hidden files.
_ASIDE = ".kept"


@dataclass(frozen=True, eq=False)
class Written:
    """What was written of a story.

    Attributes:
        told: what it was made from.
        frames: the frames of its pages.
        places: the files and folders that hold it and nothing else, below the folder of the site.
    """

    told: Told
    frames: Sequence[Frame]
    places: Sequence[str]

    def same_as(self, other: Written) -> bool:
        """Whether the files of the other are those of this."""
        return self.told is other.told and self.frames == other.frames and self.places == other.places


class Kept:
    """Puts the files of stories aside before MkDocs empties the folder, and back if they are still right."""

    def __init__(self) -> None:
        self._settings = ""
        self._written: dict[str, Written] = {}

    def set_aside(self, site: Path, settings: str) -> bool:
        """Save what the last build has written.

        Args:
            site: the folder of the site.
            settings: whatever changes pages beside the stories and the frames.

        Returns:
            Whether the settings are those of the last time; if not, nothing is kept.
        """
        shutil.rmtree(site / _ASIDE, ignore_errors=True)
        same, self._settings = settings == self._settings, settings
        if not same:
            self.forget()
        for slug, written in list(self._written.items()):
            if not _moved(written.places, site, site / _ASIDE):
                del self._written[slug]
        return same

    def put_back(self, site: Path, now: Sequence[Written]) -> list[Written]:
        """Bring back what would be written again as it was.

        Args:
            site: the folder of the site.
            now: everything that is to be there after this build.

        Returns:
            What is there already.
        """
        there = []
        for written in now:
            before = self._written.get(written.told.story.slug)
            if before and before.same_as(written) and _moved(written.places, site / _ASIDE, site):
                there.append(written)
        shutil.rmtree(site / _ASIDE, ignore_errors=True)
        self._written = {written.told.story.slug: written for written in now}
        return there

    def forget(self) -> None:
        """Nothing is known of what is written: a build has failed, or everything has to be built."""
        self._written.clear()


def _moved(places: Sequence[str], here: Path, there: Path) -> bool:
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
