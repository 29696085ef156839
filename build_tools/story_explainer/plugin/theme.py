"""What the theme's templates are given, page by page: language, links, navigation, head."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.utils.templates import TemplateContext

from story_explainer.content import Loaded
from story_explainer.plugin.pages import GeneratedPage
from story_explainer.site.edition import Edition
from story_explainer.site.feeds import FORMATS, Format
from story_explainer.site.frame import Frames
from story_explainer.site.head import Head, head_of, plain_head
from story_explainer.site.language import Language
from story_explainer.site.page import Page, relative
from story_explainer.site.publication import Publication
from story_explainer.site.render import gettext_functions
from story_explainer.site.search import search_path
from story_explainer.site.security import content_security_policy

FOLDER = Path(__file__).parents[1] / "site" / "theme"
FRAMED = "framed.html"
"""The template of pages that come with their frame."""
_INLINE_SCRIPTS = tuple(f"partials/javascripts/{name}.html" for name in ("base", "palette", "content"))


class HandWritten:
    """The pages written by hand, each with its translations.

    In its front matter a page says which it is (`pair: method`, the same in all languages) and its place (`order: 1`).
    """

    def __init__(self, files: Files) -> None:
        pages = [file.page for file in files.documentation_pages() if file.page and "pair" in file.page.meta]
        self._pairs: dict[str, dict[str, MkDocsPage]] = {}
        for page in sorted(pages, key=lambda page: (int(page.meta.get("order", 99)), page.url)):
            self._pairs.setdefault(str(page.meta["pair"]), {})[language_of(page)] = page

    def of(self, tag: str) -> list[MkDocsPage]:
        """The pages in one language, in the order in which the footer names them."""
        return [pair[tag] for pair in self._pairs.values() if tag in pair]

    def translations(self, page: MkDocsPage) -> dict[str, str]:
        """The address of a page in each language that has it."""
        pair = next((pair for pair in self._pairs.values() if page in pair.values()), {})
        return {tag: other.url for tag, other in pair.items()}


def language_of(page: MkDocsPage) -> str:
    """The language of a page written by hand: the folder that it lies in."""
    return page.url.split("/", 1)[0]


@dataclass(frozen=True)
class Addresses:
    """Where the links of the frame lead, as seen from a page."""

    home: str
    search: str
    feeds: tuple[tuple[Format, str], ...]
    hand_written: tuple[tuple[str, str], ...]


@dataclass
class Theme:
    """The theme in one build.

    Attributes:
        config: the configuration of MkDocs, whose templates the environment has.
        publication: where the site stands.
        editions: every story in every language, by slug and language.
        hand_written: the pages written by hand.
        broken: the stories that have errors, while previewing.
        preview: whether the pages are only for who writes them.
        publisher, contact: options of the plugin.
    """

    config: MkDocsConfig
    env: Environment
    publication: Publication
    editions: Mapping[tuple[str, str], Edition]
    hand_written: HandWritten
    broken: Sequence[Loaded]
    preview: bool
    publisher: str
    contact: str
    frames: Frames = field(default_factory=Frames)

    @cached_property
    def policy(self) -> str:
        """What pages may load; empty while previewing, for MkDocs' live reload is a script that differs each time."""
        given = {"config": self.config, "features": self.config.theme.get("features") or []}
        scripts = (self.env.get_template(name).render(given) for name in _INLINE_SCRIPTS)
        return "" if self.preview else content_security_policy(scripts)

    def framed(self, context: TemplateContext, page: GeneratedPage) -> str:
        """A page of a story, finished.

        Args:
            context: what MkDocs gives to the templates.
            page: the page.
        """
        language, link = self.publication.languages[page.generated.locale], partial(relative, page.url)
        addresses = self._addresses(language, link)
        own = page.own | self._own(page, language, link)

        def whole(texts: Mapping[str, str]) -> str:
            words = self._words(language, addresses, page.generated.translations, texts, "story")
            return self.env.get_template("main.html").render({**context, **words, "page": page.with_own(texts)})

        # What MkDocs' own addresses depend on, beside ours.
        place = (language.tag, context["base_url"], *context["extra_css"], *context["extra_javascript"])
        return self.frames.fill((place, addresses), own, whole)

    def generated(self, page: GeneratedPage) -> dict[str, Any]:
        """What a generated page that MkDocs renders whole needs beside what MkDocs gives."""
        language, link = self.publication.languages[page.generated.locale], partial(relative, page.url)
        kind = "story" if page.generated.nav else page.generated.key
        own, addresses = self._own(page, language, link), self._addresses(language, link)
        return self._words(language, addresses, page.generated.translations, own, kind)

    def written_by_hand(self, page: MkDocsPage) -> dict[str, Any]:
        """The same for a page written by hand."""
        tag, translations, link = language_of(page), self.hand_written.translations(page), partial(relative, page.url)
        language = self.publication.languages.get(tag, self._first)
        head = plain_head(
            self.publication,
            language,
            title=str(page.title),
            path=page.url,
            description=str(page.meta.get("description", "")),
            others=[other for other in translations if other != tag],
        )
        own = {"head": self._head(head), **_switch(translations, link)}
        return self._words(language, self._addresses(language, link), translations, own, "")

    def not_found(self) -> dict[str, Any]:
        """The same for the 404 page. It answers at any address, so its links start at the site's root."""
        addresses = self._addresses(self._first, self._from_root)
        answers = [
            {
                "tag": language.tag,
                "title": language.gettext("This page does not exist"),
                "way_out": language.gettext("To the front page"),
                "home": self._from_root(f"{language.tag}/"),
            }
            for language in self.publication.languages.values()
        ]
        return {**self._words(self._first, addresses, {}, {}, ""), "answers": answers}

    def _from_root(self, target: str) -> str:
        return urlsplit(self.config.site_url or "/").path + target

    @property
    def _first(self) -> Language:
        return next(iter(self.publication.languages.values()))

    def _addresses(self, language: Language, link: Callable[[str], str]) -> Addresses:
        return Addresses(
            home=link(f"{language.tag}/"),
            search=link(search_path(language)),
            feeds=tuple((form, link(f"{language.tag}/{form.file}")) for form in FORMATS),
            hand_written=tuple((str(page.title), link(page.url)) for page in self.hand_written.of(language.tag)),
        )

    def _own(self, page: GeneratedPage, language: Language, link: Callable[[str], str]) -> dict[str, str]:
        """The parts of the frame that no two generated pages have in common, as they stand in the HTML."""
        generated = page.generated
        return {
            "nav": self._nav(generated, language, link) if generated.nav else "",
            "head": self._head(head_of(generated, self.editions, self.publication)),
            **_switch(generated.translations, link),
        }

    def _nav(self, generated: Page, language: Language, link: Callable[[str], str]) -> str:
        template = self.env.get_template("partials/story-nav.html")
        return template.render(gettext_functions(language), nav=generated.nav, here=generated.path, link=link)

    def _head(self, head: Head) -> str:
        return self.env.get_template("partials/head.html").render(head=head) if self.config.site_url else ""

    def _words(
        self,
        language: Language,
        addresses: Addresses,
        translations: Iterable[str],
        own: Mapping[str, str],
        kind: str,
    ) -> dict[str, Any]:
        # Material reads its own words by this; base.html takes <html lang> from us.
        self.config.theme["language"] = language.tag if self._material_speaks(language.tag) else "en"
        explainer = {
            "kind": kind,
            "language": language,
            "languages": list(self.publication.languages.values()),
            "addresses": addresses,
            "translations": {tag: own[_slot(tag)] for tag in translations},
            "nav": own.get("nav", ""),
            "head": own.get("head", ""),
            "broken": self.broken,
            "policy": self.policy,
            "publisher": self.publisher,
            "contact": self.contact,
        }
        return {**gettext_functions(language), "explainer": explainer}

    def _material_speaks(self, tag: str) -> bool:
        folders = map(Path, self.config.theme.dirs)
        return any((folder / "partials" / "languages" / f"{tag}.html").is_file() for folder in folders)


def _switch(translations: Mapping[str, str], link: Callable[[str], str]) -> dict[str, str]:
    return {_slot(tag): link(target) for tag, target in translations.items()}


def _slot(tag: str) -> str:
    return f"to-{tag}"
