"""The body of every page of the toy content, against golden HTML: `make golden` renews it."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from story_explainer.site.build import build_site
from story_explainer.site.page import Page
from story_explainer.story.bitext import SetAside
from tests import toy_site
from tests.conftest import Golden

GOLDEN = Path(__file__).parent / "golden"
PAGES = {page.path: page for page in build_site(toy_site.stories(), toy_site.languages())}


def file_of(path: str) -> Path:
    return GOLDEN / f"{path.rstrip('/') or 'chooser'}.html"


@pytest.mark.parametrize("page", PAGES.values(), ids=lambda page: page.path or "chooser")
def test_page(page: Page, golden: Golden) -> None:
    golden(file_of(page.path), page.body)


def test_every_golden_file_has_its_page(request: pytest.FixtureRequest) -> None:
    wanted = {file_of(path) for path in PAGES}
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
    assert len(page.description) <= 201
    assert page.source.startswith(page.key.split("/")[0])
    assert page.translations[page.locale] == page.path


def test_what_the_articles_say_is_not_called_added_context() -> None:
    """A topic that rests on the articles alone, as drafts do, stands on the page's ground and says so."""
    (story,) = (story for story in toy_site.stories() if story.slug == "ferry")
    topic = story.topics[0].model_copy(update={"facts": []})
    added = "Aggiunto dalla redazione"
    for topics, stands in ((story.topics, True), ([topic], False)):
        built = build_site([replace(story, topics=topics)], toy_site.languages())
        pages = {page.key: page for page in built if page.locale == "it"}
        overview, context = pages["ferry/overview"].body, pages["ferry/context/the-line"].body
        assert (added in overview, "context--page" in context) == (stands, stands)


def test_the_article_has_a_word_of_the_glossary_and_is_no_evidence_for_its_meaning() -> None:
    (story,) = (story for story in toy_site.stories() if story.slug == "moor-railway")
    term = story.terms[0].model_copy(update={"cites": ["s8", "annual-report"]})
    built = build_site([replace(story, terms=[term])], toy_site.languages())
    glossary = next(page.body for page in built if page.key == "moor-railway/glossary" and page.locale == "en")
    lines = re.findall(r'<summary>(.+?) <span class="evidence__refs">(.+?)</span>', glossary)
    assert lines == [("Occurs in", "Sentence 8"), ("Evidence", story.source["annual-report"].publisher)]


@pytest.mark.parametrize(("count", "folded"), [(3, False), (4, True)])
def test_many_passages_set_aside_are_folded(count: int, folded: bool) -> None:
    """All that stood around a saved web page is there to be looked up and not in the way."""
    (story,) = (story for story in toy_site.stories() if story.slug == "ferry")
    asides = [SetAside(locale="it", line=line, text=f"Menu {line}", reason="around") for line in range(1, count + 1)]
    bitext = story.bitext.model_copy(update={"set_aside": asides})
    built = build_site([replace(story, bitext=bitext)], toy_site.languages())
    sources = next(page.body for page in built if page.key == "ferry/sources" and page.locale == "it")
    assert (f"{count} passi messi da parte" in sources) == folded
    assert all(f"«Menu {line}»" in sources for line in range(1, count + 1))
