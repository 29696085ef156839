"""Reviews and drift: who stands by which statement in which language, and whether it is still what they read.

A review keeps a fingerprint of the statement and of everything that it cites. When one of them is no longer the same,
the statement is to be reviewed again; how long ago the review was makes no difference. A language that is added later
was not there to be read, so it outdates nothing.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from pydantic import BaseModel

from story_explainer.story.annotations import Localised, NotRead, marked
from story_explainer.story.base import Text, Wording
from story_explainer.story.bitext import text_hash
from story_explainer.story.model import Divergence, ReviewEntry, Source, Statement, Story, StoryFile
from story_explainer.story.model.reviews import UNREVIEWED, ReviewState
from story_explainer.story.otherwise import changes_told, newer_than
from story_explainer.story.problems import Pointer


@dataclass(frozen=True, slots=True)
class Reviewable:
    """Something that is reviewed as one: its key (`claims/ft-report`), where it stands, and what it is."""

    key: str
    file: str
    path: Pointer
    entry: BaseModel


def reviewables(story: Story) -> Iterator[Reviewable]:
    """Everything in a story that is reviewed, in the order of the files."""
    for file, _, path, owner, name, value in story.nodes:
        stem = file.removesuffix(".yml")
        if name == "locales" and isinstance(owner, StoryFile) and (owner.title or owner.standfirst):
            yield Reviewable(stem, file, (), owner)
        elif name == "id" and isinstance(owner, Statement | Divergence):
            yield Reviewable(f"{stem}/{value}", file, path[:-1], owner)


def text_of(entry: BaseModel, locale: str) -> str:
    """The fingerprint of what readers of one language get from a statement, without the statements inside it."""
    return _fingerprint(_read_in(entry, locale))


def evidence_of(entry: BaseModel, story: Story, locale: str) -> dict[str, str | dict[str, str]]:
    """The fingerprints of what a statement cites, as readers of one language get it.

    Args:
        entry: the statement.
        story: the story.
        locale: the language of the readers, for the titles of sources.

    Returns:
        By citation: of a segment, the fingerprint in each language in which it stands, for where one version changes
        the versions may no longer say the same; of a source, one; of what is not there, an empty string.
    """
    found: dict[str, str | dict[str, str]] = {}
    for cite in cited_by(entry):
        segment, source = story.segment.get(cite), story.source.get(cite)
        if segment:
            found[cite] = {tag: text_hash(words) for tag, words in segment.text.items()}
        else:
            found[cite] = _fingerprint(_source_in(source, locale)) if source else ""
    return found


def _source_in(source: Source, locale: str) -> Any:
    title = source.title.get(locale)
    return source.model_dump(exclude_defaults=True) | ({"title": title} if title else {})


def _fingerprint(content: Any) -> str:
    plain = json.dumps(content, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(plain.encode()).hexdigest()[:12]


def _read_in(node: Any, locale: str, whole_wordings: bool = False) -> Any:
    """The part of a statement that readers of one language see, as plain data; defaults are left out.

    Args:
        node: the statement, or a part of it.
        locale: the language.
        whole_wordings: whether words as they stand count in all their languages, as they did before 0.2.
    """
    if isinstance(node, Text):
        return node.get(locale)
    if isinstance(node, Wording):
        return node.root if whole_wordings or locale not in node.root else {locale: node.root[locale]}
    if isinstance(node, BaseModel):
        content = {}
        for name in node.model_fields_set:
            value = getattr(node, name)
            nested = isinstance(value, list) and any(isinstance(item, Statement) for item in value)
            if marked(node, name, NotRead) or nested or value == type(node).model_fields[name].default:
                continue
            localised = marked(node, name, Localised)
            content[name] = value.get(locale) if localised else _read_in(value, locale, whole_wordings)
        return content
    if isinstance(node, list):
        return [_read_in(item, locale, whole_wordings) for item in node]
    return node


def cited_by(entry: BaseModel) -> Iterator[str]:
    """All that a statement cites, with what its quotations, answers, values and its basis do; some perhaps twice."""
    if isinstance(entry, Divergence):
        yield entry.segment
    for name in type(entry).model_fields:
        value = getattr(entry, name)
        if name == "cites":
            yield from value
        if marked(entry, name, NotRead):
            continue
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, BaseModel) and not isinstance(child, Statement | Text | Wording):
                yield from cited_by(child)


def review_states(story: Story) -> dict[str, dict[str, ReviewState]]:
    """How each statement stands in each language of the story.

    Args:
        story: the story.

    Returns:
        By the statement's key, then by language, those left out in which it does not stand.
    """
    last: dict[tuple[str, str], ReviewEntry] = {(entry.statement, entry.locale): entry for entry in story.reviews}
    return {
        item.key: {
            locale: _state(story, item, last.get((item.key, locale)))
            for locale in story.locales
            if stands_in(item.entry, locale)
        }
        for item in reviewables(story)
    }


def stands_in(entry: BaseModel, locale: str) -> bool:
    """Whether a statement is there for readers of a language: it may be written in one language only."""
    texts = [value for name in type(entry).model_fields if isinstance(value := getattr(entry, name), Text)]
    return not texts or any(locale in text.locales for text in texts)


def _state(story: Story, item: Reviewable, review: ReviewEntry | None) -> ReviewState:
    if review is None:
        return UNREVIEWED
    read = [_fingerprint(_read_in(item.entry, review.locale, whole)) for whole in (False, True)]
    changed = [] if review.text in read else ["text"]
    cites = dict.fromkeys([*cited_by(item.entry), *review.evidence])
    now = set(cited_by(item.entry))
    changed += [cite for cite in cites if cite not in now or not _as_read(story, cite, review)]
    return ReviewState("outdated" if changed else "reviewed", review.by, review.on, tuple(changed))


def _as_read(story: Story, cite: str, review: ReviewEntry) -> bool:
    """Whether something cited is what it was when it was read, languages that came later aside."""
    before = review.evidence.get(cite)
    segment, source = story.segment.get(cite), story.source.get(cite)
    if segment and isinstance(before, dict):
        return all(text_hash(segment.text.get(tag, "")) == mark for tag, mark in before.items())
    # Until 0.2 one fingerprint stood for all languages together: those of that day are among today's.
    if segment:
        return any(before == _fingerprint(part) for part in _parts(segment.text))
    if source is None:
        return before == ""
    plain = source.model_dump(exclude_defaults=True)
    return before == _fingerprint(_source_in(source, review.locale)) or any(
        before == _fingerprint(plain | {"title": part}) for part in _parts(source.title.root)
    )


def _parts(words: Mapping[str, str]) -> Iterator[dict[str, str]]:
    """Some words in all their languages, then in all but one, and so on."""
    for count in range(len(words), 0, -1):
        for chosen in combinations(words.items(), count):
            yield dict(chosen)


def review(story: Story, item: Reviewable, locale: str, by: str, on: str) -> ReviewEntry:
    """The entry that says that somebody stands by a statement in one language as it is now.

    Raises:
        pydantic.ValidationError: the day is no date, the name is empty, or the statement cites what is not there.
    """
    newer = newer_than(set(cited_by(item.entry)), changes_told(story))
    return ReviewEntry(
        statement=item.key,
        locale=locale,
        by=by,
        on=on,
        text=text_of(item.entry, locale),
        evidence=evidence_of(item.entry, story, locale),
        beside=list(dict.fromkeys(match.segments[1] for match in newer)),
    )
