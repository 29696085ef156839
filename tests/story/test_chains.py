"""Sourcing chains: independent roots are counted, repetitions are not."""

import pytest

from story_explainer.story.chains import chain_of
from story_explainer.story.renditions import renditions
from story_explainer.story.roots import unread
from story_explainer.story.stations import Chain, Station
from tests.story.toy import story


def chain(fields: str, sources: str = "articles: {}") -> Chain:
    claims = f"claims:\n  - {{id: c, text: {{it: A, sl: B}}, certainty: stated, {fields}}}"
    whole = story(claims=claims, sources=sources)
    return chain_of(whole.claims[0], whole)


def source(ident: str, more: str = "") -> str:
    return f"  - {{id: {ident}, publisher: P, title: {{it: T, sl: T}}, locale: it, kind: press{more}}}\n"


def path(found: Chain) -> list[tuple[str, str]]:
    return [(node.kind, node.ref) for node in found.nodes]


def test_two_texts_of_one_report_are_one_root() -> None:
    """Unnamed people, one outlet, two articles: one root, and that the texts are one report is an inference."""
    found = chain("via: piccolo, basis: {kind: unnamed, count: 3}, cites: [s1, s2]")
    assert found.roots == (Station("people", count=3),)
    assert path(found) == [("people", ""), ("actor", "piccolo"), ("article", "it"), ("article", "sl")]
    assert found.inferred


def test_group_as_speaker_is_not_doubled() -> None:
    """Where the unnamed people are an actor, they stand in the chain once."""
    found = chain("by: insiders, via: piccolo, basis: {kind: unnamed, count: 3}, cites: [s2]")
    assert path(found)[:2] == [("actor", "insiders"), ("actor", "piccolo")]
    assert found.roots == (Station("actor", "insiders", 3),)


def test_one_article_is_no_inference() -> None:
    """A segment that only one article has leads to that article alone."""
    found = chain("via: piccolo, cites: [s3]")
    assert path(found) == [("actor", "piccolo"), ("article", "it")]
    assert not found.inferred


def test_nobody_named() -> None:
    """Two articles that name nobody render one report that is not known."""
    found = chain("cites: [s1]")
    assert found.roots == (Station("report"),)
    assert found.inferred


def test_that_two_texts_share_a_report_is_inferred_though_both_say_whose_news_they_retell() -> None:
    """Whom they render is stated; that one text lies behind what neither attributes to anybody is not."""
    render = "{renders: {of: piccolo, known: stated, cites: [s1]}}"
    found = chain("cites: [s1]", f"articles: {{it: {render}, sl: {render}}}\n")
    assert found.roots == (Station("report"),)
    assert found.inferred


def test_stated_rendering_is_no_inference() -> None:
    """An article that says it is a translation of the other one hangs on it, and nothing is inferred."""
    found = chain("cites: [s1]", "articles: {sl: {renders: {of: it, known: stated, cites: [s1]}}}\n")
    assert path(found) == [("report", ""), ("article", "it"), ("article", "sl")]
    assert not found.inferred


def test_sources_that_pass_on_the_report_add_no_root() -> None:
    """A source that rests on the outlet, straight or over another source, leads back to the same root."""
    sources = "articles: {}\nsources:\n" + source("sta", ", rests_on: [piccolo]") + source("delo", ", rests_on: [sta]")
    found = chain("via: piccolo, basis: {kind: unnamed}, cites: [s1, delo]", sources)
    assert found.roots == (Station("people"),)
    assert ("source", "sta") in path(found)


def test_own_report_is_a_root() -> None:
    """A source that says it reports on its own counts; one of unknown origin does not, and that is an inference."""
    own = "articles: {}\nsources:\n" + source("delo", ", rests_on: []")
    found = chain("via: piccolo, cites: [s3, delo]", own)
    assert found.roots == (Station("actor", "piccolo"), Station("source", "delo"))
    assert not found.inferred
    unknown = chain("via: piccolo, cites: [s3, delo]", "articles: {}\nsources:\n" + source("delo"))
    assert unknown.roots == (Station("actor", "piccolo"),)
    assert unknown.inferred


def test_source_on_two_origins_and_source_alone() -> None:
    """A wire story on two outlets has two roots; without a line in the claim a source stands for itself."""
    sources = "articles: {}\nsources:\n" + source("sta", ", rests_on: [piccolo, port]")
    assert chain("cites: [sta]", sources).roots == (Station("actor", "piccolo"), Station("actor", "port"))
    assert chain("cites: [sta]", "articles: {}\nsources:\n" + source("sta")).roots == (Station("source", "sta"),)


def test_source_that_passes_on_report_and_denial() -> None:
    """A wire story that holds the report and the denial has each claim from the one who makes it."""
    sources = "articles: {}\nsources:\n" + source("sta", ", rests_on: [piccolo, port]")
    assert chain("via: piccolo, cites: [sta]", sources).roots == (Station("actor", "piccolo"),)
    assert chain("by: port, cites: [sta]", sources).roots == (Station("actor", "port"),)
    assert not chain("by: port, cites: [sta]", sources).inferred


def test_circle_of_sources_ends() -> None:
    """Sources that rest on each other do not hang the program; the checks report them."""
    sources = "articles: {}\nsources:\n" + source("a", ", rests_on: [b]") + source("b", ", rests_on: [a]")
    assert set(path(chain("cites: [a]", sources))) == {("source", "a"), ("source", "b")}


def test_renditions_of_a_story() -> None:
    """All articles of a story are one report, the pivot first; inferred unless at most one of them keeps silent."""
    assert renditions(story()).locales == ("it", "sl")
    assert renditions(story()).inferred
    assert not renditions(story(sources="articles: {sl: {renders: {of: it, known: stated}}}")).inferred
    assert renditions(story(sources="articles: {sl: {renders: {of: it}}}")).inferred
    both = "articles: {it: {renders: {of: %s, known: stated}}, sl: {renders: {of: %s, known: stated}}}"
    assert renditions(story(sources=both % ("piccolo", "piccolo"))).inferred  # both retell somebody, each in its way
    assert not renditions(story(sources=both % ("sta", "sta") + "\nsources:\n" + source("sta"))).inferred


def test_whose_sources_they_are_may_be_an_inference() -> None:
    """The link from unnamed people to who relays them is marked where no text says that they are theirs."""
    for known, inferred in (("stated", False), ("inferred", True)):
        found = chain(f"via: piccolo, basis: {{kind: unnamed, count: 4, known: {known}}}, cites: [s3]")
        edge = next(edge for edge in found.edges if edge.origin.kind == "people")
        assert edge.inferred is inferred
        assert found.inferred is inferred


@pytest.mark.parametrize(
    ("publisher", "rests_on", "expected"),
    [
        ("Žica", "[piccolo]", ["piccolo"]),
        ("Il Piccolo", "[piccolo]", []),  # its own report, reprinted
        ("Žica", "[port]", []),  # no outlet
        ("Žica", "[]", []),
    ],
)
def test_a_report_that_only_others_pass_on_is_not_read(publisher: str, rests_on: str, expected: list[str]) -> None:
    entry = (
        f"  - {{id: w, publisher: {publisher}, title: {{it: T, sl: T}}, locale: it, kind: press, rests_on: {rests_on}}}"
    )
    claim = "claims: [{id: c, text: {it: A, sl: B}, certainty: stated, via: piccolo, cites: [w]}]"
    whole = story(claims=claim, sources=f"articles: {{}}\nsources:\n{entry}\n")
    assert [node.ref for node in unread(chain_of(whole.claims[0], whole), whole)] == expected


def test_of_what_a_source_rests_on_without_saying_so_nothing_follows() -> None:
    whole = story(
        claims="claims: [{id: c, text: {it: A, sl: B}, certainty: stated, via: piccolo, cites: [w]}]",
        sources="articles: {}\nsources: [{id: w, publisher: P, title: {it: T, sl: T}, locale: it, kind: press}]",
    )
    assert unread(chain_of(whole.claims[0], whole), whole) == []
