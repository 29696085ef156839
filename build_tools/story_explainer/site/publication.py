"""Where the site stands and what it is called: what feeds, search engines and previews need beyond the pages."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from story_explainer.site.language import Language


@dataclass(frozen=True)
class Asset:
    """A file of the site that is no page: its path below the root, and what makes its bytes."""

    path: str
    make: Callable[[], bytes] = field(repr=False, compare=False)

    @classmethod
    def of(cls, path: str, content: bytes) -> Asset:
        """A file whose bytes are there already."""
        return cls(path, lambda: content)

    @property
    def content(self) -> bytes:
        """The bytes, made when they are asked for, so that those of all stories need not be in memory at once."""
        return self.make()


@dataclass(frozen=True)
class Publication:
    """The site as the world sees it.

    Attributes:
        base: the address of its root, ending in a slash, such as `https://example.org/explainer/`.
        name: what it is called.
        languages: its languages by tag, the first being the one of the chooser.
    """

    base: str
    name: str
    languages: Mapping[str, Language]

    @classmethod
    def at(cls, address: str | None, name: str, languages: Sequence[Language]) -> Publication:
        """The publication at an address as people write it, with or without the slash at its end."""
        base = (address or "/").rstrip("/") + "/"
        return cls(base, name, {language.tag: language for language in languages})

    def url(self, path: str) -> str:
        """The absolute address of a page or a file."""
        return self.base + path
