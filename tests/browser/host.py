"""A static host on this machine, like GitHub Pages.

It compresses, lets browsers keep files for ten minutes, and answers with the site’s own page what is not found.
"""

from __future__ import annotations

import gzip
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

Headers = Callable[[str], Sequence[tuple[str, str]]]
_PACKED = {".woff2", ".png", ".jpg", ".webp", ".gz", ".ico"}


class _Host(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def __init__(self, *args: Any, more: Headers, **named: Any) -> None:
        self.more = more
        super().__init__(*args, **named)

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        if path.is_dir() and self.path.split("?")[0].endswith("/"):
            path /= "index.html"
        if path.is_dir():
            super().do_GET()  # which adds the slash
            return
        status = 200
        if not path.is_file():
            path, status = Path(self.directory) / "404.html", 404
        content = path.read_bytes() if path.is_file() else b""
        self.send_response(status)
        self.send_header("Content-Type", self.guess_type(str(path)))
        if "gzip" in self.headers.get("Accept-Encoding", "") and path.suffix not in _PACKED:
            content = gzip.compress(content, 6)
            self.send_header("Content-Encoding", "gzip")
        for name, value in self.more(self.path.split("?")[0]):
            self.send_header(name, value)
        self.send_header("Cache-Control", "max-age=600")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def guess_type(self, path: str) -> str:  # type: ignore[override]
        found = super().guess_type(path)
        return f"{found}; charset=utf-8" if found.startswith("text/") else found

    def log_message(self, *args: object) -> None:
        """The tests say themselves what went wrong."""


@contextmanager
def hosted(folder: Path, more: Headers = lambda path: []) -> Iterator[str]:
    """Serve a folder; gives the address, with a slash at the end.

    Args:
        folder: what is served.
        more: the headers of a path beside the usual ones.
    """
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Host, directory=str(folder), more=more))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/"
    finally:
        server.shutdown()
        server.server_close()
