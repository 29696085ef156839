"""The stories as they are on disk now, whole or not; read again when a byte of them changes."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from story_explainer.content.folders import fingerprint, story_folders
from story_explainer.content.load import Loaded, load
from story_explainer.content.statements import at, find, identified, version_of
from story_explainer.content.story_folder import StoryFolder
from story_explainer.story.checks.references import article_keys
from story_explainer.story.file_names import SOURCES, STORY
from story_explainer.story.keys import ARTICLES, StatementKey
from story_explainer.story.model import LIST_FILES, Story
from story_explainer.story.problems import ContentError, Pointer
from story_explainer.yaml_source.read import Document

_STATEMENTS = (STORY, *(file.name for file in LIST_FILES))
KINDS = {"key_points": "point", "known": "known", "open_questions": "question", "updates": "update"}


class UnknownStoryError(LookupError):
    """There is no such story."""


@dataclass(frozen=True)
class Written:
    """A statement as it stands in its file: what it says there, its version, where it stands."""

    key: StatementKey
    entry: Mapping[str, Any]
    version: str
    path: Pointer

    @property
    def kind(self) -> str:
        """What it is: of the lists of story.yml each has a name of its own, else the file tells."""
        return KINDS.get(str(self.path[0]), self.key.file) if self.path else self.key.file

    @property
    def draft(self) -> bool:
        """Whether it is still a machine's guess."""
        return self.entry.get("draft") == "true"


@dataclass(frozen=True)
class State:
    """A story as it is now.

    Attributes:
        folder: where it lies.
        loaded: the story, if it is whole, and what is wrong with it.
        last: the last whole state of it, for what does not change with a slip of the pen; None if there was none.
        documents: its files that hold statements, as far as they can be read.
    """

    folder: StoryFolder
    loaded: Loaded
    last: Story | None
    documents: Mapping[str, Document]

    @property
    def slug(self) -> str:
        """The story's name."""
        return self.folder.slug

    def statements(self) -> Iterator[Written]:
        """Every statement, in the order of the files; what is said of publications is none."""
        return (each for each in self.entries() if each.key.name != SOURCES)

    def entries(self) -> Iterator[Written]:
        """Everything that is edited as one, what is said of publications included."""
        for name, document in self.documents.items():
            stem = name.removesuffix(".yml")
            keys = [StatementKey(stem)] if name == STORY and _has_headline(document.data) else []
            keys += [StatementKey(ARTICLES, key) for key in _described(name, document.data)]
            keys += [StatementKey(stem, ident) for _, ident in identified(document.data)]
            yield from filter(None, map(self.statement, map(str, keys)))

    def statement_at(self, file: str, line: int) -> Written | None:
        """The statement in whose lines a line of a file stands, the innermost; None if it is in none.

        Args:
            file: the file as messages call it.
            line: the line, counted from 1.
        """
        found: tuple[int, int] = (0, 0)
        which = None
        for statement in self.entries():
            document = self.documents[statement.key.name]
            start = (document.place(statement.path)[0], len(statement.path))
            if document.name == file and statement.path and found <= start and start[0] <= line:
                found, which = start, statement
        return which

    def statement(self, name: str) -> Written | None:
        """A statement by its key; None if there is no such."""
        key = StatementKey.parse(name)
        document = self.documents.get(key.name)
        path = find(document.data, key) if document else None
        if path is None and key.file == ARTICLES and self.last and key.id in article_keys(self.last):
            return Written(key, {}, "", (ARTICLES, key.id))  # nothing is said of it so far
        if document is None or path is None:
            return None
        entry = at(document.data, path)
        return Written(key, entry, version_of(entry, key), path)


def _described(name: str, data: Any) -> Iterator[str]:
    """The keys of the articles of which a file says something."""
    articles = at(data, (ARTICLES,)) if name == SOURCES else None
    yield from map(str, articles if isinstance(articles, Mapping) else ())


def _has_headline(data: Any) -> bool:
    return isinstance(data, Mapping) and bool(data.get("title") or data.get("standfirst"))


@dataclass
class DeskStories:
    """The stories below a content folder."""

    content: Path
    shown_as: str
    complete: bool = False
    _states: dict[str, tuple[str, State]] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def folders(self) -> dict[str, StoryFolder]:
        """The folder of each story by its name; none that a link leads out of the content folder, or out of which one
        of its files leads."""
        root = self.content.resolve()
        return {
            folder.name: StoryFolder(folder, self.shown_as)
            for folder in story_folders(self.content)
            if folder.resolve().parent == root
            and all(path.resolve().is_relative_to(root) for path in folder.glob("*.yml") if path.is_symlink())
        }

    def folder(self, slug: str) -> StoryFolder:
        """The folder of a story.

        Raises:
            UnknownStoryError: there is none.
        """
        try:
            return self.folders()[slug]
        except KeyError:
            raise UnknownStoryError(slug) from None

    def future(self, slug: str) -> StoryFolder:
        """The folder of a story that need not be there yet."""
        return StoryFolder(self.content / slug, self.shown_as)

    def state(self, slug: str) -> State:
        """A story as it is now.

        Raises:
            UnknownStoryError: there is none.
        """
        folder = self.folder(slug)
        with self._lock:
            mark = fingerprint(folder.path)
            known = self._states.get(slug)
            if known and known[0] == mark:
                return known[1]
            loaded = load(folder, complete=self.complete)
            last = loaded.story or (known[1].last if known else None)
            state = State(folder, loaded, last, dict(self._documents(folder)))
            self._states[slug] = mark, state
            return state

    def all(self) -> list[State]:
        """Every story, in order of name."""
        return [self.state(slug) for slug in self.folders()]

    def _documents(self, folder: StoryFolder) -> Iterator[tuple[str, Document]]:
        for name in _STATEMENTS:
            try:
                yield name, folder.document(name)
            except (OSError, ContentError):
                continue
