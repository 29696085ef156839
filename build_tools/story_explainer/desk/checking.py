"""What `explainer check` would say of an edit that is not made yet, by the field of the form that it is about."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from story_explainer.content.statements import NESTED
from story_explainer.desk.mistakes import meant
from story_explainer.desk.words import field_names
from story_explainer.site.language import Language
from story_explainer.story.codes import Severity
from story_explainer.story.problems import Pointer, Problem
from story_explainer.yaml_source.read import Document

_TO_REVIEW = "D001"
_EMPTY = ("F003", "L001")  # a field, or a language of a text, that still waits


@dataclass(frozen=True, slots=True)
class FieldProblem:
    """A problem of a statement: the field of the form that is nearest, and what `check` says, without the place;
    whether it is that the field is empty.
    """

    field: str
    text: str
    severity: Severity
    missing: bool = False


def of_statement(
    problems: Iterable[Problem], document: Document, path: Pointer, language: Language
) -> Iterator[FieldProblem]:
    """The problems of a statement.

    Args:
        problems: those of the whole story.
        document: the file in which the statement stands.
        path: where in it.
        language: the language of the desk.
    """
    places: dict[tuple[int, int], Pointer] = {}
    for below in _paths(_at(document, path), ()):
        if not path and below[:1] and below[0] in NESTED:
            continue  # statements of their own
        places.setdefault(document.place((*path, *below)), below)
        if below and isinstance(below[-1], str):
            places.setdefault(document.place((*path, *below), key=True), below)
    for problem in problems:
        if problem.code == _TO_REVIEW:
            continue  # what is done here
        if problem.file == document.name and (problem.line, problem.column) in places:
            below, words = places[problem.line, problem.column], meant(language, problem)
            # What is missing is told beside the field that waits for it, by the name that it has at the desk.
            if missing := re.search("“([a-z_]+)”", problem.message) if problem.code == "F003" else None:
                below = (*below, missing[1])
                words = words.replace(missing[1], field_names(language).get(missing[1], missing[1]))
            yield FieldProblem(".".join(map(str, below)), words, problem.severity, problem.code in _EMPTY)


def _at(document: Document, path: Pointer) -> object:
    node = document.data
    for part in path:
        node = node[part]
    return node


def _paths(node: object, path: Pointer) -> Iterator[Pointer]:
    """The paths below a node, itself included; those above come first."""
    yield path
    items: Iterable[tuple[str | int, object]] = ()
    if isinstance(node, dict):
        items = node.items()
    elif isinstance(node, list):
        items = enumerate(node)
    for name, value in items:
        yield from _paths(value, (*path, name))
