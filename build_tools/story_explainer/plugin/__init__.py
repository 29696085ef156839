"""The MkDocs plugin: hands our pages to MkDocs and its theme. Nothing outside this package imports mkdocs."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from click import echo
from jinja2 import Environment, FileSystemBytecodeCache
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.utils.templates import TemplateContext

from story_explainer.content.hints import spelt_as_tag
from story_explainer.parallel.workers import Workers
from story_explainer.plugin.build import SITEMAP, Build
from story_explainer.plugin.cache import cache_folder, compiled_templates
from story_explainer.plugin.engine import FOLDER, alone, go_on_after_warnings, only_known_templates, put_before, watch
from story_explainer.plugin.memory import Memory
from story_explainer.plugin.options import NoLinks, Options, is_tag, locales_of, publication_of
from story_explainer.plugin.output import Output
from story_explainer.plugin.pages import GeneratedPage
from story_explainer.plugin.promises import keep_promises, refuse_what_cannot_be
from story_explainer.plugin.stories import BuildContext, Stories
from story_explainer.plugin.theme import FRAMED
from story_explainer.site.language import Language, LanguageError
from story_explainer.site.language_files import messages
from story_explainer.site.publication import Publication
from story_explainer.site.render import Directed, Unindented, direction_beside, environment
from story_explainer.site.security import mark_outgoing

if TYPE_CHECKING:
    from mkdocs.livereload import LiveReloadServer

log = logging.getLogger("mkdocs.plugins.story-explainer")
_FEW = 20  # stories are made when they are asked for before others would have begun


class StoryExplainerPlugin(BasePlugin[Options]):  # type: ignore[no-untyped-call]
    """Passes on what MkDocs tells to the build that is going on; an instance lives as long as a preview."""

    def __init__(self) -> None:
        self.languages: list[Language] = []
        self.serving = False
        self._build: Build | None = None

    @property
    def build(self) -> Build:
        """The build that is going on, or the last one."""
        if self._build is None:
            raise LookupError("MkDocs has not begun to build")
        return self._build

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Remember whether somebody is watching: then mistakes are shown and survived."""
        self.serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Load the languages, put our templates before Material's, keep the theme from guessing languages."""
        if self.serving:
            go_on_after_warnings()
        self.languages = self._load_languages(config)
        publication = publication_of(config, self.config, self.languages)
        refuse_what_cannot_be(config, self.config.content)
        for line in keep_promises(config):
            log.info("mkdocs.yml, %s", line)
        put_before(config, FOLDER)
        config.theme.static_templates.discard(SITEMAP)  # ours knows the languages of each page, and no clock
        environment().bytecode_cache = FileSystemBytecodeCache(str(compiled_templates(self._cache(config))))
        if config.extra.get("alternate"):
            log.info("mkdocs.yml, extra.alternate: left out, for each page leads to its own translations")
        config.extra["alternate"] = NoLinks()
        # What readers set is kept under the site's path, not under one that depends on the page: so the theme's scripts
        # in the pages are the same in all, and one policy fits.
        config.extra["scope"] = urlsplit(config.site_url or "/").path or "/"
        drafts = self.serving if self.config.drafts is None else self.config.drafts
        root, cache = Path(config.config_file_path).parent, self._cache(config)
        site = BuildContext(root, self.config.content, publication, drafts, self.config.complete)
        before = self._build if self._build and self._build.site.root == root else None
        memory = before.memory if before else Memory(cache / "stories")
        stories = Stories(memory, site, before.stories if before else None, partial(self._ahead, site, cache))
        output = Output(Path(config.site_dir), cache / "written")
        told = before.told if before else []  # until they are read anew, for the desk is asked meanwhile
        self._build = Build(config, site, memory, stories, output, self.serving, told)
        return config

    def _ahead(self, site: BuildContext, cache: Path, slugs: Sequence[str]) -> None:
        """Have several stories made at once, if that is wanted; what is wrong with them is said when they are read."""
        jobs: int | None = self.config.jobs
        if len(slugs) > (_FEW if jobs is None else 1) and jobs != 1:
            from story_explainer.plugin.ahead import prepare  # brings along what only making needs

            for _ in prepare(slugs, site, cache, Workers(jobs)):
                pass

    def _load_languages(self, config: MkDocsConfig) -> list[Language]:
        try:
            languages = [Language.load(tag, locales_of(config)) for tag in self.config.languages]
        except LanguageError as error:
            raise PluginError(f"story-explainer, option languages: {self._meant(config) or error}") from None
        if not languages:
            raise PluginError("story-explainer, option languages: name at least one language")
        for language in languages:
            if language.missing:
                log.info(
                    "locales/%s.po: %s of %s messages have no words, and stand in English (explainer language %s)",
                    *(language.tag, len(language.missing), len(messages()), language.tag),
                )
        return languages

    def _meant(self, config: MkDocsConfig) -> str:
        """What helps where a language is spelt another way than one that the site speaks."""
        for tag in self.config.languages:
            with suppress(LanguageError):
                if (meant := spelt_as_tag(tag)) != tag and Language.load(meant, locales_of(config)):
                    return f"“{tag}” is no tag of a language (write “{meant}”)"
        return ""

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Save what is written from being removed, once nobody has set anything with which no site comes about."""
        refuse_what_cannot_be(config, self.config.content)  # hooks and later plugins may have changed it
        self.build.output.set_aside()

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Load and check the stories; add one file for each of their pages."""
        written = [f for f in files if f.src_dir == config.docs_dir and f.inclusion is not InclusionLevel.EXCLUDED]
        by_hand = {file.dest_uri: file.src_uri for file in written}
        self.build.read(by_hand)
        self._tell_other_languages(files)
        if theirs := files.get_file_from_path(SITEMAP):
            files.remove(theirs)
        # What other plugins do with a finished body they do before and after the pages are put into the theme.
        at_once = not alone(self, config, "page_content", "page_context", "post_page", "post_build")
        for file in self.build.files(at_once=at_once):
            if file.dest_uri in by_hand:
                log.info("%s: kept as it is; what would be made in its place is left out", by_hand[file.dest_uri])
            else:
                files.append(file)
        return files

    def _tell_other_languages(self, files: Files) -> None:
        """Say which pages written by hand no page leads to, for the site is not in their languages."""
        folders = {file.src_uri.split("/", 1)[0] for file in files.documentation_pages() if "/" in file.src_uri}
        tags = {language.tag for language in self.languages}
        for tag in sorted(tag for tag in folders if is_tag(tag) and tag not in tags):
            log.info(
                "%s/: pages in a language that the site does not have (option languages); no page leads there", tag
            )

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """No navigation of all pages: each story brings its own."""
        return Navigation([], [])

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Prepare the theme, now that all pages are read, and write the stories; keep compiled templates."""
        env.auto_reload = False
        env.add_extension(Directed)
        env.filters["direction"] = direction_beside
        known = only_known_templates(config)
        own = self._cache(config) / "templates"  # of the site's own, with their white space
        own.mkdir(exist_ok=True)
        env.bytecode_cache = environment().bytecode_cache if known else FileSystemBytecodeCache(str(own))
        if known:
            env.trim_blocks = True  # no lines that are empty but for what Jinja did in them
            env.add_extension(Unindented)
        ours = alone(self, config, "page_context")
        whole = alone(
            self, config, "pre_page", "page_read_source", "page_markdown", "page_content", "post_page", "post_build"
        )
        self.build.frame(env, files, known=known, ours=ours, whole=whole)
        return env

    def on_page_content(self, html: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
        """Mark the links of hand-written pages to other sites; those of ours are marked already."""
        return html if isinstance(page, GeneratedPage) else mark_outgoing(html)

    def on_page_context(
        self, context: TemplateContext, *, page: MkDocsPage, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Give the theme the page's language, its words, its translations and its story's navigation."""
        theme = self.build.theme
        if not isinstance(page, GeneratedPage):
            more = theme.written_by_hand(page)
        else:
            page.unfold()
            more = {"framed": theme.framed(page)} if page.meta.get("template") == FRAMED else theme.generated(page)
        context.update(more)  # type: ignore[typeddict-item]
        return context

    def on_post_page(self, output: str, *, page: MkDocsPage, config: MkDocsConfig) -> str:
        """Let go of the body of a page that is done."""
        if isinstance(page, GeneratedPage):
            page.fold()
        return output

    def on_template_context(
        self, context: TemplateContext, *, template_name: str, config: MkDocsConfig
    ) -> TemplateContext:
        """The 404 page stands in the same frame."""
        context.update(self.build.theme.not_found())  # type: ignore[typeddict-item]
        return context

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Write the rest, and say what readers are not told."""
        build = self.build
        if not self.serving:
            if missing := build.publication.publisher.missing:
                settings = ", ".join(missing)
                echo(f"mkdocs.yml: readers are not told who answers for the site (not set: {settings})", err=True)
            if not build.publication.public:
                address = f"{build.publication.base} as their address" if config.site_url else "no address of their own"
                echo(
                    f"mkdocs.yml, site_url: pages, feeds and the sitemap name {address} (set SITE_URL or site_url)",
                    err=True,
                )
            told_in = {brief.locale for brief in build.briefs}
            for tag in build.publication.languages:
                if tag not in told_in:
                    echo(f"mkdocs.yml, option languages: no story is told in “{tag}”", err=True)
        build.finish()

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Any) -> LiveReloadServer:
        """Build again when the stories change, as soon as they change."""
        from story_explainer.plugin.desk import open_desk  # brings along what a build does not need

        watch(server, (folder for folder in (self.build.site.folder, locales_of(config)) if folder.is_dir()))
        open_desk(server, config, self.config, self.languages, self.paths, self.publication)
        return server

    def paths(self) -> dict[tuple[str, str], str]:
        """The path of each page of the stories as last built, by its key and language."""
        told = self._build.told if self._build else []
        return {(page.key, page.locale): page.path for each in told for page in each.facts.pages}

    def publication(self) -> Publication | None:
        """Where the site stands, as last built."""
        return self._build.publication if self._build else None

    @staticmethod
    def _cache(config: MkDocsConfig) -> Path:
        return cache_folder(Path(config.config_file_path).parent)
