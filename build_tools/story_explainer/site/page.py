"""What the site is made of before MkDocs sees it: pages with their body, and the way through a story."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from html import unescape

_HEADING = re.compile(r'<h([1-3])[^>]*?\sid="([^"]+)"[^>]*>(.*?)</h\1>', re.DOTALL)
_ID = re.compile(r'\sid="([^"]+)"')
_TAG = re.compile(r"<[^>]*>")
TABS = 5  # of a story: what has room in one row
TAB = 65  # characters of a page's title that search engines show; browsers show fewer


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of a page that can be linked to."""

    id: str
    title: str
    level: int = 2


@dataclass(frozen=True, slots=True)
class NavItem:
    """One line of a story's navigation.

    Attributes:
        key: the name of the page, such as `timeline`.
        title: what it is called.
        path: its address.
        locale: the language of the title where it is not the page's; else empty.
        first: whether the page is one of those that most readers look for.
    """

    key: str
    title: str
    path: str
    locale: str = ""
    first: bool = False


@dataclass(frozen=True, slots=True)
class StoryNav:
    """The way through one story in one language: its pages and its context; `locale` as in `NavItem`."""

    title: str
    path: str
    pages: tuple[NavItem, ...]
    topics: tuple[NavItem, ...]
    locale: str = ""

    @property
    def tabs(self) -> tuple[NavItem, ...]:
        """The pages that are in sight: those most looked for, then others, at most `TABS`, in their order."""
        chosen = sorted(self.pages, key=lambda item: not item.first)[:TABS]
        return tuple(item for item in self.pages if item in chosen)

    @property
    def more(self) -> tuple[NavItem, ...]:
        """All others."""
        tabs = self.tabs
        return (*(item for item in self.pages if item not in tabs), *self.topics)


@dataclass(frozen=True)
class Page:
    """One page in one language.

    Attributes:
        key: the same for all languages of a page, such as `ford-xiaomi/timeline`; it pairs the translations.
        locale: the language of the page.
        path: its address below the site's root, such as `it/ford-xiaomi/cronologia/`; empty for the root.
        title: what the page is called where it is shared, whole.
        tab: what the browser's tab and the search engine show: the same, cut to `TAB` characters.
        description: one or two sentences for search engines and previews, whole.
        source: the file to edit, below the content folder; empty if there is none.
        nav: the story's navigation; None on pages that belong to no story.
        translations: the path of the page in each language that has it, its own included.
        make: makes the body.
    """

    key: str
    locale: str
    path: str
    title: str
    tab: str
    description: str
    source: str
    nav: StoryNav | None
    translations: dict[str, str]
    make: Callable[[], str] = field(repr=False, compare=False)

    def tab_on(self, site: str) -> str:
        """The page's title with the name of the site, where both have room beside each other."""
        named = f"{self.tab} – {site}"
        return named if self.tab and len(named) <= TAB else self.tab

    @cached_property
    def body(self) -> str:
        """The content as HTML, made when it is first asked for."""
        return self.make()

    @cached_property
    def headings(self) -> tuple[Heading, ...]:
        """The headings of the body that have an id, in order, the first being the page's own."""
        return headings(self.body)

    @cached_property
    def anchors(self) -> frozenset[str]:
        """Every id in the body, that is, everything a link can point to."""
        return anchors(self.body)


def headings(body: str) -> tuple[Heading, ...]:
    """The headings of a page that have an id."""
    return tuple(Heading(match[2], _plain(match[3]), int(match[1])) for match in _HEADING.finditer(body))


def anchors(body: str) -> frozenset[str]:
    """Every id in a page."""
    return frozenset(_ID.findall(body))


def _plain(html: str) -> str:
    return unescape(_TAG.sub("", html)).strip()


def relative(origin: str, target: str) -> str:
    """The relative address from one page to another.

    Args:
        origin: the path of the page that holds the link, such as `it/a/`.
        target: the path of the page or file linked to, such as `it/b/`.

    Returns:
        Such as `../b/`; a trailing slash of the target is kept.
    """
    if origin == target:
        return "./"
    here, there = origin.split("/")[:-1], target.split("/")
    common = 0
    for ours, theirs in zip(here, there[:-1], strict=False):
        if ours != theirs:
            break
        common += 1
    return "../" * (len(here) - common) + "/".join(there[common:])
