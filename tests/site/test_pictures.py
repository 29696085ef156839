"""Pictures of any story: no words on others, no line under a box, nothing beyond the frame."""

from __future__ import annotations

import re
from itertools import combinations

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from story_explainer.site.language import Language
from story_explainer.site.pictures.chain import ChainWords, chain_drawing
from story_explainer.site.pictures.chain_layers import ChainEdge, StationBox
from story_explainer.site.pictures.drawing import Drawing, Mark, Polyline, Rect, TextLines, same_but_moved
from story_explainer.site.pictures.entries import QUIET, StripEvent, days_of
from story_explainer.site.pictures.lying import lying
from story_explainer.site.pictures.measure import width, wrap
from story_explainer.site.pictures.relations import Party, Said, Tie, drawn, relations_drawing
from story_explainer.site.pictures.scale import stretches_of
from story_explainer.site.pictures.upright import upright
from tests import toy_site
from tests.drawn import faults
from tests.examples import examples

NAMES = [
    "Ford",
    "BYD",
    "Financial Times",
    "Vier anonyme Quellen",
    "Chinesische Elektrofahrzeughersteller",
    "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft",
    "中国汽车工业协会",
]
LABELS = [
    "Ford dementiert",
    "Financial Times berichtet über Gespräche von Ford und Xiaomi über ein Gemeinschaftsunternehmen",
    "Verkehrsinfrastrukturfinanzierungsgesellschaftsgesetz tritt in Kraft",
    "Xiaomi: niente vendite negli Stati Uniti",
    "中国汽车工业协会发表声明",
]
DATES = [
    "2026-01-31",
    "2026-02-01/2026-02-02",
    "2026-01",
    "2026",
    "2024~",
    "-0043",
    "-0044-03-15",
    "202X",
    "2016/..",
    "Y12000",
]
SIGNS = ["fact", "report", "answer", "denial", "possible"]


@st.composite
def entries(draw: st.DrawFn) -> list[StripEvent]:
    made = []
    same = draw(st.booleans())
    for number in range(draw(st.integers(2, 40))):
        if same:
            first, last = days_of(f"2026-01-{draw(st.integers(1, 4)):02}")
        else:
            dates = st.sampled_from(DATES) | st.dates().map(str).filter(lambda day: day[0] != "0")
            first, last = days_of(draw(dates))
        lane = draw(st.sampled_from(["a", "b", "c", QUIET]))
        sign, words = draw(st.sampled_from(SIGNS)), draw(st.sampled_from(LABELS))
        context = draw(st.booleans())
        made.append(StripEvent(f"e{number}", first, last, lane, sign, words, "", "1. oder 2. Februar 2026", context, 0))
    return made


def lanes_for(found: list[StripEvent], names: list[str]) -> dict[str, str]:
    used = {entry.lane for entry in found}
    named = {lane: name for lane, name in zip("abc", names, strict=False) if lane in used}
    return named | ({QUIET: "Umfeld" if named else ""} if QUIET in used else {})


@given(found=entries(), names=st.permutations(NAMES), wide=st.sampled_from([704.0, 1088.0]))
@examples(60)
def test_a_lying_strip_covers_nothing(found: list[StripEvent], names: list[str], wide: float) -> None:
    drawing = lying("wide", wide, found, lanes_for(found, names), Language.load("de"), 14)
    assert list(faults(drawing)) == []
    assert shown(drawing) == len(found)


@given(found=entries(), names=st.permutations(NAMES))
@examples(60)
def test_an_upright_strip_covers_nothing(found: list[StripEvent], names: list[str]) -> None:
    drawing = upright("narrow", 344, found, lanes_for(found, names), lambda number: f"{number} Ereignisse", 12)
    assert list(faults(drawing)) == []
    assert shown(drawing) == len(found)


def shown(drawing: Drawing) -> int:
    """How many events the marks of a drawing stand for."""
    return sum(part.count for part in drawing.parts if isinstance(part, Mark))


@st.composite
def chains(draw: st.DrawFn) -> tuple[list[StationBox], list[ChainEdge]]:
    count = draw(st.integers(1, 40))
    kinds = st.sampled_from(["people", "outlet", "party", "text", "unknown"])
    stations = [
        StationBox(f"n{at}", (draw(st.sampled_from(NAMES)),), draw(kinds), draw(st.sampled_from(["", "Medium"])))
        for at in range(count)
    ]
    said = st.sampled_from(["die Nachricht wird aufgegriffen", "vielleicht die Quellen dafür (erschlossen)", "zitiert"])
    ways = {}
    for to in range(1, count):
        for origin in draw(st.sets(st.integers(0, to - 1), max_size=3)):
            ways[origin, to] = ChainEdge(f"n{origin}", f"n{to}", draw(said), draw(st.booleans()))
    return stations, list(ways.values())


@given(chain=chains(), wide=st.sampled_from([118.0, 148.0, 193.0, 194.0, 288.0, 344.0, 620.0]))
@examples(80)
def test_a_chain_covers_nothing(chain: tuple[list[StationBox], list[ChainEdge]], wide: float) -> None:
    drawing = chain_drawing("narrow", wide, *chain, ChainWords("%(num)s Texte", "und %(num)s weitere"))
    assert list(faults(drawing)) == []


def test_a_chain_that_needs_no_more_room_is_drawn_once() -> None:
    """One box a row is the same at any width; two beside each other have more room where there is more."""
    words = ChainWords("%(num)s Texte", "und %(num)s weitere")
    people, paper = (
        StationBox("p", ("Vier Quellen",), "people", ""),
        StationBox("f", ("Financial Times",), "outlet", "Medium"),
    )
    text, other = StationBox("t", ("der Text",), "text", ""), StationBox("o", ("Reuters",), "outlet", "Medium")
    ways = [ChainEdge("p", "f", "die Quellen dafür", True), ChainEdge("f", "t", "erschienen in", False)]

    def same(stations: list[StationBox], ways: list[ChainEdge]) -> bool:
        narrow, wide = (chain_drawing("x", width, stations, ways, words) for width in (344.0, 620.0))
        return same_but_moved(narrow, wide)

    assert same([people, paper, text], ways)
    assert not same([people, paper, other, text], [*ways, ChainEdge("o", "t", "zitiert", False)])


@st.composite
def networks(draw: st.DrawFn) -> tuple[list[Party], list[Tie]]:
    count = draw(st.integers(2, 5))
    kinds = st.sampled_from(["person", "organisation", "outlet", "group"])
    parties = [Party(f"p{at}", name, draw(kinds)) for at, name in enumerate(draw(st.permutations(NAMES))[:count])]
    pairs = draw(st.sets(st.sampled_from(list(combinations(range(count), 2))), min_size=1))
    ties = []
    for one, other in sorted(pairs):
        said = [Said(draw(st.sampled_from(LABELS)))]
        if draw(st.booleans()):
            said.append(Said("dementiert von Ford", denial=True))
        ties.append(
            Tie(f"p{one}", f"p{other}", tuple(said), draw(st.booleans()), draw(st.booleans()), draw(st.booleans()))
        )
    return parties, ties


@given(network=networks(), wide=st.sampled_from([344.0, 752.0]))
@examples(40)
def test_relations_cover_nothing(network: tuple[list[Party], list[Tie]], wide: float) -> None:
    drawing = relations_drawing("wide", wide, *network)
    assert list(faults(drawing)) == []
    assert {part.of[0] for part in drawing.parts if isinstance(part, Rect) and part.style in KINDS} == {
        party.id for party in network[0]
    }


KINDS = {"person", "organisation", "outlet", "group"}


def test_a_line_that_has_room_is_drawn() -> None:
    """Five around one, each with short words: nothing is left to the list."""
    parties = [Party(str(at), name, "organisation") for at, name in enumerate(NAMES[:5])]
    ties = [Tie("0", str(at), (Said("Gespräche"),)) for at in range(1, 5)]
    for wide in (344.0, 752.0):
        assert drawn(relations_drawing("x", wide, parties, ties)) == {frozenset({"0", str(at)}) for at in range(1, 5)}


def test_a_denial_has_a_sign_of_its_own() -> None:
    parties = [Party("a", "Ford", "organisation"), Party("b", "Financial Times", "outlet")]
    tie = Tie("a", "b", (Said("dementiert ihren Bericht", denial=True),), denial=True)
    drawing = relations_drawing("x", 344, parties, [tie])
    assert [part.kind for part in drawing.parts if isinstance(part, Mark)] == ["denial"]
    assert [part.style for part in drawing.parts if isinstance(part, Polyline)] == ["denial"]


@pytest.mark.parametrize("word", NAMES)
@pytest.mark.parametrize("limit", [60.0, 120.0])
def test_lines_are_no_wider_than_their_limit(word: str, limit: float) -> None:
    lines = wrap(word, limit, 15)
    assert all(width(line, 15) <= limit for line in lines)
    assert "".join(lines).replace("-", "").replace(" ", "") == word.replace("-", "").replace(" ", "")


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("沼泽线路通车。", ("沼泽线路", "通车。")),
        ("《报》报道，与Nordlys谈判。", ("《报》报", "道，与", "Nordlys", "谈判。")),
        ("市が港に14基の風車を「建てる」。", ("市が港に", "14基の風", "車を「建", "てる」。")),
    ],
)
def test_chinese_and_japanese_lines_end_between_letters_without_a_hyphen(text: str, lines: tuple[str, ...]) -> None:
    """No line begins with a mark that closes or ends with one that opens."""
    assert wrap(text, 80, 15) == lines
    assert wrap(text, 80, 15, most=1)[0].removesuffix(" …") in text


def test_empty_time_is_cut_and_one_day_is_not() -> None:
    def days(*dates: str) -> list[tuple[int, int]]:
        return [days_of(date) for date in dates]

    long = days("2021-03-30", "2023-02-13", "2024-03-28", "2026-01-15", "2026-01-31", "2026-02-01", "2026-02-14")
    assert [len(part) for part in stretches_of(long)] == [3, 4]
    assert len(stretches_of(days("2026-01-31", "2026-01-31", "2026-01-31"))) == 1
    assert len(stretches_of(days("2026", "2026-01-31", "2026-03-01"))) == 1


def test_words_stand_in_the_flag_of_their_mark() -> None:
    """Of two events of one day in one lane both are told, and both marks are near that day."""
    day = days_of("2026-01-31")
    found = [
        StripEvent("a", *day, "x", "report", "Die FT berichtet", "", "31. Januar", False, 1),
        StripEvent("b", *day, "x", "denial", "Ford dementiert", "", "31. Januar", False, 0),
        StripEvent("c", *days_of("2026-02-14"), "x", "fact", "Danach", "", "14. Februar", False, 1),
    ]
    drawing = lying("wide", 1088, found, {"x": "Ford"}, Language.load("de"), 14)
    told = {part.lines for part in drawing.parts if isinstance(part, TextLines)}
    assert {("Die FT berichtet",), ("Ford dementiert",), ("Danach",)} <= told
    a, b = (next(part.x for part in drawing.parts if isinstance(part, Mark) and part.of == (one,)) for one in "ab")
    assert 13 < b - a < 16


def test_words_that_have_room_are_whole() -> None:
    """Neither cut nor broken, though they are longer than those of a label mostly are."""
    words = "La ditta respinge in un comunicato l’accusa di non aver curato la manutenzione del tubo."
    compound = "Bloomberg: Farley spricht mit US-\u2060Regierungsvertretern"
    found = [
        StripEvent("a", *days_of("2026-01-01"), "x", "fact", "Prima", "", "1º gennaio", False, 1),
        StripEvent("b", *days_of("2026-01-20"), "x", "denial", words, "", "20 gennaio", False, 0),
        StripEvent("c", *days_of("2026-01-31"), "y", "report", compound, "", "31 gennaio", False, 0),
    ]
    drawing = lying("wide", 1088, found, {"x": "Ditta", "y": "Stampa"}, Language.load("it"), 14)
    told = {" ".join(part.lines) for part in drawing.parts if isinstance(part, TextLines)}
    assert {words, compound} <= told


def test_lines_that_end_at_a_pole_end_there() -> None:
    """A blank behind one would push it away from where the others end."""
    ends = [
        text
        for page in toy_site.pages()
        for text in BeautifulSoup(page.body, "html.parser").select('text[text-anchor="end"]')
        if text.find("tspan")
    ]
    assert len(ends) > 5
    for text in ends:
        lines = [line.get_text() for line in text.select("tspan")]
        assert lines == [lines[0].strip(), *(f" {line.strip()}" for line in lines[1:])]


def test_every_mark_of_a_drawing_is_drawn_in_the_legend() -> None:
    """A drawing only says where it stands; without its sign in the legend nothing would be seen."""
    seen = 0
    for page in toy_site.pages():
        used = re.findall(r'<use href="#([^"]+)"', page.body)
        drawn = re.findall(r'<g id="([^"]+)"', page.body)
        assert set(used) <= set(drawn), page.path
        assert len(drawn) == len(set(drawn)), page.path
        seen += len(used)
    assert seen > 10
