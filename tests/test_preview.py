"""A preview writes again only what changed; after any change the site is as if it had been built anew."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig

from story_explainer.plugin import StoryExplainerPlugin
from story_explainer.plugin.build import Build
from tests import toy_site
from tests.built_site import BuiltSite

pytestmark = pytest.mark.build

TITLE = "Battery engines for the moor railway?"
Edit = Callable[[Path], object]


class Preview:
    """What `mkdocs serve` does whenever something is saved, as one process after the other would."""

    def __init__(self, project: Path, site: Path) -> None:
        self.project, self.site = project, site
        self.plugins: dict[str, object] = {}

    def save(self) -> dict[str, str]:
        """Build; the files of the site by their hashes."""
        option: Any = MkDocsConfig.plugins
        before, option.plugin_cache = option.plugin_cache, self.plugins  # instances that live as long as a preview
        try:
            config = load_config(str(self.project / "mkdocs.yml"), site_dir=str(self.site), strict=False)
            if not self.site.exists():
                config.plugins.on_startup(command="serve", dirty=False)
            config.site_url = url = "http://127.0.0.1:8000/"
            build(config, serve_url=url)
        finally:
            option.plugin_cache = before
        return BuiltSite(self.site).hashes()

    def files(self, folder: str) -> dict[str, int]:
        """What lies in a folder of the site, by what tells whether it was written again."""
        return {path.name: path.stat().st_ino for path in sorted((self.site / folder).rglob("*")) if path.is_file()}


@pytest.fixture
def preview(tmp_path: Path) -> Preview:
    """A preview of the toy content that has built once."""
    (tmp_path / "project").mkdir()
    toy_site.lay_out(tmp_path / "project")
    preview = Preview(tmp_path / "project", tmp_path / "site")
    preview.save()
    return preview


def change(file: str, old: str, new: str) -> Edit:
    def edit(project: Path) -> None:
        path = project / file
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8", newline="\n")

    return edit


def write(file: str, text: str) -> Edit:
    def edit(project: Path) -> None:
        (project / file).parent.mkdir(parents=True, exist_ok=True)
        (project / file).write_text(text, encoding="utf-8", newline="\n")

    return edit


HOOK = """
from pathlib import Path
def on_post_page(output, page, config):
    if Path(config.config_file_path).with_name("broken").exists() and "timeline" in page.url:
        raise RuntimeError("broken")
    return output
"""
STORY = "content/moor-railway/story.yml"
EDITS: dict[str, list[Edit]] = {
    "a title": [change(STORY, TITLE, "Steam or battery?")],
    "an article and its repair": [
        change("content/moor-railway/articles/en.txt", "talking to", "talking with"),
        change("content/moor-railway/articles/en.txt", "talking with", "talking to"),
    ],
    "a mistake and its repair": [
        change(STORY, "cites: [s1, s2]", "cites: [s1, s777]"),
        change(STORY, "cites: [s1, s777]", "cites: [s1]"),
    ],
    "a story that goes": [lambda project: shutil.rmtree(project / "content" / "ferry")],
    "a story that comes and goes": [
        lambda project: shutil.copytree(project / "content" / "ferry", project / "content" / "boat"),
        lambda project: shutil.rmtree(project / "content" / "boat"),
    ],
    "the title of a page written by hand": [change("docs/en/about.md", "# About these pages", "# About us")],
    "a link into a story": [change("docs/en/about.md", "index.md#report", "index.md#talks")],
    "a page written by hand in the folder of a story": [
        write("docs/it/ferry/note.md", "---\npair: note\n---\n# Una nota\n"),
        lambda project: (project / "docs" / "it" / "ferry" / "note.md").unlink(),
    ],
    "an option": [change("mkdocs.yml", "publisher: ''", "publisher: The Moor Desk")],
    "the name of the site": [change("mkdocs.yml", "site_name: Toy Stories", "site_name: Moor Stories")],
    "a style sheet": [
        write("docs/more.css", "body{}"),
        change("mkdocs.yml", "site_name:", "extra_css: [more.css]\nsite_name:"),
    ],
    "a language less": [change("mkdocs.yml", "    - de\n", "")],
}


@pytest.mark.parametrize("edits", EDITS.values(), ids=EDITS)
def test_after_any_change_the_site_is_as_if_built_anew(preview: Preview, tmp_path: Path, edits: list[Edit]) -> None:
    for edit in edits:
        edit(preview.project)
        files = preview.save()
    assert files == Preview(preview.project, tmp_path / "anew").save()


def test_what_was_built_last_is_known_while_it_is_built_again(
    preview: Preview, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The desk asks for it at any time: a page that it does not know has no statements there."""
    preview.save()
    plugin: Any = next(each for each in preview.plugins.values() if isinstance(each, StoryExplainerPlugin))
    built = plugin.paths()
    assert ("moor-railway/claims", "en") in built
    meanwhile, read = [], Build.read

    def looking(build: Build, by_hand: Mapping[str, str]) -> None:
        meanwhile.append(plugin.paths())
        read(build, by_hand)

    monkeypatch.setattr(Build, "read", looking)
    preview.save()
    assert meanwhile == [built]


def test_a_mistake_is_shown_on_every_page(preview: Preview) -> None:
    """Those of stories that did not change among them; it goes when it is repaired."""
    for old, new, shown in [("cites: [s1, s2]", "cites: [s777]", True), ("cites: [s777]", "cites: [s1, s2]", False)]:
        change(STORY, old, new)(preview.project)
        preview.save()
        pages = BuiltSite(preview.site).pages
        assert {name for name, page in pages.items() if ("R002" in page.html) == shown} == set(pages)


def test_only_a_story_that_changed_is_written_again(preview: Preview) -> None:
    folders = ["it/ferry", "data/ferry", "en/moor-railway", "data/moor-railway"]
    before = {folder: preview.files(folder) for folder in folders}
    change(STORY, TITLE, "Steam or battery?")(preview.project)
    preview.save()
    after = {folder: preview.files(folder) for folder in folders}
    same = {folder: before[folder] == after[folder] for folder in folders}
    assert same == {folder: "ferry" in folder for folder in folders}


def test_after_a_build_that_failed_everything_is_there(preview: Preview, tmp_path: Path) -> None:
    """A hook breaks off in the middle of the pages, then no more."""
    broken = tmp_path / "project" / "broken"
    (tmp_path / "project" / "hook.py").write_text(HOOK, encoding="utf-8")
    change("mkdocs.yml", "site_name:", "hooks: [hook.py]\nsite_name:")(preview.project)
    preview.save()
    broken.touch()
    change(STORY, TITLE, "Steam or battery?")(preview.project)
    with pytest.raises(RuntimeError):
        preview.save()
    broken.unlink()
    assert preview.save() == Preview(preview.project, tmp_path / "anew").save()
