"""Where two passages give one quantity two values, and where they surely count one thing and agree in no number."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from story_explainer.ingest.comparison.amounts import SHARE, Amount
from story_explainer.ingest.comparison.counts import CountedValue
from story_explainer.ingest.comparison.evidence import Comparison, PairFeatures
from story_explainer.ingest.comparison.exchanged import Exchanged
from story_explainer.ingest.comparison.quantities import COUNT, PART
from story_explainer.ingest.comparison.reading import AnalysedArticle
from story_explainer.ingest.comparison.restated import Restated, gives
from story_explainer.ingest.comparison.sameness import agree, one_measure, one_toll, sameness, toll_of, unlike
from story_explainer.ingest.comparison.substance import substance
from story_explainer.ingest.languages.cues import cues

_CLAUSE = re.compile(r"[,;.!?]")
_EVERYDAY = 12  # up to here a number may be of anything


def put_right(comparison: Comparison, pair: PairFeatures) -> Exchanged | None:
    """One passage gives the number that the other puts another one in the place of, and is put right by it."""
    sides = ((comparison.first, pair.row), (comparison.second, pair.column))
    found = []
    for late, (reading, row) in enumerate(sides):
        other, place = sides[1 - late]
        for one in reading.restated[row]:
            said = gives(other.amounts[place], one)
            one_thing = said and (said.unit != COUNT or _one_thing(reading, row, one, other, place, said))
            if said and (one_thing or (_is_lone(said, other, place) and _tells_more(comparison, pair))):
                old, new = said.said(other.texts[place]), one.new.said(reading.texts[row])
                values = (old, new) if late else (new, old)
                found.append(Exchanged(*values, "figure", corrects=late if one.wrong else None))
    return found[0] if len({each.corrects for each in found}) == 1 else None


def counted_otherwise(comparison: Comparison, pair: PairFeatures) -> Exchanged | None:
    """A thing that each passage counts once: one that stands with several numbers is a range, or is broken down."""
    first, second = (_current(side) for side in _counted(comparison, pair))
    units = [Counter(figure.unit for figure in side) for side in (first, second)]
    alike = [(a, b) for a in first for b in second if _same_count(a, b, units[0][a.unit] == units[1][b.unit] == 1)]
    left, right = Counter(a for a, _ in alike), Counter(b for _, b in alike)
    across = not comparison.first.same_language(comparison.second)
    for a, b in alike:
        if one_measure(a, b, across):
            continue
        if not agree(a, b) and left[a] == right[b] == 1:
            return Exchanged(a.text, b.text, "figure")
    return None


def counts_apart(comparison: Comparison, pair: PairFeatures) -> bool:
    """Whether both passages tell how many of one thing there are, now or before, and agree in no such number.

    Of two such passages one does not repeat the other, even if it is not sure what each says now; nor does one that
    counts only the dead repeat one that counts only the missing.
    """
    first, second = _counted(comparison, pair)
    here, there = (frozenset(toll for figure in side for toll in toll_of(figure)) for side in (first, second))
    if here and there and here.isdisjoint(there):
        return not {figure.value for figure in first} & {figure.value for figure in second}
    if _one_amount(comparison, pair):
        return False
    if _amounts_apart(comparison, pair):
        return True
    across = not comparison.first.same_language(comparison.second)
    alike = [(a, b) for a in first for b in second if one_toll(a, b) or sameness(a, b) == 2]
    return bool(alike) and not any(agree(a, b) or one_measure(a, b, across) for a, b in alike)


def corrects(reading: AnalysedArticle, row: int, written: str, other: CountedValue) -> bool:
    """Whether a passage says in words that it puts an earlier report right by a number, in the same clause.

    Args:
        reading: the article.
        row: the passage.
        written: the number as it stands there.
        other: what the other passage says; where this one tells which number was wrong, it has to be that one.
    """
    text = reading.texts[row]
    wrong = [figure.value for figure in reading.figures[row] if figure.superseded and sameness(figure, other)]
    if wrong and other.value not in wrong:
        return False
    places = [(figure.start, figure.start + len(figure.text)) for figure in reading.figures[row]]
    places = [place for place in places if text[slice(*place)] == written]
    return any(
        not _CLAUSE.search(text[min(end, cue.end()) : max(start, cue.start())])
        for cue in cues(reading.locale).find("response.corrects", text)
        for start, end in places
    )


def _one_thing(
    reading: AnalysedArticle, row: int, one: Restated, other: AnalysedArticle, place: int, said: Amount
) -> bool:
    """Whether a number put right, and one that another passage gives, may count one thing: a small one may any."""
    old = next((figure for figure in reading.figures[row] if figure.start == one.old.start), None)
    there = next((figure for figure in other.figures[place] if figure.start == said.start), None)
    if old is None or there is None:
        return said.value > _EVERYDAY
    tolls = toll_of(old), toll_of(there)
    if any(tolls) and said.value > _EVERYDAY:
        return not all(tolls) or not tolls[0].isdisjoint(tolls[1])
    return said.value > _EVERYDAY or one_toll(old, there) or sameness(old, there) > 0


def _is_lone(said: Amount, reading: AnalysedArticle, row: int) -> bool:
    """Whether a number is the only one of its unit in a passage."""
    return _lone(reading.texts[row], reading.amounts[row]).get(said.unit) == said


def _tells_more(comparison: Comparison, pair: PairFeatures) -> bool:
    """Whether two passages share anything but numbers and whom they tell of."""
    return any(a[0] != "#" for a, _ in substance(comparison, pair))


def _one_amount(comparison: Comparison, pair: PairFeatures) -> bool:
    """Whether both passages give an amount of one unit, and no everyday number."""
    first, second = (
        {(one.value, one.unit) for one in reading.amounts[row] if one.value > _EVERYDAY and one.unit != COUNT}
        for reading, row in ((comparison.first, pair.row), (comparison.second, pair.column))
    )
    return bool(first & second)


def _amounts_apart(comparison: Comparison, pair: PairFeatures) -> bool:
    """Whether each passage gives one amount of a unit, and none is in both: two prices are of two things."""
    sides = ((comparison.first, pair.row), (comparison.second, pair.column))
    first, second = (reading.amounts[row] for reading, row in sides)
    if any(agree(a, b) for a in first for b in second):
        return False
    across = not comparison.first.same_language(comparison.second)
    left, right = (_lone(reading.texts[row], reading.amounts[row]) for reading, row in sides)
    shared = (left.keys() & right.keys()) - {PART, SHARE}
    return bool(shared) and not any(one_measure(left[unit], right[unit], across) for unit in shared)


def _lone(text: str, found: Sequence[Amount]) -> dict[str, Amount]:
    """The amounts that are the only ones of their unit, without the ends of ranges: “from 2 to 4 inches”."""
    units = Counter(one.unit for one in found)
    ranged = {one for both in pairwise(found) if len(text[both[0].end : both[1].start].split()) < 2 for one in both}
    return {one.unit: one for one in found if units[one.unit] == 1 and one not in ranged}


def _counted(comparison: Comparison, pair: PairFeatures) -> tuple[tuple[CountedValue, ...], tuple[CountedValue, ...]]:
    return comparison.first.figures[pair.row], comparison.second.figures[pair.column]


def _current(figures: Sequence[CountedValue]) -> list[CountedValue]:
    """The figures without those that are told as earlier or wrong: they are no value of the day."""
    return [figure for figure in figures if not figure.superseded]


def _same_count(first: CountedValue, second: CountedValue, lone: bool) -> bool:
    """Whether two figures surely count one thing: one that an event has one number of, or in two words alike.

    That they are the only ones of their unit in two passages that tell the same (`lone`) is as good as a word; of those
    that are no counts, what is measured need not stand beside both: “turnout in the valley was 58 percent”.
    """
    sure = sameness(first, second)
    beside = sure == 2 or (sure == 1 and lone and first.unit != COUNT and not unlike(first, second))
    return one_toll(first, second) or (beside and len(first.things & second.things) + lone > 1)
