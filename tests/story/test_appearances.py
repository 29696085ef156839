"""Who said what, when: what articles do with claims, and on how many of them a claim rests."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from story_explainer.story.appearances import Mention, appearances_of
from story_explainer.story.articles import first_to_tell, published
from story_explainer.story.chains import chain_of
from story_explainer.story.model import Claim, Story
from story_explainer.story.publication_order import by_publication
from story_explainer.story.roots import roots_of
from story_explainer.story.stations import Station
from tests.story.several import CLAIMS, SOURCES, several

STORY = several()


def kinds(claim: str, story: Story = STORY) -> list[tuple[str, str]]:
    return [(found.article, found.kind) for found in appearances_of(story.claim[claim], story)]


def test_articles_stand_in_the_order_of_publication() -> None:
    assert by_publication(STORY) == ["lead", "echo", "novice"]
    early = several(sources=SOURCES.replace("2022-03-02T22:05:00", "2022-02-28"))
    assert by_publication(early) == ["novice", "lead", "echo"]


def test_an_article_without_a_day_stands_last_unless_its_arrival_is_known() -> None:
    assert by_publication(several(sources="articles: {echo: {date: 2022-03-02}}")) == ["echo", "lead", "novice"]
    arrived = "articles: {echo: {date: 2022-03-02}, novice: {received: 2022-03-01}}"
    assert by_publication(several(sources=arrived)) == ["novice", "echo", "lead"]


def test_a_copied_sentence_copies_and_other_words_repeat() -> None:
    assert kinds("dead") == [("lead", "says"), ("echo", "copies")]
    assert kinds("closed") == [("lead", "says"), ("echo", "repeats"), ("novice", "says")]
    inferred = several(sources=SOURCES.replace("known: copied", "known: inferred"))
    assert kinds("dead", inferred) == [("lead", "says"), ("echo", "repeats")]


def test_a_denial_is_passed_on_by_the_article_that_has_it() -> None:
    told, denied = appearances_of(STORY.claim["child"], STORY)
    assert (told.article, told.kind, told.answers) == ("lead", "says", ())
    assert denied == Mention(
        "novice",
        "2022-03-02T22:05:00",
        "denies",
        ("s8",),
        {"sl": ("Tožilstvo zanika, da je med mrtvimi otrok.",)},
        (("denies", ("court",)),),
    )


def test_one_article_can_tell_a_claim_and_its_denial() -> None:
    both = several(claims=CLAIMS.replace("cites: [s3]", "cites: [s3, s10]"))
    novice = appearances_of(both.claim["child"], both)[-1]
    assert (novice.kind, novice.cites, novice.answers) == ("says", ("s10",), (("denies", ("court",)),))


def answered(responses: str, cites: str = "s3") -> list[Mention]:
    given = CLAIMS.replace("[{actor: court, kind: denies, cites: [s8]}]", f"[{responses}]")
    given = given.replace("cites: [s3]", f"cites: [{cites}]")
    return appearances_of(several(claims=given).claim["child"], several(claims=given))


@pytest.mark.parametrize("kind", ["declines", "confirms", "corrects"])
def test_an_article_that_has_only_an_answer_passes_that_on(kind: str) -> None:
    """Neither is it silent on the claim, nor does it say it."""
    novice = answered(f"{{actor: court, kind: {kind}, cites: [s8]}}")[-1]
    assert (novice.article, novice.kind, novice.answers) == ("novice", kind, ((kind, ("court",)),))


def test_a_sentence_that_tells_only_an_answer_does_not_make_its_article_say_the_claim() -> None:
    """Though the claim cites it as well."""
    declined = "{actor: court, kind: declines, cites: [s8]}"
    assert answered(declined, "s3, s8")[-1].kind == "declines"
    assert answered(declined, "s3, s8, s10")[-1].kind == "says"
    quoted = several(
        claims=CLAIMS.replace("kind: denies", "kind: declines").replace(
            "cites: [s3]", "cites: [s8]\n    quotes: [{text: {sl: otrok}, cites: [s8]}]"
        )
    )
    assert appearances_of(quoted.claim["child"], quoted)[-1].kind == "says"


def test_all_answers_that_an_article_passes_on_stand_there() -> None:
    both = "{actor: mayor, kind: declines, cites: [s9]}, {actor: court, kind: denies, cites: [s8]}"
    novice = answered(both)[-1]
    assert (novice.kind, novice.answers) == ("denies", (("denies", ("court",)), ("declines", ("mayor",))))


def test_what_an_editor_says_goes_first_and_alone_makes_silence() -> None:
    said = (
        "cites: [s1, s4], appearances: [{article: echo, kind: corrects, cites: [s4]}, {article: novice, kind: silent}]"
    )
    story = several(claims=CLAIMS.replace("cites: [s1, s4]", said))
    assert kinds("dead", story) == [("lead", "says"), ("echo", "corrects"), ("novice", "silent")]
    assert not any(kind == "silent" for claim in STORY.claims for _, kind in kinds(claim.id))


def roots(claim: str, story: Story) -> list[tuple[Station, tuple[str, ...]]]:
    found = story.claim[claim]
    return [(root.node, root.cites) for root in roots_of(chain_of(found, story), found, story)]


def test_outlets_that_report_on_their_own_are_two_sources_each_with_its_sentence() -> None:
    claims = "claims: [{id: c, text: {it: A, sl: B}, certainty: stated, cites: [s7, s1]}]"
    assert roots("c", several(claims=claims)) == [
        (Station("article", "it"), ("s1",)),
        (Station("article", "novice"), ("s7",)),
    ]


def test_a_reworked_article_adds_no_source() -> None:
    assert roots("dead", STORY) == [(Station("article", "it"), ("s1", "s4"))]


def test_the_lead_can_be_the_one_that_took_over() -> None:
    sources = SOURCES.replace(", reworks: {of: it, known: copied, cites: [s4]}", "").replace(
        "it: {publisher: Il Corso,", "it: {publisher: Il Corso, reworks: {of: echo, known: copied, cites: [s1]},"
    )
    assert roots("dead", several(sources=sources)) == [(Station("article", "echo"), ("s1", "s4"))]


def test_outlets_that_quote_the_same_speaker_are_one_source_and_nothing_is_inferred() -> None:
    sources = SOURCES.replace(", reworks: {of: it, known: copied, cites: [s4]}", "")
    story = several(sources=sources)
    assert roots("closed", story) == [(Station("actor", "mayor"), ("s2", "s5", "s9"))]
    assert not chain_of(story.claim["closed"], story).inferred


@pytest.mark.parametrize(("publisher", "inferred"), [("La sindaca", False), ("L’Eco", True)])
def test_an_article_by_the_outlet_that_passes_a_word_on_is_no_inference(publisher: str, inferred: bool) -> None:
    """The actor `mayor` stands for an outlet here: its own article is behind it, that of another one may be."""
    sources = SOURCES.replace("L’Eco", publisher).replace(", reworks: {of: it, known: copied, cites: [s4]}", "")
    via = CLAIMS.replace("[s2, s5, s9]", "[s5]").replace("by: mayor", "via: mayor")
    story = several(sources=sources, claims=via)
    assert chain_of(story.claim["closed"], story).inferred == inferred


def test_passages_that_were_copied_elsewhere_make_no_other_article_the_source() -> None:
    """The Eco copied s4; that the bridge was open it says on its own, and the first article does not say so."""
    assert roots("open", STORY) == [(Station("article", "echo"), ("s6",))]
    inferred = several(sources=SOURCES.replace("known: copied", "known: inferred"))
    assert roots("open", inferred) == [(Station("article", "it"), ("s6",))]


def test_a_newer_state_adds_no_source_to_what_the_older_one_says() -> None:
    sources = SOURCES.replace("publisher: Novice,", "publisher: Il Corso, replaces: it,")
    claims = "claims: [{id: c, text: {it: A, sl: B}, certainty: stated, cites: [%s]}]"
    both = several(sources=sources, claims=claims % "s1, s7")
    assert [node for node, _ in roots("c", both)] == [Station("article", "it")]
    new = several(sources=sources, claims=claims % "s7")
    assert [node for node, _ in roots("c", new)] == [Station("article", "novice")]


def by_agencies(it: str = "", novice: str = "", publisher: str = "Novice") -> Story:
    """The story with one claim that the lead's s1 and the s7 of *novice* tell, and what these say of agencies."""
    claims = "claims: [{id: c, text: {it: A, sl: B}, certainty: stated, cites: [s1, s7]}]"
    sources = SOURCES.replace("T21:40:00}", f"T21:40:00, agencies: [{it}]}}").replace(
        "publisher: Novice, date: 2022-03-02T22:05:00}", f"publisher: {publisher}, agencies: [{novice}]}}"
    )
    return several(claims=claims, sources=sources)


def test_articles_that_name_one_agency_are_one_source_with_the_sentences_that_name_it() -> None:
    """A dateline stands for the whole text, and a sentence cited for what it tells."""
    one = by_agencies("{name: dpa, whole: true, cites: [s2]}", "{name: dpa, cites: [s7]}")
    assert roots("c", one) == [(Station("agency", "dpa"), ("s2", "s7", "s1"))]
    assert not chain_of(one.claim["c"], one).inferred
    two = by_agencies("{name: dpa, whole: true, cites: [s1]}", "{name: ANSA, whole: true, cites: [s8]}")
    assert [node.ref for node, _ in roots("c", two)] == ["dpa", "ANSA"]


def test_an_agency_that_another_sentence_names_is_not_behind_the_claim() -> None:
    found = roots("c", by_agencies("{name: dpa, cites: [s2]}", "{name: dpa, cites: [s8]}"))
    assert [node for node, _ in found] == [Station("article", "it"), Station("article", "novice")]


def test_of_several_agencies_nothing_tells_which() -> None:
    both = "{name: dpa, whole: true, cites: [s1]}, {name: AFP, whole: true, cites: [s1]}"
    assert [node.kind for node, _ in roots("c", by_agencies(both))] == ["article", "article"]


def test_an_agency_passes_on_what_its_text_says_another_one_told() -> None:
    told = "{name: dpa, whole: true, cites: [s8]}, {name: Reuters, cites: [s7]}"
    assert [node.ref for node, _ in roots("c", by_agencies("{name: dpa, whole: true}", told))] == ["Reuters"]


def test_the_agencys_own_article_is_no_further_source() -> None:
    found = roots("c", by_agencies("{name: dpa, whole: true, cites: [s1]}", publisher="DPA"))
    assert [node for node, _ in found] == [Station("agency", "dpa")]


def test_behind_an_agency_is_whoever_makes_the_claim() -> None:
    sources = SOURCES.replace("T22:05:00}", "T22:05:00, agencies: [{name: dpa, whole: true, cites: [s7]}]}")
    story = several(sources=sources)
    assert [node for node, _ in roots("closed", story)] == [Station("actor", "mayor")]
    assert Station("agency", "dpa") in chain_of(story.claim["closed"], story).nodes


def test_an_agency_that_is_an_actor_stands_as_that() -> None:
    agency = "{name: La Procura, whole: true, cites: [s1]}"
    assert [node for node, _ in roots("c", by_agencies(agency, agency.replace("s1", "s7")))] == [
        Station("actor", "court")
    ]


@pytest.mark.parametrize(
    ("cites", "first"),
    [
        (["s9", "s5"], "echo"),
        (["s9"], "novice"),
        (["wire", "s9"], None),  # the wire is older
        (["wire"], None),
        ([], None),
    ],
)
def test_who_told_something_first(cites: list[str], first: str | None) -> None:
    assert first_to_tell(cites, STORY) == first


def test_nobody_is_first_where_a_day_is_missing() -> None:
    undated = several(sources="articles: {echo: {date: 2022-03-02}}")
    assert first_to_tell(["s4"], undated) == "echo"
    assert first_to_tell(["s4", "s7"], undated) is None


SEGMENTS = st.lists(st.sampled_from([f"s{number}" for number in range(1, 11)]), min_size=1, unique=True)
ANSWERS = st.lists(st.tuples(st.sampled_from(["denies", "corrects", "confirms", "declines"]), SEGMENTS), max_size=3)


@given(cites=SEGMENTS, answers=ANSWERS, text=st.booleans())
def test_each_article_stands_once_in_order_and_cites_its_own(
    cites: list[str], answers: list[tuple[str, list[str]]], text: bool
) -> None:
    """Whatever a claim cites, and also where the words of an article may not be shown."""
    claim = Claim.model_validate(
        {
            "id": "c",
            "text": {"it": "A"},
            "certainty": "stated",
            "cites": cites,
            "responses": [{"actor": "court", "kind": kind, "cites": found} for kind, found in answers],
        }
    )
    story = STORY if text else hidden(STORY)
    found = appearances_of(claim, story)
    articles = [mention.article for mention in found]
    assert articles == [article for article in by_publication(story) if article in articles]
    assert {STORY.article_of[cite] for cite in cites} <= set(articles)
    for mention in found:
        assert mention.cites
        assert {story.article_of[cite] for cite in mention.cites} == {mention.article}
        assert mention.day == published(story, mention.article)
        assert mention.kind in ("says", "repeats", "copies", *(kind for kind, _ in mention.answers))
    chain = chain_of(claim, story)
    assert [root.node for root in roots_of(chain, claim, story)] == list(chain.roots)
    assert {cite for root in roots_of(chain, claim, story) for cite in root.cites} == set(cites)


def hidden(story: Story) -> Story:
    """The story without a word of the Eco, as where it may not be shown."""
    echo = story.further["echo"]
    paragraph = echo.sections[0].paragraphs[0]
    silent = [segment.model_copy(update={"text": {}}) for segment in paragraph.segments]
    section = echo.sections[0].model_copy(update={"paragraphs": [paragraph.model_copy(update={"segments": silent})]})
    return replace(story, further=story.further | {"echo": echo.model_copy(update={"sections": [section]})})
