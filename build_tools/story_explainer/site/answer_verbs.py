"""What somebody does who answers a claim, as a verb that agrees with the name: “I pompieri rettificano”.

What was said before the claim, as it stands in what is cited, answers nobody who makes it here: it has a tense
of its own, “had already denied it”.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from story_explainer.site.edition import Edition
from story_explainer.site.language import Language
from story_explainer.story.model import Claim, Response
from story_explainer.story.status import answers_too_early

_SEVERAL = 3  # a number whose plural form verbs take with more than two, also where two have a form of their own


def answers_so(edition: Edition, response: Response) -> str:
    """What the actor of an answer does, to stand behind the name where answers are told day by day."""
    return verbs_of(edition.language, _number(edition, response))[response.kind]


def answered_so(edition: Edition, claim: Claim, response: Response) -> str:
    """The same where an answer stands below its claim: of an older one it says that it is."""
    if answers_too_early(claim, response, edition.story):
        return verbs_before(edition.language, _number(edition, response))[response.kind]
    return answers_so(edition, response)


def answered_to(edition: Edition, response: Response) -> str:
    """The same as a sentence with the claim, in which `%(actor)s` and `%(claim)s` are to be filled in."""
    return _sentences(edition.language, _number(edition, response))[response.kind]


def _number(edition: Edition, response: Response) -> int:
    return _SEVERAL if edition.language.tag in edition.story.actor[response.actor].plural else 1


@cache
def verbs_of(language: Language, number: int = 1) -> Mapping[str, str]:
    """The verbs by the kind of answer, for so many who give it."""
    npgettext = language.words.npgettext
    return {
        "denies": npgettext("response", "denies", "deny", number),
        "corrects": npgettext("response", "corrects", "correct", number),
        "confirms": npgettext("response", "confirms", "confirm", number),
        "declines": npgettext("response", "does not comment", "do not comment", number),
    }


@cache
def verbs_before(language: Language, number: int = 1) -> Mapping[str, str]:
    """The verbs for an answer that is older than the claim."""
    npgettext = language.words.npgettext
    return {
        "denies": npgettext("response", "had already denied it", "had already denied it", number),
        "corrects": npgettext("response", "had already corrected it", "had already corrected it", number),
        "confirms": npgettext("response", "had already confirmed it", "had already confirmed it", number),
        "declines": npgettext("response", "had not commented before", "had not commented before", number),
    }


@cache
def _sentences(language: Language, number: int) -> Mapping[str, str]:
    ngettext = language.words.ngettext
    return {
        "denies": ngettext("%(actor)s denies the claim “%(claim)s”", "%(actor)s deny the claim “%(claim)s”", number),
        "corrects": ngettext(
            "%(actor)s corrects the claim “%(claim)s”", "%(actor)s correct the claim “%(claim)s”", number
        ),
        "confirms": ngettext(
            "%(actor)s confirms the claim “%(claim)s”", "%(actor)s confirm the claim “%(claim)s”", number
        ),
        "declines": ngettext(
            "%(actor)s does not comment on the claim “%(claim)s”",
            "%(actor)s do not comment on the claim “%(claim)s”",
            number,
        ),
    }
