"""The pages of a site that are written by hand, in Markdown that MkDocs reads."""

from __future__ import annotations

from collections.abc import Collection

from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page as MkDocsPage


class HandWrittenPages:
    """The pages written by hand, each with its translations.

    Those in languages that the site does not have are nobody's translation.

    In its front matter a page says which it is (`pair: method`, the same in all languages) and its place (`order: 1`).
    """

    def __init__(self, files: Files, tags: Collection[str]) -> None:
        self._tags = tags
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
        return {tag: other.url for tag, other in pair.items() if tag in self._tags}


def language_of(page: MkDocsPage) -> str:
    """The language of a page written by hand: the folder that it lies in."""
    return page.url.split("/", 1)[0]
