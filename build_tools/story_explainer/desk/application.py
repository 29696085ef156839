"""The desk as a WSGI application around that of the preview: it answers below /_desk/, and adds its script to pages."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from http import HTTPStatus
from importlib.resources import files
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from markupsafe import escape

from story_explainer.desk.access import BELOW, Access, is_desk, path_of
from story_explainer.desk.actions import Actions
from story_explainer.desk.http_response import GUARDS, HttpResponse
from story_explainer.desk.pages import Pages
from story_explainer.desk.reading import DeskStories, UnknownStoryError
from story_explainer.desk.repository import GitError, Repository
from story_explainer.desk.request import BadRequestError, Request, body_of, query_of
from story_explainer.desk.site import PreviewSite

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication

log = logging.getLogger("mkdocs.plugins.story-explainer")
_KINDS = {".js": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8"}
_ASSETS = files("story_explainer.desk") / "assets"
_RELOADS = re.compile(rb"^livereload\((\d+), (\d+)\);$", re.MULTILINE)
_UNREAD = 1_000_000  # bytes of a refused request that are read, so that who sent it gets the answer


class Desk:
    """The editor's desk of one run of a preview."""

    def __init__(self, preview: WSGIApplication, access: Access, site: PreviewSite) -> None:
        self._preview, self._access, self._site = preview, access, site
        stories = DeskStories(site.content, site.shown_as, site.complete)
        actions = Actions(stories, site)
        pages = Pages(stories, site, access.token, actions)
        with suppress(GitError):
            Repository(site.content).learn()
        self._get: Mapping[str, Callable[[Request], HttpResponse]] = pages.routes
        self._post: Mapping[str, Callable[[Request], HttpResponse]] = actions.routes

    def __call__(self, environ: dict[str, Any], start_response: StartResponse) -> Iterable[bytes]:
        """Answer a request."""
        method = str(environ.get("REQUEST_METHOD"))
        if refusal := self._access.refusal(environ):
            with suppress(OSError, ValueError):
                environ["wsgi.input"].read(min(int(environ.get("CONTENT_LENGTH") or 0), _UNREAD))
            return HttpResponse.text(refusal, HTTPStatus.FORBIDDEN).send(start_response, head=method == "HEAD")
        path = path_of(environ)
        if not is_desk(path):
            return self._page(environ, start_response)
        try:
            answer = self._answer(method, path, environ)
        except BadRequestError as error:
            answer = HttpResponse.text(f"{error}.", HTTPStatus.BAD_REQUEST)
        except UnknownStoryError:
            answer = HttpResponse.text("There is no such story.", HTTPStatus.NOT_FOUND)
        except Exception:
            log.exception("The desk could not answer %s %s", method, path)
            answer = HttpResponse.text(
                "The desk could not do this; the terminal says why.", HTTPStatus.INTERNAL_SERVER_ERROR
            )
        return answer.send(start_response, head=method == "HEAD")

    def _answer(self, method: str, path: str, environ: Mapping[str, Any]) -> HttpResponse:
        if path == BELOW.rstrip("/"):
            return HttpResponse(b"", status=HTTPStatus.FOUND, more=(("Location", BELOW),))
        name, query = path.removeprefix(BELOW), query_of(environ)
        if asset := next((each for each in _ASSETS.iterdir() if each.name == name), None):
            return HttpResponse(asset.read_bytes(), _KINDS[PurePath(name).suffix])
        routes = self._post if method == "POST" else self._get if method in ("GET", "HEAD") else {}
        if name not in routes:
            known = name in self._get or name in self._post
            status = HTTPStatus.METHOD_NOT_ALLOWED if known else HTTPStatus.NOT_FOUND
            return HttpResponse.text(f"{status.phrase}.", status)
        data = body_of(environ) if method == "POST" else query
        language = self._site.language(str(data.get("lang") or query.get("lang") or ""))
        return routes[name](Request(name, data, language))

    def _page(self, environ: dict[str, Any], start_response: StartResponse) -> Iterable[bytes]:
        """What the preview answers; into a page goes the script of the desk, with the token of this run."""
        begun: list[Any] = []

        def begin(status: str, headers: list[tuple[str, str]], *more: Any) -> Callable[[bytes], object]:
            begun[:] = [status, headers]
            return lambda _: None

        result = self._preview(environ, begin)
        status, headers = begun
        media = next((value for name, value in headers if name.lower() == "content-type"), "")
        if media.startswith("text/html") and path_of(environ).startswith(self._site.mount):
            try:
                body = b"".join(result)
            finally:
                getattr(result, "close", lambda: None)()
            body, built = _without_reload(body)
            before, end, after = body.rpartition(b"</body>")
            script = self._script(*built)
            result = [before + script + end + after if end else body + script]
            headers = [(name, value) for name, value in headers if name.lower() != "content-length"]
            headers += [("Content-Length", str(len(result[0]))), ("Content-Security-Policy", "frame-ancestors 'self'")]
            headers += GUARDS
        start_response(status, headers)
        return result

    def _script(self, epoch: str = "", request: str = "") -> bytes:
        token, mount = escape(self._access.token), escape(self._site.mount)
        return (
            f'<script type="module" src="{BELOW}desk.js" data-desk="{token}" data-mount="{mount}" '
            f'data-epoch="{epoch}" data-request="{request}"></script>'
        ).encode()


def _without_reload(body: bytes) -> tuple[bytes, tuple[str, str] | tuple[()]]:
    """A page that does not load itself anew as soon as something is built, for the desk's script does it where need be;
    with the build that it is of and the number of the request. As it is, where it is not known how it does that."""
    call = _RELOADS.search(body)
    if call is None:
        return body, ()
    return body[: call.start()] + body[call.end() :], (call[1].decode(), call[2].decode())
