"""Leaving out drafts leaves a story that is consistent in itself."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from story_explainer.story.checks.references import unresolved_references
from story_explainer.story.drafts import without_drafts
from story_explainer.story.model import Story
from tests.story import toy

CLAIMS = """
claims:
  - id: sails
    text: {it: Parte., sl: Odpluje.}
    by: insiders
    via: piccolo
    certainty: stated
    cites: [s1]
    responses: [{actor: port, kind: denies, cites: [s2]}]
  - {id: late, text: {it: Tardi., sl: Pozno.}, by: mayor, certainty: possible, cites: [s1]}
"""
EVENTS = """
events:
  - {id: report, text: {it: Scrive., sl: Piše.}, kind: reported, actors: [piccolo], cites: [s2]}
  - id: denial
    text: {it: Smentisce., sl: Zanika.}
    kind: response
    actors: [port]
    after: [{event: report}]
    cites: [s2]
"""


def whole() -> Story:
    return toy.story(claims=CLAIMS, events=EVENTS)


def marked(entries: list[Any], ids: set[str]) -> list[Any]:
    return [entry.model_copy(update={"draft": True}) if entry.id in ids else entry for entry in entries]


def test_nothing_is_left_out_where_nothing_is_a_draft() -> None:
    assert without_drafts(whole()) == whole()


def test_of_a_story_that_is_a_draft_as_a_whole_what_is_taken_stays() -> None:
    """Headline, standfirst and day are guesses, too; what readers see in their place is the article's own."""
    story = whole()
    rest = without_drafts(replace(story, about=story.about.model_copy(update={"draft": True})))
    assert (rest.about.title, rest.about.standfirst, rest.about.as_of, rest.about.cites) == (None, None, None, [])
    assert rest.claims == story.claims
    assert rest.title.root["it"] == story.bitext.by_id["s1"].text["it"]


def test_a_draft_actor_who_is_quoted_stays() -> None:
    story = replace(whole(), actors=marked(whole().actors, {"insiders", "mayor"}))
    rest = without_drafts(replace(story, claims=story.claims[:1]))
    assert rest is not None
    assert [actor.id for actor in rest.actors] == ["piccolo", "port", "insiders"]


@given(st.sets(st.sampled_from(["sails", "late", "report", "denial", "ferry", "piccolo", "port", "mayor", "insiders"])))
def test_what_stays_refers_to_nothing_that_went(ids: set[str]) -> None:
    story = whole()
    story = replace(
        story,
        about=story.about.model_copy(
            update={
                "key_points": marked(
                    [point.model_copy(update={"claim": "sails"}) for point in story.about.key_points], ids
                )
            }
        ),
        claims=marked(story.claims, ids),
        events=marked(story.events, ids),
        actors=marked(story.actors, ids),
    )
    rest = without_drafts(story)
    assert rest is not None
    assert list(unresolved_references(rest)) == []
    assert not any(entry.draft for entry in [*rest.claims, *rest.events, *rest.about.key_points])
