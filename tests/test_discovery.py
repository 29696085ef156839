"""What a built site tells search engines, feed readers and previews, page by page."""

from __future__ import annotations

import json
from urllib.parse import urljoin

import pytest
from lxml import etree

from tests import toy_site
from tests.built_site import BuiltSite, Document

pytestmark = pytest.mark.build

BASE = "http://127.0.0.1:8000/"
NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}


def pages(site: BuiltSite) -> list[Document]:
    return [page for name, page in site.pages.items() if name != "404.html"]


def properties(page: Document) -> dict[str, str]:
    return {str(meta["property"]): str(meta["content"]) for meta in page.soup.select("head meta[property]")}


def test_each_page_gives_one_address_everywhere(built: BuiltSite) -> None:
    """The canonical link, Open Graph and the sitemap agree."""
    listed = etree.parse(str(built.root / "sitemap.xml")).xpath("//s:loc/text()", namespaces=NAMES)
    addresses = set()
    for page in pages(built):
        (canonical,) = page.soup.select("head link[rel=canonical]")
        assert canonical["href"] == properties(page)["og:url"] == BASE + page.address
        addresses.add(canonical["href"])
    assert sorted(listed) == sorted(addresses)


def test_previews_have_words_and_a_picture(built: BuiltSite) -> None:
    for page in pages(built):
        found = properties(page)
        assert found["og:title"].strip(), page.name
        described = page.soup.select_one("head meta[name=description]")
        assert found.get("og:description") == (described and described["content"]), page.name
        assert found["og:locale"].startswith(f"{page.lang}_"), page.name
        image = built.root / found["og:image"].removeprefix(BASE)
        assert image.read_bytes().startswith(b"\x89PNG"), page.name
        assert image.stat().st_size <= 60_000


def test_no_hreflang_stands_in_a_head(built: BuiltSite) -> None:
    """The theme's script would follow it on every page view."""
    for page in built.pages.values():
        assert page.soup.select("head link[hreflang]") == [], page.name


def test_feeds_are_found_from_every_page(built: BuiltSite) -> None:
    for page in built.pages.values():
        links = page.soup.select("head link[rel~=alternate]")
        assert [link["type"] for link in links] == ["application/atom+xml", "application/feed+json"], page.name
        for link in links:
            path = urljoin(BASE + page.address, str(link["href"])).removeprefix(BASE)
            assert path.startswith(f"{page.lang}/")
            assert (built.root / path).is_file()


def test_structured_data_stands_on_every_generated_page(built: BuiltSite) -> None:
    found = {page.name: page.soup.select('head script[type="application/ld+json"]') for page in pages(built)}
    assert sum(map(bool, found.values())) > 10
    for scripts in found.values():
        for script in scripts:
            assert json.loads(script.get_text())["@context"] == "https://schema.org"


@pytest.mark.parametrize("instant", ["0", "4102444800"])
def test_no_byte_depends_on_the_day_of_the_build(
    toy_build: BuiltSite, instant: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Built in 1970 or in 2100, the site is the same."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", instant)
    again = toy_build.root.parent / f"again-{instant}"
    done = toy_site.build(toy_build.root.parent / "mkdocs.yml", again)
    assert done.returncode == 0, done.stderr
    assert BuiltSite(again).hashes() == toy_build.hashes()
