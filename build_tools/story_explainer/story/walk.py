"""A walk over a story's data with the path of each node, so that a check can say where it stands in the files."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from pydantic import BaseModel, RootModel

from story_explainer.story.problems import Path

if TYPE_CHECKING:
    from story_explainer.story.model import Story


class Node(NamedTuple):
    """A field that is set: the file, the top-level entry, the path in the file, the field's owner, name and value."""

    file: str
    entry: BaseModel
    path: Path
    owner: BaseModel
    name: str
    value: object


def files(story: Story) -> Iterator[tuple[str, Path, BaseModel]]:
    """Every top-level entry that editors write: the file, the path in it, the entry."""
    yield "story.yml", (), story.about
    lists: dict[str, tuple[str, Sequence[BaseModel]]] = {
        "claims.yml": ("claims", story.claims),
        "events.yml": ("events", story.events),
        "actors.yml": ("actors", story.actors),
        "context.yml": ("topics", story.topics),
        "sources.yml": ("sources", story.sources),
        "glossary.yml": ("terms", story.terms),
        "divergences.yml": ("divergences", story.divergences),
    }
    for file, (name, entries) in lists.items():
        for index, entry in enumerate(entries):
            yield file, (name, index), entry
    for locale, article in story.articles.items():
        yield "sources.yml", ("articles", locale), article


def walk(story: Story) -> Iterator[Node]:
    """Every field that is set, in every entry and in the entries below it. `Story.nodes` keeps the result."""
    for file, path, entry in files(story):
        yield from _below(file, entry, entry, path)


def _below(file: str, entry: BaseModel, owner: BaseModel, path: Path) -> Iterator[Node]:
    for name, value in owner.__dict__.items():
        if value is None or value == []:
            continue
        here = (*path, name)
        yield Node(file, entry, here, owner, name, value)
        if isinstance(value, list):
            for index, child in enumerate(value):
                if isinstance(child, BaseModel):
                    yield from _below(file, entry, child, (*here, index))
        elif isinstance(value, BaseModel) and not isinstance(value, RootModel):
            yield from _below(file, entry, value, here)
