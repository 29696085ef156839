"""A page that somebody asked for → its bytes as received: one request at a time, to public addresses alone.

The name is resolved here and the connection made to what it resolves to, so that no name can lead elsewhere between the
look and the request; every redirect is looked at in the same way.
"""

from __future__ import annotations

import ipaddress
import re
import socket
import ssl
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Thread
from typing import TYPE_CHECKING
from urllib.parse import SplitResult, quote, unquote, urljoin, urlsplit, urlunsplit

from story_explainer.story.problems import ContentError, Problem

if TYPE_CHECKING:
    import urllib3

MAX_BYTES, MAX_SECONDS, MAX_REDIRECTS = 8_000_000, 30.0, 5
MAX_DOCUMENT = 40_000_000
_CHUNK = 65_536
_AGENT = "story-explainer (an editor asked for this one page)"
_SAVE = "open the page in a browser, save it (Ctrl-S or ⌘-S, “HTML only”) and give the file"
_ENDINGS = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/plain": ".txt",
    "text/markdown": ".md",
    "application/pdf": ".pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "message/rfc822": ".eml",
}
_REDIRECTS = frozenset([301, 302, 303, 307, 308])

Resolve = Callable[[str, int], list[str]]


@dataclass(frozen=True, slots=True)
class Fetched:
    """A page as received: its bytes, the ending that its kind has as a file, and the address it came from at last."""

    data: bytes
    ending: str
    address: str

    @property
    def stem(self) -> str:
        """What its file may be called, by the last part of the address that says something, without an ending."""
        parts = urlsplit(self.address)
        names = [part for part in unquote(parts.path).split("/") if part]
        name = re.sub(r"\.\w{1,5}$", "", names[-1]) if names else ""
        slug = re.sub(r"[^\w-]+", "-", name).strip("-")[:60]
        # A part such as “it.” would state a language.
        host = (parts.hostname or "").removeprefix("www.").replace(".", "-").replace(":", "-")
        return f"{host}-{slug}" if slug else f"{host}-page"


def is_address(text: str) -> bool:
    """Whether what was given in place of a file is an address."""
    return bool(re.match(r"[a-z][a-z0-9+.-]*://", text, re.IGNORECASE))


def resolved(host: str, port: int) -> list[str]:
    """The addresses of a host, as the system finds them."""
    return list(dict.fromkeys(str(found[4][0]) for found in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)))


def fetch(address: str, resolve: Resolve = resolved, trust: ssl.SSLContext | None = None) -> Fetched:
    """Fetch a page.

    Args:
        address: as https://….
        resolve: finds the addresses of a host.
        trust: whose certificates to trust; the system's if left out.

    Raises:
        ContentError: I023 the page was not received, with what to do instead; I022 the address is not one that is
            fetched; I002 it is too large; I004 it is of a kind that is not read; I012 the extra is not installed.
    """
    try:
        import urllib3  # noqa: F401
    except ImportError:
        hint = f"install it with “pip install 'story-explainer[html]'”, or {_SAVE}"
        raise _problem(address, "I012", "fetching a page needs the extra “html”", hint) from None
    found: Future[Fetched] = Future()

    def work() -> None:
        try:
            found.set_result(_fetched(address, resolve, trust, time.monotonic() + MAX_SECONDS))
        except Exception as error:
            found.set_exception(error)

    # A server that sends a byte now and then, or a name that is long in being found, holds up nothing else.
    Thread(target=work, daemon=True).start()
    try:
        return found.result(MAX_SECONDS + 1)
    except TimeoutError:
        raise _problem(address, "I023", "the page was not received: it took too long", _SAVE) from None


def _fetched(address: str, resolve: Resolve, trust: ssl.SSLContext | None, until: float) -> Fetched:
    import urllib3

    here = address
    try:
        for _ in range(MAX_REDIRECTS + 1):
            parts = _checked(address, here)
            with _requested(address, parts, resolve, trust, until) as response:
                if response.status in _REDIRECTS and response.headers.get("Location"):
                    here = urljoin(urlunsplit(parts), response.headers["Location"])
                    continue
                if response.status != 200:
                    raise _problem(address, "I023", f"the page was not received: it answers {response.status}", _SAVE)
                ending = _ending(address, response.headers.get("Content-Type", ""), parts.path)
                return Fetched(_body(address, response, ending, until), ending, urlunsplit(parts))
    except (urllib3.exceptions.HTTPError, OSError, ValueError) as error:
        reason = "it took too long" if isinstance(error, TimeoutError) else "no connection"
        if isinstance(error, urllib3.exceptions.TimeoutError):
            reason = "it took too long"
        elif isinstance(error, ssl.SSLError | urllib3.exceptions.SSLError):
            reason = "its certificate cannot be trusted"
        raise _problem(address, "I023", f"the page was not received: {reason}", _SAVE) from None
    raise _problem(address, "I023", "the page was not received: it leads on and on", _SAVE)


def _problem(address: str, code: str, message: str, hint: str) -> ContentError:
    return ContentError([Problem(address, 1, 1, code, message, hint)])


def _checked(address: str, here: str) -> SplitResult:
    """The parts of an address that may be fetched, its host and path in ASCII."""
    try:
        parts = urlsplit(here)
        host, port = parts.hostname or "", parts.port
        name = host if ":" in host else host.encode("idna").decode()
    except (ValueError, UnicodeError):
        raise _problem(address, "I022", "this is no address", "give one such as https://example.com/news") from None
    leads = "" if here == address else f" it leads to {parts.scheme}://{host},"
    if parts.scheme.lower() != "https":
        raise _problem(
            address, "I022", f"it is not fetched:{leads} only https:// is", f"try it with https://, or {_SAVE}"
        )
    if not name or parts.username is not None or parts.password is not None or port not in (None, 443):
        raise _problem(address, "I022", f"it is not fetched:{leads} for it names a user or a port", _SAVE)
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
    query = quote(parts.query, safe="/%:@!$&'()*+,;=~-._?")
    return SplitResult("https", f"[{name}]" if ":" in name else name, path, query, "")


def _public(address: str, parts: SplitResult, resolve: Resolve) -> str:
    """The address to connect to; all that a name resolves to have to be public."""
    host = parts.hostname or ""
    found = resolve(host, 443)
    for each in found:
        ip = ipaddress.ip_address(each.partition("%")[0])
        inner = [ip, *filter(None, (getattr(ip, "ipv4_mapped", None), getattr(ip, "sixtofour", None)))]
        teredo = getattr(ip, "teredo", None)
        inner += list(teredo) if teredo else []
        nat = ip in ipaddress.ip_network("64:ff9b::/96") if ip.version == 6 else False
        inner += [ipaddress.ip_address(int(ip) & 0xFFFFFFFF)] if nat else []
        if any(not one.is_global or one.is_multicast for one in inner):
            message = f"it is not fetched: {host} is an address inside of a network"
            raise _problem(address, "I022", message, "give a public address, or save the page and give the file")
    if not found:
        raise OSError
    return found[0]


@contextmanager
def _requested(
    address: str, parts: SplitResult, resolve: Resolve, trust: ssl.SSLContext | None, until: float
) -> Iterator[urllib3.BaseHTTPResponse]:
    """The answer to a request to the very address that was looked at; no cookie, no referrer, no proxy."""
    import urllib3

    host = parts.hostname or ""
    left = _left(until)
    pool = urllib3.HTTPSConnectionPool(
        _public(address, parts, resolve),
        443,
        ssl_context=trust or ssl.create_default_context(),
        server_hostname=host,
        assert_hostname=host,
        timeout=urllib3.Timeout(connect=min(10.0, left), read=min(10.0, left)),
        retries=False,
    )
    headers = {"Host": parts.netloc, "User-Agent": _AGENT, "Accept": "text/html, */*;q=0.5", "Accept-Encoding": "gzip"}
    target = urlunsplit(("", "", parts.path, parts.query, ""))
    try:
        response = pool.request("GET", target, headers=headers, redirect=False, preload_content=False)
        try:
            yield response
        finally:
            response.close()
    finally:
        pool.close()


def _left(until: float) -> float:
    left = until - time.monotonic()
    if left <= 0:
        raise TimeoutError
    return left


def _ending(address: str, kind: str, path: str) -> str:
    told = kind.partition(";")[0].strip().lower()
    if told in _ENDINGS:
        return _ENDINGS[told]
    named = re.search(r"\.(?:html?|txt|md|pdf|docx|eml)$", path, re.IGNORECASE)
    if named and told in ("", "application/octet-stream", "binary/octet-stream"):
        return named[0].lower()
    message = f"what stands there is {told or 'of no stated kind'}, which is no article"
    raise _problem(address, "I004", message, "give the address of the article’s own page, or save it and give the file")


def _body(address: str, response: urllib3.BaseHTTPResponse, ending: str, until: float) -> bytes:
    """The bytes of an answer, unpacked, and no more of them than an article has."""
    most = MAX_BYTES if ending in (".html", ".txt", ".md") else MAX_DOCUMENT
    found = bytearray()
    while chunk := response.read1(_CHUNK, decode_content=True):
        found += chunk
        _left(until)
        if len(found) > most:
            hint = f"an article has at most {most // 1_000_000} MB; is this the right page?"
            raise _problem(address, "I002", "the page is too large", hint)
    return bytes(found)
