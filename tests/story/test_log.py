"""The update log: what editors wrote, what was reviewed and what has drifted, newest first, without a clock."""

from __future__ import annotations

import pytest

from story_explainer.story.log import LogEntry, last_day, log_of
from story_explainer.story.model import ArticleSource, Story, Update
from story_explainer.story.reviews import review, review_states, reviewables
from tests.story.test_reviews import changed, with_segment
from tests.story.toy import bitext, story, with_fields

EVENTS = """
events:
  - {id: sails, kind: possible, text: {it: Parte., sl: Odpluje.}, cites: [s1]}
  - {id: writes, kind: reported, text: {it: Lo scrive., sl: Piše.}, cites: [s2]}
"""


def with_updates(whole: Story, *updates: tuple[str, str]) -> Story:
    entries = [
        Update.model_validate({"id": ident, "date": day, "text": {"it": ident, "sl": ident}}) for ident, day in updates
    ]
    return with_fields(whole, about=whole.about.model_copy(update={"updates": entries}))


def reviewed(whole: Story, key: str, by: str, on: str, locale: str = "it") -> Story:
    item = next(item for item in reviewables(whole) if item.key == key)
    return with_fields(whole, reviews=[*whole.reviews, review(whole, item, locale, by, on)])


def log(whole: Story, locale: str = "it") -> list[LogEntry]:
    return log_of(whole, locale, review_states(whole))


def test_a_story_without_updates_has_an_empty_log() -> None:
    assert log(story()) == []


def test_newest_first_and_the_later_line_first_within_a_day() -> None:
    whole = with_updates(story(), ("a", "2026-02-01"), ("b", "2026-02-03"), ("c", "2026-02-01"))
    assert [entry.id for entry in log(whole)] == ["b", "c", "a"]


def test_reviews_of_a_day_are_one_entry_in_their_language_only() -> None:
    whole = reviewed(story(events=EVENTS), "events/sails", "Ana", "2026-03-01")
    whole = reviewed(whole, "events/writes", "Bor", "2026-03-01")
    whole = reviewed(whole, "events/writes", "Bor", "2026-03-02")
    assert log(whole) == [
        LogEntry("reviewed-2026-03-02", "2026-03-02", "reviewed", by=("Bor",), count=1),
        LogEntry("reviewed-2026-03-01", "2026-03-01", "reviewed", by=("Ana", "Bor"), count=2),
    ]
    assert log(whole, "sl") == []


def test_a_review_of_the_whole_language_counts_no_statements() -> None:
    whole = story(events=EVENTS)
    for item in reviewables(whole):
        assert all(entry.count for entry in log(whole, "sl"))
        whole = reviewed(whole, item.key, "Bor", "2026-03", "sl")
    (entry,) = log(whole, "sl")
    assert (entry.day, entry.by, entry.count) == ("2026-03-01", ("Bor",), 0)


def test_drift_is_one_entry_that_names_no_made_up_day() -> None:
    """It bears the last day that the files know, and another id when something else drifts."""
    whole = reviewed(story(events=EVENTS), "events/sails", "Ana", "2026-03-01")
    whole = reviewed(whole, "events/writes", "Ana", "2026-03-01")
    first = with_segment(whole, "s1", "it", "Il traghetto non partirà.")
    drifted = log(first)[0]
    assert (drifted.kind, drifted.day, drifted.count) == ("drifted", "2026-03-01", 1)
    both = changed(first, "events", "writes", text={"it": "Non lo scrive.", "sl": "Piše."})
    assert log(both)[0].count == 2
    assert log(both)[0].id != drifted.id
    assert log(first)[0].id == drifted.id


@pytest.mark.parametrize(
    ("updates", "reviews", "last"),
    [([], [], "2026-02-14"), ([("a", "2026-04-01")], [], "2026-04-01"), ([], ["2026-05-02"], "2026-05-02")],
)
def test_the_last_day_is_the_latest_that_the_files_name(
    updates: list[tuple[str, str]], reviews: list[str], last: str
) -> None:
    whole = with_updates(story(events=EVENTS), *updates)
    for day in reviews:
        whole = reviewed(whole, "events/sails", "Ana", day)
    assert last_day(whole) == last


def test_the_log_is_no_part_of_what_is_reviewed() -> None:
    """An entry of the log does not make the title and the standfirst due for another review."""
    whole = reviewed(story(), "story", "Ana", "2026-03-01")
    data = whole.about.model_dump(mode="json", exclude_unset=True)
    data["updates"] = [{"id": "a", "date": "2026-03-02", "text": {"it": "x", "sl": "y"}, "cites": ["s2"]}]
    updated = with_fields(whole, about=type(whole.about).model_validate(data))
    assert review_states(updated)["story"]["it"].state == "reviewed"


def test_an_article_joins_when_it_came_in_and_not_before_a_day_is_known() -> None:
    further = {name: bitext({f"s{number}": {"it": "Una frase."}}) for number, name in enumerate("abc", 10)}
    known = {
        "a": ArticleSource.model_validate({"date": "2026-03-01", "received": "2026-03-04T10:00:00"}),
        "b": ArticleSource.model_validate({"date": "2026-03-02"}),
    }
    whole = with_fields(story(), further=further, articles=known)
    assert log(whole) == [
        LogEntry("joined-a", "2026-03-04", "joined", article="a"),
        LogEntry("joined-b", "2026-03-02", "joined", article="b"),
    ]
    assert last_day(whole) == "2026-03-04"
