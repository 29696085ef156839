"""Figures over time, what an article brought, and claims that contradict each other."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from story_explainer.story.articles import first_to_tell
from story_explainer.story.checks import check
from story_explainer.story.figures import course_of
from story_explainer.story.first_told import became_known, brought_by, newest
from story_explainer.story.model import Figure, Story
from story_explainer.story.reviews import review, review_states, reviewables
from story_explainer.story.status import status_of
from tests.story.several import FIGURES, several

STORY = several()


def course(values: str, story: Story = STORY) -> list[tuple[str, str | None, str | None]]:
    """Each value with its day and the value that corrects it."""
    figures = f"figures: [{{id: f, what: {{it: A, sl: B}}, cites: [s1], values: [{values}]}}]"
    (figure,) = several(figures=figures).figures
    found = course_of(figure, story)
    value = {count.index: count.value for count in found}
    return [(c.value, c.when, None if c.corrected_by is None else value[c.corrected_by]) for c in found]


def test_values_stand_in_order_with_the_day_of_their_article() -> None:
    assert course_of(STORY.figures[0], STORY)[0].article == "lead"
    assert course("{value: 5, corrects: 6, cites: [s7]}, {value: 6, cites: [s1]}") == [
        ("6", "2022-03-01T21:40:00", "5"),
        ("5", "2022-03-02T22:05:00", None),
    ]


def test_a_value_has_a_day_of_its_own_and_a_later_one_corrects_all_that_said_the_same() -> None:
    values = "{value: 8, when: 2022-03-03, cites: [s1]}, {value: 8, when: 2022-03-04, cites: [s7]}, "
    values += "{value: 7, when: 2022-03-05, corrects: 8, cites: [s7]}, {value: 8, when: 2022-03-06, cites: [s7]}"
    assert [(value, by) for value, _, by in course(values)] == [("8", "7"), ("8", "7"), ("7", None), ("8", None)]


def test_a_value_that_a_source_gave_has_its_day() -> None:
    assert course("{value: 1, cites: [wire]}") == [("1", "2022-02-01", None)]


DAYS = st.sampled_from(["2022-03-03", "2022-03-04", "2022-03-04T10:00:00", "2022-03-04T09:00:00Z", None])


@given(st.lists(st.tuples(st.sampled_from("678"), DAYS), min_size=1, max_size=5), st.data())
def test_no_value_is_lost_and_only_later_ones_correct(
    values: list[tuple[str, str | None]], data: st.DataObject
) -> None:
    entries = [
        {"value": value, "when": when, "corrects": data.draw(st.sampled_from(["6", "7", None])), "cites": ["s1"]}
        for value, when in values
    ]
    figure = Figure.model_validate({"id": "f", "what": {"it": "A"}, "cites": ["s1"], "values": entries})
    found = course_of(figure, STORY)
    assert sorted(count.index for count in found) == list(range(len(values)))
    order = [count.index for count in found]
    for count in found:
        if count.corrected_by is not None:
            assert order.index(count.corrected_by) > order.index(count.index)
            assert figure.values[count.corrected_by].corrects == count.value


def test_a_figure_is_reviewed_and_drifts_with_what_a_value_cites() -> None:
    (item,) = [item for item in reviewables(STORY) if item.key == "figures/dead"]
    entry = review(STORY, item, "it", "A. Editor", "2022-03-03")
    assert set(entry.evidence) == {"s1", "s4", "s7"}
    reviewed = several()
    reviewed.reviews.append(entry)
    assert review_states(reviewed)["figures/dead"]["it"].state == "reviewed"
    changed = several(figures=FIGURES.replace("value: 5", "value: 4"))
    changed.reviews.append(entry)
    assert review_states(changed)["figures/dead"]["it"].state == "outdated"


def test_the_story_has_no_problem_but_the_source_that_nothing_cites() -> None:
    assert [(finding.code, finding.message) for finding in check(STORY) if finding.severity == "error"] == [
        ("C002", "nobody is said to claim “dead”"),
        ("C002", "nobody is said to claim “child”"),
        ("C002", "nobody is said to claim “open”"),
    ]


def test_a_contradiction_stands_at_both_and_is_no_denial() -> None:
    closed, opened = (status_of(STORY.claim[ident], STORY) for ident in ("closed", "open"))
    assert (closed.contradicts, opened.contradicts) == (("open",), ("closed",))
    assert closed.standing == opened.standing == "unanswered"
    assert status_of(STORY.claim["dead"], STORY).contradicts == ()


def test_what_the_newest_article_brought() -> None:
    assert newest(STORY) == "novice"
    news = brought_by("novice", STORY)
    assert news.claims == ()
    assert [(claim.id, answer.actor) for claim, answer in news.answers] == [("child", "court")]
    assert [(figure.id, count.value) for figure, count in news.figures] == [("dead", "5")]
    assert [event.id for event in news.events] == ["end"]
    assert [claim.id for claim in brought_by("echo", STORY).claims] == ["open"]


def test_everything_is_new_in_one_article_at_most() -> None:
    claims = [claim.id for article in STORY.bitexts for claim in brought_by(article, STORY).claims]
    assert sorted(claims) == sorted(claim.id for claim in STORY.claims)


def test_there_is_no_newest_article_where_none_has_a_day() -> None:
    assert newest(several(sources="articles: {}")) is None


@pytest.mark.parametrize(
    ("event", "known"),
    [
        ("fall", None),  # told on the day itself
        ("closing", ("lead", "2022-03-01T21:40:00")),
        ("end", ("novice", "2022-03-02T22:05:00")),
    ],
)
def test_when_an_event_became_known(event: str, known: tuple[str, str] | None) -> None:
    assert became_known(STORY.event[event], STORY) == known


def test_no_value_is_of_a_day_after_the_story() -> None:
    late = several(figures=FIGURES.replace("corrects: 6", "corrects: 6, when: 2022-04-01"))
    told = replace(late, about=late.about.model_copy(update={"as_of": "2022-03-31"}))
    assert [finding.path for finding in check(told) if finding.code == "T003"] == [("figures", 0, "values", 1, "when")]
    assert not [finding for finding in check(late) if finding.code == "T003"]


@pytest.mark.parametrize(
    ("lead", "novice", "first"),
    [
        ("2022-03-01", "2022-03-02", "it"),
        ("2022-03-01", "2022-03-01", None),
        ("2022-03-01", "2022-03-01T09:00:00", None),
        ("2022-03-01T08:00:00", "2022-03-01T09:00:00", "it"),
        ("2022-03", "2022-03-02", None),
    ],
)
def test_an_article_told_first_only_if_its_day_is_surely_before_that_of_the_others(
    lead: str, novice: str, first: str | None
) -> None:
    story = several(sources=f"articles: {{it: {{date: {lead}}}, novice: {{date: {novice}}}}}")
    assert first_to_tell(["s2", "s9"], story) == (first and story.article_of["s2"])
