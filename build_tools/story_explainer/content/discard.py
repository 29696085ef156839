"""Throwing drafts away: the entries go out of their files, unless something that stays refers to them.

The record of what was drafted keeps them, so that nobody drafts them anew.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from story_explainer.content import drafted
from story_explainer.content.editing import Texts, edit
from story_explainer.content.exchange import Change
from story_explainer.content.statements import NESTED, at, find
from story_explainer.content.story_folder import StoryFolder
from story_explainer.ingest.drafting.evidence import evidence
from story_explainer.story.file_names import DRAFTED, REVIEWS
from story_explainer.story.keys import StatementKey
from story_explainer.story.problems import Pointer
from story_explainer.yaml_source.edit import YamlText


@dataclass(frozen=True, slots=True)
class DanglingReference:
    """Where a statement names what is thrown away, so that it goes there too.

    Attributes:
        key: the statement.
        version: the version of it that was seen.
        places: the fields in it.
        ids: what is no longer to be named.
    """

    key: str
    version: str
    places: Sequence[Pointer]
    ids: Collection[str]


def discard(
    folder: StoryFolder, seen: Mapping[str, str], dangling: Sequence[DanglingReference] = ()
) -> tuple[dict[str, Change], dict[str, Any]]:
    """Take statements out of the files of a story. See `editing.edit`.

    Args:
        folder: the story's folder.
        seen: the version of each that was seen (`statements.version_of`), by its key; of `story`, title, standfirst
            and what belongs to them go.
        dangling: where others name them, so that they do so no longer.

    Returns:
        What each file held and holds, by name; and what was thrown away, by key.

    Raises:
        RefusedError: something that stays names one of them.
    """
    gone: dict[str, Any] = {}
    lists: list[tuple[str, Any]] = []

    def without(texts: Texts) -> Texts:
        gone.clear()
        lists.clear()
        after = dict(texts)
        for reference in dangling:
            file = StatementKey.parse(reference.key).name
            after[file] = _without(after[file], reference)
        for name in seen:
            key = StatementKey.parse(name)
            file = key.name
            path = find(after[file].data, key)
            if path is None:  # it stood inside another one that has just gone
                continue
            entry = gone[name] = at(after[file].data, path)
            if path:
                lists.append((str(path[0]), entry))
                after[file] = after[file].remove_item(path)
            else:
                for field in [field for field in entry if field not in NESTED]:
                    after[file] = after[file].remove_key((field,))
        after[REVIEWS] = _without_reviews(after[REVIEWS], gone)
        if record := _recorded(folder, lists):
            after[DRAFTED] = YamlText.read(DRAFTED, record)
        return after

    held = {**seen, **{reference.key: reference.version for reference in dangling}}
    names = [*(StatementKey.parse(key).name for key in held), REVIEWS, DRAFTED]
    return edit(folder, names, without, held), gone


def _without(text: YamlText, reference: DanglingReference) -> YamlText:
    """The text, with a statement that no longer names some others; a field that is left empty goes."""
    home = find(text.data, StatementKey.parse(reference.key))
    if home is None:
        return text
    for place in reference.places:
        path = (*home, *place)
        value = at(text.data, path)
        if not isinstance(value, list) or all(each in reference.ids for each in value):
            text = text.remove_key(path)
            continue
        for index in reversed(range(len(value))):
            if value[index] in reference.ids:
                text = text.remove_item((*path, index))
    return text


def _recorded(folder: StoryFolder, lists: Sequence[tuple[str, Any]]) -> str:
    """The record of what was drafted, with what is thrown away; empty if nothing of it was a draft."""
    known = drafted.recorded(folder)
    more = 0
    for name, entry in lists:
        if name in drafted.MODELS and entry.get("draft") == "true":
            with suppress(ValidationError):  # what fits no model was drafted by nobody
                known.setdefault(name, set()).add(evidence(drafted.MODELS[name].model_validate(entry)))  # type: ignore[arg-type]
                more += 1
    return drafted.drafted_yaml(known).decode() if more else ""


def _without_reviews(log: YamlText, gone: Mapping[str, Any]) -> YamlText:
    """The reviews of what has gone go with it."""
    entries = at(log.data, ("reviews",)) or []
    for index in range(len(entries) - 1, -1, -1):
        if at(entries, (index, "statement")) in gone:
            log = log.remove_item(("reviews", index))
    return log
