"""The pictures of the documentation, taken anew from the built site and from a preview's desk: `make pictures`.

Single pages are shot first; a small page that shows them side by side is then shot itself.
"""

from __future__ import annotations

import base64
import functools
import sys
import tempfile
import threading
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from tests.browser.chromium import FLAGS, MISSING, find
from tests.browser.previews import Preview

ROOT = Path(__file__).parent.parent.parent
DESKTOP, PHONE = (1200, 820), (390, 820)

# The picture, then what it shows: the page, the window, light or dark.
PICTURES: dict[str, list[tuple[str, tuple[int, int], str]]] = {
    "overview.png": [
        ("it/ford-xiaomi/", DESKTOP, "light"),
        ("de/ford-xiaomi/satz-fuer-satz/", DESKTOP, "light"),
    ],
    "parts.png": [
        ("it/", DESKTOP, "light"),
        ("de/ford-xiaomi/", PHONE, "dark"),
        ("it/ford-xiaomi/cronologia/", DESKTOP, "light"),
        ("de/ford-xiaomi/wer-ist-wer/", DESKTOP, "dark"),
        ("it/ford-xiaomi/testo-a-fronte/", PHONE, "light"),
        ("de/ford-xiaomi/artikel/", DESKTOP, "light"),
    ],
}
# Of the desk, in a preview of the toy content: the picture, the page, and what is clicked on it.
DESK = {
    "desk.png": ("/_desk/?lang=en#story-moor-railway", "[data-key='claims/jobs'] [data-do=mark]"),
    "panel.png": ("/en/moor-railway/who-says-what/", "#talks [data-do=change]"),
}
SHEET = """<!doctype html><style>
body{margin:0;padding:24px;background:#8a8578;width:1500px;display:flex;flex-wrap:wrap;gap:24px;justify-content:center}
img{height:480px;border-radius:6px}</style>"""


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Say nothing for each request."""


def shoot(browser: Browser, address: str, size: tuple[int, int], scheme: str) -> bytes:
    """What a reader sees of a page without scrolling, as PNG."""
    page = browser.new_page(viewport={"width": size[0], "height": size[1]}, color_scheme=scheme)  # type: ignore[arg-type]
    page.goto(address, wait_until="networkidle")
    picture = page.screenshot()
    page.close()
    return picture


def sheet(browser: Browser, pictures: list[bytes]) -> bytes:
    """Pictures side by side, as one."""
    page = browser.new_page(viewport={"width": 1548, "height": 400})
    images = (f'<img alt="" src="data:image/png;base64,{base64.b64encode(each).decode()}">' for each in pictures)
    page.set_content(SHEET + "".join(images))
    picture = page.screenshot(full_page=True)
    page.close()
    return picture


def desk(browser: Browser, address: str, click: str) -> bytes:
    """A page of the desk, or what opens on one, as PNG."""
    page = browser.new_page(viewport={"width": DESKTOP[0], "height": DESKTOP[1]}, color_scheme="light")
    page.goto(address)
    page.wait_for_selector("html[data-desk-ready]")
    page.locator(click).evaluate("one => (one.closest('[data-key]') ?? one).scrollIntoView({ block: 'start' })")
    page.locator(click).click()
    page.wait_for_selector('dialog [aria-pressed="true"], .desk-marked')
    picture = page.screenshot()
    page.close()
    return picture


def main() -> int:
    """Take every picture into docs/images/."""
    path, site = find(), ROOT / "site"
    if not path or not (site / "index.html").is_file():
        print(MISSING if not path else "There is no site yet: run “make site”.", file=sys.stderr)
        return 1
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Quiet, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    (ROOT / "docs" / "images").mkdir(exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        for name, shots in PICTURES.items():
            root = f"http://127.0.0.1:{server.server_port}/"
            pictures = [shoot(browser, root + page, size, scheme) for page, size, scheme in shots]
            (ROOT / "docs" / "images" / name).write_bytes(sheet(browser, pictures))
            print(f"docs/images/{name}")
        with tempfile.TemporaryDirectory() as folder:
            preview = Preview(Path(folder))
            preview.start()
            try:
                for name, (page, click) in DESK.items():
                    (ROOT / "docs" / "images" / name).write_bytes(desk(browser, preview.address + page, click))
                    print(f"docs/images/{name}")
            finally:
                preview.stop()
        browser.close()
    server.shutdown()
    return 0


if __name__ == "__main__":
    sys.exit(main())
