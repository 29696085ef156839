"""The picture of who relates to whom: within its frame, no box on another, no line through a box where that can be."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from story_explainer.site.network import network
from story_explainer.site.pictures import Box, Link, Picture, PlacedBox, PlacedLink

WORDS = ["Ford", "BYD", "Financial Times", "Vier ungenannte Quellen", "Chinesische Elektrofahrzeughersteller", "中国"]


def overlap(a: PlacedBox, b: PlacedBox) -> bool:
    return abs(a.x - b.x) < (a.width + b.width) / 2 and abs(a.y - b.y) < (a.height + b.height) / 2


def hits(link: PlacedLink, box: PlacedBox) -> bool:
    """Whether a line goes through a box that it does not end at: points along it, a little inside the box."""
    for step in range(2, 99):
        x, y = link.x1 + (link.x2 - link.x1) * step / 100, link.y1 + (link.y2 - link.y1) * step / 100
        if abs(x - box.x) < box.width / 2 - 2 and abs(y - box.y) < box.height / 2 - 2:
            return True
    return False


def draw(count: int, pairs: set[tuple[int, int]], words: list[str] = WORDS) -> Picture:
    boxes = [Box(str(number), words[number % len(words)], "person") for number in range(count)]
    return network(boxes, [Link(str(a), str(b), str(at)) for at, (a, b) in enumerate(sorted(pairs))])


@st.composite
def graphs(drawn: st.DrawFn) -> tuple[int, set[tuple[int, int]]]:
    count = drawn(st.integers(1, 14))
    pairs = list(combinations(range(count), 2))
    return count, drawn(st.sets(st.sampled_from(pairs), max_size=16)) if pairs else set()


@given(graph=graphs(), words=st.permutations(WORDS))
@settings(max_examples=60, deadline=None)
def test_boxes_stand_apart_and_within_the_frame(graph: tuple[int, set[tuple[int, int]]], words: list[str]) -> None:
    picture = draw(*graph, words)
    assert {box.id for box in picture.boxes} == {str(number) for number in range(graph[0])}
    for box in picture.boxes:
        assert box.x - box.width / 2 > 0
        assert box.x + box.width / 2 < picture.width
        assert box.y - box.height / 2 > 0
        assert box.y + box.height / 2 < picture.height
        assert box.scale > 0.7
    assert not [pair for pair in combinations(picture.boxes, 2) if overlap(*pair)]
    assert picture == draw(*graph, words)


@pytest.mark.parametrize(
    ("count", "pairs"),
    [
        (12, {(0, 1), (0, 2), (0, 3), (1, 4), (1, 3), (1, 5), (1, 6), (3, 7), (2, 6), (8, 0), (9, 4), (4, 10)}),
        (7, {(0, each) for each in range(1, 7)}),
        (9, {(each, each + 1) for each in range(8)}),
        (8, {(each, (each + 1) % 8) for each in range(8)}),
    ],
)
def test_no_line_goes_through_a_box(count: int, pairs: set[tuple[int, int]]) -> None:
    picture = draw(count, pairs, ["Ford"])
    links = sorted((min(pair), max(pair)) for pair in pairs)
    drawn = [Link(str(a), str(b)) for a, b in links]
    assert len(picture.links) == len(drawn)
    through = [
        (link.label, box.id)
        for link, (a, b) in zip(picture.links, sorted(pairs), strict=True)
        for box in picture.boxes
        if box.id not in (str(a), str(b)) and hits(link, box)
    ]
    assert through == []


def test_an_arrowhead_at_the_end_and_two_where_it_goes_both_ways() -> None:
    boxes = [Box("a", "A", "person"), Box("b", "B", "person")]
    (one,), (two,) = (network(boxes, [Link("a", "b", "1", both=both)]).links for both in (False, True))
    assert one.heads[0].startswith(f"{one.x2},{one.y2} ")
    assert (len(one.heads), len(two.heads)) == (1, 2)


def test_a_crowd_is_drawn_all_the_same() -> None:
    """Two hundred lines between forty actors: the search for the best arrangement stops early, and all are there."""
    picture = draw(40, set(combinations(range(0, 40, 2), 2)))
    assert (len(picture.boxes), len(picture.links)) == (40, 190)
