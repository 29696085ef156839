"""Our pages and files as MkDocs knows them."""

from __future__ import annotations

import copy
from collections.abc import Callable, Mapping
from urllib.parse import urljoin, urlsplit

from markupsafe import escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import AnchorLink, TableOfContents
from mkdocs.utils import write_file

from story_explainer.site.head import Head
from story_explainer.site.page import Page, anchors, headings
from story_explainer.site.publication import Asset


class GeneratedPage(MkDocsPage):
    """A page whose body is made by us: MkDocs only has to put it into the theme."""

    def __init__(
        self, generated: Page, head: Callable[[], Head], file: File, config: MkDocsConfig, *, at_once: bool
    ) -> None:
        super().__init__(generated.title or config.site_name, file, config)
        self.generated, self.head = generated, head
        self._at_once = at_once
        if self.edit_url:  # the stories are not below the folder from which it counts: resolve the way up
            self.edit_url = urljoin(self.edit_url, urlsplit(self.edit_url).path)

    def read_source(self, config: MkDocsConfig) -> None:
        """There is no Markdown to read; what would be its front matter is known, and escaped, as no theme does it."""
        self.markdown = ""
        title = self.generated.tab_on(config.site_name)
        self.meta = {"title": escape(title), "description": escape(self.generated.description)}

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Make the body, unless nobody asks for it before it is put into the theme: then `unfold` does it."""
        self.content = ""
        if self._at_once:
            self.unfold()

    def unfold(self) -> None:
        """Make the body, with its headings known to MkDocs."""
        if not self.content:
            self.content = body = self.generated.make()
            if self.generated.key != "chooser":  # in whose languages no one of them can offer to skip to the content
                self.toc = _contents(*((heading.title, heading.id, heading.level) for heading in headings(body)))

    def fold(self) -> None:
        """Let go of the body, if it was not there from the beginning."""
        if not self._at_once:
            self.content, self.toc = "", _contents()

    def show_anchors(self) -> None:
        """Tell MkDocs what a link can lead to, so that it can validate links to this page."""
        self.present_anchor_ids = set(anchors(self.generated.make()))

    @property
    def own(self) -> dict[str, str]:
        """What the theme takes from this page and no other has, as it stands in the HTML."""
        return {
            "title": self.meta["title"],
            "description": self.meta["description"],
            "canonical": self.canonical_url or "",
            "edit": self.edit_url or "",
            "start": next((link.id for link in self.toc), ""),
            "body": self.content or "",
        }

    def with_own(self, texts: Mapping[str, str]) -> GeneratedPage:
        """A copy of this page for the theme that has other texts in place of its own."""
        page = copy.copy(self)
        page.meta = {**self.meta, "title": texts["title"], "description": texts.get("description", "")}
        page.canonical_url = texts.get("canonical")
        page.edit_url = texts.get("edit")
        page.toc = _contents(*([("", texts["start"], 1)] if "start" in texts else []))
        page.content = texts["body"]
        return page


class GeneratedFile(File):
    """A file that is no page, whose bytes are made when it is written."""

    def __init__(self, asset: Asset, config: MkDocsConfig) -> None:
        super().__init__(asset.path, None, config.site_dir, config.use_directory_urls)
        self.generated_by = "story-explainer"
        self.asset, self.changed = asset, False

    @property
    def content_bytes(self) -> bytes:
        """The bytes, which other plugins may replace."""
        return self.asset.content

    @content_bytes.setter
    def content_bytes(self, value: bytes) -> None:
        self.asset, self.changed = Asset.of(self.asset.path, value), True

    def copy_file(self, dirty: bool = False) -> None:
        """Write the file."""
        write_file(self.asset.content, self.abs_dest_path)


def _contents(*links: tuple[str, str, int]) -> TableOfContents:
    return TableOfContents([AnchorLink(title, id, level) for title, id, level in links])
