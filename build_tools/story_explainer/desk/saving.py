"""What a form says, brought into the files: held to the version that was shown, and to the checks."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from story_explainer.content.article_ids import slug
from story_explainer.content.editing import Texts, as_if, edit, with_change, with_entries
from story_explainer.content.exchange import Change
from story_explainer.content.statements import at, find, version_of
from story_explainer.desk.checking import FieldProblem, of_statement
from story_explainer.desk.forms import SECTIONS, entry_of, fields_of, is_reviewed, model_of
from story_explainer.desk.inbox import words_of
from story_explainer.desk.reading import State
from story_explainer.desk.request import BadRequestError
from story_explainer.site.language import Language
from story_explainer.story.keys import StatementKey

_WORDS_OF_ID = 5


@dataclass(frozen=True)
class Edit:
    """An edit that a form asks for.

    Attributes:
        key: the statement, which may be one that is not there yet.
        entry: what it is to say.
        make: the edit of the text of its file.
        reviewed: whether somebody stands by it.
    """

    key: str
    entry: Mapping[str, Any]
    make: Callable[[Texts], Texts]
    reviewed: bool = False

    @property
    def file(self) -> str:
        """The file in which the statement stands."""
        return StatementKey.parse(self.key).name


def edit_of(state: State, form: Mapping[str, str], key: str = "", kind: str = "") -> Edit:
    """The edit that a form asks for.

    Args:
        state: the story.
        form: names and texts.
        key: the statement that is changed; empty for a new one.
        kind: what a new one is.

    Raises:
        BadRequestError: there is no such statement or kind.
    """
    if key:
        statement = state.statement(key)
        model = model_of(statement.key.name, statement.path) if statement else None
        if statement is None or model is None:
            raise BadRequestError("there is no such statement")
        entry = entry_of(fields_of(model), form, statement.entry)
        empty = key == "story" and not (entry.get("title") or entry.get("standfirst"))
        return Edit(key, entry, lambda texts: with_change(texts, key, entry), is_reviewed(model) and not empty)
    section = SECTIONS.get(kind)
    if section is None:
        raise BadRequestError("there is nothing of that kind")
    entry = entry_of(fields_of(section.model), form)
    ident = form.get("id", "").strip() or new_id(state, entry)
    entry = {"id": ident, **entry}
    new = f"{section.file.removesuffix('.yml')}/{ident}"
    make = partial(with_entries, name=section.file, section=section.name, entries=[entry])
    return Edit(new, entry, make, is_reviewed(section.model))


def new_id(state: State, entry: Mapping[str, Any]) -> str:
    """An id for a new statement, from its first words, that no other one of the story has."""
    locales = state.last.locales if state.last else [""]
    words, _ = words_of(entry, locales[0])
    stem = slug(" ".join(words.split()[:_WORDS_OF_ID])) or "new"
    taken = {statement.key.id for statement in state.entries()}
    names = (stem if number == 1 else f"{stem}-{number}" for number in range(1, len(taken) + 2))
    return next(name for name in names if name not in taken)


def problems_of(state: State, wanted: Edit, language: Language) -> list[FieldProblem]:
    """What would be wrong with a statement after an edit. Nothing is written.

    Raises:
        ContentError: its file cannot be read, or not be changed around the edit.
    """
    after, texts = as_if(state.folder, [wanted.file], wanted.make)
    document = texts[wanted.file].document
    path = find(document.data, StatementKey.parse(wanted.key))
    return [] if path is None else list(of_statement(after.problems, document, path, language))


def write(state: State, wanted: Edit, version: str) -> dict[str, Change]:
    """Make an edit. See `editing.edit`.

    Args:
        state: the story.
        wanted: the edit.
        version: the version of the statement that was shown; empty for a new one.
    """
    seen = {wanted.key: version} if version else {}
    return edit(state.folder, [wanted.file], wanted.make, seen)


def version_after(state: State, wanted: Edit, changes: Mapping[str, Change]) -> str:
    """The version of a statement once an edit is made, read from what was written and not from the whole story.

    Args:
        state: the story before.
        wanted: the edit.
        changes: what each file that changed held and holds.
    """
    key, change = StatementKey.parse(wanted.key), changes.get(wanted.file)
    if change is None:  # it says what it said
        there = state.statement(wanted.key)
        return there.version if there else ""
    data = state.folder.text(wanted.file, change.after).data
    path = find(data, key)
    return "" if path is None else version_of(at(data, path), key)
