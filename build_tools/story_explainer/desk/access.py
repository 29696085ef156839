"""Who may ask the desk for what: only this machine, and to write only the pages that this very preview has made.

Any page of the web that is open in the editor's browser may send requests to this machine. What it cannot do is name
this server as its origin, read an answer, or know the token of this run. A name of its own that it lets point to this
machine (DNS rebinding) shows in the header “Host”.
"""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass
from hmac import compare_digest
from ipaddress import ip_address
from typing import Any

BELOW = "/_desk/"
TOKEN = "HTTP_X_DESK_TOKEN"  # noqa: S105, the name of a header
_HARMLESS = frozenset(["GET", "HEAD"])
_OWN = frozenset(["same-origin", "none"])


@dataclass(frozen=True, slots=True)
class Access:
    """The rules of one run: its token, and the names under which its server is reached."""

    token: str
    hosts: frozenset[str]

    @classmethod
    def at(cls, port: int, token: str) -> Access:
        """The rules for a server on a port of this machine."""
        names = ("127.0.0.1", "localhost", "[::1]")
        ends = (f":{port}", "") if port == 80 else (f":{port}",)
        return cls(token, frozenset(name + end for name in names for end in ends))

    def refusal(self, environ: Mapping[str, Any]) -> str | None:
        """Why a request (as WSGI has it) is refused, in a few words for who sent it; None if it is not."""
        if str(environ.get("HTTP_HOST", "")).lower() not in self.hosts:
            return "This server answers only by the name of this machine."
        if not is_desk(path_of(environ)) or environ.get("REQUEST_METHOD") in _HARMLESS:
            return None
        origin = environ.get("HTTP_ORIGIN")
        if origin is not None and origin.lower() not in {f"http://{host}" for host in self.hosts}:
            return "The desk takes nothing from pages of others."
        if environ.get("HTTP_SEC_FETCH_SITE", "none") not in _OWN:
            return "The desk takes nothing from pages of others."
        if not compare_digest(str(environ.get(TOKEN, "")).encode(), self.token.encode()):
            return "The desk was started anew, or this is none of its pages: load the page again."
        return None


def path_of(environ: Mapping[str, Any]) -> str:
    """The path that is asked for; what is no UTF-8 in it counts as nothing."""
    return str(environ.get("PATH_INFO", "")).encode("latin-1", "ignore").decode("utf-8", "ignore")


def is_desk(path: str) -> bool:
    """Whether a path belongs to the desk, however it is written.

    >>> [is_desk(path) for path in ("/_desk/", "/_desk", "/it/../_desk/x", "//_desk/", "/it/_desk/")]
    [True, True, True, True, False]
    """
    return (posixpath.normpath("/" + path.lstrip("/")) + "/").startswith(BELOW)


def is_loopback(host: str) -> bool:
    """Whether a server's address can be reached from this machine alone.

    >>> [is_loopback(host) for host in ("127.0.0.1", "::1", "localhost", "0.0.0.0", "", "192.168.1.4", "example.org")]
    [True, True, True, False, False, False, False]
    """
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
