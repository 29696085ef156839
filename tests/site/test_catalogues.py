"""The words of the interface: every language has all of them, whole, and templates and code say nothing else."""

from __future__ import annotations

import re
import runpy
import shutil
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po
from bs4 import BeautifulSoup
from bs4.element import Comment, Doctype, NavigableString

from story_explainer.desk.mistakes import CONTEXT
from story_explainer.story.codes import CODES
from tests.toy_site import ROOT

SITE = ROOT / "build_tools" / "story_explainer" / "site"
TRANSLATED = sorted(path.stem for path in (SITE / "locales").glob("*.po") if path.stem != "en")
TEMPLATES = sorted([*(SITE / "templates").rglob("*.html"), *(SITE / "theme").rglob("*.html")])


@pytest.fixture(scope="module")
def said() -> Catalog:
    """The messages in templates and code, extracted as `make messages` does it."""
    catalog = runpy.run_path(str(ROOT / "build_tools" / "messages.py"))["said"]()
    assert isinstance(catalog, Catalog)
    return catalog


def catalogue(tag: str) -> Catalog:
    with (SITE / "locales" / f"{tag}.po").open("rb") as file:
        return read_po(file, locale=tag, abort_invalid=True)


def messages(catalog: Catalog) -> dict[tuple[object, str | None], Message]:
    return {(message.id, message.context): message for message in catalog if message.id}


def forms(words: object) -> list[str]:
    return [str(form) for form in words] if isinstance(words, list | tuple) else [str(words)]


def placeholders(words: str) -> set[str]:
    named = set(re.findall(r"%\((\w+)\)[sd]", words))
    return named | {name for _, name, _, _ in Formatter().parse(words.replace("%", "")) if name}


@pytest.mark.parametrize(
    ("name", "text", "place"),
    [
        ("templates/wrong.html", "<p>{{ _('Sources') }}</p>\n{% if late %}\n", "templates/wrong.html:2:"),
        ("templates/wrong.html", "{{ _('Sources' }}\n", "templates/wrong.html:1:"),
        ("wrong.py", "sources = _(\n", "wrong.py:"),
    ],
)
def test_what_does_not_parse_stops_the_extraction(tmp_path: Path, name: str, text: str, place: str) -> None:
    """Its messages would otherwise count as no longer said, and their translations be lost."""
    said = runpy.run_path(str(ROOT / "build_tools" / "messages.py"))["said"]
    shutil.copy(ROOT / "babel.cfg", tmp_path)
    site = tmp_path / SITE.relative_to(ROOT)
    (site / "templates").mkdir(parents=True)
    (site / "templates/right.html").write_text("{{ _('Timeline') }}", encoding="utf-8")
    problems = {(words, CONTEXT) for code in CODES.values() for words in (code.meaning, code.remedy)}
    assert messages(said(tmp_path)).keys() == {("Timeline", None)} | problems, "the folder's words and the checks'"
    (site / name).write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match=place):
        said(tmp_path)


@pytest.mark.parametrize("tag", TRANSLATED)
def test_a_catalogue_holds_what_is_said_and_nothing_else(tag: str, said: Catalog) -> None:
    assert messages(catalogue(tag)).keys() == messages(said).keys(), "run “make messages” and translate"


@pytest.mark.parametrize("tag", TRANSLATED)
def test_every_message_is_translated_in_every_form(tag: str) -> None:
    """No message is empty, fuzzy or short of a plural form; each keeps the placeholders of the English one.

    The form for one thing may say “one” in words.
    """
    catalog = catalogue(tag)
    for message in messages(catalog).values():
        assert not message.fuzzy, message.id
        translated = forms(message.string)
        assert len(translated) == (catalog.num_plurals if isinstance(message.id, tuple | list) else 1), message.id
        for number, form in enumerate(translated):
            assert form.strip(), message.id
            wanted = placeholders(forms(message.id)[-1])
            spelt_out = {"num", "count"} if number == 0 and len(translated) > 1 else set()
            assert wanted - spelt_out <= placeholders(form) <= wanted, message.id


def test_french_is_set_as_french_is() -> None:
    """No-break spaces stand within quotation marks and before double signs; what is to be typed stays as it is."""
    wrong = re.compile(r"(?<!\u00a0):(?=\s|$)|(?<!\u202f)[;!?]|«(?!\u00a0)|(?<!\u00a0)»|['\"]|\.\.\.")
    said = [form for message in messages(catalogue("fr")).values() for form in forms(message.string)]
    assert [form for form in said if wrong.search(form.replace("publish_to: ", ""))] == []


def test_english_needs_no_translation() -> None:
    assert messages(catalogue("en")) == {}


_JINJA_TEXT = re.compile(r"{#.*?#}|{%-?\s*trans\b.*?endtrans\s*-?%}|{{.*?}}|{%.*?%}", re.DOTALL)
_SPOKEN = ("title", "alt", "aria-label", "aria-description", "placeholder")


def hard_coded(template: str) -> Iterator[str]:
    """Words in a template that no catalogue translates: text and spoken attributes outside of Jinja."""
    soup = BeautifulSoup(_JINJA_TEXT.sub(" ", template), "html.parser")
    for node in soup.find_all(string=True):
        silent = isinstance(node, Comment | Doctype) or node.parent is None or node.parent.name in ("script", "style")
        if isinstance(node, NavigableString) and not silent:
            yield from re.findall(r"[^\W\d_]{2,}", node)
    for tag in soup.find_all(True):
        for attribute in _SPOKEN:
            yield from re.findall(r"[^\W\d_]{2,}", str(tag.get(attribute, "")))


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.relative_to(SITE).as_posix())
def test_no_word_is_hard_coded(path: Path) -> None:
    """Names of products stay as they are in every language; they are the only words allowed."""
    assert set(hard_coded(path.read_text(encoding="utf-8"))) <= {"Story", "Explainer"}


@pytest.mark.parametrize(
    "template", ["<p>Read on</p>", '<a aria-label="Close">×</a>', "{% if x %}yes{% endif %}", "{{ x }} of {{ y }}"]
)
def test_hard_coded_words_are_found(template: str) -> None:
    """The test above can fail."""
    assert list(hard_coded(template))
