"""Which sentences and headlines give a number that a later article puts right or gives anew: they are no news."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from story_explainer.ingest.comparison.amounts import Amount, amounts, one_unit
from story_explainer.ingest.comparison.counts import figures
from story_explainer.ingest.comparison.quantities import COUNT
from story_explainer.ingest.comparison.restated import restated
from story_explainer.ingest.comparison.sameness import same_value, toll_of
from story_explainer.ingest.drafting.negated import denied_later
from story_explainer.ingest.drafting.reading import Reading
from story_explainer.ingest.languages.cues import cues
from story_explainer.story.bitext import Bitext, Segment
from story_explainer.story.model import FoundMatch

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_OPENING = 2  # sentences in which an article says what it overturns
_EVERYDAY = 100  # counts up to here may be of anything


@dataclass(frozen=True, slots=True)
class _NamedNumber:
    """A number as it stands in a passage, with the words that it may be known by: a toll, or what is counted."""

    amount: Amount
    things: frozenset[str]

    def is_one(self, other: _NamedNumber) -> bool:
        """Whether two numbers are one: of one unit and value, and of one thing where they are everyday ones."""
        first, second = self.amount, other.amount
        if not one_unit(first, second) or not same_value(first.value, second.value):
            return False
        plain = COUNT in (first.unit, second.unit) and first.value <= _EVERYDAY
        return not plain or not self.things.isdisjoint(other.things)

    def differs(self, other: _NamedNumber) -> bool:
        """Whether two numbers are of one thing, and not one."""
        first, second = self.amount, other.amount
        of_one = one_unit(first, second) and not self.things.isdisjoint(other.things)
        return of_one and not same_value(first.value, second.value)


class Outdated:
    """What the later articles of a story put right or give anew."""

    def __init__(
        self,
        bitexts: Mapping[str, Bitext],
        matches: Iterable[FoundMatch],
        order: Sequence[str],
        as_of: str | None = None,
    ) -> None:
        """Read the articles.

        Args:
            bitexts: the bitext of each article by its id.
            matches: what they have in common.
            order: the ids of the articles in the order of publication.
            as_of: the day of the newest, if one says when it appeared.
        """
        self._as_of = as_of or ""
        self._segments = {segment.id: segment for text in bitexts.values() for segment in text.segments()}
        article = {segment.id: name for name, text in bitexts.items() for segment in text.segments()}
        rank = {name: place for place, name in enumerate(order or bitexts)}
        self._rank = {ident: rank.get(name, 0) for ident, name in article.items()}
        self._old: list[tuple[int, _NamedNumber]] = []
        self._replaced: set[str] = set()
        self._overtaken: set[str] = set()
        self._told_otherwise: set[str] = set()
        for segment in self._segments.values():
            for locale, text in segment.text.items():
                put_right = [one.old for one in restated(text, locale, amounts(text, locale)) if one.wrong]
                self._old += [
                    (self._rank[segment.id], _NamedNumber(one, _things(text, locale, one))) for one in put_right
                ]
        opening = [self._segments[ident] for text in bitexts.values() for ident in _opening(text)]
        turning = sorted((self.rank(one.id), _turns(one, "again")) for one in opening if _turns(one, "overturned"))
        # What two articles say to be overturned is so once, unless the later one tells of a second turn.
        self._turned = max((rank for rank, again in turning if again or rank == turning[0][0]), default=0)
        # From which article on all open with how it ended: a verdict, an agreement.
        ended = {self.rank(one.id) for one in opening if _turns(one, "settled")}
        newest = max(self._rank.values(), default=0)
        self._ended = newest + 1
        while self._ended - 1 in ended:
            self._ended -= 1
        for match in matches:
            if match.segments[0] not in article or match.segments[1] not in article:
                continue
            if match.about == "figure":
                self._take(match)
            early, late = sorted(match.segments, key=self.rank)
            if "overlaps" in match.kinds and self.rank(early) < self.rank(late):
                self._told_otherwise.add(early)
            anew = match.about is not None and not match.denies and not {"updated", "differs"}.isdisjoint(match.kinds)
            if anew and self.rank(early) < self.rank(late):
                self._overtaken.add(early)
        self._told_otherwise |= set(denied_later(list(self._segments.values()), self.rank))

    def rank(self, segment: str) -> int:
        """The place of the article of a segment in the order of publication."""
        return self._rank.get(segment, 0)

    def holds(self, segment: Segment) -> bool:
        """Whether no number of a segment, in any of its languages, is one that a later article puts right or anew."""
        if segment.id in self._replaced:
            return False
        later = [number for rank, number in self._old if rank > self.rank(segment.id)]
        # Numbers are looked for only where there is one to compare them with: a text may be made of them.
        return not later or not any(number.is_one(old) for number in _numbers(segment) for old in later)

    def stands(self, segment: Segment) -> bool:
        """Whether a segment holds, and no later article tells otherwise what it does: somebody has answered by now.

        What a later one denies stands, with the denial.
        """
        return segment.id not in self._overtaken and self.holds(segment)

    def is_newest(self, segment: Segment) -> bool:
        """Whether a segment stands, and no later article tells more or less of the same."""
        return segment.id not in self._told_otherwise and self.stands(segment)

    def is_overturned(self, segment: Segment) -> bool:
        """Whether a later article opens with what overturns a result, a ruling or a plan: what was told may be it."""
        return self.rank(segment.id) < self._turned

    def ends_with(self, segment: Segment) -> bool:
        """Whether a segment is of the newest articles, all of which open with how something ended."""
        return self.rank(segment.id) >= self._ended

    def in_the_newest(self, segment: Segment) -> bool:
        """Whether a segment stands in the newest of several articles."""
        return self.rank(segment.id) == max(self._rank.values()) > 0

    def of_the_last_day(self, reading: Reading) -> bool:
        """Whether an article appeared on the day of the newest, or nobody knows when."""
        days = [str(day) for locale in reading.locales if (day := reading.published(locale))]
        return not days or max(days) >= self._as_of

    def has_passed(self, reading: Reading, segment: Segment) -> bool:
        """Whether a segment tells of a day to come then, which by the newest article's day has come."""
        return any(
            time.dated and _DAY.match(time.value) and str(reading.published(locale)) < time.value[:10] <= self._as_of
            for locale, found in reading.times(segment).items()
            if reading.published(locale)
            for time in found
        )

    def gives_anew(self, later: Segment, segment: Segment) -> bool:
        """Whether a segment of a later article gives another number of what an earlier one gives one of."""
        return self.rank(later.id) > self.rank(segment.id) and any(
            new.differs(old) for new in _numbers(later) for old in _numbers(segment)
        )

    def _take(self, match: FoundMatch) -> None:
        early, late = sorted(match.segments, key=self.rank)
        if match.corrects:
            early, late = (ident for ident in sorted(match.segments, key=lambda ident: ident == match.corrects))
        elif self.rank(early) == self.rank(late):
            return
        self._replaced.add(early)
        for number in _numbers(self._segments[early]):
            said = {number.amount.said(text) for text in self._segments[early].text.values()}
            if match.values.get(early) in said:
                self._old.append((self.rank(late), number))


def _turns(segment: Segment, key: str) -> bool:
    return any(cues(locale).has(f"outcome.{key}", text) for locale, text in segment.text.items())


def _opening(text: Bitext) -> list[str]:
    """The headline of an article and its first sentences."""
    sentences = [segment.id for segment in text.segments() if segment.id[0] == "s"]
    return ([text.title.id] if text.title else []) + sentences[:_OPENING]


def _numbers(segment: Segment) -> Iterator[_NamedNumber]:
    for locale, text in segment.text.items():
        for amount in amounts(text, locale):
            if not amount.superseded:
                yield _NamedNumber(amount, _things(text, locale, amount))


def _things(text: str, locale: str, amount: Amount) -> frozenset[str]:
    here = [figure for figure in figures(text, locale) if figure.start == amount.start]
    return frozenset(thing for figure in here for thing in (toll_of(figure) or figure.near))
