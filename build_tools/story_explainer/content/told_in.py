"""In which languages a story is told: in those of its articles, as far as its site speaks them.

What `new` writes under `locales` in story.yml `add` extends as long as it is a draft and nobody has changed it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import yaml

from story_explainer.content.folders import SETTINGS, site_of
from story_explainer.content.story_folder import StoryFolder
from story_explainer.story.bitext import Bitext
from story_explainer.story.file_names import STORY
from story_explainer.story.problems import ContentError

_PLUGINS = ("story-explainer", "story-explainer-mount")


class _ConfigLoader(yaml.SafeLoader):
    """Reads mkdocs.yml, whose further tags (`!ENV`) only MkDocs can follow; what they hold is nothing here."""


_ConfigLoader.add_multi_constructor("", lambda _loader, _tag, _node: None)


def spoken(content: Path) -> list[str] | None:
    """The languages of the site that a content folder belongs to; None where no mkdocs.yml says them."""
    site = site_of(content)
    try:
        settings = yaml.load((site / SETTINGS).read_text("utf-8"), _ConfigLoader) if site else None  # noqa: S506, a SafeLoader
    except (OSError, UnicodeDecodeError, yaml.YAMLError):
        return None
    for options in _options(settings):
        languages = options.get("languages")
        ours = site is not None and (site / str(options.get("content", "content"))).resolve() == content.resolve()
        if ours and isinstance(languages, list):
            return [str(language) for language in languages]
    return None


def _options(settings: object) -> Iterable[dict[str, Any]]:
    plugins = settings.get("plugins") if isinstance(settings, dict) else None
    for plugin in plugins if isinstance(plugins, list) else [plugins]:
        for name, options in plugin.items() if isinstance(plugin, dict) else ():
            if name in _PLUGINS and isinstance(options, dict):
                yield options


def languages_of(articles: Iterable[Iterable[str]], speaks: Iterable[str] | None) -> list[str]:
    """The languages in which a story of some articles begins, the first article's first.

    Args:
        articles: the languages of each article, in their order.
        speaks: those of the site; None if nobody says them.

    Returns:
        All that the site speaks; where it speaks none, all, for an editor is to see what came.
    """
    every = list(dict.fromkeys(locale for locales in articles for locale in locales))
    known = None if speaks is None else set(speaks)
    return [locale for locale in every if known is None or locale in known] or every


def extended(
    folder: StoryFolder, before: Mapping[str, Bitext], after: Mapping[str, Bitext], speaks: list[str] | None
) -> bytes | None:
    """story.yml with the languages that further articles brought, each with the headline of the first one in it.

    Args:
        folder: the story's folder.
        before, after: the articles without and with those that came, by their ids, the lead first.
        speaks: the languages of the site; None if nobody says them.

    Returns:
        The file as it becomes; None where nothing is to change, or where an editor has made it his or her own.
    """
    data = folder.read(STORY)
    if data is None:
        return None
    try:
        text = folder.text(STORY, data)
        about = text.data if isinstance(text.data, dict) else {}
        there, lead = about.get("locales"), next(iter(before.values()))
        begun = languages_of((bitext.locales for bitext in before.values()), speaks)
        if about.get("draft") != "true" or there not in (begun, lead.locales):
            return None
        fresh = [each for each in languages_of((text.locales for text in after.values()), speaks) if each not in there]
        if not fresh or (speaks is not None and not set(fresh) <= set(speaks)):
            return None
        text = text.append_items(("locales",), fresh)
        for locale in fresh if isinstance(about.get("title"), dict) else ():
            if title := headline(after.values(), locale):
                text = text.set_key(("title",), locale, title)
    except ContentError:
        return None  # `check` says what is wrong with it
    return text.text.encode()


def headline(articles: Iterable[Bitext], locale: str) -> str | None:
    """The headline of the first article that has one in a language."""
    titles = (bitext.title.text.get(locale) for bitext in articles if bitext.title)
    return next(filter(None, titles), None)
