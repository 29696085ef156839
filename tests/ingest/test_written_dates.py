"""Dates as articles write them, in any language that CLDR knows, and never more exact than the text."""

from __future__ import annotations

from datetime import date

import pytest
from babel.dates import format_date
from hypothesis import given
from hypothesis import strategies as st

from story_explainer.ingest.times import absolute_dates


@pytest.mark.parametrize(
    ("locale", "text", "found"),
    [
        ("it", "Il 12 marzo 2026 e nel luglio 2024.", ["2026-03-12", "2024-07"]),
        ("de", "Am 3. März 2025 und am 04.05.2025.", ["2025-03-03", "2025-05-04"]),
        ("en", "On March 8, 2025, not 3/4/2025.", ["2025-03-08"]),
        ("es", "El 7 de junio de 2025.", ["2025-06-07"]),
        ("pl", "Dnia 5 maja 2025 r.", ["2025-05-05"]),
        ("de", "Am 31. Februar 2025, um 10.11.12 Uhr, in Version 1.2.2025.3.", []),
        ("it", "Marzo, 2026 volte.", []),
        ("xx", "2026-03-12 is the same everywhere.", ["2026-03-12"]),
    ],
)
def test_dates_are_found(locale: str, text: str, found: list[str]) -> None:
    assert [each.value for each in absolute_dates(text, locale)] == found


@given(
    day=st.dates(date(1500, 1, 1), date(2099, 12, 31)),
    locale=st.sampled_from(["it", "de", "en_US", "en_GB", "fr", "es", "pt", "nl", "sv", "da", "nb", "pl", "cs", "sl"]),
    width=st.sampled_from(["long", "medium"]),
)
def test_what_babel_writes_is_read(day: date, locale: str, width: str) -> None:
    text = f"({format_date(day, width, locale)})"
    assert [each.value for each in absolute_dates(text, locale.replace("_", "-"))] == [day.isoformat()], text
