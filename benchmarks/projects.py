"""Projects to measure: a site of ours with many stories, and the same pages and words for other generators."""

from __future__ import annotations

import importlib.util
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html import unescape
from pathlib import Path

import yaml
from made_stories import ROOT, Sample, make_story
from mkdocs.utils.yaml import get_yaml_loader, yaml_load

from story_explainer.yaml_source.read import read

BIN = Path(sys.executable).parent
MKDOCS = BIN / "mkdocs"
# What is installed is compiled; so shall be what is measured.
ENVIRONMENT = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONDONTWRITEBYTECODE": ""}
_ARTICLE = re.compile(r"<article.*?</article>", re.DOTALL)
_BLOCK = re.compile(r"<(h[1-4]|p|li|dt|dd)\b[^>]*>(.*?)</\1>", re.DOTALL)
_MARK_UP = re.compile(r"([\\`*_{}\[\]<>#+|])")
FIRST = "story-000"


@dataclass(frozen=True)
class Generator:
    """What makes a site of a project.

    Attributes:
        name: how it is called.
        lacks: what its site does not have, beside ours.
        absent: one word for what is missing here; empty if nothing is.
        make: writes its project into a folder, from a site of ours built already.
        command: builds the project in the folder that it is run in.
        source: the file that an editor changes, below the project, for a sample.
    """

    name: str
    lacks: str
    absent: str
    make: Callable[[Path, Sample, Path], Path]
    command: tuple[str, ...]
    source: Callable[[Sample], str]


def ours(folder: Path, sample: Sample, count: int) -> Path:
    """A project of ours with `count` stories and a page written by hand in each language; its configuration."""
    for number in range(count):
        make_story(sample, number, folder / "content" / f"story-{number:03}")
    for tag in sample.languages:
        (folder / "docs" / tag).mkdir(parents=True)
        (folder / "docs" / tag / "about.md").write_text("---\npair: about\n---\n# About\n\nWritten by hand.\n", "utf-8")
    with (ROOT / "mkdocs.yml").open(encoding="utf-8") as file:
        config = yaml_load(file, get_yaml_loader())
    plugin = next(each for each in config["plugins"] if "story-explainer" in each)
    plugin["story-explainer"]["languages"] = list(sample.languages)
    config["site_url"] = "http://127.0.0.1:8000/"
    return _written(folder, {name: value for name, value in config.items() if name != "exclude_docs"})


def title(story: Path, language: str) -> str:
    """A story's title."""
    words: str = read("story.yml", (story / "story.yml").read_text("utf-8")).data["title"][language]
    return words


def material(folder: Path, sample: Sample, built: Path) -> Path:
    """The words of every page that we built, for MkDocs with Material and for Zensical; its configuration."""
    for place, text in pages(built, sample.languages):
        _page(folder / "docs" / place / "index.md", text)
    return _written(folder, {**_COMMON, "plugins": ["search"]})


def material_i18n(folder: Path, sample: Sample, built: Path) -> Path:
    """The same with the plugin that knows of languages."""
    material(folder, sample, built)
    languages = [
        {"locale": tag, "name": tag, "build": True, "default": number == 0}
        for number, tag in enumerate(sample.languages)
    ]
    i18n = {"i18n": {"docs_structure": "folder", "fallback_to_default": False, "languages": languages}}
    return _written(folder, {**_COMMON, "plugins": ["search", i18n]})


def hugo(folder: Path, sample: Sample, built: Path) -> Path:
    """The same for Hugo: its own feeds and site map, and a small layout with navigation and language switch."""
    found = dict(pages(built, sample.languages))
    for place, text in found.items():
        above = any(other.startswith(f"{place}/") for other in found)
        first = text.split("\n", 1)[0].lstrip("# ")
        front = f"---\ntitle: {json.dumps(first, ensure_ascii=False)}\n---\n"
        _page(folder / "content" / place / ("_index.md" if above else "index.md"), front + text)
    for name, layout in _LAYOUTS.items():
        _page(folder / "layouts" / name, layout)
    languages = {
        tag: {"languageName": tag, "contentDir": f"content/{tag}", "weight": number + 1}
        for number, tag in enumerate(sample.languages)
    }
    config = {
        "baseURL": "http://127.0.0.1:8000/",
        "title": "Peer",
        "defaultContentLanguage": sample.languages[0],
        "defaultContentLanguageInSubdir": True,
        "disableKinds": ["taxonomy", "term"],
        "languages": languages,
    }
    path = folder / "config.yaml"
    path.write_text(yaml.safe_dump(config, sort_keys=False), "utf-8")
    return path


def pages(built: Path, languages: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """The place and the words of every page that we built, as Markdown."""
    for html in sorted(path for tag in languages for path in (built / tag).glob("**/index.html")):
        article = _ARTICLE.search(html.read_text("utf-8"))
        lines = []
        for tag, inner in _BLOCK.findall(article[0] if article else ""):
            text = " ".join(unescape(re.sub(r"<[^>]*>", " ", inner)).split())
            text = _MARK_UP.sub(r"\\\1", text)
            lines.append(f"{'#' * int(tag[1])} {text}" if tag[0] == "h" else text)
        lines.sort(key=lambda line: not line.startswith("# "))  # the title first, as people write pages
        yield html.parent.relative_to(built).as_posix(), "\n\n".join(lines) + "\n"


def build(config: Path) -> None:
    """Build a project of MkDocs in a process of its own."""
    command = [str(MKDOCS), "--quiet", "build", "--config-file", str(config)]
    subprocess.run(command, check=True, env=ENVIRONMENT, cwd=config.parent)


def generators() -> list[Generator]:
    """Ours first."""
    mkdocs = (str(MKDOCS), "--quiet", "build")

    def page(sample: Sample) -> str:
        return f"{sample.languages[0]}/{FIRST}"

    return [
        Generator("ours", "", "", _ours_again, mkdocs, lambda _: f"content/{FIRST}/story.yml"),
        Generator(
            "Hugo",
            "no search, no cards, no exports, no feeds of stories, a bare layout, nothing checked",
            "" if shutil.which("hugo") else "Hugo",
            hugo,
            ("hugo", "--quiet", "--cleanDestinationDir", "--destination", "site"),
            lambda sample: f"content/{page(sample)}/_index.md",
        ),
        Generator(
            "Zensical",
            "one language, search by pages, no cards, no feeds, no exports, nothing checked",
            "" if importlib.util.find_spec("zensical") else "Zensical",
            material,
            (sys.executable, "-m", "zensical", "build", "--config-file", "mkdocs.yml"),
            lambda sample: f"docs/{page(sample)}/index.md",
        ),
        Generator(
            "static-i18n",
            "search by sections, no cards, no feeds, no exports, nothing checked",
            "" if importlib.util.find_spec("mkdocs_static_i18n") else "mkdocs-static-i18n",
            material_i18n,
            mkdocs,
            lambda sample: f"docs/{page(sample)}/index.md",
        ),
    ]


def _ours_again(folder: Path, _: Sample, built: Path) -> Path:
    shutil.copytree(built.parent, folder, ignore=shutil.ignore_patterns("site", ".cache"), dirs_exist_ok=True)
    return folder / "mkdocs.yml"


def _page(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def _written(folder: Path, config: dict[str, object]) -> Path:
    path = folder / "mkdocs.yml"
    _page(path, yaml.safe_dump(config))
    return path


# With hundreds of stories, Material's makers advise to leave out what is folded up of the navigation.
_COMMON: dict[str, object] = {
    "site_name": "Peer",
    "site_url": "http://127.0.0.1:8000/",
    "theme": {"name": "material", "font": False, "features": ["navigation.prune"]},
}
_LAYOUTS = {
    "_default/baseof.html": """<!doctype html>
<html lang="{{ .Language.Lang }}">
<head><meta charset="utf-8"><title>{{ .Title }} – {{ .Site.Title }}</title>
<link rel="canonical" href="{{ .Permalink }}">
{{ range .AllTranslations }}<link rel="alternate" hreflang="{{ .Language.Lang }}" href="{{ .Permalink }}">{{ end }}
{{ with .OutputFormats.Get "rss" }}<link rel="alternate" type="application/rss+xml" href="{{ .Permalink }}">{{ end }}
</head>
<body><header><a href="{{ .Site.Home.RelPermalink }}">{{ .Site.Title }}</a>
{{ range .AllTranslations }}<a href="{{ .RelPermalink }}">{{ .Language.LanguageName }}</a>{{ end }}</header>
<nav><ul>{{ with .CurrentSection }}{{ range .Pages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>
{{ end }}{{ end }}</ul></nav>
<main><article>{{ .Content }}</article></main></body></html>
""",
    "_default/single.html": '{{ define "unused" }}{{ end }}',  # all is in the base
    "_default/list.html": '{{ define "unused" }}{{ end }}',
    "index.html": '{{ define "unused" }}{{ end }}',
}
