"""What makes pages written as files a project of Zensical: its settings, in TOML, and how it is built."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

from story_explainer.site.hand_written import HandWrittenPage
from story_explainer.site.language import Language
from story_explainer.site.page import Page
from story_explainer.site.publication import Publication

STYLE = "assets/story-explainer/"
# Light or dark as the reader's system is.
_PALETTE = [
    {"media": f"(prefers-color-scheme: {colours})", "scheme": scheme}
    for colours, scheme in (("light", "default"), ("dark", "slate"))
]


def configuration(
    language: Language,
    pages: Sequence[Page],
    handwritten: Sequence[HandWrittenPage],
    publication: Publication,
    copyright_: str,
) -> str:
    """The settings of the project of a language: the content of its `zensical.toml`.

    Args:
        language: the language.
        pages: the generated pages in it, in the order of the navigation.
        handwritten: the others in it.
        publication: where the site stands, what it is called, and who answers for it.
        copyright_: what stands at the foot of each page, in HTML.
    """

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


def readme(publication: Publication) -> str:
    """What to do with the projects, and what their site has not, as Markdown."""
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
