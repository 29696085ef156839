"""Steps of one course, by which two passages on one matter tell two things: somebody is charged, and is sentenced."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from story_explainer.ingest.comparison.evidence import Comparison, PairFeatures
from story_explainer.ingest.comparison.exchanged import Exchanged, answered
from story_explainer.ingest.comparison.reading import AnalysedArticle, KeyedToken
from story_explainer.ingest.comparison.substance import is_somebody, substance
from story_explainer.ingest.languages.cues import cues

VALUE = "value"  # the course of what rises and falls
# Steps of a course that cannot both hold of one thing.
_OPPOSED = {
    "access": frozenset(["close", "open"]),
    "operation": frozenset(["stop", "go"]),
    "office": frozenset(["leave", "stay"]),
}
_WHO = frozenset(["charge"])  # that somebody is charged tells who it is, as an office and an age do
_BESIDE = 5  # words on either side of a state, one of which says in both passages of what it is
_AWAITED, _ARRIVED, _PUT_OFF = "outcome.awaited", "outcome.arrived", "outcome.put_off"
_SURE = 2  # words that passages share if one says that what the other tells is put off
_CLAUSE = re.compile(r"[,;:.!?–—()]\s")


class _Told(NamedTuple):
    """A step that a passage tells, with its course and the words for it."""

    course: str
    step: str
    hit: re.Match[str]


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


def same_step(comparison: Comparison, pair: PairFeatures) -> bool:
    """Whether two passages tell one step of a course, as of one person that he is arrested, or stays in office."""
    first, second = _steps(comparison.first, pair.row), _steps(comparison.second, pair.column)
    return any((first[course] & second[course]) - _WHO for course in first.keys() & second.keys() if course != VALUE)


def opposed(comparison: Comparison, pair: PairFeatures) -> Exchanged | None:
    """One passage says that something is open, and the other that the same thing is closed."""
    sides = ((comparison.first, pair.row), (comparison.second, pair.column))
    shared = substance(comparison, pair)
    for course, steps in _OPPOSED.items():
        here, there = (
            [one for one in _told(reading.texts[row], reading.locale) if one.course == course] for reading, row in sides
        )
        if (
            len({one.step for one in here}) == len({one.step for one in there}) == 1
            and {here[0].step, there[0].step} == steps
        ):
            near = [
                {token.key for one in side for token in _beside(reading, row, one.hit)}
                for side, (reading, row) in zip((here, there), sides, strict=True)
            ]
            if any(a in near[0] and b in near[1] for a, b in shared):
                return Exchanged(here[0].hit[0], there[0].hit[0])
    return None


def _beside(reading: AnalysedArticle, row: int, hit: re.Match[str]) -> list[KeyedToken]:
    """The content words around a cue, and inside of it where words stand between its parts."""
    tokens = [token for token in reading.tokens[row] if token.content]
    before = [token for token in tokens if token.end <= hit.start()][-_BESIDE:]
    after = [token for token in tokens if token.start >= hit.end()][:_BESIDE]
    return [*before, *(token for token in tokens if hit.start() <= token.start < hit.end()), *after]


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


def put_off(comparison: Comparison, pair: PairFeatures) -> Exchanged | None:
    """One passage says that what the other tells is put off or given up: “postponed its plan to dim 3,000 lamps”.

    In two languages the words for what it is may not be known: then whom both name and a number behind it will do.
    """
    sides = ((comparison.first, pair.row), (comparison.second, pair.column))
    shared = substance(comparison, pair)
    found = [_hits(reading, row, _PUT_OFF) for reading, row in sides]
    sure = len(shared) >= _SURE
    named = any(is_somebody(one, comparison) for one in answered(comparison, pair))
    if bool(found[0]) == bool(found[1]) or not (sure or named):
        return None
    side = 0 if found[0] else 1
    (reading, row), (other, there) = sides[side], sides[1 - side]
    for hit in found[side]:
        # What is put off mostly stands behind the word for it, and who puts it off before it.
        beside = sorted(_beside(reading, row, hit), key=lambda token: token.start < hit.end())
        near = [token.key for token in beside if sure or (token.start > hit.end() and token.key[0] == "#")]
        both = next((one for key in near for one in sorted(shared) if one[side] == key), None)
        if both:
            token = next(each for each in other.tokens[there] if each.key == both[1 - side])
            values = (hit[0], other.texts[there][token.start : token.end])
            return Exchanged(*(values if side == 0 else values[::-1]))
    return None


def _hit(reading: AnalysedArticle, row: int, step: str) -> str:
    return next((hit[0] for hit in _hits(reading, row, step)), "")


def _hits(reading: AnalysedArticle, row: int, step: str) -> list[re.Match[str]]:
    text = reading.texts[row]
    return [hit for hit in cues(reading.locale).find(step, text) if not _on_condition(text, hit, reading.locale)]


def _steps(reading: AnalysedArticle, row: int) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for one in _told(reading.texts[row], reading.locale):
        found.setdefault(one.course, set()).add(one.step)
    return found


@lru_cache(maxsize=10_000)  # a passage may be in many matches, and is asked for more than one reason
def _told(text: str, locale: str) -> tuple[_Told, ...]:
    """The steps that a passage tells, each with its course; of words inside of others, those of the longer phrase."""
    known = cues(locale)
    told = []
    for course, steps in known.get("steps", {}).items():
        found = [(hit, step) for step in steps for hit in known.find(f"steps.{course}.{step}", text)]
        for hit, step in found:
            inside = any(
                other.start() <= hit.start() and hit.end() <= other.end() and other.span() != hit.span()
                for other, _ in found
            )
            if not inside and not _on_condition(text, hit, locale):
                told.append(_Told(course, step, hit))
    return tuple(told)


def _on_condition(text: str, hit: re.Match[str], locale: str) -> bool:
    """Whether a cue stands in a clause behind “if”."""
    start = max((mark.end() for mark in _CLAUSE.finditer(text, 0, hit.start())), default=0)
    return cues(locale).has("mood.if", text[start : hit.start()])
