"""Every page in a real browser: it opens clean, leads to its twin, weighs little."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from playwright.sync_api import Route, expect

from tests.browser.conftest import Served, Visit

KB = 1024
# Compressed, all that a browser fetches on the first page of a visit. Pages written by hand have the whole theme.
FIRST_LOAD, WITH_THE_WHOLE_THEME = 80 * KB, 110 * KB
OWN_SCRIPT = 5 * KB
BLOCKING = 3
HTML = {"own": 24_950, "toy": 12_000}  # bytes a page of a story, on average
# Dots at the start of a line of what is cited.
PARTED = """() => [...document.querySelectorAll(".refs")].filter(one => one.checkVisibility()).flatMap(line => {
    const range = document.createRange(), found = [];
    const texts = document.createTreeWalker(line, NodeFilter.SHOW_TEXT), edge = line.getBoundingClientRect();
    for (let text = texts.nextNode(); text; text = texts.nextNode())
        for (let at = text.data.indexOf("·"); at >= 0; at = text.data.indexOf("·", at + 1)) {
            range.setStart(text, at);
            range.setEnd(text, at + 1);
            if (range.getBoundingClientRect().left < edge.left + 3) found.push(line.textContent);
        }
    return found;
})"""
# What a host does not compress because it is compressed already.
PACKED = {".woff2", ".png", ".jpg", ".webp", ".gz"}


def test_every_page_opens_without_a_complaint(served: Served, visit: Callable[..., Visit]) -> None:
    """No error on the console, no request that fails, none that leaves for somebody else."""
    reader = visit(served)
    for document in served.site.documents.values():
        reader.open(document.address)
    assert reader.wrong == []
    assert len(reader.requests) > len(served.site.documents)


def test_a_complaint_is_noticed(toy: Served, visit: Callable[..., Visit]) -> None:
    """The test above can fail: a foreign picture, a script that breaks, a missing page."""
    reader = visit(toy, bypass_csp=True)
    reader.open("en/")
    reader.page.set_content('<img src="http://127.0.0.1:9/x.png"><script>nothing.here()</script>')
    reader.page.wait_for_load_state("networkidle")
    reader.open("en/nowhere/")
    assert {complaint.split(":")[0] for complaint in reader.wrong} >= {"foreign", "failed", "error", "en/nowhere/"}


def test_the_switch_leads_to_the_same_page_and_place(own: Served, visit: Callable[..., Visit]) -> None:
    reader = visit(own)
    switched = 0
    for path in own.one_of_each().values():
        document = own.document(path)
        for tag, twin in document.switch().items():
            seen = [str(each["id"]) for each in document.soup.select("article [id]:not(.notes *)")]
            place = next((place for place in reversed(seen) if place in own.document(twin).ids), "")
            page = reader.open(f"{path}#{place}")
            page.locator(f'header a[hreflang="{tag}"]').click()
            expect(page).to_have_url(f"{own.address}{twin}" + (f"#{place}" if place else ""))
            expect(page.locator("html")).to_have_attribute("lang", tag)
            switched += 1
    assert switched > 10
    assert reader.wrong == []


def test_no_line_of_what_is_cited_begins_with_a_dot(served: Served, visit: Callable[..., Visit]) -> None:
    for width in (390, 1280):
        reader = visit(served, viewport={"width": width, "height": 900})
        for document in served.site.pages.values():
            if document.soup.select(".refs a"):
                assert reader.open(document.address).evaluate(PARTED) == [], (document.address, width)


def test_a_page_that_is_not_there_is_answered_in_every_language(served: Served, visit: Callable[..., Visit]) -> None:
    page = visit(served).page
    page.goto(f"{served.address}de/nichts/hier/")
    tags = page.locator("article [lang]").evaluate_all("found => found.map(one => one.lang)")
    assert len(set(tags)) > 1
    page.locator('article [lang="de"] a').click()
    expect(page).to_have_url(f"{served.address}de/")


@cache
def transferred(path: Path) -> int:
    """How many bytes a host sends for a file: compressed, if it is not already."""
    content = path.read_bytes()
    return len(content) if path.suffix in PACKED else len(gzip.compress(content, 6))


def test_a_first_load_is_light(own: Served, visit: Callable[..., Visit]) -> None:
    """Everything that a page of each kind fetches before the reader does anything, pictures and fonts included."""
    heavy, blocking = {}, {}
    for path, page, requests in visit(own).settled(own.one_of_each().values(), cache=False):
        files = {own.file(request.url) for request in requests if request.url.startswith(own.address)}
        assert len(files) > 3, path
        sizes = {file.name: transferred(file) for file in files}
        kind = own.kind(own.document(path))
        whole = kind in ("handwritten", "404.html")
        if sum(sizes.values()) > (WITH_THE_WHOLE_THEME if whole else FIRST_LOAD):
            heavy[path] = sizes
        ours = [file for file in files if file.suffix == ".js" and "javascripts" not in file.parts]
        assert sum(map(transferred, (file for file in ours if "stemmer" not in file.name))) <= OWN_SCRIPT, path
        names = page.evaluate(BLOCK)
        if len(names) > BLOCKING + 2 * whole:
            blocking[path] = names
        assert whole or not [file.name for file in files if "bundle" in file.name or "main." in file.name], path
    assert (heavy, blocking) == ({}, {})


BLOCK = """performance.getEntriesByType("resource")
    .filter(one => one.renderBlockingStatus === "blocking").map(one => one.name)"""


def test_our_own_script_is_small(own: Served) -> None:
    scripts = [path for name, path in own.site.files.items() if "story-explainer" in name and name.endswith(".js")]
    assert scripts
    assert sum(path.stat().st_size for path in scripts) <= OWN_SCRIPT


@pytest.mark.build
@pytest.mark.parametrize("site", HTML)
def test_the_html_of_a_story_is_light(site: str, request: pytest.FixtureRequest) -> None:
    served: Served = request.getfixturevalue(site)
    pages = [page for page in served.site.documents.values() if page.soup.select(".story-nav")]
    sizes = [len(page.html.encode()) for page in pages]
    assert sizes
    assert sum(sizes) / len(sizes) <= HTML[site]


SHIFT = """() => new Promise(done => new PerformanceObserver(list => done(
    list.getEntries().reduce((sum, one) => sum + one.value, 0))).observe({type: 'layout-shift', buffered: true})
    || setTimeout(() => done(0), 300))"""


@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_moves_while_a_page_loads(own: Served, visit: Callable[..., Visit], width: int) -> None:
    """The fonts come late, as over a slow line; until then another face stands in their place, as wide to a hair."""
    reader = visit(own, viewport={"width": width, "height": 800})

    def late(route: Route) -> None:
        reader.page.wait_for_timeout(300)
        route.continue_()

    reader.page.route("**/*.woff2", late)
    moved = {}
    for kind, path in own.one_of_each().items():
        page = reader.open(path)
        page.evaluate("document.fonts.ready")
        if (shift := page.evaluate(SHIFT)) > 0.05:
            moved[kind] = shift
    assert moved == {}
