"""Steps of one course, by which two passages on one matter tell two things: somebody is charged, and is sentenced."""

from __future__ import annotations

import re
from collections.abc import Iterator

from story_explainer.ingest.comparison.evidence import Comparison, PairFeatures
from story_explainer.ingest.comparison.exchanged import Exchanged
from story_explainer.ingest.comparison.reading import AnalysedArticle
from story_explainer.ingest.comparison.substance import substance
from story_explainer.ingest.languages.cues import cues

VALUE = "value"  # the course of what rises and falls
_AWAITED, _ARRIVED = "outcome.awaited", "outcome.arrived"
_CLAUSE = re.compile(r"[,;:.!?–—()]\s")


def other_step(comparison: Comparison, pair: PairFeatures, but: str = "") -> bool:
    """Whether two passages tell steps of one course, and none that is the same.

    Args:
        comparison: the two articles.
        pair: the two passages.
        but: a course that does not count.

    Returns:
        True where each tells a step, such as an arrest and a trial, a beginning and an end, and they share none. What
        would follow only on a condition is no step.
    """
    first = _steps(comparison.first, pair.row)
    second = _steps(comparison.second, pair.column)
    return any(first[course].isdisjoint(second[course]) for course in first.keys() & second.keys() if course != but)


def arrived(comparison: Comparison, pair: PairFeatures) -> Exchanged | None:
    """One passage says that something is expected, and the other that it is there."""
    sides = ((comparison.first, pair.row), (comparison.second, pair.column))
    awaited, there = ([_hit(reading, row, step) for reading, row in sides] for step in (_AWAITED, _ARRIVED))
    if not substance(comparison, pair):
        return None
    for late in (0, 1):
        expected, came = awaited[1 - late], there[late]
        if expected and came and not awaited[late] and not there[1 - late]:
            return Exchanged(*((came, expected) if late == 0 else (expected, came)), "certainty")
    return None


def _hit(reading: AnalysedArticle, row: int, step: str) -> str:
    text = reading.texts[row]
    found = cues(reading.locale).find(step, text)
    return next((hit[0] for hit in found if not _on_condition(text, hit, reading.locale)), "")


def _steps(reading: AnalysedArticle, row: int) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for course, step in _told(reading.texts[row], reading.locale):
        found.setdefault(course, set()).add(step)
    return found


def _told(text: str, locale: str) -> Iterator[tuple[str, str]]:
    """The steps that a passage tells, each with its course."""
    known = cues(locale)
    for course, steps in known.get("steps", {}).items():
        for step in steps:
            if any(not _on_condition(text, hit, locale) for hit in known.find(f"steps.{course}.{step}", text)):
                yield course, step


def _on_condition(text: str, hit: re.Match[str], locale: str) -> bool:
    """Whether a cue stands in a clause behind “if”."""
    start = max((mark.end() for mark in _CLAUSE.finditer(text, 0, hit.start())), default=0)
    return cues(locale).has("mood.if", text[start : hit.start()])
