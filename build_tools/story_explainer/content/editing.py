"""Edits of the files that editors write: made on what they hold now, held to what was seen, written all or none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from story_explainer.content.exchange import Change, exchange
from story_explainer.content.load import Loaded, load
from story_explainer.content.lock import only_one
from story_explainer.content.statements import at, find, hold_to, not_of
from story_explainer.content.story_folder import StoryFolder
from story_explainer.story.keys import ARTICLES, StatementKey
from story_explainer.story.problems import ContentError, Problem
from story_explainer.story.schemas import file_head
from story_explainer.yaml_source.edit import YamlText
from story_explainer.yaml_source.revise import revised

Texts = Mapping[str, YamlText]
_ATTEMPTS = 20


class RefusedError(Exception):
    """An edit that would bring mistakes into a story; the problems say which and where."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = sorted(problems)
        super().__init__("\n".join(map(str, self.problems)))


def edit(
    folder: StoryFolder,
    names: Iterable[str],
    make: Callable[[Texts], Texts],
    seen: Mapping[str, str] = {},
) -> dict[str, Change]:
    """Edit files of a story.

    Args:
        folder: the story's folder.
        names: the files.
        make: gives the texts as they are to be; it is asked again where a file was saved by somebody else meanwhile.
        seen: the versions that were seen of the statements in question, by key (`statements.version_of`).

    Returns:
        What each file that changed held and holds.

    Raises:
        ChangedError: a statement is no longer what was seen.
        RefusedError: there would be errors that are not there now.
        ContentError: a file cannot be read, or not be changed around the edit. Nothing is written, as above.
        OSError: a file cannot be read or written. All are as before.
    """
    with only_one(folder.path):
        for _ in range(_ATTEMPTS):
            before = {name: folder.read(name) for name in dict.fromkeys(names)}
            texts = {name: _text(folder, name, data) for name, data in before.items()}
            hold_to(seen, texts.__getitem__)
            after = {name: text.text.encode() for name, text in make(texts).items() if text is not texts[name]}
            changes = {name: Change(before[name], data) for name, data in after.items() if before[name] != data}
            to_be = load(folder, instead=after)
            # What is whole needs no look at what it was before: reading a story is what an edit costs.
            if not to_be.ok and (broken := list(fresh_errors(load(folder), to_be))):
                raise RefusedError(broken)
            if exchange({folder.file(name): change for name, change in changes.items()}, folder.path):
                return changes
    raise ContentError([Problem(folder.shown(), 1, 1, "F001", "the files change all the time", "try again")])


def _text(folder: StoryFolder, name: str, data: bytes | None) -> YamlText:
    return folder.text(name, file_head(name).encode() if data is None else data)


def fresh_errors(before: Loaded, after: Loaded) -> Iterator[Problem]:
    """The errors of a story that were not there before, wherever in their file they stood."""
    known = Counter((problem.file, problem.code, problem.message) for problem in before.problems)
    for problem in after.problems:
        sign = (problem.file, problem.code, problem.message)
        if problem.severity == "error" and known[sign] <= 0:
            yield problem
        known[sign] -= 1


def change(folder: StoryFolder, key: str, version: str, wanted: Mapping[str, Any]) -> dict[str, Change]:
    """Make a statement say something else. See `edit`.

    Args:
        folder: the story's folder.
        key: the statement.
        version: the version of it that was seen.
        wanted: its fields as they are to be; those left out go.
    """
    names = [StatementKey.parse(key).name]
    return edit(folder, names, lambda texts: with_change(texts, key, wanted), {key: version})


def with_change(texts: Texts, key: str, wanted: Mapping[str, Any]) -> Texts:
    """The texts, with a statement that says what is wanted.

    Statements inside it, and whether it is a draft, are what they are now: they may have changed since it was seen.
    """
    parsed = StatementKey.parse(key)
    name = parsed.name
    path = find(texts[name].data, parsed)
    if path is None:
        return _with_article(texts, parsed, wanted) if parsed.file == ARTICLES else texts
    kept = not_of(at(texts[name].data, path), parsed)
    others = not_of(wanted, parsed)
    own = {field: value for field, value in wanted.items() if field not in others}
    return {**texts, name: revised(texts[name], path, {**own, **kept})}


def _with_article(texts: Texts, key: StatementKey, entry: Mapping[str, Any]) -> Texts:
    """The texts, with what sources.yml says of an article of which it has said nothing so far."""
    text = texts[key.name]
    if not (isinstance(text.data, Mapping) and ARTICLES in text.data):
        return {**texts, key.name: text.set_key((), ARTICLES, {key.id: dict(entry)})}
    return {**texts, key.name: text.set_key((ARTICLES,), key.id, dict(entry))}


def with_move(texts: Texts, key: str, *, up: bool) -> Texts:
    """The texts, with a statement before the one that stands before it in its list, or behind the one behind it."""
    parsed = StatementKey.parse(key)
    path = find(texts[parsed.name].data, parsed)
    if not path or not isinstance(number := path[-1], int):
        return texts
    return {**texts, parsed.name: texts[parsed.name].swap_items(path[:-1], number - up)}


def with_entries(texts: Texts, name: str, section: str, entries: Sequence[Mapping[str, Any]]) -> Texts:
    """The texts, with entries more at the end of a list of a file."""
    text = texts[name]
    if at(text.data, (section,)) is None and not (isinstance(text.data, Mapping) and section in text.data):
        return {**texts, name: text.set_key((), section, list(entries))}
    return {**texts, name: text.append_items((section,), list(entries))}


def add_entries(
    folder: StoryFolder, name: str, section: str, entries: Sequence[Mapping[str, Any]]
) -> dict[str, Change]:
    """Add entries to a file of a story, which is begun if need be. See `edit`."""
    return edit(folder, [name], lambda texts: with_entries(texts, name, section, entries))


def as_if(folder: StoryFolder, names: Sequence[str], make: Callable[[Texts], Texts]) -> tuple[Loaded, Texts]:
    """What a story would be after an edit, and the texts of the files edited. Nothing is written.

    Raises:
        ContentError: a file cannot be read, or not be changed around the edit.
    """
    before = {name: _text(folder, name, folder.read(name)) for name in names}
    texts = make(before)
    after = {name: text.text.encode() for name, text in texts.items() if text is not before[name]}
    return load(folder, instead=after), texts
