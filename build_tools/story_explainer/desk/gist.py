"""What decides about a statement besides its words: who says it, when it was, which values a figure takes."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from typing import Any

from story_explainer.desk.inbox import words_of
from story_explainer.desk.reading import State
from story_explainer.site.language import Language

_WHO = ("by", "via")


def gist(state: State, entry: Mapping[str, Any], language: Language) -> str:
    """In one line, what a statement says in other fields than its text; empty if it says nothing there.

    Args:
        state: the story.
        entry: the statement as it is written.
        language: the language of the desk.
    """
    found = []
    for name in _WHO:
        value = entry.get(name)
        for ident in value if isinstance(value, list) else [value] if isinstance(value, str) else []:
            actor = state.statement(f"actors/{ident}")
            found.append(words_of(actor.entry, language.tag)[0] if actor else str(ident))
    if isinstance(when := entry.get("when"), str):
        found.append(when)
        with suppress(ValueError):  # what is no date stands as it is written
            found[-1] = language.date(when)
    values = entry.get("values")
    if isinstance(values, list):
        found.append(" → ".join(str(each.get("value", "")) for each in values if isinstance(each, Mapping)))
    return " · ".join(found)


def cites_of(entry: Mapping[str, Any]) -> list[str]:
    """What a statement cites, with what its values do, each once."""
    values = entry.get("values")
    found = [entry, *(values if isinstance(values, list) else [])]
    lists = [each.get("cites") for each in found if isinstance(each, Mapping)]
    return list(dict.fromkeys(str(cite) for cites in lists if isinstance(cites, list) for cite in cites))
