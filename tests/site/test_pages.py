"""The body of every page of the toy content, against golden HTML: `make golden` renews it."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag
from hypothesis import given
from hypothesis import strategies as st

from story_explainer.site.build import build_site
from story_explainer.site.page import TAB, Page
from story_explainer.site.pages import glossary
from story_explainer.story.base import Text
from story_explainer.story.bitext import SetAside
from story_explainer.story.model import KnownPoint, Story
from tests import toy_site
from tests.conftest import Golden
from tests.examples import examples

GOLDEN = Path(__file__).parent / "golden"
PAGES = {page.path: page for page in toy_site.pages()}


(STORY,) = (story for story in toy_site.stories() if story.slug == "moor-railway")


def built(story: Story, tag: str) -> dict[str, Page]:
    """The pages of one story in one language by their key."""
    pages = build_site([story], toy_site.languages())
    return {page.key: page for page in pages if page.nav and page.locale == tag}


# The story of many articles goes through all other tests; golden files are those of the pages that no other story has.
MANY = "lake-spill"
SHOWN = (
    "it/lake-spill/articoli/",
    "de/lake-spill/artikel/eco-2026-05-04/",
    "it/lake-spill/articolo/seepost-2026-05-07/",
)
LOOKED_AT = [page for page in PAGES.values() if f"/{MANY}/" not in page.path or page.path in SHOWN]


def file_of(path: str) -> Path:
    return GOLDEN / f"{path.rstrip('/') or 'chooser'}.html"


def in_lines(body: str) -> str:
    """A body as a diff shows it well: with a line break before whatever begins a block."""
    return re.sub(
        r"(?<!\n)(?=<(?:li|p|div|ul|ol|dl|dt|section|header|h[1-6]|details|figure|svg|g|text|rect)\b)", "\n", body
    )


@pytest.mark.parametrize("page", LOOKED_AT, ids=lambda page: page.path or "chooser")
def test_page(page: Page, golden: Golden) -> None:
    golden(file_of(page.path), in_lines(page.body))


def test_every_golden_file_has_its_page(request: pytest.FixtureRequest) -> None:
    wanted = {file_of(page.path) for page in LOOKED_AT}
    left_over = {path for path in GOLDEN.rglob("*.html") if path not in wanted}
    if request.config.getoption("--update-golden"):
        for path in left_over:
            path.unlink()
        left_over = set()
    assert left_over == set()


def test_the_same_stories_make_the_same_pages() -> None:
    again = {page.path: page for page in build_site(toy_site.stories(), toy_site.languages())}
    assert again == PAGES
    assert {path: page.body for path, page in again.items()} == {path: page.body for path, page in PAGES.items()}


@pytest.mark.parametrize("page", PAGES.values(), ids=lambda page: page.path or "chooser")
def test_headings_begin_with_one_h1_and_skip_no_level(page: Page) -> None:
    levels = [heading.level for heading in page.headings]
    assert levels
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(below <= above + 1 for above, below in pairwise(levels))


@pytest.mark.parametrize("page", [page for page in PAGES.values() if page.nav], ids=lambda page: page.path)
def test_pages_of_a_story_say_what_they_are(page: Page) -> None:
    assert page.title.strip()
    assert page.description.strip()
    assert page.source.startswith(page.key.split("/")[0])
    assert page.translations[page.locale] == page.path


def test_what_the_articles_say_is_not_called_added_context() -> None:
    """A topic that rests on the articles alone, as drafts do, stands on the page's ground and says so."""
    (story,) = (story for story in toy_site.stories() if story.slug == "ferry")
    topic = story.topics[0].model_copy(update={"facts": []})
    for topics, stands in ((story.topics, True), ([topic], False)):
        pages = built(replace(story, topics=topics), "it")
        overview, context = pages["ferry/overview"].body, pages["ferry/context/the-line"].body
        found = ('id="context"' in overview and "da altre fonti: nelle pagine" in overview, "context--page" in context)
        assert found == (stands, stands)


def test_what_has_a_word_of_the_glossary_is_no_evidence_for_its_meaning() -> None:
    """Neither an article nor another source: both have the word, and the editors say what it means."""
    term = STORY.terms[0].model_copy(update={"cites": ["s8", "annual-report"]})
    glossary = built(replace(STORY, terms=[term]), "en")["moor-railway/glossary"].body
    (line,) = re.findall(r'<p class="refs">(.+?)</p>', glossary)
    assert line.startswith("Appears in:")
    assert STORY.source["annual-report"].publisher in line.replace("\u00a0", " ")


def test_what_was_left_out_of_a_text_is_folded() -> None:
    """What stood around a saved web page, and its fingerprint, are there to be looked up and not in the way."""
    (story,) = (story for story in toy_site.stories() if story.slug == "ferry")
    asides = [SetAside(locale="it", line=line, text=f"Menu {line}", reason="around") for line in (1, 2, 3)]
    bitext = story.bitext.model_copy(update={"set_aside": asides})
    sources = built(replace(story, bitext=bitext), "it")["ferry/sources"].body
    page = BeautifulSoup(sources, "html.parser")
    folded = page.select_one("#text-it details")
    assert folded is not None
    assert all(f"«Menu {line}»" in folded.get_text() for line in (1, 2, 3))
    assert story.bitext.articles["it"].sha256 in folded.get_text()
    folded.decompose()
    assert "Menu" not in page.get_text()


def test_the_notice_stands_once_on_every_page_of_a_story() -> None:
    """A reader who comes from a search engine sees it too."""
    for page in PAGES.values():
        found = BeautifulSoup(page.body, "html.parser").select(".notice")
        assert len(found) == (1 if page.nav else 0), page.path
        if page.locale == "de" and page.nav:
            assert "KI-Unterstützung" in found[0].get_text(), page.path


LONG = {
    "en": "The ferry will not run again, says the island’s council. " * 4 + "The company denies all of it.",
    "it": "Il traghetto non partirà più, dice il consiglio dell’isola. " * 4 + "La società smentisce tutto.",
}


@given(
    title=st.sampled_from([None, *LONG.values(), "Fähre", "Der Fährverein", "„Nein“"]),
    short=st.sampled_from([None, "The ferry", "W" * 80]),
    standfirst=st.sampled_from([None, LONG["it"], "It denies. It does not."]),
    summary=st.sampled_from([None, "Talks, says the Gazette. The railway denies."]),
)
@examples(30)
def test_titles_fit_and_no_description_is_cut(
    title: str | None, short: str | None, standfirst: str | None, summary: str | None
) -> None:
    """What stands in a search result is at most 65 characters of title, and whole sentences behind it."""
    words = {"title": title, "short_title": short, "standfirst": standfirst, "summary": summary}
    about = STORY.about.model_copy(update={name: Text({"en": text}) if text else None for name, text in words.items()})
    story = replace(STORY, about=about)
    for page in built(story, "en").values():
        assert 0 < len(page.tab_on("Toy Stories")) <= TAB, page.path
        assert "…" not in page.title + page.description, page.path
        if page.key.endswith("/overview"):
            fitting = standfirst if standfirst and len(standfirst) <= 155 else None
            assert page.description == (summary or fitting or story.title.get("en"))
        elif "/context/" not in page.key:
            assert len(page.description) <= 155, page.path


def test_an_article_is_what_one_suggests_changes_to() -> None:
    """Not what was made of it, which nobody edits."""
    for page in PAGES.values():
        if page.key in ("ferry/article", "moor-railway/article"):
            assert page.source.endswith(f"articles/{page.locale}.txt"), page.path
    assert PAGES["it/lake-spill/articolo/vetrano-2026-05-05/"].source.endswith("articles/vetrano-2026-05-05/de.txt")
    assert PAGES["en/lake-spill/article/vetrano-2026-05-05/"].source.endswith("articles/vetrano-2026-05-05/en.txt")
    assert PAGES["it/lake-spill/articolo/eco-2026-05-04/"].source == "lake-spill/sources.yml"


def lines(page: Page, selector: str) -> list[str]:
    soup = BeautifulSoup(in_lines(page.body), "html.parser")
    return [" ".join(tag.get_text().split()) for tag in soup.select(selector)]


def test_what_no_text_says_is_marked_as_inferred_and_nothing_else() -> None:
    talks, tender, answer = STORY.claim["talks"], STORY.claim["draft-tender"], STORY.event["answer"]
    assert talks.basis
    assert tender.basis
    guesses: dict[str, Any] = {
        "talks": talks.model_copy(update={"basis": talks.basis.model_copy(update={"known": "inferred"})}),
        "draft-tender": tender.model_copy(update={"basis": tender.basis.model_copy(update={"known": "inferred"})}),
        "answer": answer.model_copy(update={"after": [answer.after[0].model_copy(update={"known": "inferred"})]}),
    }
    story = replace(
        STORY,
        claims=[guesses.get(claim.id, claim) for claim in STORY.claims],
        events=[guesses.get(event.id, event) for event in STORY.events],
    )
    for key, selector, count in (("claims", ".attribution", 2), ("timeline", ".event__reason", 1)):
        stated, guessed = (lines(built(each, "en")[f"moor-railway/{key}"], selector) for each in (STORY, story))
        assert [line for line in stated if "inferred" in line] == []
        assert len([line for line in guessed if "inferred" in line]) == count


def test_a_relation_that_is_inferred_is_marked_at_either_event() -> None:
    """It is written at one of the two, and shown at the one without a date."""
    shunter = STORY.event["shunter"]
    during = [order.model_copy(update={"known": "inferred"}) for order in shunter.during]
    before = STORY.event["winter-break"].model_copy(update={"when": None})
    events = [
        {"shunter": shunter.model_copy(update={"during": during}), "winter-break": before}.get(event.id, event)
        for event in STORY.events
    ]
    reasons = lines(built(replace(STORY, events=events), "en")["moor-railway/timeline"], ".event__reason")
    assert [reason for reason in reasons if reason.startswith("in its course")]
    assert all(("(inferred)" in reason) == reason.startswith(("during", "in its course")) for reason in reasons)


def test_the_timeline_is_filtered_by_the_words_that_its_entries_bear() -> None:
    """One word for each kind, with denials apart from other responses: in the legend, at the entry, in the filter."""
    page = BeautifulSoup(PAGES["en/moor-railway/timeline/"].body, "html.parser")
    offered = {str(one["value"]): one.get_text() for one in page.select("select[name=kind] option") if one["value"]}
    entries = {
        str(entry["data-kind"]): next(iter(kind.get_text().strip().split("\u00a0·")))
        for entry in page.select(".event")
        if (kind := entry.select_one(".event__kind"))
    }
    assert {kind: words.lower() for kind, words in offered.items()} == entries
    assert offered["denies"] == "Denial"
    legend = {line.get_text().strip() for line in page.select(".figure__legend li:has(use, [id^=strip-])")}
    assert legend
    assert legend <= set(entries.values())


def test_evidence_in_another_language_is_named_and_leads_to_all_its_versions() -> None:
    """Who reads a story in a language without an article gets the words of another one, and is told which."""
    told = replace(STORY, about=STORY.about.model_copy(update={"locales": ["en", "de", "it"]}))
    for tag, words in (("it", "(inglese)\u00a0· Testo a fronte: inglese e tedesco"), ("en", "Side by side")):
        page = built(told, tag)["moor-railway/claims"]
        (note,) = BeautifulSoup(page.body, "html.parser").select('[id="s:1"] > p:first-child')
        assert note.get_text().replace(" (", "(").endswith(words), note
        assert ("(" in note.get_text()) == (tag == "it")


def hanging(*ids: str) -> Story:
    """The story with claims that hang on the one that is denied."""
    claims = [
        claim.model_copy(update={"depends_on": ["talks"]}) if claim.id in ids else claim for claim in STORY.claims
    ]
    return replace(STORY, claims=claims)


def test_what_a_claim_hangs_on_is_said_where_it_stands() -> None:
    pages = built(hanging("from-2028"), "en")
    assert lines(pages["moor-railway/claims"], ".hangs-on") == [
        "Depends on a denied claim: The railway is talking to Elbwerk about battery engines"
    ]
    assert lines(PAGES["en/moor-railway/who-says-what/"], ".hangs-on") == []


def test_only_what_is_itself_denied_stands_among_the_denied() -> None:
    """A claim that falls with a denied one is denied by nobody, and what nobody is named for is reported by nobody."""
    story = hanging("from-2028")
    alone = story.claims[-1].model_copy(update={"by": None, "via": None, "responses": [], "quotes": []})
    pages = built(replace(story, claims=[*story.claims[:-1], alone]), "en")
    groups = {"Claimed and denied": 1, "In the texts, with no source given": 1}
    hanging_group = {"Depends on a denied claim": 1}
    for key, section, wanted in (
        ("overview", ".state__column", groups),
        ("claims", ".index__group", groups | hanging_group),
    ):
        page = BeautifulSoup(pages[f"moor-railway/{key}"].body, "html.parser")
        found = {}
        for group in page.select(section):
            heading, whole = (
                group.select_one("h2, h3"),
                [line for line in group.select("li") if not line.find_parent("li")],
            )
            assert heading is not None
            found[heading.get_text()] = len(whole)
        assert wanted.items() <= found.items(), key
    (below,) = lines(pages["moor-railway/overview"], "section[aria-labelledby=disputed] .hanging > li")
    assert below == "A battery engine might run from 2028"


def test_a_name_stands_only_beside_what_somebody_says() -> None:
    """Beside an act or an official text it would be read as who vouches for it."""
    for kind, named in (("act", False), ("official", False), ("statement", True), ("agreed", True)):
        point = KnownPoint(id="p", kind=kind, by=["railway"], text=Text({"en": "So it was."}), cites=["s2"])
        story = replace(STORY, about=STORY.about.model_copy(update={"known": [point]}))
        (shown,) = lines(built(story, "en")["moor-railway/overview"], "#p .known__kind")
        assert ("Harrow Moor Railway" in shown) == named, kind


def test_grounds_follow_from_what_is_cited_on_every_page() -> None:
    """What cites only other sources is tinted, what cites both has a line, what cites the articles has neither."""
    for cites, ground in ((["s1"], "articles"), (["annual-report"], "sources"), (["s1", "annual-report"], "both")):
        actor = STORY.actors[0].model_copy(update={"cites": cites})
        fact = STORY.topics[0].facts[0].model_copy(update={"cites": cites})
        topic = STORY.topics[0].model_copy(update={"facts": [fact]})
        update = STORY.about.updates[0].model_copy(update={"cites": cites})
        question = STORY.about.open_questions[0].model_copy(update={"cites": cites})
        about = STORY.about.model_copy(update={"updates": [update], "open_questions": [question]})
        story = replace(STORY, about=about, actors=[actor, *STORY.actors[1:]], topics=[topic])
        pages = {key: BeautifulSoup(page.body, "html.parser") for key, page in built(story, "en").items()}
        for key, anchor in (
            ("actors", actor.id),
            (f"context/{topic.id}", fact.id),
            ("overview", f"change-{update.id}"),
            ("overview", question.id),
        ):
            (item,) = pages[f"moor-railway/{key}"].select(f"#{anchor}")
            assert [name for name in item["class"] if name.endswith(f"--{ground}")], (key, ground)


def test_an_inferred_relation_is_dashed_and_the_note_says_why() -> None:
    def page(known: str, claim: str | None) -> Page:
        changed = [
            actor.model_copy(
                update={
                    "relations": [
                        each.model_copy(update={"known": known, "claim": claim, "to": "gazette"})
                        for each in actor.relations[:1]
                    ]
                }
            )
            for actor in STORY.actors
            if actor.id in ("railway", "gazette")
        ]
        others = [actor for actor in STORY.actors if actor.id not in ("railway", "gazette")]
        rest = [actor.model_copy(update={"relations": []}) for actor in others]
        return built(replace(STORY, actors=[*changed, *rest]), "en")["moor-railway/actors"]

    for known, claim, words in (
        ("stated", None, []),
        ("inferred", None, ["A dashed line: inferred."]),
        ("stated", "talks", ["A dashed line: denied."]),
        ("inferred", "from-2028", ["A dashed line: possible or inferred."]),
    ):
        found = page(known, claim)
        assert lines(found, "figcaption li:has(.figure__dash)") == words
        assert ("dl--inferred" in found.body) == bool(words)
        assert ("(inferred)" in lines(found, ".relations p")[0]) == (known == "inferred")


def test_an_answer_told_beside_a_relation_has_its_evidence_there() -> None:
    """“Denied by” is not covered by what the relation itself rests on."""
    (relation,) = STORY.actors[0].relations
    answers = {cite for response in STORY.claim["talks"].responses for cite in response.cites}
    assert relation.claim == "talks"
    assert not answers <= set(relation.cites)
    page = BeautifulSoup(PAGES["en/moor-railway/who-is-who/"].body, "html.parser")
    first = page.select(".relations > li")[0]
    notes = [page.find(id=str(link["href"])[1:]) for link in first.select(".refs a")]
    assert {str(note.a["href"]).rpartition("#")[2] for note in notes if isinstance(note, Tag) and note.a} >= answers


def test_an_event_without_a_date_stands_with_the_nearest_dates_and_what_it_is_told_from() -> None:
    """Never with a list of the events that it came before, of which readers would have to make a date themselves."""
    event = STORY.event["shunter"]
    more = [event.before[0].model_copy(update={"event": other}) for other in ("answer", "first-run")]
    crowded = event.model_copy(update={"before": [*event.before, *more]})
    story = replace(STORY, events=[crowded if each.id == event.id else each for each in STORY.events])
    page = BeautifulSoup(built(story, "en")["moor-railway/timeline"].body, "html.parser")
    (item,) = page.select("#shunter")
    told = [" ".join(reason.get_text().split()) for reason in item.select(".event__when .event__reason")]
    winter = "during: The railway rests for the winter, November 3, 2025 – February 27, 2026"
    assert told == ["before March 2, 2026", winter]
    assert not [line for line in item.select(".refs") if "before" in line.get_text()]


def test_a_possibility_without_a_date_is_not_told_after_other_events() -> None:
    """They would read as if it had followed them."""
    last = STORY.events[-1]
    maybe = last.model_copy(update={"kind": "possible", "when": None, "before": [], "after": [], "during": []})
    unknown = last.model_copy(update={"id": "unknown", "kind": "reported", "when": None})
    (relation,) = STORY.event["shunter"].before
    follows = maybe.model_copy(update={"after": [relation.model_copy(update={"event": "unknown"})]})
    page = built(replace(STORY, events=[*STORY.events[:-1], unknown, follows]), "en")["moor-railway/timeline"]
    when = BeautifulSoup(page.body, "html.parser").select_one(f"#{last.id} .event__when")
    assert when
    assert when.get_text(strip=True) == "no date: a possibility"


@pytest.mark.parametrize(
    ("kind", "cites", "crossed"), [("denies", "s2", 1), ("declines", "s2", 0), ("denies", "s9", 0)]
)
def test_only_a_denial_is_crossed_out_on_the_timeline(kind: str, cites: str, crossed: int) -> None:
    """Not an answer that denies nothing, and not one that rests on something else than the denial does."""
    (claim,) = (each for each in STORY.claims if each.id == "talks")
    denial = claim.responses[0].model_copy(update={"kind": kind, "cites": [cites]})
    story = replace(STORY, claims=[claim.model_copy(update={"responses": [denial]})])
    page = built(story, "en")["moor-railway/timeline"]
    event = BeautifulSoup(page.body, "html.parser").select_one("#answer .event__kind")
    assert str(event).count("sign--denies") == crossed


@pytest.mark.parametrize(("known", "head"), [("inferred", "gazette"), ("stated", "insiders")])
def test_a_claim_is_put_in_the_mouth_of_whom_it_is_known_to_come_from(known: str, head: str) -> None:
    """Who is only taken to be behind a report stands below it; whom a text names stands at the head."""
    (claim,) = (each for each in STORY.claims if each.id == "talks")
    assert claim.basis
    basis = claim.basis.model_copy(update={"known": known})
    story = replace(STORY, claims=[claim.model_copy(update={"basis": basis})])
    shown = BeautifulSoup(built(story, "en")["moor-railway/claims"].body, "html.parser")
    assert [each["id"] for each in shown.select("section.block > h2")] == [f"by-{head}"]
    assert ("Source (inferred)" in shown.get_text()) == (known == "inferred")
    assert f"{story.actor['gazette'].name.get('en')}, citing unnamed sources" in shown.get_text()


@pytest.mark.parametrize(
    ("kind", "by", "cites", "word"),
    [
        ("statement", "gazette", ["s2"], "report"),
        ("statement", "railway", ["s2"], "statement"),
        ("official", "railway", ["annual-report"], "official text"),
        ("official", "railway", ["annual-report", "by-hand"], "official text and other sources"),
    ],
)
def test_what_is_known_is_called_by_who_says_it(kind: str, by: str, cites: list[str], word: str) -> None:
    """A newspaper reports, and an official text is not alone where others are cited beside it."""
    other = STORY.source["annual-report"].model_copy(update={"id": "by-hand", "kind": "press"})
    point = KnownPoint.model_validate(
        {"id": "p", "kind": kind, "by": [by], "text": {"en": "So it was."}, "cites": cites}
    )
    about = STORY.about.model_copy(update={"known": [point]})
    story = replace(STORY, about=about, sources=[*STORY.sources, other])
    (shown,) = lines(built(story, "en")["moor-railway/overview"], "#p .known__kind")
    assert shown.split("\u00a0")[0].split(" ·")[0] == word


def test_the_sign_of_a_link_stays_with_the_word_before_it() -> None:
    for page in PAGES.values():
        for found in re.finditer(r'(.)<a class="permalink"', page.body, re.DOTALL):
            assert found[1] == "\u00a0", page.path


def test_what_is_known_stands_first_with_its_evidence() -> None:
    point = KnownPoint(
        id="asked", kind="statement", by=["railway"], text=Text({"en": "The railway answered."}), cites=["s2"]
    )
    story = replace(STORY, about=STORY.about.model_copy(update={"known": [point]}))
    overview = built(story, "en")["moor-railway/overview"]
    assert lines(overview, ".state h2")[:2] == ["Known", "Claimed and denied"]
    (shown,) = lines(overview, "#asked")
    assert shown.startswith(
        "The railway answered. statement\u00a0· Harrow Moor Railway Evidence:".replace("\u00a0", " ")
    )


def test_the_timeline_says_where_dates_come_from_only_where_all_do() -> None:
    """Nothing is said about outside sources where a date may be the articles' own."""
    says = "The dates come from sources other than the texts."
    dated = [event for event in STORY.events if event.when]
    outside = [event.model_copy(update={"cites": ["annual-report"]}) for event in dated]
    inside = [event.model_copy(update={"cites": ["s1"]}) for event in dated]
    for events, said in ((outside, True), (inside, False), ([*outside[1:], inside[0]], False)):
        assert (says in built(replace(STORY, events=events), "en")["moor-railway/timeline"].body) == said


def test_a_story_needs_no_headline_standfirst_day_or_key_points() -> None:
    bare: dict[str, object] = {"title": None, "standfirst": None, "as_of": None, "key_points": [], "cites": []}
    pages = built(replace(STORY, about=STORY.about.model_copy(update=bare)), "en")
    assert all(page.body and page.title and page.description for page in pages.values())


def test_items_of_a_line_keep_their_dot() -> None:
    """A line may end behind the dot, never before it."""
    for page in PAGES.values():
        assert not re.search(r"[ \n]·", BeautifulSoup(page.body, "html.parser").get_text()), page.path


def test_words_with_an_accent_stand_where_the_alphabet_has_them() -> None:
    words = ["Zone", "étang", "eau", "œuvre", "Écluse", "octroi", "cote", "côte"]
    assert sorted(words, key=glossary._place) == ["cote", "côte", "eau", "Écluse", "étang", "octroi", "œuvre", "Zone"]
