"""The frame around each page and what opens in it, on a phone and on a desk, in every language of the site."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Served, Visit

Begin = Callable[..., Visit]
PHONE, DESK = {"width": 390, "height": 844}, {"width": 1280, "height": 800}
WINDOWS = pytest.mark.parametrize("window", [PHONE, DESK], ids=["phone", "desk"])
TAGS = pytest.mark.parametrize("tag", ["it", "de"])
OPEN = ".notes > :popover-open"
PATHS = {
    "it": {
        "overview": "it/ford-xiaomi/",
        "timeline": "it/ford-xiaomi/cronologia/",
        "article": "it/ford-xiaomi/articolo/",
    },
    "de": {
        "overview": "de/ford-xiaomi/",
        "timeline": "de/ford-xiaomi/zeitleiste/",
        "article": "de/ford-xiaomi/artikel/",
    },
}

TAPPED = (
    ".masthead a, .masthead button, .story-nav a, summary, .onward, .refs a, footer a, select, article button,"
    " .permalink, .row__link"
)


def kinds(served: Served) -> Iterator[tuple[str, str]]:
    """One page of each kind that belongs to a story."""
    for kind, path in served.one_of_each().items():
        if served.document(path).soup.select(".story-nav"):
            yield kind, path


def box(page: Page, selector: str) -> dict[str, float]:
    found = page.locator(selector).first.bounding_box()
    assert found, selector
    return {"x": found["x"], "y": found["y"], "width": found["width"], "height": found["height"]}


@pytest.mark.parametrize("width", [320, 390])
def test_on_a_phone_the_frame_is_a_row_of_masthead_and_a_row_of_tabs(served: Served, visit: Begin, width: int) -> None:
    reader = visit(served, viewport={"width": width, "height": 640})
    for kind, path in kinds(served):
        page = reader.open(path)
        assert box(page, ".masthead")["height"] <= 52, kind
        assert box(page, ".story-nav__inner")["height"] <= 48, kind
        assert box(page, ".story-nav__list")["height"] <= 48, kind
        shown = page.locator(".story-nav__list a").evaluate_all(
            "all => all.filter(one => one.getBoundingClientRect().bottom <= "
            "document.querySelector('.story-nav__list').getBoundingClientRect().bottom).length"
        )
        assert 1 <= shown <= 5, kind


# The tabs that are seen as the current one, by the line below them; and those that say so to who does not see it.
MARKED = """() => {
    const edge = document.querySelector(".story-nav__list").getBoundingClientRect().bottom;
    const seen = [...document.querySelectorAll(".story-nav__list a, .story-nav summary")]
        .filter(one => one.checkVisibility() && one.getBoundingClientRect().bottom <= edge + 1);
    const named = all => all.map(one => one.textContent.trim());
    const underlined = seen.filter(one => getComputedStyle(one).boxShadow !== "none");
    return [named(underlined), named(seen.filter(one => one.ariaCurrent))];
}"""


@pytest.mark.parametrize("width", [320, 390, 480, 1280])
def test_one_tab_is_marked_as_the_current_one_and_it_is_in_sight(served: Served, visit: Begin, width: int) -> None:
    """On pages of one of several articles, the tab that lists them."""
    reader, seen = visit(served, viewport={"width": width, "height": 640}), set[str]()
    for kind, path in kinds(served):
        underlined, current = reader.open(path).evaluate(MARKED)
        assert len(underlined) == 1, (kind, underlined)
        assert underlined == current, kind
        seen.update(underlined)
    assert len(seen) > 4


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
@WINDOWS
def test_every_page_of_the_story_is_in_the_row_or_behind_one_word(
    served: Served, visit: Begin, window: dict[str, int], script: bool
) -> None:
    reader = visit(served, viewport=window, java_script_enabled=script)
    for kind, path in kinds(served):
        page = reader.open(path)
        here = [str(link["href"]) for link in served.document(path).soup.select(".story-nav ul a")]
        assert page.locator(".story-nav__list a").count() <= 5, kind
        page.locator(".story-nav summary").click()
        seen = page.locator(".story-nav ul a").evaluate_all(
            "all => all.filter(one => one.checkVisibility()).map(one => one.getAttribute('href'))"
        )
        assert set(seen) == set(here), kind
        assert page.evaluate("document.scrollingElement.scrollWidth - innerWidth") <= 0, kind


def test_a_menu_closes_by_escape_and_by_a_click_elsewhere(own: Served, visit: Begin) -> None:
    page = visit(own).open(PATHS["it"]["overview"])
    menu = page.locator(".story-nav details")
    for escape in (True, False):
        menu.locator("summary").click()
        expect(menu).to_have_attribute("open", "")
        if escape:
            page.keyboard.press("Escape")
        else:
            page.locator(".head h1").click()
        expect(menu).not_to_have_attribute("open", "")


@TAGS
@WINDOWS
def test_the_language_switch_is_in_reach_and_keeps_the_place(
    own: Served, visit: Begin, tag: str, window: dict[str, int]
) -> None:
    """From the middle of a page, without a hash in its address: the twin shows what was read."""
    other = {"it": "de", "de": "it"}[tag]
    page = visit(own, viewport=window).open(PATHS[tag]["timeline"])
    place = page.locator(".event").nth(6)
    ident = place.get_attribute("id")
    place.evaluate("one => scrollTo(0, one.getBoundingClientRect().top + scrollY - 80)")
    switch = page.locator(f'.switch a[hreflang="{other}"]')
    expect(switch).to_be_in_viewport()
    switch.click()
    expect(page.locator("html")).to_have_attribute("lang", other)
    assert page.url.endswith(f"{PATHS[other]['timeline']}#{ident}")
    expect(page.locator(f"#{ident}")).to_be_in_viewport()
    assert box(page, f"#{ident}")["y"] >= box(page, ".masthead")["height"]


def test_at_the_top_the_switch_leads_to_the_top(own: Served, visit: Begin) -> None:
    page = visit(own).open(PATHS["it"]["timeline"])
    page.locator('.switch a[hreflang="de"]').click()
    expect(page).to_have_url(own.address + PATHS["de"]["timeline"])


@TAGS
@WINDOWS
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_first_tap_on_the_colours_changes_them(
    own: Served, visit: Begin, tag: str, window: dict[str, int], scheme: Any
) -> None:
    reader = visit(own, viewport=window, color_scheme=scheme)
    page = reader.open(PATHS[tag]["overview"])
    ground = "getComputedStyle(document.body).backgroundColor"
    before = page.evaluate(ground)
    page.locator(".palette__button").click()
    after = page.evaluate(ground)
    assert after != before
    page.reload()
    assert page.evaluate(ground) == after
    page.locator(".palette__button").click()
    page.emulate_media(color_scheme="light" if scheme == "dark" else "dark")  # what the system says holds again
    expect(page.locator("body")).to_have_css("background-color", after)


@TAGS
@WINDOWS
def test_what_is_tapped_is_what_opens_and_nothing_moves(
    own: Served, visit: Begin, tag: str, window: dict[str, int]
) -> None:
    page = visit(own, viewport=window).open(PATHS[tag]["timeline"])
    height = page.evaluate("document.body.scrollHeight")
    for index in (0, 3, 5):
        link = page.locator(".refs a").nth(index)
        link.scroll_into_view_if_needed()
        link.click()
        note = page.locator(OPEN)
        expect(note).to_have_count(1)  # the one before is closed
        assert f"#{note.get_attribute('id')}" == link.get_attribute("href")
        assert page.evaluate("document.body.scrollHeight") == height
        line, shown = link.bounding_box(), note.bounding_box()
        assert line
        assert shown
        assert line["y"] + line["height"] <= shown["y"] + 1 or shown["y"] + shown["height"] <= line["y"] + 1
        assert line["y"] >= box(page, ".masthead")["height"]
        assert shown["x"] >= 0
        assert shown["x"] + shown["width"] <= window["width"]
        page.keyboard.press("Escape")
        expect(note).to_have_count(0)
        link.click()
        note.get_by_role("button").click()
        expect(note).to_have_count(0)


@TAGS
def test_sentence_eleven_opens_sentence_eleven(own: Served, visit: Begin, tag: str) -> None:
    page = visit(own, viewport=PHONE).open(PATHS[tag]["timeline"])
    link = page.locator('.refs a[href="#s:11"]').first
    expect(link).to_have_text("11")
    link.click()
    note = page.locator(OPEN)
    article = own.document(PATHS[tag]["article"]).soup.select_one("#s11")
    assert article is not None
    for number in article.select(".verse"):
        number.decompose()
    said = " ".join(article.get_text().split())
    assert said in " ".join(str(note.text_content()).split())
    note.get_by_role("link").first.click()
    expect(page.locator("#s11")).to_be_in_viewport()
    assert page.url.endswith("#s11")


@WINDOWS
def test_a_term_is_explained_beside_its_line(own: Served, visit: Begin, window: dict[str, int]) -> None:
    page = visit(own, viewport=window).open(PATHS["de"]["article"])
    for index in (0, 4):
        link = page.locator("a.term").nth(index)
        link.click()
        line, shown = link.bounding_box(), page.locator(OPEN).bounding_box()
        assert line
        assert shown
        assert line["y"] + line["height"] <= shown["y"] + 1 or shown["y"] + shown["height"] <= line["y"] + 1
        page.keyboard.press("Escape")


@TAGS
def test_without_script_what_is_cited_stands_below_the_page(own: Served, visit: Begin, tag: str) -> None:
    page = visit(own, java_script_enabled=False).open(PATHS[tag]["timeline"])
    expect(page.locator(".notes > h2")).to_be_visible()
    page.locator('.refs a[href="#s:11"]').first.click()
    note = page.locator("[id='s:11']")
    expect(note).to_be_in_viewport()
    note.get_by_role("link").first.click()
    expect(page.locator("#s11")).to_be_in_viewport()


def test_on_paper_the_notes_stand_once_where_they_are_asked_for(own: Served, visit: Begin) -> None:
    page = visit(own).open(PATHS["it"]["timeline"])
    page.emulate_media(media="print")
    notes = page.locator(".notes > div")
    assert notes.count() > 5
    expect(notes.first).to_be_hidden()
    page.emulate_media(media="screen")
    page.evaluate("window.print = () => { window.printed = true; }")
    page.locator(".notes__print a").click()
    page.wait_for_url("**#page-notes")
    page.wait_for_timeout(100)
    assert page.evaluate("window.printed")
    page.emulate_media(media="print")
    for index in range(notes.count()):
        expect(notes.nth(index)).to_be_visible()
    expect(page.locator(".filters")).to_be_hidden()


@TAGS
@WINDOWS
def test_what_the_timeline_shows_stands_in_its_address(
    own: Served, visit: Begin, tag: str, window: dict[str, int]
) -> None:
    page = visit(own, viewport=window).open(PATHS[tag]["timeline"])
    shown = page.locator(".event:visible")
    every = shown.count()
    page.locator("select[name=actor]").select_option("ford")
    some = shown.count()
    assert 0 < some < every
    assert page.url.endswith("?actor=ford")
    page.reload()
    expect(page.locator("select[name=actor]")).to_have_value("ford")
    expect(shown).to_have_count(some)
    page.locator("button[type=reset]").click()
    expect(shown).to_have_count(every)
    expect(page).to_have_url(own.address + PATHS[tag]["timeline"])


@TAGS
def test_no_match_on_the_timeline_is_said(own: Served, visit: Begin, tag: str) -> None:
    words = {"it": "Nessuna voce corrisponde a questa scelta.", "de": "Zu dieser Auswahl gibt es keinen Eintrag."}
    document = own.document(PATHS[tag]["timeline"])
    pairs = {
        (actor, event["data-kind"])
        for event in document.soup.select(".event")
        for actor in str(event["data-actors"]).split()
    }
    actors, every = ({pair[index] for pair in pairs} for index in (0, 1))
    actor, kind = next((a, k) for a in sorted(actors) for k in sorted(map(str, every)) if (a, k) not in pairs)
    page = visit(own).open(f"{PATHS[tag]['timeline']}?actor={actor}&kind={kind}")
    expect(page.locator(".filters output")).to_have_text(words[tag])
    expect(page.locator(".event:visible")).to_have_count(0)
    expect(page.locator("#unplaced")).to_be_hidden()
    page.goto(f"{own.address}{PATHS[tag]['timeline']}?actor=nobody&kind=nothing")
    expect(page.locator(".event:visible").first).to_be_visible()


@TAGS
@WINDOWS
def test_what_is_tapped_is_large_enough(own: Served, visit: Begin, tag: str, window: dict[str, int]) -> None:
    """24 pixels each way (WCAG 2.5.8), beside links within running text."""
    reader = visit(own, viewport=window)
    small = {}
    for kind, path in own.one_of_each().items():
        if not kind.startswith(tag):
            continue
        page = reader.open(path)
        found = page.evaluate(
            """selector => [...document.querySelectorAll(selector)]
            .filter(one => one.checkVisibility())
            .map(one => [one.outerHTML.slice(0, 90), one.getBoundingClientRect()])
            .filter(([, box]) => box.width && (box.height < 24 || box.width < 24))
            .map(([html, box]) => `${html} ${box.width}×${box.height}`)""",
            TAPPED,
        )
        if found:
            small[kind] = found
    assert small == {}


@TAGS
def test_what_search_finds_stands_by_story_and_page(own: Served, visit: Begin, tag: str) -> None:
    search = {"it": "it/cerca/", "de": "de/suche/"}[tag]
    page = visit(own, viewport=PHONE).open(f"{search}?q=Xiaomi")
    expect(page.locator("a.hit").first).to_be_visible()
    stories = page.locator(".search-results h2").all_text_contents()
    assert len(stories) == len(set(stories))
    for section in page.locator(".search-results section").all():
        pages = section.locator("h3").all_text_contents()
        assert len(pages) == len(set(pages)) > 1
    assert page.locator("a.hit:visible").count() < page.locator("a.hit").count()
    expect(page.locator(".search-help")).to_be_hidden()
    page.get_by_role("searchbox").fill("Qwertzuiop")
    page.keyboard.press("Enter")
    expect(page.locator(".search-help")).to_be_visible()
    page.locator(".search-help a").click()
    expect(page).to_have_url(f"{own.address}{tag}/")
