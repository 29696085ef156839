"""What can be wrong with a story only in view of the site that it is to stand in."""

from __future__ import annotations

from collections.abc import Mapping

from story_explainer.plugin.stories import BuildContext
from story_explainer.story.problems import Problem


def displacing(slug: str, site: BuildContext, by_hand: Mapping[str, str]) -> Problem | None:
    """F006: a page written by hand stands where a story of that name would.

    Args:
        slug: the story.
        site: the site.
        by_hand: the hand-written pages: where each will stand in the site, and its file.
    """
    pages = [by_hand.get(f"{tag}/{slug}/index.html") for tag in site.publication.languages]
    page = next(filter(None, pages), None)
    message = f"the page written by hand in {page} has the name “{slug}”"
    return Problem(f"{site.content}/{slug}/story.yml", 1, 1, "F006", message, "rename one of them") if page else None
