"""The sitemap: every page once, absolute addresses, and languages that name each other."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from lxml import etree

from story_explainer.site.build import briefs_of
from story_explainer.site.edition import Edition
from story_explainer.site.llms import llms
from story_explainer.site.publication import Publication
from story_explainer.site.sitemap import SitemapUrl, robots, sitemap
from story_explainer.story.base import Text
from story_explainer.story.log import last_day
from tests import toy_site
from tests.story.toy import with_fields

BASE = "https://toys.example.org/some/repo/"
PUBLICATION = Publication.at(BASE, "Toy # Stories", toy_site.languages())
EDITIONS = [
    edition for story in toy_site.stories() for edition in Edition.all_of(story, PUBLICATION.languages).values()
]
NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


def read(entries: Iterable[SitemapUrl]) -> dict[str, tuple[dict[str, str], str]]:
    """By address: the languages, and the day of the last change."""
    found = {}
    for url in etree.fromstring(sitemap(entries, PUBLICATION)).findall("s:url", NAMES):
        links = url.findall("x:link", NAMES)
        assert {link.get("rel") for link in links} <= {"alternate"}
        address = url.findtext("s:loc", namespaces=NAMES)
        assert address not in found
        found[address] = (
            {link.get("hreflang"): link.get("href") for link in links},
            url.findtext("s:lastmod", default="", namespaces=NAMES),
        )
    return found


@pytest.fixture(scope="module")
def whole() -> dict[str, tuple[dict[str, str], str]]:
    pages = toy_site.pages()
    days = {(edition.story.slug, edition.language.tag): last_day(edition.story) for edition in EDITIONS}
    return read(SitemapUrl.of(page, days) for page in pages if page.path)


def test_every_page_is_there_once(whole: dict[str, tuple[dict[str, str], str]]) -> None:
    assert set(whole) == {BASE + page.path for page in toy_site.pages()}


def test_languages_name_each_other_and_themselves(whole: dict[str, tuple[dict[str, str], str]]) -> None:
    paired = {address: links for address, (links, _) in whole.items() if links}
    assert len(paired) > 10
    for address, links in paired.items():
        assert address in links.values()
        assert "x-default" in links
        for other in links.values():
            assert paired[other] == links


def test_who_reads_none_of_the_languages_gets_the_chooser_or_the_first_of_them(
    whole: dict[str, tuple[dict[str, str], str]],
) -> None:
    assert whole[f"{BASE}de/"][0]["x-default"] == BASE
    assert whole[f"{BASE}de/moor-railway/zeitleiste/"][0]["x-default"] == f"{BASE}en/moor-railway/timeline/"


def test_a_page_in_one_language_has_no_alternates(whole: dict[str, tuple[dict[str, str], str]]) -> None:
    assert whole[f"{BASE}it/ferry/"][0] == {}


def test_days_come_from_the_content(whole: dict[str, tuple[dict[str, str], str]]) -> None:
    """A story's pages bear its last day, a front page the last of its stories, a page without a story none."""
    assert whole[f"{BASE}en/moor-railway/timeline/"][1] == "2026-04-02"
    assert whole[f"{BASE}en/"][1] == "2026-05-08"
    assert read([SitemapUrl("en/about/", {"en": "en/about/"})])[f"{BASE}en/about/"] == ({}, "")


def test_robots_may_read_everything_and_find_the_sitemap() -> None:
    assert robots(PUBLICATION).decode().splitlines() == ["User-agent: *", "Allow: /", "", f"Sitemap: {BASE}sitemap.xml"]


def test_llms_names_every_story_in_every_language_and_no_text_becomes_markup() -> None:
    (story, *_) = [story for story in toy_site.stories() if story.slug == "moor-railway"]
    title = Text({"en": "A [link](x) *and*\n\n# a heading <b>", "de": "Titel"})
    story = with_fields(story, about=story.about.model_copy(update={"title": title}))
    lines = llms(briefs_of([Edition.all_of(story, PUBLICATION.languages)]), PUBLICATION).decode().splitlines()
    assert lines[0] == r"# Toy \# Stories"
    assert [line for line in lines if line.startswith("## ")] == ["## English", "## Deutsch", "## Italiano"]
    assert f"- [Titel]({BASE}de/moor-railway/): " in "\n".join(lines)
    (own,) = [line for line in lines if f"({BASE}en/moor-railway/)" in line]
    assert own.startswith(rf"- [A \[link\](x) \*and\* \# a heading \<b\>]({BASE}en/moor-railway/): ")
