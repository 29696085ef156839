"""Pages of stories come with a frame that was rendered once; nobody can tell, and whoever takes part still does."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from mkdocs.config import load_config

from story_explainer.plugin.engine import Templates
from tests import toy_site
from tests.built_site import BuiltSite

pytestmark = pytest.mark.build

TITLE = 'Engines <b>&amp;</b> "quotes" \u2019 {{ price }} </title> \\1 %s'
EDIT = "https://code.example/desk/edit/main/docs/"
# A hook that changes finished pages, as other plugins do, and tells how each was made.
MARKS = """
def on_post_page(output, page, config):
    return output.replace("</body>", f"<!-- {page.meta.get('template')} --></body>")
"""
LOOKS_ON = """
def on_page_context(context, page, config, nav):
    return context
"""
# A hook that adds to bodies before they stand in the theme, and another that reads them when all is done.
ADDS = """
def on_page_content(html, page, config, files):
    return html + '<p class="added"></p>'
def on_post_build(config):
    assert all(file.page.content for file in seen.documentation_pages())
def on_files(files, config):
    global seen
    seen = files
"""
_MARK = re.compile(r"<!-- (\S+) --></body>")


def built(folder: Path, hooks: str) -> BuiltSite:
    """The toy content with a title in need of escaping, with every link of the frame, and with hooks."""
    config = toy_site.lay_out(folder)
    story = folder / "content" / "moor-railway" / "story.yml"
    old = "  en: Battery engines for the moor railway?\n"
    assert old in story.read_text(encoding="utf-8")
    story.write_text(story.read_text(encoding="utf-8").replace(old, f"  en: '{TITLE}'\n"), encoding="utf-8")
    (folder / "hooks.py").write_text(hooks, encoding="utf-8")
    text = config.read_text(encoding="utf-8")
    assert "edit_uri: null" in text
    config.write_text(text.replace("edit_uri: null", f"edit_uri: {EDIT}") + "hooks: [hooks.py]\n", encoding="utf-8")
    done = toy_site.build(config, folder / "site")
    assert done.returncode == 0, done.stderr
    return BuiltSite(folder / "site")


def test_pages_in_frames_are_those_rendered_whole(tmp_path: Path) -> None:
    """Another plugin that looks at what the templates get makes MkDocs render every page whole: the same bytes."""
    pages = {}
    for name, hooks in [("framed", MARKS), ("whole", MARKS + LOOKS_ON)]:
        site = built(tmp_path / name, hooks)
        pages[name] = {at: page.html for at, page in site.pages.items() if at != "404.html"}
    marks = {name: {at: _MARK.findall(html) for at, html in found.items()} for name, found in pages.items()}
    assert sum(mark == ["framed.html"] for mark in marks["framed"].values()) > 20
    assert all(mark == ["None"] for mark in marks["whole"].values())
    framed, whole = ({at: _MARK.sub("", html) for at, html in pages[name].items()} for name in ("framed", "whole"))
    assert framed == whole


def test_other_plugins_get_bodies_when_mkdocs_promises_them(tmp_path: Path) -> None:
    """Bodies are made late and let go early only where nobody asks for them."""
    site = built(tmp_path, ADDS)
    for name, page in site.pages.items():
        assert bool(page.soup.select_one("article > .added")) == (name != "404.html"), name


def test_templates_of_the_users_own_are_rendered_for_each_page(tmp_path: Path) -> None:
    """They may show anything of a page, which a frame would not know."""
    config = toy_site.lay_out(tmp_path)
    partials = tmp_path / "overrides" / "partials"
    partials.mkdir(parents=True)
    (partials / "footer.html").write_text('<meta name="where" content="{{ page.url }}">', encoding="utf-8")
    config.write_text(
        config.read_text(encoding="utf-8").replace("theme:\n", "theme:\n  custom_dir: overrides\n"), encoding="utf-8"
    )
    done = toy_site.build(config, tmp_path / "site")
    assert done.returncode == 0, done.stderr
    for name, page in BuiltSite(tmp_path / "site").pages.items():
        if name not in ("index.html", "404.html"):
            found = page.soup.select_one('meta[name="where"]')
            assert found is not None
            assert found["content"] == page.address


def test_templates_of_the_users_own_keep_their_white_space(tmp_path: Path) -> None:
    """Also after a build without them, whose compiled templates are kept."""
    config = toy_site.lay_out(tmp_path)
    assert toy_site.build(config, tmp_path / "before").returncode == 0
    partials = tmp_path / "overrides" / "partials"
    partials.mkdir(parents=True)
    (partials / "footer.html").write_text("<!--\n  one\n    two\n-->\n", encoding="utf-8")
    config.write_text(
        config.read_text(encoding="utf-8").replace("theme:\n", "theme:\n  custom_dir: overrides\n"), encoding="utf-8"
    )
    done = toy_site.build(config, tmp_path / "site")
    assert done.returncode == 0, done.stderr
    assert "<!--\n  one\n    two\n-->" in (tmp_path / "site" / "en" / "index.html").read_text(encoding="utf-8")


def test_the_theme_has_all_its_files_though_icons_are_not_listed() -> None:
    config = load_config(str(toy_site.ROOT / "mkdocs.yml"))
    listed = config.theme.get_env().list_templates()
    shown = [name for name in listed if not any(part.startswith(".") for part in name.split("/"))]
    assert len(listed) > 2 * len(shown) > 100
    assert Templates.of(config.theme).get_env().list_templates() == shown
