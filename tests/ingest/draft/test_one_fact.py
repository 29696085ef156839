"""The standfirst tells one fact in all languages, and no key point tells what a later article has overtaken."""

from __future__ import annotations

import re
from typing import Any

import pytest
from tests.ingest.by_hand import bitext

from story_explainer.ingest.article import RELEASE
from story_explainer.ingest.drafting import draft_story
from story_explainer.story.bitext import Bitext
from story_explainer.story.model import FoundMatch


def further(locale: str, *rows: str) -> Bitext:
    """A further article, whose sentences are s91 and so on."""
    made = bitext([locale], *([row] for row in rows)).model_dump_json()
    return Bitext.model_validate_json(re.sub(r'"id":"s', '"id":"s9', made))


def drafts(lead: Bitext, other: Bitext, score: float | None = None) -> Any:
    pairs = [FoundMatch(segments=["s1", "s91"], kinds=["repeated"], score=score)] if score else []
    return draft_story(lead, {}, {"other": other}, pairs, ["lead", "other"], ["it", "de"])["story"]


LEAD = bitext(["it"], ["La Halvora S.p.A. ha chiuso per 12 mesi il molo di Rocca."])


def test_another_fact_in_another_language_is_no_standfirst() -> None:
    other = further("de", "Die Halvora AG baut in Wimberg eine Werft für 40 Schiffe.")
    assert set(drafts(LEAD, other).standfirst.root) == {"it"}


def test_what_tells_the_same_in_another_language_is_one() -> None:
    other = further("de", "Die Halvora AG hat den Steg von Rocca für 12 Monate geschlossen.")
    assert set(drafts(LEAD, other, 0.95).standfirst.root) == {"it", "de"}


@pytest.mark.parametrize("later", [True, False])
def test_what_was_expected_is_left_out_once_a_later_article_tells_of_it(later: bool) -> None:
    lead = bitext(["de"], ["Die Werte der 12 Proben aus Wimberg werden frühestens am Freitag erwartet."])
    other = further("de", "Die Werte der 12 Proben aus Wimberg liegen seit Freitag vor.")
    story = drafts(lead, other, 0.95 if later else None)
    told = [story.standfirst.root["de"]] if story.standfirst else []
    told += [point.text.root["de"] for point in story.key_points if "de" in point.text.root]
    assert any("erwartet" in text for text in told) != later


def test_praise_in_a_release_is_no_claim() -> None:
    """What the release's own people say with a number in it still is."""
    rows = [
        "“Nordlys has always stood for the finest craft of the coast,” said Anna Moss, chief executive of Nordlys.",
        "“Nordlys will hire 40 welders in Tavira,” said Anna Moss, chief executive of Nordlys.",
    ]
    data = bitext(["en"], *([row] for row in rows)).model_dump(mode="json")
    data["set_aside"] = [{"text": "Press release", "reason": RELEASE, "locale": "en", "line": 1}]
    claims = draft_story(Bitext.model_validate(data), {})["claims"].claims  # type: ignore[attr-defined]
    assert [claim.cites for claim in claims] == [["s2"]]
