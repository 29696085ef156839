"""Reviews and drift: who stands by which statement in which language, and whether it is still what they read.

A review keeps a fingerprint of the statement and of everything that it cites. When one of them is no longer the same,
the statement is to be reviewed again; how long ago the review was makes no difference.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from pydantic import BaseModel

from story_explainer.story.base import Text, Wording
from story_explainer.story.model import Divergence, ReviewEntry, Statement, Story, StoryFile
from story_explainer.story.problems import Path

# Fields that say nothing to readers, or that are statements of their own.
_NOT_READ = {"id", "draft", "cites", "translation", "updates"}
_LOCALISED = {"aliases", "slug"}


@dataclass(frozen=True, slots=True)
class Reviewable:
    """Something that is reviewed as one: its key (`claims/ft-report`), where it stands, and what it is."""

    key: str
    file: str
    path: Path
    entry: BaseModel


@dataclass(frozen=True, slots=True)
class ReviewState:
    """How a statement stands in one language.

    `outdated` means that it is to be reviewed again; `changed` says why: `text` for the statement itself, else the
    ids of what it cites. `by` and `on` are of the last review, also where that is outdated.
    """

    state: Literal["draft", "reviewed", "outdated"]
    by: str = ""
    on: str = ""
    changed: tuple[str, ...] = ()


DRAFT = ReviewState("draft")


def reviewables(story: Story) -> Iterator[Reviewable]:
    """Everything in a story that is reviewed, in the order of the files."""
    for file, _, path, owner, name, value in story.nodes:
        stem = file.removesuffix(".yml")
        if name == "locales" and isinstance(owner, StoryFile):
            yield Reviewable(stem, file, (), owner)
        elif name == "id" and isinstance(owner, Statement | Divergence):
            yield Reviewable(f"{stem}/{value}", file, path[:-1], owner)


def text_of(entry: BaseModel, locale: str) -> str:
    """The fingerprint of what readers of one language get from a statement, without the statements inside it."""
    content = json.dumps(_read_in(entry, locale), ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(content.encode()).hexdigest()[:12]


def evidence_of(entry: BaseModel, story: Story) -> dict[str, str]:
    """The fingerprint of each thing that a statement cites, in all its languages; what is not there has an empty one.

    A statement rests on a sentence in every language in which it stands: where one version changes, the versions may
    no longer say the same.
    """
    found: dict[str, str] = {}
    for cite in _cites(entry):
        segment, source = story.bitext.by_id.get(cite), story.source.get(cite)
        content: Any = segment.text if segment else source.model_dump(exclude_defaults=True) if source else None
        found[cite] = _fingerprint(content) if content is not None else ""
    return found


def _fingerprint(content: Any) -> str:
    plain = json.dumps(content, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(plain.encode()).hexdigest()[:12]


def _read_in(node: Any, locale: str) -> Any:
    """The part of a statement that readers of one language see, as plain data; defaults are left out."""
    if isinstance(node, Text):
        return node.get(locale)
    if isinstance(node, Wording):
        return node.root
    if isinstance(node, BaseModel):
        content = {}
        for name in node.model_fields_set:
            value = getattr(node, name)
            nested = isinstance(value, list) and any(isinstance(item, Statement) for item in value)
            if name in _NOT_READ or nested or value == type(node).model_fields[name].default:
                continue
            content[name] = value.get(locale) if name in _LOCALISED else _read_in(value, locale)
        return content
    if isinstance(node, list):
        return [_read_in(item, locale) for item in node]
    return node


def _cites(entry: BaseModel) -> Iterator[str]:
    if isinstance(entry, Divergence):
        yield entry.segment
    for name in type(entry).model_fields:
        value = getattr(entry, name)
        if name == "cites":
            yield from value
        if name in _NOT_READ:
            continue
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, BaseModel) and not isinstance(child, Statement | Text | Wording):
                yield from _cites(child)


def review_states(story: Story) -> dict[str, dict[str, ReviewState]]:
    """How each statement stands in each language of the story.

    Args:
        story: the story.

    Returns:
        By the statement's key, then by language. A statement nobody reviewed in a language is a draft there.
    """
    last: dict[tuple[str, str], ReviewEntry] = {(entry.statement, entry.locale): entry for entry in story.reviews}
    return {
        item.key: {locale: _state(story, item, last.get((item.key, locale))) for locale in story.locales}
        for item in reviewables(story)
    }


def _state(story: Story, item: Reviewable, review: ReviewEntry | None) -> ReviewState:
    if review is None:
        return DRAFT
    changed = [] if review.text == text_of(item.entry, review.locale) else ["text"]
    changed += _differences(review.evidence, evidence_of(item.entry, story))
    return ReviewState("outdated" if changed else "reviewed", review.by, review.on, tuple(changed))


def _differences(before: Mapping[str, str], now: Mapping[str, str]) -> list[str]:
    return [cite for cite in dict.fromkeys([*now, *before]) if before.get(cite) != now.get(cite)]


def review(story: Story, item: Reviewable, locale: str, by: str, on: str) -> ReviewEntry:
    """The entry that says that somebody stands by a statement in one language as it is now.

    Raises:
        pydantic.ValidationError: the day is no date, the name is empty, or the statement cites what is not there.
    """
    return ReviewEntry(
        statement=item.key,
        locale=locale,
        by=by,
        on=on,
        text=text_of(item.entry, locale),
        evidence=evidence_of(item.entry, story),
    )
