"""The site as source for Zensical: built by Zensical itself, every page, link and translation is found again."""

from __future__ import annotations

import importlib.util
import json
import os
import re
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
from story_explainer.cli.export_site import write_site_source
from story_explainer.content.load import load_all
from story_explainer.site.build import build_site
from story_explainer.site.page import Page
from story_explainer.site.publication import Publication
from story_explainer.story.model import Story
from story_explainer.story.rights import shown_of
from tests import toy_site
from tests.built_site import BuiltSite

pytestmark = pytest.mark.build

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
    before = story.read_text(encoding="utf-8")
    story.write_text(before.replace("en: Battery engines for the moor railway?", f"en: '{TITLE}'"), encoding="utf-8")
    assert story.read_text(encoding="utf-8") != before
    return folder


@pytest.fixture(scope="module")
def stories(project: Path) -> list[Story]:
    return [shown_of(loaded.story) for loaded in load_all(project / "content") if loaded.ok and loaded.story]


@pytest.fixture(scope="module")
def pages(stories: list[Story]) -> dict[str, Page]:
    """Our generated pages by their path, but for the search, for which Zensical has its own."""
    made = build_site(stories, toy_site.languages(), PUBLICATION)
    return {page.path: page for page in made if page.key != "search"}


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
        done = subprocess.run(command, capture_output=True, encoding="utf-8", timeout=300)
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
        by_hand = {"en": ["About these pages"], "de": ["Über diese Seiten"]}.get(page.locale, []) if path else []
        assert [link.get_text() for link in document.soup.select(".about a")] == by_hand, path
    about = zensical.documents["en/about/index.html"].soup.select_one('.switch a[hreflang="de"]')
    assert about is not None
    assert about["href"] == "../../de/about/"


def test_the_configuration_names_every_story(source: Path) -> None:
    for tag in toy_site.LANGUAGES[:2]:
        project = tomllib.loads((source / tag / "zensical.toml").read_text(encoding="utf-8"))["project"]
        assert project["site_url"] == f"{ADDRESS}{tag}/"
        assert "moor-railway/index.md" in json.dumps(project["nav"])
        for file in (source / tag / "docs").rglob("*.md"):
            assert file.read_text(encoding="utf-8").startswith("---\n")


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
    arguments = ["--config-file", str(project / "mkdocs.yml"), "--site-url", ADDRESS, "--drafts"]
    done = CliRunner().invoke(main, ["export", "--to", "site-source", str(tmp_path / "out"), *arguments])
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
    (tmp_path / spoil).write_text("---\npair: about\npair: about\n---\n", encoding="utf-8")
    arguments = ["--config-file", str(tmp_path / "mkdocs.yml"), "--lang", "en"]
    done = CliRunner().invoke(main, ["export", "--to", "site-source", str(tmp_path / "out"), *arguments])
    assert done.exit_code == 1
    assert complaint in done.output
    assert not (tmp_path / "out").exists()


def test_the_settings_of_mkdocs_are_followed(tmp_path: Path) -> None:
    """Name, address, languages, copyright and who answers for the site, without a word on the command line."""
    config = toy_site.lay_out(tmp_path)
    text = config.read_text(encoding="utf-8").replace(
        "site_name: Toy Stories", "site_name: Ours\ncopyright: © <b>Us</b>"
    )
    text = text.replace("publisher: ''", "publisher: The Paper").replace("    - en\n", "", 1)
    config.write_text(re.sub("site_url: .*", f"site_url: {ADDRESS}", text), encoding="utf-8")
    done = CliRunner().invoke(
        main, ["export", "--to", "site-source", str(tmp_path / "out"), "--config-file", str(config)]
    )
    assert done.exit_code == 0, done.output
    projects = {path.parent.name: path.read_text(encoding="utf-8") for path in tmp_path.glob("out/*/zensical.toml")}
    assert projects.keys() == {"de", "it"}
    for tag, text in projects.items():
        project = tomllib.loads(text)["project"]
        assert (project["site_name"], project["site_url"]) == ("Ours", f"{ADDRESS}{tag}/")
        assert "The Paper · © <b>Us</b>" in project["copyright"]


def test_a_story_in_none_of_the_languages_is_told_of(tmp_path: Path) -> None:
    """As in a build: it would be nowhere. Who chooses languages by hand is told what that leaves out."""
    config = toy_site.lay_out(tmp_path)
    command = ["export", "--to", "site-source", str(tmp_path / "out"), "--config-file", str(config)]
    done = CliRunner().invoke(main, [*command, "--lang", "en"])
    assert (done.exit_code, "ferry: left out, for it is told in none of" in done.stderr) == (0, True)
    shutil.rmtree(tmp_path / "out")
    text = config.read_text(encoding="utf-8")
    config.write_text(text.replace("    - de\n    - it\n", "", 1), encoding="utf-8")
    done = CliRunner().invoke(main, command)
    assert done.exit_code == 1
    assert "content/ferry/story.yml:1:1: F007 the story is told in " in done.output
    assert not (tmp_path / "out").exists()


def test_the_readme_says_what_is_lost(zensical: BuiltSite, source: Path) -> None:
    """Each line of its list, so that the list is changed when the export is."""
    said = (source / "README.md").read_text(encoding="utf-8")
    page = zensical.documents["en/moor-railway/index.html"]
    lost = {
        "Open Graph": 'meta[property^="og:"]',
        "JSON-LD": 'script[type="application/ld+json"]',
        "links to the feeds": 'link[type="application/atom+xml"]',
        "content security policy": 'meta[http-equiv="Content-Security-Policy"]',
        "the switch for light and dark": 'label[for^="__palette"]',
    }
    assert [words for words in lost if words not in said] == []
    assert [words for words, selector in lost.items() if page.soup.select(selector)] == []
    schemes = [str(choice["data-md-color-scheme"]) for choice in page.soup.select('input[name="__palette"]')]
    assert schemes == ["default", "slate"]
    assert {"en/feed.xml", "en/feed.json", "en/sitemap.xml"} <= zensical.files.keys()
    assert "robots.txt" not in zensical.files


def test_an_unknown_language_is_named(tmp_path: Path) -> None:
    toy_site.lay_out(tmp_path)
    arguments = ["--config-file", str(tmp_path / "mkdocs.yml"), "--lang", "xx"]
    done = CliRunner().invoke(main, ["export", "--to", "site-source", str(tmp_path / "out"), *arguments])
    assert done.exit_code == 1
    assert "“xx”" in done.output


def test_a_configuration_without_the_plugin_is_named(tmp_path: Path) -> None:
    config = tmp_path / "mkdocs.yml"
    config.write_text("site_name: Another\n", encoding="utf-8")
    (tmp_path / "docs").mkdir()
    done = CliRunner().invoke(main, ["export", "--to", "site-source", str(tmp_path / "out"), "-f", str(config)])
    assert done.exit_code == 1
    assert "story-explainer" in done.output


def exported(folder: Path, *arguments: str) -> Path:
    """The source that the command writes of a project."""
    command = ["export", "--to", "site-source", str(folder / "out"), "-f", str(folder / "mkdocs.yml"), *arguments]
    done = CliRunner().invoke(main, command)
    assert done.exit_code == 0, done.output
    return folder / "out"


def test_drafts_are_given_to_who_asks(tmp_path: Path) -> None:
    """As in a build, what is still a machine's guess stands in no file."""
    toy_site.lay_out(tmp_path)
    claims = tmp_path / "content/ferry/claims.yml"
    text = claims.read_text(encoding="utf-8")
    claims.write_text(text.replace("  - id: idle\n", "  - id: idle\n    draft: true\n", 1), encoding="utf-8")
    assert claims.read_text(encoding="utf-8") != text

    def told(*arguments: str) -> bool:
        files = exported(tmp_path, *arguments).rglob("*")
        return any(b'id="idle"' in path.read_bytes() for path in files if path.is_file())

    assert not told()
    assert told("--drafts")


def test_what_is_withdrawn_is_removed(tmp_path: Path) -> None:
    """And nothing else: who builds there keeps what they built."""
    toy_site.lay_out(tmp_path)
    out = exported(tmp_path)
    assert list(out.rglob("*ferry*"))
    (out / "it" / "site").mkdir()
    (out / "it" / "site" / "ferry.html").write_text("built", encoding="utf-8")
    shutil.rmtree(tmp_path / "content/ferry")
    exported(tmp_path)
    assert list(out.rglob("*ferry*")) == [out / "it" / "site" / "ferry.html"]


def test_a_list_changed_by_hand_removes_nothing_elsewhere(tmp_path: Path) -> None:
    toy_site.lay_out(tmp_path)
    out = exported(tmp_path)
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    (out / ".exported").write_text(f"../mine.txt\n{tmp_path}/mine.txt\n", encoding="utf-8")
    exported(tmp_path)
    assert (tmp_path / "mine.txt").is_file()


def test_who_answers_for_the_site_is_named(tmp_path: Path) -> None:
    config = toy_site.lay_out(tmp_path)
    publisher = "publisher: Die <Zeitung>\n    contact: mailto:corrections@example.org\n    imprint: de/imprint/"
    config.write_text(
        re.sub(r"(?s)publisher: ''\n(.*?)contact: ''\n(.*?)imprint: ''", publisher, config.read_text(encoding="utf-8")),
        encoding="utf-8",
    )
    project = tomllib.loads((exported(tmp_path) / "de/zensical.toml").read_text(encoding="utf-8"))["project"]
    assert "Die &lt;Zeitung&gt;" in project["copyright"]
    assert 'href="mailto:corrections@example.org"' in project["copyright"]
    assert 'href="http://127.0.0.1:8000/de/imprint/"' in project["copyright"]
