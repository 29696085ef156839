"""Who said what, when: the claims by the articles that have them, in the order of publication."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from story_explainer.site.article_names import outlet
from story_explainer.site.pages.kind import PageKind, described
from story_explainer.site.view import View
from story_explainer.story.appearances import Mention, appearances_of
from story_explainer.story.articles import published
from story_explainer.story.file_names import CLAIMS
from story_explainer.story.model import Claim
from story_explainer.story.publication_order import by_publication

PAGE_NAME = "who-said-when"
_COLUMNS = 6  # articles up to which a table has room for one beside the other


def _values(view: View, name: str) -> Mapping[str, Any]:
    story = view.story
    articles = [
        (
            article,
            outlet(view.story, view.language, article),
            view.date(day) if (day := published(story, article)) else "",
        )
        for article in by_publication(story)
    ]
    return {
        "articles": articles,
        "beside": len(articles) <= _COLUMNS,
        "rows": [
            (claim, {mention.article: mention for mention in appearances_of(claim, story)}) for claim in story.claims
        ],
        "does": partial(_does, view),
        "early": partial(_early, view),
    }


def _does(view: View, claim: Claim, mention: Mention) -> str:
    """What an article does with a claim, in words: who only tells what another says does not say so."""
    speaker = view.story.actor.get(claim.by or "")
    if speaker:
        own = speaker.kind == "outlet" or speaker.id == view.story.describe(mention.article).party
    else:
        own = claim.basis is None or claim.basis.kind not in ("named", "unnamed")
    if mention.kind == "says" and not own:
        return str(view.language.words.pgettext("appearance", "reports it"))
    return view.label("appearance", mention.kind)


def _early(view: View, claim: Claim, mention: Mention) -> str:
    """The day of a claim where the answer that an article gives or passes on is older; else empty."""
    given = {(kind, actor) for kind, actors in mention.answers for actor in actors}
    days = (view.early(claim, each) for each in claim.responses if (each.kind, each.actor) in given)
    return next(filter(None, days), "")


PAGE = PageKind(
    template="who_said_when.html",
    source=lambda view: CLAIMS,
    instances=lambda story: [PAGE_NAME] if story.further and story.claims else [],
    nav_title=lambda view, name: view.language.gettext("Who said what, when"),
    description=lambda view, name: described(
        view, view.language.gettext("Which outlet says, repeats, copies, corrects or denies what, and on which day.")
    ),
    values=_values,
)
