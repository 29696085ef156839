"""A story in one language: fallbacks marked, citations resolved, addresses made."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import cycle

import pytest
from bs4 import BeautifulSoup

from story_explainer.site.edition import Edition
from story_explainer.site.ics import days_of
from story_explainer.site.language import Language
from story_explainer.site.pages import PAGES
from story_explainer.site.pictures.drawing import Mark
from story_explainer.site.pictures.strip import strip
from story_explainer.site.routes import Routes
from story_explainer.site.station_names import station_name
from story_explainer.site.typography import keep_together
from story_explainer.site.view import View
from story_explainer.story.base import Text, Wording
from story_explainer.story.bitext import Bitext
from story_explainer.story.chains import chain_of
from story_explainer.story.model import ArticleSource, Quotation, Response, Story
from story_explainer.story.reviews import review, reviewables
from story_explainer.story.stations import Station
from tests import toy_site


@pytest.fixture(scope="module")
def story() -> Story:
    return next(story for story in toy_site.stories() if story.slug == "moor-railway")


def seen(story: Story, tag: str, page: str = "overview") -> View:
    edition = Edition.all_of(story, {language.tag: language for language in toy_site.languages()})[tag]
    return View(edition, edition.routes.path(page))


def test_text_is_shown_in_the_pages_language(story: Story) -> None:
    text = Text.model_validate({"en": "coal & <b>", "de": "Kohle"})
    assert seen(story, "en").text(text) == "coal &amp; &lt;b&gt;"
    assert seen(story, "de").plain(text) == "Kohle"


def test_a_missing_language_is_filled_in_and_marked(story: Story) -> None:
    """Another language's words bear its `lang`; the story's own languages come before foreign ones."""
    words = Wording.model_validate({"fr": "charbon", "en": "coal <1>"})
    shown = BeautifulSoup(seen(story, "de").text(words), "html.parser").span
    assert shown is not None
    assert shown["lang"] == "en"
    assert shown.get_text() == "coal <1>"


def test_paragraphs_are_cut_at_blank_lines(story: Story) -> None:
    text = Text.model_validate({"en": "One.\n\nTwo & three.\n\n\n"})
    assert seen(story, "en").paragraphs(text) == ["One.", "Two &amp; three."]
    assert all('lang="en"' in paragraph for paragraph in seen(story, "de").paragraphs(text))


@pytest.mark.parametrize(
    ("edtf", "machine"),
    [
        ("2026-03-02", "2026-03-02"),
        ("2026-03", "2026-03"),
        ("2026-03-XX", "2026-03"),
        ("2026-03-02T09:30:00Z", "2026-03-02T09:30:00+00:00"),
        ("2015~", None),
        ("2016/..", None),
        ("2026-21", None),
        ("202X", None),
        ("-0043", None),
    ],
)
def test_dates_are_machine_readable_where_html_has_a_form(story: Story, edtf: str, machine: str | None) -> None:
    time = BeautifulSoup(seen(story, "en").date(edtf), "html.parser").time
    assert (time["datetime"] if time else None) == machine


def test_evidence_puts_the_articles_first(story: Story) -> None:
    evidence = seen(story, "en").evidence(["annual-report", "s4"])
    assert [item.id for item in evidence] == ["s4", "annual-report"]
    assert evidence[0].segment
    assert evidence[1].source


def test_sentences_stand_in_the_order_of_the_text(story: Story) -> None:
    evidence = seen(story, "en").evidence(["s9", "annual-report", "s2", "s8"])
    assert [item.id for item in evidence] == ["s2", "s8", "s9", "annual-report"]


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({}, "Moor Gazette, citing unnamed sources"),
        ({"by": "director", "via": None, "basis": None}, "Käthe Grün, according to the texts"),
        ({"by": "director", "basis": None}, "Käthe Grün"),
        ({"by": "director", "via": None, "basis": None, "cites": ["s1", "elbe-courier"]}, "Käthe Grün"),
        ({"by": None, "via": None, "basis": None}, "not known"),
    ],
)
def test_an_independent_source_is_called_by_how_it_is_known(
    story: Story, changes: dict[str, object], words: str
) -> None:
    claim = story.claim["talks"].model_copy(update={"responses": [], **changes})
    articles = {locale: article.model_copy(update={"renders": None}) for locale, article in story.articles.items()}
    changed = replace(story, claims=[claim], articles=articles)
    assert seen(changed, "en").roots(chain_of(claim, changed)) == words


def test_where_a_statement_comes_from_follows_from_all_that_it_cites(story: Story) -> None:
    """Its quotations, its ground and the answers to it are part of what it says."""
    view, claim = seen(story, "en"), story.claim["from-2028"]
    assert view.origin(story.event["answer"]) == "articles"
    assert view.origin(story.event["winter-break"]) == "sources"
    assert view.origin(story.event["report"]) == "both"
    assert view.origin(claim) == "articles"
    assert claim.basis is not None
    elsewhere = Quotation(text=Wording({"en": "no"}), cites=["annual-report"])
    answer = Response(actor="railway", kind="denies", quotes=[elsewhere], cites=["s5"])
    for change in (
        {"basis": claim.basis.model_copy(update={"cites": ["annual-report"]})},
        {"quotes": [elsewhere]},
        {"responses": [answer]},
    ):
        assert view.origin(claim.model_copy(update=change)) == "both", change
    assert view.origin(answer) == "both"


@pytest.mark.parametrize("seed", range(3))
def test_an_origin_is_both_only_with_one_of_each(story: Story, seed: int) -> None:
    view, event = seen(story, "en"), story.event["report"]
    cites = [["s1", "s2"], ["annual-report"], ["annual-report", "s1"]][seed]
    origin = view.origin(event.model_copy(update={"cites": cites}))
    assert origin == ["articles", "sources", "both"][seed]


def test_a_claim_hangs_on_what_is_denied_however_far_away(story: Story) -> None:
    claims = [
        claim.model_copy(update={"depends_on": {"from-2028": ["talks"], "jobs": ["from-2028"]}.get(claim.id, [])})
        for claim in story.claims
    ]
    view = seen(replace(story, claims=claims), "en")
    found = {claim.id: [other.id for other in view.edition.hangs_on(claim)] for claim in claims}
    assert found == {"talks": [], "draft-tender": [], "from-2028": ["talks"], "jobs": ["talks"]}


def test_sentences_of_the_text_are_named_together(story: Story) -> None:
    """Each number leads to its own sentence."""
    sentences, source = seen(story, "en").references(["s1", "s2", "annual-report", "s7"])
    assert sentences.striptags() == "Text, sentences 1 2 7"
    assert re.findall(r'href="#([^"]+)"', sentences) == ["s:1", "s:2", "s:7"]
    name = story.source["annual-report"].publisher.replace(" ", "\u00a0")
    assert source == f'<a href="#e:1">{name}</a>', "a short name stays on one line"
    assert seen(story, "de").references(["s9"])[0].striptags() == "Text, Satz 9"


def test_what_is_cited_often_stands_once_below_the_page(story: Story) -> None:
    view = seen(story, "en")
    for cites in (["s1", "s2"], ["s2", "annual-report"], ["s1"]):
        view.references(cites)
    assert list(view.notes) == ["s:1", "s:2", "e:1"]


def test_sources_of_one_publisher_are_told_apart_by_where_they_stand_else_by_their_day(story: Story) -> None:
    report = story.source["annual-report"]

    def named(*changes: dict[str, str]) -> list[str]:
        sources = [report.model_copy(update={"id": f"r{at}", **change}) for at, change in enumerate(changes)]
        view = seen(replace(story, sources=sources), "en")
        return [item.striptags() for item in view.references([source.id for source in sources])]

    plain = report.publisher
    assert named({"date": "2026-01-01"}) == [plain]
    assert named({"carried_by": "Echo"}, {"carried_by": "Post"}) == [f"{plain} (Echo)", f"{plain} (Post)"]
    sources = [report, report.model_copy(update={"id": "second", "carried_by": "Post"})]
    view = seen(replace(story, sources=sources), "en")
    alone = [item.striptags() for source in sources for item in view.references([source.id])]
    assert alone == [plain, f"{plain} (Post)"], "on other lines too"
    days = named({"date": "2026-01-01"}, {"date": "2026-01-08"})
    assert days == [f"{plain}, January 1, 2026", f"{plain}, January 8, 2026"]
    both = named({"carried_by": "Echo", "date": "2026-01-01"}, {"date": "2026-01-01"}, {"date": "2026-01-08"})
    assert both == [f"{plain} (Echo), January 1, 2026", f"{plain}, January 1, 2026", f"{plain}, January 8, 2026"]


@pytest.fixture
def spill() -> Story:
    """A story of several articles."""
    return next(story for story in toy_site.stories() if story.slug == "lake-spill")


def test_sentences_are_named_by_their_article_where_there_are_several(spill: Story) -> None:
    assert [item.striptags() for item in seen(spill, "it").references(["s2", "s1", "s17", "h1"])] == [
        "Agenzia Lago, frasi 1 2",
        "Vetrano, frase 17",
        "Agenzia Lago, titoletto 1",
    ]
    assert seen(spill, "de").segment_label("t3") == "Lakeside Herald, Titel"


def test_articles_of_one_outlet_are_told_apart_by_their_day_then_their_time(spill: Story) -> None:
    def named(*dates: str) -> list[str]:
        known = {
            key: ArticleSource.model_validate({"publisher": "Corriere", "date": date})
            for key, date in zip(spill.further, dates, strict=False)
        }
        view = seen(replace(spill, articles=spill.articles | known), "de")
        return [view.article_name(key) for key in known]

    assert named("2026-05-04") == ["Corriere"]
    assert named("2026-05-04", "2026-05-05") == ["Corriere, 4. Mai 2026", "Corriere, 5. Mai 2026"]
    twice = named("2026-05-04T08:00:00", "2026-05-04T09:30:00")
    assert twice == ["Corriere, 4. Mai 2026, 08:00 Uhr", "Corriere, 4. Mai 2026, 09:30 Uhr"]


def test_a_citation_leads_to_the_page_of_its_article(spill: Story) -> None:
    """And of an article of which no word is shown, to its page alone."""
    view = seen(spill, "it")
    assert view.href_segment("s2") == "articolo/#s2"
    assert view.href_segment("s17") == "articolo/vetrano-2026-05-05/#s17"
    assert view.href_segment("s14") == "articolo/seepost-2026-05-07/"
    assert 'href="articolo/vetrano-2026-05-05/#s17"' in view.fragment("evidence", "s17")


def test_evidence_of_an_article_in_another_language_is_its_own_words(spill: Story) -> None:
    """Nothing is called missing for an Italian reader of what only an English or a German article says."""
    view = seen(spill, "it")
    herald, seepost = view.fragment("evidence", "s11"), view.fragment("evidence", "s14")
    assert '<blockquote lang="en">' in herald
    assert "manca" not in herald
    assert "blockquote" not in seepost
    assert "See-Post, 7 maggio 2026" in seepost
    assert "https://seepost.example.org/diesel" in seepost


def test_a_station_of_a_chain_is_an_outlet_and_a_day(spill: Story) -> None:
    edition = seen(spill, "en").edition
    assert station_name(edition, Station("article", "herald-2026-05-06")) == "Lakeside Herald, May 6, 2026"
    assert station_name(edition, Station("article", "it")) == "Agenzia Lago, May 4, 2026 (Italian)"


def test_an_answer_of_one_of_two_days_did_not_last_two(story: Story) -> None:
    """An interval says that something lasted only where it can last; the calendar makes up no day for the rest."""
    view = seen(story, "en")
    answer = story.event["answer"].model_copy(update={"when": "2026-02-01/2026-02-02"})
    happened = story.event["winter-break"].model_copy(update={"when": "2026-02-01/2026-02-02"})
    assert view.event_date(answer) == "February 1 or 2, 2026"
    assert view.event_date(happened) == "February 1 – 2, 2026".replace(" – ", "\u2009–\u2009")
    assert (view.lasts(answer), view.lasts(happened)) == (False, True)
    assert days_of(answer) is None
    assert days_of(happened) is not None
    assert days_of(answer.model_copy(update={"when": "2026-02-01/2026-02-01"})) is not None
    assert seen(story, "de").event_date(answer) == "1. oder 2. Februar 2026"
    assert Language.load("it").date("2026-02-01/2026-02-02", moment=True) == "1º o 2 febbraio 2026"
    assert Language.load("it").date("2026-01-31/2026-02-01", moment=True) == "31 gennaio o 1º febbraio 2026"
    assert Language.load("en").date("2026-02-01/2026-02-04", moment=True) == "between February 1 and 4, 2026"


def test_links_are_relative_and_within_a_page_only_the_place(story: Story) -> None:
    view = seen(story, "de", "timeline")
    assert view.href("timeline", "report") == "#report"
    assert view.href("article", "s1") == "../artikel/#s1"
    assert view.href("context/coal") == "../hintergrund/kohle/"
    assert view.href("overview") == "../"


def test_a_topic_without_an_address_of_its_own_takes_its_id(story: Story) -> None:
    assert seen(story, "de").edition.routes.path("context/batteries") == "de/moor-railway/hintergrund/batteries/"


def reviewed(story: Story, count: int | None = None) -> Story:
    """The story with the first statements reviewed in English, by two people in turn; all of them if left out."""
    entries = [
        review(story, item, "en", by, "2026-04-02")
        for item, by in zip(reviewables(story), cycle(["A", "B"]), strict=False)
    ]
    return replace(story, reviews=entries[:count])


def test_the_notice_says_who_stands_by_the_explanations_and_that_a_machine_helped(story: Story) -> None:
    """It speaks of the explanations: what was received stands on the same pages, and nobody knows how that was made."""
    count, whose = len(list(reviewables(story))), "Explanations\u00a0· "
    assert seen(reviewed(story), "en").notice == f"{whose}reviewed by A and B, April 2, 2026"
    assert seen(reviewed(story, count - 1), "en").notice == f"{whose}reviewed by A and B, except where marked"
    assert seen(reviewed(story, 1), "en").notice == f"{whose}1 of {count} statements reviewed by A, as marked"
    assert seen(reviewed(story, 0), "en").notice == f"{whose}not yet reviewed"
    german = seen(story, "de")
    assert german.notice == "Erläuterungen mit KI-Unterstützung geschrieben\u00a0· noch nicht gegengelesen"


def test_nobody_has_to_stand_by_what_no_editor_wrote(story: Story) -> None:
    about = story.about.model_copy(
        update={"title": None, "standfirst": None, "key_points": [], "open_questions": [], "updates": [], "cites": []}
    )
    bare = Story(story.slug, story.bitext, about)
    assert seen(bare, "en").notice == ""


@pytest.mark.parametrize(("reviews", "marks"), [(0, set()), (1, {"reviewed"}), (-1, {"draft"}), (None, set())])
def test_a_review_is_marked_only_where_it_differs_from_the_notice(
    story: Story, reviews: int | None, marks: set[str]
) -> None:
    view = seen(reviewed(story, reviews), "en")
    found = {view.review_mark(item.key, draft=False) for item in reviewables(story)}
    assert {mark[0] for mark in found if mark} == marks


def test_what_a_machine_wrote_and_what_is_outdated_is_always_marked(story: Story) -> None:
    view = seen(story, "en")
    assert view.review_mark("claims/talks", draft=True) == ("draft", "draft by machine")


def test_events_and_claims_are_called_by_label_or_by_their_first_sentence(story: Story) -> None:
    edition = seen(story, "de").edition
    assert edition.event_label("report") == "Der Bericht"
    assert edition.event_label("coal-scarce") == "Kohle ist knapp"
    long = "Die Bahn spricht mit Elbwerk über Akku-Lokomotiven, " * 4 + "was Elbwerk dementiert. Mehr weiß man nicht."
    claim = story.claim["talks"].model_copy(update={"label": None, "text": Text({"de": long})})
    assert edition.claim_label(claim) == long.removesuffix(". Mehr weiß man nicht.")


@pytest.mark.parametrize("tag", ["en", "de"])
def test_every_page_has_an_address_of_its_own(story: Story, tag: str) -> None:
    routes = Routes(story, Language.load(tag))
    paths = [routes.path(name) for kind in PAGES for name in kind.instances(story)]
    assert len(set(paths)) == len(paths) > 5
    assert all(path.startswith(f"{tag}/moor-railway/") and path.endswith("/") for path in paths)


def test_a_page_without_content_is_not_made(story: Story) -> None:
    """A story with the two files that every story has gets no empty timeline and no empty glossary."""
    bare = replace(story, claims=[], events=[], actors=[], topics=[], sources=[], terms=[], divergences=[])
    of_segments = {"paragraphs": {"__all__": {"segments": {"__all__": {"when", "date"}}}}}
    data = story.bitext.model_dump(exclude={"sections": {"__all__": of_segments}})
    bare = replace(bare, bitext=Bitext.model_validate(data))
    names = {name for kind in PAGES for name in kind.instances(bare)}
    assert {"overview", "article"} <= names
    assert not names & {"timeline", "glossary", "actors", "claims"}


@pytest.mark.parametrize(
    ("words", "bound"),
    [
        ("rund 19,5 Milliarden Dollar", ["19,5 Milliarden"]),
        ("Am 14. Februar 2026 berichtete Bloomberg", ["14. Februar"]),
        ("il 16 gennaio 2025. Dall’anno modello 2027 vieta", ["16 gennaio"]),
        ("dal 25 al 100 per cento", ["25 al", "100 per"]),
        ("fährt den SU7 seit 6 Monaten", ["6 Monaten"]),
        ("4,99% di Xpeng", ["4,99% di"]),
    ],
)
def test_a_number_stays_with_what_it_counts(words: str, bound: list[str]) -> None:
    """Years, names with digits and ends of sentences do not count anything, and may end a line."""
    assert re.findall(r"\S+\u00a0\S+", keep_together(words)) == [each.replace(" ", "\u00a0") for each in bound]


@pytest.mark.parametrize(
    ("words", "bound"),
    [
        ("Regeln der US-Behörden", "Regeln der US-\u2060Behörden"),
        ("E-Autos und EV-Vorstoß", "E-\u2060Autos und EV-\u2060Vorstoß"),
        ("Akku-Lokomotive", "Akku-Lokomotive"),
        ("auf-und-ab-Bewegung", "auf-\u2060und-ab-Bewegung"),
        ("2-mal und 50-Tonner", "2-mal und 50-Tonner"),
    ],
)
def test_a_short_compound_stays_on_one_line(words: str, bound: str) -> None:
    assert keep_together(words) == bound


def test_a_small_strip_holds_what_matters_most_and_leads_to_the_timeline(story: Story) -> None:
    view = seen(story, "de")
    whole, small = strip(seen(story, "de", "timeline")), strip(view, small=True)
    assert whole
    assert small
    assert {entry.id for entry in small.entries} < {entry.id for entry in whole.entries}
    links = {part.href for drawing in small.drawings for part in drawing.parts if isinstance(part, Mark)}
    assert links
    assert all(link.startswith(f"{view.href('timeline')}#") for link in links)
    assert strip(seen(replace(story, events=story.events[:1]), "de"), small=True) is None


def test_a_zone_is_named_only_where_a_story_has_two(spill: Story) -> None:
    morning = "2026-05-04T08:15:00+02:00"
    assert "08:15" in seen(spill, "it").date(morning)
    assert "GMT" not in seen(spill, "it").date(morning)
    assert f'datetime="{morning}"' in seen(spill, "it").date(morning)
    first = spill.events[0].model_copy(update={"when": "2026-05-03T10:00:00-04:00"})
    abroad = replace(spill, events=[first, *spill.events[1:]])
    assert "GMT+02:00" in seen(abroad, "it").date(morning)


@pytest.mark.parametrize(
    ("sentence", "label"),
    [
        ("Der Diesel lief aus.", "Der Diesel lief aus"),
        ("Non era controllato dal 2019.", "Non era controllato dal 2019"),
        ("Lo produce la Rossi S.p.A.", "Lo produce la Rossi S.p.A."),
        ("Es geschah am 14.", "Es geschah am 14."),
        ("Und dann …", "Und dann …"),
    ],
)
def test_a_sentence_that_stands_for_a_label_ends_without_its_stop(story: Story, sentence: str, label: str) -> None:
    claim = story.claims[0].model_copy(update={"label": None, "text": Text({"de": sentence})})
    assert seen(replace(story, claims=[claim, *story.claims[1:]]), "de").claim_label(claim) == label
