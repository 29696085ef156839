"""The foot of a page names who answers for it as far as that is set, and says nothing otherwise."""

from __future__ import annotations

from typing import Any

import pytest
from bs4 import BeautifulSoup
from jinja2 import Environment, FileSystemLoader

from story_explainer.site.language import Language
from story_explainer.site.publication import Publisher
from story_explainer.site.render import gettext_functions
from tests.toy_site import ROOT

THEME = ROOT / "build_tools" / "story_explainer" / "site" / "theme"
SETTINGS = {
    "publisher": ("La Voce & Figli", "Pubblicato da La Voce & Figli"),
    "contact": ("mailto:errori@example.org", "Segnala un errore"),
    "imprint": ("https://example.org/imprint?a=1&b=2", "Note legali"),
}


def foot(kind: str = "story", **settings: str) -> BeautifulSoup:
    env = Environment(loader=FileSystemLoader(THEME), autoescape=False, extensions=["jinja2.ext.i18n"])
    publisher = Publisher(settings.get("publisher", ""), settings.get("contact", ""), settings.get("imprint", ""))
    addresses: dict[str, Any] = {"hand_written": [], "feeds": [], "imprint": publisher.imprint}
    explainer = {"kind": kind, "addresses": addresses, "publisher": publisher}
    words = gettext_functions(Language.load("it"))
    html = env.get_template("partials/footer.html").render(words, explainer=explainer, page={"edit_url": None})
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
