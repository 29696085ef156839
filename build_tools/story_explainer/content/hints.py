"""What an editor is told to do about a value that does not fit: what was probably meant, as it should be written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from story_explainer.story.base import LOCALE, SLUG
from story_explainer.story.date_slips import meant_date

_YES = frozenset(["yes", "y", "on", "1", "true", "sì", "si", "ja", "oui", "sí", "sim", "tak"])
_NO = frozenset(["no", "n", "off", "0", "false", "nein", "non", "não", "nie"])
_SHORT = 40  # letters of what may be one of several that belong into a list
_OPENING, _CLOSING = "([{„“‘'\"", ")]}”’'\","


def hint(kind: str, given: object, schema: Mapping[str, Any], item: Mapping[str, Any]) -> str:
    """What to write instead.

    Args:
        kind: what pydantic calls the mistake.
        given: what stands there.
        schema: the JSON Schema of what should.
        item: for a list the schema of its entries, with its references resolved.
    """
    if kind == "list_type":
        return _as_list(given, item)
    if kind in ("dict_type", "model_type"):
        return _as_fields(given, schema)
    if kind == "string_type":
        several = isinstance(given, list)
        return "write one, without brackets" if several else "quotation marks keep a text with “: ” or “- ” together"
    if kind == "string_pattern_mismatch" and isinstance(given, str):
        return _formed(given, schema)
    if kind == "value_error" and isinstance(given, str):
        word = given.casefold()
        if "boolean" in str(schema.get("type")):
            return "write true" if word in _YES else "write false" if word in _NO else "write true or false"
        return meant_date(given)
    return {"int_parsing": "such as 4", "float_parsing": "such as 0.5"}.get(kind, "")


def _as_list(given: object, item: Mapping[str, Any]) -> str:
    field = _first_field(item)
    if field:
        value = given if isinstance(given, str) else "…"
        return f"write “- {field}: {value}” below it, one for each"
    parts = re.split(r"\s*[,;]\s*", given.strip(_OPENING + _CLOSING)) if isinstance(given, str) else []
    if parts and all(part and len(part) < _SHORT for part in parts):
        return f"write [{', '.join(parts)}], or each in a line of its own behind “- ”"
    return "write it as [a, b], or with one “- ” for each"


def _as_fields(given: object, schema: Mapping[str, Any]) -> str:
    field = _first_field(schema)
    if field and isinstance(given, str):
        return f"write “{field}: {given[:_SHORT]}”"
    if field and isinstance(given, list) and set(map(type, given)) == {dict}:
        return "take the “- ” before its fields out"
    return f"write “{field}: …” below it" if field else "write “name: value” lines below it"


def _first_field(schema: Mapping[str, Any]) -> str:
    fields: Mapping[str, Any] = schema.get("properties", {})
    return next(iter([*schema.get("required", []), *fields]), "") if fields else ""


def _formed(given: str, schema: Mapping[str, Any]) -> str:
    """What fits the pattern, if little is wrong with it, else what the field is for."""
    bare = given.strip().strip(_OPENING + _CLOSING).strip()
    pattern, told = str(schema.get("pattern")), str(schema.get("description", ""))
    if pattern == LOCALE:
        return meant_language(bare) or "a tag such as it, de or pt-BR"
    if pattern == SLUG:
        name = _as_id(bare)
        form = f"write “{name}”" if re.fullmatch(SLUG, name) else "an id has small letters, digits and hyphens"
        return told if "small letters" in told and not re.fullmatch(SLUG, name) else f"{form}: {told}"
    return f"write “{bare}”" if bare != given and re.search(pattern, bare) else told


def _as_id(text: str) -> str:
    return re.sub(r"[\s_]+", "-", text.lower())


def ids_by_name(documents: Iterable[Any]) -> dict[str, str]:
    """The ids of all entries that have one, by themselves and by the names of the entries in any language.

    Args:
        documents: the data of the files of a story.
    """
    found: dict[str, str] = {}
    for data in documents:
        lists = [value for value in data.values() if isinstance(value, list)] if isinstance(data, dict) else []
        for entry in (each for entries in lists for each in entries if isinstance(each, dict)):
            if isinstance(ident := entry.get("id"), str) and re.fullmatch(SLUG, ident):
                names = entry.get("name")
                words = names.values() if isinstance(names, dict) else [names]
                found |= {name.casefold(): ident for name in (ident, *words) if isinstance(name, str)}
    return found


def meant_id(given: str, schema: Mapping[str, Any], ids: Mapping[str, str]) -> str:
    """The id that is meant where somebody wrote the name of an entry, or its id in another way; else nothing.

    Args:
        given: what stands there.
        schema: the JSON Schema of what should.
        ids: see `ids_by_name`.
    """
    bare = given.strip().strip(_OPENING + _CLOSING).strip()
    ident = (ids.get(bare.casefold()) or ids.get(_as_id(bare))) if schema.get("pattern") == SLUG else None
    return f"did you mean “{ident}”?" if ident else ""


def meant_language(name: str) -> str:
    """The tag, where it is spelt another way; else nothing."""
    tag = spelt_as_tag(name)
    return f"write “{tag}”" if tag != name and re.fullmatch("[a-z]{2,3}(-[A-Z]{2})?", tag) else ""


def spelt_as_tag(name: str) -> str:
    """A language and a region as tags are written: pt-BR for pt_br."""
    language, _, region = name.strip().replace("_", "-").partition("-")
    return "-".join(filter(None, [language.lower(), region.upper()]))
