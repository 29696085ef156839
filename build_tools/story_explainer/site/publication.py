"""Where the site stands and what it is called: what feeds, search engines and previews need beyond the pages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from ipaddress import ip_address
from urllib.parse import quote, urlsplit, urlunsplit

from story_explainer.site.language import Language
from story_explainer.story.problems import Problem


@dataclass(frozen=True)
class Asset:
    """A file of the site that is no page: its path below the root, and what makes its bytes."""

    path: str
    make: Callable[[], bytes] = field(repr=False, compare=False)

    @classmethod
    def of(cls, path: str, content: bytes) -> Asset:
        """A file whose bytes are there already."""
        return cls(path, lambda: content)

    @property
    def content(self) -> bytes:
        """The bytes, made when they are asked for, so that those of all stories need not be in memory at once."""
        return self.make()


@dataclass(frozen=True)
class Publisher:
    """Who answers for the site; each is empty where nobody has said it.

    Attributes:
        name: who publishes it, such as the name of a newsroom.
        contact: where readers report errors: an address beginning with https: or mailto:.
        imprint: the page that says who answers for it: an address, or a path below the root of the site.
    """

    name: str = ""
    contact: str = ""
    imprint: str = ""

    @property
    def missing(self) -> list[str]:
        """What readers would look for and not find."""
        known = {"publisher": self.name, "contact": self.contact, "imprint": self.imprint}
        return [setting for setting, value in known.items() if not value]


def _as_written_in_links(address: str) -> str:
    """An address without what none may hold in a sitemap, a feed or a calendar: “größe” is “gr%C3%B6%C3%9Fe”."""
    parts = urlsplit(address)
    return urlunsplit(parts._replace(path=quote(parts.path, safe="/%:@!$&'()*+,;=~-._")))


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback or ip_address(host).is_unspecified
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")


def in_no_language(slug: str, locales: Iterable[str], tags: Iterable[str], content: str) -> Problem:
    """F007: nobody could read the story, for the site has none of its languages.

    Args:
        slug: the story.
        locales: the languages in which it is told.
        tags: the languages of the site.
        content: the folder of the stories, as messages call it.
    """
    own, ours = (" or ".join(f"“{tag}”" for tag in each) for each in (locales, tags))
    message = f"the story is told in {own}, and the site has none of that"
    hint = f"add one of them to the option languages in mkdocs.yml, or tell the story in {ours}"
    return Problem(f"{content}/{slug}/story.yml", 1, 1, "F007", message, hint)


@dataclass(frozen=True)
class Publication:
    """The site as the world sees it.

    Attributes:
        base: the address of its root, ending in a slash, such as `https://example.org/explainer/`.
        name: what it is called.
        languages: its languages by tag, the first being the one of the chooser.
        publisher: who answers for it.
    """

    base: str
    name: str
    languages: Mapping[str, Language]
    publisher: Publisher = Publisher()

    @classmethod
    def at(
        cls, address: str | None, name: str, languages: Sequence[Language], publisher: Publisher | None = None
    ) -> Publication:
        """The publication at an address as people write it, with or without the slash at its end."""
        base = _as_written_in_links((address or "/").rstrip("/") + "/")
        return cls(base, name, {language.tag: language for language in languages}, publisher or Publisher())

    @property
    def public(self) -> bool:
        """Whether others can reach it: it has an address of its own that is not that of this machine."""
        host = urlsplit(self.base).hostname
        return bool(host) and not _is_loopback(host or "")

    def url(self, path: str) -> str:
        """The absolute address of a page or a file."""
        return self.base + path
