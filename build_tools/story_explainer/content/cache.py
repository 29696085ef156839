"""`.cache/` beside mkdocs.yml: what takes long to make and follows from its key alone, kept between two commands.

The folder may be deleted at any time. What is damaged, cannot be read or cannot be written is made anew in silence.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path

from story_explainer.content.files import write_atomically
from story_explainer.content.folders import site_of

_LARGEST = 64_000_000  # bytes: the vectors of some thousand articles of 600 words
_DIGEST = 16


@dataclass(frozen=True)
class Cache:
    """Bytes in a folder, each under a key that says wholly what they are; those not asked for longest go first.

    Attributes:
        folder: where they lie.
        largest: how many bytes there may be in all, at the beginning of a command.
    """

    folder: Path
    largest: int = _LARGEST
    _swept: list[bool] = field(default_factory=list, compare=False)

    def find(self, key: str) -> bytes | None:
        """What is kept under a key; None if nothing is, or if it is not what was kept."""
        path = self._path(key)
        try:
            kept = path.read_bytes()
            digest, data = kept[:_DIGEST], kept[_DIGEST:]
            if digest != _digest(data):
                return None
            os.utime(path)
        except OSError:
            return None
        return data

    def knows(self, key: str) -> bool:
        """Whether something lies under a key; only `find` tells whether it is whole."""
        return self._path(key).is_file()

    def keep(self, key: str, data: bytes) -> bool:
        """Keep something, if the folder can be written; whether it could."""
        try:
            if not self._swept:
                self._swept.append(True)
                self.sweep()
            write_atomically(self._path(key), _digest(data) + data)
        except OSError:
            return False
        return True

    def _path(self, key: str) -> Path:
        return self.folder / blake2b(key.encode(), digest_size=_DIGEST).hexdigest()

    def sweep(self, spared: Iterable[str] = ()) -> None:
        """Make room: files that a killed command left half written are among what goes.

        Args:
            spared: keys of what stays however much it is, and counts for nothing.
        """
        if not self.folder.is_dir():
            return
        needed = set(map(self._path, spared))
        others = ((path.stat(), path) for path in self.folder.iterdir() if path not in needed)
        total = 0
        for stat, path in sorted(others, key=lambda one: -one[0].st_mtime):
            total += stat.st_size
            if total > self.largest:
                path.unlink(missing_ok=True)


def keep_vectors(content: Path) -> None:
    """Have sentence vectors kept by the site to which a content folder belongs; nowhere if there is none.

    Args:
        content: the content folder.
    """
    from story_explainer.ingest.alignment import encoder  # what builds a site keeps things too, and needs none of it

    site = site_of(content)
    encoder.keep_in(Cache(site / ".cache" / "vectors") if site else None)


def _digest(data: bytes) -> bytes:
    return blake2b(data, digest_size=_DIGEST).digest()
