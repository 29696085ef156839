"""What stands along the axis of a strip: years, months or the days of its events, as many as have room."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from babel.dates import format_skeleton

from story_explainer.site.language import Language
from story_explainer.site.pictures.drawing import SMALL
from story_explainer.site.pictures.measure import width
from story_explainer.site.pictures.scale import Stretch
from story_explainer.story.dates import CalendarDay

_APART = 14.0  # between two words of the axis
_YEARS, _MONTHS = 800, 100  # a stretch with more days has years, or months, along it
_STEPS = tuple(step * 10**power for power in range(6) for step in (1, 2, 5))


def ticks(
    stretch: Stretch, days: Sequence[int], language: Language, limits: tuple[float, float]
) -> list[tuple[float, float, str]]:
    """The ticks of a stretch.

    Args:
        stretch: the stretch.
        days: the days of its events, which are told where it is short.
        language: the language of the words.
        limits: between what the words must stay.

    Returns:
        For each tick its place, the middle of its words, and these.
    """
    span = stretch.last - stretch.first
    if span > _YEARS:
        candidates: list[tuple[float, str]] = _years(stretch, language)
    elif span > _MONTHS:
        candidates = _months(stretch, language)
    else:
        told = sorted(set(days))
        candidates = [(day + 0.5, _word(language, day, "MMMd" if at else "yMMMd")) for at, day in enumerate(told)]
    found: list[tuple[float, float, str]] = []
    reached = limits[0]
    for day, words in candidates:
        place, half = stretch.at(day), width(words, SMALL) / 2
        middle = min(max(place, limits[0] + half), limits[1] - half)
        if middle - half >= reached and abs(middle - place) <= half:
            found.append((place, middle, words))
            reached = middle + half + _APART
    return found


def _years(stretch: Stretch, language: Language) -> list[tuple[float, str]]:
    first, last = _year_of(stretch.first), _year_of(stretch.last)
    fit = max(1, int((stretch.end - stretch.start) // 62))
    step = next((step for step in _STEPS if (last - first) // step < fit), _STEPS[-1])
    years = (year for year in range(-(-first // step) * step, last + 1, step))
    dated = ((CalendarDay(year, 1, 1).ordinal, year) for year in years)
    return [(day, language.date(_edtf(year))) for day, year in dated if stretch.first <= day <= stretch.last]


def _months(stretch: Stretch, language: Language) -> list[tuple[float, str]]:
    year = _year_of(stretch.first)
    found: list[tuple[float, str]] = []
    for number in range(12 * (_year_of(stretch.last) - year + 1)):
        at, month = divmod(number, 12)
        day = CalendarDay(year + at, month + 1, 1).ordinal
        if stretch.first <= day <= stretch.last:
            found.append((day, _word(language, day, "MMM" if found and month else "yMMM")))
    return _thinned(found, int((stretch.end - stretch.start) // 62))


def _thinned(found: list[tuple[float, str]], fit: int) -> list[tuple[float, str]]:
    step = -(-len(found) // max(fit, 1)) or 1
    return found[::step]


def _year_of(day: int) -> int:
    """The year of a day; the calendar repeats itself every 400 years."""
    turns, rest = divmod(day - 1, 146_097)
    return date.fromordinal(rest + 1).year + 400 * turns


def _word(language: Language, day: int, skeleton: str) -> str:
    """A day in a few letters: “31 gen”."""
    if 0 < day <= date.max.toordinal():
        there = date.fromordinal(day)
    else:  # the same day of a year that the library knows, so the year is not told
        there, skeleton = date.fromordinal((day - 1) % 146_097 + 1 + 4 * 146_097), skeleton.removeprefix("y")
    words: str = format_skeleton(skeleton, there, locale=language.cldr)
    return words


def _edtf(year: int) -> str:
    return f"{year:05}" if year < 0 else f"{year:04}" if year <= 9999 else f"Y{year}"
