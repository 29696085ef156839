"""What is copied and what is quoted in the same words."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.examples import examples
from tests.ingest.comparison.accounts_by_hand import account, between

from story_explainer.ingest.comparison.compare import compare_all
from story_explainer.ingest.comparison.speech import quoted_spans
from story_explainer.story.model.matches import PUBLIC

PARAGRAPH = (
    "A mass of ice and rock with a front of 200 metres went down the valley at 300 kilometres an hour.",
    "So far four bodies have been identified: three hikers and a guide.",
)
OTHERS = ("The mayor thanked the helpers.", "Trains run again from Friday on.", "A school stays closed.")


@examples(25)
@given(st.sampled_from([" ", "  ", "\u00a0", "\n", "\t "]), st.integers(0, 3))
def test_a_copied_paragraph_is_found_whatever_the_white_space(space: str, at: int) -> None:
    copied = [re.sub(" ", space, text) for text in PARAGRAPH]
    rest = list(OTHERS)
    rest[at:at] = copied
    found = compare_all([account("a", "The hut was empty.", *PARAGRAPH), account("b", *rest)])
    for number in (0, 1):
        match = between(found, f"a#s{number + 2}", f"b#s{at + number + 1}")
        assert match is not None
        assert match.kinds == {"repeated", "copied"}
        assert match.score >= PUBLIC


def test_what_is_reworked_is_for_the_editor_to_see() -> None:
    reworked = "A mass of ice and rock with a front of 200 metres thundered into the valley, said rescuers on Monday."
    match = between(compare_all([account("a", *PARAGRAPH), account("b", reworked, *OTHERS)]), "a#s1", "b#s1")
    assert match is not None
    assert "copied" in match.kinds
    assert match.score < PUBLIC


def test_a_long_name_is_not_copied() -> None:
    a = account("a", "On Monday evening the old minister spoke at the Marenzo Institute for Alpine Research.", *OTHERS)
    b = account("b", "Thieves broke into the Marenzo Institute for Alpine Research by night and took two paintings.")
    assert all("copied" not in match.kinds for match in compare_all([a, b]))


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (  # only who speaks is the same; what is said is not
            "“We heard nothing before the ice came down,” said the mountain guide Pietro Salandra of Marenzo.",
            "“The path must be closed at once,” said the mountain guide Pietro Salandra of Marenzo.",
        ),
        (
            "Secretary of State Ugo Brandt seems to be on the verge of resigning after the vote.",
            "Secretary of State Ugo Brandt told the assembly.",
        ),
    ],
)
def test_a_speaker_with_a_title_is_not_copied(first: str, second: str) -> None:
    found = compare_all([account("a", first, *OTHERS), account("b", second)])
    assert all("copied" not in match.kinds and match.score < PUBLIC for match in found)


def test_few_quoted_words_are_no_same_words() -> None:
    a, b = (
        account("a", "She called it “a great day” for the town of Marenzo."),
        account("b", "“A great day,” she said."),
    )
    assert all("same-words" not in match.kinds for match in compare_all([a, b]))


def test_a_quotation_over_several_sentences() -> None:
    texts = ["“We came.", "We saw.", "We won,” he said.", "They left."]
    inside = [[text[a:b] for a, b in spans] for text, spans in zip(texts, quoted_spans(texts), strict=True)]
    assert inside == [["We came."], ["We saw."], ["We won,"], []]


def test_a_mark_that_is_never_closed_quotes_nothing() -> None:
    texts = ["“We came.", *["They left."] * 20]
    assert not any(quoted_spans(texts))


@given(st.lists(st.text(alphabet="ab “”„«»\"'.,", max_size=20), max_size=8))
def test_quoted_parts_lie_in_their_passages(texts: list[str]) -> None:
    for text, spans in zip(texts, quoted_spans(texts), strict=True):
        assert all(0 <= start <= end <= len(text) for start, end in spans)
