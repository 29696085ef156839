"""Previewing: what an editor saves shows up by itself; a mistake is reported, survived and repaired."""

from __future__ import annotations

import re
import socket
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests import toy_site

# Generous: what is tested is that it happens, on however busy a machine.
PATIENCE = 60_000
PLACE = re.compile(r"content/moor-railway/story\.yml:(\d+):(\d+): R002 ")


class Preview:
    """`mkdocs serve` on a copy of the toy content, or what serves in its place."""

    def __init__(self, folder: Path, engine: str) -> None:
        self.engine = engine
        self.config = toy_site.lay_out(folder)
        self.story = folder / "content" / "moor-railway" / "story.yml"
        self.log = folder / "log.txt"

    def start(self) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            host = f"127.0.0.1:{free.getsockname()[1]}"
        self.address = f"http://{host}/"
        with self.log.open("w", encoding="utf-8") as log:
            command = toy_site.mkdocs(
                "serve", "--config-file", str(self.config), "--dev-addr", host, engine=self.engine
            )
            self.process = subprocess.Popen(
                command, cwd=self.config.parent, env=toy_site.environment(), stdout=log, stderr=subprocess.STDOUT
            )

    def edit(self, old: str, new: str) -> None:
        text = self.story.read_text(encoding="utf-8")
        assert old in text
        self.story.write_text(text.replace(old, new), encoding="utf-8")

    def alive(self) -> bool:
        return self.process.poll() is None


@pytest.fixture(params=toy_site.ENGINES)
def preview(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Preview]:
    preview = Preview(tmp_path, request.param)
    yield preview
    preview.process.terminate()
    preview.process.wait(timeout=30)


def opened(browser: Browser, preview: Preview, path: str) -> Page:
    """The page at a path as soon as the server answers."""
    page = browser.new_page()
    page.set_default_timeout(PATIENCE)
    for _ in range(PATIENCE // 250):
        assert preview.alive(), preview.log.read_text(encoding="utf-8")
        if "Serving on" in preview.log.read_text(encoding="utf-8"):
            break
        page.wait_for_timeout(250)
    page.goto(preview.address + path)
    return page


def test_an_edit_a_mistake_and_its_repair_show_by_themselves(browser: Browser, preview: Preview) -> None:
    """In one window that nobody reloads, served by one server that nobody restarts."""
    preview.start()
    page = opened(browser, preview, "en/moor-railway/")
    title, problems = page.locator("article h1"), page.locator(".problems")
    expect(title).to_have_text("Battery engines for the moor railway?")
    expect(problems).to_have_count(0)

    preview.edit("Battery engines for the moor railway?", "Steam or battery?")
    expect(title).to_have_text("Steam or battery?", timeout=PATIENCE)

    preview.edit("cites: [s6, s7]", "cites: [s6, s777]")
    expect(problems).to_contain_text("s777", timeout=PATIENCE)
    shown = PLACE.search(problems.inner_text())
    logged = PLACE.search(preview.log.read_text(encoding="utf-8"))
    wrong = preview.story.read_text(encoding="utf-8").split("\n").index("    cites: [s6, s777]") + 1
    assert shown
    assert logged
    assert int(shown[1]) == int(logged[1]) == wrong
    assert "Traceback" not in preview.log.read_text(encoding="utf-8")
    expect(title).to_have_text("Steam or battery?")
    assert preview.alive()

    preview.edit("s777", "s7")
    expect(problems).to_have_count(0, timeout=PATIENCE)
    preview.edit("Steam or battery?", "Coal or battery?")
    expect(title).to_have_text("Coal or battery?", timeout=PATIENCE)
    assert preview.alive()


def test_a_preview_starts_in_spite_of_a_mistake(browser: Browser, preview: Preview) -> None:
    """The other stories are there; the problem stands above them, until it is repaired."""
    preview.edit("cites: [s6, s7]", "cites: [s6, s777")
    preview.start()
    page = opened(browser, preview, "it/")
    expect(page.locator(".problems")).to_contain_text("content/moor-railway/story.yml:")
    expect(page.locator(".problems")).to_contain_text("Y001")
    expect(page.locator("article")).to_contain_text("Il traghetto")
    assert "Traceback" not in preview.log.read_text(encoding="utf-8")
    preview.edit("s777", "s7]")
    expect(page.locator(".problems")).to_have_count(0, timeout=PATIENCE)
    assert preview.alive()
