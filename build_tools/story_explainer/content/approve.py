"""Approving statements: the review goes into `reviews.yml`, and the mark “draft: true” comes off the statement."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from story_explainer.content.exchange import Change, exchange
from story_explainer.content.load import FILES, load
from story_explainer.content.lock import only_one
from story_explainer.content.statements import hold_to
from story_explainer.content.story_folder import StoryFolder
from story_explainer.story.file_names import REVIEWS
from story_explainer.story.model import ReviewEntry, Story
from story_explainer.story.problems import ContentError, Problem, did_you_mean
from story_explainer.story.reviews import Reviewable, review, review_states, reviewables
from story_explainer.story.schemas import file_head
from story_explainer.yaml_source.edit import YamlText
from story_explainer.yaml_source.style import OneLine

_HEAD = f"{file_head(REVIEWS)}reviews:\n"
_ATTEMPTS = 20


class UnknownNameError(LookupError):
    """There is no such statement or language in the story, or several; the message says what is meant instead."""


@dataclass(frozen=True, slots=True)
class Approval:
    """What was done: the reviews added, how many drafts are none any more, how many are left; the files, by name."""

    entries: list[ReviewEntry]
    taken: int
    left: int
    changes: dict[str, Change]


def approve(
    folder: StoryFolder,
    names: Sequence[str],
    locales: Sequence[str],
    by: str,
    on: str,
    *,
    seen: Mapping[str, str] = {},
) -> Approval | None:
    """Record that somebody stands by statements as they are now, and take the mark of a draft off them.

    Args:
        folder: the story's folder.
        names: keys or ids of the statements; if there are none, all that nobody has reviewed and that are no drafts.
        locales: the languages reviewed; all of the story's if there are none.
        by: who reviewed them.
        on: the day.
        seen: the versions of statements that were read, by their keys (`statements.version_of`).

    Returns:
        What was done; None if the story cannot be read. A file that somebody else saves meanwhile is read again.

    Raises:
        UnknownNameError: a name or a language is not in the story.
        ChangedError: a statement is no longer what was read. Nothing is written.
        pydantic.ValidationError: the day is no date, or the name is empty.
        ContentError: a file cannot be changed without losing what stands in it. Nothing is written then.
        OSError: a file cannot be read or written.
    """
    with only_one(folder.path):
        for _ in range(_ATTEMPTS):
            files = {name: folder.read(name) for name in FILES}
            story = load(folder).story
            if story is None:
                return None
            hold_to(seen, lambda name, files=files: _read(folder, name, files))  # type: ignore[misc]
            chosen = _named(story, names) if names else [item for item in reviewables(story) if not _is_draft(item)]
            entries = _entries(story, chosen, locales, by, on, again=bool(names))
            drafts = [item for item in chosen if _is_draft(item)]
            changes = _changes(folder, files, entries, drafts)
            if exchange({folder.file(name): change for name, change in changes.items()}, folder.path):
                left = sum(map(_is_draft, reviewables(story))) - len(drafts)
                return Approval(entries, len(drafts), left, changes)
    raise ContentError([Problem(folder.shown(REVIEWS), 1, 1, "F001", "the file changes all the time", "try again")])


def _is_draft(item: Reviewable) -> bool:
    return bool(getattr(item.entry, "draft", False))


def _named(story: Story, names: Sequence[str]) -> list[Reviewable]:
    """The statements meant, by key or by an id that only one of them bears; each once."""
    every = list(reviewables(story))
    chosen: dict[str, Reviewable] = {}
    for name in names:
        meant = [item for item in every if name in (item.key, item.key.rpartition("/")[2])]
        if len(meant) > 1:
            raise UnknownNameError(f"“{name}” is one of several: {', '.join(item.key for item in meant)}.")
        if not meant:
            hint = did_you_mean(name, {known for item in every for known in (item.key, item.key.rpartition("/")[2])})
            raise UnknownNameError(f"There is no statement “{name}” in “{story.slug}”{f' ({hint})' if hint else ''}.")
        chosen[meant[0].key] = meant[0]
    return list(chosen.values())


def _entries(
    story: Story, items: Sequence[Reviewable], locales: Sequence[str], by: str, on: str, again: bool
) -> list[ReviewEntry]:
    """The reviews to add, in languages in which a statement stands; `again`: also where a review still holds."""
    for locale in locales:
        if locale not in story.locales:
            raise UnknownNameError(f"The story has no language “{locale}” (it has {', '.join(story.locales)}).")
    states = review_states(story)
    return [
        review(story, item, locale, by, on)
        for item in items
        for locale in locales or story.locales
        if locale in states[item.key] and (again or states[item.key][locale].state != "reviewed")
    ]


def _changes(
    folder: StoryFolder, files: Mapping[str, bytes | None], entries: Sequence[ReviewEntry], drafts: Sequence[Reviewable]
) -> dict[str, Change]:
    """The files as they were and as they are to be. Nothing but text is made here: if it fails, nothing happened."""
    texts: dict[str, YamlText] = {}
    for item in drafts:
        text = texts.get(item.file) or _read(folder, item.file, files)
        texts[item.file] = text.remove_key((*item.path, "draft"))
    after = {name: text.text for name, text in texts.items()}
    if entries:
        after[REVIEWS] = with_reviews(folder.shown(REVIEWS), folder.text(REVIEWS, files[REVIEWS] or b"").text, entries)
    return {name: Change(files[name], text.encode()) for name, text in after.items()}


def _read(folder: StoryFolder, name: str, files: Mapping[str, bytes | None]) -> YamlText:
    return folder.text(name, files[name] or b"")


def with_reviews(name: str, text: str, entries: Sequence[ReviewEntry]) -> str:
    """Add reviews to the text of reviews.yml; what stands there stays, comments and line ends included.

    Each stands on one line: where two editors review on two copies, git keeps the lines of both (`.gitattributes`).

    Args:
        name: the path shown in messages.
        text: the file as it is; empty if there is none yet.
        entries: what to add.

    Raises:
        ContentError: the file is not readable, or is so written that nothing can be added (F004).
    """
    log = YamlText.read(name, text if text.strip() else _HEAD)
    data = [OneLine(entry.model_dump(mode="json", exclude_defaults=True)) for entry in entries]
    if isinstance(log.data, dict) and "reviews" in log.data:
        return log.append_items(("reviews",), data).text
    return log.set_key((), "reviews", data).text
