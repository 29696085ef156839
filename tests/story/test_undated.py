"""When an event without a date was: between what its relations name, however far away that is."""

from __future__ import annotations

import pytest

from story_explainer.story.dates import parse
from story_explainer.story.order import Timeline
from story_explainer.story.undated import Room, room_of
from tests.story.test_order import timeline


def room(found: Timeline, ident: str) -> Room:
    (event,) = (place.event for place in found.places if place.event.id == ident)
    return room_of(event, found.places)


@pytest.mark.parametrize(
    ("relations", "expected"),
    [
        ("before: [{event: report}]", Room(before="2026-01-31")),
        ("after: [{event: launch}]", Room(after="2024-03-28")),
        ("after: [{event: launch, known: inferred}]", Room(after="2024-03-28", inferred=True)),
        ("after: [{event: launch}], before: [{event: report}, {event: later}]", Room("2024-03-28", "2026-01-31")),
        ("before: [{event: fair}]", Room(before="2025-09-01")),
        ("after: [{event: fair}]", Room(after="2025-09-03")),
        ("before: [{event: talks}]", Room(before="2026-01-31", inferred=True)),
        ("during: [{event: report}]", Room()),
        ("after: [{event: open}]", Room()),
    ],
)
def test_an_event_lies_between_the_nearest_dates_that_its_relations_lead_to(relations: str, expected: Room) -> None:
    found = timeline(
        f"one: {relations}",
        "launch: when: 2024-03-28",
        "fair: when: 2025-09-01/2025-09-03",
        "report: when: 2026-01-31",
        "later: when: 2026-02",
        "open: when: 2026-03-01/..",
        "talks: before: [{event: report, known: inferred}]",
    )
    assert room(found, "one") == expected


def test_what_names_an_event_says_as_much_of_it() -> None:
    found = timeline("one", "report: when: 2026-01-31, after: [{event: one}]")
    assert room(found, "one") == Room(before="2026-01-31")


@pytest.mark.parametrize(
    ("when", "before", "after"),
    [
        ("2026-01-XX", "2026-01", "2026-01"),
        ("2026-XX-XX", "2026", "2026"),
        ("202X", "2029", "2020"),
        ("20XX?", "2099?", "2000?"),
        ("-004X", "-0040", "-0049"),
    ],
)
def test_what_is_not_named_of_a_date_is_no_end_of_an_interval(when: str, before: str, after: str) -> None:
    """Of a date without its day is known that it was no later than the last one and no earlier than the first."""
    found = timeline("one: before: [{event: open}]", "two: after: [{event: open}]", f"open: when: {when}")
    assert (room(found, "one").before, room(found, "two").after) == (before, after)
    for day in (f"../{before}", f"{after}/.."):
        parse(day)
