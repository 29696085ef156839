"""The front page of an archive: every story is listed once, page by page, under addresses that last."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

import pytest
from lxml import html

from story_explainer.site.brief import Brief
from story_explainer.site.front import FrontPage, front_pages
from story_explainer.site.json_ld import of_front
from story_explainer.site.publication import Publication
from tests import toy_site

LANGUAGES = toy_site.languages()
PUBLICATION = Publication.at("https://toys.example.org/", "Toys", LANGUAGES)


def briefs(count: int, *tags: str) -> list[Brief]:
    """So many stories in each of the languages, the newest, which has the highest number, first."""
    return [
        Brief(
            slug=f"story-{number}",
            locale=tag,
            path=f"{tag}/story-{number}/",
            title=f"Story {number}",
            heading=f"Story {number}",
            about="",
            day=f"{2000 + number // 12}-{number % 12 + 1:02}-01",
            entry=f'<li class="story-card"><h3><a href="story-{number}/">Story {number}</a></h3></li>',
            as_of="<time>some day</time>" if number % 2 else "",
            changes=(),
        )
        for number in range(count, 0, -1)
        for tag in tags
    ]


def fronts(those: Sequence[Brief]) -> dict[str, FrontPage]:
    return {front.page.path: front for front in front_pages(those, LANGUAGES, "Toys")}


@cache
def archive(count: int) -> dict[str, FrontPage]:
    return fronts(briefs(count, "en", "de"))


def links(front: FrontPage, **wanted: str) -> list[str]:
    """Where the links of a page lead that have these attributes."""
    found = html.fromstring(f"<div>{front.page.body}</div>").iter("a")
    return [
        html.urljoin(f"/{front.page.path}", link.get("href"))[1:]
        for link in found
        if all(link.get(name) == value for name, value in wanted.items())
    ]


def listed(front: FrontPage) -> list[int]:
    return [int(found[1]) for path in links(front) if (found := re.fullmatch(r"en/story-(\d+)/", path))]


def chain(pages: dict[str, FrontPage]) -> list[FrontPage]:
    """The front page and those that one comes to by “Earlier stories”."""
    found = [pages["en/"]]
    while earlier := links(found[-1], rel="next"):
        found.append(pages[earlier[0]])
    return found


@pytest.mark.parametrize("count", [75, 124, 125, 500])
def test_every_story_is_listed_once_the_newest_first(count: int) -> None:
    pages = chain(archive(count))
    assert [number for front in pages for number in listed(front)] == list(range(count, 0, -1))
    assert 25 <= len(listed(pages[0])) < 75
    assert {len(listed(front)) for front in pages[1:]} == {50}
    assert [front.page.path for front in pages[1:]] == [f"en/{number}/" for number in range(len(pages) - 1, 0, -1)]


@pytest.mark.parametrize("count", [0, 1, 9, 74])
def test_a_small_site_has_one_page_a_language(count: int) -> None:
    pages = fronts(briefs(count, "en", "de"))
    assert set(pages) == {"", "en/", "de/", "it/", "en/search/", "de/suche/", "it/cerca/"}
    assert "<nav" not in pages["en/"].page.body
    assert listed(pages["en/"]) == list(range(count, 0, -1))


def test_a_new_story_leaves_older_pages_where_and_as_they_are() -> None:
    before, after = archive(160), fronts(briefs(161, "en", "de"))
    assert before["en/"].page.body != after["en/"].page.body
    for path in ("en/1/", "en/2/", "de/2/"):
        assert before[path].page.body == after[path].page.body


def test_the_way_back_is_the_way_there() -> None:
    pages = chain(archive(500))
    assert not links(pages[0], rel="prev")
    assert not links(pages[-1], rel="next")
    for newer, older in pairwise(pages):
        assert links(older, rel="prev") == [newer.page.path] == [older.newer]
        assert links(newer, rel="next") == [older.page.path] == [newer.earlier]


def test_each_page_leads_to_all_and_says_which_it_is() -> None:
    pages = chain(archive(500))
    every = [front.page.path for front in pages[1:]]
    for front in pages:
        numbers = html.fromstring(f"<div>{front.page.body}</div>").xpath("//nav/p[last()]/a/text()")
        assert numbers == [path.split("/")[1] for path in every]
        here = links(front, **{"aria-current": "page"})
        assert here == ([front.page.path] if front is not pages[0] else [])


def test_pages_have_titles_and_descriptions_of_their_own() -> None:
    for tag, title in (("en", "Earlier stories, page 3"), ("de", "Frühere Themen, Seite 3")):
        page = archive(500)[f"{tag}/3/"].page
        assert page.title == page.headings[0].title == title
        assert page.description.startswith(title)


def test_translations_are_the_pages_with_the_same_number() -> None:
    pages = fronts([*briefs(130, "en"), *briefs(80, "de")])
    assert pages["en/1/"].page.translations == {"en": "en/1/", "de": "de/1/"} == pages["de/1/"].page.translations
    assert pages["en/2/"].page.translations == {"en": "en/2/"}
    assert set(pages["en/"].page.translations) == {"en", "de", "it"}


def test_programs_are_told_of_what_a_page_lists() -> None:
    front, older = archive(160)["en/"], archive(160)["en/2/"]
    for page in (front, older):
        said = of_front(page.page, page.briefs, PUBLICATION)
        assert re.findall(r'"headline":"Story (\d+)"', said) == [str(number) for number in listed(page)]
    assert '"@type":"CollectionPage"' in of_front(older.page, older.briefs, PUBLICATION)


def test_the_words_are_those_of_the_language() -> None:
    italian = fronts(briefs(80, "it"))["it/1/"].page.body
    assert "Notizie precedenti, pagina 1" in italian
    assert "stories" not in re.sub(r"<[^>]*>", "", italian)


def test_a_language_without_stories_says_so() -> None:
    assert "Ancora nessuna notizia." in archive(75)["it/"].page.body
