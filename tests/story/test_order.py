"""The order of events: a topological one, whole, the same every time, with its reasons."""

import re
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from story_explainer.story.dates import parse
from story_explainer.story.model import Event
from story_explainer.story.order import Timeline, order
from tests.story.toy import story


def timeline(*events: str) -> Timeline:
    """Events given as `id` or `id: fields`."""
    lines = []
    for event in events:
        ident, _, fields = event.partition(": ")
        lines.append(
            f"  - {{id: {ident}, text: {{it: A, sl: B}}, kind: happened, cites: [s1]{', ' if fields else ''}{fields}}}"
        )
    return order(story(events="events:\n" + "\n".join(lines)).events)


def ids(found: Timeline) -> list[str]:
    return [place.event.id for place in found.places]


def test_dates_and_relations_together() -> None:
    """Dated events by date; an undated one just before or after the one it is tied to."""
    found = timeline(
        "denial: when: 2026-01-31, after: [{event: report}]",
        "report: when: 2026-01-31",
        "talks: before: [{event: report}]",
        "launch: when: 2024-03-28",
        "plan: after: [{event: launch, cites: [s2]}]",
    )
    assert ids(found) == ["launch", "plan", "talks", "report", "denial"]
    assert not found.findings
    assert [place.stated for place in found.places] == [True, True, False, True, True]
    plan = found.places[1]
    assert [(reason.kind, reason.event, reason.cites) for reason in plan.reasons] == [("after", "launch", ("s2",))]
    report = found.places[3].reasons
    assert [(reason.kind, reason.event) for reason in report] == [
        ("date", None),
        ("before", "denial"),
        ("after", "talks"),
    ]


def test_nothing_known_keeps_the_order_of_the_file() -> None:
    """Events without any date or relation are neither dropped nor said to be in order."""
    found = timeline("b", "a", "c")
    assert ids(found) == ["b", "a", "c"]
    assert [place.stated for place in found.places] == [True, False, False]
    assert all(not place.reasons for place in found.places)


def test_untied_event_stays_behind_its_neighbour_in_the_file() -> None:
    """An event that nothing ties to a date stays where the editor put it."""
    assert ids(timeline("late: when: 2026", "loose", "early: when: 2020")) == ["early", "late", "loose"]


def test_same_day_is_not_stated() -> None:
    """Two events of one day, or a day in a year, stand side by side without a stated order."""
    found = timeline("a: when: 2026-01-31", "b: when: 2026-01-31")
    assert not found.places[1].stated
    assert not timeline("a: when: 2026", "b: when: 2026-05-01").places[1].stated


def test_during_puts_the_whole_first() -> None:
    """What happens during something stands behind its beginning, and inside its dates."""
    found = timeline("visit: during: [{event: tour}]", "tour: when: 2024-05-01/2024-05-09", "end: when: 2024-05-10")
    assert ids(found) == ["tour", "visit", "end"]
    assert all(place.stated for place in found.places)
    assert [(reason.kind, reason.event) for reason in found.places[0].reasons] == [("date", None), ("spans", "visit")]


def test_open_intervals() -> None:
    """An interval without an end bounds nothing after it; one without a beginning goes before its end."""
    found = timeline("since: when: 2024/..", "later: when: 2025", "until: when: ../2020")
    assert ids(found) == ["until", "since", "later"]
    assert not found.findings


def test_date_against_relation() -> None:
    """A relation that the dates rule out is named with its place and theirs."""
    found = timeline("a: when: 2026-02-01, before: [{event: b}]", "b: when: 2026-01-31")
    (finding,) = found.findings
    assert (finding.code, finding.path) == ("T001", ("events", 0, "before", 0, "event"))
    assert [path for _, path in finding.see] == [("events", 0, "when"), ("events", 1, "when")]
    assert ids(found) == ["b", "a"]


def test_contradiction_over_undated_events() -> None:
    """Relations that only together rule out a date are found: a before b before c, and c is dated before a."""
    found = timeline(
        "a: when: 2026-02-01, before: [{event: b}]", "b: before: [{event: c}]", "c: when: 2025-02-01", "d: when: 2025"
    )
    (finding,) = found.findings
    assert finding.code == "T001"
    assert finding.path == ("events", 1, "before", 0, "event")
    assert ("events.yml", ("events", 0, "before", 0, "event")) in finding.see
    assert len(found.places) == 4


def test_circles_are_all_found() -> None:
    """Each circle of relations is one finding, an event before itself included; every event keeps a place."""
    found = timeline(
        "a: before: [{event: b}]",
        "b: before: [{event: c}]",
        "c: before: [{event: a}]",
        "d: after: [{event: d}]",
        "e: during: [{event: f}]",
        "f: during: [{event: e}]",
    )
    assert [finding.code for finding in found.findings] == ["T002", "T002", "T002"]
    assert [finding.path[1] for finding in found.findings] == [2, 3, 5]
    assert len(found.findings[0].see) == 2
    assert ids(found) == ["a", "b", "c", "d", "f", "e"]


def test_doubtful_dates_leave_room() -> None:
    """“About 2023” may be 2022 or 2024, so being before an event of 2022-06 is no contradiction; 2020 is one."""
    assert not timeline("a: when: 2023~, before: [{event: b}]", "b: when: 2022-06").findings
    assert timeline("a: when: 2023~, before: [{event: b}]", "b: when: 2020-06").findings
    assert timeline("a: when: 2023, before: [{event: b}]", "b: when: 2022-06").findings


def test_every_form_has_its_place() -> None:
    """By the first day that each can mean, before our era and in long years too; clear of each other, so stated."""
    dates = ["Y-12000", "-0043-03", "0000", "0476", "18XX", "197X", "2001-24", "2002-06-XX", "2003-XX", "2004-21"]
    dates += ["2004-06", "2004-23", "2005-02-14", "2006-02-14T10:00:00", "2006-02-14T10:00:30", "2007-24", "Y12000"]
    found = timeline(*[f"e{index}: when: {when}" for index, when in reversed(list(enumerate(dates)))])
    assert ids(found) == [f"e{index}" for index in range(len(dates))]
    assert [place.event.id for place in found.places if not place.stated] == ["e14"]  # 10:00:00 is all of 10 o’clock
    assert not found.findings


def test_what_a_date_leaves_open_is_not_stated() -> None:
    """A decade and a year in it, a year and a month of it that is not named, a day of a month and that month."""
    for one, other in [("202X", "2024"), ("2024", "2024-XX"), ("2024-06", "2024-06-XX"), ("20XX", "202X")]:
        assert not timeline(f"a: when: {one}", f"b: when: {other}").places[1].stated


def test_doubt_widens_what_contradicts_and_not_the_order() -> None:
    """“About 2023” stands where 2023 would, unless a relation says that it was earlier."""
    found = timeline("a: when: 2023~", "b: when: 2022-06", "c: when: 202X~", "d: when: 2015")
    assert ids(found) == ["d", "c", "b", "a"]
    assert not any(place.stated for place in found.places[1:])
    moved = timeline("a: when: 2023~, before: [{event: b}]", "b: when: 2022-06", "c: when: 2022-09")
    assert ids(moved) == ["a", "b", "c"]
    assert not moved.findings


def test_a_season_never_contradicts_falsely() -> None:
    """Spring may be that of the south, and winter the one before the year; where that is said, nothing is reported."""
    for season, earlier in [
        ("2024-21", "2024-09"),
        ("2024-23", "2024-04"),
        ("2024-22", "2024-12"),
        ("2024-24", "2025-02"),
    ]:
        found = timeline(f"a: when: {earlier}", f"b: when: {season}, after: [{{event: a}}]")
        assert not found.findings
        assert ids(found) == ["a", "b"]
    for season, later in [
        ("2024-21", "2024-03"),
        ("2024-22", "2023-12"),
        ("2024-24", "2023-12"),
        ("2024-23", "2024-03"),
    ]:
        assert not timeline(f"a: when: {season}, before: [{{event: b}}]", f"b: when: {later}").findings
    for season, other in [
        ("2024-21", "2025-01"),
        ("2024-22", "2025-04"),
        ("2024-23", "2025-01"),
        ("2024-24", "2025-04"),
    ]:
        (finding,) = timeline(f"a: when: {season}, after: [{{event: b}}]", f"b: when: {other}").findings
        assert finding.code == "T001"


def test_seasons_follow_each_other_as_in_the_north() -> None:
    """Unless the story says otherwise: then no order follows from them."""
    found = timeline("c: when: 2024-23", "b: when: 2024-07", "a: when: 2024-21")
    assert ids(found) == ["a", "b", "c"]
    assert all(place.stated for place in found.places)
    south = timeline("a: when: 2024-21, after: [{event: b}]", "b: when: 2024-07", "c: when: 2024-08")
    assert ids(south) == ["b", "a", "c"]
    assert not south.findings
    assert not south.places[2].stated


def test_clocks_follow_each_other_in_all_zones() -> None:
    """Clocks with zones are put in order by UTC; a day without one can be that day in any zone of the story."""
    found = timeline(
        "detroit: when: 2026-02-14T23:00:00-05",
        "beijing: when: 2026-02-15T09:30:00+08:00",
        "london: when: 2026-02-15T01:45:00Z",
    )
    assert ids(found) == ["beijing", "london", "detroit"]
    assert all(place.stated for place in found.places)
    (finding,) = timeline(
        "detroit: when: 2026-02-14T23:00:00-05, before: [{event: beijing}]", "beijing: when: 2026-02-15T09:30:00+08:00"
    ).findings
    assert finding.code == "T001"
    for day in ("2026-02-14", "2026-02-15"):
        abroad = timeline(
            "detroit: when: 2026-02-14T23:00:00-05, during: [{event: day}]",
            "beijing: when: 2026-02-15T09:30:00+08:00",
            f"day: when: {day}",
        )
        assert not abroad.findings
    at_home = "detroit: when: 2026-02-14T23:00:00-05, during: [{event: day}]"
    assert timeline(at_home, "day: when: 2026-02-15").findings
    assert not timeline(at_home, "day: when: 2026-02-14").findings


def test_clocks_without_a_zone() -> None:
    """A full minute is as long as one, for EDTF has no minutes without seconds."""
    found = timeline("b: when: 2026-02-14T10:31:00", "a: when: 2026-02-14T10:30:00", "day: when: 2026-02-14")
    assert ids(found) == ["day", "a", "b"]
    assert [place.stated for place in found.places] == [True, False, True]
    within = timeline("a: when: 2026-02-14T10:30:00, after: [{event: b}]", "b: when: 2026-02-14T10:30:20")
    assert not within.findings
    assert timeline("a: when: 2026-02-14T10:30:10, after: [{event: b}]", "b: when: 2026-02-14T10:30:20").findings


def test_relation_to_an_unknown_event_is_passed_over() -> None:
    """References are checked elsewhere; here the event just keeps its place."""
    assert ids(timeline("a: before: [{event: nowhere}]")) == ["a"]


DATES = st.sampled_from([None, None, "2020", "2024-10", "2024-10-05", "2023~", "2024/2025-03", "2024-02/..", "../2021",
    "2024-21", "2023-24", "202X", "2024-XX", "2024-10-XX~", "20XX", "2024/", "/2021", "2021?/2024", "-0043", "Y12000",
    "2024-10-05T10:00:00", "2024-10-05T10:00:30-04",
])  # fmt: skip


@st.composite
def events(draw: st.DrawFn) -> list[Event]:
    count = draw(st.integers(1, 9))
    found = []
    for index in range(count):
        others = st.lists(st.integers(0, count - 1).map(lambda other: {"event": f"e{other}"}), max_size=2)
        found.append(
            Event.model_validate(
                {
                    "id": f"e{index}",
                    "text": {"it": "A"},
                    "kind": "happened",
                    "cites": ["s1"],
                    "when": draw(DATES),
                    "before": draw(others),
                    "after": draw(others),
                    "during": draw(others) if draw(st.booleans()) else [],
                }
            )
        )
    return found


@settings(deadline=None)
@given(events())
def test_whatever_editors_write(given_events: list[Event]) -> None:
    """Nothing is dropped or doubled; without findings every relation and every pair of sure dates is respected."""
    found = order(given_events)
    at = {place.event.id: index for index, place in enumerate(found.places)}
    assert sorted(at) == sorted(event.id for event in given_events)
    assert len(found.places) == len(given_events)
    broken = {finding.path[:4] for finding in found.findings}
    for index, event in enumerate(given_events):
        for kind, number, relation in event.relations():
            if ("events", index, kind, number) in broken:
                continue
            earlier, later = (event.id, relation.event) if kind == "before" else (relation.event, event.id)
            assert at[earlier] < at[later]
    for one, other in combinations(given_events, 2):
        for first, second in ((one, other), (other, one)):
            if not first.when or not second.when or re.search(r"[~?]|-2[1-4]$", f"{first.when}\n{second.when}", re.M):
                continue
            ends, begins = parse(first.when).start, parse(second.when).start
            if ends and begins and ends.last < begins.first:
                assert at[first.id] < at[second.id]
    assert order(given_events) == found
