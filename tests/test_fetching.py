"""An address in place of a file: fetched on request alone, from public addresses alone, within limits, as received."""

from __future__ import annotations

import gzip
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
import trafilatura  # noqa: F401  builds on what the fixture below replaces
import urllib3
from click.testing import CliRunner

from story_explainer.cli import main
from story_explainer.content import fetching
from story_explainer.content.load import load
from story_explainer.content.story_folder import StoryFolder
from story_explainer.story.problems import ContentError

PAGE = (
    '<html lang="it"><head><meta charset="utf-8"><title>Il traghetto si ferma</title></head><body><article>'
    "<h1>Il traghetto si ferma</h1><p>Da domani il traghetto tra le due rive non viaggia più, dice la società che lo "
    "gestisce da dodici anni.</p><p>Il sindaco chiede una corsa sostitutiva e annuncia una riunione per giovedì con i "
    "pendolari e i sindacati.</p></article></body></html>"
).encode()
PUBLIC = "93.184.216.34"

Answer = Callable[[BaseHTTPRequestHandler], None]


class Server:
    """A server on this machine that stands for any host; `asked` are the requests, `connected` the addresses used."""

    def __init__(self) -> None:
        self.answers: dict[str, Answer] = {}
        self.asked: list[tuple[str, str]] = []
        self.connected: list[str] = []

    def page(self, path: str, body: bytes = PAGE, kind: str = "text/html", status: int = 200, **head: str) -> None:
        def answer(request: BaseHTTPRequestHandler) -> None:
            request.send_response(status)
            request.send_header("Content-Type", kind)
            for key, value in head.items():
                request.send_header(key.replace("_", "-"), value)
            request.end_headers()
            request.wfile.write(body)

        self.answers[path] = answer


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    known = Server()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            known.asked.append((self.headers["Host"], self.path))
            assert not {"Cookie", "Referer", "Authorization"} & set(self.headers)
            known.answers[self.path](self)

        def log_message(self, *_: Any) -> None:
            pass

    here = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=here.serve_forever, args=(0.01,), daemon=True).start()

    def pool(host: str, port: int, **options: Any) -> urllib3.HTTPConnectionPool:
        known.connected.append(host)
        assert port == 443
        assert options["assert_hostname"] == options["server_hostname"]
        return urllib3.HTTPConnectionPool("127.0.0.1", here.server_port, timeout=options["timeout"], retries=False)

    monkeypatch.setattr(urllib3, "HTTPSConnectionPool", pool)
    yield known
    here.shutdown()
    here.server_close()


def resolve(host: str, _port: int) -> list[str]:
    known = {"inner.example": ["10.0.0.5"], "mixed.example": [PUBLIC, "127.0.0.1"], "nowhere.example": []}
    return known.get(host, [PUBLIC] if "example" in host else [host])


def refused(address: str) -> str:
    with pytest.raises(ContentError) as caught:
        fetching.fetch(address, resolve)
    (problem,) = caught.value.problems
    assert problem.file == address
    assert problem.hint
    return f"{problem.code} {problem.message} ({problem.hint})"


def test_a_page_is_received_as_it_is(server: Server) -> None:
    server.page("/cronaca/il-ponte.html?id=3")
    found = fetching.fetch("https://news.example/cronaca/il-ponte.html?id=3#fine", resolve)
    assert (found.data, found.ending) == (PAGE, ".html")
    assert found.stem == "news-example-il-ponte"
    assert server.asked == [("news.example", "/cronaca/il-ponte.html?id=3")]
    assert server.connected == [PUBLIC]


def test_what_is_packed_is_unpacked(server: Server) -> None:
    server.page("/", gzip.compress(PAGE), Content_Encoding="gzip")
    assert fetching.fetch("https://news.example", resolve).data == PAGE


def test_redirects_are_followed_and_looked_at_each(server: Server) -> None:
    server.page("/a", b"", status=302, Location="/b")
    server.page("/b", b"", status=301, Location="https://www.other.example/c")
    server.page("/c")
    found = fetching.fetch("https://news.example/a", resolve)
    assert found.address == "https://www.other.example/c"
    assert [host for host, _ in server.asked] == ["news.example", "news.example", "www.other.example"]


@pytest.mark.parametrize(
    "address",
    [
        "https://127.0.0.1/", "https://10.1.2.3/", "https://192.168.1.1/", "https://172.16.0.1/", "https://169.254.169.254/",
        "https://0.0.0.0/", "https://100.64.0.1/", "https://224.0.0.1/", "https://[::1]/", "https://[fe80::1]/",
        "https://[fc00::1]/", "https://[::ffff:127.0.0.1]/", "https://[64:ff9b::7f00:1]/", "https://[2002:7f00:1::]/",
        "https://inner.example/", "https://mixed.example/",
    ],
)  # fmt: skip
def test_no_address_inside_of_a_network_is_fetched(server: Server, address: str) -> None:
    assert "I022" in refused(address)
    assert not server.connected


@pytest.mark.parametrize(
    "target", ["https://inner.example/x", "https://127.0.0.1/", "http://news.example/", "file:///etc/passwd"]
)
def test_nor_where_a_redirect_leads(server: Server, target: str) -> None:
    server.page("/", b"", status=302, Location=target)
    assert "I022" in refused("https://news.example/")
    assert len(server.connected) == 1


@pytest.mark.parametrize(
    "address",
    [
        "http://news.example/",
        "ftp://news.example/",
        "https://u:p@news.example/",
        "https://news.example:8443/",
        "https://",
    ],
)
def test_only_plain_https_is_fetched(server: Server, address: str) -> None:
    assert "I022" in refused(address)
    assert not server.connected


def test_a_name_is_resolved_once_and_the_connection_made_to_that(server: Server) -> None:
    """A name that leads to another address at the next look leads nowhere else."""
    server.page("/")
    answers = iter([[PUBLIC], ["127.0.0.1"]])
    fetching.fetch("https://news.example/", lambda _host, _port: next(answers))
    assert server.connected == [PUBLIC]
    assert next(answers) == ["127.0.0.1"]


def test_redirects_end(server: Server) -> None:
    server.page("/", b"", status=302, Location="/")
    assert "leads on and on" in refused("https://news.example/")


@pytest.mark.parametrize("status", [401, 403, 404, 429, 500, 503])
def test_refusals_of_a_server_say_how_to_save_the_page(server: Server, status: int) -> None:
    server.page("/", status=status)
    said = refused("https://news.example/")
    assert f"answers {status}" in said
    assert "save it" in said


@pytest.mark.parametrize("kind", ["image/png", "video/mp4", "application/json", "application/zip", ""])
def test_what_is_no_article_is_not_received(server: Server, kind: str) -> None:
    server.page("/", kind=kind)
    assert "I004" in refused("https://news.example/")


@pytest.mark.parametrize(("kind", "ending"), [("application/pdf", ".pdf"), ("text/plain; charset=utf-8", ".txt")])
def test_other_kinds_of_articles_are(server: Server, kind: str, ending: str) -> None:
    server.page("/x", kind=kind)
    assert fetching.fetch("https://news.example/x", resolve).ending == ending


@pytest.mark.parametrize("packed", [False, True])
def test_no_more_is_read_than_an_article_has(server: Server, packed: bool) -> None:
    large = b"a" * (fetching.MAX_BYTES + 1)
    server.page("/", gzip.compress(large) if packed else large, Content_Encoding="gzip" if packed else "identity")
    assert "I002" in refused("https://news.example/")


def test_a_server_that_dawdles_holds_nothing_up(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching, "MAX_SECONDS", 0.5)

    def dawdle(request: BaseHTTPRequestHandler) -> None:
        request.send_response(200)
        request.send_header("Content-Type", "text/html")
        request.end_headers()
        for _ in range(40):
            try:
                request.wfile.write(b"<p>")
                request.wfile.flush()
            except OSError:
                return
            time.sleep(0.1)

    server.answers["/"] = dawdle
    start = time.monotonic()
    assert "took too long" in refused("https://news.example/")
    assert time.monotonic() - start < 3


def test_without_network_one_line_says_how_to_save_the_page(server: Server) -> None:
    assert "save it (Ctrl-S" in refused("https://nowhere.example/")

    def offline(_host: str, _port: int) -> list[str]:
        raise OSError("no network")

    with pytest.raises(ContentError, match=r"I023.*no connection.*save it"):
        fetching.fetch("https://news.example/", offline)


def test_a_certificate_that_cannot_be_trusted_ends_it(monkeypatch: pytest.MonkeyPatch) -> None:
    class Distrusting(urllib3.HTTPConnectionPool):
        def __init__(self, host: str, port: int, **_: Any) -> None:
            super().__init__(host, port)

        def request(self, *_: Any, **__: Any) -> Any:
            raise urllib3.exceptions.SSLError(ssl.SSLError("self-signed"))

    monkeypatch.setattr(urllib3, "HTTPSConnectionPool", Distrusting)
    assert "certificate" in refused("https://news.example/")


def test_a_story_from_an_address(server: Server, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Saved as received, with address and day; and the same by `add`, with what is said of it by its address."""
    fetch = fetching.fetch
    monkeypatch.setattr(fetching, "fetch", lambda address: fetch(address, resolve))
    server.page("/cronaca/il-ponte")
    address = "https://news.example/cronaca/il-ponte"
    arguments = ["new", "ponte", address, "--content", str(tmp_path), "--outlet", f"{address}=La Voce"]
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 0, result.output
    assert (tmp_path / "ponte/articles/it.html").read_bytes() == PAGE
    assert f"{address}: the lead article" in result.output
    story = load(StoryFolder(tmp_path / "ponte")).story
    assert story is not None
    known = story.describe("lead")
    assert (known.address, known.publisher) == (address, "La Voce")
    assert known.received is not None
    asked = len(server.asked)
    assert "there already" in CliRunner().invoke(main, ["add", "ponte", address, "--content", str(tmp_path)]).output
    assert len(server.asked) == asked + 1


def test_nothing_is_written_where_a_page_cannot_be_had(server: Server, tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["new", "ponte", "https://127.0.0.1/", "--content", str(tmp_path / "c")])
    assert result.exit_code == 1
    assert result.output.count("\n") == 1
    assert not (tmp_path / "c").exists()


def test_no_command_but_those_asked_reaches_the_network(server: Server, tmp_path: Path) -> None:
    """A page that a story has is never asked for again."""
    page = tmp_path / "it.html"
    page.write_bytes(PAGE.replace(b"<head>", b'<head><link rel="canonical" href="https://news.example/x">'))
    for arguments in (["new", "ponte", str(page)], ["convert"], ["check"], ["status"]):
        CliRunner().invoke(main, [*arguments, "--content", str(tmp_path / "c")])
    assert not server.asked
