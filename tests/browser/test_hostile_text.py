"""Whatever stands in the text of stories, a browser runs none of it, and asks nobody else for anything."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Browser

from tests.built_site import BuiltSite


def test_no_text_is_run(browser: Browser, serve: Callable[[Path], str], hostile_build: BuiltSite) -> None:
    """On every page, with everything opened that opens, and as words to search for."""
    address = serve(hostile_build.root)
    asked: list[str] = []
    context = browser.new_context()
    page = context.new_page()
    page.on("request", lambda request: asked.append(request.url))
    page.on("dialog", lambda dialog: asked.append(f"dialog {dialog.message}"))
    found = []
    for name in hostile_build.documents:
        queries = ("", "?q=%3Cimg%20src%3Dx%20onerror%3D%22window.pwned%3D1%22%3E", "?q=ZZClaim")
        for query in queries if "search" in name or "such" in name or "cerca" in name else queries[:1]:
            page.goto(f"{address}{name}{query}", wait_until="domcontentloaded")
            page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true })")
            if page.evaluate("window.pwned !== undefined || document.querySelector('[data-pwn]') !== null"):
                found.append(name + query)
    context.close()
    assert not found
    assert not [url for url in asked if not url.startswith(address)]
