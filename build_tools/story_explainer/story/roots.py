"""The independent sources of a claim, each with the sentences by which we have it from there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from story_explainer.story.agencies import naming
from story_explainer.story.keys import LEAD, ArticleKey
from story_explainer.story.model import Claim, Story
from story_explainer.story.publication_order import by_publication
from story_explainer.story.stations import Chain, Station


@dataclass(frozen=True, slots=True)
class Root:
    """An independent source, with what a claim cites of all that goes back to it, the earliest article first.

    What a text cites of an agency that it names comes first: there it says that it has its word from it.
    """

    node: Station
    cites: tuple[str, ...]


def roots_of(chain: Chain, claim: Claim, story: Story) -> tuple[Root, ...]:
    """The independent sources of a claim.

    Args:
        chain: the claim's sourcing chain.
        claim: the claim.
        story: the story.

    Returns:
        The roots of the chain, each with the citations that lead to it; one that leads to several stands with each.
    """
    order = {article: place for place, article in enumerate(by_publication(story))}
    cites = sorted(claim.cites, key=lambda cite: order.get(story.article_of.get(cite, ""), len(order)))
    behind = {cite: _behind(_stations(cite, chain, story), chain) for cite in cites}
    return tuple(
        Root(root, tuple(dict.fromkeys([*_naming(root, chain, story), *(c for c in cites if root in behind[c])])))
        for root in chain.roots
    )


def _naming(root: Station, chain: Chain, story: Story) -> list[str]:
    """The sentences by which the articles of a chain name the agency that is its root."""
    if root.kind != "agency":
        return []
    articles = {ArticleKey.parse(node.ref).article for node in chain.nodes if node.kind == "article"}
    return [cite for article, cites in naming(root.ref, story).items() if article in articles for cite in cites]


def unread(chain: Chain, story: Story) -> list[Station]:
    """The outlets and agencies in a chain whose own report is not among what is cited: others pass it on.

    Only where the files say that a text passes it on: of what they are silent on, nothing follows.
    """
    held = {name.casefold() for name in _publishers(story)}
    found: dict[Station, None] = {}
    for edge in chain.edges:
        spellings = _spellings(edge.origin, story)
        if not spellings or edge.inferred or edge.to.kind in ("actor", "agency"):
            continue
        if not any(_alike(spelling.casefold(), name) for spelling in spellings for name in held):
            found.setdefault(edge.origin)
    return list(found)


def _spellings(node: Station, story: Story) -> list[str]:
    """What a station is called, if it is an outlet or an agency."""
    if node.kind == "agency":
        return [node.ref]
    outlet = story.actor.get(node.ref) if node.kind == "actor" else None
    if outlet is None or outlet.kind != "outlet":
        return []
    return [*outlet.name.root.values(), *(alias for each in outlet.aliases.values() for alias in each)]


def _publishers(story: Story) -> Iterator[str]:
    yield from (source.publisher for source in story.sources)
    yield from (article.publisher for article in story.articles.values() if article.publisher)
    parties = {article.party for article in story.articles.values()}
    yield from (name for actor in story.actors if actor.id in parties for name in actor.name.root.values())


def _alike(one: str, other: str) -> bool:
    """Whether two names may be of one outlet: “Corriere” and “Corriere della Sera”."""
    return one in other or other in one


def _stations(cite: str, chain: Chain, story: Story) -> set[Station]:
    """The stations of a chain that a citation stands for: of the lead, each of its versions that has the sentence."""
    if cite in story.source:
        return {Station("source", cite)}
    article = story.article_of.get(cite)
    if article == LEAD:
        locales = story.segment[cite].carried or story.bitext.articles
        return {Station("article", str(ArticleKey(LEAD, locale))) for locale in locales} & set(chain.nodes)
    return {Station("article", article)} if article else set()


def _behind(stations: set[Station], chain: Chain) -> set[Station]:
    """Some stations with all that they have their word from."""
    seen: set[Station] = set()
    waiting = list(stations)
    while waiting:
        node = waiting.pop()
        if node not in seen:
            seen.add(node)
            waiting += [edge.origin for edge in chain.edges if edge.to == node]
    return seen
