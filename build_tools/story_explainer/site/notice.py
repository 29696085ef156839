"""What each page of a story says once of its text: that a machine helped, and who stands by it."""

from __future__ import annotations

from typing import Literal

from story_explainer.site.article_names import text_explained
from story_explainer.site.edition import Edition, once
from story_explainer.site.language import NEXT, capitalised
from story_explainer.story.model.story import Node


@once
def marked_reviews(edition: Edition) -> Literal["none", "reviewed", "unreviewed"]:
    """Which statements bear a mark of their own: the fewer ones, of which the page's notice says the contrary."""
    reviewed, _, count = edition.review_counts
    if reviewed in (0, count):
        return "none"
    return "unreviewed" if 2 * reviewed >= count else "reviewed"


@once
def notice(edition: Edition) -> str:
    """Whether a machine helped with the explanations, and who stands by them or that nobody does yet.

    It speaks of the explanations and never of the page, for what was received stands there too. Empty where the editors
    have written nothing, so that there is nothing to stand by.
    """
    if not edition.reviews:
        return ""
    gettext, machine = edition.language.gettext, edition.story.about.translation.get(edition.language.tag) == "machine"
    whose = (
        gettext("explanations written with the help of artificial intelligence") if machine else gettext("explanations")
    )
    return capitalised(NEXT.join([whose, _reviewed(edition)]))


@once
def explained(edition: Edition) -> str:
    """What the pages mean by “text” in their evidence; empty where articles have names of their own."""
    cited = edition.reviews and any(
        cite in edition.story.segment for node in edition.story.nodes for cite in _cites(node)
    )
    return text_explained(edition.story, edition.language) if cited else ""


def _cites(node: Node) -> list[str]:
    return node.value if node.name == "cites" and isinstance(node.value, list) else []


def _reviewed(edition: Edition) -> str:
    language, gettext = edition.language, edition.language.gettext
    reviewed, outdated, count = edition.review_counts
    states = [by_locale[language.tag] for by_locale in edition.reviews.values() if language.tag in by_locale]
    known = [state for state in states if state.state == "reviewed"]
    names = language.enumeration(list(dict.fromkeys(state.by for state in known)))
    if not reviewed:
        words = language.words.pgettext("explanations", "not yet reviewed")
        return gettext("to be reviewed again") if outdated else words
    if reviewed == count:
        last = language.date(max(state.on for state in known))
        return gettext("reviewed by {names}, {date}").format(names=names, date=last)
    if marked_reviews(edition) == "unreviewed":
        return gettext("reviewed by {names}, except where marked").format(names=names)
    message = language.words.ngettext(
        "%(num)s of %(count)s statements reviewed by %(names)s, as marked",
        "%(num)s of %(count)s statements reviewed by %(names)s, as marked",
        reviewed,
    )
    return message % {"num": reviewed, "count": count, "names": names}
