"""Addresses between pages, and short forms of texts."""

from __future__ import annotations

from urllib.parse import urljoin

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from story_explainer.site.page import TAB, Page, relative
from story_explainer.site.short_forms import cut, first_sentence

NAME = st.from_regex(r"[a-z0-9][a-z0-9.-]{0,6}", fullmatch=True)
FOLDER = st.lists(NAME, max_size=4).map(lambda parts: "".join(f"{part}/" for part in parts))
TARGET = st.tuples(FOLDER, st.one_of(st.just(""), NAME)).map("".join)


@given(origin=FOLDER, target=TARGET, base=st.sampled_from(["/", "/some/repo/"]))
def test_a_relative_address_leads_where_it_should(origin: str, target: str, base: str) -> None:
    """As a browser resolves it, from any page to any page or file, under any folder of the host."""
    assume(target.endswith("/") or not origin.startswith(f"{target}/"))  # no file bears the name of a folder
    root = f"https://example.org{base}"
    assert urljoin(root + origin, relative(origin, target)) == root + target


@given(origin=FOLDER, target=TARGET)
def test_an_address_is_never_absolute_or_empty(origin: str, target: str) -> None:
    assert relative(origin, target)
    assert not relative(origin, target).startswith("/")


@given(text=st.text(), limit=st.integers(min_value=2, max_value=80))
def test_a_title_that_is_cut_begins_as_the_whole_does(text: str, limit: int) -> None:
    whole = " ".join(text.split())
    short = cut(text, limit)
    assert len(short) <= max(limit, 2)
    if len(whole) <= limit:
        assert short == whole
    else:
        assert short.endswith("…")
        assert whole.startswith(short.removesuffix("…").rstrip())


@given(words=st.lists(st.from_regex(r"[a-z]{1,8}", fullmatch=True), min_size=1), limit=st.integers(10, 60))
def test_a_title_is_cut_between_words(words: list[str], limit: int) -> None:
    short = cut(" ".join(words), limit)
    assume(short.endswith("…"))
    assert set(short.removesuffix("…").split()) <= set(words)


@given(text=st.text())
def test_a_first_sentence_begins_as_the_text_does(text: str) -> None:
    assert " ".join(text.split()).startswith(first_sentence(text))


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Ford smentisce. Xiaomi tace.", "Ford smentisce."),
        ("Die Firma dementiert. „Falsch“, sagt sie.", "Die Firma dementiert."),
        ("Sie sprachen? Ähnlich sieht es die Bahn.", "Sie sprachen?"),
        ("„Das ist völlig falsch!“ So die Bahn.", "„Das ist völlig falsch!“"),
        ("Am 14. Februar dementiert die Bahn", "Am 14. Februar dementiert die Bahn"),
        ("Il Dott. Rossi della S.p.A. Moro nega tutto", "Il Dott. Rossi della S.p.A. Moro nega tutto"),
        ("the railway denies. coal is scarce", "the railway denies. coal is scarce"),
    ],
)
def test_a_label_ends_with_a_sentence_or_not_at_all(text: str, first: str) -> None:
    """A text of one sentence stays whole, however long: what is cut off may be the denial."""
    assert first_sentence(text) == first


def test_the_sites_name_stands_in_a_tab_where_it_has_room() -> None:
    page = Page("key", "it", "it/a/", "A", "A" * 40, "", "", None, {}, str)
    assert page.tab_on("Site") == "A" * 40 + " – Site"
    assert page.tab_on("S" * (TAB - 43)) == f"{'A' * 40} – {'S' * (TAB - 43)}"
    assert page.tab_on("S" * (TAB - 42)) == "A" * 40


def test_a_body_is_made_once_when_asked_for() -> None:
    made = []

    def make() -> str:
        made.append("made")
        return '<h1 id="top">A <em>title</em></h1>'

    page = Page("key", "it", "it/a/", "A", "A", "", "", None, {}, make)
    assert made == []
    assert (page.body, page.headings[0].title, set(page.anchors)) == (make(), "A title", {"top"})
    assert len(made) == 2  # by the page once, and once here
