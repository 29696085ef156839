"""How far a story is, in numbers, for each of its languages."""

from __future__ import annotations

from dataclasses import dataclass

from story_explainer.story.base import Text
from story_explainer.story.model import Story
from story_explainer.story.reviews import evidence_of, review_states, reviewables


@dataclass(frozen=True, slots=True)
class Completeness:
    """The counts for one language of a story.

    `translated` of `texts` stand in this language; `cited` of `statements` rest on something that is there;
    `reviewed` of them are as somebody reviewed them, `drifted` were reviewed and have changed since.
    """

    locale: str
    texts: int
    translated: int
    statements: int
    cited: int
    reviewed: int
    drifted: int


def completeness(story: Story) -> list[Completeness]:
    """The counts for each language of a story, the pivot first."""
    texts = [node.value for node in story.nodes if isinstance(node.value, Text)]
    evidence = [evidence_of(item.entry, story, story.locales[0]) for item in reviewables(story)]
    cited = sum(bool(found) and all(found.values()) for found in evidence)
    states = review_states(story).values()
    return [
        Completeness(
            locale=locale,
            texts=len(texts),
            translated=sum(locale in text.locales for text in texts),
            statements=len(evidence),
            cited=cited,
            reviewed=sum(locale in by_locale and by_locale[locale].state == "reviewed" for by_locale in states),
            drifted=sum(locale in by_locale and by_locale[locale].state == "outdated" for by_locale in states),
        )
        for locale in story.locales
    ]
