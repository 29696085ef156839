"""Problems at their places: where a file does not fit its model, in words that help, and what a check has found."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from functools import cache
from typing import Any

from pydantic import BaseModel, ValidationError

from story_explainer.content.hints import hint, meant_id, meant_language
from story_explainer.story.model import LIST_FILES
from story_explainer.story.problems import Finding, Pointer, Problem, did_you_mean
from story_explainer.yaml_source.read import Document

# What pydantic calls a mistake.
_MESSAGES = {
    "list_type": "a list is needed here",
    "dict_type": "fields with a name and a value are needed here",
    "model_type": "fields with a name and a value are needed here",
    "int_parsing": "a whole number is needed here",
    "float_parsing": "a number is needed here",
    "string_type": "one text is needed here",
}


def misfits(
    document: Document, model: type[BaseModel], error: ValidationError, ids: Mapping[str, str] = {}
) -> Iterator[Problem]:
    """Every mistake that pydantic found, as a problem at its place.

    Args:
        document: the file, for the places.
        model: the model that its data was held against.
        error: what came of that.
        ids: see `hints.ids_by_name`.
    """
    details = error.errors(include_url=False)
    misspelt = {_misspelt(model, detail["loc"]) for detail in details if detail["type"] == "extra_forbidden"}
    for detail in details:
        path: Pointer = detail["loc"]
        if detail["type"] == "missing" and path in misspelt:
            continue
        at_key = detail["type"] == "extra_forbidden" or path[-1:] == ("[key]",)
        path = path[:-1] if path[-1:] == ("[key]",) else path
        line, column = document.place(path, key=at_key)
        code, message, hint = _explain(model, path, detail, at_key, ids)
        yield Problem(document.name, line, column, code, message, hint)


def place(documents: Mapping[str, Document], prefix: str, finding: Finding) -> Problem:
    """The problem that a finding is, at the line and column of the node it names.

    Args:
        documents: the files that were read, by name; what is found in another one is put at its beginning.
        prefix: the story's folder as it is called in messages.
        finding: what a check has found.
    """

    def at(file: str, path: tuple[str | int, ...]) -> tuple[str, int, int]:
        return (f"{prefix}/{file}", *(documents[file].place(path) if file in documents else (1, 1)))

    shown, line, column = at(finding.file, finding.path)
    see = tuple("{}:{}:{}".format(*at(*other)) for other in finding.see)
    return Problem(shown, line, column, finding.code, finding.message, finding.hint, finding.severity, see)


def _explain(
    model: type[BaseModel], path: Pointer, detail: Mapping[str, Any], at_key: bool, ids: Mapping[str, str]
) -> tuple[str, str, str]:
    kind, given = detail["type"], detail["input"]
    name = str(path[-1]) if path else ""
    shown = next((f"“{part}”: " for part in reversed(path) if isinstance(part, str)), "")
    schema = _schema_at(model, path)
    if kind == "extra_forbidden":
        gone: Mapping[str, str] = getattr(model, "gone", {}) if len(path) == 1 else {}
        return "F002", f"unknown field “{name}”", gone.get(name) or _meant_field(model, path, given)
    if kind == "missing":
        return "F003", f"the field “{name}” is missing", schema.get("description", "")
    if not path and given is None:
        return "F003", "the file is empty", f"it begins with “{next(iter(schema.get('properties', {'': 0})))}:”"
    if at_key:
        instead = meant_language(name) or "inside { }, a text with a comma or a colon needs quotation marks"
        return "F004", f"“{name}” is no language", instead
    if kind in ("too_short", "too_long"):
        ctx = detail["ctx"]
        limit = f"at least {ctx['min_length']} is" if kind == "too_short" else f"no more than {ctx['max_length']} are"
        return "F004", f"{shown}{limit} needed here", schema.get("description", "")
    if given is None or given == "":
        return "F004", f"{shown}nothing stands here", schema.get("description", "") or "write a text, or take it out"
    if kind == "literal_error":
        return "F004", f"{shown}“{given}” is not among the words that can stand here", _choices(given, schema)
    if kind == "model_type" and not path:
        return "F004", _MESSAGES[kind], f"it begins with “{next(iter(schema.get('properties', {'': 0})))}:”"
    instead = hint(kind, given, schema, _schema_at(model, (*path, 0)) if kind == "list_type" else {})
    if name != "id" and isinstance(given, str):
        instead = meant_id(given, schema, ids) or instead
    if kind in _MESSAGES:
        return "F004", f"{shown}{_MESSAGES[kind]}", instead
    if kind == "string_pattern_mismatch":
        return "F004", f"{shown}“{given}” has not the form needed here", instead
    message = detail["msg"].removeprefix("Value error, ")
    message = message[:1].lower() + message[1:]
    if instead and message.endswith(")"):
        message = message.split(" (", 1)[0]  # what was meant, in place of what can be written at all
    return "F004", f"{shown}{message}", instead


def _misspelt(model: type[BaseModel], path: Pointer) -> Pointer:
    """The field that an unknown one is a misspelling of."""
    near = get_close_matches(str(path[-1]).lower(), _schema_at(model, path[:-1]).get("properties", {}), n=1)
    return (*path[:-1], *near)


def _meant_field(model: type[BaseModel], path: Pointer, given: object) -> str:
    """What helps where a field is not known: the one that is meant, a sign that is missing, or all."""
    name, fields = str(path[-1]), _schema_at(model, path[:-1]).get("properties", {})
    begun, _, rest = name.partition(":")
    if begun in fields and rest and given is None:
        return f"put a blank behind the colon: “{begun}: {rest}”"
    if " " in name and given is None:
        return "inside { }, a text with a comma in it needs quotation marks around it"
    near = did_you_mean(name, fields)
    if near.startswith("did"):
        return near
    place = next((file.name for file in LIST_FILES if file.entries == name), "")
    if place and len(path) == 1:
        return f"it stands in {place}"
    return f"known: {', '.join(fields)}"


def _choices(given: object, schema: Mapping[str, Any]) -> str:
    """The words of a closed set, all of them: the one that looks like what was written may not be the one meant."""
    choices = list(map(str, schema.get("enum") or ([schema["const"]] if "const" in schema else [])))
    near = did_you_mean(str(given), choices)
    return " ".join(
        [*([near] if near.startswith("did") else []), *([f"known: {', '.join(choices)}"] if choices else [])]
    )


@cache
def _schema(model: type[BaseModel]) -> dict[str, Any]:
    return model.model_json_schema()


def _schema_at(model: type[BaseModel], path: Pointer) -> dict[str, Any]:
    """The part of the model's JSON Schema where `path` leads; an empty one where it leads nowhere."""
    whole = _schema(model)

    def resolve(node: dict[str, Any]) -> dict[str, Any]:
        description = node.get("description")
        while "$ref" in node:
            node = whole["$defs"][node["$ref"].rsplit("/", 1)[-1]]
        for option in node.get("anyOf", []):
            if option.get("type") != "null":
                node = resolve(option)
                break
        return {**node, "description": description} if description else node

    node = resolve(whole)
    for part in path:
        if isinstance(part, int):
            node = resolve(node.get("items", {}))
        else:
            patterns = next(iter(node.get("patternProperties", {}).values()), None)
            extra = node.get("additionalProperties")
            node = resolve(node.get("properties", {}).get(part) or patterns or (extra if extra else {}))
    return node
