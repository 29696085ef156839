"""Of long texts only a band of pairs is looked at, and nothing is lost: what answers lies in it."""

from __future__ import annotations

import random

import pytest

from story_explainer.ingest.alignment.align import Limits, align
from story_explainer.ingest.alignment.band import band
from story_explainer.ingest.alignment.costs import Costs, Unit, bead_costs
from story_explainer.ingest.alignment.lexical import Anchors

NAMES = ("Moss", "Pell", "Ruz", "Kerl", "Brak", "Tolm", "Vird", "Sanz")


def told(count: int) -> tuple[list[Unit], list[Unit]]:
    """A text in German and Italian, each sentence with a number and a name that few others have."""
    chosen = random.Random(7)
    facts = [(chosen.randrange(10_000, 99_999), chosen.choice(NAMES)) for _ in range(count)]
    german = [Unit(f"Nach Angaben von {name} waren es an diesem Tag {number} Tonnen.") for number, name in facts]
    italian = [Unit(f"Secondo {name} quel giorno erano {number} tonnellate.") for number, name in facts]
    return german, italian


def pairs(costs: Costs) -> int:
    """For how many pairs of sentences something is kept."""
    return sum(block.beads[1, 1].size for block in costs.blocks)


@pytest.fixture(autouse=True)
def narrow(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if a band were a few sentences wide, so that texts that are soon aligned are long."""
    monkeypatch.setattr("story_explainer.ingest.alignment.band._BESIDE", 25)
    monkeypatch.setattr("story_explainer.ingest.alignment.band._ROWS", 16)


@pytest.mark.parametrize("without", [(60, 60), (60, 130), (0, 70), (110, 180)])
def test_what_answers_lies_in_the_band(without: tuple[int, int]) -> None:
    """However much of the middle, the beginning or the end one side leaves out."""
    german, italian = told(180)
    first, last = without
    left = [number for number in range(180) if not first <= number < last]
    target = [italian[number] for number in left]
    for source, other, expected in (
        (german, target, {(number, place) for place, number in enumerate(left)}),
        (target, german, {(place, number) for place, number in enumerate(left)}),
    ):
        costs = bead_costs(source, other, ("de", "it"), vectors=False)
        beads = align(costs, (0, len(source)), (0, len(other)))
        found = {(bead.i, bead.j) for bead in beads if (bead.a, bead.b) == (1, 1)}
        assert found == expected
        assert [bead.i for bead in beads if bead.a] == sorted({bead.i for bead in beads if bead.a})
        assert len(other) <= 50 or pairs(costs) < 0.85 * len(source) * len(other)


def test_room_grows_with_the_length_alone() -> None:
    """Twice the sentences take about twice the room; all pairs would take four times."""
    kept = [pairs(bead_costs(*told(count), ("de", "it"), vectors=False)) for count in (160, 320)]
    assert kept[1] < 2.6 * kept[0]


def test_short_texts_are_looked_at_whole() -> None:
    german, italian = told(40)
    assert pairs(bead_costs(german, italian, ("de", "it"), vectors=False)) == 40 * 40


def test_texts_with_nothing_in_common_take_no_more_room() -> None:
    german = list(told(200)[0])
    other = [Unit("Ja.") for _ in range(200)]
    costs = bead_costs(german, other, ("de", "it"), vectors=False)
    assert pairs(costs) < 0.8 * 40_000
    assert sum(bead.a for bead in align(costs, (0, 200), (0, 200))) == 200


def test_an_editor_may_pin_what_lies_outside() -> None:
    german, italian = told(160)
    costs = bead_costs(german, italian, ("de", "it"), vectors=False)
    beads = align(costs, (0, 160), (0, 160), Limits(pins=((10, 11, 140, 141),)))
    assert [(bead.i, bead.j) for bead in beads if bead.by == "editor"] == [(10, 140)]
    assert sum(bead.a for bead in beads) == sum(bead.b for bead in beads) == 160


def test_blocks_know_what_the_whole_knows() -> None:
    """The share of anchors in a part of two texts is that of the whole."""
    german, italian = ([unit.text for unit in side] for side in told(60))
    anchors = Anchors(german, italian, ("de", "it"))
    for a, b in ((1, 1), (2, 3), (4, 1)):
        whole, part = anchors.share(a, b, (0, 60), (0, 60)), anchors.share(a, b, (20, 40), (10, 50))
        assert part == pytest.approx(whole[20 : 41 - a, 10 : 51 - b])


def test_nothing_at_all() -> None:
    for source, target in (([], []), (told(3)[0], []), ([], told(3)[1])):
        costs = bead_costs(source, target, ("de", "it"), vectors=False)
        beads = align(costs, (0, len(source)), (0, len(target)))
        assert (sum(bead.a for bead in beads), sum(bead.b for bead in beads)) == (len(source), len(target))
    assert band(0, 0, lambda _: pytest.fail("there is nothing to compare")).blocks == []
