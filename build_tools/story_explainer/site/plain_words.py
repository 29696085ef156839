"""What a claim stands at in plain text, for where there is no markup: card images and previews."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from story_explainer.site.edition import Edition
from story_explainer.site.labels import labels
from story_explainer.story.model import Claim
from story_explainer.story.status import answers_too_early

_KINDS = ("confirms", "denies", "corrects", "declines")  # in the order in which they are shown


def status_line(edition: Edition, claim: Claim) -> str:
    """Such as “reported · denied by Ford and Xiaomi”, in the edition's language."""
    status = labels(edition.language)["status"][edition.statuses[claim.id].word]
    return " · ".join([status, *(words for _, words in answered(edition, claim))])


def answered(edition: Edition, claim: Claim) -> Iterator[tuple[str, str]]:
    """The answers to a claim: the kind of each, and who gave it in the edition's language.

    One that is older than the claim, as it stands in what is cited, says its day: nobody answers what was not yet said.
    """
    words, answers = labels(edition.language), edition.statuses[claim.id].answers
    for kind in _KINDS:
        own = [(answer.actor, claim.responses[answer.index]) for answer in answers if answer.kind == kind]
        early = [(actor, each) for actor, each in own if answers_too_early(claim, each, edition.story)]
        since = [actor for actor, each in own if (actor, each) not in early]
        if since:
            yield kind, words["answered"][kind] % {"actors": names(edition, since)}
        for actor, response in early:
            day = edition.language.date(edition.local(response.when or ""), moment=True)
            yield kind, words["answered_before"][kind] % {"actors": names(edition, [actor]), "date": day}


def names(edition: Edition, actors: Iterable[str]) -> str:
    """Names of actors as a list in words."""
    return edition.language.enumeration(edition.plain(edition.story.actor[actor].name) for actor in actors)
