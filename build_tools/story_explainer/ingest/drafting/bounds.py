"""Where two versions put one number otherwise: up to 7 against before 7, more than 500 against about 500, per cent
against percentage points."""

from __future__ import annotations

import re
from collections.abc import Iterator

from story_explainer.ingest.languages.cues import cues
from story_explainer.story.bitext import Segment

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_BEFORE, _AFTER = 24, 24  # letters around a number in which such words stand
_BOUNDS = ("upto", "below", "over", "about")
# “fino a 5” and “about 5” may both be said of what is hardly less than 5; these pairs say different things.
_APART = ({"upto", "below"}, {"over", "below"}, {"over", "about"}, {"over", "upto"})
_UNITS = ("percent", "points")


def put_otherwise(segment: Segment, first: str, second: str) -> Iterator[dict[str, str]]:
    """The words with which two versions put the same number, where they do not say the same.

    Args:
        segment: a segment that both languages have.
        first, second: the languages.
    """
    sides = [_numbers(segment.text[locale]) for locale in (first, second)]
    for value in (value for value in sides[0] if len(sides[0][value]) == len(sides[1].get(value, ()))):
        for one, other in zip(sides[0][value], sides[1][value], strict=True):
            bounds = [_bound(segment.text[locale], locale, at) for locale, at in ((first, one), (second, other))]
            units = [_unit(segment.text[locale], locale, at) for locale, at in ((first, one), (second, other))]
            found = [bound for bound in bounds if bound]
            if len(found) == 2 and {found[0][0], found[1][0]} in _APART:
                yield {first: found[0][1], second: found[1][1]}
                return  # what is put otherwise once is so throughout the sentence
            measured = [unit for unit in units if unit]
            if len(measured) == 2 and measured[0][0] != measured[1][0]:
                yield {first: measured[0][1], second: measured[1][1]}
                return


def _numbers(text: str) -> dict[str, list[re.Match[str]]]:
    found: dict[str, list[re.Match[str]]] = {}
    for match in _NUMBER.finditer(text):
        found.setdefault(match[0].replace(",", "."), []).append(match)
    return found


def _bound(text: str, locale: str, number: re.Match[str]) -> tuple[str, str] | None:
    """How a number is bounded by the words right before it: the bound, and the words with the number."""
    start = max(0, number.start() - _BEFORE)
    before = text[start : number.start()]
    for bound in _BOUNDS:
        for cue in cues(locale).find(f"bounds.{bound}", before):
            # Nothing but an article or a noun may stand between: fino alla versione 2.6, bis zu Versionen vor 2.6.
            if re.fullmatch(r"\s*(?:[^\W\d_]+\s){0,1}", before[cue.end() :]):
                nearest = max(
                    (other.end() for kind in _BOUNDS for other in cues(locale).find(f"bounds.{kind}", before)),
                )
                if cue.end() == nearest:
                    return bound, text[start + cue.start() : number.end()]
    return None


def _unit(text: str, locale: str, number: re.Match[str]) -> tuple[str, str] | None:
    after = text[number.end() : number.end() + _AFTER]
    for unit in reversed(_UNITS):
        for cue in cues(locale).find(f"units.{unit}", after)[:1]:
            if not after[: cue.start()].strip():
                return unit, text[number.start() : number.end() + cue.end()]
    if re.match(r"\s?%", after):
        return "percent", text[number.start() : number.end() + after.index("%") + 1]
    return None
