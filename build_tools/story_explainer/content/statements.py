"""Statements in the files of a story as they are written: found by their key, whether or not the story is whole."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Protocol

from story_explainer.story.keys import ARTICLES, StatementKey
from story_explainer.story.problems import Pointer

# What of story.yml is no part of “the story itself”: statements of their own, and what no reader gets from it.
NESTED = ("key_points", "known", "open_questions", "updates", "locales", "format")


def find(data: Any, key: StatementKey) -> Pointer | None:
    """Where a statement stands in its file.

    Args:
        data: what the file holds.
        key: the statement; of story.yml as a whole, its path is empty.

    Returns:
        The path to it, None if it is not there.
    """
    if not key.id:
        return () if isinstance(data, Mapping) else None
    if key.file == ARTICLES:
        return (ARTICLES, key.id) if isinstance(at(data, (ARTICLES, key.id)), Mapping) else None
    return next((path for path, ident in identified(data) if ident == key.id), None)


def identified(data: Any, path: Pointer = ()) -> Iterator[tuple[Pointer, str]]:
    """Every entry with an id in what a file holds, with the path to it; entries inside entries come after these."""
    if isinstance(data, Mapping):
        for name, value in data.items():
            if isinstance(value, list):
                yield from identified(value, (*path, name))
    elif isinstance(data, list):
        for index, entry in enumerate(data):
            if isinstance(entry, Mapping) and isinstance(entry.get("id"), str):
                yield (*path, index), entry["id"].strip()
        for index, entry in enumerate(data):
            yield from identified(entry, (*path, index))


def at(data: Any, path: Pointer) -> Any:
    """What stands at a path; None if nothing does."""
    for part in path:
        try:
            data = data[part]
        except (KeyError, IndexError, TypeError):
            return None
    return data


def version_of(entry: Any, key: StatementKey) -> str:
    """A fingerprint of a statement as it is written; that it is a draft is left out, and entries inside it.

    Whoever changes a statement says by this which state of it they have seen.
    """
    if isinstance(entry, Mapping):
        others = not_of(entry, key)
        entry = {name: value for name, value in entry.items() if name not in others}
    plain = json.dumps(entry, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(plain.encode()).hexdigest()[:16]


def not_of(entry: Mapping[str, Any], key: StatementKey) -> dict[str, Any]:
    """What stands in a statement and is no part of its version: entries inside it, and whether it is a draft."""
    names = {"draft", *(() if key.id else NESTED)}
    return {name: value for name, value in entry.items() if name in names or _holds_statements(value)}


def _holds_statements(value: Any) -> bool:
    return isinstance(value, list) and any(isinstance(item, Mapping) and "id" in item for item in value)


class ChangedError(Exception):
    """Statements that are no longer what somebody has seen of them, by their keys, with what stands there now."""

    def __init__(self, now: Mapping[str, Any]) -> None:
        self.now = dict(now)
        super().__init__(f"changed meanwhile: {', '.join(self.now)}")


class _ReadStatements(Protocol):
    @property
    def data(self) -> Any: ...


def hold_to(seen: Mapping[str, str], read: Callable[[str], _ReadStatements]) -> None:
    """Make sure that statements are what was seen of them.

    Args:
        seen: their versions by key.
        read: gives a file by its name.

    Raises:
        ChangedError: one of them is another one now, or gone (None).
    """
    now = {}
    for name, version in seen.items():
        key = StatementKey.parse(name)
        data = read(key.name).data
        path = find(data, key)
        entry = None if path is None else at(data, path)
        if path is None or version_of(entry, key) != version:
            now[name] = entry
    if now:
        raise ChangedError(now)
