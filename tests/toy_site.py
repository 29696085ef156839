"""The toy content as a site of its own: the project's configuration with other stories, languages and pages."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import yaml
from mkdocs.utils.yaml import get_yaml_loader, yaml_load

from story_explainer.content.load import load_all
from story_explainer.site.build import build_site
from story_explainer.site.language import Language
from story_explainer.site.page import Page
from story_explainer.story.model import Story
from story_explainer.story.rights import shown_of

ROOT = Path(__file__).parents[1]
CONTENT = ROOT / "tests" / "toy_content"
LANGUAGES = ("en", "de", "it")

# A page written by hand in two of the languages, with links into generated pages.
_HANDWRITTEN = """---
pair: about
---
# {title}

[The timeline](moor-railway/{timeline}/index.md#report) and [the first sentence](moor-railway/{article}/index.md#s1).
"""
_TITLES = {"en": "About these pages", "de": "Über diese Seiten"}


@cache
def stories() -> tuple[Story, ...]:
    """The stories of the toy content, without fault, with the words that may be shown."""
    loaded = list(load_all(CONTENT))
    assert all(item.ok for item in loaded), [str(problem) for item in loaded for problem in item.problems]
    return tuple(shown_of(item.story) for item in loaded if item.story)


@cache
def pages() -> tuple[Page, ...]:
    """Their pages."""
    return tuple(build_site(stories(), languages()))


def languages() -> list[Language]:
    return [Language.load(tag) for tag in LANGUAGES]


def lay_out(folder: Path) -> Path:
    """A project with the toy content in `folder`; returns its mkdocs.yml."""
    shutil.copytree(CONTENT, folder / "content")
    for tag, title in _TITLES.items():
        slugs = Language.load(tag).slugs
        page = folder / "docs" / tag / "about.md"
        page.parent.mkdir(parents=True)
        page.write_text(_HANDWRITTEN.format(title=title, **slugs), encoding="utf-8")
    with (ROOT / "mkdocs.yml").open(encoding="utf-8") as file:
        config = yaml_load(file, get_yaml_loader())
    for plugin in config["plugins"]:
        if isinstance(plugin, dict) and "story-explainer" in plugin:
            plugin["story-explainer"] |= {"content": "content", "languages": list(LANGUAGES)}
    config["site_name"] = "Toy Stories"
    del config["exclude_docs"]
    path = folder / "mkdocs.yml"
    path.write_text(yaml.safe_dump(config, sort_keys=False), encoding="utf-8")
    return path


ENGINES = ("mkdocs", "properdocs")
"""What builds and serves the site."""


def mkdocs(*arguments: str, engine: str = "mkdocs") -> list[str]:
    """The command line of MkDocs in this environment, or of its fork."""
    return [sys.executable, "-m", engine, *arguments]


def environment() -> dict[str, str]:
    """As the Makefile sets it; what is said is UTF-8, also where the system has another encoding for pipes."""
    return {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONIOENCODING": "utf-8"}


def build(
    config: Path, site: Path, extra: Sequence[str] = (), engine: str = "mkdocs"
) -> subprocess.CompletedProcess[str]:
    """A strict build, whatever comes of it."""
    command = mkdocs("build", "--strict", "--config-file", str(config), "--site-dir", str(site), *extra, engine=engine)
    return subprocess.run(
        command, env=environment(), capture_output=True, encoding="utf-8", cwd=config.parent, timeout=300
    )
