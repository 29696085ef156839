"""The stories that a site tells: found in the memory by the bytes of their files, or else read and made."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from story_explainer.content.folders import LOCALES, fingerprint, story_folders
from story_explainer.plugin.card_images import drawn
from story_explainer.plugin.memory import Memory
from story_explainer.site.bundle import Contents, Facts
from story_explainer.site.head import Head
from story_explainer.site.publication import Publication
from story_explainer.site.reserved import reserved

if TYPE_CHECKING:
    from story_explainer.plugin.making import Terms


class StoryBuild:
    """A story as the site tells it. Its contents are in the memory, and with it only while they are needed.

    Attributes:
        slug: its name.
        key: what it was made from; equal only for stories all of whose files are the same.
        facts: what the rest of the site needs.
    """

    def __init__(self, folder: Path, stories: Stories, state: str) -> None:
        self.slug = folder.name
        self._folder, self._stories, self._state = folder, stories, state
        self._contents: Contents | None = None
        self._kept = True
        self.key = stories.key(self.slug, state)
        kept = stories.memory.find(facts_key(self.key))
        self.facts = Facts.of_bytes(kept) if kept else self._make()
        self.release()

    @property
    def contents(self) -> Contents:
        """What is in its files."""
        if self._contents is None:
            kept = self._stories.memory.find(self.key)
            self._contents = Contents.of_bytes(kept) if kept else None
        if self._contents is None:
            self._make()
        if self._contents is None:
            raise LookupError(f"{self.slug}: the files are no longer those that were read")
        return self._contents

    @property
    def lasting(self) -> bool:
        """Whether its contents are still to be had, whatever has become of its files."""
        return self._contents is not None or self._stories.memory.find(self.key) is not None

    def body(self, path: str) -> str:
        """The body of one of its pages."""
        return self.contents.bodies[path]

    def head(self, path: str) -> Head:
        """The head of one of its pages."""
        return self.contents.heads[path]

    def file(self, path: str) -> bytes:
        """What is in one of its files that are no pages."""
        return self.contents.files[path]

    def release(self) -> None:
        """Let go of the contents; whoever asks for them again gets them from the memory, or has them made again."""
        if self._kept:
            self._contents = None

    def _make(self) -> Facts:
        facts, self._contents = self._stories.make(self._folder)
        if (now := fingerprint(self._folder)) != self._state:  # somebody writes just now: it is not what the key says
            self.key, self._kept = self._stories.key(self.slug, self._state, now), False
            return Facts.of_bytes(facts.to_bytes())
        memory = self._stories.memory
        kept = self._contents is None or memory.keep(self.key, self._contents.to_bytes())
        data = facts.to_bytes()
        self._kept = memory.keep(facts_key(self.key), data) and kept
        return Facts.of_bytes(data)  # holds on to nothing of the story


def facts_key(key: str) -> str:
    """The key of the facts of a story, by that of its contents."""
    return f"{key} facts"


@dataclass(frozen=True)
class BuildContext:
    """What the pages of stories depend on beside their files.

    Attributes:
        root: the folder of mkdocs.yml.
        content: the folder with the stories, below it.
        publication: where the site stands, its languages, and who answers for it.
        drafts: whether entries that are still a machine's guess are told.
        complete: whether what is missing in a language is an error.
    """

    root: Path
    content: str
    publication: Publication
    drafts: bool
    complete: bool

    @property
    def folder(self) -> Path:
        """The folder with the stories."""
        return self.root / self.content

    @cached_property
    def key(self) -> tuple[object, ...]:
        """The same as plain data: of the languages, their names and the site's own files of them."""
        publication, locales = self.publication, self.root / LOCALES
        own = fingerprint(locales) if locales.is_dir() else ""
        site = (publication.base, publication.name, publication.publisher, tuple(publication.languages), own)
        return (*site, self.content, self.drafts, self.complete)

    @cached_property
    def terms(self) -> Terms:
        """The same for whoever makes a story."""
        from story_explainer.plugin.making import Terms

        known = reserved(self.root / LOCALES)
        return Terms(self.content, self.publication, self.drafts, self.complete, known)


class Stories:
    """Reads the stories; while previewing, remembers the last version without errors of each."""

    def __init__(
        self,
        memory: Memory,
        site: BuildContext,
        before: Stories | None = None,
        ahead: Callable[[Sequence[str]], object] | None = None,
    ) -> None:
        """The stories of a site.

        Args:
            memory: what was made before.
            site: what they depend on beside their files.
            before: the stories of the build before, in a preview.
            ahead: told which are not in the memory, may have them made by others before they are asked for.
        """
        self.memory, self._site, self._ahead = memory, site, ahead
        self._good: dict[str, StoryBuild] = dict(before._good) if before and before._site.key == site.key else {}

    def read(self) -> Iterator[tuple[StoryBuild, StoryBuild | None]]:
        """Each story as it is, and as it can be told: the last version without errors, if there was any."""
        states = {folder: fingerprint(folder) for folder in story_folders(self._site.folder)}
        if self._ahead:
            self._ahead([folder.name for folder, state in states.items() if self._is_new(folder.name, state)])
        for folder, state in states.items():
            slug = folder.name
            before = self._good.get(slug)
            now = before if before and before.key == self.key(slug, state) else StoryBuild(folder, self, state)
            if now.facts.ok:
                self._good[slug] = now
            elif before and not before.lasting:
                del self._good[slug]
            if good := self._good.get(slug):
                self.memory.spare(good.key)
            yield now, good

    def _is_new(self, slug: str, state: str) -> bool:
        key, before = self.key(slug, state), self._good.get(slug)
        return not (before and before.key == key) and not self.memory.knows(facts_key(key))

    def key(self, slug: str, *states: str) -> str:
        """What a story is made from, when its files are in this state."""
        return self.memory.key("story", self._site.key, slug, *states)

    def make(self, folder: Path) -> tuple[Facts, Contents | None]:
        """Make a story anew."""
        from story_explainer.plugin.making import make  # a build that finds all it needs does not load them

        return make(folder, self._site.terms, lambda card: drawn(card, self.memory))
