"""What changed in a story, in the words of the page's language: for the overview and the feeds."""

from __future__ import annotations

from dataclasses import dataclass

from story_explainer.site.article_names import article_name
from story_explainer.site.edition import Edition, once
from story_explainer.site.labels import labels
from story_explainer.story.log import LogEntry, log_of


@dataclass(frozen=True, slots=True)
class Change:
    """One line of “what changed”: the anchor on the overview, the day, what it is in a word, and what it says."""

    anchor: str
    day: str
    kind: str
    label: str
    words: str
    cites: tuple[str, ...]


@once
def changes(edition: Edition) -> list[Change]:
    """The changes of a story in one language, the newest first."""
    log = log_of(edition.story, edition.language.tag, edition.reviews)
    return [_change(edition, entry) for entry in log]


def _change(edition: Edition, entry: LogEntry) -> Change:
    label, words = labels(edition.language)["change"][entry.kind], _words(edition, entry)
    return Change(f"change-{entry.id}", entry.day, entry.kind, label, words, entry.cites)


def _words(edition: Edition, entry: LogEntry) -> str:
    if entry.text:
        return edition.plain(entry.text)
    words = edition.language.words
    if entry.kind == "joined":
        name = article_name(edition.story, edition.language, entry.article)
        return words.gettext("One more article is part of the story: {name}.").format(name=name)
    if entry.kind == "drifted":
        message = words.ngettext(
            "%(num)s statement is to be reviewed again: what it says or what it rests on has changed since.",
            "%(num)s statements are to be reviewed again: what they say or what they rest on has changed since.",
            entry.count,
        )
        return message % {"num": entry.count}
    names = edition.language.enumeration(entry.by)
    if not entry.count:
        return words.gettext("The whole text in this language was reviewed by {names}.").format(names=names)
    message = words.ngettext(
        "%(num)s statement was reviewed by %(names)s.", "%(num)s statements were reviewed by %(names)s.", entry.count
    )
    return message % {"num": entry.count, "names": names}
