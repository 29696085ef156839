"""One memory for builds and previews: what was made once is found again by all that it was made from.

Whatever is kept is a function of its key, which holds every byte of the files and settings behind it and the version of
the program. So it can be deleted at any time, and what was made from something else is never found.
"""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

from story_explainer.content.cache import Cache
from story_explainer.parallel.program import program

_OTHERS = 100_000_000  # bytes of what this build did not need
_ROOMS = ("content", "plugin", "site", "story", "yaml_source")  # of the program, those of which a build uses anything


class Memory:
    """Bytes by what they were made from; whatever a build asks for stays, and of all else the latest."""

    def __init__(self, folder: Path) -> None:
        self._cache = Cache(folder, _OTHERS, [True])
        self._used: set[str] = set()
        self._grown = False

    def key(self, *parts: object) -> str:
        """The key of what is made from these and by this program; the representation of each says wholly what it is."""
        return sha256(repr((program(*_ROOMS), *parts)).encode(errors="surrogateescape")).hexdigest()

    def find(self, key: str) -> bytes | None:
        """What is kept under a key, if there is anything."""
        self._used.add(key)
        return self._cache.find(key)

    def knows(self, key: str) -> bool:
        """Whether something is kept under a key, be it damaged."""
        return self._cache.knows(key)

    def spare(self, key: str) -> None:
        """Have something stay, though nobody asks for it just now."""
        self._used.add(key)

    def keep(self, key: str, data: bytes) -> bool:
        """Keep something; whether that was possible."""
        self._used.add(key)
        self._grown = True
        return self._cache.keep(key, data)

    def made(self, key: str, make: Callable[[], bytes]) -> bytes:
        """What is kept under a key, or else is made and kept."""
        data = self.find(key)
        if data is None:
            data = make()
            self.keep(key, data)
        return data

    def tidy(self) -> None:
        """After a build: of what it did not need, the oldest goes."""
        if self._grown:
            self._cache.sweep(self._used)
        self._used, self._grown = set(), False
