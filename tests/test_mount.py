"""Stories in a site that exists: below a path of it, and nothing of it is another one."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any
from unittest.mock import Mock

import pytest
import yaml
from mkdocs.config import load_config
from mkdocs.exceptions import PluginError

from story_explainer.plugin import desk
from story_explainer.plugin.build import Build
from story_explainer.plugin.mount import MountPlugin
from tests import toy_site
from tests.built_site import BuiltSite

HOST = """\
site_name: Harbour docs
site_url: https://example.org/docs/
strict: true
copyright: © Harbour
theme:
  name: material
  language: fr
  font: {text: Lato}
  palette: {scheme: slate}
  features: [navigation.tabs, navigation.instant]
nav:
  - Start: index.md
  - News: blog/index.md
  - Stories: /docs/stories/
plugins:
  - search
  - blog
  - tags
  - story-explainer-mount:
      at: stories/
      languages: [en, de, it]
extra:
  analytics: {provider: google, property: G-1}
  alternate: [{name: Français, link: /fr/, lang: fr}]
"""
PAGES = {
    "index.md": "---\ntags: [port]\n---\n# Bienvenue\n\n[Les histoires](/docs/stories/)\n",
    "it/index.md": "# Une page à nous\n",
    "robots.txt": "User-agent: *\nDisallow: /\n",
    "llms.txt": "ours\n",
    "blog/index.md": "# Nouvelles\n",
    "blog/posts/one.md": "---\ndate: 2026-01-01\n---\n# Une nouvelle\n\nTexte.\n",
    "stories/en/about.md": "---\npair: about\n---\n# About these pages\n\n[A story](moor-railway/index.md)\n",
}


def laid_out(folder: Path, settings: str = HOST) -> Path:
    shutil.copytree(toy_site.CONTENT, folder / "content")
    for name, text in PAGES.items():
        (folder / "docs" / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / "docs" / name).write_text(text, encoding="utf-8")
    (folder / "mkdocs.yml").write_text(settings, encoding="utf-8")
    return folder / "mkdocs.yml"


def hashes(site: Path) -> dict[str, str]:
    """Of every file, by its path; what the theme packs says when, which is left out."""
    return {
        path.relative_to(site).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in site.rglob("*")
        if path.is_file() and path.name != "sitemap.xml.gz"
    }


@pytest.mark.build
@pytest.mark.parametrize("engine", toy_site.ENGINES)
def test_the_site_around_is_the_same_file_by_file(tmp_path: Path, engine: str) -> None:
    config = laid_out(tmp_path)
    settings = yaml.safe_load(HOST)
    settings["plugins"] = [each for each in settings["plugins"] if isinstance(each, str)]
    (tmp_path / "docs" / "stories").rename(tmp_path / "stories-docs")
    (tmp_path / "alone.yml").write_text(yaml.safe_dump(settings), encoding="utf-8")
    before = toy_site.build(tmp_path / "alone.yml", tmp_path / "before", engine=engine)
    (tmp_path / "stories-docs").rename(tmp_path / "docs" / "stories")
    after = toy_site.build(config, tmp_path / "after", engine=engine)
    assert (before.returncode, after.returncode) == (0, 0), before.stderr + after.stderr
    alone, mounted = hashes(tmp_path / "before"), hashes(tmp_path / "after")
    assert {name: mounted.get(name) for name in alone} == alone
    added = mounted.keys() - alone.keys()
    assert added
    assert {name.split("/")[0] for name in added} == {"stories"}


@pytest.mark.build
def test_the_stories_are_whole_and_have_their_own_frame(tmp_path: Path) -> None:
    done = toy_site.build(laid_out(tmp_path), tmp_path / "site")
    assert done.returncode == 0, done.stderr
    site = BuiltSite(tmp_path / "site" / "stories")
    for name in ("en/moor-railway/index.html", "de/moor-railway/index.html", "en/about/index.html", "index.html"):
        page = site.documents[name]
        assert "fonts.googleapis" not in page.html
        assert "Harbour docs" in page.html
    (canonical,) = site.documents["en/moor-railway/index.html"].soup.select("link[rel=canonical]")
    assert canonical["href"] == "https://example.org/docs/stories/en/moor-railway/"
    assert not (tmp_path / "site" / "stories" / "robots.txt").exists()


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("at: stories/", "at: ../stories/", "option at: write a folder of the site"),
        ("at: stories/", "at: /stories/", "option at: write a folder of the site"),
        ("at: stories/", "at: ''", "option at: write a folder of the site"),
        ("  - tags\n", "  - story-explainer\n", "makes a site of its own"),
    ],
)
def test_what_cannot_go_together_is_refused_in_one_line(tmp_path: Path, old: str, new: str, said: str) -> None:
    config = load_config(str(laid_out(tmp_path, HOST.replace(old, new))))
    plugin = config.plugins["story-explainer-mount"]
    assert isinstance(plugin, MountPlugin)
    with pytest.raises(PluginError, match=said):
        plugin.on_config(config)


@pytest.mark.build
def test_what_was_built_last_is_known_while_it_is_built_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The desk asks for it at any time: a page that it does not know has no statements there."""
    told: list[Callable[[], object]] = []
    monkeypatch.setattr(desk, "open_desk", lambda *given: told.extend(given[4:6]))
    config = load_config(str(laid_out(tmp_path)), strict=False)
    plugin: Any = config.plugins["story-explainer-mount"]
    plugin.on_startup(command="serve", dirty=False)
    plugin.on_post_build(config=config)
    plugin.on_serve(Mock(), config=config, builder=None)
    built = [each() for each in told]
    assert all(built)
    meanwhile, read = [], Build.read

    def looking(build: Build, by_hand: Mapping[str, str]) -> None:
        meanwhile.append([each() for each in told])
        read(build, by_hand)

    monkeypatch.setattr(Build, "read", looking)
    shutil.rmtree(tmp_path / "site")
    plugin.on_post_build(config=config)
    assert meanwhile == [built]


@pytest.mark.build
def test_a_place_that_is_taken_stops_the_build(tmp_path: Path) -> None:
    config = laid_out(tmp_path, HOST.replace("at: stories/", "at: assets/"))
    done = toy_site.build(config, tmp_path / "site")
    assert done.returncode == 1
    assert "option at: the site has assets/" in done.stderr


@pytest.mark.build
def test_a_mistake_in_a_story_stops_the_whole_build_with_its_place(tmp_path: Path) -> None:
    config = laid_out(tmp_path)
    story = tmp_path / "content" / "moor-railway" / "story.yml"
    story.write_text(story.read_text(encoding="utf-8").replace("cites: [s1, s2]", "cites: [s1, s99]"), "utf-8")
    done = toy_site.build(config, tmp_path / "site")
    assert done.returncode == 1
    assert "content/moor-railway/story.yml" in done.stderr
    assert "R002" in done.stderr
    assert "Traceback" not in done.stderr
