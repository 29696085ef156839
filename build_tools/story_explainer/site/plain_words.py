"""Statuses and kinds in plain text, for where there is no markup: card images, calendars, data, previews."""

from __future__ import annotations

from collections.abc import Iterable

from story_explainer.site.edition import Edition
from story_explainer.story.model import Claim, Event


def status_line(edition: Edition, claim: Claim) -> str:
    """Such as “reported · denied by Ford and Xiaomi”, in the edition's language."""
    words = edition.language.words
    status = edition.statuses[claim.id]
    base = {
        "stated": words.pgettext("status", "stated"),
        "reported": words.pgettext("status", "reported"),
        "possible": words.pgettext("status", "possible"),
        "expected": words.pgettext("status", "expected"),
    }
    parts = [base[status.base]]
    for message, actors in (
        (words.gettext("confirmed by %(actors)s"), status.confirmed_by),
        (words.gettext("denied by %(actors)s"), status.denied_by),
        (words.gettext("no comment from %(actors)s"), status.declined_by),
    ):
        if actors:
            parts.append(message % {"actors": names(edition, actors)})
    return " · ".join(parts)


def names(edition: Edition, actors: Iterable[str]) -> str:
    """Names of actors as a list in words."""
    return edition.language.enumeration(edition.plain(edition.story.actor[actor].name) for actor in actors)


def main_claim(edition: Edition) -> Claim | None:
    """The claim that the story is about: that of the first key point that has one."""
    ident = next((point.claim for point in edition.story.about.key_points if point.claim), None)
    return edition.story.claim[ident] if ident else None


def event_kind(edition: Edition, event: Event) -> str:
    """What kind of event it is, in a word of the edition's language."""
    words = edition.language.words
    kinds = {
        "happened": words.pgettext("event", "happened"),
        "reported": words.pgettext("event", "reported"),
        "response": words.pgettext("event", "answer"),
        "possible": words.pgettext("event", "possible"),
    }
    return kinds[event.kind]
