"""Leaving out drafts leaves a story that is consistent in itself."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from story_explainer.story.chains import chain_of
from story_explainer.story.checks.references import unresolved_references
from story_explainer.story.data import data
from story_explainer.story.drafts import without_drafts
from story_explainer.story.model import Actor, Claim, Event, Story
from story_explainer.story.order import timeline_of
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


def test_of_a_drafted_headline_the_articles_own_is_left() -> None:
    """A story is published from its first day, without a headline, a day or a standfirst that nobody took."""
    story = whole()
    point = story.about.key_points[0]
    about = story.about.model_copy(update={"draft": True, "key_points": [point]})
    rest = without_drafts(replace(story, about=about))
    assert rest.title.get("it") == "Il traghetto partirà in maggio."
    assert (rest.about.standfirst, rest.about.as_of, rest.about.cites) == (None, None, [])
    assert rest.about.key_points == [point]


def test_a_drafted_actor_who_is_quoted_goes_on_as_a_name() -> None:
    """Nobody can be quoted without a name; what the machine guessed of them beyond it is left out."""
    story = replace(whole(), actors=marked(whole().actors, {"insiders", "mayor"}))
    rest = without_drafts(replace(story, claims=story.claims[:1]))
    assert [actor.id for actor in rest.actors] == ["piccolo", "port"]
    assert [actor.id for actor in rest.names] == ["insiders"]
    assert rest.actor["insiders"].role is None
    assert '"role"' not in data(replace(rest, actors=[]))


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
    assert list(unresolved_references(rest)) == []
    assert not any(entry.draft for entry in [*rest.claims, *rest.events, *rest.about.key_points])


SOURCES = """
articles:
  it: {renders: {of: port, known: stated, cites: [s2]}}
  sl: {renders: {of: it}}
sources:
  - {id: paper, publisher: P, title: {it: P}, locale: it, kind: press, rests_on: [agency]}
  - {id: radio, publisher: R, title: {it: R}, locale: it, kind: press, rests_on: [agency]}
"""
ACTORS = ("piccolo", "port", "mayor", "insiders", "agency")
DAYS = st.sampled_from([None, "2026-01", "2026-02-10", "2026-03-01/2026-03-04", "2026-03-02", "2026~"])


@st.composite
def drafted(draw: st.DrawFn) -> Story:
    """A story with anything in it still a draft, and everything that can lead from one entry to another."""
    names = [f"e{number}" for number in range(draw(st.integers(1, 6)))]
    events = []
    for name in names:
        fields: dict[str, Any] = {"id": name, "text": {"it": name, "sl": name}, "kind": "happened", "cites": ["s1"]}
        fields["when"] = draw(DAYS)
        for way in ("before", "after", "during"):
            others = draw(st.lists(st.sampled_from(names), unique=True, max_size=2))
            fields[way] = [{"event": other} for other in others if other != name]
        events.append(Event.model_validate({**fields, "draft": draw(st.booleans())}))
    claims = []
    for number in range(draw(st.integers(1, 3))):
        fields = {"id": f"c{number}", "text": {"it": "X", "sl": "X"}, "certainty": "stated"}
        fields["by"], fields["via"] = draw(st.sampled_from([None, *ACTORS])), draw(st.sampled_from([None, *ACTORS]))
        fields["depends_on"] = [f"c{other}" for other in range(number) if draw(st.booleans())]
        fields["cites"] = draw(st.lists(st.sampled_from(["s1", "s2", "paper", "radio"]), min_size=1, unique=True))
        claims.append(Claim.model_validate({**fields, "draft": draw(st.booleans())}))
    story = toy.story(sources=SOURCES)
    agency = {"id": "agency", "kind": "organisation", "name": {"it": "A", "sl": "A"}, "cites": ["s1"]}
    actors = [*story.actors, Actor.model_validate(agency)]
    links = [draw(st.sampled_from([None, *ACTORS])) for _ in actors]
    actors = [
        actor.model_copy(update={"draft": draw(st.booleans()), "member_of": link if link != actor.id else None})
        for actor, link in zip(actors, links, strict=True)
    ]
    return replace(story, events=events, claims=claims, actors=actors)


@given(drafted())
def test_what_stays_is_the_same_story(story: Story) -> None:
    """No chain and no order changes because drafts are left out, and nothing leads to what is gone."""
    rest = without_drafts(story)
    assert list(unresolved_references(rest)) == []
    for claim in rest.claims:
        assert chain_of(claim, rest) == chain_of(story.claim[claim.id], story)
    kept = [place.event.id for place in timeline_of(story).places if not place.event.draft]
    assert [place.event.id for place in timeline_of(rest).places] == kept
    assert without_drafts(rest) == rest
    for place in timeline_of(rest).places:
        assert all(reason.event is None or reason.event in rest.event for reason in place.reasons)
