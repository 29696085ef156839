"""The desk is for who sits at this machine: attempts of others that must fail, and write nothing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from story_explainer.desk.access import is_loopback
from tests.desk.room import HOST, TOKEN, Room

ACTIONS = (
    "take",
    "discard",
    "undo",
    "save",
    "check",
    "articles",
    "publish",
    "match",
    "convert",
    "nothing-of-the-kind",
    "",
)
FOREIGN_HOSTS = (
    "evil.example",
    "evil.example:8000",
    "127.0.0.1",
    "127.0.0.1:9000",
    "127.0.0.1:8000.evil.example",
    "",
    None,
)
FOREIGN_ORIGINS = ("https://evil.example", "null", "http://127.0.0.1:9000", "http://evil.example:8000", "")


def body(room: Room) -> bytes:
    """What would take and discard a draft, were it let in."""
    seen = {"claims/jobs": room.version("claims/jobs")}
    return json.dumps({"story": "moor-railway", "seen": seen, "locales": ["en"]}).encode()


def test_what_is_tried_here_works_for_who_may(room: Room) -> None:
    before = room.state()
    answer = room.ask("POST", "/_desk/take", body(room), X_DESK_TOKEN=TOKEN, ORIGIN=f"http://{HOST}")
    assert answer.status == 200, answer.text
    assert room.state() != before


def test_the_inbox_is_there(room: Room) -> None:
    assert room.get("").status == 200
    assert room.ask("GET", "/_desk").headers["Location"] == "/_desk/"


def test_nothing_is_written_without_the_token(room: Room) -> None:
    before, sent = room.state(), body(room)
    for path in ACTIONS:
        for token in (None, "", "wrong", TOKEN[:-1], TOKEN + "x", "é"):
            assert room.ask("POST", f"/_desk/{path}", sent, X_DESK_TOKEN=token).status == 403, (path, token)
    assert room.state() == before


def test_nothing_is_written_for_another_origin(room: Room) -> None:
    before, sent = room.state(), body(room)
    for path in ACTIONS:
        for origin in FOREIGN_ORIGINS:
            answer = room.ask("POST", f"/_desk/{path}", sent, X_DESK_TOKEN=TOKEN, ORIGIN=origin)
            assert answer.status == 403, (path, origin)
    assert room.state() == before


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_nothing_is_written_for_what_a_browser_calls_foreign(room: Room, site: str) -> None:
    before = room.state()
    assert room.ask("POST", "/_desk/take", body(room), X_DESK_TOKEN=TOKEN, SEC_FETCH_SITE=site).status == 403
    assert room.state() == before


def test_nothing_is_written_or_read_under_another_name(room: Room) -> None:
    before, sent = room.state(), body(room)
    for host in FOREIGN_HOSTS:
        for method in ("GET", "HEAD", "POST", "PUT", "OPTIONS"):
            for path in ("/_desk/", "/_desk/take", "/_desk/page", "/_desk/desk.js", "/en/moor-railway/", "/"):
                answer = room.ask(method, path, sent, X_DESK_TOKEN=TOKEN, HOST=host)
                assert answer.status == 403, (host, method, path)
                assert TOKEN not in answer.text
                assert "A page" not in answer.text
    assert room.state() == before


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "FOO"])
def test_other_methods_count_as_writing(room: Room, method: str) -> None:
    assert room.ask(method, "/_desk/take", body(room)).status == 403
    assert room.ask(method, "/_desk/take", body(room), X_DESK_TOKEN=TOKEN).status == 405


def test_no_spelling_of_the_path_leads_around(room: Room) -> None:
    before, sent = room.state(), body(room)
    for path in ("/_desk", "/it/../_desk/take", "//_desk/take", "/./_desk/take", "/_desk//take"):
        assert room.ask("POST", path, sent).status == 403, path
    assert room.state() == before


def test_no_story_lies_outside_the_content(room: Room, tmp_path: Path) -> None:
    outside = tmp_path.parent / f"{tmp_path.name}-outside"
    (room.content / "ferry").rename(outside)
    (room.content / "linked").symlink_to(outside)
    before = room.state()
    seen = {"claims/jobs": room.version("claims/jobs")}
    for story in (
        "..",
        "../content/moor-railway",
        "/etc",
        "moor-railway/../ferry",
        "",
        ".",
        "moor-railway/articles",
        "linked",
    ):
        for action in ("take", "discard"):
            assert room.post(action, story=story, seen=seen, locales=[]).status == 404, story
    assert room.state() == before
    assert "linked" not in room.get("").text


def test_no_file_of_a_story_leads_out_of_the_content(room: Room, tmp_path: Path) -> None:
    outside = tmp_path.parent / f"{tmp_path.name}-secret.yml"
    outside.write_text(
        room.file("claims.yml").read_text(encoding="utf-8").replace("twenty new jobs", "a secret"), encoding="utf-8"
    )
    room.file("claims.yml").unlink()
    room.file("claims.yml").symlink_to(outside)
    before = outside.read_bytes()
    for answer in (
        room.get("", lang="en"),
        room.get("edit", story="moor-railway", key="claims/jobs"),
        room.get("page", path="/en/moor-railway/who-says-what/"),
        room.post("discard", story="moor-railway", seen={"claims/jobs": "0"}),
    ):
        assert "a secret" not in answer.text
    assert outside.read_bytes() == before
    assert room.file("claims.yml").is_symlink()


def test_no_key_leads_to_another_file(room: Room) -> None:
    before = room.state()
    for key in (
        "../ferry/claims/idle",
        "claims/../../ferry",
        "bitext/s1",
        "/etc/passwd",
        "",
        "reviews/x",
        "claims/",
        "story/..",
    ):
        for action in ("take", "discard"):
            assert room.post(action, story="moor-railway", seen={key: "0"}, locales=[]).status == 400, key
    assert room.post("take", story="moor-railway", seen={}, locales=[]).status == 400
    assert room.state() == before


def test_what_is_no_request_is_refused(room: Room) -> None:
    before = room.state()
    for sent in (b"", b"[]", b"{", b"\xff", b'"x"', b"[" * 100_000):
        assert room.ask("POST", "/_desk/take", sent, X_DESK_TOKEN=TOKEN).status == 400
    assert room.ask("POST", "/_desk/take", body(room), X_DESK_TOKEN=TOKEN, CONTENT_TYPE="text/plain").status == 400
    assert room.state() == before


def test_every_answer_is_guarded(room: Room) -> None:
    """No frame, no guessing of types, nothing kept, nothing for other origins; pages of the site included."""
    for path in ("/_desk/", "/_desk/desk.js", "/_desk/page?path=/", "/_desk/none", "/en/"):
        headers = room.ask("GET", path).headers
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
        assert headers["Cache-Control"] == "no-store"
        assert "frame-ancestors" in headers["Content-Security-Policy"]
        assert "Access-Control-Allow-Origin" not in headers
    policy = room.get("").headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy


def test_pages_get_the_script_and_the_token_and_nothing_else_does(room: Room) -> None:
    page = room.ask("GET", "/en/moor-railway/")
    assert page.text.count("/_desk/desk.js") == page.text.count(TOKEN) == 1
    assert page.headers["Content-Length"] == str(len(page.body))
    assert page.text.endswith("</script></body></html>")
    assert TOKEN not in room.ask("GET", "/style.css").text
    assert TOKEN not in room.ask("GET", "/_desk/desk.js").text


def test_what_a_story_holds_is_text_wherever_the_desk_shows_it(room: Room) -> None:
    evil = "<img src=x onerror=alert(1)>\"'{{ 7*7 }}</script>"
    claims = room.file("claims.yml")
    claims.write_text(
        claims.read_text(encoding="utf-8").replace("The workshop expects twenty new jobs.", json.dumps(evil)),
        encoding="utf-8",
    )
    story = room.file("story.yml")
    story.write_text(story.read_text(encoding="utf-8") + '\n"<b>x</b>": "<script>"\n', encoding="utf-8")
    shown = room.get("", lang="en").text
    assert "<img" not in shown
    assert "<b>x" not in shown
    assert "49" not in shown
    assert "&lt;img src=x" in shown
    assert "&lt;b&gt;x" in shown


@pytest.mark.parametrize(
    ("host", "own"),
    [("127.0.0.1", True), ("127.8.9.1", True), ("::1", True), ("localhost", True)]
    + [(host, False) for host in ("0.0.0.0", "::", "", "192.168.0.7", "example.org", "localhost.example.org")],
)
def test_only_this_machine_is_loopback(host: str, own: bool) -> None:
    assert is_loopback(host) is own
