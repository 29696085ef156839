"""The content security policy in a real browser: the pages keep to it, and what does not belong to them is stopped."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, Route, expect

from story_explainer.site.embeds import EMBED
from tests.browser.conftest import Served, Visit
from tests.built_site import BuiltSite, Document

WATCH = """
window.violations = [];
addEventListener("securitypolicyviolation", (event) => violations.push(event.violatedDirective));
"""


def policy(document: Document) -> dict[str, list[str]]:
    """The directives of a page's policy."""
    element = document.soup.select_one('meta[http-equiv="Content-Security-Policy"]')
    assert element is not None, document.name
    return {name: sources for name, *sources in (part.split() for part in str(element["content"]).split(";"))}


def pages(built: BuiltSite) -> Iterator[Document]:
    """The pages of the site itself, not the parts that others put into theirs: these have a policy of their own."""
    return iter(built.pages.values())


def test_a_part_to_embed_has_no_script_and_a_policy_that_allows_none(built: BuiltSite) -> None:
    parts = [document for name, document in built.documents.items() if name.startswith(EMBED)]
    assert parts
    for document in parts:
        found = policy(document)
        assert found["default-src"] == ["'none'"]
        assert "script-src" not in found
        assert not document.soup.select("script")
        (style,) = document.soup.select("style")
        digest = base64.b64encode(hashlib.sha256(str(style.string).encode()).digest()).decode()
        assert found["style-src"] == [f"'sha256-{digest}'"]


def test_every_page_has_the_policy_before_its_first_script(built: BuiltSite) -> None:
    policies = set()
    for document in pages(built):
        assert document.html.index("Content-Security-Policy") < document.html.index("<script")
        policies.add(str(policy(document)))
    # One for the pages that we make, one for those on which Material's scripts run too.
    assert len(policies) == 2
    assert not [words for words in policies if "unsafe" in words]


def test_every_script_in_a_page_is_in_the_policy(built: BuiltSite) -> None:
    scripts = 0
    for document in pages(built):
        for script in document.soup.find_all("script", src=False, type=False):
            digest = base64.b64encode(hashlib.sha256(str(script.string).encode()).digest()).decode()
            assert f"'sha256-{digest}'" in policy(document)["script-src"], document.name
            scripts += 1
    assert scripts >= len(list(pages(built)))


def test_no_page_asks_for_what_the_policy_refuses(served: Served, visit: Callable[..., Visit]) -> None:
    reader = visit(served)
    reader.page.context.add_init_script(WATCH)
    for path, page, _ in reader.settled(served.one_of_each().values()):
        assert page.evaluate("violations") == [], path


def test_colours_can_be_switched_and_stay(served: Served, visit: Callable[..., Visit]) -> None:
    """The theme's own scripts run: what a reader chose on one page holds on pages at any depth."""
    reader = visit(served)
    paths = sorted(served.one_of_each().values(), key=lambda path: path.count("/"))
    body = reader.open(paths[0]).locator("body")
    while body.get_attribute("data-md-color-scheme") != "slate":
        reader.page.locator(".palette__button:visible").click()
    for path in paths:
        reader.open(path)
        expect(body).to_have_attribute("data-md-color-scheme", "slate")
    assert not [complaint for complaint in reader.wrong if complaint.startswith(("console", "error"))]


@pytest.mark.parametrize(
    ("injected", "directive"),
    [
        ("<script>window.caught = true</script>", "script-src-elem"),
        ('<img src="data:," onerror="window.caught = true">', "script-src-attr"),
        ('<script src="data:text/javascript,window.caught = true"></script>', "script-src-elem"),
        ('<base href="http://127.0.0.1:9/">', "base-uri"),
        ('<iframe src="http://127.0.0.1:9/"></iframe>', "frame-src"),
        ('<object data="http://127.0.0.1:9/"></object>', "object-src"),
        ('<link rel="stylesheet" href="http://127.0.0.1:9/x.css">', "style-src-elem"),
        ("<style>body{display:none}</style>", "style-src-elem"),
        ('<img src="http://127.0.0.1:9/x.png">', "img-src"),
    ],
)
def test_what_gets_into_a_page_is_stopped(
    toy: Served, visit: Callable[..., Visit], injected: str, directive: str
) -> None:
    """Whatever slipped into the HTML that the host sends: it is neither run nor loaded."""

    def add(route: Route) -> None:
        response = route.fetch()
        route.fulfill(response=response, body=response.text().replace("<article", f"{injected}<article", 1))

    page = visit(toy).page
    page.add_init_script(WATCH)
    page.route(f"{toy.address}en/", add)
    page.goto(f"{toy.address}en/")
    page.wait_for_function("violations.length > 0")
    assert caught(page) == (None, [directive])


def test_a_link_to_a_script_is_stopped(toy: Served, visit: Callable[..., Visit]) -> None:
    page = visit(toy).open("en/")
    page.evaluate(WATCH)
    page.evaluate("""
        const link = document.createElement("a");
        link.href = "javascript:window.caught = true";
        document.body.append(link);
        link.click();
    """)
    page.wait_for_function("violations.length > 0")
    assert caught(page) == (None, ["script-src-elem"])


def caught(page: Page) -> tuple[object, list[str]]:
    return page.evaluate("window.caught ?? null"), page.evaluate("[...new Set(violations)]")


def test_other_sites_do_not_learn_where_a_reader_came_from(built: BuiltSite) -> None:
    for document in built.documents.values():
        element = document.soup.select_one('meta[name="referrer"]')
        assert element is not None, document.name
        assert element["content"] == "same-origin"
