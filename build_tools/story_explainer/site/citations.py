"""Where each source is cited: every place of the site that rests on it, with the way there."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from story_explainer.site.edition import Edition, once
from story_explainer.site.routes import OVERVIEW
from story_explainer.site.station_names import station_name
from story_explainer.story import stations
from story_explainer.story.keys import LEAD, ArticleKey
from story_explainer.story.model import (
    Actor,
    Claim,
    Event,
    Fact,
    Figure,
    KeyPoint,
    KnownPoint,
    OpenQuestion,
    StoryFile,
    Term,
    Topic,
    Update,
)
from story_explainer.story.model.story import Node


@dataclass(frozen=True, slots=True)
class CitingPlace:
    """A place that cites: the page, the anchor there, and what the page is called."""

    page: str
    anchor: str
    words: str


@once
def cited_in(edition: Edition) -> dict[str, list[CitingPlace]]:
    """By each citation the places that rest on it, once each, in the order of the files.

    It follows from a walk over all that editors set, so that nothing that cites is left out. What stands inside a
    statement (quotations, answers, relations) counts as that statement.
    """
    found: dict[str, dict[CitingPlace, None]] = {}
    for node in edition.story.nodes:
        if node.name == "cites" and isinstance(node.value, list):
            for cite in node.value:
                found.setdefault(cite, {})[_place(edition, node)] = None
    return {cite: list(places) for cite, places in found.items()}


def by_page(places: Iterable[CitingPlace]) -> dict[str, list[CitingPlace]]:
    """Places by what their page is called, in the order of the first of each."""
    found: dict[str, list[CitingPlace]] = {}
    for place in places:
        found.setdefault(place.words, []).append(place)
    return found


def _place(edition: Edition, node: Node) -> CitingPlace:
    entry, owner, gettext = node.entry, node.owner, edition.language.gettext
    match entry:
        case Claim():
            return CitingPlace("claims", entry.id, gettext("Who says what"))
        case Event():
            return CitingPlace("timeline", entry.id, gettext("Timeline"))
        case Actor():
            return CitingPlace("actors", entry.id, gettext("Who’s who"))
        case Topic():
            return CitingPlace(
                f"context/{entry.id}", owner.id if isinstance(owner, Fact) else "", edition.plain(entry.title)
            )
        case Term():
            return CitingPlace("glossary", entry.id, gettext("Glossary"))
        case Figure():
            return CitingPlace("figures", entry.id, gettext("Figures"))
        case StoryFile():
            return _on_the_overview(edition, node)
    # What is said of an article as a publication: the path in sources.yml has its key.
    key = ArticleKey.parse(str(node.path[1]))
    station = stations.Station("article", str(key.locale) if key.article == LEAD else key.article)
    return CitingPlace("sources", f"text-{station.ref}", station_name(edition, station))


def _on_the_overview(edition: Edition, node: Node) -> CitingPlace:
    match node.owner:
        case KeyPoint() | KnownPoint() | OpenQuestion() as point:
            anchor = point.id
        case Update() as update:
            anchor = f"change-{update.id}"
        case _:
            anchor = "top"
    return CitingPlace(OVERVIEW, anchor, edition.language.gettext("Overview"))
