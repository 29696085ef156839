"""One build: the stories → what MkDocs is to write, and what we write ourselves."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from hashlib import sha256
from os.path import relpath
from pathlib import Path

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.utils import write_file

from story_explainer.plugin.card_images import drawn
from story_explainer.plugin.faults import displacing
from story_explainer.plugin.hand_written import HandWrittenPages
from story_explainer.plugin.memory import Memory
from story_explainer.plugin.notices import notices
from story_explainer.plugin.output import Output
from story_explainer.plugin.pages import GeneratedFile, GeneratedPage
from story_explainer.plugin.stories import BuildContext, Stories, StoryBuild
from story_explainer.plugin.theme import FRAMED, Theme
from story_explainer.site.assets import SCHEMA, site_assets
from story_explainer.site.brief import Brief
from story_explainer.site.bundle import Facts
from story_explainer.site.card import front_cards
from story_explainer.site.front import FrontPage, front_pages
from story_explainer.site.head import Head, front_head
from story_explainer.site.page import Page
from story_explainer.site.publication import Asset, Publication, in_no_language
from story_explainer.site.search import NO_STORY, SearchedPage, SearchIndex
from story_explainer.site.sitemap import SitemapUrl, sitemap

log = logging.getLogger("mkdocs.plugins.story-explainer")
SITEMAP = "sitemap.xml"


@dataclass
class Build:
    """What one build knows.

    Attributes:
        config: the configuration of MkDocs.
        site: what the pages of stories depend on beside their files.
        memory: what was made before.
        stories: the stories as they are read.
        output: what earlier builds have written.
        serving: whether somebody is watching.
        told: the stories that are told, those of the build before until they are read.
    """

    config: MkDocsConfig
    site: BuildContext
    memory: Memory
    stories: Stories
    output: Output
    serving: bool
    told: list[StoryBuild] = field(default_factory=list)
    broken: list[Facts] = field(default_factory=list)
    theme: Theme = field(init=False)
    _files: dict[str, list[File]] = field(default_factory=dict)
    _fronts: dict[str, FrontPage] = field(default_factory=dict)

    @property
    def publication(self) -> Publication:
        """Where the site stands, its languages, and who answers for it."""
        return self.site.publication

    @property
    def briefs(self) -> list[Brief]:
        """What the pages that belong to no story say of the stories, the newest first."""
        return [brief for told in self.told for brief in told.facts.briefs]

    def read(self, by_hand: Mapping[str, str]) -> None:
        """Read the stories, after which the newest is the first, and say what is wrong with them.

        Args:
            by_hand: the hand-written pages: where each will stand in the site, and its file.

        Raises:
            PluginError: something is, and nobody is watching.
        """
        found = {}
        broken = []
        for now, told in self.stories.read():
            problems, slug = list(now.facts.problems), now.slug
            if problem := displacing(slug, self.site, by_hand):
                problems, told = [*problems, problem], None
            if told and not told.facts.briefs:
                tags = self.site.publication.languages
                problems, told = [*problems, in_no_language(slug, told.facts.locales, tags, self.site.content)], None
            for problem in problems:
                log.log(logging.ERROR if problem.severity == "error" else logging.INFO, "%s", problem)
            if not now.facts.ok or any(problem.severity == "error" for problem in problems):
                broken.append(slug)
                self.broken.append(Facts(tuple(problems), ok=False))
            if told:
                found[slug] = told
        if broken and not self.serving:
            raise PluginError(f"nothing was built: see the problems above in {', '.join(broken)}")
        self.told = sorted(found.values(), key=lambda told: (told.facts.day, told.slug), reverse=True)

    def files(self, *, at_once: bool) -> Iterator[File]:
        """Every file that belongs to a story or is made of all of them.

        Args:
            at_once: whether other plugins ask for the bodies of pages before they are put into the theme.
        """
        languages = list(self.publication.languages.values())
        fronts = front_pages(self.briefs, languages, self.publication.name)
        self._fronts = {front.page.path: front for front in fronts}
        yield from self._of_none(at_once=at_once)
        for asset in site_assets(self.briefs, self.publication):
            yield GeneratedFile(asset, self.config)
        if self.told:
            yield GeneratedFile(self._schema(), self.config)
        for notice in notices():
            make = partial(self.memory.made, self.memory.key("notice", notice.path), notice.make)
            yield GeneratedFile(Asset(notice.path, make), self.config)
        for path, card in front_cards(self.publication):
            if card.drawable:
                yield GeneratedFile(Asset(path, partial(drawn, card, self.memory)), self.config)
            else:
                _not_drawn(path, card.title)
        for told in self.told:
            self._files[told.slug] = list(self._of_story(told, at_once=at_once))
            yield from self._files[told.slug]
            for path, title in told.facts.undrawn.items():
                _not_drawn(path, title)

    def _of_none(self, *, at_once: bool) -> Iterator[File]:
        files = {}
        for path, front in self._fronts.items():
            head = partial(front_head, front.page, front.briefs, self.publication)
            files[path] = self._page(front.page, head, at_once=at_once)
        for path, front in self._fronts.items():
            if page := files[path].page:  # the theme has these two in the head of the page
                page.previous_page = files[front.newer].page if front.newer else None
                page.next_page = files[front.earlier].page if front.earlier else None
        yield from files.values()

    def _of_story(self, told: StoryBuild, *, at_once: bool) -> Iterator[File]:
        for page in told.facts.pages:
            body = partial(told.body, page.path)
            yield self._page(replace(page, make=body), partial(told.head, page.path), at_once=at_once)
        for path in told.facts.files:
            yield GeneratedFile(Asset(path, partial(told.file, path)), self.config)

    def _page(self, page: Page, head: Callable[[], Head], *, at_once: bool) -> File:
        file = File.generated(self.config, f"{page.path}index.md", content="", inclusion=InclusionLevel.NOT_IN_NAV)
        # The link to edit a page leads to the YAML behind it; MkDocs makes it when the page is made.
        behind = self.site.folder / page.source if page.source else None
        file.edit_uri = Path(relpath(behind, self.config.docs_dir)).as_posix() if behind else None
        # Plugins that ask for a page's file, such as for its date, get the one behind it.
        there = behind is not None and behind.is_file()
        file.abs_src_path = str(behind) if there else str(self.config.config_file_path)
        GeneratedPage(page, head, file, self.config, at_once=at_once)
        return file

    def _schema(self) -> Asset:
        def make() -> bytes:
            from story_explainer.story.data import written_schema  # loads the models, which a build may not need

            return written_schema()

        return Asset(SCHEMA, lambda: self.memory.made(self.memory.key("schema"), make))

    def frame(self, env: Environment, files: Files, *, known: bool, ours: bool, whole: bool) -> None:
        """Once all pages are read: make ready what they are put into, and write what nobody else takes part in.

        Args:
            env: the templates of the theme.
            files: every file of the site.
            known: whether there are but templates that we know.
            ours: whether nobody else looks at what templates are given.
            whole: whether nobody else does anything to the pages at all.
        """
        self.theme = Theme(
            config=self.config,
            env=env,
            publication=self.publication,
            files=files.documentation_pages(),
            hand_written=HandWrittenPages(files, self.publication.languages),
            briefs=self.briefs,
            broken=self.broken,
            preview=self.serving,
        )
        if self.config.site_url:
            entries = [*self._entries(files)]
            key = self.memory.key(SITEMAP, self.site.key, entries)
            document = self.memory.made(key, partial(sitemap, entries, self.publication))
            files.append(File.generated(self.config, SITEMAP, content=document, inclusion=InclusionLevel.INCLUDED))
        if styles := self.theme.styles(self.memory):
            files.append(File.generated(self.config, styles[0], content=styles[1], inclusion=InclusionLevel.INCLUDED))
        for file in files.documentation_pages():
            for target in (file.page and file.page.links_to_anchors) or ():
                if isinstance(target.page, GeneratedPage):
                    target.page.show_anchors()
        if known and ours:
            for file in files:
                if isinstance(file.page, GeneratedPage) and file.page.generated.nav:
                    file.page.meta["template"] = FRAMED
            if whole:
                for told in self.told:
                    self._write(told, files)
                self._files.clear()
                self.theme.files = files.documentation_pages()  # holds on to nothing that is written
        self.output.put_away()

    def _entries(self, files: Files) -> Iterator[SitemapUrl]:
        days = {(brief.slug, brief.locale): brief.day for brief in self.briefs}
        for file in files.documentation_pages():
            if isinstance(file.page, GeneratedPage):
                page = file.page.generated
                if page.path and page.path in self._fronts:
                    listed = {(brief.slug, brief.locale): brief.day for brief in self._fronts[page.path].briefs}
                    yield SitemapUrl.of(page, listed)
                elif page.path:
                    yield SitemapUrl.of(page, days)
            elif file.page:
                yield SitemapUrl(file.page.url, self.theme.hand_written.translations(file.page))

    def _write(self, told: StoryBuild, files: Files) -> None:
        """Write a story, unless it is there already; what other plugins have taken out or changed is left to MkDocs."""
        mine = [file for file in self._files[told.slug] if files.get_file_from_path(file.src_uri) is file]
        if any(isinstance(file, GeneratedFile) and file.changed for file in mine):
            return
        pages = [file.page for file in mine if isinstance(file.page, GeneratedPage)]
        seen = [(page.url, page.canonical_url, page.edit_url, self.theme.frame(page).digest) for page in pages]
        made_of = self._hash((told.key, [file.dest_uri for file in mine], seen))
        if not self.output.put_back(told.slug, made_of):
            contents = {}
            for file in mine:
                if isinstance(page := file.page, GeneratedPage):
                    page.unfold()
                    contents[file.dest_uri] = self.theme.framed(page).encode()
                    page.fold()
                else:
                    contents[file.dest_uri] = file.content_bytes
            self.output.write(told.slug, made_of, _places(told.slug, contents), contents)
            told.release()
        for file in mine:
            files.remove(file)

    def _hash(self, of: object) -> str:
        return sha256(repr(of).encode(errors="surrogatepass")).hexdigest()

    def finish(self) -> None:
        """Write what the search page of each language reads beside the stories; hand-written pages come after them."""
        for language in self.publication.languages.values():
            search, about = SearchIndex(language), language.gettext("About this site")
            told_in = [told for told in self.told if language.tag in told.facts.words]
            collections = [told.slug for told in told_in]
            for told in told_in:
                search.know(told.slug, told.facts.words[language.tag])
            pages = self.theme.hand_written.of(language.tag)
            if handwritten := [
                SearchedPage("", about, page.url, str(page.title), page.content or "") for page in pages
            ]:
                path, volume = search.volume(handwritten)
                self._put(path, volume.encode())
                collections.append(NO_STORY)
            made_of = [(told.slug, told.key) for told in told_in], search.words_of(NO_STORY) if handwritten else ""
            key = self.memory.key("search words", language.tag, made_of)
            self._put(search.words_path, self.memory.made(key, partial(search.words, collections)))
        self.output.remember()
        self.memory.tidy()

    def _put(self, path: str, data: bytes) -> None:
        write_file(data, str(Path(self.config.site_dir, path)))


def _places(slug: str, paths: Iterable[str]) -> list[str]:
    """The folders that hold the files of a story and nothing else, and the files beside them."""
    parts = [path.split("/") for path in paths]
    places = ["/".join(part[:2]) + "/" if part[1] == slug and len(part) > 2 else "/".join(part) for part in parts]
    return sorted(set(places))


def _not_drawn(path: str, title: str) -> None:
    log.info("%s: not drawn, for the typeface lacks letters of “%s”; previews have no image", path, title)
