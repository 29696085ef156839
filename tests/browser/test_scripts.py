"""Languages written from right to left, and such as put no spaces between words, in a real browser."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests import other_scripts, toy_site
from tests.browser.conftest import Served, Visit
from tests.browser.test_norms import AXE, violations
from tests.browser.test_search import look_for
from tests.built_site import BuiltSite

PAGES = ("", "timeline/", "side-by-side/", "article/", "sources/")


@pytest.fixture(scope="module")
def scripts(tmp_path_factory: pytest.TempPathFactory, serve: Callable[[Path], str]) -> Served:
    folder = tmp_path_factory.mktemp("scripts")
    done = toy_site.build(other_scripts.lay_out(folder), folder / "site")
    assert done.returncode == 0, done.stderr
    for tag in ("ar", "he", "ja", "zh"):
        assert f"{tag}/wind/card.png: not drawn" in done.stderr
    return Served(BuiltSite(folder / "site"), serve(folder / "site"), [], tags=set())


def side(page: Page, selector: str) -> str:
    """On which side of its box the first line of an element's text begins."""
    found: str = page.evaluate(
        """selector => {
            const one = document.querySelector(selector), box = one.getBoundingClientRect();
            const range = document.createRange();
            range.selectNodeContents(one);
            const line = range.getClientRects()[0];
            return box.right - line.right < line.left - box.left ? "right" : "left";
        }""",
        selector,
    )
    return found


def directions(page: Page) -> list[str]:
    """Whatever is marked with a language but not set in its direction."""
    found: list[str] = page.evaluate(
        """() => [...document.querySelectorAll("body, body [lang]")].filter(one => {
            const tag = one.closest("[lang]").lang;
            return getComputedStyle(one).direction !== (/^(ar|he)$/.test(tag) ? "rtl" : "ltr");
        }).map(one => one.outerHTML.slice(0, 100))"""
    )
    return found


@pytest.mark.parametrize("width", [390, 1200])
@pytest.mark.parametrize("tag", ["ar", "he", "en"])
def test_every_page_runs_in_its_direction(scripts: Served, visit: Callable[..., Visit], tag: str, width: int) -> None:
    """Whatever stands in another language beside it in that one's; nothing sticks out, axe finds nothing."""
    reader = visit(scripts, viewport={"width": width, "height": 800}, bypass_csp=True)
    for path in ["", f"{tag}/", *(f"{tag}/wind/{name}" for name in PAGES)]:
        page = reader.open(path)
        assert directions(page) == [], path
        sticks_out = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        assert page.evaluate(sticks_out) == 0, path
        page.evaluate(AXE)
        assert violations(page) == [], path
    assert reader.wrong == []


@pytest.mark.parametrize(("tag", "start"), [("ar", "right"), ("he", "right"), ("en", "left")])
def test_what_stands_at_the_start_of_a_line_stands_there_in_every_direction(
    scripts: Served, visit: Callable[..., Visit], tag: str, start: str
) -> None:
    """Dots of the timeline before its entries, numbers of the rows before their sentences, text at its start."""
    reader = visit(scripts, viewport={"width": 390, "height": 800})
    page = reader.open(f"{tag}/wind/timeline/")
    inset = page.evaluate("(start) => getComputedStyle(document.querySelector('.event'), '::before')[start]", start)
    assert inset == "0px"
    page = reader.open(f"{tag}/wind/side-by-side/")
    number, cell = (page.locator(f".row {one}").first.bounding_box() for one in (".row__link", ".cell"))
    assert number is not None
    assert cell is not None
    assert (number["x"] > cell["x"]) == (start == "right")
    for column in ("ar", "he", "en"):
        wanted = "left" if column == "en" else "right"
        assert side(page, f".cell[lang={column}]") == wanted, column


def test_words_that_a_language_lacks_are_marked_as_english(scripts: Served, visit: Callable[..., Visit]) -> None:
    page = visit(scripts).open("ar/wind/timeline/")
    assert page.locator("article span[lang=en]", has_text="As received, word for word from the texts.").count()
    assert not {"\ufdd0", "\ufdd1"} & set(page.content())


@pytest.mark.parametrize(
    ("tag", "query", "found"),
    [
        ("zh", "风电场", "风电场"),
        ("zh", "投票", "投票"),
        ("zh", "场", "场"),
        ("ja", "風車", "風車"),
        ("ja", "出資", "出資"),
        ("ar", "الميناء", "الميناء"),
        ("ar", "ميناء", "الميناء"),
        ("he", "נמל", "בנמל"),
        ("he", "עירייה", "העירייה"),
    ],
)
def test_a_word_within_a_run_is_found(
    scripts: Served, visit: Callable[..., Visit], tag: str, query: str, found: str
) -> None:
    reader = visit(scripts)
    page = reader.open(f"{tag}/search/")
    assert look_for(page, query)
    assert page.locator("a.hit mark").first.text_content() == found
    assert reader.wrong == []


def test_what_does_not_stand_together_is_not_found(scripts: Served, visit: Callable[..., Visit]) -> None:
    page = visit(scripts).open("zh/search/")
    page.get_by_role("searchbox").fill("场风")
    page.keyboard.press("Enter")
    page.wait_for_function("document.querySelector('.search-help').hidden === false")
    assert page.locator("a.hit").count() == 0


def test_a_page_without_a_card_names_none(scripts: Served) -> None:
    for tag, has in (("ar", False), ("zh", False), ("en", True)):
        head = scripts.site.documents[f"{tag}/wind/index.html"].soup
        assert bool(head.select('meta[property="og:image"]')) is has
        assert (scripts.site.root / tag / "wind" / "card.png").is_file() is has
        assert ("card.png" in str(head.select('script[type="application/ld+json"]'))) is has
