"""The desk around a preview of one page, spoken to as a browser would, without a server."""

from __future__ import annotations

import hashlib
import io
import json
import shutil
import subprocess
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from story_explainer.desk.access import Access
from story_explainer.desk.application import Desk
from story_explainer.desk.site import PreviewSite
from story_explainer.site.build import build_story
from story_explainer.site.edition import Edition
from story_explainer.site.language import Language
from tests import toy_site

TOKEN = "the-token-of-this-run"
HOST = "127.0.0.1:8000"
PAGE = b"<!doctype html><html lang=en><body><p>A page</p></body></html>"


@dataclass
class Answered:
    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()

    @property
    def data(self) -> Any:
        return json.loads(self.body)


def preview(environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
    """What MkDocs' server does, for one page."""
    media = "text/css" if environ["PATH_INFO"].endswith(".css") else "text/html"
    start_response("200 OK", [("Content-Type", media), ("Content-Length", str(len(PAGE)))])
    return [PAGE]


class Room:
    """The desk on a copy of the toy content."""

    def __init__(
        self,
        root: Path,
        *,
        editor: str = "Ana Rossi",
        branch: str = "",
        port: int = 8000,
        translator: Sequence[str] = (),
    ) -> None:
        self.root = root
        self.content = root / "content"
        if not self.content.exists():
            shutil.copytree(toy_site.CONTENT, self.content)
        languages, paths = toy_site.languages(), _paths()
        site = PreviewSite(
            root,
            self.content,
            "content",
            languages,
            False,
            editor,
            branch,
            "/",
            True,
            lambda: None,
            lambda: paths,
            translator,
        )
        self.desk = Desk(preview, Access.at(port, TOKEN), site)

    def ask(self, method: str, path: str, body: bytes = b"", **headers: str | None) -> Answered:
        """Send a request; a header of None is left out."""
        path, _, query = path.partition("?")
        named = {"HOST": HOST, **headers}
        environ: dict[str, Any] = {
            "REQUEST_METHOD": method,
            "PATH_INFO": path.encode().decode("latin-1"),
            "QUERY_STRING": query,
            "CONTENT_LENGTH": str(len(body)),
            "CONTENT_TYPE": named.pop("CONTENT_TYPE", "application/json"),
            "wsgi.input": io.BytesIO(body),
            **{f"HTTP_{name}": value for name, value in named.items() if value is not None},
        }
        found: list[Any] = []
        body = b"".join(self.desk(environ, lambda status, headers: found.extend([status, headers]) or (lambda _: None)))  # type: ignore[func-returns-value,arg-type]
        return Answered(int(found[0][:3]), dict(found[1]), body)

    def get(self, name: str, **query: str) -> Answered:
        return self.ask("GET", f"/_desk/{name}?{urlencode(query)}")

    def post(self, path: str, **data: Any) -> Answered:
        """An action, from a page of this run."""
        return self.ask(
            "POST", f"/_desk/{path}", json.dumps(data).encode(), X_DESK_TOKEN=TOKEN, ORIGIN=f"http://{HOST}"
        )

    def file(self, name: str, story: str = "moor-railway") -> Path:
        return self.content / story / name

    def statements(self, page: str, locale: str = "en", story: str = "moor-railway") -> dict[str, dict[str, Any]]:
        """What the script is told of the statements of a page, by key."""
        path = f"/{locale}/{story}/{Language.load(locale).slugs[page] + '/' if page != 'overview' else ''}"
        return {each["key"]: each for each in self.get("page", path=path, lang=locale).data["statements"]}

    def version(self, key: str, story: str = "moor-railway") -> str:
        """The version of a statement as the desk shows it now."""
        from story_explainer.desk.reading import DeskStories

        statement = DeskStories(self.content, "content").state(story).statement(key)
        assert statement, f"{key} is not there"
        return statement.version

    def state(self) -> str:
        """Another one as soon as a byte below the folder changes."""
        known = hashlib.sha256()
        for path in sorted(self.root.rglob("*")):
            if path.is_file() and ".git/" not in path.as_posix():
                known.update(f"{path}\0".encode() + path.read_bytes())
        return known.hexdigest()


@cache
def _paths() -> dict[tuple[str, str], str]:
    by_tag = {language.tag: language for language in toy_site.languages()}
    pages = [page for story in toy_site.stories() for page in build_story(Edition.all_of(story, by_tag))]
    return {(page.key, page.locale): page.path for page in pages}


def git(folder: Path, *arguments: str) -> str:
    """Run git in a folder; what it says."""
    done = subprocess.run(["git", *arguments], cwd=folder, capture_output=True, encoding="utf-8")
    assert done.returncode == 0, f"git {' '.join(arguments)}: {done.stdout}{done.stderr}"
    return done.stdout
