"""What the pages promise whatever mkdocs.yml says: no third parties, both colour schemes, whole without script.

A setting that cannot go with that is left out, with one line that names it; one without which no site comes about is
refused.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.utils.yaml import yaml_load

# As Material's script wants them: the system's choice, light, dark.
_PALETTE = [
    {"media": "(prefers-color-scheme)", "scheme": "default"},
    {"media": "(prefers-color-scheme: light)", "scheme": "default"},
    {"media": "(prefers-color-scheme: dark)", "scheme": "slate"},
]
_THIRD_PARTIES = "the pages ask nothing of third parties"


def refuse_what_cannot_be(config: MkDocsConfig, content: str) -> None:
    """Stop with one line where something is set with which no site comes about.

    Args:
        config: the configuration of MkDocs.
        content: the option with the folder of the stories.

    Raises:
        PluginError: the line, with what to do.
    """
    if not any((Path(folder) / "partials" / "javascripts" / "base.html").is_file() for folder in config.theme.dirs):
        raise PluginError(
            "story-explainer needs the theme Material: write “name: material” under “theme:” in mkdocs.yml"
        )
    if "i18n" in config.plugins:
        raise PluginError("story-explainer makes each page in each language itself: take the plugin “i18n” out")
    offline = any(
        each.config.get("enabled", True)
        for key, each in config.plugins.items()
        if key == "offline" or key.endswith("/offline")
    )
    # Where it stands below this one in mkdocs.yml, it has not changed the setting yet.
    if not config.use_directory_urls or offline:
        by = " (the plugin “offline” sets it)" if offline else ""
        raise PluginError(f"story-explainer needs addresses of folders: take “use_directory_urls: false” out{by}")
    refuse_without_stories(config, content)
    refuse_overlap(config, content)


def refuse_without_stories(config: MkDocsConfig, content: str) -> None:
    """Stop where the folder of the stories is not there.

    Args:
        config: the configuration of MkDocs.
        content: the option with the folder of the stories.

    Raises:
        PluginError: the line, with what to do.
    """
    if not (Path(config.config_file_path).parent / content).is_dir():
        raise PluginError(
            f"story-explainer, option content: there is no folder “{content}” beside mkdocs.yml (make it, or name the "
            "one that holds the stories)"
        )


def refuse_overlap(config: MkDocsConfig, content: str) -> None:
    """Stop where files of the stories would be published as they are, or be removed before a build.

    Args:
        config: the configuration of MkDocs.
        content: the option with the folder of the stories.

    Raises:
        PluginError: the line, with what to do.
    """
    stories = (Path(config.config_file_path).parent / content).resolve()
    pages, site = Path(config.docs_dir).resolve(), Path(config.site_dir).resolve()
    if stories.is_relative_to(pages):
        raise PluginError(
            f"story-explainer, option content: each file in “{content}” would be published as it is, articles "
            "included, for it is in docs_dir (put the stories outside of it)"
        )
    if site.is_relative_to(stories) or stories.is_relative_to(site):
        raise PluginError(
            f"mkdocs.yml, site_dir: a build would write over the stories in “{content}” (name another folder)"
        )


def keep_promises(config: MkDocsConfig) -> Iterator[str]:
    """Leave out of a configuration what would break a promise of the pages.

    Args:
        config: the configuration of MkDocs, which is changed.

    Yields:
        A line for each setting of the site's own that is not followed.
    """
    own = _own_theme(config)
    for part in (_navigation, _fonts, _colours, _loading, _measuring, _far_files):
        yield from part(config, own)


def _own_theme(config: MkDocsConfig) -> dict[str, Any]:
    """What mkdocs.yml itself says of the theme, without what the theme sets."""
    with Path(config.config_file_path).open("rb") as file:
        theme = yaml_load(file).get("theme")
    return theme if isinstance(theme, dict) else {}


def _navigation(config: MkDocsConfig, own: dict[str, Any]) -> Iterator[str]:
    if config.nav:
        config.nav = None
        yield "nav: left out, for each story brings its own (stories in a site that exists: “story-explainer-mount”)"


def _fonts(config: MkDocsConfig, own: dict[str, Any]) -> Iterator[str]:
    config.theme["font"] = False
    if own.get("font"):
        yield f"theme.font: left out, for it would be loaded from Google; {_THIRD_PARTIES}"


def _colours(config: MkDocsConfig, own: dict[str, Any]) -> Iterator[str]:
    config.theme["palette"] = [dict(each) for each in _PALETTE]
    if own.get("language"):
        yield "theme.language: left out, for each page speaks its own (option languages)"
    if own.get("palette", _PALETTE) != _PALETTE:
        yield "theme.palette: left out, for the pages have colours of their own, light and dark"


def _loading(config: MkDocsConfig, own: dict[str, Any]) -> Iterator[str]:
    features = config.theme.get("features") or []
    instant = [name for name in features if str(name).startswith("navigation.instant")]
    config.theme["features"] = [name for name in features if name not in instant]
    for name in instant:
        yield f"theme.features: {name} left out, for a page in another language needs to be loaded whole"


def _measuring(config: MkDocsConfig, own: dict[str, Any]) -> Iterator[str]:
    for name in ("analytics", "consent"):
        if config.extra.pop(name, None):
            yield f"extra.{name}: left out; {_THIRD_PARTIES}"


def _far_files(config: MkDocsConfig, own: dict[str, Any]) -> Iterator[str]:
    for setting in ("extra_css", "extra_javascript"):
        files: list[Any] = config[setting]
        far = [file for file in files if urlsplit(str(file)).netloc]
        config[setting] = [file for file in files if file not in far]
        for file in far:
            yield f"{setting}: {file} left out; {_THIRD_PARTIES}"
