"""Figures drafted from matches: one thing in all passages, one value of each article, in the order of publication."""

from __future__ import annotations

from collections.abc import Sequence

from tests.ingest import by_hand

from story_explainer.ingest.drafting.figures import draft_figures
from story_explainer.ingest.drafting.further_figures import beside
from story_explainer.story.bitext import Bitext
from story_explainer.story.model import Figure, FigureValue, FoundMatch, MatchEntry
from story_explainer.story.model.matches import settled


def article(first: int, locales: Sequence[str], *rows: Sequence[str]) -> Bitext:
    """An article whose sentences are numbered from `first` on."""
    made = by_hand.bitext(locales, *rows).model_dump(exclude_defaults=True)
    for number, segment in enumerate(made["sections"][0]["paragraphs"][0]["segments"]):
        segment["id"] = f"s{first + number}"
    return Bitext.model_validate(made)


# One accident in the order of publication: the lead in two languages, a second report, and one that puts it right.
ARTICLES = {
    "lead": article(
        1,
        ["it", "de"],
        ("Sei morti e una decina di dispersi: è il bilancio.", "Sechs Tote, und zehn Menschen werden vermisst."),
        ("Tra le vittime ci sarebbe un bambino di 9 anni.", "Unter den Toten soll ein Kind sein."),
    ),
    "wire": article(
        3,
        ["it"],
        ("Otto morti, 14 dispersi sulla montagna.",),
        ("Almeno otto persone sono morte.",),
    ),
    "bote": article(
        5,
        ["de"],
        ("Die Zahl der Toten ist auf sieben korrigiert worden.",),
        ("Mehrere Medien hatten acht Tote gemeldet.",),
        ("Die Zahl der Vermissten ist auf 13 gesunken.",),
    ),
}


def match(corrects: str | None = None, **values: str) -> FoundMatch:
    return FoundMatch(
        segments=list(values), kinds=["updated"], values=values, about="figure", corrects=corrects, score=0.9
    )


DEAD = [
    match(s1="Sei", s3="Otto"),
    match(s1="Sei", s4="otto"),
    match("s5", s1="Sechs", s5="sieben"),
    match("s5", s3="Otto", s5="sieben"),
    match("s6", s1="Sechs", s6="acht"),
]
MISSING = [match(s1="decina", s3="14"), match(s3="14", s7="13")]


def test_a_figure_that_changes_twice_over_three_articles() -> None:
    """Each article has one value, by the passages that give it; a correction names the value that went before it."""
    dead, missing = draft_figures(ARTICLES, [*DEAD, *MISSING], ["it", "de"])
    assert dead == Figure.model_validate(
        {
            "id": "morti",
            "draft": True,
            "what": {"it": "morti", "de": "Tote"},
            "cites": ["s1"],
            "values": [
                {"value": "6", "cites": ["s1"]},
                {"value": "8", "cites": ["s3", "s4"]},
                {"value": "7", "corrects": "8", "cites": ["s5"]},
            ],
        }
    )
    assert [(value.value, value.cites) for value in missing.values] == [
        ("decina", ["s1"]),
        ("14", ["s3"]),
        ("13", ["s7"]),
    ]
    assert missing.what.get("it") == "dispersi"


def test_the_order_is_that_of_publication() -> None:
    turned = {name: ARTICLES[name] for name in ("bote", "wire", "lead")}
    (dead,) = draft_figures(turned, DEAD, ["de"])
    assert [value.value for value in dead.values] == ["7", "8", "6"]
    assert [value.corrects for value in dead.values] == [None, None, None]
    assert dead.what.root == {"de": "Tote"}, "the words before the number in the first passage, in their base form"


def test_what_is_taken_over_word_for_word_is_nobodys_count() -> None:
    """A paper that copies the first report after the second one says six again, and has not counted anew."""
    copy = {"copy": article(9, ["it"], ("Sei morti e una decina di dispersi: è il bilancio.",))}
    told = {"lead": ARTICLES["lead"], "wire": ARTICLES["wire"], **copy}
    copied = FoundMatch(segments=["s1", "s9"], kinds=["repeated", "copied"], score=1.0)
    (dead,) = draft_figures(told, [DEAD[0], match(s3="Otto", s9="Sei"), copied], ["it"])
    assert [(value.value, value.cites) for value in dead.values] == [("6", ["s1"]), ("8", ["s3"])]


def test_what_counts_something_else_stays_out() -> None:
    """An age is no number of dead, and what only hangs together by passages that count two things is no figure."""
    (dead,) = draft_figures(ARTICLES, [*DEAD, match(s2="9", s4="otto")], ["it"])
    assert "s2" not in {cite for value in dead.values for cite in value.cites}
    articles = {
        "lead": article(1, ["en"], ("Six people were killed.",)),
        "b": article(2, ["en"], ("Eight were killed or injured.",)),
        "c": article(3, ["en"], ("Nine people were injured.",)),
    }
    chained = [match(s1="Six", s2="Eight"), match(s2="Eight", s3="Nine")]
    assert draft_figures(articles, chained[:1], ["en"])
    assert draft_figures(articles, chained, ["en"]) == []


def test_what_editors_refused_is_not_drafted() -> None:
    said = [MatchEntry(segments=one.segments, verdict="refused") for one in DEAD]
    drafts = draft_figures(ARTICLES, settled([*DEAD, *MISSING], said), ["it", "de"])
    assert [figure.id for figure in drafts] == ["dispersi"]


def test_a_thing_that_no_language_of_the_story_words_is_left_out() -> None:
    assert draft_figures(ARTICLES, DEAD, ["fr"]) == []


def figure(draft: bool, *values: FigureValue) -> Figure:
    return Figure.model_validate(
        {"id": "morti", "draft": draft, "what": {"it": "i morti"}, "values": list(values), "cites": ["s1"]}
    )


def test_a_draft_that_is_there_gets_the_further_value() -> None:
    """Only what has just arrived, and only a draft: what an editor has taken is the editor's."""
    drafts = draft_figures(ARTICLES, DEAD, ["it", "de"])
    known = drafts[0].values[:2]
    new = beside([figure(True, *known)], drafts, {"s5", "s6", "s7"})
    assert new.figures == []
    assert new.values == {0: [drafts[0].values[2]]}
    for there, fresh in [
        (figure(False, *known), {"s5", "s6", "s7"}),
        (figure(True, *known), {"s8"}),
        (figure(True, *drafts[0].values), {"s5", "s6", "s7"}),
        (figure(True, FigureValue(value="60", cites=["s1"])), {"s5", "s6", "s7"}),
    ]:
        assert beside([there], drafts, fresh) == ([], {})


def test_a_value_that_is_not_there_is_not_corrected() -> None:
    drafts = draft_figures(ARTICLES, DEAD, ["it", "de"])
    new = beside([figure(True, drafts[0].values[0])], drafts, {"s5"})
    assert [value.corrects for value in new.values[0]] == [None]


def test_a_new_figure_gets_a_name_of_its_own() -> None:
    """Beside one that an editor wrote of other passages; nothing is drafted of what has not just arrived."""
    drafts = draft_figures(ARTICLES, DEAD, ["it", "de"])
    other = figure(False, FigureValue(value="1", cites=["s9"]))
    assert [one.id for one in beside([other], drafts, {"s5"}).figures] == ["morti-2"]
    assert beside([other], drafts, {"s9"}) == ([], {})


def test_a_sentence_that_gives_two_numbers_is_cited_for_both() -> None:
    """That another figure cites it for its own number hides nothing."""
    dead, missing = draft_figures(ARTICLES, [*DEAD, *MISSING], ["it", "de"])
    assert beside([missing], [dead, missing], {"s5", "s6", "s7"}) == ([dead], {})
    assert beside([figure(False, FigureValue(value="60", cites=["s1"]))], [dead, missing], {"s5", "s7"}) == ([], {})


def test_a_verb_is_nothing_that_is_counted() -> None:
    told = {
        "lead": article(1, ["it"], ("I mezzi fermi sono 12 sarebbero poi cresciuti.",)),
        "wire": article(2, ["it"], ("I mezzi fermi sono 17 sarebbero ormai troppi.",)),
    }
    found = match("s2", s1="12", s2="17")
    assert all("sarebbero" not in draft.what.root["it"] for draft in draft_figures(told, [found], ["it"]))


def test_no_share_without_what_it_is_of_and_no_sum_without_its_currency() -> None:
    told = {
        "lead": article(1, ["it"], ("Ha aderito il 41 per cento, dice la società.",)),
        "wire": article(2, ["it"], ("Ha aderito il 63 per cento, dice la società.",)),
    }
    assert draft_figures(told, [match("s2", s1="41", s2="63")], ["it"]) == []


def test_a_bound_of_a_figure_that_changes_is_kept() -> None:
    first = article(1, ["de"], ("Betroffen sind 12.400 Packungen des Breis.",))
    last = article(5, ["de"], ("Statt 12.400 sind mehr als 30.000 Packungen betroffen.",))
    wrong = match("s5", s1="12.400", s5="30.000")
    (figure,) = draft_figures({"lead": first, "last": last}, [wrong], ["de"])
    assert [value.bound for value in figure.values] == [None, "over"]


def test_a_number_far_from_another_does_not_put_it_right() -> None:
    first = article(1, ["en"], ("The ferry had 640 passengers on board.",))
    last = article(5, ["en"], ("Two engines failed, as the company put right.",))
    assert draft_figures({"lead": first, "last": last}, [match("s5", s1="640", s5="Two")], ["en"]) == []


def test_a_participle_alone_is_no_label() -> None:
    first = article(1, ["en"], ("Police have arrested four people.",))
    last = article(5, ["en"], ("Police have arrested five people.",))
    drafted = draft_figures({"lead": first, "last": last}, [match(s1="four", s5="five")], ["en"])
    assert "arrested" not in [figure.what.root["en"] for figure in drafted]
