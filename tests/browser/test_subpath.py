"""The project's own site below a path, as GitHub Pages serves a project: nothing may reach above it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests import toy_site
from tests.browser.conftest import Served, Visit
from tests.built_site import BuiltSite

PATH = "some/repo/"


@pytest.fixture(scope="module")
def below(tmp_path_factory: pytest.TempPathFactory, serve: Callable[[Path], str], own: Served) -> Served:
    """The site built for that path, on a host where nothing else is."""
    host = tmp_path_factory.mktemp("host")
    address = serve(host) + PATH
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SITE_URL", address)
        done = toy_site.build(toy_site.ROOT / "mkdocs.yml", host / PATH)
    assert done.returncode == 0, done.stderr
    # Pages answers with the project's own page whatever is missing below its path.
    shutil.copy(host / PATH / "404.html", host)
    return Served(BuiltSite(host / PATH, address), address, own.generated.values(), own.tags)


def test_every_link_stays_below_the_path(below: Served) -> None:
    """Those of the 404 page too, which are absolute since it answers at any depth."""
    links = list(below.site.links())
    assert [problem for link in links if (problem := below.site.problem(link))] == []
    absolute = [link for link in links if link.target.startswith("/")]
    assert {link.origin for link in absolute} == {"404.html"}
    assert all(link.target.startswith(f"/{PATH}") for link in absolute)


def test_addresses_for_machines_name_the_path(below: Served) -> None:
    """What SITE_URL says stands in every absolute address of the site itself."""
    for document in below.site.documents.values():
        canonical = document.soup.select_one('link[rel="canonical"]')
        if document.name != "404.html":
            assert canonical is not None, document.name
            assert canonical["href"] == f"{below.address}{document.address}"
    sitemap = below.site.files["sitemap.xml"].read_text(encoding="utf-8")
    assert sitemap.count(f"<loc>{below.address}") == sitemap.count("<loc>") > 10


def test_pages_open_and_switch_below_the_path(below: Served, visit: Callable[..., Visit]) -> None:
    """No request reaches above the path, whatever the depth of the page."""
    reader = visit(below)
    assert len(list(reader.settled(below.one_of_each().values()))) > 10
    twins = [document for document in below.site.documents.values() if document.switch()]
    deepest = max(twins, key=lambda document: document.name.count("/"))
    for tag, twin in deepest.switch().items():
        page = reader.open(deepest.address)
        page.locator(f'header a[hreflang="{tag}"]').click()
        expect(page).to_have_url(f"{below.address}{twin}")
        page.wait_for_load_state("networkidle")
    assert reader.wrong == []


def test_search_below_the_path_leads_to_the_sentence(below: Served, visit: Callable[..., Visit]) -> None:
    reader = visit(below)
    page = reader.open("it/")
    page.locator('header a[href$="cerca/"]').click()
    page.get_by_role("searchbox").fill("colloqui")
    page.get_by_role("searchbox").press("Enter")
    hit = page.locator(".search-results a").first
    expect(hit).to_be_visible()
    assert str(hit.evaluate("link => link.href")).startswith(f"{below.address}it/")
    hit.click()
    expect(page.locator("article")).to_contain_text("colloqui")
    assert reader.wrong == []


def test_a_missing_page_at_any_depth_is_answered_in_full(below: Served, visit: Callable[..., Visit]) -> None:
    """With its styles and scripts, and with ways back to the front pages."""
    reader = visit(below)
    for missing in ("gone", "it/gone/", "it/far/away/from/here.html"):
        page = reader.page
        response = page.goto(below.address + missing)
        assert response is not None
        assert response.status == 404
        page.wait_for_load_state("networkidle")
        for way_out in page.locator("article a").all():
            href = str(way_out.evaluate("link => link.href"))
            assert href.removeprefix(below.address) in {document.address for document in below.site.documents.values()}
    page.locator("article a").first.click()
    expect(page.locator("article h1")).to_be_visible()
    assert [complaint for complaint in reader.wrong if "status of 404" not in complaint] == []
