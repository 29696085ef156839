"""The same pages as plain files that another generator builds: Markdown around ready HTML, one project a language.

What is written is for Zensical, which reads no plugins of ours. A project holds all pages, feeds and data below its
language's folder, and the theme's style. What stands above the languages, the chooser among it, is in `root/`. Our
search page is left out: Zensical brings a search of its own, and a project is one language.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from html import escape
from importlib.resources import files
from typing import Any

from story_explainer.site.hand_written import HandWrittenPage
from story_explainer.site.page import Page, StoryNav, relative
from story_explainer.site.publication import Asset, Publication
from story_explainer.site.render import render
from story_explainer.site.source_project import STYLE, configuration, readme

ROOT = "root"
SEARCH = "search"
CHOOSER = "chooser"
ROBOTS = "robots.txt"


def site_source(
    pages: Sequence[Page],
    handwritten: Sequence[HandWrittenPage],
    assets: Sequence[Asset],
    publication: Publication,
    copyright_: str = "",
) -> Iterator[Asset]:
    """All pages of the site as the source of one project a language.

    Args:
        pages: the generated pages.
        handwritten: the others.
        assets: the files of the site that are no pages, the theme's style among them.
        publication: where the site stands, what it is called, and its languages.
        copyright_: what stands at the foot of each page, in HTML.

    Yields:
        The files, by their path below the folder to be written.
    """
    own_files = files("story_explainer.site") / "zensical"
    for tag, language in publication.languages.items():
        own = [page for page in pages if page.locale == tag and page.key not in (CHOOSER, SEARCH)]
        written = sorted(
            (page for page in handwritten if page.locale == tag),
            key=lambda page: (int(page.meta.get("order", 99)), page.path),
        )
        for page in own:
            yield Asset.of(
                f"{tag}/docs/{page.path.removeprefix(f'{tag}/')}index.md", _page(page, written, publication).encode()
            )
        for other in written:
            text = _handwritten(other, handwritten, written, publication)
            yield Asset.of(f"{tag}/docs/{other.path.removeprefix(f'{tag}/')}", text.encode())
        yield Asset.of(f"{tag}/overrides/main.html", (own_files / "main.html").read_bytes())
        yield Asset.of(f"{tag}/docs/{STYLE}zensical.css", (own_files / "zensical.css").read_bytes())
        yield Asset.of(f"{tag}/zensical.toml", configuration(language, own, written, publication, copyright_).encode())
    yield from _placed(assets, publication)
    for page in pages:
        if page.key == CHOOSER:
            language = publication.languages[page.locale]
            html = render("root.html", language, {"page": page, "language": language, "name": publication.name})
            yield Asset.of(f"{ROOT}/index.html", html.encode())
    yield Asset.of("README.md", readme(publication).encode())


def _placed(assets: Sequence[Asset], publication: Publication) -> Iterator[Asset]:
    """Each file in the project of its language or at the root; the style in all of them.

    The file for robots names a sitemap at the root; here each project has its own.
    """
    for asset in assets:
        if asset.path == ROBOTS:
            continue
        folder, _, rest = asset.path.partition("/")
        if asset.path.startswith(STYLE):
            yield from (Asset(f"{tag}/docs/{asset.path}", asset.make) for tag in publication.languages)
        if folder in publication.languages:
            yield Asset(f"{folder}/docs/{rest}", asset.make)
        else:
            yield Asset(f"{ROOT}/{asset.path}", asset.make)


def _page(page: Page, about: Sequence[HandWrittenPage], publication: Publication) -> str:
    meta = {
        "title": escape(page.title or publication.name),
        "description": escape(page.description),
        "generated": True,
        **_frame(page.locale, page.path, page.translations, page.nav, about, publication),
    }
    # One element around all: to Markdown it is one block of HTML, left as it is.
    return _front_matter(meta, f"<div>\n{page.body}\n</div>\n")


def _handwritten(
    page: HandWrittenPage, others: Sequence[HandWrittenPage], about: Sequence[HandWrittenPage], publication: Publication
) -> str:
    pair = page.meta.get("pair")
    twins = {other.locale: other.address for other in others if pair and other.meta.get("pair") == pair}
    return _front_matter({**page.meta, **_frame(page.locale, page.address, twins, None, about, publication)}, page.text)


def _frame(
    locale: str,
    path: str,
    translations: Mapping[str, str],
    nav: StoryNav | None,
    about: Sequence[HandWrittenPage],
    publication: Publication,
) -> dict[str, Any]:
    """What the template needs beyond the page: the ways through the story, to other languages, and to pages by hand."""
    language = publication.languages[locale]
    items = [*nav.pages, *nav.topics] if nav else []
    return {
        "words": {
            "story": escape(language.gettext("This story")),
            "switch": escape(language.gettext("Language")),
            "about": escape(language.gettext("About this site")),
        },
        "about": [{"title": escape(each.title), "link": relative(path, each.address)} for each in about],
        "story": [
            {"title": escape(item.title), "link": relative(path, item.path), "here": item.path == path}
            for item in items
        ],
        "translations": [
            {"lang": tag, "name": publication.languages[tag].own_name, "link": relative(path, target)}
            for tag, target in translations.items()
            if tag != locale and tag in publication.languages
        ],
    }


def _front_matter(meta: Mapping[str, Any], text: str) -> str:
    """Front matter, of which each value is JSON and thereby YAML, and the text."""
    lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in meta.items()]
    return "\n".join(["---", *lines, "---", "", text])
