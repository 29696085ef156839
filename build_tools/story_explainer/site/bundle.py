"""What a story becomes, as bytes: the facts that the rest of the site needs, and the contents of its files.

Both are plain data, JSON and bytes one after the other, so that they can be kept, and made by another process.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import astuple, dataclass, field
from typing import Any

from story_explainer.site.brief import Brief, ChangeLine
from story_explainer.site.head import Head
from story_explainer.site.page import NavItem, Page, StoryNav
from story_explainer.story.problems import Problem


@dataclass(frozen=True)
class Facts:
    """What came of reading a story, and what there is of it.

    Attributes:
        problems: everything that is wrong with it.
        ok: whether it can be published.
        locales: the languages that it is told in.
        day: the last day that its files know of.
        briefs: what the rest of the site says of it, in each language of the site that it has.
        pages: its pages, which cannot make their bodies: these are among the contents.
        files: the paths of its files that are no pages.
        words: the words of its passages in each language, for search.
        undrawn: the cards that cannot be drawn, by path, with the title that has letters which no typeface has.
    """

    problems: tuple[Problem, ...]
    ok: bool
    locales: tuple[str, ...] = ()
    day: str = ""
    briefs: tuple[Brief, ...] = ()
    pages: tuple[Page, ...] = ()
    files: tuple[str, ...] = ()
    words: Mapping[str, str] = field(default_factory=dict)
    undrawn: Mapping[str, str] = field(default_factory=dict)

    def to_bytes(self) -> bytes:
        """The facts as JSON."""
        navs = {page.locale: page.nav for page in self.pages}
        data = {
            "problems": [astuple(problem) for problem in self.problems],
            "ok": self.ok,
            "locales": self.locales,
            "day": self.day,
            "briefs": [astuple(brief) for brief in self.briefs],
            "navs": {tag: astuple(nav) for tag, nav in navs.items() if nav},
            "pages": [[getattr(page, name) for name in _OF_PAGES] for page in self.pages],
            "files": self.files,
            "words": dict(self.words),
            "undrawn": dict(self.undrawn),
        }
        return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode(errors="surrogatepass")

    @classmethod
    def of_bytes(cls, kept: bytes) -> Facts:
        """The facts that became these bytes."""
        data = json.loads(kept.decode(errors="surrogatepass"))
        navs = {tag: _nav(*nav) for tag, nav in data["navs"].items()}
        return cls(
            problems=tuple(_problem(*each) for each in data["problems"]),
            ok=data["ok"],
            locales=tuple(data["locales"]),
            day=data["day"],
            briefs=tuple(_brief(*each) for each in data["briefs"]),
            pages=tuple(_page(dict(zip(_OF_PAGES, each, strict=True)), navs) for each in data["pages"]),
            files=tuple(data["files"]),
            words=data["words"],
            undrawn=data["undrawn"],
        )


_OF_PAGES = ("key", "locale", "path", "title", "tab", "description", "source", "translations")


def _page(fields: dict[str, Any], navs: Mapping[str, StoryNav]) -> Page:
    return Page(**fields, nav=navs[fields["locale"]], make=_elsewhere)


def _elsewhere() -> str:
    raise LookupError("the body of this page is among the contents of its story")


def _nav(title: str, path: str, pages: Sequence[Any], topics: Sequence[Any], locale: str) -> StoryNav:
    own, about = (tuple(NavItem(*item) for item in part) for part in (pages, topics))
    return StoryNav(title, path, own, about, locale)


def _problem(*fields: Any) -> Problem:
    return Problem(**dict(zip(Problem.__slots__, fields, strict=True)) | {"see": tuple(fields[-1])})


def _brief(*fields: Any) -> Brief:
    return Brief(**dict(zip(Brief.__slots__, fields, strict=True)) | {"changes": tuple(map(_change, fields[-1]))})


def _change(fields: Sequence[Any]) -> ChangeLine:
    named = dict(zip(ChangeLine.__slots__, fields, strict=True))
    return ChangeLine(**named | {"cites": tuple(named["cites"])})


@dataclass(frozen=True)
class Contents:
    """What is in the files of a story: the body and the head of each page, by its path, and the bytes of all others."""

    bodies: Mapping[str, str]
    heads: Mapping[str, Head]
    files: Mapping[str, bytes]

    def to_bytes(self) -> bytes:
        """A line of JSON that says how long each is and holds what is short, then the long ones."""
        parts: list[bytes] = []

        def put(data: bytes) -> int:
            parts.append(data)
            return len(data)

        pages = [
            (path, put(body.encode()), self.heads[path].properties, put(self.heads[path].json_ld.encode()))
            for path, body in self.bodies.items()
        ]
        files = [(path, put(data)) for path, data in self.files.items()]
        return b"".join([json.dumps([pages, files], ensure_ascii=False).encode(), b"\n", *parts])

    @classmethod
    def of_bytes(cls, kept: bytes) -> Contents:
        """The contents that became these bytes."""
        place = kept.index(b"\n")
        pages, files = json.loads(kept[:place])
        place += 1

        def take(length: int) -> bytes:
            nonlocal place
            place += length
            return kept[place - length : place]

        bodies, heads = {}, {}
        for path, body, properties, json_ld in pages:
            bodies[path] = take(body).decode()
            heads[path] = Head([(name, content) for name, content in properties], take(json_ld).decode())
        return cls(bodies, heads, {path: take(length) for path, length in files})
