"""What the rest of a site says of a story in one language: on its front pages, in feeds, to programs that read.

It is all that is needed of a story to make whatever belongs to none, so that the story itself need not be at hand.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ChangeLine:
    """One line of “what changed”: the anchor on the overview, the day, what it is in a word, and what it says.

    `told` is what an article that joined was the first to tell, for those who follow the story by its feed alone.
    """

    anchor: str
    day: str
    kind: str
    label: str
    words: str
    cites: tuple[str, ...]
    told: str = ""


@dataclass(frozen=True, slots=True)
class Brief:
    """A story in short, in one language.

    Attributes:
        slug: the story.
        locale: the language.
        path: the address of its overview below the root of the site.
        title: its headline.
        heading: the same as HTML, marked where it stands in another language.
        about: what it is in a sentence or two, whole; empty where nothing says it.
        day: the last day that its files know of; empty if they know none.
        entry: how the front page shows it, as HTML.
        as_of: the day up to which it was followed, in words, as HTML; empty if none is known.
        changes: what changed in it, the newest first.
    """

    slug: str
    locale: str
    path: str
    title: str
    heading: str
    about: str
    day: str
    entry: str
    as_of: str
    changes: tuple[ChangeLine, ...]


@dataclass(frozen=True, slots=True)
class Correction:
    """A correction that a story published: the story’s heading as HTML, the place of the entry, its day, its words."""

    heading: str
    path: str
    day: str
    words: str


def corrected(briefs: Iterable[Brief], locale: str) -> list[Correction]:
    """Every correction that the stories of one language published, the newest first.

    Args:
        briefs: the stories in each of their languages.
        locale: the language.
    """
    found = [
        Correction(brief.heading, f"{brief.path}#{change.anchor}", change.day, change.words)
        for brief in briefs
        if brief.locale == locale
        for change in brief.changes
        if change.kind == "corrected"
    ]
    return sorted(found, key=lambda one: one.day, reverse=True)
