"""The site as source for Zensical: built by Zensical itself, every page, link and translation is found again."""

from __future__ import annotations

import importlib.util
import json
import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from urllib.parse import urljoin

import pytest
from bs4 import BeautifulSoup
from click.testing import CliRunner

from story_explainer.cli import main
from story_explainer.content import load_all
from story_explainer.handover import write_site_source
from story_explainer.site.build import build_site
from story_explainer.site.page import Page
from story_explainer.site.publication import Publication
from story_explainer.story.model import Story
from tests import toy_site
from tests.built_site import BuiltSite

ADDRESS = "https://example.org/some/repo/"
# What a title may hold, and no generator may take for markup.
TITLE = 'Engines </title><script>alert("late")</script> & “more” {{ price }} {% if %}'
PUBLICATION = Publication.at(ADDRESS, "Toy Stories", toy_site.languages())


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The toy content, one story with a title that is full of markup."""
    folder = tmp_path_factory.mktemp("handover")
    toy_site.lay_out(folder)
    story = folder / "content" / "moor-railway" / "story.yml"
    before = story.read_text()
    story.write_text(before.replace("en: Battery engines for the moor railway?", f"en: '{TITLE}'"))
    assert story.read_text() != before
    return folder


@pytest.fixture(scope="module")
def stories(project: Path) -> list[Story]:
    return [loaded.story for loaded in load_all(project / "content") if loaded.ok and loaded.story]


@pytest.fixture(scope="module")
def pages(stories: list[Story]) -> dict[str, Page]:
    """Our generated pages by their path, but for the search, for which Zensical has its own."""
    return {page.path: page for page in build_site(stories, toy_site.languages()) if page.key != "search"}


@pytest.fixture(scope="module")
def source(project: Path, stories: list[Story]) -> Path:
    folder = project / "source"
    assert write_site_source(stories, project / "docs", folder, PUBLICATION) > 40
    return folder


@pytest.fixture(scope="module")
def zensical(source: Path, tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """What Zensical makes of it, put together as the README in it says."""
    if importlib.util.find_spec("zensical") is None and not os.environ.get("CI"):
        pytest.skip("Zensical is not installed: make .venv/.tools.stamp")
    public = tmp_path_factory.mktemp("public")
    shutil.copytree(source / "root", public, dirs_exist_ok=True)
    for configuration in sorted(source.glob("*/zensical.toml")):
        command = [sys.executable, "-m", "zensical", "build", "--strict", "--config-file", str(configuration)]
        done = subprocess.run(command, capture_output=True, text=True, timeout=300)
        assert done.returncode == 0, done.stdout + done.stderr
        shutil.copytree(configuration.parent / "site", public / configuration.parent.name)
    return BuiltSite(public, ADDRESS)


def words(html: str) -> str:
    return " ".join(BeautifulSoup(html, "html.parser").get_text().split())


def test_every_page_is_there_as_it_was(zensical: BuiltSite, pages: dict[str, Page]) -> None:
    """With its language, its words, its ids, and its title; those written by hand too."""
    for path, page in pages.items():
        document = zensical.documents[f"{path}index.html"]
        assert document.lang == page.locale, path
        body = document.soup.select_one(".page__inner > div, main.page__inner")
        assert body is not None, path
        assert words(str(body)) == words(page.body), path
        assert page.anchors <= set(document.ids), path
        assert page.title in document.title, path
    assert {"en/about/index.html", "de/about/index.html"} <= zensical.documents.keys()


def test_every_link_leads_somewhere(zensical: BuiltSite) -> None:
    """From page to page, to the other languages, to what lies beside the pages; Zensical's own frame included."""
    links = list(zensical.links())
    assert len(links) > 500
    problems = [problem for link in links if (problem := zensical.problem(link))]
    assert problems == []


def test_every_translation_is_a_click_away(zensical: BuiltSite, pages: dict[str, Page]) -> None:
    """The switch and the way through the story stand on each page."""
    for path, page in pages.items():
        document = zensical.documents[f"{path}index.html"]
        links = {str(link["hreflang"]): str(link["href"]) for link in document.soup.select(".switch a")}
        expected = {tag: target for tag, target in page.translations.items() if tag != page.locale}
        assert links.keys() == expected.keys(), path
        story = [urljoin(f"/{path}", str(link["href"])) for link in document.soup.select(".story-nav a")]
        assert story == [f"/{item.path}" for item in (*page.nav.pages, *page.nav.topics)] if page.nav else not story
    about = zensical.documents["en/about/index.html"].soup.select_one('.switch a[hreflang="de"]')
    assert about is not None
    assert about["href"] == "../../de/about/"


def test_the_configuration_names_every_story(source: Path) -> None:
    for tag in toy_site.LANGUAGES[:2]:
        project = tomllib.loads((source / tag / "zensical.toml").read_text())["project"]
        assert project["site_url"] == f"{ADDRESS}{tag}/"
        assert "moor-railway/index.md" in json.dumps(project["nav"])
        for file in (source / tag / "docs").rglob("*.md"):
            assert file.read_text().startswith("---\n")


def test_markup_in_a_title_is_text(zensical: BuiltSite) -> None:
    scripts = [script for document in zensical.documents.values() for script in document.soup.find_all("script")]
    assert scripts
    assert not [script for script in scripts if script.get_text().startswith("alert(")]


def test_writing_twice_changes_nothing(source: Path, project: Path, stories: list[Story]) -> None:
    before = {
        path: path.stat().st_mtime_ns for path in source.rglob("*") if path.is_file() and "site" not in path.parts
    }
    write_site_source(stories, project / "docs", source, PUBLICATION)
    assert before == {path: path.stat().st_mtime_ns for path in before}


def test_the_command_writes_the_source(project: Path, source: Path, tmp_path: Path) -> None:
    """The same files, whatever the way to them."""
    arguments = ["export", "--to", "site-source", str(tmp_path / "out"), "--content", str(project / "content")]
    arguments += ["--docs", str(project / "docs"), "--site-url", ADDRESS, "--site-name", "Toy Stories"]
    arguments += [word for tag in toy_site.LANGUAGES for word in ("--lang", tag)]
    done = CliRunner().invoke(main, arguments)
    assert done.exit_code == 0, done.output
    written = BuiltSite(tmp_path / "out").hashes()
    assert written
    assert written == {name: digest for name, digest in BuiltSite(source).hashes().items() if name in written}


@pytest.mark.parametrize(
    ("spoil", "complaint"),
    [("docs/en/about.md", "about.md:3:1:"), ("content/moor-railway/events.yml", "events.yml:")],
)
def test_what_is_wrong_is_said_with_its_place(tmp_path: Path, spoil: str, complaint: str) -> None:
    """A mistake in a story or in front matter is one clear message, and nothing is written."""
    toy_site.lay_out(tmp_path)
    (tmp_path / spoil).write_text("---\npair: about\npair: about\n---\n")
    arguments = ["export", "--to", "site-source", str(tmp_path / "out"), "--content", str(tmp_path / "content")]
    done = CliRunner().invoke(main, [*arguments, "--docs", str(tmp_path / "docs"), "--lang", "en"])
    assert done.exit_code == 1
    assert complaint in done.output
    assert not (tmp_path / "out").exists()


def test_an_unknown_language_is_named(tmp_path: Path) -> None:
    toy_site.lay_out(tmp_path)
    arguments = ["export", "--to", "site-source", str(tmp_path / "out"), "--content", str(tmp_path / "content")]
    done = CliRunner().invoke(main, [*arguments, "--lang", "xx"])
    assert done.exit_code == 1
    assert "“xx”" in done.output
