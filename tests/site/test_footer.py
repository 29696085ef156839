"""Who answers for the site: named as far as that is set, at the foot of each page and where one says so."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from jinja2 import Environment, FileSystemLoader

from story_explainer.site.language import Language
from story_explainer.site.publication import Publisher
from story_explainer.site.render import gettext_functions
from tests import toy_site
from tests.built_site import BuiltSite
from tests.toy_site import ROOT

THEME = ROOT / "build_tools" / "story_explainer" / "site" / "theme"
SETTINGS = {
    "publisher": ("La Voce & Figli", "Pubblicato da La Voce & Figli"),
    "contact": ("mailto:errori@example.org", "Segnala un errore"),
    "imprint": ("https://example.org/imprint?a=1&b=2", "Note legali"),
}


def foot(kind: str = "story", part: str = "footer", **settings: str) -> BeautifulSoup:
    env = Environment(loader=FileSystemLoader(THEME), autoescape=False, extensions=["jinja2.ext.i18n"])
    publisher = Publisher(settings.get("publisher", ""), settings.get("contact", ""), settings.get("imprint", ""))
    addresses: dict[str, Any] = {"hand_written": [], "feeds": [], "imprint": publisher.imprint}
    explainer = {"kind": kind, "addresses": addresses, "publisher": publisher}
    words = gettext_functions(Language.load("it"))
    html = env.get_template(f"partials/{part}.html").render(words, explainer=explainer, page={"edit_url": None})
    return BeautifulSoup(html, "html.parser")


@pytest.mark.parametrize("name", SETTINGS)
def test_each_setting_is_named_by_itself(name: str) -> None:
    value, words = SETTINGS[name]
    found = foot(**{name: value}).select(".colophon__list li")
    assert [item.get_text() for item in found] == [words]
    if name != "publisher":
        assert [link["href"] for link in found[0].select("a")] == [value]


def test_what_is_not_set_is_not_said() -> None:
    assert foot(publisher="", contact="", imprint="").select(".colophon__list") == []


@pytest.mark.parametrize("name", SETTINGS)
def test_a_page_that_answers_names_each_setting(name: str) -> None:
    value, words = SETTINGS[name]
    found = foot(part="answers", **{name: value})
    assert [item.get_text() for item in found.select(".answers li")] == [words]
    assert "non indica" not in found.get_text()


def test_a_page_that_answers_says_plainly_that_nobody_is_named() -> None:
    (said,) = foot(part="answers").select("p.answers")
    assert said.get_text() == (
        "Questa è una copia di prova del sito: non indica chi la pubblica né un recapito, e per ora gli errori non si "
        "possono segnalare."
    )


@pytest.mark.build
def test_only_pages_that_say_so_answer(tmp_path: Path) -> None:
    config = toy_site.lay_out(tmp_path)
    about = tmp_path / "docs" / "en" / "about.md"
    text = about.read_text("utf-8").replace("pair: about\n", "pair: about\nanswers: true\ncorrections: true\n", 1)
    about.write_text(text, "utf-8")
    done = toy_site.build(config, tmp_path / "site")
    assert done.returncode == 0, done.stderr
    answering = {
        name for name, page in BuiltSite(tmp_path / "site").documents.items() if page.soup.select("article .answers")
    }
    assert answering == {"en/about/index.html"}
    (heading,) = BuiltSite(tmp_path / "site").documents["en/about/index.html"].soup.select("article h1")
    following = heading.find_next_sibling()
    assert following is not None
    assert "answers" in following["class"]
    listing = {
        name: page.soup.select(".corrections a")
        for name, page in BuiltSite(tmp_path / "site").documents.items()
        if page.soup.select("#published")
    }
    ((name, links),) = listing.items()
    assert name == "en/about/index.html"
    assert [str(link["href"]) for link in links] == ["../moor-railway/#change-passengers"]
    overview = BuiltSite(tmp_path / "site").documents["en/moor-railway/index.html"].soup
    (entry,) = overview.select("#change-passengers")
    words = entry.select_one(".statement__text")
    assert words is not None
    item = links[0].find_parent("li")
    assert item is not None
    assert words.get_text(" ", strip=True).replace("\N{NO-BREAK SPACE}", " ") in item.get_text(" ", strip=True)
