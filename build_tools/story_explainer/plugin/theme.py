"""What the theme's templates are given, page by page: language, links, navigation, head."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from jinja2 import Environment
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage

from story_explainer.plugin.hand_written import HandWrittenPages, language_of
from story_explainer.plugin.memory import Memory
from story_explainer.plugin.pages import GeneratedPage
from story_explainer.plugin.styles import PATH, page_styles
from story_explainer.site.brief import Brief, corrected
from story_explainer.site.bundle import Facts
from story_explainer.site.feeds import FORMATS, Format
from story_explainer.site.frame import ThemeFrame
from story_explainer.site.head import Head, plain_head
from story_explainer.site.language import Language
from story_explainer.site.page import Page, relative
from story_explainer.site.publication import Publication
from story_explainer.site.render import gettext_functions
from story_explainer.site.search import search_path
from story_explainer.site.security import content_security_policy

FRAMED = "framed.html"
"""The template of pages that come with their frame."""
_INLINE_SCRIPTS = tuple(f"partials/javascripts/{name}.html" for name in ("base", "palette", "content"))


@dataclass
class Addresses:
    """Where the links of the frame lead, as seen from a page."""

    home: str
    search: str
    feeds: Sequence[tuple[Format, str]]
    hand_written: Sequence[tuple[str, str]]
    imprint: str


@dataclass
class Theme:
    """The theme in one build.

    Attributes:
        config: the configuration of MkDocs, whose templates the environment has.
        publication: where the site stands.
        files: the pages of the site.
        hand_written: those written by hand.
        briefs: the stories in each of their languages.
        broken: the stories that have errors, while previewing.
        preview: whether the pages are only for who writes them.
    """

    config: MkDocsConfig
    env: Environment
    publication: Publication
    files: Sequence[File]
    hand_written: HandWrittenPages
    briefs: Sequence[Brief]
    broken: Sequence[Facts]
    preview: bool
    _frames: dict[Hashable, ThemeFrame] = field(default_factory=dict)
    _policies: dict[bool, str] = field(default_factory=dict)

    def policy(self, kind: str) -> str:
        """What pages may load; empty while previewing, for MkDocs' live reload is a script that differs each time.

        Args:
            kind: what kind of generated page; empty for pages written by hand, which have scripts of Material's too.
        """
        made = bool(kind)
        if made not in self._policies:
            features = self.config.theme.get("features") or []
            given = {"config": self.config, "features": features, "explainer": {"kind": kind}}
            scripts = (self.env.get_template(name).render(given) for name in _INLINE_SCRIPTS)
            self._policies[made] = "" if self.preview else content_security_policy(scripts)
        return self._policies[made]

    def framed(self, page: GeneratedPage) -> str:
        """A page of a story, finished: the same as rendered whole."""
        own = page.own | self._own(page)
        frame, own = self.frame(page), {name: text for name, text in own.items() if text}
        return frame.fill(own) if own.keys() == self._slots(page) else self._whole(page, own)

    def frame(self, page: GeneratedPage) -> ThemeFrame:
        """The frame of a page of a story: equal for pages that differ only in what is their own."""
        slots = self._slots(page)
        # Pages equally deep see the rest of the site alike, unless the frame leads to something beside them.
        story = "/".join(page.url.split("/", 2)[:2])
        place = page.url if story in self._beside else page.url.count("/")
        key = (page.generated.locale, place, slots, is_overview(page.generated))
        if key not in self._frames:
            self._frames[key] = ThemeFrame.of(slots, partial(self._whole, page))
        return self._frames[key]

    def styles(self, memory: Memory) -> tuple[str, bytes] | None:
        """Where the style sheet of generated pages lies, and the sheet; None if there are no such pages.

        Args:
            memory: what was made before.
        """
        pages = (file.page for file in self.files if isinstance(file.page, GeneratedPage))
        if not (page := next(pages, None)):
            return None
        languages = self.publication.languages.values()
        frame = self._whole(page, dict.fromkeys(self._slots(page), ""))
        return PATH, page_styles(self.env, self.config.theme.dirs, frame, languages, memory)

    def _slots(self, page: GeneratedPage) -> frozenset[str]:
        """What a page has of its own, known before its body is made."""
        there = {
            "description": page.generated.description,
            "canonical": page.canonical_url,
            "edit": page.edit_url,
            "head": self.config.site_url,
        }
        always = ("title", "start", "body", "nav", *map(_slot, page.generated.translations))
        return frozenset((*always, *(name for name, value in there.items() if value)))

    @cached_property
    def _beside(self) -> set[str]:
        """The folders of stories in which something lies that the frame leads to."""
        led_to = [page.url for tag in self.publication.languages for page in self.hand_written.of(tag)]
        files = [*self.config.extra_css, *self.config.extra_javascript, self.config.theme.get("favicon") or ""]
        return {"/".join(address.split("/", 2)[:2]) for address in (*led_to, *map(str, files))}

    def _whole(self, page: GeneratedPage, own: Mapping[str, str]) -> str:
        context = get_context(Navigation([], []), self.files, self.config, page)
        given = {**context, **self._words(page, own), "page": page.with_own(own)}
        return self.env.get_template("main.html").render(given)

    def generated(self, page: GeneratedPage) -> dict[str, Any]:
        """What a generated page that MkDocs renders whole needs beside what MkDocs gives."""
        return self._words(page, self._own(page))

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
        )
        switch = {other: link(target) for other, target in translations.items()}
        given = self._given(language, self._addresses(language, link), "", switch=switch, head=self._head(head))
        return {**given, "corrected": [(link(one.path), one) for one in corrected(self.briefs, tag)]}

    def not_found(self) -> dict[str, Any]:
        """The same for the 404 page. It answers at any address, so its links start at the site's root."""
        root = urlsplit(self.config.site_url or "/").path
        answers = [
            {
                "tag": language.tag,
                "title": language.gettext("This page does not exist"),
                "way_out": language.gettext("To the front page"),
                "home": f"{root}{language.tag}/",
            }
            for language in self.publication.languages.values()
        ]
        addresses = self._addresses(self._first, lambda target: root + target)
        return {**self._given(self._first, addresses, ""), "answers": answers}

    @property
    def _first(self) -> Language:
        return next(iter(self.publication.languages.values()))

    def _addresses(self, language: Language, link: Callable[[str], str]) -> Addresses:
        imprint = self.publication.publisher.imprint
        return Addresses(
            home=link(f"{language.tag}/"),
            search=link(search_path(language)),
            feeds=[(form, link(f"{language.tag}/{form.file}")) for form in FORMATS],
            hand_written=[(str(page.title), link(page.url)) for page in self.hand_written.of(language.tag)],
            imprint=imprint if not imprint or urlsplit(imprint).scheme else link(imprint),
        )

    def _own(self, page: GeneratedPage) -> dict[str, str]:
        """The parts of the frame that no two generated pages have in common, as they stand in the HTML."""
        generated, link = page.generated, partial(relative, page.url)
        own = {_slot(tag): link(target) for tag, target in generated.translations.items()}
        own["head"] = self._head(page.head())
        if generated.nav:
            template = self.env.get_template("partials/story-nav.html")
            words = gettext_functions(self.publication.languages[generated.locale])
            own["nav"] = template.render(words, nav=generated.nav, here=generated.path, link=link)
        return own

    def _head(self, head: Head) -> str:
        return self.env.get_template("partials/head.html").render(head=head) if self.config.site_url else ""

    def _words(self, page: GeneratedPage, own: Mapping[str, str]) -> dict[str, Any]:
        """What a generated page is given, with what is its own or slots in its place."""
        generated = page.generated
        language = self.publication.languages[generated.locale]
        return self._given(
            language,
            self._addresses(language, partial(relative, page.url)),
            "story" if generated.nav else generated.key,
            switch={tag: own[_slot(tag)] for tag in generated.translations},
            nav=own.get("nav", ""),
            head=own.get("head", ""),
            overview=is_overview(generated),
        )

    def _given(
        self,
        language: Language,
        addresses: Addresses,
        kind: str,
        *,
        switch: Mapping[str, str] = {},
        nav: str = "",
        head: str = "",
        overview: bool = False,
    ) -> dict[str, Any]:
        # Material reads its own words by this; base.html takes <html lang> from us.
        self.config.theme["language"] = language.tag if self._material_speaks(language.tag) else "en"
        explainer = {
            "kind": kind,
            "overview": overview,
            "language": language,
            "languages": list(self.publication.languages.values()),
            "addresses": addresses,
            "translations": switch,
            "nav": nav,
            "head": head,
            "broken": self.broken,
            "policy": self.policy(kind),
            "publisher": self.publication.publisher,
        }
        return {**gettext_functions(language), "explainer": explainer}

    def _material_speaks(self, tag: str) -> bool:
        folders = map(Path, self.config.theme.dirs)
        return any((folder / "partials" / "languages" / f"{tag}.html").is_file() for folder in folders)


def is_overview(page: Page) -> bool:
    """Whether a page is the overview of a story, which has a style sheet that no other page needs."""
    return page.path == (page.nav.path if page.nav else None)


def _slot(tag: str) -> str:
    return f"to-{tag}"
