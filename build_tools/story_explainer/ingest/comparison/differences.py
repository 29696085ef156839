"""Where two passages that tell the same give it another value: a figure, a name, a day, a bearing, a denial, a doubt.

Only what is surely about one thing is told. A number differs where both count the same thing; a name where one stands
in the other's place among words that both have, and each article knows both names, so that neither is a nickname.
"""

from __future__ import annotations

from collections.abc import Callable

from story_explainer.ingest.comparison.compass import direction
from story_explainer.ingest.comparison.contradicted import certainty, denial, negation
from story_explainer.ingest.comparison.evidence import Comparison, PairFeatures
from story_explainer.ingest.comparison.exchanged import Exchanged, day_for_day, name_for_name, person_for_person
from story_explainer.ingest.comparison.recounted import counted_otherwise, put_right
from story_explainer.ingest.comparison.steps import arrived, opposed, put_off


def difference(comparison: Comparison, pair: PairFeatures) -> Exchanged | None:
    """The difference of two passages that tell the same, if there is one.

    Args:
        comparison: the two articles.
        pair: the two passages.
    """
    return next((found for find in _FINDERS if (found := find(comparison, pair))), None)


def _direction(comparison: Comparison, pair: PairFeatures) -> Exchanged | None:
    first, second = comparison.first, comparison.second
    words = direction((first.texts[pair.row], first.locale), (second.texts[pair.column], second.locale))
    return Exchanged(*words) if words else None


_FINDERS: tuple[Callable[[Comparison, PairFeatures], Exchanged | None], ...] = (
    put_right,
    counted_otherwise,
    denial,
    negation,
    opposed,
    put_off,
    _direction,
    day_for_day,
    name_for_name,
    person_for_person,
    arrived,
    certainty,
)
