"""What a claim stands at in plain text, for where there is no markup: card images and previews."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from story_explainer.site.edition import Edition
from story_explainer.site.labels import labels
from story_explainer.story.model import Claim
from story_explainer.story.status import Status


def status_line(edition: Edition, claim: Claim) -> str:
    """Such as “reported · denied by Ford and Xiaomi”, in the edition's language."""
    words, status = labels(edition.language), edition.statuses[claim.id]
    parts = [words["status"][status.word]]
    for kind, actors in answered(status):
        parts.append(words["answered"][kind] % {"actors": names(edition, actors)})
    return " · ".join(parts)


def answered(status: Status) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The kinds of answer that a claim has, as they are shown, each with the actors who gave it."""
    kinds = {
        "confirms": status.confirmed_by,
        "denies": status.denied_by,
        "corrects": status.corrected_by,
        "declines": status.declined_by,
    }
    return ((kind, actors) for kind, actors in kinds.items() if actors)


def names(edition: Edition, actors: Iterable[str]) -> str:
    """Names of actors as a list in words."""
    return edition.language.enumeration(edition.plain(edition.story.actor[actor].name) for actor in actors)
