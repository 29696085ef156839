"""The same story in each language with cues, beside its English version: the same draft comes out of all."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import BaseModel
from tests.ingest.by_hand import bitext
from tests.ingest.draft.gasworks import ROWS

from story_explainer.ingest.drafting import draft_story
from story_explainer.ingest.languages.cues import known_languages

LANGUAGES = sorted(set(ROWS) - {"en"})


def test_every_language_with_cues_has_its_version() -> None:
    assert set(ROWS) == set(known_languages())


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def drafts(language: str) -> dict[str, Any]:
    text = bitext([language, "en"], *zip(ROWS[language], ROWS["en"], strict=True), title=True)
    found: dict[str, BaseModel] = draft_story(text, {})
    return found


def test_who_takes_part(drafts: dict[str, Any], language: str) -> None:
    actors = {actor.id: actor for actor in drafts["actors"].actors}
    kinds = {name: actor.kind for name, actor in actors.items() if name != "ravel"}
    assert kinds == {
        "aquavia": "organisation",
        "elena-costa": "person",
        "ravel-herald": "outlet",
    }
    assert actors["elena-costa"].role.root["en"] == "Mayor", "the title stands in both"


def test_who_says_what(drafts: dict[str, Any]) -> None:
    claims = [(claim.by, claim.via, claim.certainty, claim.cites) for claim in drafts["claims"].claims]
    assert claims == [
        ("elena-costa", None, "stated", ["s2"]),
        (None, "ravel-herald", "stated", ["s3"]),
        (None, None, "stated", ["s7"]),
    ]
    quoted, reported, last = drafts["claims"].claims
    assert len(quoted.quotes) == 1
    assert [(answer.actor, answer.kind) for answer in reported.responses] == [("aquavia", "denies")]
    assert (last.basis.kind, last.basis.count) == ("unnamed", 2)


def test_what_happened_when(drafts: dict[str, Any], language: str) -> None:
    """What has a date that is surely its own."""
    (event,) = drafts["events"].events
    assert (str(event.when), event.kind, event.cites) == ("1974-03-12", "happened", ["s5"])
    assert set(event.phrase.root) == {language, "en"}


def test_versions_that_say_the_same_do_not_differ(drafts: dict[str, Any]) -> None:
    assert "divergences" not in drafts
