"""The news agencies that an article has a claim from, as far as it names them."""

from __future__ import annotations

from collections.abc import Iterator

from story_explainer.story.model import Claim, Story


def agencies_behind(claim: Claim, article: str, story: Story) -> list[str]:
    """The agencies that an article has a claim from, by their names, the one that had it first before.

    Args:
        claim: the claim.
        article: the id of an article that is cited for it.
        story: the story.

    Returns:
        The agency that the sentences cited name, then the one whose text it is as a whole, which passes on what the
        other one told. Where there are several of a kind, nothing tells which of them it is from, and none counts.
    """
    known = story.describe(article)
    here = {cite for cite in claim.cites if story.article_of.get(cite) == article}
    told = {one.name for one in known.agencies if not one.whole and here & set(one.cites)}
    whole = {one.name for one in known.agencies if one.whole}
    whole |= {name for name in named(story) if known.publisher and known.publisher.casefold() == name.casefold()}
    return list(dict.fromkeys(name for names in (told, whole) if len(names) == 1 for name in names))


def named(story: Story) -> Iterator[str]:
    """The agencies that the articles of a story name."""
    yield from dict.fromkeys(one.name for article in story.articles.values() for one in article.agencies)


def naming(agency: str, story: Story) -> dict[str, list[str]]:
    """The sentences by which articles name an agency as where they have something from, by the article's id."""
    found: dict[str, list[str]] = {}
    for article in story.bitexts:
        for one in story.describe(article).agencies:
            if one.name == agency:
                found.setdefault(article, []).extend(one.cites)
    return found
