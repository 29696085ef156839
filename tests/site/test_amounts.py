"""Values of figures in the page's way of writing numbers."""

from __future__ import annotations

import pytest

from story_explainer.site.amounts import grouped
from story_explainer.site.language import Language
from story_explainer.story.base import Text
from story_explainer.story.model import Figure


@pytest.mark.parametrize(
    ("tag", "written", "shown"),
    [
        ("de", ["1209", "1.218"], ["1.209", "1.218"]),
        ("en", ["1209", "1.218"], ["1,209", "1,218"]),
        ("it", ["15000", "15,000"], ["15.000", "15.000"]),
        ("en", ["84 000"], ["84,000"]),
        ("de", ["1,250,000"], ["1.250.000"]),
        ("en", ["2026", "2027"], ["2026", "2027"]),
        ("en", ["1.209"], ["1.209"]),
        ("it", ["15,000 euros", "10 to 15", "0123"], ["15,000 euros", "10 to 15", "0123"]),
        ("it", ["6", "12"], ["6", "12"]),
    ],
)
def test_whole_numbers_have_the_separators_of_the_page(tag: str, written: list[str], shown: list[str]) -> None:
    """Years stay, and so does what may be a decimal."""
    values = [{"value": value, "corrects": value, "cites": ["s1"]} for value in written]
    figure = Figure.model_validate({"id": "f", "what": Text({tag: "What"}), "values": values, "cites": ["s1"]})
    found = grouped(figure, Language.load(tag))
    assert [value.value for value in found.values] == shown
    assert [value.corrects for value in found.values] == shown


@pytest.mark.parametrize(
    ("tag", "shown"),
    [
        ("it", ["almeno 1.209", "più di 1.300", "al massimo 3"]),
        ("de", ["mindestens 1.209", "mehr als 1.300", "höchstens 3"]),
        ("fr", ["au moins 1\u202f209", "plus de 1\u202f300", "au plus 3"]),
        ("en", ["at least 1,209", "more than 1,300", "at most 3"]),
    ],
)
def test_each_language_has_its_own_words_for_a_bound(tag: str, shown: list[str]) -> None:
    values = [
        {"value": "1209", "bound": "least", "cites": ["s1"]},
        {"value": "1.300", "bound": "over", "corrects": "1209", "cites": ["s2"]},
        {"value": "3", "bound": "most", "cites": ["s3"]},
    ]
    figure = Figure.model_validate({"id": "f", "what": Text({tag: "What"}), "values": values, "cites": ["s1"]})
    found = grouped(figure, Language.load(tag))
    assert [value.value for value in found.values] == shown
    assert found.values[1].corrects == found.values[0].value, "what is put right is struck out by its words"
