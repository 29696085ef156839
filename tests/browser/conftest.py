"""One server and one browser for all tests, and pages that remember what went wrong on them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, expect, sync_playwright

from story_explainer.content.load import load_all
from story_explainer.site.build import build_site
from story_explainer.site.embeds import EMBED
from story_explainer.site.language import Language
from story_explainer.site.page import Page as GeneratedPage
from tests import toy_site
from tests.browser import chromium
from tests.browser.host import hosted
from tests.built_site import BuiltSite, Document

expect.set_options(timeout=20_000)  # milliseconds; a busy machine is no fault of the page

WINDOWS = 8  # that wait side by side for their pages to become quiet


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What needs a browser says so by asking for one."""
    for item in items:
        if isinstance(item, pytest.Function) and {"browser", "visit"} & set(item.fixturenames):
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = chromium.find()
    if not path:
        pytest.skip(chromium.MISSING)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=chromium.FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def serve() -> Iterator[Callable[[Path], str]]:
    """Serves folders as a static host would; returns the address, with a slash at the end."""
    with ExitStack() as hosts:
        yield lambda folder: hosts.enter_context(hosted(folder))


class Served:
    """A built site on a server of its own.

    Attributes:
        site: its files.
        address: where it is served, with a slash at the end.
        generated: its generated pages by their path.
        tags: the languages in which its kinds of page are looked at one by one.
    """

    def __init__(self, site: BuiltSite, address: str, generated: Iterable[GeneratedPage], tags: set[str]) -> None:
        self.site, self.address, self.tags = site, address, tags
        self.generated = {page.path: page for page in generated}

    def kind(self, document: Document) -> str:
        """The kind of a page: `timeline`, `context` … or `handwritten`, or the name of a file that is one of a kind."""
        page = self.generated.get(document.address)
        if page is None:
            return "handwritten" if "/" in document.name else document.name
        return page.key.split("/")[1] if "/" in page.key else page.key

    def document(self, path: str) -> Document:
        """The page at a path."""
        return self.site.documents[path if path.endswith(".html") else f"{path}index.html"]

    def file(self, url: str) -> Path:
        """The file behind an address of the site."""
        name = unquote(urlsplit(url).path).removeprefix("/")
        return self.site.root / (f"{name}index.html" if not name or name.endswith("/") else name)

    def one_of_each(self) -> dict[str, str]:
        """The path of one page of each kind in each of `tags`, by language and kind, such as `it timeline`.

        What is made to stand in other pages is none of them.
        """
        found: dict[str, str] = {}
        for document in self.site.documents.values():
            if document.lang in self.tags and not document.name.startswith(EMBED):
                found.setdefault(f"{document.lang} {self.kind(document)}", document.address)
        return found


@pytest.fixture(scope="session")
def own(own_build: BuiltSite, serve: Callable[[Path], str]) -> Served:
    stories = [loaded.story for loaded in load_all(toy_site.ROOT / "content") if loaded.story]
    languages = [
        Language.load(path.name) for path in sorted(own_build.root.iterdir()) if (path / "index.html").exists()
    ]
    pages = build_site(stories, languages)
    return Served(own_build, serve(own_build.root), pages, tags={language.tag for language in languages})


@pytest.fixture(scope="session")
def toy(toy_build: BuiltSite, serve: Callable[[Path], str]) -> Served:
    pages = build_site(toy_site.stories(), toy_site.languages())
    return Served(toy_build, serve(toy_build.root), pages, tags={"en"})


@pytest.fixture(params=["own", "toy"])
def served(request: pytest.FixtureRequest) -> Served:
    """Each of the two sites."""
    site = request.getfixturevalue(request.param)
    assert isinstance(site, Served)
    return site


class Visit:
    """A reader's visit: pages opened in one window or in several, and what went wrong meanwhile."""

    def __init__(self, page: Page, address: str) -> None:
        self.address = address
        self.wrong: list[str] = []
        self.requests: list[Request] = []
        self.page = self._watched(page)

    def _watched(self, page: Page) -> Page:
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.wrong.append(f"error: {error}"))
        page.on("requestfailed", self._failed)
        page.on("request", self._request)
        return page

    def _console(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.wrong.append(f"console: {message.text} ({message.location['url']})")

    def _request(self, request: Request) -> None:
        self.requests.append(request)
        if not request.url.startswith((self.address, "data:")):
            self.wrong.append(f"foreign: {request.url}")

    def _failed(self, request: Request) -> None:
        if request.failure != "net::ERR_ABORTED":  # the reader went on before it had come
            self.wrong.append(f"failed: {request.url} {request.failure}")

    def open(self, path: str) -> Page:
        return self._goto(self.page, path)

    def _goto(self, page: Page, path: str) -> Page:
        response = page.goto(self.address + path)
        if not response or not response.ok:
            self.wrong.append(f"{path}: {response.status if response else 'no answer'}")
        return page

    def settled(self, paths: Iterable[str], *, cache: bool = True) -> Iterator[tuple[str, Page, list[Request]]]:
        """Each page once it has asked for nothing for half a second, with all that it asked for.

        That half second passes for several windows at a time.

        Args:
            paths: the pages.
            cache: whether a page may take from the browser's cache what another one has brought.
        """
        waiting = list(paths)
        while waiting:
            some, waiting, before = waiting[:WINDOWS], waiting[WINDOWS:], len(self.requests)
            # A window each: in one that has shown another page, a browser asks for that one's fonts too.
            windows = [self._watched(self.page.context.new_page()) for _ in some]
            for window in windows:
                session = self.page.context.new_cdp_session(window)
                session.send("Network.setCacheDisabled", {"cacheDisabled": not cache})
            opened = [(path, self._goto(window, path)) for path, window in zip(some, windows, strict=True)]
            for path, window in opened:
                window.wait_for_load_state("networkidle")
                yield path, window, [request for request in self.requests[before:] if request.frame.page == window]
            for window in windows:
                window.close()


@pytest.fixture
def visit(browser: Browser) -> Iterator[Callable[..., Visit]]:
    """Begins a visit with a window of its own; options as for a Playwright context."""
    contexts = []

    def begin(served: Served, **options: Any) -> Visit:
        context = browser.new_context(**{"viewport": {"width": 1280, "height": 800}, **options})
        contexts.append(context)
        return Visit(context.new_page(), served.address)

    yield begin
    for context in contexts:
        context.close()
