"""What was probably meant by a date that cannot be read."""

from __future__ import annotations

import pytest

from story_explainer.story.date_slips import meant_date


@pytest.mark.parametrize(
    ("given", "hint"),
    [
        ("2026-01-00", "2026-01 has 31 days"),
        ("2026-02-30", "2026-02 has 28 days"),
        ("2026-30-04", "the month stands in the middle: 2026-04-30"),
        ("0000-01-00", ""),
    ],
)
def test_a_day_that_a_month_has_not(given: str, hint: str) -> None:
    assert meant_date(given) == hint
