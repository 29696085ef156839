"""Who stands where in the picture of relations, in the rough: rows of boxes in which lines are short and free."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import combinations, permutations

from story_explainer.site.pictures.drawing import Extent
from story_explainer.site.pictures.geometry import crosses, cut_through

_TRIED = 10  # arrangements that are worth a closer look
# Rows of boxes by how many there are; a row of two stands at the sides, one of one in the middle.
_ROWS: dict[int, tuple[tuple[int, ...], ...]] = {
    1: ((1,),),
    2: ((1, 1), (2,)),
    3: ((1, 2), (2, 1), (1, 1, 1)),
    4: ((1, 2, 1), (2, 2), (1, 1, 2), (2, 1, 1)),
    5: ((2, 1, 2), (1, 2, 2), (2, 2, 1), (1, 2, 1, 1), (1, 1, 2, 1)),
}


@lru_cache(maxsize=128)  # the same in every language
def promising(
    count: int, pairs: tuple[tuple[int, int], ...], broad: bool
) -> tuple[tuple[tuple[int, ...], tuple[int, ...]], ...]:
    """Rows, and who stands where in them: those in which lines are short, cross little and meet no box."""
    found = []
    for rows in _ROWS[count]:
        spots = [(_side(row, at), line * 1.0) for line, row in enumerate(rows) for at in range(row)]
        for order in permutations(range(count)):
            at = {box: spots[place] for place, box in enumerate(order)}
            # What reads first stands first: the first tie's beginning higher than, or left of, its end.
            turned = sum(0.1 for a, b in pairs if (at[a][1], at[a][0]) > (at[b][1], at[b][0]))
            lines = [(at[a], at[b]) for a, b in pairs]
            long = sum(abs(a[0] - b[0]) * (0.6 if broad else 0.8) + abs(a[1] - b[1]) for a, b in lines)
            crossed = sum(
                crosses(*one, *other)
                for (one, p), (other, q) in combinations(list(zip(lines, pairs, strict=True)), 2)
                if not set(p) & set(q)
            )
            met = sum(
                cut_through(*line, Extent(x - 0.22, y - 0.2, x + 0.22, y + 0.2))
                for line, pair in zip(lines, pairs, strict=True)
                for box, (x, y) in at.items()
                if box not in pair
            )
            # Who has to do with the most stands in the middle.
            middle = sum(at[box][0] == 0.5 for pair in pairs for box in pair)
            found.append(
                (round(6 * met + 3 * crossed + long + turned + 0.3 * len(rows) - 0.8 * middle, 6), rows, order)
            )
    found.sort()
    return tuple((rows, order) for _, rows, order in found[:_TRIED])


def _side(row: int, at: int) -> float:
    return 0.5 if row == 1 else 0.0 if at == 0 else 1.0


def members_of(rows: Sequence[int], order: Sequence[int]) -> Iterator[list[int]]:
    """Who stands in each row."""
    at = 0
    for row in rows:
        yield list(order[at : at + row])
        at += row
