"""The same pages as plain files that another generator builds: Markdown around ready HTML, one project a language.

What is written is for Zensical, which reads no plugins of ours. A project holds all pages, feeds and data below its
language's folder, and the theme's style. What stands above the languages, the chooser among it, is in `root/`. Our
search page is left out: Zensical brings a search of its own, and a project is one language.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from importlib.resources import files
from typing import Any

from story_explainer.site.language import Language
from story_explainer.site.page import Page, StoryNav, relative
from story_explainer.site.publication import Asset, Publication
from story_explainer.site.render import render

ROOT = "root"
STYLE = "assets/story-explainer/"
SEARCH = "search"
CHOOSER = "chooser"
ROBOTS = "robots.txt"
# Light or dark as the reader's system is.
_PALETTE = [
    {"media": f"(prefers-color-scheme: {colours})", "scheme": scheme}
    for colours, scheme in (("light", "default"), ("dark", "slate"))
]


@dataclass(frozen=True)
class Handwritten:
    """A page written by hand in Markdown.

    Attributes:
        path: its file, below the folder of such pages: `it/metodo.md`.
        meta: its front matter.
        text: what follows the front matter.
    """

    path: str
    text: str
    meta: Mapping[str, Any] = field(default_factory=dict)

    @property
    def locale(self) -> str:
        """The language, which is the first folder of the path."""
        return self.path.partition("/")[0]

    @property
    def title(self) -> str:
        """What the page is called: in its front matter, or in its first heading, else as its file."""
        heading = re.search(r"^# +(.+?)[ #]*$", self.text, re.MULTILINE)
        return str(self.meta.get("title") or (heading[1] if heading else self.path.partition("/")[2]))

    @property
    def address(self) -> str:
        """The address of the page below the site's root."""
        stem = self.path.removesuffix(".md").removesuffix("index")
        return stem if stem.endswith("/") else f"{stem}/"


def site_source(
    pages: Sequence[Page],
    handwritten: Sequence[Handwritten],
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
        yield Asset.of(f"{tag}/zensical.toml", _configuration(language, own, written, publication, copyright_).encode())
    yield from _placed(assets, publication)
    for page in pages:
        if page.key == CHOOSER:
            language = publication.languages[page.locale]
            html = render("root.html", language, {"page": page, "language": language, "name": publication.name})
            yield Asset.of(f"{ROOT}/index.html", html.encode())
    yield Asset.of("README.md", _readme(publication).encode())


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


def _page(page: Page, about: Sequence[Handwritten], publication: Publication) -> str:
    meta = {
        "title": escape(page.title or publication.name),
        "description": escape(page.description),
        "generated": True,
        **_frame(page.locale, page.path, page.translations, page.nav, about, publication),
    }
    # One element around all: to Markdown it is one block of HTML, left as it is.
    return _front_matter(meta, f"<div>\n{page.body}\n</div>\n")


def _handwritten(
    page: Handwritten, others: Sequence[Handwritten], about: Sequence[Handwritten], publication: Publication
) -> str:
    pair = page.meta.get("pair")
    twins = {other.locale: other.address for other in others if pair and other.meta.get("pair") == pair}
    return _front_matter({**page.meta, **_frame(page.locale, page.address, twins, None, about, publication)}, page.text)


def _frame(
    locale: str,
    path: str,
    translations: Mapping[str, str],
    nav: StoryNav | None,
    about: Sequence[Handwritten],
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


def _configuration(
    language: Language,
    pages: Sequence[Page],
    handwritten: Sequence[Handwritten],
    publication: Publication,
    copyright_: str,
) -> str:
    def file(address: str) -> str:
        return f"{address.removeprefix(f'{language.tag}/')}index.md"

    nav: list[dict[str, Any]] = [{escape(publication.name): "index.md"}]
    for page in pages:
        if page.nav and page.path == page.nav.path:
            items = [*page.nav.pages, *page.nav.topics]
            nav.append({escape(page.nav.title): [{escape(item.title): file(item.path)} for item in items]})
    if handwritten:
        paths = [page.path.removeprefix(f"{language.tag}/") for page in handwritten]
        about = [{escape(page.title): path} for page, path in zip(handwritten, paths, strict=True)]
        nav.append({escape(language.gettext("About this site")): about})
    project = {
        "site_name": publication.name,
        **_colophon(language, publication, copyright_),
        "site_url": publication.url(f"{language.tag}/"),
        "extra_css": [f"{STYLE}{name}.css" for name in ("style", "board", "pictures", "languages", "zensical")],
        "extra_javascript": [f"{STYLE}script.js"],
        "nav": nav,
        "theme": {"language": language.tag, "font": False, "custom_dir": "overrides", "palette": _PALETTE},
        "markdown_extensions": {"attr_list": {}, "toc": {}},
    }
    return "[project]\n" + "".join(f"{key} = {_toml(value)}\n" for key, value in project.items())


def _colophon(language: Language, publication: Publication, copyright_: str) -> dict[str, str]:
    """Who answers for the site, where the theme has its copyright."""
    gettext, publisher = language.gettext, publication.publisher
    parts = [gettext("Published by %(name)s") % {"name": escape(publisher.name)}] if publisher.name else []
    parts += [copyright_] if copyright_ else []
    imprint = publisher.imprint
    if imprint and ":" not in imprint:
        imprint = publication.url(imprint)
    for address, words in ((imprint, gettext("Imprint")), (publisher.contact, gettext("Report an error"))):
        if address:
            parts.append(f'<a href="{escape(address)}">{words}</a>')
    return {"copyright": " · ".join(parts)} if parts else {}


def _toml(value: object) -> str:
    """A value in TOML; its strings are those of JSON."""
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{_toml(str(key))} = {_toml(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(_toml(item) for item in value) + "]"
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def _readme(publication: Publication) -> str:
    builds = "\n".join(f"zensical build --strict --config-file {tag}/zensical.toml" for tag in publication.languages)
    copies = "\n".join(f"cp -r {tag}/site public/{tag}" for tag in publication.languages)
    return f"""\
# {publication.name}: the source of the pages

Written by `explainer export --to site-source`: one project for [Zensical](https://zensical.org/) for each language, and
in `root/` what stands above the languages.

```sh
pip install zensical
{builds}
mkdir public
cp -r root/. public/
{copies}
```

Then `public/` is the site, to be published at {publication.base}

It follows `mkdocs.yml`: name, address, languages, stories, drafts, copyright, and who answers for the site. What the
site that MkDocs builds has, and this one has not:

- our search, which knows the forms of words; Zensical's own is there, one for each language,
- the switch for light and dark colours: they follow the reader's system,
- the switch of languages in the head of the page: it stands at the beginning of the page instead,
- links to the feeds: their files are there, at `feed.xml` and `feed.json` of each language,
- what other sites read in the head of a page: Open Graph, card images, JSON-LD (the files of the images are there),
- the content security policy and the referrer policy that each page carries: send them as headers,
- `robots.txt`, and one sitemap with all languages: each language has one of its own,
- the preview with the desk, and every other setting of `mkdocs.yml`: plugins, `theme`, `extra`.
"""
