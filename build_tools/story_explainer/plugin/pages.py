"""Pages as MkDocs knows them, with a body that is finished."""

from __future__ import annotations

import copy
from collections.abc import Mapping
from urllib.parse import urljoin, urlsplit

from markupsafe import escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import AnchorLink, TableOfContents

from story_explainer.site.page import Page


class GeneratedPage(MkDocsPage):
    """A page whose body is finished: MkDocs only has to put it into the theme."""

    def __init__(self, generated: Page, file: File, config: MkDocsConfig) -> None:
        super().__init__(generated.title or config.site_name, file, config)
        self.generated = generated
        if self.edit_url:  # the stories are not below the folder from which it counts: resolve the way up
            self.edit_url = urljoin(self.edit_url, urlsplit(self.edit_url).path)

    def read_source(self, config: MkDocsConfig) -> None:
        """There is no Markdown to read; what would be its front matter is known, and escaped, as no theme does it."""
        self.markdown = ""
        self.meta = {"title": escape(self.generated.title), "description": escape(self.generated.description)}

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """The body as it is, with its headings and anchors known to MkDocs, so that links to them are validated."""
        self.content = self.generated.body
        self.toc = _contents(*((heading.title, heading.id, heading.level) for heading in self.generated.headings))
        self.present_anchor_ids = set(self.generated.anchors)

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
        page.meta = {**self.meta, "title": texts["title"], "description": texts["description"]}
        page.canonical_url = texts["canonical"] or None
        page.edit_url = texts["edit"] or None
        page.toc = _contents(*([("", texts["start"], 1)] if texts["start"] else []))
        page.content = texts["body"]
        return page


def _contents(*links: tuple[str, str, int]) -> TableOfContents:
    return TableOfContents([AnchorLink(title, id, level) for title, id, level in links])
