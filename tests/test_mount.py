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
        ("at: stories/", "at: ../stories/", "option at: “../stories/” is no folder of the site"),
        ("at: stories/", "at: /stories/", "option at: “/stories/” is no folder of the site"),
        ("at: stories/", "at: ''", "option at: “” is no folder of the site"),
        ("at: stories/", "at: https://example.org/stories/", "option at: “https://example.org/stories/” is no folder"),
        ("at: stories/", "at: docs\\stories", r"option at: “docs\\stories” is no folder"),
        ("at: stories/", "at: stories/\n      content: storys", "option content: there is no folder “storys”"),
        ("languages: [en, de, it]", "languages: []", "option languages: name at least one language"),
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
@pytest.mark.parametrize("folder", ["blog/", "it/", "stories/"])
def test_a_page_of_the_site_in_the_folder_of_the_stories_is_refused_with_its_name(tmp_path: Path, folder: str) -> None:
    """Else it would be gone from the site, and plugins that look for it would end in a traceback."""
    config = laid_out(tmp_path, HOST.replace("at: stories/", f"at: {folder}"))
    (tmp_path / "docs" / "stories" / "index.md").write_text("# A page of ours\n", encoding="utf-8")
    done = toy_site.build(config, tmp_path / "site")
    assert done.returncode == 1
    assert f"option at: {folder}index.md is a page of your own site" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "site").exists()


@pytest.mark.build
def test_a_file_where_the_folder_should_be_stops_the_build(tmp_path: Path) -> None:
    config = laid_out(tmp_path, HOST.replace("at: stories/", "at: llms.txt"))
    done = toy_site.build(config, tmp_path / "site")
    assert done.returncode == 1
    assert "option at: the site has llms.txt already" in done.stderr


@pytest.mark.build
def test_addresses_hold_a_folder_whose_name_needs_quoting(tmp_path: Path) -> None:
    config = laid_out(tmp_path, HOST.replace("at: stories/", "at: 'our #1 stories/'"))
    (tmp_path / "docs" / "stories").rename(tmp_path / "docs" / "our #1 stories")
    done = toy_site.build(config, tmp_path / "site")
    assert done.returncode == 0, done.stderr
    site = BuiltSite(tmp_path / "site" / "our #1 stories")
    (canonical,) = site.documents["en/moor-railway/index.html"].soup.select("link[rel=canonical]")
    assert canonical["href"] == "https://example.org/docs/our%20%231%20stories/en/moor-railway/"


@pytest.mark.build
def test_a_site_that_a_plugin_builds_once_for_each_language_takes_the_stories_once(tmp_path: Path) -> None:
    settings = yaml.safe_load(HOST)
    mount = settings["plugins"][-1]
    languages = [{"locale": tag, "name": tag, "default": tag == "fr", "build": True} for tag in ("fr", "en")]
    settings["plugins"] = ["search", {"i18n": {"languages": languages}}, mount]
    settings["theme"] = {"name": "material"}
    del settings["nav"], settings["extra"]
    config = laid_out(tmp_path, yaml.safe_dump(settings))
    shutil.rmtree(tmp_path / "docs" / "blog")
    done = toy_site.build(config, tmp_path / "site")
    assert done.returncode == 0, done.stderr
    for name in ("index.html", "en/index.html", "stories/en/moor-railway/index.html"):
        assert (tmp_path / "site" / name).is_file(), name
    assert not (tmp_path / "site" / "en" / "stories").exists()


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
