"""The board in words, what stands open on the overview, and the parts to take along."""

from __future__ import annotations

import re
from base64 import b64encode
from dataclasses import replace
from hashlib import sha256
from urllib.parse import parse_qs, urlsplit

import pytest
from bs4 import BeautifulSoup

from story_explainer.site.board import talks
from story_explainer.site.budget import Budget, FoldedList
from story_explainer.site.build import build_story
from story_explainer.site.cards import story_card
from story_explainer.site.edition import Edition
from story_explainer.site.embeds import LIMIT, embed_files, embeds
from story_explainer.site.language import Language
from story_explainer.site.publication import Publication, Publisher
from story_explainer.site.report import report_address
from story_explainer.story.base import Text
from story_explainer.story.model import Story
from tests import toy_site

BASE = "https://toys.example.org/some/repo/"


def publication(contact: str = "") -> Publication:
    return Publication.at(BASE, "Toy Stories", toy_site.languages(), Publisher(contact=contact))


def toy(slug: str) -> Story:
    return next(story for story in toy_site.stories() if story.slug == slug)


def edition(story: Story, tag: str, contact: str = "") -> Edition:
    place = publication(contact)
    return Edition.all_of(story, place.languages, place)[tag]


def said(found: Edition) -> list[list[tuple[str, str, str]]]:
    return [[(voice.kind, voice.who, voice.words) for voice in talk.voices] for talk in talks(found)]


def test_a_claim_stands_with_all_who_answer_it() -> None:
    assert said(edition(toy("moor-railway"), "en"))[0] == [
        ("says", "two unnamed people", "The railway is talking to Elbwerk about battery engines"),
        ("denies", "Harrow Moor Railway", "premature and in parts wrong"),
        ("declines", "Elbwerk", ""),
    ]


def test_a_rendering_counts_as_somebodys_words_only_in_the_readers_language() -> None:
    """On the other pages stands what the editors say."""
    story = toy("moor-railway")
    talk, *others = story.claims
    denial, *answers = talk.responses
    rendered = denial.model_copy(update={"quotes": [quote for quote in denial.quotes if not quote.original]})
    story = replace(story, claims=[talk.model_copy(update={"responses": [rendered, *answers]}), *others])
    words = {tag: said(edition(story, tag))[0][1][2] for tag in ("de", "en")}
    assert words == {
        "de": "voreilig und in Teilen falsch",
        "en": "It called the report premature and in parts wrong.",
    }


def test_quoted_words_stand_with_what_they_mean_in_the_readers_language() -> None:
    story = toy("moor-railway")
    talk, *others = story.claims
    denial, *answers = talk.responses
    meaning = Text.model_validate({"de": "verfrüht"})
    quotes = [quote.model_copy(update={"translation": meaning}) for quote in denial.quotes if quote.original]
    assert quotes
    told = denial.model_copy(update={"quotes": quotes})
    story = replace(story, claims=[talk.model_copy(update={"responses": [told, *answers]}), *others])
    found = {tag: talks(edition(story, tag))[0].voices[1] for tag in ("en", "de")}
    said = [(voice.quoted, voice.words, voice.original) for voice in found.values()]
    assert said == [(True, "premature and in parts wrong", ""), (False, "verfrüht", "premature and in parts wrong")]


def test_what_nobody_is_named_for_is_said_by_the_text() -> None:
    story = toy("lake-spill")
    first = story.claims[0].model_copy(update={"by": None, "via": None})
    names = {voice.who for talk in talks(edition(replace(story, claims=[first]), "en")) for voice in talk.voices}
    assert "Agenzia Lago" in names


def test_an_answer_older_than_its_claim_says_so() -> None:
    voices = [voice for talk in talks(edition(toy("lake-spill"), "en")) for voice in talk.voices]
    does = {voice.who: voice.does for voice in voices if voice.kind != "says"}
    assert does == {"Vetrano": "had already denied it", "The fire service": "corrects"}


def test_verbs_agree_with_a_name_that_is_a_plural() -> None:
    voices = [voice for talk in talks(edition(toy("lake-spill"), "it")) for voice in talk.voices]
    does = {voice.who: voice.does for voice in voices if voice.kind != "says"}
    assert does == {"La Vetrano": "aveva già smentito", "I pompieri": "rettificano"}


def test_the_short_form_goes_before_quotation_and_label() -> None:
    story = toy("lake-spill")
    nets = story.claim["nets"].model_copy(update={"short": None})
    story = replace(story, claims=[*story.claims[:2], nets])
    assert said(edition(story, "it"))[2][0][2] == "Le reti sono da buttare"
    short = nets.model_copy(update={"short": Text({"it": "Reti da buttare"})})
    story = replace(story, claims=[*story.claims[:2], short])
    assert said(edition(story, "it"))[2][0][2] == "Reti da buttare"


def test_an_outlets_own_claim_has_the_day_of_its_article_and_anothers_names_the_article() -> None:
    story = toy("lake-spill")
    overdue = story.claim["overdue"].model_copy(update={"by": None})
    own = replace(story, claims=[story.claims[0], overdue, *story.claims[2:]])
    (herald, *_), *_ = (talk.voices for talk in talks(edition(own, "en")))
    assert (herald.when, herald.told) == ("2026-05-06", "")
    (worker, *_), (service, *_), *_ = (talk.voices for talk in talks(edition(story, "en")))
    assert (worker.when, worker.told) == ("", "Lakeside Herald, May 6, 2026")
    assert (service.when, service.told) == ("", "Agenzia Lago, May 4, 2026")


@pytest.mark.parametrize("words", [20, 46, 90])
def test_a_standfirst_stands_whole_above_the_board_and_later_lines_give_way(words: int) -> None:
    story = toy("lake-spill")
    long = Text({tag: " ".join(["Wort", *["wort"] * (words - 1)]) for tag in story.locales})
    about = story.about.model_copy(update={"standfirst": long, "summary": None})
    found = edition(replace(story, about=about), "it")
    overview = next(page for page in build_story({"it": found}) if page.key == "lake-spill/overview")
    page = BeautifulSoup(overview.body, "html.parser")
    (standfirst,) = page.select(".standfirst")
    assert len(standfirst.get_text().split()) == words
    assert standfirst.find_parent("header")
    shown = page.select(".board > .board__talks > .talk")
    assert len(shown) >= 1
    assert len(shown) + len(page.select(".board .fold .talk")) == len(talks(found))
    if words == 90:
        assert len(shown) < len(talks(found))


def test_a_part_takes_entries_while_they_fit_and_folds_the_rest() -> None:
    budget = Budget(10)
    assert budget.part(["aa", "bbb", "c"], len, words=5, most=2) == FoldedList(("aa", "bbb"), ("c",))
    assert budget.part(["aaaa", "bb"], len, words=9) == FoldedList(("aaaa",), ("bb",))
    assert budget.part(["aa"], len, words=9) == FoldedList((), ("aa",))


# ---- to take along --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("slug", ["ferry", "lake-spill", "moor-railway"])
def test_parts_to_take_along_are_small_and_whole_by_themselves(slug: str) -> None:
    place = publication()
    editions = Edition.all_of(toy(slug), place.languages, place)
    files = {asset.path: asset.content for asset in embed_files(editions, place)}
    assert {path.rpartition("/")[2] for path in files} == {"voices.html", "timeline.html"}
    assert set(files) == {embed.path for each in editions.values() for embed in embeds(each)}
    for path, content in files.items():
        assert len(content) <= LIMIT, path
        page = BeautifulSoup(content, "html.parser")
        assert not page.select("script, img, iframe, link[rel=stylesheet], [style]"), path
        links = [str(link["href"]) for link in page.select("a")]
        assert links
        assert all(link.startswith(BASE) for link in links), path


def test_the_policy_of_a_part_allows_its_own_style_and_nothing_else() -> None:
    place = publication()
    found = edition(toy("ferry"), "it")
    (content, *_) = (asset.content for asset in embed_files({"it": found}, place))
    page = BeautifulSoup(content, "html.parser")
    (meta,), (style,) = page.select('meta[http-equiv="Content-Security-Policy"]'), page.select("style")
    digest = b64encode(sha256(str(style.string).encode()).digest()).decode()
    assert meta["content"] == (f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'")


def test_a_long_board_and_a_long_timeline_keep_within_their_size() -> None:
    """The board keeps what matters most, the timeline what is latest; both say how much is left out."""
    story = toy("moor-railway")
    claims = [claim.model_copy(update={"id": f"{claim.id}-{n}"}) for n in range(40) for claim in story.claims[:1]]
    event = next(event for event in story.events if event.when)
    events = [
        event.model_copy(update={"id": f"e-{n}", "when": f"{1900 + n}", "label": Text({"en": f"Event {n}"})})
        for n in range(120)
    ]
    place = publication()
    editions = Edition.all_of(replace(story, claims=[*story.claims, *claims], events=events), place.languages, place)
    files = {asset.path: asset.content for asset in embed_files(editions, place)}
    for content in files.values():
        assert LIMIT - 1500 < len(content) <= LIMIT
    board = files["embed/moor-railway/en/voices.html"].decode()
    timeline = files["embed/moor-railway/en/timeline.html"].decode()
    assert "premature and in parts wrong" in board
    assert "Event 119" in timeline
    assert "Event 0<" not in timeline
    shown = timeline.count("<li>")
    assert f"{120 - shown} more entries there" in timeline


def test_nothing_from_the_texts_becomes_markup_in_a_part() -> None:
    story = toy("ferry")
    about = story.about.model_copy(update={"title": Text({"it": "<script>x</script>", "sl": "x"})})
    place = publication()
    editions = Edition.all_of(replace(story, about=about), place.languages, place)
    assert all(b"<script" not in asset.content for asset in embed_files(editions, place))


def test_the_overview_offers_the_line_to_copy() -> None:
    found = edition(toy("ferry"), "it")
    overview = next(page for page in build_story({"it": found}) if page.key == "ferry/overview")
    codes = [code.get_text() for code in BeautifulSoup(overview.body, "html.parser").select(".snippet code")]
    assert codes == [embed.snippet for embed in embeds(found)]
    frame = BeautifulSoup(codes[0], "html.parser").iframe
    assert frame is not None
    assert frame["src"] == f"{BASE}embed/ferry/it/voices.html"
    assert frame["title"]


def test_without_an_address_of_its_own_a_site_offers_nothing_to_copy() -> None:
    place = Publication.at(None, "Toy Stories", toy_site.languages())
    found = Edition.all_of(toy("ferry"), place.languages, place)["it"]
    assert [embed.snippet for embed in embeds(found)] == ["", ""]
    overview = next(page for page in build_story({"it": found}) if page.key == "ferry/overview")
    assert "take-along" not in overview.body


# ---- errors ---------------------------------------------------------------------------------------------------------


def test_an_error_is_reported_by_mail_with_the_place_and_the_words() -> None:
    address = report_address(publication("mailto:desk@toys.org"), Language.load("en"), "en/a/#s1", "It’s 5 & “six”?")
    fields = parse_qs(urlsplit(address).query)
    assert address.startswith("mailto:desk@toys.org?")
    assert fields["subject"] == ["Error on Toy Stories"]
    assert fields["body"] == [f"{BASE}en/a/#s1\r\n\r\n> It’s 5 & “six”?\r\n\r\n"]


@pytest.mark.parametrize(
    ("contact", "begins"),
    [
        ("https://git.org/o/r/issues/new", "https://git.org/o/r/issues/new?title=Error%20on%20Toy%20Stories&body="),
        ("https://git.org/o/r/issues/new?labels=e", "https://git.org/o/r/issues/new?labels=e&title=Error%20on"),
        ("mailto:d@toys.org?cc=e@toys.org", "mailto:d@toys.org?cc=e@toys.org&subject=Error%20on"),
    ],
)
def test_a_form_for_issues_is_filled_in(contact: str, begins: str) -> None:
    assert report_address(publication(contact), Language.load("en"), "en/", "x").startswith(begins)


def test_another_page_is_called_as_it_is_and_without_a_contact_there_is_none() -> None:
    english = Language.load("en")
    assert report_address(publication("https://toys.org/write"), english, "en/", "x") == "https://toys.org/write"
    assert report_address(publication(), english, "en/", "x") == ""
    assert report_address(None, english, "en/", "x") == ""


_REPORTED = ("overview", "timeline", "claims", "actors", "glossary")  # the pages with statements of the editors


def test_every_statement_can_be_reported_where_its_evidence_is_and_only_if_there_is_a_contact() -> None:
    for contact in ("mailto:desk@toys.org", ""):
        pages = list(build_story({"en": edition(toy("moor-railway"), "en", contact)}))
        for page in pages:
            parsed = BeautifulSoup(page.body, "html.parser")
            links = parsed.select("a.report")
            name = page.key.partition("/")[2]
            assert bool(links) == bool((contact and name in _REPORTED) or (contact and name.startswith("context/"))), (
                name
            )
            assert all(link.find_parent(class_="refs") and link["aria-label"] for link in links)
            for link in links:
                place = parse_qs(urlsplit(str(link["href"])).query)["body"][0].split("\r\n")[0]
                assert place.partition("#")[0] == f"{BASE}{page.path}"
                anchor = place.partition("#")[2]
                assert not anchor or re.search(f'id="{anchor}"', page.body), place


@pytest.mark.parametrize(
    ("address", "offered"),
    [
        ("http://127.0.0.1:8000/", False),
        ("http://localhost:8000/x/", False),
        ("http://[::1]/", False),
        ("http://0.0.0.0/", False),
        (BASE, True),
    ],
)
def test_a_line_to_embed_is_offered_where_others_can_reach_the_site(address: str, offered: bool) -> None:
    place = Publication.at(address, "Toy Stories", toy_site.languages())
    found = Edition.all_of(toy("moor-railway"), place.languages, place)["en"]
    assert [bool(embed.snippet) for embed in embeds(found)] == [offered, offered]


def test_what_the_editors_add_stands_apart_from_the_voice() -> None:
    story = toy("moor-railway")
    talk, *others = story.claims
    noted = talk.model_copy(update={"note": Text.model_validate({"en": "whether Elbwerk builds them is open"})})
    found = edition(replace(story, claims=[noted, *others]), "en")
    first = talks(found)[0].voices[0]
    assert "open" not in first.words
    assert first.note == "whether Elbwerk builds them is open"
    (voices,) = (file for file in embed_files({"en": found}, publication()) if file.path.endswith("voices.html"))
    part = BeautifulSoup(voices.content, "html.parser")
    assert [line.get_text() for line in part.select(".turn__note")] == ["Our note: whether Elbwerk builds them is open"]
    assert "not yet reviewed" in part.get_text() or "reviewed by" in part.get_text()


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("It called the report premature and in parts wrong.", False),
        ("It had counted the engines twice and put the number right from twelve to nine on the next morning.", True),
        (
            "It put the number right from twelve to nine; the first report, it said, was premature and in parts wrong.",
            True,
        ),
    ],
)
def test_a_quotation_never_takes_the_place_of_what_an_answer_says(text: str, shown: bool) -> None:
    """However long it is: only a text that says no more than the quotation in it is left out."""
    story = toy("moor-railway")
    talk, *others = story.claims
    denial, *answers = talk.responses
    denial = denial.model_copy(update={"text": Text({"en": text, "de": text})})
    story = replace(story, claims=[talk.model_copy(update={"responses": [denial, *answers]}), *others])
    voice = talks(edition(story, "en"))[0].voices[1]
    assert (voice.words, voice.beside) == ("premature and in parts wrong", text if shown else "")


def test_who_answered_twice_stands_with_both_answers_the_last_one_first() -> None:
    story = toy("moor-railway")
    talk, *others = story.claims
    denial, *answers = talk.responses
    later = denial.model_copy(update={"kind": "confirms", "when": "2026-03-09", "quotes": []})
    story = replace(story, claims=[talk.model_copy(update={"responses": [denial, *answers, later]}), *others])
    voices = talks(edition(story, "en"))[0].voices
    given = [(voice.does, voice.when, voice.earlier) for voice in voices if voice.who == "Harrow Moor Railway"]
    assert given == [("confirms", "2026-03-09", False), ("earlier: denies", "2026-03-03", True)]


# ---- an answer that is older than the claim -------------------------------------------------------------------------


def test_an_answer_older_than_its_claim_says_so_wherever_it_stands() -> None:
    """On each page with the claim's status, in the table of who said what, on the card."""
    place = publication()
    editions = Edition.all_of(toy("lake-spill"), place.languages, place)
    pages = {page.key.partition("/")[2]: page.body for page in build_story(editions) if page.locale == "en"}
    for name in ("overview", "claims", "news"):
        badges = BeautifulSoup(pages[name], "html.parser").select(".badges .sign--denies")
        assert [badge.get_text() for badge in badges] == ["earlier denial (May 5, 2026): Vetrano"] * len(badges)
        assert badges, name
    (cell,) = BeautifulSoup(pages["who-said-when"], "html.parser").select(".who-when__kind--denies")
    assert "before the claim, which is dated May 6, 2026" in cell.get_text()
    does = {line.who: line.does for line in story_card(editions["en"], place).lines}
    assert does["Vetrano"] == "had already denied it"


def test_a_claim_that_was_put_right_stands_with_what_is_right() -> None:
    """Wherever its status stands, and in the article below the sentence."""
    place = publication()
    editions = Edition.all_of(toy("lake-spill"), place.languages, place)
    pages = {page.key.partition("/")[2]: page.body for page in build_story(editions) if page.locale == "en"}
    for name in ("overview", "article"):
        said = BeautifulSoup(pages[name], "html.parser").select(".badges__words")
        assert {one.get_text() for one in said} == {"It was 200\u00a0liters, not 2,000."}, name
    article = BeautifulSoup(pages["article"], "html.parser")
    assert article.select_one(".pair:has(#s2) .sign--corrects")
    assert not article.select(".pair:has(#s3):not(:has(#s2)) .sign--corrects")


def test_a_part_to_take_along_says_on_how_many_sources_its_main_claim_rests_and_what_is_open() -> None:
    place = publication()
    editions = Edition.all_of(toy("lake-spill"), place.languages, place)
    files = {asset.path: asset.content for asset in embed_files(editions, place)}
    page = BeautifulSoup(files["embed/lake-spill/en/voices.html"], "html.parser")
    grounds = [line.get_text() for line in page.select(".attribution")]
    assert "One independent source: Lakeside Herald, citing an unnamed source" in grounds
    assert "Was the pipe inspected after 2019?" in page.get_text()
    assert f"{BASE}en/lake-spill/who-says-what/" in [link["href"] for link in page.select(".more a")]


def test_that_it_is_these_people_may_be_inferred_though_a_text_says_that_there_are_some() -> None:
    story = toy("moor-railway")
    claim = next(each for each in story.claims if each.basis and each.by and story.actor[each.by].kind == "group")
    assert claim.basis
    for known, words in (("stated", "Relying on unnamed people."), ("inferred", "Source (inferred)")):
        basis = claim.basis.model_copy(update={"kind": "unnamed", "known": known, "people": "inferred"})
        told = claim.model_copy(update={"basis": basis, "via": "gazette"})
        others = [each for each in story.claims if each.id != claim.id]
        editions = Edition.all_of(replace(story, claims=[told, *others]), publication().languages)
        (page,) = (p for p in build_story(editions) if p.locale == "en" and p.key.endswith("/claims"))
        said = BeautifulSoup(page.body, "html.parser").select_one(f"#{claim.id} .attribution")
        assert said
        assert words in said.get_text()


def test_a_short_board_keeps_the_words_of_the_newest_answer_alone() -> None:
    """Whatever its place; what somebody answered earlier than that is not it."""
    by_tag = {language.tag: language for language in toy_site.languages()}
    talk = next(iter(talks(next(iter(Edition.all_of(toy_site.stories()[0], by_tag).values())))))
    first = talk.voices[0]
    answers = [
        replace(first, kind="denies", when=day, words=day, original="x", beside="x", earlier=earlier)
        for day, earlier in (("2026-03-02", False), ("2026-03-04", False), ("2026-03-03", False), ("2026-03-09", True))
    ]
    short = replace(talk, voices=(first, *answers)).brief
    assert [voice.words for voice in short.voices] == [first.words, "", "2026-03-04", "", ""]
    assert not any(voice.original or voice.beside for voice in short.voices[1:])
