"""Reviews are added behind what editors wrote, to the letter."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from story_explainer.review_log import append
from story_explainer.story.model import ReviewEntry, ReviewsFile
from story_explainer.story.problems import ContentError
from story_explainer.yaml_marks import read

ENTRY = ReviewEntry(
    statement="claims/idle",
    locale="it",
    by="Ana Ž, “desk”",
    on="2026-03-11",
    text="123456789012",
    evidence={"s3": "1234567890e2", "harbour-news": "abcdefabcdef"},
)


def entries(text: str) -> list[ReviewEntry]:
    return ReviewsFile.model_validate(read("reviews.yml", text).data).reviews


@pytest.mark.parametrize(
    "before",
    [
        "reviews:\n",
        "reviews: []\n",
        "reviews: [] # none yet\n",
        "# Only a remark.\n",
        "# Our rule: two people read.\nreviews: # newest last\n",
        "reviews:\n- {statement: story, locale: it, by: Me, on: 2026-01-01, text: '123456789012', evidence: {}}",
        "reviews:\n      - {statement: story, locale: it, by: Me, on: 2026-01-01, text: '123456789012', evidence: {}}\n"
        "# The end.\n",
        "reviews:\r\n  # read twice\r\n  - statement: story\r\n    locale: it\r\n    by: Me\r\n    on: 2026-01-01\r\n"
        "    text: '123456789012'\r\n    evidence: {}\r\n",
    ],
)
def test_what_was_there_stays(before: str) -> None:
    """Every line stays as it was, line ends and comments included; “[]” alone gives way."""
    after = append("reviews.yml", before, [ENTRY])
    assert after.startswith(before.replace(" []", ""))
    assert entries(after)[-1] == ENTRY
    assert ("\r\n" in before) == ("\r\n" in after)
    assert after.count("\n") == after.count("\r\n") or "\r\n" not in before
    assert entries(append("reviews.yml", after, [ENTRY, ENTRY]))[-3:] == [ENTRY] * 3


def test_new_file_names_its_schema() -> None:
    """The first line tells the editor's language server what may stand in the file."""
    text = append("reviews.yml", None, [ENTRY])
    assert text.startswith("# yaml-language-server: $schema=")
    assert entries(text) == [ENTRY]


@pytest.mark.parametrize(
    "before", ["reviews: [{statement: story}]\n", "reviews:\n  - a: b\n...\n", "- a\n", "reviews: x\n"]
)
def test_file_that_cannot_grow_is_refused(before: str) -> None:
    """Where nothing can be added at the end without rewriting, the editor is told how the file should look."""
    with pytest.raises(ContentError, match=r"F004 no review can be added|Y001"):
        append("reviews.yml", before, [ENTRY])


@given(st.text(max_size=60))
def test_whatever_stands_there(before: str) -> None:
    """Any text ends in a file that holds the entry and all of the text, or in a message."""
    try:
        after = append("reviews.yml", before, [ENTRY])
    except ContentError:
        return
    assert ReviewEntry.model_validate(read("reviews.yml", after).data["reviews"][-1]) == ENTRY
