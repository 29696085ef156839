"""A file written whole says what was meant: read again it gives the same data."""

import pytest

from story_explainer.yaml_source.read import read
from story_explainer.yaml_source.scalars import as_read
from story_explainer.yaml_source.style import OneLine, OneLineList
from story_explainer.yaml_source.write import write
from tests.test_yaml_edit import DATA, LONG

SHARED = ["s1", "s2"]


@pytest.mark.parametrize("fold", [None, 104])
@pytest.mark.parametrize("value", DATA, ids=repr)
def test_what_is_written_is_read_again(value: object, fold: int | None) -> None:
    """In a mapping, in a list, and in what stands on one line."""
    data = {"a": value, "b": [value, {"id": "x", "it": value}], "c": OneLine(it=value), "d": OneLineList([value])}
    assert read("x.yml", write(data, fold)).data == as_read(data)


def test_what_is_to_stand_on_one_line() -> None:
    """So that two versions of a file differ by lines."""
    data = {
        "text": {"it": LONG},
        "rows": [OneLine({"of": SHARED}), OneLine({"of": SHARED})],
        "ids": OneLineList(SHARED),
    }
    assert write(data) == f"text:\n  it: {LONG}\nrows:\n  - {{of: [s1, s2]}}\n  - {{of: [s1, s2]}}\nids: [s1, s2]\n"


def test_what_people_write_on_is_folded() -> None:
    """Long texts stand on lines of the width, and days without quotation marks."""
    text = write({"text": LONG, "date": "2026-03-12"}, fold=40)
    assert max(map(len, text.splitlines())) <= 40 + len("word")
    assert text.startswith("text: >-\n  word")
    assert text.endswith("date: 2026-03-12\n")
    assert write({"date": "2026-03-12"}) == "date: '2026-03-12'\n", "for other programs a day is a text"
