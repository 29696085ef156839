"""The numbers of passages that matches compare: how each is written, and which of them count one thing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import NamedTuple

from story_explainer.ingest.comparison import counts
from story_explainer.ingest.comparison.quantities import COUNT
from story_explainer.ingest.comparison.sameness import sameness
from story_explainer.ingest.drafting.figure_values import in_groups
from story_explainer.ingest.text.numbers import numbers
from story_explainer.story.bitext import Segment
from story_explainer.story.model import FoundMatch

_PUT_RIGHT = 5  # how many times another number one may be that puts it right, where only the numbers show it


class PassageNumber(NamedTuple):
    """A number that a passage gives, whatever the language; a passage may give several."""

    segment: str
    value: Decimal


@dataclass(frozen=True)
class ReadNumbers:
    """The numbers that matches compare.

    Attributes:
        near: what stands next to each, in all languages in which it was compared.
        written: how it is written there.
        pairs: which two count one thing.
        corrected: of these, those of which the first one puts the second right.
        sure: what surely counts one thing by its words, not only since one passage puts the number of another right.
    """

    near: dict[PassageNumber, frozenset[str]] = field(default_factory=dict)
    written: dict[PassageNumber, list[str]] = field(default_factory=dict)
    pairs: list[tuple[PassageNumber, PassageNumber]] = field(default_factory=list)
    corrected: set[tuple[PassageNumber, PassageNumber]] = field(default_factory=set)
    sure: set[PassageNumber] = field(default_factory=set)


def read_numbers(matches: Sequence[FoundMatch], segments: Mapping[str, Segment]) -> ReadNumbers:
    """The numbers that matches about figures compare, of which surely both count one thing."""
    read = ReadNumbers()
    for match in matches:
        sides = [list(compared(match, segments[ident])) for ident in match.segments]
        both = next(((a, b) for a in sides[0] for b in sides[1] if sameness(a, b) == 2), None)
        surely = both is not None
        if both is None and match.corrects:
            counted = ((a, b) for a in sides[0] for b in sides[1] if a.unit == b.unit == COUNT)
            both = next(((a, b) for a, b in counted if _near_enough(a, b)), None)
        if both is None:
            continue
        pair = [PassageNumber(ident, figure.value) for ident, figure in zip(match.segments, both, strict=True)]
        for number, figure in zip(pair, both, strict=True):
            read.near[number] = read.near.get(number, frozenset()) | figure.near
            read.written.setdefault(number, []).append(figure.text)
        read.pairs.append((pair[0], pair[1]))
        if surely:
            read.sure.update(pair)
        if match.corrects:
            late = match.segments.index(match.corrects)
            read.corrected.add((pair[late], pair[1 - late]))
    return read


def _near_enough(first: counts.CountedValue, second: counts.CountedValue) -> bool:
    """Whether a number may put another one right by the numbers alone: 640 passengers, not 2 engines."""
    low, high = sorted((first.value, second.value))
    apart = first.head and second.head and first.head.isdisjoint(second.head | second.things)
    return low > 0 and high / low <= _PUT_RIGHT and not (apart and second.head.isdisjoint(first.things))


def compared(match: FoundMatch, segment: Segment) -> Iterator[counts.CountedValue]:
    """The figures of a passage that are written as the one that was compared, in each language."""
    for locale, text in segment.text.items():
        for one in counts.figures(text, locale):
            if one.text == match.values.get(segment.id) and not one.superseded:
                yield replace(one, text=in_digits(one.text, one.value, locale))


def in_digits(written: str, value: Decimal, locale: str) -> str:
    """A number as readers of any language can read it: 6 for “sei”, 1200 for “1.200”, which in English is a decimal.

    What is about so many (“una decina”), no whole number, or written with a scale (“2 million”) stays as it stands.

    Args:
        written: the number as it stands.
        value: what it is.
        locale: the language in which it stands.
    """
    read = numbers(written, locale, 1)
    exact = len(read) == 1 and read[0].value == value == value.to_integral_value()
    mixed = any(map(str.isdigit, written)) and any(map(str.isalpha, written))
    if not exact or mixed:
        return written
    return in_groups(int(value))


def connected(pairs: Iterable[tuple[PassageNumber, PassageNumber]]) -> list[set[PassageNumber]]:
    """The numbers that count one thing together, by pairs of them."""
    groups: list[set[PassageNumber]] = []
    for pair in pairs:
        touched = [group for group in groups if not group.isdisjoint(pair)]
        groups = [group for group in groups if group.isdisjoint(pair)] + [set(pair).union(*touched)]
    return groups
