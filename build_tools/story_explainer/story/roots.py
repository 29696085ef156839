"""The independent sources of a claim, each with the sentences by which we have it from there."""

from __future__ import annotations

from dataclasses import dataclass

from story_explainer.story.chains import Chain, Node
from story_explainer.story.keys import LEAD, ArticleKey
from story_explainer.story.model import Claim, Story
from story_explainer.story.publication_order import by_publication


@dataclass(frozen=True, slots=True)
class Root:
    """An independent source, with what a claim cites of all that goes back to it, the earliest article first."""

    node: Node
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
    return tuple(Root(root, tuple(cite for cite in cites if root in behind[cite])) for root in chain.roots)


def _stations(cite: str, chain: Chain, story: Story) -> set[Node]:
    """The stations of a chain that a citation stands for: of the lead, each of its versions that has the sentence."""
    if cite in story.source:
        return {Node("source", cite)}
    article = story.article_of.get(cite)
    if article == LEAD:
        locales = story.segment[cite].carried or story.bitext.articles
        return {Node("article", str(ArticleKey(LEAD, locale))) for locale in locales} & set(chain.nodes)
    return {Node("article", article)} if article else set()


def _behind(stations: set[Node], chain: Chain) -> set[Node]:
    """Some stations with all that they have their word from."""
    seen: set[Node] = set()
    waiting = list(stations)
    while waiting:
        node = waiting.pop()
        if node not in seen:
            seen.add(node)
            waiting += [edge.origin for edge in chain.edges if edge.to == node]
    return seen
