"""Every page in a real browser: it opens clean, leads to its twin, weighs little."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from functools import cache
from pathlib import Path

from playwright.sync_api import expect

from tests.browser.conftest import Served, Visit

FIRST_LOAD = 150 * 1024
OWN_SCRIPT = 5 * 1024
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
            places = [place for place in document.ids if place in own.document(twin).ids]
            place = next((place for place in reversed(places) if not place.startswith("__")), "")
            page = reader.open(f"{path}#{place}")
            page.locator(f'header a[hreflang="{tag}"]').click()
            expect(page).to_have_url(f"{own.address}{twin}" + (f"#{place}" if place else ""))
            expect(page.locator("html")).to_have_attribute("lang", tag)
            switched += 1
    assert switched > 10
    assert reader.wrong == []


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
    heavy = {}
    for path, _, requests in visit(own).settled(own.one_of_each().values(), cache=False):
        files = {own.file(request.url) for request in requests if request.url.startswith(own.address)}
        assert len(files) > 3, path
        sizes = {file.name: transferred(file) for file in files}
        if sum(sizes.values()) > FIRST_LOAD:
            heavy[path] = sizes
    assert {path: sum(sizes.values()) - FIRST_LOAD for path, sizes in heavy.items()} == {}


def test_our_own_script_is_small(own: Served) -> None:
    scripts = [path for name, path in own.site.files.items() if "story-explainer" in name and name.endswith(".js")]
    assert scripts
    assert sum(path.stat().st_size for path in scripts) <= OWN_SCRIPT
