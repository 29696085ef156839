"""The content tree: finds the stories, reads and checks their files, writes atomically. The only way to the disk."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from story_explainer.story.bitext import Bitext
from story_explainer.story.checks import check
from story_explainer.story.model import (
    ActorsFile,
    ClaimsFile,
    ContextFile,
    DivergencesFile,
    EventsFile,
    GlossaryFile,
    SourcesFile,
    Story,
    StoryFile,
)
from story_explainer.story.problems import ContentError, Finding, Problem, did_you_mean
from story_explainer.yaml_marks import Document, read

M = TypeVar("M", bound=BaseModel)

FILES: dict[str, type[BaseModel]] = {
    "bitext.yml": Bitext,
    "story.yml": StoryFile,
    "claims.yml": ClaimsFile,
    "events.yml": EventsFile,
    "actors.yml": ActorsFile,
    "context.yml": ContextFile,
    "sources.yml": SourcesFile,
    "glossary.yml": GlossaryFile,
    "divergences.yml": DivergencesFile,
}
REQUIRED = ("bitext.yml", "story.yml")


@dataclass(frozen=True)
class Loaded:
    """What came of reading one story: the story if it is whole, and every problem found."""

    slug: str
    story: Story | None
    problems: list[Problem] = field(default_factory=list)

    @property
    def ok(self) -> bool:
        """Whether the story can be published."""
        return self.story is not None and not any(problem.severity == "error" for problem in self.problems)


def story_folders(content: Path) -> list[Path]:
    """The folders under `content` that hold a story: those with an `articles` folder, in order of name."""
    if not content.is_dir():
        return []
    return sorted(folder for folder in content.iterdir() if (folder / "articles").is_dir())


def load_all(content: Path, shown_as: str | None = None) -> Iterator[Loaded]:
    """Read every story under `content`. See `load`."""
    for folder in story_folders(content):
        yield load(folder, shown_as)


def load(folder: Path, shown_as: str | None = None) -> Loaded:
    """Read and check one story.

    Args:
        folder: the story's folder; its name is the story's slug.
        shown_as: how the content folder is called in messages; its own path if left out.

    Returns:
        The story, or None if a file is missing or does not fit its model, and all problems in order of place.
    """
    prefix = f"{shown_as or folder.parent.as_posix()}/{folder.name}"
    problems: list[Problem] = []
    documents: dict[str, Document] = {}
    parts: dict[str, Any] = {}
    for name, model in FILES.items():
        path = folder / name
        shown = f"{prefix}/{name}"
        if not path.is_file():
            if name in REQUIRED:
                hint = f"run “explainer convert {folder.name}”" if name == "bitext.yml" else "every story has one"
                problems.append(Problem(shown, 1, 1, "F001", "the file is missing", hint))
            continue
        try:
            text = path.read_bytes().decode("utf-8-sig")
        except UnicodeDecodeError as error:
            message = f"byte {error.start} is not UTF-8"
            problems.append(Problem(shown, 1, 1, "Y001", message, "save the file as UTF-8"))
            continue
        try:
            documents[name] = read(shown, text)
        except ContentError as error:
            problems.extend(error.problems)
            continue
        try:
            parts[name] = model.model_validate(documents[name].data)
        except ValidationError as error:
            problems.extend(_field_problems(documents[name], model, error))
    story = None
    if all(name in parts for name in REQUIRED) and not problems:
        story = _assemble(folder.name, parts)
        problems = [_place(documents, prefix, finding) for finding in check(story)]
    return Loaded(folder.name, story, sorted(problems))


def _assemble(slug: str, parts: dict[str, Any]) -> Story:
    def items(file: str, name: str) -> Any:
        return getattr(parts[file], name) if file in parts else []

    return Story(
        slug=slug,
        bitext=parts["bitext.yml"],
        about=parts["story.yml"],
        claims=items("claims.yml", "claims"),
        events=items("events.yml", "events"),
        actors=items("actors.yml", "actors"),
        topics=items("context.yml", "topics"),
        articles=items("sources.yml", "articles") or {},
        sources=items("sources.yml", "sources"),
        terms=items("glossary.yml", "terms"),
        divergences=items("divergences.yml", "divergences"),
    )


def _place(documents: dict[str, Document], prefix: str, finding: Finding) -> Problem:
    def at(file: str, path: tuple[str | int, ...]) -> tuple[str, int, int]:
        return (f"{prefix}/{file}", *(documents[file].place(path) if file in documents else (1, 1)))

    shown, line, column = at(finding.file, finding.path)
    see = tuple("{}:{}:{}".format(*at(*other)) for other in finding.see)
    return Problem(shown, line, column, finding.code, finding.message, finding.hint, finding.severity, see)


def _field_problems(document: Document, model: type[BaseModel], error: ValidationError) -> Iterator[Problem]:
    for detail in error.errors(include_url=False, include_context=True):
        path = detail["loc"]
        kind = detail["type"]
        name = str(path[-1]) if path else ""
        line, column = document.place(path, key=kind == "extra_forbidden")
        if kind == "extra_forbidden":
            known = _fields_at(model, path[:-1])
            yield Problem(document.name, line, column, "F002", f"unknown field “{name}”", did_you_mean(name, known))
        elif kind == "missing":
            yield Problem(document.name, line, column, "F003", f"the field “{name}” is missing")
        else:
            message = detail["msg"].removeprefix("Value error, ")
            shown = f"“{name}”: " if name and not name.isdigit() else ""
            yield Problem(document.name, line, column, "F004", f"{shown}{message[0].lower()}{message[1:]}")


def _fields_at(model: type[BaseModel], path: tuple[str | int, ...]) -> list[str]:
    """The names of the fields that the model has where `path` leads, read from its JSON Schema."""
    schema = model.model_json_schema()
    definitions = schema.get("$defs", {})

    def resolve(node: dict[str, Any]) -> dict[str, Any]:
        while "$ref" in node:
            node = definitions[node["$ref"].rsplit("/", 1)[-1]]
        for option in node.get("anyOf", []):
            if option.get("type") != "null":
                return resolve(option)
        return node

    node = resolve(schema)
    for part in path:
        if isinstance(part, int):
            node = resolve(node.get("items", {}))
        else:
            node = resolve(node.get("properties", {}).get(part) or node.get("additionalProperties") or {})
    return list(node.get("properties", {}))


def write_atomically(path: Path, data: bytes) -> bool:
    """Write a file so that whoever looks finds the old content or the new, never half of it.

    Args:
        path: where to; its folder is made if need be.
        data: the whole content.

    Returns:
        Whether anything changed: a file that already holds `data` is left alone.
    """
    if path.is_file() and path.read_bytes() == data:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).chmod(0o644)
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
    return True


__all__ = ["ContentError", "Loaded", "load", "load_all", "story_folders", "write_atomically"]
