"""Which articles are one report in several languages."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from story_explainer.story.model import Story


@dataclass(frozen=True, slots=True)
class Renditions:
    """Articles that are one report in several languages; `inferred` where no text says that they are."""

    locales: tuple[str, ...]
    inferred: bool


def renditions(story: Story, locales: Iterable[str] | None = None) -> Renditions:
    """The articles of a story as one report: they are aligned with each other because they say the same.

    Args:
        story: the story.
        locales: the articles meant; all of them if left out.

    Returns:
        Their languages, the pivot first. It is no inference if there is one article only, or if a text says of all but
        one at most that they render another text (`renders` with `known: stated` in sources.yml, of an article or a
        source). That both retell what somebody reported does not make them versions of each other.
    """
    wanted = set(story.bitext.articles if locales is None else locales)
    kept = tuple(locale for locale in story.bitext.locales if locale in wanted)
    silent = [locale for locale in kept if not (is_stated(story, locale) and _renders_a_text(story, locale))]
    return Renditions(kept, len(kept) > 1 and len(silent) > 1)


def is_stated(story: Story, locale: str) -> bool:
    """Whether a text says of a version of the lead what it renders."""
    article = story.articles.get(locale)
    return bool(article and article.renders and article.renders.known == "stated")


def _renders_a_text(story: Story, locale: str) -> bool:
    article = story.articles.get(locale)
    return bool(article and article.renders and article.renders.of in {*story.bitext.articles, *story.source})
