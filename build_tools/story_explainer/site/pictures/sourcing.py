"""The sourcing chain of a claim as a picture: its stations by kind, and what stands on the lines between them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from story_explainer.site.article_names import article_and_day
from story_explainer.site.language import capitalised
from story_explainer.site.pictures.chain import ChainWords, chain_drawing
from story_explainer.site.pictures.chain_layers import ChainEdge, StationBox
from story_explainer.site.pictures.drawing import Drawing, same_but_moved
from story_explainer.site.view import View
from story_explainer.story.keys import LEAD
from story_explainer.story.stations import Chain, Edge, Station

NARROW, WIDE = 344.0, 620.0


@dataclass(frozen=True, slots=True)
class ChainPicture:
    """A chain with its drawings, the narrowest first; one alone is for all widths."""

    chain: Chain
    drawings: tuple[Drawing, ...]


def chain_picture(view: View, chain: Chain) -> ChainPicture:
    """The picture of a chain, in the words of a page."""
    gettext, versions = view.language.gettext, _versions(view, chain)
    # The versions of one text are one thing that we have, not several.
    ids = {node: _id(versions[0] if node in versions else node) for node in chain.nodes}
    ways = list(
        dict.fromkeys(
            ChainEdge(ids[edge.origin], ids[edge.to], _words(view, edge), edge.inferred or edge.whose)
            for edge in chain.edges
            if ids[edge.origin] != ids[edge.to]
        )
    )
    stations = [_station(view, node, versions) for node in chain.nodes if node not in versions[1:]]
    words = ChainWords(gettext("What we have (%(num)s)"), gettext("and %(num)s more"))
    narrow, wide = (
        chain_drawing(name, width, stations, ways, words) for name, width in (("narrow", NARROW), ("wide", WIDE))
    )
    # A chain of one box a row has no use for more room: it is drawn once.
    return ChainPicture(chain, (narrow,) if same_but_moved(narrow, wide) else (narrow, wide))


def _versions(view: View, chain: Chain) -> list[Station]:
    """The versions of the lead in a chain that come by its word in the same way."""
    story = view.story
    lead = [node for node in chain.nodes if node.kind == "article" and node.ref in story.bitext.locales]
    ways = {node: {(edge.origin, edge.inferred) for edge in chain.edges if edge.to == node} for node in lead}
    return [node for node in lead if ways[node] == ways[lead[0]]]


def _id(node: Station) -> str:
    return f"{node.kind}-{node.ref}"


def _kind(view: View, node: Station) -> str:
    if node.kind == "actor":
        kind = view.story.actor[node.ref].kind
        return "people" if kind == "group" else "outlet" if kind == "outlet" else "party"
    return {"people": "people", "report": "unknown", "agency": "outlet"}.get(node.kind, "text")


def _station(view: View, node: Station, versions: Sequence[Station]) -> StationBox:
    kind = _kind(view, node)
    pgettext = view.language.words.pgettext
    notes = {
        "outlet": pgettext("station", "news agency") if node.kind == "agency" else pgettext("station", "media outlet"),
        "people": pgettext("station", "identity not known") if node.kind == "actor" else "",
    }
    name = view.station_name(node)
    if node in versions and len(versions) > 1:
        languages = view.languages(version.ref for version in versions)
        if view.story.further:
            name = f"{article_and_day(view.story, view.language, LEAD)} ({languages})"
        else:
            name = view.language.gettext("the text in {language}").format(language=languages)
    return StationBox(
        _id(node),
        (capitalised(name) if kind == "people" else name,),
        kind,
        notes.get(kind, ""),
    )


def _publishes(view: View, edge: Edge) -> bool:
    """Whether an article is the own report of the outlet above it."""
    story = view.story
    if edge.to.kind != "article" or edge.to.ref not in story.further:
        return False
    origin = edge.origin
    names = [origin.ref] if origin.kind == "agency" else story.actor[origin.ref].name.root.values()
    return story.describe(edge.to.ref).publisher in names


def _words(view: View, edge: Edge) -> str:
    """What stands on a line: how the lower station comes by the word of the upper one."""
    pgettext = view.language.words.pgettext
    origin, to = _kind(view, edge.origin), _kind(view, edge.to)
    if origin == "people" and to in ("outlet", "party"):
        if edge.origin.count == 1:
            return pgettext("chain", "its source (inferred)") if edge.inferred else pgettext("chain", "its source")
        if edge.inferred:
            return pgettext("chain", "its sources (inferred)")
        if edge.whose:
            return pgettext("chain", "its sources (inferred to be these people)")
        return pgettext("chain", "its sources")
    if origin == "unknown":
        return pgettext("chain", "versions of it (inferred)") if edge.inferred else pgettext("chain", "versions of it")
    if origin == "party":
        return pgettext("chain", "is quoted (inferred)") if edge.inferred else pgettext("chain", "is quoted")
    if edge.inferred:
        return pgettext("chain", "the news is passed on (inferred)")
    if edge.origin.kind in ("actor", "agency") and _publishes(view, edge):
        return pgettext("chain", "published in")
    return pgettext("chain", "the news is passed on")
