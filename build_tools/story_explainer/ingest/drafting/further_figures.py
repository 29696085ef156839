"""What of the figures that are drafted from all articles is put to those that a story has."""

from __future__ import annotations

from collections.abc import Sequence, Set
from typing import NamedTuple

from story_explainer.ingest.drafting.reading import Slugs
from story_explainer.story.model import Figure, FigureValue


class Drafted(NamedTuple):
    """What figures.yml gets: new figures, and further values of drafts that are there, by their place in the file."""

    figures: list[Figure]
    values: dict[int, list[FigureValue]]


def beside(there: Sequence[Figure], drafts: Sequence[Figure], fresh: Set[str]) -> Drafted:
    """What of the drafts is to be put to the figures that a story has.

    Args:
        there: the figures that it has.
        drafts: the figures that are drafted from all of its articles.
        fresh: the segments of the articles that have arrived. What they do not touch an editor has seen, and may have
            taken out.
    """
    homes = [next((draft for draft in drafts if _shares(figure, draft)), None) for figure in there]
    new, further, slugs = list[Figure](), dict[int, list[FigureValue]](), Slugs(figure.id for figure in there)
    for draft in drafts:
        # One sentence often gives two numbers: it is not cited for this one by a figure that is known to be another.
        here = [figure for figure, home in zip(there, homes, strict=True) if home is None or home is draft]
        cited = {cite for figure in here for value in figure.values for cite in value.cites}
        if cited.isdisjoint(cite for value in draft.values for cite in value.cites):
            if any(fresh & set(value.cites) for value in draft.values):
                locale, text = next(iter(draft.what.root.items()))
                new.append(draft.model_copy(update={"id": slugs.of(text, locale, "figure")}))
            continue
        place = next((at for at, home in enumerate(homes) if home is draft and there[at].draft), None)
        values = [value for value in draft.values if cited.isdisjoint(value.cites) and fresh & set(value.cites)]
        if place is not None and values:
            known = {value.value for value in (*there[place].values, *values)}
            further[place] = [
                value if value.corrects in known else value.model_copy(update={"corrects": None}) for value in values
            ]
    return Drafted(new, further)


def _shares(figure: Figure, draft: Figure) -> bool:
    """Whether a figure has a value of a draft: the same one of the same passage."""
    return any(
        one.value == other.value and not {*one.cites}.isdisjoint(other.cites)
        for one in figure.values
        for other in draft.values
    )
