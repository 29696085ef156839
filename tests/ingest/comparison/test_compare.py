"""Which passages of two articles tell the same: what is found, and what holds whatever the articles."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.examples import examples
from tests.ingest.comparison.accounts_by_hand import account, between

from story_explainer.ingest.alignment import encoder
from story_explainer.ingest.comparison.accounts import Account
from story_explainer.ingest.comparison.compare import compare, compare_all, read
from story_explainer.ingest.comparison.matches import SHOWN
from story_explainer.ingest.comparison.rivals import leads
from story_explainer.story.model.matches import PUBLIC

PAPER = account(
    "paper",
    "Ferry sinks off Marenzo: six dead, 14 missing",
    "The ferry Aurora capsized on Tuesday evening after it struck a reef near the lighthouse of Marenzo.",
    "“We heard a bang and then the water came in from everywhere,” said the cook, Pietro Salandra.",
    "The port authority had warned of fog since noon.",
    "The mayor of Marenzo opened the sports hall to the families.",
    published="2031-03-04T22:00",
)
WIRE = account(
    "wire",
    "Eight dead after ferry accident at Marenzo, nine missing",
    "The Aurora struck a reef near Marenzo’s lighthouse on Tuesday evening and capsized.",
    "A cook told reporters: “We heard a bang and then the water came in from everywhere.”",
    "Tickets for the crossing cost 12 euros.",
    published="2031-03-05T07:30",
)
TENNIS = account(
    "tennis",
    "Kowalczyk wins her first title in Lisbon",
    "She beat the favourite in three sets on a windy afternoon.",
    "“I had nothing to lose,” she said.",
)


@pytest.fixture(params=["vectors", "anchors"])
def _either(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the extra and as on a machine that lacks it."""
    if request.param == "anchors":
        monkeypatch.setattr(encoder, "available", lambda *locales: False)
    elif not encoder.available("en"):
        pytest.skip("the extra is not installed")


pytestmark = pytest.mark.usefixtures("_either")


def test_the_same_event_in_other_words() -> None:
    found = between(compare_all([PAPER, WIRE]), "paper#s2", "wire#s2")
    assert found is not None
    assert found.kinds == {"repeated"}
    assert SHOWN <= found.score < PUBLIC


def test_a_toll_that_rises_is_updated_where_it_is_known_which_article_is_later() -> None:
    found = between(compare_all([PAPER, WIRE]), "paper#s1", "wire#s1")
    assert found is not None
    assert found.kinds == {"updated"}
    assert found.values == {"paper#s1": "six", "wire#s1": "Eight"}


def test_and_differs_where_it_is_not() -> None:
    undated = [Account(one.id, one.segments) for one in (PAPER, WIRE)]
    found = between(compare_all(undated), "paper#s1", "wire#s1")
    assert found is not None
    assert found.kinds == {"differs"}


def test_a_correction_is_told() -> None:
    later = account("later", "Number of dead on the ferry Aurora corrected to seven", published="2031-03-05T21:00")
    found = between(compare_all([WIRE, later]), "later#s1", "wire#s1")
    assert found is not None
    assert found.corrects == "later#s1"
    assert set(found.values.values()) == {"seven", "Eight"}


def test_a_quotation_in_the_same_words_may_be_public() -> None:
    found = between(compare_all([PAPER, WIRE]), "paper#s3", "wire#s3")
    assert found is not None
    assert found.kinds == {"repeated", "same-words"}
    assert found.score >= PUBLIC


def test_what_nobody_else_tells_stays_alone() -> None:
    told = {ident for match in compare_all([PAPER, WIRE]) for ident in match.segments}
    assert told.isdisjoint({"paper#s4", "paper#s5", "wire#s4"})


def test_an_unrelated_article_gives_nothing() -> None:
    assert compare_all([PAPER, TENNIS]) == []
    assert compare_all([WIRE, TENNIS]) == []


def test_the_order_of_articles_does_not_matter() -> None:
    assert compare_all([PAPER, WIRE, TENNIS]) == compare_all([TENNIS, WIRE, PAPER])
    assert compare(read(PAPER), read(WIRE)) == compare(read(WIRE), read(PAPER))


def test_one_more_article_changes_nothing_between_the_others() -> None:
    before = compare_all([PAPER, WIRE])
    later = account("another", "The ferry Aurora had been overhauled in May.", "It struck a reef near Marenzo.")
    assert [m for m in compare_all([PAPER, WIRE, later]) if all("another" not in s for s in m.segments)] == before


def test_across_languages() -> None:
    german = account(
        "bote",
        "Fährunglück vor Marenzo: Zahl der Toten steigt auf acht",
        "Die Fähre Aurora war am Dienstagabend nahe dem Leuchtturm von Marenzo auf ein Riff gelaufen und gekentert.",
        locale="de",
        published="2031-03-05",
    )
    found = between(compare_all([PAPER, german]), "bote#s1", "paper#s1")
    assert found is not None
    assert found.values == {"bote#s1": "acht", "paper#s1": "six"}


def test_a_segment_in_two_languages_is_compared_in_those_that_both_have() -> None:
    both = account("both", {"fr": "Le ferry a coulé.", "en": PAPER.segments["paper#s2"]["en"]})
    found = between(compare_all([WIRE, both]), "both#s1", "wire#s2")
    assert found is not None


def test_what_is_alike_in_one_version_alone_is_not_sure() -> None:
    told = PAPER.segments["paper#s2"]["en"]
    first = account("first", {"en": told, "fr": "Le maire de Vauclin inaugure la piscine municipale."})
    second = account("second", {"en": WIRE.segments["wire#s2"]["en"], "fr": "Un musicien breton a gagné le concours."})
    assert compare_all([first, second]) == []


def test_a_denial_of_what_the_other_says() -> None:
    first = account(
        "first", "Witnesses say that the captain Ugo Brandt was drunk when the ferry left.", "It was raining."
    )
    second = account(
        "second", "Prosecutors denied that the captain Ugo Brandt was drunk when the ferry left.", "A day later."
    )
    found = between(compare_all([first, second]), "first#s1", "second#s1")
    assert found is not None
    assert "differs" in found.kinds
    assert found.values["second#s1"] == "denied"


def test_an_unknown_language_is_no_error() -> None:
    left = account("left", "Qorvat Mendeli zukari 384 holan.", "Brasto ilemo.", locale="xx")
    right = account("right", "Qorvat Mendeli zukari 384 holan.", "Kolemi trasu.", locale="xx")
    found = between(compare_all([left, right]), "left#s1", "right#s1")
    assert found is not None
    assert compare_all([left, PAPER]) == []


def test_ids_are_given_once() -> None:
    with pytest.raises(ValueError, match="“paper” stands for two things"):
        compare_all([PAPER, PAPER])
    with pytest.raises(ValueError, match="“paper#s1” stands for two things"):
        compare_all([PAPER, Account("other", {"paper#s1": {"en": "x"}})])


_WORDS = st.sampled_from(
    ["ferry", "reef", "Marenzo", "said", "14", "six", "“never", "again”", "dead", "missing", "the", "of", ","]
)
_TEXT = st.lists(_WORDS, min_size=1, max_size=12).map(" ".join)
_ARTICLES = st.tuples(*[st.lists(_TEXT, max_size=4)] * 2)


@examples(40)
@given(_ARTICLES)
def test_whatever_the_articles(texts: tuple[list[str], list[str]]) -> None:
    """Each match joins the two articles, is of exactly one of the four kinds, and has values where it has to."""
    a, b = account("a", *texts[0]), account("b", *texts[1])
    found = compare_all([a, b])
    assert found == compare_all([b, a])
    for match in found:
        assert [segment[0] for segment in match.segments] == ["a", "b"]
        assert len(match.kinds & {"repeated", "overlaps", "differs", "updated"}) == 1
        assert bool(match.values) == match.kinds.isdisjoint({"repeated", "overlaps"})
        assert set(match.values) <= set(match.segments)
        assert SHOWN <= match.score <= 1
        assert match.score < PUBLIC or match.kinds & {"same-words", "copied"}


def test_nothing_in_an_article_is_no_error() -> None:
    assert compare_all([account("a"), account("b", "Six dead.")]) == []
    assert compare_all([account("a", "…"), account("b", "Six dead.")]) == []


def test_who_speaks_is_not_what_is_said() -> None:
    """A quotation of which the other passage has nothing makes the two less likely to tell the same."""
    first = "“We heard nothing before the ice came down,” said the mountain guide Pietro Salandra of Marenzo."
    second = "The mountain guide Pietro Salandra of Marenzo had led the rescue on the glacier."
    quoted, plain = account("a", first, *OTHERS), account("b", second, *OTHERS[::-1])
    bare = account("a", first.replace("“", "").replace("”", ""), *OTHERS)
    scores = [between(compare_all([one, plain]), "a#s1", "b#s1") for one in (quoted, bare)]
    assert scores[1] is not None
    assert scores[0] is None or scores[0].score < scores[1].score - 0.1


OTHERS = ("The road to the pass is closed.", "A helicopter came from Orvieda at noon.", "Snow fell again at night.")


def test_a_pair_with_a_better_rival_is_less_likely() -> None:
    assert leads({("a", "x"): 2.0, ("a", "y"): 0.5, ("b", "y"): 1.0}) == {
        ("a", "x"): 1.5 + 4.0,
        ("a", "y"): -1.5 - 0.5,
        ("b", "y"): 4.0 + 0.5,
    }


@pytest.mark.parametrize(
    ("text", "corrected"),
    [
        ("The number of dead was corrected to seven.", True),
        ("Seven people died in the accident, the port authority said, correcting its list of crew.", False),
    ],
)
def test_a_number_is_put_right_only_where_the_same_clause_says_so(text: str, corrected: bool) -> None:
    later = account("later", text, published="2031-03-06")
    found = between(compare_all([WIRE, later]), "wire#s1", "later#s1")
    assert found is not None
    assert found.values == {"wire#s1": "Eight", "later#s1": text.split()[0] if not corrected else "seven"}
    assert found.corrects == ("later#s1" if corrected else None)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (
            "Olga Brandt denied that the ferry had been overloaded.",
            "For the families Olga Brandt said she felt sorry.",
        ),
        (
            "The Lindqvist Ferries company denied that the engine had failed.",
            "Profits of spring were announced by Lindqvist Ferries.",
        ),
    ],
)
def test_who_speaks_twice_says_two_things(first: str, second: str) -> None:
    one, other = account("a", first, *OTHERS), account("b", second, *OTHERS[::-1])
    assert between(compare_all([one, other]), "a#s1", "b#s1") is None


def test_a_number_that_was_withdrawn_is_no_later_value() -> None:
    text = "Officials had put the number of dead on the ferry Aurora at ten before correcting it to eight."
    later = account("later", text, published="2031-03-06")
    found = between(compare_all([WIRE, later]), "wire#s1", "later#s1")
    assert found is not None
    assert found.kinds == {"overlaps"}, "of the missing, it tells nothing"
    assert not found.values


def test_what_puts_another_number_right_does_not_correct_this_one() -> None:
    text = "Number of dead on the ferry Aurora corrected: seven, not nine dead"
    later = account("later", text, published="2031-03-05T21:00")
    found = between(compare_all([WIRE, later]), "later#s1", "wire#s1")
    assert found is not None
    assert found.values == {"wire#s1": "Eight", "later#s1": "seven"}
    assert found.corrects is None
