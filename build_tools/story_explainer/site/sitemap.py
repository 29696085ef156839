"""What search engines read first: the sitemap with the languages of each page, and robots.txt.

hreflang stands here and not in the pages: the theme's script follows such links in the head on every page view.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import chain
from xml.etree import ElementTree as ET

from story_explainer.site.page import Page
from story_explainer.site.publication import Publication

_SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
_XHTML = "http://www.w3.org/1999/xhtml"


@dataclass(frozen=True)
class SitemapUrl:
    """A page as search engines see it.

    Attributes:
        path: its address below the root.
        translations: the path in each language that has it, its own included; empty for a page that stands alone.
        modified: the day of its last change, where the content knows one.
    """

    path: str
    translations: Mapping[str, str]
    modified: str = ""

    @classmethod
    def of(cls, page: Page, days: Mapping[tuple[str, str], str]) -> SitemapUrl:
        """The entry of a generated page.

        Args:
            page: the page.
            days: the last day of stories in each language, by slug and language; a front page has the last of them all.
        """
        if page.nav:
            modified = days.get((page.key.split("/")[0], page.locale), "")
        else:
            modified = max((day for (_, locale), day in days.items() if locale == page.locale), default="")
        return cls(page.path, page.translations, modified)


def sitemap(entries: Iterable[SitemapUrl], publication: Publication) -> bytes:
    """The sitemap (sitemaps.org 0.9) with hreflang for each page that stands in more than one language.

    Args:
        entries: every page of the site but the chooser at the root, which is added.
        publication: where the site stands.

    Returns:
        The XML document. Who reads none of the languages is sent (x-default) from a front page to the chooser, from
        any other page to the page in the first of the site's languages that has it.
    """
    fronts = {tag: f"{tag}/" for tag in publication.languages}
    # One entry at a time: a tree of all takes as much memory as all else that is known of the pages.
    lines = ["<?xml version='1.0' encoding='utf-8'?>", f'<urlset xmlns="{_SITEMAP}" xmlns:xhtml="{_XHTML}">']
    for entry in chain([SitemapUrl("", fronts)], entries):
        url = ET.Element("url")
        ET.SubElement(url, "loc").text = publication.url(entry.path)
        if entry.modified:
            ET.SubElement(url, "lastmod").text = entry.modified
        known = {tag: path for tag, path in entry.translations.items() if tag in publication.languages}
        if len(known) > 1:
            default = "" if known == fronts else next(known[tag] for tag in publication.languages if tag in known)
            for tag, path in [*known.items(), ("x-default", default)]:
                ET.SubElement(url, "xhtml:link", {"rel": "alternate", "hreflang": tag, "href": publication.url(path)})
        ET.indent(url, level=1)
        lines.append(f"  {ET.tostring(url, encoding='unicode')}")
    return "\n".join([*lines, "</urlset>\n"]).encode()


def robots(publication: Publication) -> bytes:
    """robots.txt: everything may be read, and where the sitemap is."""
    return f"User-agent: *\nAllow: /\n\nSitemap: {publication.url('sitemap.xml')}\n".encode()
