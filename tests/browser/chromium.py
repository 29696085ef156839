"""The browser for the tests: one on this machine, else Playwright's own, else the distribution's package.

`python -m tests.browser.chromium` gets one and says in one line where it is, or what to do.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

COMMANDS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge")
PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)
# A browser that keeps to itself: as root it has no sandbox, and it asks nobody for updates, components or accounts.
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
MISSING = "No browser was found or could be installed: install Chromium or Chrome, or say CHROMIUM=/path/to/it."

Run = Callable[[list[str]], bool]


def find() -> str | None:
    """The path of a browser that is here: what CHROMIUM names, one of the machine's own, or Playwright's."""
    for name in (os.environ.get("CHROMIUM", ""), *COMMANDS, *PLACES):
        path = shutil.which(name) if name else None
        if path:
            return path
    return playwrights()


def playwrights() -> str | None:
    """Where Playwright keeps its own Chromium, if it is there."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).is_file() else None


def ways(*, root: bool, apt: bool) -> Iterator[list[list[str]]]:
    """The ways to a browser, each a row of commands: Playwright's download; Debian's package where we may install."""
    yield [[sys.executable, "-m", "playwright", "install", "chromium"]]
    if root and apt:
        install = ["apt-get", "install", "--yes", "--no-install-recommends", "chromium", "fonts-liberation"]
        yield [["apt-get", "update"], install]


def _is_root() -> bool:
    return sys.platform != "win32" and os.geteuid() == 0


def get(
    run: Run, found: Callable[[], str | None] = find, *, root: bool | None = None, apt: bool | None = None
) -> str | None:
    """A browser, installed if need be.

    Args:
        run: runs a command and says whether it went well.
        found: looks for a browser.
        root: whether packages may be installed; asked of the system if left out.
        apt: whether the system has apt; likewise.

    Returns:
        The path of the browser, or None if there is no way to one.
    """
    path = found()
    for commands in ways(
        root=_is_root() if root is None else root, apt=bool(shutil.which("apt-get")) if apt is None else apt
    ):
        if path:
            break
        if all(run(command) for command in commands):
            path = found()
    return path


def run_quietly(command: list[str]) -> bool:
    """Run a command; what it prints is of interest only where nothing else leads to a browser."""
    print(f"Looking for a browser: {' '.join(command)} …", file=sys.stderr)
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    try:
        done = subprocess.run(command, env=environment, stdin=subprocess.DEVNULL, capture_output=True, timeout=900)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


if __name__ == "__main__":
    path = get(run_quietly)
    print(f"Browser for the tests: {path}" if path else MISSING)
