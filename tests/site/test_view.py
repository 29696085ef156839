"""A story in one language: fallbacks marked, citations resolved, addresses made."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import cycle

import pytest
from bs4 import BeautifulSoup

from story_explainer.site.edition import Edition
from story_explainer.site.language import Language
from story_explainer.site.pages import PAGES
from story_explainer.site.routes import Routes
from story_explainer.site.typography import keep_together
from story_explainer.site.view import View
from story_explainer.story.base import Text, Wording
from story_explainer.story.model import Story
from story_explainer.story.reviews import review, reviewables
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


def test_what_rests_on_sources_alone_is_added_context(story: Story) -> None:
    view = seen(story, "en")
    assert view.from_articles(story.event["report"])
    assert not view.from_articles(story.event["winter-break"])


def test_links_are_relative_and_within_a_page_only_the_place(story: Story) -> None:
    view = seen(story, "de", "timeline")
    assert view.href("timeline", "report") == "#report"
    assert view.href("article", "s1") == "../artikel/#s1"
    assert view.href("context/coal") == "../hintergrund/kohle/"
    assert view.href("overview") == "../"


def test_a_topic_without_an_address_of_its_own_takes_its_id(story: Story) -> None:
    assert seen(story, "de").edition.routes.path("context/batteries") == "de/moor-railway/hintergrund/batteries/"


def test_review_and_machine_help_are_said(story: Story) -> None:
    """Who stands by the story is shown once every statement is reviewed, until then how many are."""
    assert seen(story, "en").edition.review_words.startswith("1 of ")
    entries = [
        review(story, item, "en", by, "2026-04-02")
        for item, by in zip(reviewables(story), cycle(["A", "B"]), strict=False)
    ]
    whole = replace(story, reviews=entries)
    assert seen(whole, "en").edition.review_words.startswith("Reviewed by A and B on ")
    assert seen(replace(story, reviews=entries[1:]), "en").edition.review_words.startswith(f"{len(entries) - 1} of ")
    german = seen(story, "de").edition
    assert german.review_words.startswith(german.language.gettext("Draft, not yet reviewed"))
    assert german.language.gettext("Written with machine help") in german.review_words


def test_events_are_called_by_label_or_by_the_beginning_of_their_text(story: Story) -> None:
    edition = seen(story, "de").edition
    assert edition.event_label("report") == "Der Bericht"
    assert edition.event_label("coal-scarce") == "Kohle ist knapp."


@pytest.mark.parametrize("tag", ["en", "de"])
def test_every_page_has_an_address_of_its_own(story: Story, tag: str) -> None:
    routes = Routes(story, Language.load(tag))
    paths = [routes.path(name) for kind in PAGES for name in kind.instances(story)]
    assert len(set(paths)) == len(paths) > 5
    assert all(path.startswith(f"{tag}/moor-railway/") and path.endswith("/") for path in paths)


def test_a_page_without_content_is_not_made(story: Story) -> None:
    """A story with the two files that every story has gets no empty timeline and no empty glossary."""
    bare = replace(story, claims=[], events=[], actors=[], topics=[], sources=[], terms=[], divergences=[])
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
