"""EDTF dates: what they can mean, and what is no date."""

import re
from datetime import date

import pytest
from edtf import parse_edtf
from hypothesis import given
from hypothesis import strategies as st

from story_explainer.story.dates import PATTERN, parse


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("2026-01-31", date(2026, 1, 31), date(2026, 1, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2023~", date(2023, 1, 1), date(2023, 12, 31)),
        ("2026-02-01/2026-02-02", date(2026, 2, 1), date(2026, 2, 2)),
        ("2024/2025-03", date(2024, 1, 1), date(2025, 3, 31)),
        ("2024-05/..", date(2024, 5, 1), None),
        ("../2021", None, date(2021, 12, 31)),
    ],
)
def test_days_a_date_can_mean(text: str, earliest: date | None, latest: date | None) -> None:
    """From a day, a month, a year or an interval to its first and last day; open ends have none."""
    when = parse(text)
    assert (when.earliest, when.latest) == (earliest, latest)
    assert when.interval == ("/" in text)


@pytest.mark.parametrize(
    ("text", "precision", "approximate", "uncertain"),
    [
        ("2023", "year", False, False),
        ("2023-05~", "month", True, False),
        ("2023-05-01?", "day", False, True),
        ("2023%", "year", True, True),
    ],
)
def test_precision_and_doubt(text: str, precision: str, approximate: bool, uncertain: bool) -> None:
    """`~` is about, `?` is perhaps, `%` is both."""
    point = parse(text).start
    assert point
    assert (point.precision, point.approximate, point.uncertain) == (precision, approximate, uncertain)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "31.1.2026",
        "2026-1-31",
        "2026-02-30",
        "2025-02-29",
        "0000",
        "26",
        "../..",
        "2026/2025",
        "2026-13",
        "2026-W05",
    ],
)
def test_no_date(text: str) -> None:
    """Other ways to write a date, days that no calendar has, and intervals that end before they begin."""
    with pytest.raises(ValueError, match="“"):
        parse(text)


@given(st.from_regex(PATTERN, fullmatch=True))
def test_every_date_means_what_the_standard_says(text: str) -> None:
    """Bounds are those of the `edtf` library; refused are only the year 0, false leap days and turned intervals."""
    try:
        when = parse(text)
    except ValueError:
        assert "/" in text or re.match(r"0000|....-02-29", text)
        return
    lower, upper = bounds(text)
    assert when.start is None or when.earliest == lower
    assert when.end is None or when.latest == upper


def bounds(text: str) -> tuple[date | None, date | None]:
    """The first and last day by the edtf library, for each end of an interval by itself."""
    first, _, last = text.partition("/")
    lower = None if first == ".." else date(*parse_edtf(first).lower_strict()[:3])
    upper = None if last == ".." else date(*parse_edtf(last or first).upper_strict()[:3])
    return lower, upper
