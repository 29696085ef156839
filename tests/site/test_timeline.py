"""When the timeline says that an event without a date was."""

from __future__ import annotations

from itertools import product
from types import SimpleNamespace
from typing import Any

import pytest
from markupsafe import Markup

from story_explainer.site.language import Language
from story_explainer.site.pages.timeline import _between
from tests.story.test_order import timeline

_DATES = (
    "2026-01-31 2026-01 2026 2026-01-31T18:30:00 2026-01-31T20:00:00 2026-02-01T00:00:00Z 2026~ 2026-02? 2026-21 202X "
    "201X 20XX 2026-XX 2026-01-XX 2026-XX-XX 2026-02-01/2026-02-03 2026-02-01/.. ../2026-02-01 -0043 0000 -004X Y12000"
)
DATES = _DATES.split()
ENGLISH = Language.load("en")


def said(after: str, before: str) -> str | None:
    """What is said of an event between two others; None where these cannot be the one before the other."""
    found = timeline("one: after: [{event: a}], before: [{event: b}]", f"a: when: '{after}'", f"b: when: '{before}'")
    if found.findings:
        return None
    date = lambda edtf, moment=False: Markup(ENGLISH.date(edtf, moment=moment))  # noqa: E731
    view: Any = SimpleNamespace(language=ENGLISH, edition=SimpleNamespace(places=found.places), date=date)
    return str(_between(view, next(place.event for place in found.places if place.event.id == "one"))[0])


def test_an_event_lies_between_any_two_dates_that_can_follow_each_other() -> None:
    """The page could not be built where both were times of the clock, or years before our era that are not named."""
    found = [said(after, before) for after, before in product(DATES, DATES)]
    assert any(found)


@pytest.mark.parametrize(
    ("after", "before", "expected"),
    [
        ("2026-01-31T18:30:00", "2026-02-02", "between January 31 and February 2, 2026"),
        ("2026-01-30", "2026-02-02T08:00:00", "between January 30 and February 2, 2026"),
        ("2026-01-31T18:30:00", "2026-01-31T20:00:00", "January 31, 2026"),
        ("-004X", "-0043", "between 50 BC and 44 BC"),
    ],
)
def test_between_times_of_the_clock_are_their_days(after: str, before: str, expected: str) -> None:
    assert said(after, before) == expected
