"""What else may stand in mkdocs.yml: templates, languages, plugins and themes; followed or refused."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, PluginError
from mkdocs.structure.files import Files

from story_explainer.content.folders import fingerprint
from story_explainer.plugin import StoryExplainerPlugin
from story_explainer.site.publication import Publication
from story_explainer.site.render import direction
from tests import toy_site
from tests.built_site import BuiltSite

OVERRIDES = {
    "partials/footer.html": "<footer><p>Impressum der Redaktion</p></footer>",
    "main.html": '{% extends "base.html" %}{% block announce %}<p class="mine">{{ _("Search") }}</p>{% endblock %}',
    "404.html": '{% extends "main.html" %}{% block content %}<h1>Weg ist weg</h1>{% endblock %}',
}


def laid_out(folder: Path, *changes: tuple[str, str]) -> Path:
    config = toy_site.lay_out(folder)
    text = config.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new)
    config.write_text(text, encoding="utf-8")
    return config


def configured(config: Path) -> MkDocsConfig:
    return load_config(str(config))


@pytest.mark.build
def test_templates_of_ones_own_go_before_ours(tmp_path: Path) -> None:
    config = laid_out(
        tmp_path,
        ("theme:\n", "theme:\n  custom_dir: overrides\n"),
        ("site_name:", "copyright: © Redaktion\nsite_name:"),
    )
    for name, text in OVERRIDES.items():
        (tmp_path / "overrides" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "overrides" / name).write_text(text, encoding="utf-8")
    done = toy_site.build(config, tmp_path / "site")
    assert done.returncode == 0, done.stderr
    site = BuiltSite(tmp_path / "site")
    pages = {
        name: page
        for name, page in site.documents.items()
        if name not in ("index.html", "404.html") and not name.startswith("embed/")
    }
    assert pages
    for page in pages.values():
        assert page.soup.select_one("footer p").text == "Impressum der Redaktion"  # type: ignore[union-attr]
        assert page.soup.select_one("p.mine") is not None
        assert page.soup.select_one('link[href*="story-explainer/"][rel=stylesheet]') is not None
    assert "Weg ist weg" in site.documents["404.html"].html


@pytest.mark.build
@pytest.mark.parametrize("languages", ["- en", "- it", "- de\n      - it"])
def test_pages_by_hand_in_other_languages_are_told_of(tmp_path: Path, languages: str) -> None:
    config = laid_out(tmp_path, ("site_name:", "copyright: © Redaktion\nsite_name:"))
    for other in ("ferry", "moor-railway"):  # told in languages that the site may not have
        shutil.rmtree(tmp_path / "content" / other)
    import yaml

    settings = yaml.safe_load(config.read_text(encoding="utf-8"))
    tags = yaml.safe_load(languages.replace("\n      ", "\n"))
    next(each for each in settings["plugins"] if "story-explainer" in each)["story-explainer"]["languages"] = tags
    config.write_text(yaml.safe_dump(settings), encoding="utf-8")
    for tag in ("it", "fr"):
        shutil.copytree(tmp_path / "docs" / "de", tmp_path / "docs" / tag)
        for page in (tmp_path / "docs" / tag).glob("*.md"):
            page.write_text("---\npair: about\n---\n# Una pagina\n\nTesto.\n", encoding="utf-8")
    for tag in ("en", "de"):
        if tag not in tags:
            (tmp_path / "docs" / tag / "about.md").write_text("---\npair: about\n---\n# Page\n", encoding="utf-8")
        else:
            (tmp_path / "docs" / tag / "about.md").write_text("---\npair: about\n---\n# About\n", encoding="utf-8")
    done = toy_site.build(config, tmp_path / "site")
    assert done.returncode == 0, done.stderr
    assert "fr/: pages in a language that the site does not have" in done.stderr
    assert 'hreflang="fr"' not in (tmp_path / "site" / "sitemap.xml").read_text(encoding="utf-8")
    assert "© Redaktion" in (tmp_path / "site" / tags[0] / "index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("name: material", "name: readthedocs", "needs the theme Material"),
        ("name: material", "name: mkdocs", "needs the theme Material"),
    ],
)
def test_another_theme_is_refused_in_one_line(tmp_path: Path, old: str, new: str, said: str) -> None:
    config = configured(laid_out(tmp_path, (old, new)))
    with pytest.raises(PluginError, match=said):
        ours(config).on_config(config)


def test_addresses_of_files_are_refused(tmp_path: Path) -> None:
    config = configured(laid_out(tmp_path, ("use_directory_urls: true", "use_directory_urls: false")))
    with pytest.raises(PluginError, match="take “use_directory_urls: false” out"):
        ours(config).on_config(config)


@pytest.mark.parametrize("place", [0, 99])
def test_the_plugin_that_makes_addresses_of_files_is_refused_wherever_it_stands(tmp_path: Path, place: int) -> None:
    import yaml

    path = laid_out(tmp_path)
    settings = yaml.safe_load(path.read_text(encoding="utf-8"))
    settings["plugins"].insert(place, "offline")
    path.write_text(yaml.safe_dump(settings), encoding="utf-8")
    config = configured(path)
    with pytest.raises(PluginError, match="the plugin “offline” sets it"):
        ours(config).on_config(config)


def test_a_folder_of_stories_that_is_not_there_is_no_empty_site(tmp_path: Path) -> None:
    config = configured(laid_out(tmp_path, ("content: content", "content: storys")))
    with pytest.raises(PluginError, match="there is no folder “storys”"):
        ours(config).on_config(config)


@pytest.mark.parametrize(
    ("content", "docs_dir", "site_dir", "said"),
    [
        ("docs/content", "docs", "site", "would be published as it is"),
        ("content", "content", "site", "would be published as it is"),
        ("docs/../docs/a/b", "docs", "site", "would be published as it is"),
        ("linked", "docs", "site", "would be published as it is"),
        ("content", "docs", "content", "would write over the stories"),
        ("content", "docs", "content/site", "would write over the stories"),
        ("public/content", "docs", "public", "would write over the stories"),
        (".", "docs", "site", "would write over the stories"),
    ],
)
def test_stories_are_neither_published_as_files_nor_written_over(
    tmp_path: Path, content: str, docs_dir: str, site_dir: str, said: str
) -> None:
    path = laid_out(tmp_path, ("content: content", f"content: {content}"))
    kept = re.sub(r"(?m)^(?:docs|site)_dir:.*\n", "", path.read_text("utf-8"))
    path.write_text(f"docs_dir: {docs_dir}\nsite_dir: {site_dir}\n{kept}", encoding="utf-8")
    for folder in ("docs/content", "docs/a/b", "public/content"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "linked").symlink_to(tmp_path / "docs" / "content")
    config = configured(path)
    with pytest.raises(PluginError, match=said):
        ours(config).on_config(config)


@pytest.mark.parametrize("content", ["content", "./content", "../others", "stories of us"])
def test_stories_may_stand_anywhere_else(tmp_path: Path, content: str) -> None:
    path = laid_out(tmp_path / "site of us", ("content: content", f"content: {content}"))
    (path.parent / content).mkdir(exist_ok=True)
    config = configured(path)
    assert ours(config).on_config(config) is config


def test_what_an_inherited_file_says_of_the_theme_is_told_of(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    path = laid_out(tmp_path)
    (tmp_path / "base.yml").write_text("theme:\n  font: {text: Lato}\n", encoding="utf-8")
    text = TEN_LINES.replace("  font: {text: Lato}\n", "")
    path.write_text(f"INHERIT: base.yml\n{text}", encoding="utf-8")
    config = configured(path)
    with caplog.at_level("INFO"):
        ours(config).on_config(config)
    assert sum("theme.font: left out" in line for line in caplog.messages) == 1


@pytest.mark.parametrize(
    ("address", "base"),
    [
        ("https://example.org/größe/", "https://example.org/gr%C3%B6%C3%9Fe/"),
        ("https://example.org/a b", "https://example.org/a%20b/"),
        ("https://example.org/a%20b/", "https://example.org/a%20b/"),
        ("https://example.org/~us/@new/", "https://example.org/~us/@new/"),
        ("http://127.0.0.1:8000/", "http://127.0.0.1:8000/"),
        (None, "/"),
    ],
)
def test_addresses_hold_what_a_sitemap_can_hold(address: str | None, base: str) -> None:
    assert Publication.at(address, "Laguna News", []).base == base


TEN_LINES = """\
site_name: Laguna News
theme:
  name: material
  features: [navigation.instant, navigation.instant.progress, toc.follow]
  font: {text: Lato}
  palette: {scheme: slate}
extra:
  analytics: {provider: google, property: G-1}
extra_javascript: ["https://cdn.example.org/far.js", near.js]
plugins:
  - story-explainer: {content: content, languages: [en, de, it]}
"""


def test_what_would_break_a_promise_of_the_pages_is_left_out_and_named(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    path = laid_out(tmp_path)
    path.write_text(TEN_LINES, encoding="utf-8")
    config = configured(path)
    with caplog.at_level("INFO"):
        ours(config).on_config(config)
    for setting in ("theme.font", "theme.palette", "navigation.instant", "extra.analytics", "https://cdn.example.org"):
        assert sum(f"{setting}" in line and "left out" in line for line in caplog.messages) >= 1, setting
    assert config.theme["features"] == ["toc.follow"]
    assert config.theme["font"] is False
    assert [each["scheme"] for each in config.theme["palette"]] == ["default", "default", "slate"]
    assert [str(file) for file in config.extra_javascript] == ["near.js"]
    assert "analytics" not in config.extra


def test_what_keeps_the_promises_is_left_as_it_is(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    config = configured(laid_out(tmp_path))
    with caplog.at_level("INFO"):
        ours(config).on_config(config)
    assert not [line for line in caplog.messages if "left out" in line]


@pytest.mark.build
def test_a_site_of_ten_lines_has_its_own_name_both_colours_and_no_third_party(tmp_path: Path) -> None:
    path = laid_out(tmp_path)
    path.write_text(TEN_LINES, encoding="utf-8")
    done = toy_site.build(path, tmp_path / "site")
    assert done.returncode == 0, done.stderr
    chooser = (tmp_path / "site" / "index.html").read_text(encoding="utf-8")
    assert '<h1 id="top">Laguna News</h1>' in chooser
    for page in (tmp_path / "site").rglob("*.html"):
        html = page.read_text(encoding="utf-8")
        assert "googleapis" not in html
        assert "gstatic" not in html
        assert "cdn.example.org" not in html


@pytest.mark.build
def test_a_story_in_none_of_the_sites_languages_is_an_error_with_its_name(tmp_path: Path) -> None:
    path = laid_out(tmp_path)
    path.write_text(TEN_LINES.replace("[en, de, it]", "[it]"), encoding="utf-8")
    done = toy_site.build(path, tmp_path / "site")
    assert done.returncode == 1
    assert "content/moor-railway/story.yml:1:1: F007 the story is told in “en” or “de”" in done.stderr
    assert not (tmp_path / "site").exists()


@pytest.mark.build
def test_a_language_in_which_nothing_is_told_is_named(tmp_path: Path) -> None:
    path = laid_out(tmp_path)
    path.write_text(TEN_LINES, encoding="utf-8")
    for other in ("ferry", "lake-spill"):
        shutil.rmtree(tmp_path / "content" / other)
    done = toy_site.build(path, tmp_path / "site")
    assert done.returncode == 0, done.stderr
    assert "option languages: no story is told in “it”" in done.stderr


@pytest.mark.build
def test_what_is_written_by_hand_is_never_replaced(tmp_path: Path) -> None:
    path = laid_out(tmp_path)
    mine = {
        "index.md": "# Mine\n",
        "robots.txt": "User-agent: *\nDisallow: /\n",
        "llms.txt": "mine",
        "it/feed.xml": "mine",
    }
    for name, text in mine.items():
        (tmp_path / "docs" / name).parent.mkdir(exist_ok=True)
        (tmp_path / "docs" / name).write_text(text, encoding="utf-8")
    done = toy_site.build(path, tmp_path / "site")
    assert done.returncode == 0, done.stderr
    for name, text in mine.items():
        assert f"{name}: kept as it is" in done.stderr
        if not name.endswith(".md"):
            assert (tmp_path / "site" / name).read_text(encoding="utf-8") == text
    assert ">Mine</h1>" in (tmp_path / "site" / "index.html").read_text(encoding="utf-8")


def test_what_is_set_behind_our_back_is_refused_too(tmp_path: Path) -> None:
    """A hook ran after us and the build broke off with a traceback."""
    path = laid_out(tmp_path, ("site_name:", "hooks: [late.py]\nsite_name:"))
    (tmp_path / "late.py").write_text(
        "def on_config(config):\n    config.use_directory_urls = False\n", encoding="utf-8"
    )
    config = configured(path)
    config = config.plugins.on_config(config)
    with pytest.raises(PluginError, match="take “use_directory_urls: false” out"):
        config.plugins.on_pre_build(config=config)


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("ftp://example.org/a/", "do not open “ftp:”"),
        ("javascript://x/%0aalert(1)", "do not open “javascript:”"),
        ("file:///srv/site/", "do not open “file:”"),
        ("https://u:p@example.org/", "would stand in every page"),
        ("https://example.org/?a=1", "not behind “?” or “#”"),
        ("https://example.org/a/#b", "not behind “?” or “#”"),
        ("https://example.org/index.html", "“index.html” is a page"),
        ("https://example.org/a/Start.HTM", "“Start.HTM” is a page"),
    ],
)
def test_what_is_no_address_of_a_site_is_refused(tmp_path: Path, address: str, said: str) -> None:
    path = laid_out(tmp_path)
    kept = re.sub(r"(?m)^site_url:.*\n", "", path.read_text("utf-8"))
    path.write_text(f"site_url: {address}\n{kept}", encoding="utf-8")
    try:
        config = configured(path)
        with pytest.raises(PluginError, match=re.escape(said)):
            ours(config).on_config(config)
    except Abort:
        assert address.startswith("file:"), "refused by MkDocs"


@pytest.mark.parametrize(
    "address", ["https://example.org", "http://example.org/a/b.c/", "https://größe.example/a b/", ""]
)
def test_what_is_one_is_followed(tmp_path: Path, address: str) -> None:
    path = laid_out(tmp_path)
    kept = re.sub(r"(?m)^site_url:.*\n", "", path.read_text("utf-8"))
    path.write_text(f"site_url: '{address}'\n{kept}", encoding="utf-8")
    config = configured(path)
    assert ours(config).on_config(config) is config


@pytest.mark.parametrize(
    ("option", "said"),
    [
        ("languages: it", "write a list of tags: [it, de]"),
        ("languages: [no]", "“no” needs quotation marks"),
        ("languages: [it, it]", "“it” stands there twice"),
        ("languages: [IT, de]", "“IT” is no tag of a language (write “it”)"),
        ("languages: [de, de_ch]", "the site does not speak “de_ch” yet"),
        ("languages: []", "name at least one language"),
        ("drafts: 'yes'", "write true or false"),
        ("complete: ja", "write true or false"),
        ("jobs: many", "it takes a number from 1 on"),
        ("publisher: [A, B]", "write one text"),
        ("imprint: //x.example/", "write https://… or a path of the site"),
        ("imprint: javascript:x", "write https://… or a path of the site"),
        ("contact: a@b.example", "begins with https: or mailto:"),
    ],
)
def test_an_option_that_cannot_be_followed_says_what_to_write(tmp_path: Path, option: str, said: str) -> None:
    path = laid_out(tmp_path)
    path.write_text(f"site_name: X\ntheme: material\nplugins:\n- story-explainer:\n    {option}\n", encoding="utf-8")
    config = MkDocsConfig(str(path))
    with path.open("rb") as file:
        config.load_file(file)
    failed, _ = config.validate()
    told = [str(error) for _, error in failed]
    if not failed:
        with pytest.raises(PluginError) as refused:
            ours(config).on_config(config)
        told.append(str(refused.value))
    assert any(said in line for line in told), told


def test_the_language_of_the_theme_is_told_of(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    config = configured(laid_out(tmp_path, ("theme:\n", "theme:\n  language: fr\n")))
    with caplog.at_level("INFO"):
        ours(config).on_config(config)
    assert "theme.language: left out" in caplog.text


def ours(config: MkDocsConfig) -> StoryExplainerPlugin:
    plugin = config.plugins["story-explainer"]
    assert isinstance(plugin, StoryExplainerPlugin)
    return plugin


def test_a_plugin_that_makes_the_languages_too_is_refused(tmp_path: Path) -> None:
    config = configured(laid_out(tmp_path))
    dict.__setitem__(config.plugins, "i18n", ours(config))
    with pytest.raises(PluginError, match="take the plugin “i18n” out"):
        ours(config).on_config(config)


def test_the_languages_of_the_theme_may_be_gone_through(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """What reads `extra.alternate` finds an empty list; one of the user's own is told of."""
    config = configured(laid_out(tmp_path, ("extra:\n", "extra:\n  alternate:\n  - {name: Deutsch, link: /de/}\n")))
    with caplog.at_level("INFO"):
        ours(config).on_config(config)
    assert (list(config.extra["alternate"]), bool(config.extra["alternate"])) == ([], True)
    assert "extra.alternate: left out" in caplog.text


@pytest.mark.build
def test_each_page_has_a_file_behind_it(tmp_path: Path) -> None:
    """Plugins such as those for feeds or dates ask for it."""
    config = configured(laid_out(tmp_path))
    plugin = ours(config)
    plugin.on_startup(command="build", dirty=False)
    config = plugin.on_config(config)
    config.plugins._current_plugin = "story-explainer"
    files = plugin.on_files(Files([]), config=config)
    pages = [file for file in files if file.src_uri.endswith(".md")]
    assert pages
    assert all(file.abs_src_path and Path(file.abs_src_path).is_file() for file in pages)
    assert any(str(file.abs_src_path).endswith("timeline.yml") or "content" in str(file.abs_src_path) for file in pages)


def test_what_editors_leave_in_a_folder_stops_no_preview(tmp_path: Path) -> None:
    """A lock of Emacs, a link to nothing, one in a circle; they change nothing, and files still do."""
    (tmp_path / "story.yml").write_text("title: x\n", encoding="utf-8")
    before = fingerprint(tmp_path)
    (tmp_path / ".#story.yml").symlink_to("anna@redaktion.4242:1769500000")
    assert fingerprint(tmp_path) == before
    (tmp_path / "gone.yml").symlink_to("nowhere")
    (tmp_path / "circle").symlink_to("circle")
    again = fingerprint(tmp_path)
    (tmp_path / "story.yml").write_text("title: y\n", encoding="utf-8")
    assert fingerprint(tmp_path) != again


@pytest.mark.parametrize(
    ("tag", "rtl"),
    [
        ("ar", True),
        ("he", True),
        ("fa", True),
        ("ur", True),
        ("yi", True),
        ("ar-EG", True),
        ("az-Arab", True),
        ("pa-Arab", True),
        ("ckb", True),
        ("dv", True),
        ("it", False),
        ("az", False),
        ("ku-Latn", False),
        ("ug-Cyrl", False),
        ("ja", False),
        ("zh-Hant", False),
    ],
)
def test_the_direction_of_a_language(tag: str, rtl: bool) -> None:
    assert direction(tag) == (' dir="rtl"' if rtl else "")
