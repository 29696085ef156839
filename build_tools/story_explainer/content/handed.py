"""What an editor hands in: files, and pages that are fetched, with what is said of each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from story_explainer.content import fetching
from story_explainer.content.files import read_ordinary
from story_explainer.story.model.sources import Show
from story_explainer.story.problems import ContentError, Problem


@dataclass(frozen=True, slots=True)
class Handed:
    """A file that is handed in, with what its editor says of it. What is None, the file or its text shall tell.

    Attributes:
        path: the file; of a page, what it is to be called once it is fetched.
        locale: its language.
        outlet, published, address: who published it, when (EDTF), on which page.
        show: what may be shown of it.
        version_of: the article that it is a version of.
        alone: whether it is an article of its own, whatever it is like.
        replaces: the article that it is a newer state of.
        called: the name of its article's folder.
        received: when it reached the newsroom.
        page: the address that was given in place of a file.
        fetched: the bytes of that page, and the address that they came from at last.
    """

    path: Path
    locale: str | None = None
    outlet: str | None = None
    published: str | None = None
    address: str | None = None
    show: Show | None = None
    version_of: str | None = None
    alone: bool = False
    replaces: str | None = None
    called: str | None = None
    received: str | None = None
    page: str | None = None
    fetched: tuple[bytes, str] | None = None

    @property
    def name(self) -> str:
        """How it is called in messages: the address that was given, else the path."""
        return self.page or self.path.as_posix()

    def read(self) -> bytes:
        """Its bytes.

        Raises:
            OSError: the file cannot be read.
        """
        return self.fetched[0] if self.fetched else read_ordinary(self.path)


def with_pages(handed: Sequence[Handed]) -> list[Handed]:
    """The same, the pages among them fetched, each received today.

    Raises:
        ContentError: I002, I004, I012, I023 or I022: a page cannot be had.
    """
    problems: list[Problem] = []
    found: list[Handed] = []
    for one in handed:
        if one.page is None or one.fetched:
            found.append(one)
            continue
        try:
            got = fetching.fetch(one.page)
        except ContentError as error:
            problems += error.problems
            continue
        path = Path(f"{got.stem}{got.ending}")
        today = date.today().isoformat()
        found.append(replace(one, path=path, fetched=(got.data, got.address), received=one.received or today))
    if problems:
        raise ContentError(problems)
    return found
