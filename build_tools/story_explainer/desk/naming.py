"""What names a statement: who discards something is told first what would be left without it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from pydantic import BaseModel

from story_explainer.desk.reading import State, Written
from story_explainer.story.annotations import Ref, Target, marked
from story_explainer.story.model import Story
from story_explainer.story.problems import Pointer

# What the things are to references that stand in a file.
_TARGETS: dict[str, Target] = {"actors": "actor", "claims": "claim", "events": "event", "sources": "source"}


@dataclass(frozen=True, slots=True)
class Named:
    """A statement that names others.

    Attributes:
        statement: the statement.
        fields: the fields in which it names them.
        places: where these stand in the statement.
        optional: whether all of these are lists that may do without.
    """

    statement: Written
    fields: tuple[str, ...]
    places: tuple[Pointer, ...]
    optional: bool


def naming(state: State, keys: Collection[str]) -> list[Named]:
    """The statements that name some others, in the order of the files; those others themselves left out.

    Args:
        state: the story.
        keys: the others.
    """
    story, found = state.loaded.story, dict[str, tuple[Written, list[tuple[Pointer, bool]]]]()
    if story is None:
        return []
    entries = sorted(state.entries(), key=lambda one: -len(one.path))
    for file, path, optional in _places(story, keys):
        home = next((one for one in entries if one.key.name == file and path[: len(one.path)] == one.path), None)
        if home and str(home.key) not in keys:
            found.setdefault(str(home.key), (home, []))[1].append((path[len(home.path) :], optional))
    return [
        Named(
            home,
            tuple(dict.fromkeys(str(path[-1]) for path, _ in places)),
            tuple(path for path, _ in places),
            all(optional for _, optional in places),
        )
        for home, places in found.values()
    ]


def ids_of(keys: Collection[str]) -> frozenset[str]:
    """The ids by which some statements are named."""
    return frozenset(key.partition("/")[2] for key in keys)


def _places(story: Story, keys: Iterable[str]) -> Iterator[tuple[str, Pointer, bool]]:
    """Where one of some statements is named: the file, the path of the field in it, whether it may be without."""
    named = {(_TARGETS.get(file), ident) for file, _, ident in (key.partition("/") for key in keys)}
    for file, _, path, owner, name, value in story.nodes:
        ref = marked(owner, name, Ref)
        if ref is not None:
            values = value if isinstance(value, list) else [value]
            if any((target, each) in named for target in ref.to for each in values):
                yield file, path, isinstance(value, list) and _may_lack(owner, name, value, named)


def _may_lack(owner: BaseModel, name: str, value: Sequence[str], named: Collection[tuple[Target | None, str]]) -> bool:
    """Whether a list that names others may do so no longer. Who says something is never taken off along the way."""
    ids = {ident for _, ident in named}
    return any(each not in ids for each in value) or not type(owner).model_fields[name].is_required()
