"""The MkDocs plugin: hands our pages to MkDocs and its theme. Nothing outside this package imports mkdocs."""

from __future__ import annotations

import gc
import logging
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from os.path import relpath
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from click import echo
from jinja2 import Environment, FileSystemBytecodeCache
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.utils import CountHandler, write_file
from mkdocs.utils.templates import TemplateContext

from story_explainer.content.load import Loaded
from story_explainer.plugin.cache import cache_folder
from story_explainer.plugin.card_cache import card_file
from story_explainer.plugin.kept import Kept, Written
from story_explainer.plugin.notices import notices
from story_explainer.plugin.options import NoLinks, Options, is_tag, locales_of, publication_of
from story_explainer.plugin.pages import GeneratedFile, GeneratedPage
from story_explainer.plugin.promises import keep_promises, refuse_what_cannot_be
from story_explainer.plugin.stories import Stories, Told
from story_explainer.plugin.theme import FOLDER, FRAMED, HandWritten, Templates, Theme
from story_explainer.site.assets import site_assets
from story_explainer.site.build import front_pages, newest_first
from story_explainer.site.cards import Card, front_cards, story_cards
from story_explainer.site.downloads import DATA, story_files
from story_explainer.site.embeds import embed_files
from story_explainer.site.embeds import folder as embed_folder
from story_explainer.site.language import Language, LanguageError, messages
from story_explainer.site.page import Page
from story_explainer.site.publication import Publication
from story_explainer.site.render import Directed, Unindented, direction_beside, environment
from story_explainer.site.search import NO_STORY, Document, SearchIndex
from story_explainer.site.security import mark_outgoing
from story_explainer.site.sitemap import Entry, sitemap
from story_explainer.story.log import last_day
from story_explainer.story.model import Story
from story_explainer.story.problems import Problem

if TYPE_CHECKING:
    from mkdocs.livereload import LiveReloadServer

log = logging.getLogger("mkdocs.plugins.story-explainer")
# An editor may write several files, or one in steps: a build waits until nothing has happened for so many seconds.
_SETTLED = 0.03
SITEMAP = "sitemap.xml"


class StoryExplainerPlugin(BasePlugin[Options]):  # type: ignore[no-untyped-call]
    """Reads the stories, adds their pages to the build, and gives each page its language."""

    def __init__(self) -> None:
        self.languages: list[Language] = []
        self.serving = False
        self._stories = Stories()
        self._told: list[Told] = []
        self._broken: list[Loaded] = []
        self._search: dict[str, SearchIndex] = {}
        self._rendered: list[GeneratedPage] = []
        self._made: dict[Told, list[File]] = {}
        self._kept = Kept()
        self._sitemap: tuple[list[Entry], bytes] = ([], b"")
        self._publication = Publication.at(None, "", [])
        self._theme: Theme

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Remember whether somebody is watching: then mistakes are shown and survived."""
        self.serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Load the languages, put our templates before Material's, keep the theme from guessing languages."""
        if self.serving:
            _go_on_after_warnings()
        try:
            self.languages = [Language.load(tag, locales_of(config)) for tag in self.config.languages]
        except LanguageError as error:
            raise PluginError(f"story-explainer, option languages: {error}") from None
        if not self.languages:
            raise PluginError("story-explainer, option languages: name at least one language")
        for language in self.languages:
            if language.missing:
                log.info(
                    "locales/%s.po: %s of %s messages have no words, and stand in English (explainer language %s)",
                    *(language.tag, len(language.missing), len(messages()), language.tag),
                )
        self._publication = publication_of(config, self.config, self.languages)
        refuse_what_cannot_be(config, self.config.content)
        for line in keep_promises(config):
            log.info("mkdocs.yml, %s", line)
        config.theme = Templates.of(config.theme)
        if str(FOLDER) not in config.theme.dirs:
            # What a site has of its own in `custom_dir` goes before ours, as it does before Material's.
            config.theme.dirs.insert(1 if config.theme.custom_dir else 0, str(FOLDER))
        for language in self.languages:
            if language.tag not in self._search or self._search[language.tag].language is not language:
                self._search[language.tag] = SearchIndex(language)
        config.theme.static_templates.discard(SITEMAP)  # ours knows the languages of each page, and no clock
        environment().bytecode_cache = self._compiled(config, "without-unseen-breaks")
        if config.extra.get("alternate"):
            log.info("mkdocs.yml, extra.alternate: left out, for each page leads to its own translations")
        config.extra["alternate"] = NoLinks()
        # What readers set is kept under the site's path, not under one that depends on the page: so the theme's scripts
        # in the pages are the same in all, and one policy fits.
        config.extra["scope"] = urlsplit(config.site_url or "/").path or "/"
        return config

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """While previewing, save what is written from being removed."""
        self._rendered.clear()  # a build may have broken off before
        if self.serving:
            settings = Path(config.config_file_path).read_bytes()
            templates = [(path.name, path.stat().st_mtime_ns) for path in sorted(FOLDER.rglob("*.html"))]
            if not self._kept.set_aside(Path(config.site_dir), repr((settings, templates, [*map(id, self.languages)]))):
                self._made, self._sitemap = {}, ([], b"")

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Load and check the stories; add one file for each of their pages."""
        written = [f for f in files if f.src_dir == config.docs_dir and f.inclusion is not InclusionLevel.EXCLUDED]
        by_hand = {file.dest_uri: file.src_uri for file in written}
        self._told = self._read(config, by_hand)
        self._tell_other_languages(files)
        if theirs := files.get_file_from_path(SITEMAP):
            files.remove(theirs)
        stories = [told.editions for told in self._told]
        made = {told: self._made.get(told) or self._files(told, config) for told in self._told}
        ours = [
            *(self._page(page, config) for page in front_pages(stories, self.languages, self._publication.name)),
            *(GeneratedFile(asset, config) for asset in (*site_assets(stories, self._publication), *notices())),
            *self._cards(front_cards(self._publication), config),
            *(file for of_story in made.values() for file in of_story),
        ]
        for file in ours:
            if file.dest_uri in by_hand:
                log.info("%s: kept as it is; what would be made in its place is left out", by_hand[file.dest_uri])
            else:
                files.append(file)
        self._made = made if self.serving else {}
        if not self.serving:
            gc.freeze()  # all this stays until the end: no need to look through it again and again
        return files

    def _tell_other_languages(self, files: Files) -> None:
        """Say which pages written by hand no page leads to, for the site is not in their languages."""
        folders = {file.src_uri.split("/", 1)[0] for file in files.documentation_pages() if "/" in file.src_uri}
        others = sorted(tag for tag in folders if is_tag(tag) and tag not in self._publication.languages)
        for tag in others:
            log.info(
                "%s/: pages in a language that the site does not have (option languages); no page leads there", tag
            )

    def _files(self, told: Told, config: MkDocsConfig) -> list[File]:
        """Everything that is written of a story."""
        return [
            *(self._page(page, config) for page in told.pages),
            *(GeneratedFile(asset, config) for asset in story_files(told.editions, self._publication)),
            *(GeneratedFile(asset, config) for asset in embed_files(told.editions, self._publication)),
            *self._cards(story_cards(told.editions, self._publication), config),
        ]

    def _page(self, page: Page, config: MkDocsConfig) -> File:
        file = File.generated(config, f"{page.path}index.md", content="", inclusion=InclusionLevel.NOT_IN_NAV)
        # The link to edit a page leads to the YAML behind it; MkDocs makes it when the page is made.
        source = relpath(self._content(config) / page.source, config.docs_dir) if page.source else ""
        # Plugins that ask for a page's file, such as for its date, get the one behind it.
        behind = self._content(config) / page.source if page.source else Path(config.config_file_path)
        file.abs_src_path = str(behind) if behind.is_file() else str(config.config_file_path)
        file.edit_uri = Path(source).as_posix() if source else None
        # What other plugins do with a finished body they do before and after the pages are put into the theme.
        at_once = not self._alone(config, "page_content", "page_context", "post_page", "post_build")
        GeneratedPage(page, file, config, at_once=at_once)
        return file

    def _cards(self, cards: Iterable[tuple[str, Card]], config: MkDocsConfig) -> Iterator[File]:
        """The images for previews, but for those that could not say what they are to say."""
        for path, card in cards:
            if card.drawable:
                yield File.generated(config, path, abs_src_path=str(card_file(card, self._cache(config) / "cards")))
            else:
                log.info(
                    "%s: not drawn, for the typeface lacks letters of “%s”; previews have no image", path, card.title
                )

    def _read(self, config: MkDocsConfig, written: Mapping[str, str]) -> list[Told]:
        """The stories, the newest first, after saying what is wrong with them.

        Args:
            config: the configuration.
            written: the hand-written pages: where each will stand in the site, and its file.
        """
        self._broken = []
        told: dict[str, Told] = {}
        for loaded, story in self._stories.read(
            self._content(config),
            self.config.content,
            self._publication,
            drafts=self.serving if self.config.drafts is None else self.config.drafts,
            complete=self.config.complete,
            preview=self.serving,
        ):
            if problem := self._displacing(loaded.slug, written):
                loaded, story = replace(loaded, problems=[*loaded.problems, problem]), None
            if story and not story.editions:
                loaded, story = replace(loaded, problems=[*loaded.problems, self._in_no_language(story.story)]), None
            for problem in loaded.problems:
                log.log(logging.ERROR if problem.severity == "error" else logging.INFO, "%s", problem)
            if not loaded.ok:
                self._broken.append(loaded)
            if story:
                told[loaded.slug] = story
        if self._broken and not self.serving:
            slugs = ", ".join(loaded.slug for loaded in self._broken)
            raise PluginError(f"nothing was built: see the problems above in {slugs}")
        return [told[story.slug] for story in newest_first([each.story for each in told.values()])]

    def _displacing(self, slug: str, written: Mapping[str, str]) -> Problem | None:
        """F006: a page written by hand stands where a story of that name would."""
        pages = [written.get(f"{language.tag}/{slug}/index.html") for language in self.languages]
        page = next(filter(None, pages), None)
        message = f"the page written by hand in {page} has the name “{slug}”"
        return (
            Problem(f"{self.config.content}/{slug}/story.yml", 1, 1, "F006", message, "rename one of them")
            if page
            else None
        )

    def _in_no_language(self, story: Story) -> Problem:
        """F007: nobody could read the story, for the site has none of its languages."""
        own, ours = (" or ".join(f"“{tag}”" for tag in tags) for tags in (story.locales, self._publication.languages))
        message = f"the story is told in {own}, and the site has none of that"
        hint = f"add one of them to the option languages in mkdocs.yml, or tell the story in {ours}"
        return Problem(f"{self.config.content}/{story.slug}/story.yml", 1, 1, "F007", message, hint)

    def _alone(self, config: MkDocsConfig, *events: str) -> bool:
        """Whether no other plugin takes part in any of the events."""
        hooks = [hook for event in events for hook in config.plugins.events[event]]
        return all(getattr(hook, "__self__", None) is self for hook in hooks)

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """No navigation of all pages: each story brings its own."""
        return Navigation([], [])

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Pair the hand-written pages, now that all are read; keep compiled theme templates between builds."""
        env.auto_reload = False
        env.add_extension(Directed)
        env.filters["direction"] = direction_beside
        # Whether there are but ours, Material's and MkDocs' own templates: those of others may need their white space.
        known = len(config.theme.dirs) == 3
        env.bytecode_cache = environment().bytecode_cache if known else self._compiled(config, "as-written-beside")
        if known:
            env.trim_blocks = True  # no lines that are empty but for what Jinja did in them
            env.add_extension(Unindented)
        self._theme = Theme(
            config=config,
            env=env,
            publication=self._publication,
            editions={(told.story.slug, tag): each for told in self._told for tag, each in told.editions.items()},
            files=files.documentation_pages(),
            hand_written=HandWritten(files, self._publication.languages),
            broken=self._broken,
            preview=self.serving,
        )
        if config.site_url:
            entries = list(self._entries(files))
            if entries != self._sitemap[0]:
                self._sitemap = entries, sitemap(entries, self._publication)
            document = self._sitemap[1]
            files.append(File.generated(config, SITEMAP, content=document, inclusion=InclusionLevel.INCLUDED))
        if styles := self._theme.styles():
            files.append(File.generated(config, styles[0], content=styles[1], inclusion=InclusionLevel.INCLUDED))
        for file in files.documentation_pages():
            for target in (file.page and file.page.links_to_anchors) or ():
                if isinstance(target.page, GeneratedPage):
                    target.page.show_anchors()
        if known and self._alone(config, "page_context"):  # and nobody gives them more than we know of
            for file in files:
                if isinstance(file.page, GeneratedPage) and file.page.generated.nav:
                    file.page.meta["template"] = FRAMED
            if self.serving:
                self._keep(files, config)
        elif self.serving:
            self._kept.forget()
        return env

    def _keep(self, files: Files, config: MkDocsConfig) -> None:
        """Leave out what is written already, now that links are read."""
        pages = {file.page.generated.path: file.page for file in files if isinstance(file.page, GeneratedPage)}
        now = []
        for told in self._told:
            slug, tags = told.story.slug, told.editions
            folders = [f"{DATA}{slug}/", embed_folder(slug), *(edition.routes.root for edition in tags.values())]
            frames = [self._theme.frame(pages[page.path]) for page in told.pages]
            now.append(Written(told, frames, [*folders, *(self._search[tag].path(slug) for tag in tags)]))
        there = {place for written in self._kept.put_back(Path(config.site_dir), now) for place in written.places}
        for file in list(files):
            ours = file.generated_by == "story-explainer"
            if ours and "/".join(file.dest_uri.split("/", 2)[:2]) + "/" in there:
                files.remove(file)

    def on_build_error(self, *, error: Exception) -> None:
        """Half of the pages may be missing: the next preview writes them all."""
        self._kept.forget()

    def _entries(self, files: Files) -> Iterator[Entry]:
        days = {(told.story.slug, tag): last_day(told.story) for told in self._told for tag in told.editions}
        for file in files.documentation_pages():
            if isinstance(file.page, GeneratedPage):
                if file.page.url:
                    yield Entry.of(file.page.generated, days)
            elif file.page:
                yield Entry(file.page.url, self._theme.hand_written.translations(file.page))

    def on_page_content(self, html: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
        """Mark the links of hand-written pages to other sites; those of ours are marked already."""
        return html if isinstance(page, GeneratedPage) else mark_outgoing(html)

    def on_page_context(
        self, context: TemplateContext, *, page: MkDocsPage, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Give the theme the page's language, its words, its translations and its story's navigation."""
        if isinstance(page, GeneratedPage):
            page.unfold()
            if page.generated.nav:
                self._index_before(page, config)
        if not isinstance(page, GeneratedPage):
            more = self._theme.written_by_hand(page)
        elif page.meta.get("template") == FRAMED:
            more = {"framed": self._theme.framed(page)}
        else:
            more = self._theme.generated(page)
        context.update(more)  # type: ignore[typeddict-item]
        return context

    def on_template_context(
        self, context: TemplateContext, *, template_name: str, config: MkDocsConfig
    ) -> TemplateContext:
        """The 404 page stands in the same frame."""
        context.update(self._theme.not_found())  # type: ignore[typeddict-item]
        return context

    def _index_before(self, page: GeneratedPage | None, config: MkDocsConfig) -> None:
        """Write what search reads of a story in a language when all its pages are there, and let go of their bodies."""
        before = self._rendered
        if before and not (page and page.generated.path.startswith(before[0].generated.path)):
            tag = before[0].generated.locale
            documents = [Document.of(done.generated, nav) for done in before if (nav := done.generated.nav)]
            self._write(config, self._search[tag].volume(documents))
            for done in before:
                done.fold()
            edition = self._theme.editions[documents[0].collection, tag]
            if self.serving:  # the front page asks for the rest at every build
                edition.fragments.clear()
            else:
                edition.forget()
            before.clear()
        if page:
            before.append(page)

    @staticmethod
    def _write(config: MkDocsConfig, file: tuple[str, str]) -> None:
        path, text = file
        write_file(text.encode(), str(Path(config.site_dir, path)))

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Write the rest of what the search page of each language reads; hand-written pages come after the stories."""
        self._index_before(None, config)
        if (missing := self._publication.publisher.missing) and not self.serving:
            settings = ", ".join(missing)
            echo(f"mkdocs.yml: readers are not told who answers for the site (not set: {settings})", err=True)
        if not self.serving:
            for tag in self._publication.languages:
                if not any(tag in told.editions for told in self._told):
                    echo(f"mkdocs.yml, option languages: no story is told in “{tag}”", err=True)
        for language in self.languages:
            search, about = self._search[language.tag], language.gettext("About this site")
            pages = self._theme.hand_written.of(language.tag)
            handwritten = [Document("", about, page.url, str(page.title), page.content or "") for page in pages]
            collections = [told.story.slug for told in self._told if language.tag in told.editions]
            if handwritten:
                self._write(config, search.volume(handwritten))
                collections.append(NO_STORY)
            self._write(config, search.words(collections))

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Any) -> LiveReloadServer:
        """Build again when the stories change, as soon as they change."""
        from story_explainer.plugin.desk import open_desk  # bring along what a build does not need
        from story_explainer.plugin.watching import Watcher

        watched = list(server._watched_paths)  # nothing else says whether the theme is watched too
        for path in watched:
            server.unwatch(path)
        server.observer = Watcher()  # type: ignore[assignment]
        server.build_delay = _SETTLED
        own = [folder for folder in (self._content(config), locales_of(config)) if folder.is_dir()]
        for path in [*watched, *map(str, own)]:
            server.watch(path)
        open_desk(server, config, self.config, self.languages, self.paths)
        return server

    def paths(self) -> dict[tuple[str, str], str]:
        """The path of each page of the stories as last built, by its key and language."""
        return {(page.key, page.locale): page.path for told in self._told for page in told.pages}

    @classmethod
    def _compiled(cls, config: MkDocsConfig, how: str) -> FileSystemBytecodeCache:
        """Keeps compiled templates between builds; one folder for each way to compile them."""
        folder = cls._cache(config) / how
        folder.mkdir(parents=True, exist_ok=True)
        return FileSystemBytecodeCache(str(folder))

    @staticmethod
    def _cache(config: MkDocsConfig) -> Path:
        return cache_folder(Path(config.config_file_path).parent)

    def _content(self, config: MkDocsConfig) -> Path:
        return Path(config.config_file_path).parent / str(self.config.content)


def _go_on_after_warnings() -> None:
    """Take back strict mode, in which the engine counts warnings by a handler and stops: who previews goes on editing.

    MkDocs counts on the logger of its name, its fork ProperDocs on one of its own.
    """
    for name in ("mkdocs", "properdocs"):
        logger = logging.getLogger(name)
        for handler in [each for each in logger.handlers if type(each).__name__ == CountHandler.__name__]:
            logger.removeHandler(handler)
