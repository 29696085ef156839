"""What readers may see of matches: what editors confirmed, and what is the same word for word."""

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from story_explainer.story.bitext import Segment
from story_explainer.story.passages import Found, public_matches
from story_explainer.story.same_words import same_quotation, word_for_word
from tests.story.several import SOURCES, several


@dataclass(frozen=True)
class Match:
    segments: list[str]
    kinds: list[str]


def shown(matches: str, found: list[Found]) -> list[tuple[str, str, tuple[str, ...], bool]]:
    story = several(matches=f"matches: [{matches}]")
    return [
        (each.segments[0].id, each.segments[1].id, each.kinds, each.confirmed) for each in public_matches(story, found)
    ]


def test_what_nobody_confirmed_is_public_only_where_the_words_are_the_same() -> None:
    found: list[Found] = [
        Match(["s4", "s1"], ["copied", "repeated"]),
        Match(["s2", "s9"], ["repeated"]),
        Match(["s3", "s8"], ["differs"]),
        Match(["s2", "s5"], ["copied"]),  # close, but not the same
    ]
    assert shown("", found) == [("s1", "s4", ("copied",), False)]


def test_what_editors_say_goes_before_what_was_found() -> None:
    found: list[Found] = [Match(["s1", "s4"], ["copied"]), Match(["s2", "s9"], ["repeated"])]
    refused = "{segments: [s4, s1], verdict: refused}"
    confirmed = "{segments: [s9, s2], verdict: confirmed}"
    assert shown(f"{refused}, {confirmed}", found) == [("s2", "s9", ("repeated",), True)]
    assert shown("{segments: [s2, s9], verdict: confirmed, kinds: [differs]}", []) == [("s2", "s9", ("differs",), True)]
    assert shown("{segments: [s2, s9], verdict: confirmed}, {segments: [s2, s9], verdict: refused}", found[1:]) == []


def test_passages_of_one_article_or_of_none_are_no_match() -> None:
    for segments in (["s1", "s2"], ["s1", "s99"]):
        assert shown(f"{{segments: [{', '.join(segments)}], verdict: confirmed}}", []) == []


@pytest.mark.parametrize("order", [("s1", "s4"), ("s4", "s1")])
def test_the_earlier_article_stands_first(order: tuple[str, ...]) -> None:
    assert shown(f"{{segments: [{', '.join(order)}], verdict: confirmed}}", [])[0][:2] == ("s1", "s4")


def test_the_order_follows_the_days() -> None:
    late = SOURCES.replace("2022-03-01T21:40:00", "2022-03-09")
    story = several(sources=late, matches="matches: [{segments: [s1, s4], verdict: confirmed}]")
    (match,) = public_matches(story, [])
    assert [segment.id for segment in match.segments] == ["s4", "s1"]


def segment(**text: str) -> Segment:
    return Segment.model_validate({"id": "s1", "text": text, "hash": {}})


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Sei morti sul ponte di Corso.", "«Sei morti sul ponte di Corso», dice l’Eco.", True),
        ("Sei morti sul ponte di Corso.", "Sette morti sul ponte di Corso.", False),
        ("Sei morti.", "Sei morti.", False),  # so short a sentence is written twice by chance
    ],
)
def test_a_copy_is_whole_and_not_only_close(one: str, other: str, same: bool) -> None:
    assert word_for_word(segment(it=one), segment(it=other)) == same
    assert word_for_word(segment(it=other), segment(it=one)) == same
    assert not word_for_word(segment(it=one), segment(sl=other))


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("„Nobody could have foreseen it“, he said.", 'He: "Nobody could have foreseen it."', True),
        ("«Nobody could have foreseen it»", "Nobody could have foreseen it, he said.", False),
        ("«Nobody could have»", "“Nobody could have”", False),
    ],
)
def test_a_quotation_stands_in_quotation_marks_in_both(one: str, other: str, same: bool) -> None:
    assert same_quotation(segment(en=one), segment(en=other)) == same


WORDS = st.lists(st.sampled_from(["ponte", "morti", "sei", "era", "chiuso"]), max_size=9).map(" ".join)


@given(WORDS, WORDS)
def test_sameness_has_no_direction_and_holds_of_what_is_equal(one: str, other: str) -> None:
    first, second = segment(it=one or "."), segment(it=other or ".")
    assert word_for_word(first, second) == word_for_word(second, first)
    assert word_for_word(first, first) == (len(one.split()) >= 5)
