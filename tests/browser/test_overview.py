"""The overview in a real browser: read in a minute, the board on a phone's first screen, parts of it in other pages."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import takewhile
from pathlib import Path
from typing import Any, Literal

import pypdfium2
import pytest
from click.testing import CliRunner
from playwright.sync_api import Browser, Page, ViewportSize, expect

from story_explainer.cli import main
from tests import toy_site
from tests.browser.conftest import Served, Visit
from tests.browser.host import hosted
from tests.browser.test_norms import AXE, violations
from tests.built_site import BuiltSite

PHONE: ViewportSize = {"width": 390, "height": 844}
WORDS, SCREENS = 450, 6

# The words that a reader sees without opening anything, in the page itself.
COUNT = """() => {
  const page = document.querySelector(".page__inner").cloneNode(true);
  const apart = "details, nav, [role=navigation], figure, svg, [popover], .notice";
  page.querySelectorAll(apart).forEach((one) => one.remove());
  document.body.append(page);
  const words = page.innerText.split(/\\s+/).filter((word) => /[\\p{L}\\p{N}]/u.test(word)).length;
  page.remove();
  return { words, height: document.documentElement.scrollHeight, width: document.documentElement.scrollWidth };
}"""


@pytest.fixture(scope="module")
def received(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a site with a story that was received and not touched, in two languages."""
    folder = tmp_path_factory.mktemp("received")
    config = toy_site.lay_out(folder)
    articles = sorted((toy_site.ROOT / "content" / "ford-xiaomi" / "articles").glob("*.txt"))
    done = CliRunner().invoke(main, ["new", "received", "--content", str(folder / "content"), *map(str, articles)])
    assert done.exit_code == 0, done.output
    built = toy_site.build(config, folder / "site")
    assert built.returncode == 0, built.stderr
    with hosted(folder / "site") as address:
        yield address


def overviews(site: BuiltSite) -> list[str]:
    found = (name for name in site.documents if re.fullmatch(r"[a-z]{2}/[a-z-]+/index\.html", name))
    return [name.removesuffix("index.html") for name in found]


def phone(browser: Browser, **settings: Any) -> Page:
    return browser.new_context(viewport=PHONE, **settings).new_page()


def short(page: Page, where: str) -> None:
    found = page.evaluate(COUNT)
    assert 20 < found["words"] <= WORDS, where
    assert found["height"] <= SCREENS * PHONE["height"], where
    assert found["width"] <= PHONE["width"], where


def test_the_overview_is_read_in_a_minute(served: Served, browser: Browser) -> None:
    page, seen = phone(browser), 0
    for path in overviews(served.site):
        if served.kind(served.document(path)) == "overview":
            page.goto(served.address + path)
            short(page, path)
            seen += 1
    assert seen >= 2
    page.context.close()


def test_a_story_just_received_is_read_in_a_minute(received: str, browser: Browser) -> None:
    page = phone(browser)
    for tag in ("it", "de"):
        page.goto(f"{received}{tag}/received/")
        short(page, tag)
        expect(page.locator(".board")).to_have_count(0)
        expect(page.locator(".received .paragraph").first).to_be_in_viewport()
    page.context.close()


def first_screen(page: Page, selector: str) -> list[float]:
    """Where elements end, counted from the top of the page, masthead and tabs included."""
    return list(
        page.evaluate(
            "(selector) => [...document.querySelectorAll(selector)].filter((one) => one.checkVisibility())"
            ".map((one) => one.getBoundingClientRect().bottom + scrollY)",
            selector,
        )
    )


@pytest.mark.parametrize("tag", ["it", "de"])
def test_the_first_screen_says_who_says_what_and_who_denies_it(own: Served, browser: Browser, tag: str) -> None:
    page = phone(browser)
    page.goto(f"{own.address}{tag}/ford-xiaomi/")
    room = PHONE["height"]
    turns = first_screen(page, ".board > .board__talks > .talk > .turn")
    assert len(turns) == 3
    assert max(first_screen(page, ".board__open")) <= room
    assert max(first_screen(page, ".turn__roots")) <= room, "on how many sources it rests"
    for line in (".dateline", ".standfirst"):
        assert max(first_screen(page, line)) < min(turns), line
    denial = page.locator(".turn--denies").first
    expect(denial.locator("q")).to_have_text("completely false")
    expect(denial.locator(".turn__does .sign")).to_be_visible()
    for column in ("#known", "#disputed", "#unknown"):
        assert max(first_screen(page, column)) <= 2 * PHONE["height"], column
    page.context.close()


@pytest.mark.parametrize(("tag", "wrong"), [("it", "2.000 l"), ("de", "2.000 l"), ("en", "2,000 l")])
def test_the_first_screen_shows_a_figure_that_changed(toy: Served, browser: Browser, tag: str, wrong: str) -> None:
    page = phone(browser)
    page.goto(f"{toy.address}{tag}/lake-spill/")
    assert max(first_screen(page, ".changed")) <= PHONE["height"]
    expect(page.locator(".changed del")).to_have_text(wrong)
    expect(page.locator(".changed strong")).to_have_text("200 l")
    page.context.close()


def test_what_a_line_rests_on_is_one_tap_away(own: Served, visit: Callable[..., Visit]) -> None:
    page = visit(own).open("it/ford-xiaomi/")
    lines = [
        line for line in page.locator(".board > .board__talks .turn, .state__list > li").all() if line.is_visible()
    ]
    assert lines
    for line in lines:
        link = line.locator(".refs a").first
        link.click()
        panel = page.locator(".notes > :popover-open")
        expect(panel.locator("blockquote, .source").first).to_be_visible()
        page.keyboard.press("Escape")
        expect(panel).to_have_count(0)


def test_a_link_to_what_is_folded_opens_it(own: Served, visit: Callable[..., Visit]) -> None:
    page = visit(own).open("it/ford-xiaomi/#denials")
    expect(page.locator("#denials")).to_be_visible()


# ---- on paper -------------------------------------------------------------------------------------------------------


def sheets(page: Page) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4")))


def test_the_overview_is_printed_on_two_pages(own: Served, toy: Served, browser: Browser) -> None:
    page = browser.new_page()
    for site, path in ((own, "it/ford-xiaomi/"), (own, "de/ford-xiaomi/"), (toy, "en/lake-spill/")):
        page.goto(site.address + path)
        assert sheets(page) <= 2, path
    page.context.close()


def printed_over(page: Page) -> list[str]:
    """Letters on paper that come upon others; neighbours in a word may, as those of a ligature do."""
    found = []
    for sheet in pypdfium2.PdfDocument(page.pdf(format="A4")):
        text = sheet.get_textpage()
        letters = [(*text.get_charbox(at), at) for at, letter in enumerate(text.get_text_range()) if letter.strip()]
        letters.sort()
        for number, (_, bottom, right, top, at) in enumerate(letters):
            for other in takewhile(lambda one, edge=right: one[0] < edge, letters[number + 1 :]):  # type: ignore[misc]
                high = min(top, other[3]) - max(bottom, other[1])
                wide = min(right, other[2]) - other[0]
                if wide > 1 and high > 1 and abs(other[4] - at) > 2:
                    found.append(text.get_text_range(min(at, other[4]), abs(other[4] - at) + 1))
    return found


def test_nothing_is_printed_over_something_else(own: Served, toy: Served, browser: Browser) -> None:
    """That it would be seen shows on the pages that a frame in one column breaks, which depends on where sheets end."""
    page = browser.new_page()
    pages = (
        (own, "it/ford-xiaomi/"),
        (own, "de/ford-xiaomi/zeitleiste/"),
        (own, "it/ford-xiaomi/fonti/"),
        (toy, "de/lake-spill/"),
        (toy, "it/lake-spill/chi-ha-detto-cosa-quando/"),
    )
    seen: list[str] = []
    for site, path in pages:
        page.goto(site.address + path)
        assert printed_over(page) == [], path
        page.evaluate("document.querySelector('.md-container').style.display = 'flex'")
        page.evaluate("document.querySelector('.md-container').style.flexDirection = 'column'")
        seen += printed_over(page)
    assert seen
    page.context.close()


# ---- in other pages -------------------------------------------------------------------------------------------------

DOCS = toy_site.ROOT / "docs" / "deploy.md"


def headers(path: str) -> list[tuple[str, str]]:
    """What the documentation has a host send, read as Netlify does: every pattern that fits adds its headers."""
    (block,) = re.findall(r"^```text\n(/.*?)^```", DOCS.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE)
    found, fits = [], False
    for line in block.splitlines():
        if line.startswith("/"):
            fits = re.fullmatch(re.escape(line.strip()).replace(r"\*", ".*"), path) is not None
        elif fits:
            name, _, value = line.strip().partition(": ")
            if name != "Strict-Transport-Security":
                found.append((name, value))
    return found


@pytest.mark.parametrize("name", ["voices", "timeline"])
def test_a_part_is_shown_in_a_page_with_a_policy_of_its_own(
    own_build: BuiltSite, browser: Browser, tmp_path: Path, name: str
) -> None:
    """On another host, as the line of HTML has it; the page it comes from is not, where the host sends its headers."""
    with hosted(own_build.root, headers) as address:
        overview = own_build.documents["it/ford-xiaomi/index.html"]
        assert not overview.soup.select(".snippet"), "of an address that only this machine reaches"
        line = f'<iframe src="{address}embed/ford-xiaomi/it/{name}.html" style="width:100%;height:420px"></iframe>'
        whole = line.replace(f"embed/ford-xiaomi/it/{name}.html", "it/ford-xiaomi/")
        (tmp_path / "index.html").write_text(f"<!doctype html><title>x</title>{line}{whole}", encoding="utf-8")
        policy = f"default-src 'none'; frame-src {address}; style-src 'unsafe-inline'"
        with hosted(tmp_path, lambda path: [("Content-Security-Policy", policy)]) as other:
            page, wrong = browser.new_page(), []
            page.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
            page.goto(other.replace("127.0.0.1", "localhost"))
            part, refused = page.frame_locator("iframe").nth(0), page.frame_locator("iframe").nth(1)
            page.locator("iframe").nth(0).scroll_into_view_if_needed()
            expect(part.locator("h1 a")).to_have_attribute("href", f"{own_build.url}it/ford-xiaomi/")
            expect(part.locator(".turn--denies q, .events li").first).to_be_visible()
            assert part.locator("h1").evaluate("one => getComputedStyle(one).fontSize") == "20px"
            page.locator("iframe").nth(1).scroll_into_view_if_needed()
            page.wait_for_timeout(500)
            expect(refused.locator(".board")).to_have_count(0)
            assert len(wrong) == 1, wrong
            assert "frame-ancestors" in wrong[0]
            page.context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_a_part(own: Served, browser: Browser, scheme: Literal["light", "dark"]) -> None:
    page = browser.new_context(color_scheme=scheme, bypass_csp=True).new_page()
    for name in ("voices", "timeline"):
        page.goto(f"{own.address}embed/ford-xiaomi/it/{name}.html")
        page.evaluate(AXE)
        assert violations(page) == []
    page.context.close()


def test_a_part_reads_well_at_any_width(own: Served, browser: Browser) -> None:
    for width in (280, 390, 900):
        page = browser.new_context(viewport={"width": width, "height": 600}).new_page()
        for name in ("voices", "timeline"):
            page.goto(f"{own.address}embed/ford-xiaomi/de/{name}.html")
            assert page.evaluate("document.documentElement.scrollWidth") <= width
        page.context.close()
