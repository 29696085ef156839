"""The reader's norms, on every kind of page: WCAG by axe, keyboard, reflow, large text, print, no script."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib.resources import files
from typing import Any, Literal

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Served, Visit

AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
WIDTHS = (360, 1280)
# Colours fade when they change; what is checked is where they end.
STILL = "*, *::before, *::after { transition: none !important; animation: none !important }"

SHOWN = "[...document.querySelectorAll('body *')].map(one => Number(one.checkVisibility())).join('')"
OPEN = "open => document.querySelectorAll('details').forEach(one => { one.open = open })"


def each_kind(served: Served, reader: Visit) -> Iterator[tuple[str, Page]]:
    for kind, path in served.one_of_each().items():
        yield kind, reader.open(path)


def violations(page: Page, *, colours_alone: bool = False) -> list[str]:
    """What axe finds on the page as it is, one line for each element; by all rules, or by those on colours."""
    result: dict[str, Any] = page.evaluate(
        """([tags, coloursAlone]) => {
            const colours = axe.getRules(["cat.color"]).filter(rule => rule.tags.some(tag => tags.includes(tag)));
            const runOnly = coloursAlone ? colours.map(rule => rule.ruleId) : tags;
            return axe.run({ runOnly, resultTypes: ["violations"] });
        }""",
        [TAGS, colours_alone],
    )
    return [
        f"{violation['id']}: {node['target']} {node['failureSummary'].splitlines()[-1].strip()}"
        for violation in result["violations"]
        for node in violation["nodes"]
    ]


def dressed(page: Page, scheme: Literal["light", "dark"]) -> None:
    """The page in the other colours, as the reader's setting changes while it is open."""
    page.emulate_media(media="screen", color_scheme=scheme)
    expect(page.locator("body")).to_have_attribute(
        "data-md-color-scheme", {"light": "default", "dark": "slate"}[scheme]
    )


@pytest.mark.parametrize("width", WIDTHS)
def test_axe_finds_nothing(served: Served, visit: Callable[..., Visit], width: int) -> None:
    """On every kind of page in every language and in both colours; narrow with all that opens opened, wide as it comes.

    In the dark only the rules on colours are new: the page is the same one, and shows and hides the same.
    """
    reader = visit(served, viewport={"width": width, "height": 800}, color_scheme="light", bypass_csp=True)
    found = {}
    for kind, page in each_kind(served, reader):
        dressed(page, "light")
        page.add_style_tag(content=STILL)
        page.evaluate(AXE)
        page.evaluate(OPEN, width == min(WIDTHS))
        found[f"{kind} light"], shown = violations(page), page.evaluate(SHOWN)
        dressed(page, "dark")
        found[f"{kind} dark"] = violations(page, colours_alone=True)
        assert page.evaluate(SHOWN) == shown
    assert {kind: complaints for kind, complaints in found.items() if complaints} == {}


def test_axe_is_at_work(toy: Served, visit: Callable[..., Visit]) -> None:
    """The test above can fail: a picture without words, pale text, a button without a name."""
    page = visit(toy, bypass_csp=True).open("en/")
    page.evaluate(AXE)
    page.evaluate(
        "document.querySelector('article').insertAdjacentHTML('beforeend',"
        "'<img src=x><button></button><p style=\"color:#ccc;background:#fff\">pale</p>')"
    )
    assert {complaint.split(":")[0] for complaint in violations(page)} >= {"image-alt", "button-name", "color-contrast"}
    assert {complaint.split(":")[0] for complaint in violations(page, colours_alone=True)} == {"color-contrast"}


OVERFLOW = "document.scrollingElement.scrollWidth - document.scrollingElement.clientWidth"


def test_nothing_scrolls_sideways_at_320_pixels(served: Served, visit: Callable[..., Visit]) -> None:
    """WCAG 1.4.10, with all that opens opened."""
    reader = visit(served, viewport={"width": 320, "height": 640})
    wide = {}
    for kind, page in each_kind(served, reader):
        page.evaluate(OPEN, True)
        if page.evaluate(OVERFLOW):
            wide[kind] = page.evaluate(
                "[...document.querySelectorAll('body *')].filter(one => one.getBoundingClientRect().right > 321)"
                ".map(one => one.outerHTML.slice(0, 80))"
            )
    assert wide == {}


def test_text_can_be_twice_as_large(served: Served, visit: Callable[..., Visit]) -> None:
    """WCAG 1.4.4: text grows with the reader's setting, and no page loses or hides anything by it."""
    reader = visit(served, bypass_csp=True)
    for kind, page in each_kind(served, reader):
        size = "() => parseFloat(getComputedStyle(document.querySelector('h1')).fontSize)"
        before = page.evaluate(size)
        base = page.evaluate("parseFloat(getComputedStyle(document.documentElement).fontSize)")
        page.add_style_tag(content=f"html {{ font-size: {2 * base}px !important }}")
        assert page.evaluate(size) >= 1.5 * before, kind
        assert page.evaluate(OVERFLOW) == 0, kind
        clipped = page.evaluate(
            "[...document.querySelectorAll('article *')]"
            ".filter(one => getComputedStyle(one).overflowY === 'hidden'"
            " && one.clientHeight > 1 && one.scrollHeight > one.clientHeight + 1)"
            ".map(one => one.outerHTML.slice(0, 80))"
        )
        assert clipped == [], kind


def lightness(page: Page, selector: str, colour: str) -> float:
    """How light a colour of an element is on the screen, from 0 (black) to 1 (white); the ground is looked up."""
    found: float = page.evaluate(
        """([selector, colour]) => {
            const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
            let one = document.querySelector(selector);
            let value = getComputedStyle(one)[colour];
            while (colour === "backgroundColor" && /, 0\\)|transparent/.test(value) && one.parentElement) {
                one = one.parentElement;
                value = getComputedStyle(one)[colour];
            }
            canvas.fillStyle = "white";
            canvas.fillRect(0, 0, 1, 1);
            canvas.fillStyle = value;
            canvas.fillRect(0, 0, 1, 1);
            const [r, g, b] = canvas.getImageData(0, 0, 1, 1).data;
            return (0.2126 * r + 0.7152 * g + 0.0722 * b) / 255;
        }""",
        [selector, colour],
    )
    return found


def test_without_script_everything_is_there(served: Served, visit: Callable[..., Visit]) -> None:
    """The same text, every link, the reader's colours; what only a script can do is not shown."""
    plain = visit(served, java_script_enabled=False)
    for kind, page in each_kind(served, plain):
        document = served.document(served.one_of_each()[kind])
        article = document.soup.find("article")
        assert article is not None
        for waits_for_script in article.select("[hidden]"):
            waits_for_script.decompose()
        for selector in ("h1", "h2", ".segment", ".event", ".statement__text", "summary"):
            shown = page.locator(f"article {selector}")
            assert shown.count() == len(article.select(selector)), (kind, selector)
            at_once = page.locator(f"article {selector}:not(details *)")
            if at_once.count() and selector != "summary":
                expect(at_once.first).to_be_visible()
        assert page.locator("article form:visible").count() == 0, kind
        for scheme in SCHEMES:
            page.emulate_media(color_scheme=scheme)
            ground = lightness(page, "article", "backgroundColor")
            assert (ground < 0.4) == (scheme == "dark"), (kind, ground)


def test_print_shows_the_text_dark_on_white(served: Served, visit: Callable[..., Visit]) -> None:
    """Whichever colours the screen has."""
    reader = visit(served)
    for kind, page in each_kind(served, reader):
        for scheme in SCHEMES:
            dressed(page, scheme)
            page.emulate_media(media="print")
            expect(page.locator("article h1").first).to_be_visible()
            for selector in (".segment", ".event", ".statement__text"):
                shown = page.locator(f"article {selector}:not(details *)")
                for index in range(min(shown.count(), 3)):
                    expect(shown.nth(index)).to_be_visible()
            expect(page.locator(".masthead__tools")).to_be_hidden()
            assert lightness(page, "article h1", "color") < 0.4, kind
            assert lightness(page, "article", "backgroundColor") > 0.9, kind


def focused(page: Page) -> dict[str, Any]:
    """What has the focus, and whether one sees that it has."""
    found: dict[str, Any] = page.evaluate(
        """() => {
            const one = document.activeElement, style = getComputedStyle(one);
            const box = one.getBoundingClientRect();
            return { tag: one.tagName, id: one.id, text: one.textContent.trim(), href: one.getAttribute("href"),
                     shown: box.width > 0 && box.height > 0,
                     outlined: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0
                               || style.boxShadow !== "none" };
        }"""
    )
    return found


def test_the_first_tab_skips_to_the_content(own: Served, visit: Callable[..., Visit]) -> None:
    reader = visit(own)
    for kind, page in each_kind(own, reader):
        if kind.endswith("404.html") or page.locator(".chooser").count():
            assert not page.locator(".md-skip").count(), kind
            continue  # there is nothing to skip
        page.keyboard.press("Tab")
        skip = focused(page)
        assert skip["tag"] == "A", kind
        assert skip["href"].startswith("#"), kind
        assert skip["shown"], kind
        page.keyboard.press("Enter")
        target = page.locator(f"[id='{skip['href'][1:]}']")
        expect(target).to_be_in_viewport()
        assert page.evaluate("one => !!one.closest('main, article')", target.element_handle()), kind


def test_the_keyboard_reaches_all_and_opens_the_evidence(own: Served, visit: Callable[..., Visit]) -> None:
    """Tab goes through every link, button and summary once, each seen to have the focus; Enter opens and closes."""
    page = visit(own).open(own.one_of_each()["it overview"])
    wanted = page.evaluate(
        "[...document.querySelectorAll('a[href], summary, button, input, select')].filter(one =>"
        " one.checkVisibility() && !one.disabled && one.tabIndex >= 0 && one.type !== 'radio').length"
    )
    seen = []
    for _ in range(wanted + 10):
        page.keyboard.press("Tab")
        at = focused(page)
        if at["tag"] == "BODY":
            break
        seen.append(at)
    assert len(seen) >= wanted
    assert [one for one in seen if not (one["shown"] and one["outlined"]) and one["tag"] != "INPUT"] == []
    link, note = page.locator(".refs a").first, page.locator(".notes > :popover-open")
    link.focus()
    page.keyboard.press("Enter")
    expect(note.locator("blockquote").first).to_be_visible()
    page.keyboard.press("Tab")
    expect(note.get_by_role("button")).to_be_focused()
    page.keyboard.press("Enter")
    expect(note).to_have_count(0)
    expect(link).to_be_focused()


def test_colours_are_switched_and_remembered(own: Served, visit: Callable[..., Visit]) -> None:
    reader = visit(own, color_scheme="light")
    page = reader.open("it/")
    body = page.locator("body")
    expect(body).to_have_attribute("data-md-color-scheme", "default")
    for _ in range(2):
        if body.get_attribute("data-md-color-scheme") != "slate":
            page.locator(".palette__button:visible").click()
    expect(body).to_have_attribute("data-md-color-scheme", "slate")
    assert lightness(page, "article", "backgroundColor") < 0.4
    reader.open("de/")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    assert reader.wrong == []


def test_switching_colours_keeps_the_place(own: Served, visit: Callable[..., Visit]) -> None:
    """The page stays where it is, and so does the sign."""
    page = visit(own).open("it/ford-xiaomi/")
    signs = page.locator(".palette__button:visible")
    place = signs.bounding_box()
    for _ in range(3):
        page.locator(".palette__button:visible").click()
        page.wait_for_timeout(100)
        assert page.evaluate("scrollY") == 0
        assert signs.bounding_box() == place
