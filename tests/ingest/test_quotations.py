"""Quotations in the marks of every language."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from story_explainer.ingest.text.quotation_marks import quotations


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("Er sagte: „Das ist ‚gut‘.“", ["Das ist ‚gut‘."]),
        ("ha detto: “è tutto falso”", ["è tutto falso"]),
        ("il l’a dit « inexact » hier", ["inexact"]),
        ("»So nicht«, sagte sie, »nie.«", ["So nicht", "nie."]),
        ('the "first" and the "second"', ["first", "second"]),
        ("dijo «nunca»", ["nunca"]),
        ("l’accordo dell’anno non c’è", []),
        ("„offen und nicht geschlossen", []),
    ],
)
def test_marks_of_all_kinds(text: str, quoted: list[str]) -> None:
    assert [found.text for found in quotations(text)] == quoted


@given(st.text(alphabet="„“”«»\"‚‘’' ab.", max_size=40))
def test_words_stand_at_their_place(text: str) -> None:
    for found in quotations(text):
        assert text[found.start : found.end] == found.text
