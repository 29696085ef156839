"""What names a statement: who discards something is told first what would be left without it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from story_explainer.desk.reading import State, Written
from story_explainer.story.annotations import Ref, Target, marked
from story_explainer.story.model import Story
from story_explainer.story.problems import Path

# What the things are to references that stand in a file.
_TARGETS: dict[str, Target] = {"actors": "actor", "claims": "claim", "events": "event", "sources": "source"}


@dataclass(frozen=True, slots=True)
class Named:
    """A statement that names others, with the fields in which it does."""

    statement: Written
    fields: tuple[str, ...]


def naming(state: State, keys: Collection[str]) -> list[Named]:
    """The statements that name some others, in the order of the files; those others themselves left out.

    Args:
        state: the story.
        keys: the others.
    """
    story, found = state.loaded.story, dict[str, tuple[Written, dict[str, None]]]()
    if story is None:
        return []
    entries = sorted(state.entries(), key=lambda one: -len(one.path))
    for file, path, field in _places(story, keys):
        home = next((one for one in entries if one.key.name == file and path[: len(one.path)] == one.path), None)
        if home and str(home.key) not in keys:
            found.setdefault(str(home.key), (home, {}))[1][field] = None
    return [Named(home, tuple(fields)) for home, fields in found.values()]


def _places(story: Story, keys: Iterable[str]) -> Iterator[tuple[str, Path, str]]:
    """Where one of some statements is named: the file, the path in it, the field."""
    named = {(_TARGETS.get(file), ident) for file, _, ident in (key.partition("/") for key in keys)}
    for file, _, path, owner, name, value in story.nodes:
        ref = marked(owner, name, Ref)
        if ref is not None:
            values = value if isinstance(value, list) else [value]
            if any((target, each) in named for target in ref.to for each in values):
                yield file, path, name
