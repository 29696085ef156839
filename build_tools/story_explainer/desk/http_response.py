"""An answer of the desk, with the headers that every one of them has."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse

# Nothing but what the desk brings along; nobody may put it into a frame.
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'"
)
GUARDS = (
    ("X-Content-Type-Options", "nosniff"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Referrer-Policy", "same-origin"),
    ("Cache-Control", "no-store"),
)


@dataclass(frozen=True, slots=True)
class HttpResponse:
    """What is sent back: a status, the media type, the bytes."""

    body: bytes
    media_type: str = "text/html; charset=utf-8"
    status: HTTPStatus = HTTPStatus.OK
    more: tuple[tuple[str, str], ...] = ()

    @classmethod
    def json(cls, data: Any, status: HTTPStatus = HTTPStatus.OK) -> HttpResponse:
        """Data for the script."""
        return cls(json.dumps(data, ensure_ascii=False).encode(), "application/json; charset=utf-8", status)

    @classmethod
    def text(cls, words: str, status: HTTPStatus) -> HttpResponse:
        """A line of plain text."""
        return cls(f"{words}\n".encode(), "text/plain; charset=utf-8", status)

    def send(self, start_response: StartResponse, *, head: bool = False) -> Iterable[bytes]:
        """Send it as WSGI wants it; `head`: without the body."""
        headers = [
            ("Content-Type", self.media_type),
            ("Content-Length", str(len(self.body))),
            ("Content-Security-Policy", _POLICY),
            *GUARDS,
            *self.more,
        ]
        start_response(f"{self.status.value} {self.status.phrase}", headers)
        return [] if head else [self.body]
