"""Ids and what refers to them: every id once, every reference to something that is there."""

from __future__ import annotations

from collections.abc import Iterator

from story_explainer.story.model import Review, Story
from story_explainer.story.problems import Finding, Path, did_you_mean
from story_explainer.story.walk import files, nodes


def duplicate_ids(story: Story) -> Iterator[Finding]:
    """R001: two entries of a file, or a source and a segment, bear the same id."""
    seen: dict[tuple[str, str], Path] = {}
    for file, path, entry in files(story):
        for here, _, name, value in nodes(entry, path):
            if name != "id":
                continue
            scope = (file, str(value))
            if scope in seen:
                yield Finding("R001", file, here, f"the id “{value}” is given twice", "an id stands for one thing")
            seen[scope] = here


def unresolved_references(story: Story) -> Iterator[Finding]:
    """R002 to R006: a citation, an actor, an event, a claim or a section that is not there."""
    segments = set(story.bitext.by_id)
    sources = set(story.source)
    sections = {section.id for section in story.bitext.sections}
    known: dict[str, tuple[str, str, set[str]]] = {
        "cites": ("R002", "no segment and no source is called", segments | sources),
        "segment": ("R002", "no segment is called", segments),
        "by": ("R003", "no actor is called", set(story.actor)),
        "via": ("R003", "no actor is called", set(story.actor)),
        "actor": ("R003", "no actor is called", set(story.actor)),
        "actors": ("R003", "no actor is called", set(story.actor)),
        "to": ("R003", "no actor is called", set(story.actor)),
        "member_of": ("R003", "no actor is called", set(story.actor)),
        "event": ("R004", "no event is called", set(story.event)),
        "claim": ("R005", "no claim is called", set(story.claim)),
        "claims": ("R005", "no claim is called", set(story.claim)),
        "sections": ("R006", "the article has no section", sections),
    }
    for file, path, entry in files(story):
        for here, owner, name, value in nodes(entry, path):
            if name not in known or isinstance(owner, Review):  # a review's `by` is a person's name, not an actor
                continue
            code, message, names = known[name]
            values = list(enumerate(value)) if isinstance(value, list) else [(None, value)]
            for index, reference in values:
                if isinstance(reference, str) and reference not in names:
                    where = here if index is None else (*here, index)
                    yield Finding(code, file, where, f"{message} “{reference}”", did_you_mean(reference, names))
