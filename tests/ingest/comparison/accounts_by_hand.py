"""Articles made by hand for comparison."""

from __future__ import annotations

from story_explainer.ingest.comparison.accounts import Account
from story_explainer.ingest.comparison.matches import Match


def account(name: str, *texts: str | dict[str, str], locale: str = "en", published: str | None = None) -> Account:
    """An article: a text for each segment, in one language or, as a mapping, in several."""
    segments = {
        f"{name}#s{number}": text if isinstance(text, dict) else {locale: text} for number, text in enumerate(texts, 1)
    }
    return Account(name, segments, published)


def between(matches: list[Match], first: str, second: str) -> Match | None:
    """The match of two segments, if there is one."""
    return next((match for match in matches if set(match.segments) == {first, second}), None)
