"""What can still be checked of a story in which some entries do not fit: so that every mistake is told at once.

Entries that do not fit their model are left out, the rest is checked, and what the checks find only because something
is left out is dropped again. Such a story is for checking, never for publishing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from pydantic import BaseModel, ValidationError

from story_explainer.story.codes import CODES
from story_explainer.story.problems import Finding, Pointer
from story_explainer.yaml_source.read import Document


@dataclass
class Salvage:
    """What was left out: the ids that are lost, and for each list the places in the file of the entries kept."""

    lost: set[str] = field(default_factory=set)
    kept: dict[tuple[str, str], list[int]] = field(default_factory=dict)
    files: set[str] = field(default_factory=set)

    def part(self, file: str, model: type[BaseModel], document: Document, error: ValidationError) -> Any:
        """The file without the entries that do not fit.

        Returns:
            The model's instance, or None where what does not fit is no entry of a list, but the file itself.
        """
        self.files.add(file)
        wrong = {detail["loc"][:2] for detail in error.errors(include_url=False)}
        if not isinstance(document.data, dict) or any(
            len(place) < 2 or not isinstance(document.data.get(place[0]), list) for place in wrong
        ):
            return None
        data = dict(document.data)
        for name in {str(place[0]) for place in wrong}:
            entries = data[name]
            keep = [index for index in range(len(entries)) if (name, index) not in wrong]
            self.kept[file, name] = keep
            self.lost.update(_ids(entries[index] for index in range(len(entries)) if index not in set(keep)))
            data[name] = [entries[index] for index in keep]
        try:
            return model.model_validate(data)
        except ValidationError:  # a list that is too short without them
            return None

    def sound(self, findings: Iterable[Finding], documents: Mapping[str, Document]) -> Iterator[Finding]:
        """The findings that would stand if the entries left out were right, at their places in the files."""
        for finding in findings:
            there = replace(
                finding,
                path=self._in_file(finding.file, finding.path),
                see=tuple((file, self._in_file(file, path)) for file, path in finding.see),
            )
            needs = CODES[finding.code].needs
            if self.files and needs == "all":
                continue
            if needs == "references" and _value(documents.get(finding.file), there.path) in self.lost:
                continue
            yield there

    def _in_file(self, file: str, path: Pointer) -> Pointer:
        keep = self.kept.get((file, str(path[0]))) if path else None
        if keep is None or len(path) < 2 or not isinstance(path[1], int):
            return path
        return (path[0], keep[path[1]], *path[2:])


def _ids(entries: Iterable[Any]) -> Iterator[str]:
    for entry in entries:
        if isinstance(entry, dict):
            if isinstance(entry.get("id"), str):
                yield entry["id"].strip()
            yield from _ids(item for value in entry.values() if isinstance(value, list) for item in value)


def _value(document: Document | None, path: Pointer) -> Any:
    node: Any = document.data if document else None
    for part in path:
        try:
            node = node[part]
        except (KeyError, IndexError, TypeError):
            return None
    return node
