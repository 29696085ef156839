"""The feeds of the toy content, read by an independent parser and held against schemas."""

from __future__ import annotations

import json
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

import feedparser
import pytest
from jsonschema import Draft202012Validator, FormatChecker
from lxml import etree

from story_explainer.site.build import build_assets
from story_explainer.site.edition import Edition
from story_explainer.site.publication import Publication
from story_explainer.story.model import Story, Update
from tests import toy_site
from tests.story.toy import with_fields

PUBLICATION = Publication.at("https://toys.example.org/some/repo", "Toy <Stories> & more", toy_site.languages())


def files(stories: Sequence[Story]) -> dict[str, bytes]:
    editions = [Edition.all_of(story, PUBLICATION.languages) for story in stories]
    return {asset.path: asset.content for asset in build_assets(editions, PUBLICATION)}


FILES = files(toy_site.stories())
HOME = "https://toys.example.org/some/repo/"

# https://www.jsonfeed.org/version/1.1/: the required fields, and the types of those used here. Nothing else may stand.
JSON_FEED: dict[str, Any] = {
    "type": "object",
    "required": ["version", "title", "items"],
    "additionalProperties": False,
    "properties": {
        "version": {"const": "https://jsonfeed.org/version/1.1"},
        "title": {"type": "string"},
        "description": {"type": "string"},
        "home_page_url": {"type": "string", "pattern": "^https?://"},
        "feed_url": {"type": "string", "pattern": "^https?://"},
        "language": {"type": "string"},
        "authors": {"type": "array", "items": {"type": "object", "required": ["name"]}},
        "items": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["id", "content_text"],
                "additionalProperties": False,
                "properties": {
                    "id": {"type": "string", "minLength": 1},
                    "url": {"type": "string", "pattern": "^https?://"},
                    "title": {"type": "string"},
                    "content_text": {"type": "string", "minLength": 1},
                    "date_published": {"type": "string", "format": "date-time", "pattern": "Z$"},
                    "tags": {"type": "array", "items": {"type": "string"}},
                },
            },
        },
    },
}


def read(locale: str) -> Any:
    return feedparser.parse(BytesIO(FILES[f"{locale}/feed.xml"]))


def entries_of(locale: str, slug: str) -> list[Any]:
    """The entries of one story in the feed of a language."""
    return [entry for entry in read(locale).entries if f"/{slug}/#" in entry.link]


@pytest.mark.parametrize("locale", toy_site.LANGUAGES)
def test_atom_feeds_are_valid(locale: str) -> None:
    schema = etree.RelaxNG(etree.parse(str(Path(__file__).with_name("atom.rng"))))
    schema.assertValid(etree.fromstring(FILES[f"{locale}/feed.xml"]))


@pytest.mark.parametrize("locale", toy_site.LANGUAGES)
def test_json_feeds_are_valid(locale: str) -> None:
    Draft202012Validator(JSON_FEED, format_checker=FormatChecker()).validate(json.loads(FILES[f"{locale}/feed.json"]))


def test_a_feed_reader_finds_every_change_as_it_was_written() -> None:
    """Editors' entries, the review and its strange name arrive as text, newest first."""
    feed = read("en")
    assert not feed.bozo
    assert feed.version == "atom10"
    assert feed.feed.title_detail.value == "Toy <Stories> & more"
    assert feed.feed.links[0].href == f"{HOME}en/feed.xml"
    moor = entries_of("en", "moor-railway")
    assert [(entry.updated[:10], entry.tags[0].term, entry.content[0].value) for entry in moor] == [
        ("2026-04-02", "reviewed", "1 statement was reviewed by Ann O’Dell & Sons <desk>."),
        ("2026-03-20", "corrected", "We had written 48,000 passengers."),
        ("2026-03-06", "published", "Published with the <Gazette> & the answer."),
    ]
    assert feed.feed.updated == feed.entries[0].updated


def test_each_language_has_its_own_words_and_its_own_reviews() -> None:
    feed = read("de")
    assert feed.feed.language == "de"
    titles = [entry.title.split(":")[0] for entry in entries_of("de", "moor-railway")]
    assert titles == ["Korrigiert", "Veröffentlicht"]


def test_a_further_article_is_told_on_the_day_on_which_it_joined() -> None:
    """When it came in, else when it was published; the lead, with which a story begins, is no change of it."""
    joined = [
        (entry.updated[:10], entry.content[0].value.split(". ")[0].removesuffix(".") + ".")
        for entry in entries_of("it", "lake-spill")
    ]
    assert joined == [
        ("2026-05-07", "Alla vicenda si aggiunge un articolo: See-Post."),
        ("2026-05-07", "Alla vicenda si aggiunge un articolo: Lakeside Herald."),
        ("2026-05-05", "Alla vicenda si aggiunge un articolo: Vetrano."),
        ("2026-05-04", "Alla vicenda si aggiunge un articolo: L’Eco del Lago."),
    ]
    assert {entry.tags[0].term for entry in entries_of("it", "lake-spill")} == {"joined"}


def test_what_an_article_that_joined_changed_is_told() -> None:
    """Values and what they correct, answers, and claims that nobody told before it; nothing where that is nothing."""
    latest, *_, first = entries_of("it", "lake-spill")
    for said in ("Riferisce per primo: ", ": 200 l (corregge 2.000 l)", "I pompieri rettificano. "):
        assert said in latest.content[0].value
    assert "dice che le reti sono da buttare" in first.content[0].value
    assert "(corregge" not in first.content[0].value


def test_both_feeds_of_a_language_say_the_same() -> None:
    for locale in toy_site.LANGUAGES:
        items = json.loads(FILES[f"{locale}/feed.json"])["items"]
        assert [(item["id"], item["title"], item["content_text"], item["date_published"]) for item in items] == [
            (entry.id, entry.title, entry.content[0].value, entry.updated) for entry in read(locale).entries
        ]


def test_entries_lead_to_their_place_on_the_overview() -> None:
    pages = {page.path: page for page in toy_site.pages()}
    entries = [entry for locale in toy_site.LANGUAGES for entry in read(locale).entries]
    assert entries
    for entry in entries:
        path, _, anchor = entry.link.removeprefix(HOME).partition("#")
        assert anchor in pages[path].anchors
        assert entry.id == entry.link


def test_a_feed_without_entries_is_valid_and_older_than_any_other() -> None:
    feed = files([])["en/feed.xml"]
    assert feedparser.parse(BytesIO(feed)).feed.updated == "1970-01-01T00:00:00Z"


def test_no_character_of_a_text_can_break_the_feed() -> None:
    """Markup stays text; what XML cannot hold is replaced."""
    (whole, *_) = [story for story in toy_site.stories() if story.slug == "moor-railway"]
    nasty = "</content><script>alert(1)</script> ]]> &amp; \x0b\x00\ufffe end"
    update = Update.model_validate({"id": "nasty", "date": "2027-01-01", "text": {"en": nasty, "de": nasty}})
    about = whole.about.model_copy(update={"updates": [update]})
    feed = files([with_fields(whole, about=about)])["en/feed.xml"]
    entry = feedparser.parse(BytesIO(feed), sanitize_html=False).entries[0]
    assert entry.content[0].value == "</content><script>alert(1)</script> ]]> &amp; \ufffd\ufffd\ufffd end"


def test_an_article_that_answers_is_announced_by_the_answer_never_by_the_claim() -> None:
    """In a feed reader the wrong figure would stand as what is said."""
    items = [item["content_text"] for item in json.loads(FILES["en/feed.json"])["items"]]
    (corrects,) = (text for text in items if "The fire service corrects" in text)
    assert "The fire service corrects. It was 200 liters, not 2,000" in corrects
    (denies,) = (text for text in items if "Vetrano denies" in text)
    assert "Vetrano denies. It points to an inspection in March 2026" in denies
