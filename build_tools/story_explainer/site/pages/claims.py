"""Who says what: every claim by its speaker, with its chain, the answers to it, and an index by status."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, get_args

from story_explainer.site.pages.kind import PageKind, described
from story_explainer.site.view import View
from story_explainer.story.chains import chain_of
from story_explainer.story.file_names import CLAIMS
from story_explainer.story.model import Claim
from story_explainer.story.roots import roots_of
from story_explainer.story.status import StatusWord


def _values(view: View, name: str) -> Mapping[str, Any]:
    speakers: dict[str, list[Claim]] = {}
    for claim in view.story.claims:
        speakers.setdefault(view.edition.speaker_of(claim), []).append(claim)
    story = view.story
    chains = {claim.id: chain_of(claim, story) for claim in story.claims}
    return {
        "speakers": speakers,
        "chains": chains,
        "roots": {claim.id: roots_of(chains[claim.id], claim, story) for claim in story.claims if story.further},
        "standings": view.edition.standings,
        "words": [
            word for word in get_args(StatusWord) if any(view.status(claim).word == word for claim in view.story.claims)
        ],
    }


PAGE = PageKind(
    template="claims.html",
    source=lambda view: CLAIMS,
    instances=lambda story: ["claims"] if story.claims else [],
    nav_title=lambda view, name: view.language.gettext("Who says what"),
    description=lambda view, name: described(
        view, view.language.gettext("Who says what, on what basis, and how others respond.")
    ),
    values=_values,
    first=True,
)
