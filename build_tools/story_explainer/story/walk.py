"""Walks over a story's data with the path of each node, so that a check can say where it stands in the files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from pydantic import BaseModel, RootModel

from story_explainer.story.model import Story
from story_explainer.story.problems import Path


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


def nodes(entry: BaseModel, path: Path) -> Iterator[tuple[Path, BaseModel, str, object]]:
    """Every field set in an entry and in the entries below it: its path, its owner, its name, its value."""
    for name in type(entry).model_fields:
        value = getattr(entry, name)
        if value is None:
            continue
        here = (*path, name)
        yield here, entry, name, value
        children: Iterable[tuple[int | None, object]] = enumerate(value) if isinstance(value, list) else [(None, value)]
        for index, child in children:
            if isinstance(child, BaseModel) and not isinstance(child, RootModel):
                yield from nodes(child, here if index is None else (*here, index))
