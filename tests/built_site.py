"""A built site as a reader's browser would find it: its pages parsed, its links resolved, its files listed."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from bs4 import BeautifulSoup, Tag

from story_explainer.site.embeds import EMBED

_CSS_URL = re.compile(r"""url\(\s*["']?([^"')]+)["']?\s*\)""")
_ATTRIBUTES = ("href", "src", "srcset", "action", "poster", "data", "xlink:href")


@dataclass(frozen=True)
class Link:
    """A reference from one file of the site to something."""

    origin: str
    element: str
    rel: tuple[str, ...]
    target: str

    def __str__(self) -> str:
        return f"{self.origin}: <{self.element}> to {self.target}"


class Document:
    """One HTML file."""

    def __init__(self, name: str, path: Path) -> None:
        self.name = name
        self.html = path.read_text(encoding="utf-8")
        self.soup = BeautifulSoup(self.html, "html.parser")

    @property
    def address(self) -> str:
        """Its path as it stands in an address: `it/index.html` is at `it/`."""
        return self.name.removesuffix("index.html")

    @property
    def lang(self) -> str:
        html = self.soup.html
        assert html is not None
        return str(html.get("lang", ""))

    @property
    def title(self) -> str:
        title = self.soup.title
        return title.get_text().strip() if title else ""

    @cached_property
    def ids(self) -> list[str]:
        return [str(tag["id"]) for tag in self.soup.find_all(id=True)]

    def links(self) -> Iterator[Link]:
        for tag in self.soup.find_all(True):
            for attribute in _ATTRIBUTES:
                value = tag.get(attribute)
                if value is not None:
                    yield Link(self.name, tag.name, tuple(tag.get("rel") or ()), str(value))

    def switch(self) -> dict[str, str]:
        """Where the language switch leads: the address in each other language."""
        found = {}
        for tag in self.soup.select("header a[hreflang]"):
            assert isinstance(tag, Tag)
            found[str(tag["hreflang"])] = urljoin(f"/{self.address}", str(tag["href"])).removeprefix("/")
        return found


class BuiltSite:
    """The files that a build has made.

    Attributes:
        root: the folder.
        url: the address under which it will be published, with a slash at the end.
    """

    def __init__(self, root: Path, url: str = "http://127.0.0.1:8000/") -> None:
        self.root, self.url = root, url

    @cached_property
    def files(self) -> dict[str, Path]:
        return {path.relative_to(self.root).as_posix(): path for path in sorted(self.root.rglob("*")) if path.is_file()}

    @cached_property
    def documents(self) -> dict[str, Document]:
        return {name: Document(name, path) for name, path in self.files.items() if name.endswith(".html")}

    @property
    def pages(self) -> dict[str, Document]:
        """The HTML files but those that are made to stand in the pages of others."""
        return {name: document for name, document in self.documents.items() if not name.startswith(EMBED)}

    def hashes(self) -> dict[str, str]:
        return {name: hashlib.sha256(path.read_bytes()).hexdigest() for name, path in self.files.items()}

    def links(self) -> Iterator[Link]:
        """Every link of every page and every address in a style sheet."""
        for document in self.documents.values():
            yield from document.links()
        for name, path in self.files.items():
            if name.endswith(".css"):
                for match in _CSS_URL.finditer(path.read_text(encoding="utf-8")):
                    yield Link(name, "css", (), match[1])

    def problem(self, link: Link) -> str | None:
        """What is wrong with a link: nowhere in this site, or not a place of that page. Other hosts are not asked."""
        address = urljoin(self.url + link.origin, link.target)
        parts = urlsplit(address)
        if parts.scheme not in ("http", "https") or not address.startswith(self.url):
            return None if parts.scheme in ("data", "mailto") or self.leaves(link) else f"{link}: outside {self.url}"
        name = unquote(parts.path).removeprefix(urlsplit(self.url).path)
        if name == "" or name.endswith("/"):
            name += "index.html"
        if name not in self.files:
            return f"{link}: there is no {name}"
        if parts.fragment and name in self.documents and unquote(parts.fragment) not in self.documents[name].ids:
            return f"{link}: {name} has no such place"
        return None

    def leaves(self, link: Link) -> bool:
        """Whether a link leads to another host."""
        address = urlsplit(urljoin(self.url + link.origin, link.target))
        return address.scheme in ("http", "https") and address.netloc != urlsplit(self.url).netloc
