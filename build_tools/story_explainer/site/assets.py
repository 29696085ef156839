"""The files that are no pages and belong to no story: feeds, what programs read, what the style sheet cannot know."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from urllib.parse import urlsplit

from story_explainer.site.brief import Brief
from story_explainer.site.feeds import feeds
from story_explainer.site.language import Language, capitalised
from story_explainer.site.llms import llms
from story_explainer.site.publication import Asset, Publication
from story_explainer.site.sitemap import robots

# What holds all languages stands once, beside the folders of the languages.
DATA = "data/"
SCHEMA = f"{DATA}story.schema.json"


def site_assets(briefs: Sequence[Brief], publication: Publication) -> Iterator[Asset]:
    """Everything that stands beside the pages and belongs to no story.

    But for the sitemap, which needs all pages, the card images, and the schema of what stories are as data.

    Args:
        briefs: every story in each of its languages, the newest first.
        publication: where the site stands, what it is called, and its languages.
    """
    yield from feeds(briefs, publication)
    if urlsplit(publication.base).path == "/":  # crawlers ask for it at the root of a host, and nowhere else
        yield Asset.of("robots.txt", robots(publication))
    yield Asset.of("llms.txt", llms(briefs, publication))
    yield Asset.of("assets/story-explainer/languages.css", languages_css(publication.languages.values()).encode())


def languages_css(languages: Iterable[Language]) -> str:
    """What the style sheet cannot know: hues, columns that a reader has switched off, what a language is called."""
    languages = list(languages)
    names = "".join(
        f":root:lang({here.tag}) .notes blockquote:lang({there.tag})::before"
        f'{{content:"{_css(here.name_of(there.tag))}"}}\n'
        for here in languages
        for there in languages
        if here is not there
    )
    return names + "".join(
        f":lang({language.tag}){{--hue:{language.hue}}}\n"
        f'.page:has(#show-{language.tag}:not(:checked)) .cell[lang="{language.tag}"]{{display:none}}\n'
        for language in languages
    )


def _css(words: str) -> str:
    """A name as it stands in a string of a style sheet."""
    return capitalised(words).replace("\\", r"\\").replace('"', r"\"")
