"""The files of the site that are no pages: feeds, data to reuse, what search engines and previews read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from urllib.parse import urlsplit

from story_explainer.site.downloads import SCHEMA, story_files
from story_explainer.site.edition import Edition
from story_explainer.site.embeds import embed_files
from story_explainer.site.feeds import feeds
from story_explainer.site.language import Language, capitalised
from story_explainer.site.llms import llms
from story_explainer.site.publication import Asset, Publication
from story_explainer.site.sitemap import robots
from story_explainer.story.exports import written_schema


def build_assets(stories: Sequence[Mapping[str, Edition]], publication: Publication) -> Iterator[Asset]:
    """Everything that stands beside the pages, but the sitemap, which needs them all, and the card images.

    Args:
        stories: every story in each of its languages, the newest first.
        publication: where the site stands, what it is called, and its languages.
    """
    yield from site_assets(stories, publication)
    for editions in stories:
        yield from story_files(editions, publication)
        yield from embed_files(editions, publication)


def site_assets(stories: Sequence[Mapping[str, Edition]], publication: Publication) -> Iterator[Asset]:
    """Of these, those that belong to no story."""
    editions = [edition for each in stories for edition in each.values()]
    yield from feeds(editions, publication)
    if urlsplit(publication.base).path == "/":  # crawlers ask for it at the root of a host, and nowhere else
        yield Asset.of("robots.txt", robots(publication))
    yield Asset.of("llms.txt", llms(editions, publication))
    yield Asset.of("assets/story-explainer/languages.css", languages_css(publication.languages.values()).encode())
    if stories:
        yield Asset(SCHEMA, written_schema)


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
