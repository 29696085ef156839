"""The order of publication of a story's articles."""

from __future__ import annotations

from dataclasses import replace

from story_explainer.story.model import ArticleSource, Story
from story_explainer.story.publication_order import by_publication
from tests.story.toy import bitext, story


def of(**dates: dict[str, str]) -> Story:
    """A story with a further article for each name, of which this is known."""
    further = {name: bitext({f"s{number}": {"it": "Una frase."}}) for number, name in enumerate(sorted(dates), 10)}
    known = {name: ArticleSource.model_validate(fields) for name, fields in dates.items()}
    return replace(story(), further=further, articles=known)


def test_the_day_counts_then_the_time_then_when_it_was_received() -> None:
    whole = of(
        late={"date": "2026-05-04T18:30:00"},
        early={"date": "2026-05-04T08:15:00"},
        day={"date": "2026-05-04"},
        received={"received": "2026-05-03"},
        older={"date": "2025"},
        both={"date": "2026-05-02", "received": "2026-05-09"},
    )
    assert by_publication(whole) == ["older", "both", "received", "day", "early", "late", "lead"]


def test_without_any_day_the_lead_comes_first() -> None:
    assert by_publication(of(b={}, a={})) == ["lead", "a", "b"]
