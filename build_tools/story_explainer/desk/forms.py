"""The models of the story as forms: which fields a statement has, what each holds, and what comes back from a form.

A form is a flat list of names and texts, as browsers send it: `text.it`, `responses.0.actor`, `cites` (`s1, s2`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from types import NoneType
from typing import Annotated, Any, Literal, get_args, get_origin, get_type_hints

from pydantic import AfterValidator, BaseModel

from story_explainer.content.article_ids import moment
from story_explainer.content.statements import NESTED
from story_explainer.story import date_fields
from story_explainer.story.annotations import Ref, marks_of
from story_explainer.story.base import Text, Wording
from story_explainer.story.dates import PATTERN
from story_explainer.story.file_names import (
    ACTORS,
    CLAIMS,
    CONTEXT,
    DIVERGENCES,
    EVENTS,
    FIGURES,
    GLOSSARY,
    SOURCES,
    STORY,
)
from story_explainer.story.keys import ARTICLES
from story_explainer.story.model import LIST_FILES, ArticleSource, Divergence, Fact, Statement, StoryFile
from story_explainer.story.model.files import entry_model

FieldKind = Literal[
    "text",
    "choice",
    "flag",
    "reference",
    "references",
    "cites",
    "date",
    "number",
    "words",
    "lines",
    "list",
    "group",
    "by-locale",
]
# Ids never change once they are given; whether something is a draft is told by taking it.
_NOT_EDITED = ("id", "draft")
_BETWEEN = re.compile(r"[,\s]+")


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a form.

    Attributes:
        name: its name in the file.
        kind: what it holds; “text” is one for each language, “lines” are several texts.
        required: whether it may not be left out.
        choices: the words of a closed set.
        to: what ids in it name.
        fields: of a list or a group, the fields inside.
        several: of what is kept by language, whether it is a list for each.
        owner: the model that it is a field of.
        as_it_stands: whether it holds words of an article, so that only languages with an article can have any.
    """

    name: str
    kind: FieldKind
    required: bool = False
    choices: tuple[str, ...] = ()
    to: tuple[str, ...] = ()
    fields: tuple[Field, ...] = ()
    several: bool = False
    owner: str = ""
    as_it_stands: bool = False


@dataclass(frozen=True, slots=True)
class StatementList:
    """A list that statements stand in: the file, the list's name in it, the model, what is meant by a new one."""

    file: str
    name: str
    model: type[BaseModel]


def _in_story(name: str) -> StatementList:
    return StatementList(STORY, name, entry_model(StoryFile, name))


_FILES = {file.name: StatementList(file.name, file.entries, file.entry) for file in LIST_FILES}
SECTIONS: dict[str, StatementList] = {
    "claim": _FILES[CLAIMS],
    "event": _FILES[EVENTS],
    "actor": _FILES[ACTORS],
    "figure": _FILES[FIGURES],
    "question": _in_story("open_questions"),
    "known": _in_story("known"),
    "point": _in_story("key_points"),
    "topic": _FILES[CONTEXT],
    "term": _FILES[GLOSSARY],
    "divergence": _FILES[DIVERGENCES],
    "update": _in_story("updates"),
    "source": _FILES[SOURCES],
}


def model_of(file: str, path: Sequence[str | int]) -> type[BaseModel] | None:
    """The model of the statement at a path of a file; None if none stands there."""
    if file == STORY and not path:
        return StoryFile
    if file == SOURCES and path[:1] == (ARTICLES,):
        return ArticleSource
    names = [part for part in path if isinstance(part, str)]
    if file == CONTEXT and names == ["topics", "facts"]:
        return Fact
    return next((one.model for one in SECTIONS.values() if one.file == file and names == [one.name]), None)


def is_reviewed(model: type[BaseModel]) -> bool:
    """Whether somebody stands by it: not by what is said of a publication, nor by a note on a change."""
    return issubclass(model, Statement | Divergence | StoryFile)


@cache
def fields_of(model: type[BaseModel]) -> tuple[Field, ...]:
    """The fields of a form for a model; evidence comes last, as in the files that are drafted."""
    left_out = (*_NOT_EDITED, *(NESTED if model is StoryFile else ()))
    hints = get_type_hints(model, include_extras=True)
    found = [
        field
        for name, info in model.model_fields.items()
        if name not in left_out and (field := _field(model, name, hints[name], info.is_required()))
    ]
    return tuple(sorted(found, key=lambda field: field.name == "cites"))


def _field(model: type[BaseModel], name: str, hint: Any, required: bool) -> Field | None:
    to = next((mark.to for mark in marks_of(model, name) if isinstance(mark, Ref)), ())
    plain, metadata = _bare(hint)
    origin, arguments = get_origin(plain), get_args(plain)
    field = Field(name, "words", required, to=to, owner=model.__name__)
    if plain in (Text, Wording):
        return replace(field, kind="text", as_it_stands=plain is Wording)
    if origin is Literal:
        return replace(field, kind="choice", choices=arguments)
    if plain is bool:
        return replace(field, kind="flag")
    if plain is int:
        return replace(field, kind="number")
    if isinstance(plain, type) and issubclass(plain, BaseModel):
        return replace(field, kind="group", fields=fields_of(plain))
    if origin is dict:
        value, _ = _bare(arguments[1])
        choices = get_args(value) if get_origin(value) is Literal else ()
        return replace(field, kind="by-locale", several=get_origin(value) is list, choices=choices)
    if origin is list:
        item, _ = _bare(arguments[0])
        if isinstance(item, type) and issubclass(item, BaseModel):
            return None if issubclass(item, Statement) else replace(field, kind="list", fields=fields_of(item))
        return replace(field, kind="cites" if "segment" in to else "references" if to else "lines")
    if any(isinstance(each, AfterValidator) and each.func.__module__ == date_fields.__name__ for each in metadata):
        return replace(field, kind="date")
    return replace(field, kind="reference" if to else "words")


def _bare(hint: Any) -> tuple[Any, tuple[Any, ...]]:
    """A type without what is said about it, and without None; and what is said about it."""
    metadata: tuple[Any, ...] = ()
    while True:
        if get_origin(hint) is Annotated:
            metadata += hint.__metadata__
            hint = hint.__origin__
        elif NoneType in get_args(hint):
            hint = next(each for each in get_args(hint) if each is not NoneType)
        else:
            return hint, metadata


def entry_of(fields: Sequence[Field], form: Mapping[str, str], before: Mapping[str, Any] = {}) -> dict[str, Any]:
    """What a form says, as it is to stand in the file: fields left empty are left out.

    Args:
        fields: the fields of the form.
        form: names and texts.
        before: the entry that the form was made from. What the form has no field for stays, and so does the order.
    """
    known = {field.name for field in fields}
    values = {field.name: _value(field, field.name, form) for field in fields}
    # What is empty in the file by somebody's word stays so, for that may say something else than nothing.
    said = {
        name: value
        for name, value in values.items()
        if value not in (None, "", [], {}) or (name in before and before[name] == value)
    }
    kept = {name: value for name, value in before.items() if name not in known}
    said = {name: _as_written(before.get(name), value) for name, value in said.items()}
    first = {name: said.get(name, kept.get(name)) for name in before if name in said or name in kept}
    return {**first, **said}


def _as_written(before: Any, said: Any) -> Any:
    """What a form says; where it is what stands there but for white space at its ends, as that stands there."""
    if isinstance(before, str) and isinstance(said, str):
        return before if before.strip() == said else said
    if isinstance(before, Mapping) and isinstance(said, Mapping):
        kept = {key: _as_written(before[key], said[key]) for key in before if key in said}
        return {**kept, **said, **kept}
    if isinstance(before, list) and isinstance(said, list) and len(before) == len(said):
        return [_as_written(old, new) for old, new in zip(before, said, strict=True)]
    return said


def _value(field: Field, name: str, form: Mapping[str, str]) -> Any:
    text = form.get(name, "").replace("\r\n", "\n").strip()
    if field.kind in ("text", "by-locale"):
        by_locale = {
            each.removeprefix(f"{name}."): form[each].replace("\r\n", "\n").strip()
            for each in form
            if _child(each, name)
        }
        return {locale: _split_lines(words) if field.several else words for locale, words in by_locale.items() if words}
    if field.kind == "lines":
        return _split_lines(text)
    if field.kind in ("cites", "references"):
        return [part for part in _BETWEEN.split(text) if part]
    if field.kind == "flag":
        return True if text else None
    if field.kind == "group":
        return entry_of(field.fields, _below(form, name))
    if field.kind == "list":
        entries = (entry_of(field.fields, _below(form, f"{name}.{index}")) for index in _indexes(form, name))
        return [entry for entry in entries if entry]
    return _as_edtf(text) if field.kind == "date" else text


def _as_edtf(text: str) -> str:
    """A date with a time as EDTF has it, with seconds: 2026-10-17 22:00; every other text as it stands."""
    found = None if re.match(PATTERN, text) else moment(text)
    return found if found and "T" in found else text


def _split_lines(words: str) -> list[str]:
    return [line.strip() for line in words.split("\n") if line.strip()]


def _child(name: str, parent: str) -> bool:
    return name.startswith(f"{parent}.") and "." not in name[len(parent) + 1 :]


def _below(form: Mapping[str, str], name: str) -> dict[str, str]:
    return {each[len(name) + 1 :]: value for each, value in form.items() if each.startswith(f"{name}.")}


def _indexes(form: Mapping[str, str], name: str) -> Iterator[int]:
    found = {each[len(name) + 1 :].split(".")[0] for each in form if each.startswith(f"{name}.")}
    yield from sorted(int(index) for index in found if index.isdigit())
