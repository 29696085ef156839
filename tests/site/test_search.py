"""What the search page reads: passages cut out of pages, and the files that say where words stand."""

from __future__ import annotations

import json
import re
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import escape

from story_explainer.site import search_passages
from story_explainer.site.language import Language
from story_explainer.site.search import NO_STORY, SearchedPage, SearchIndex
from story_explainer.site.search_passages import Passage, passages
from tests import toy_site

TEMPLATES = Path(search_passages.__file__).parent / "templates"


def cut(body: str, locale: str = "it") -> list[tuple[str, str]]:
    return [(passage.anchor, passage.text) for passage in passages(body, locale)]


def test_a_sentence_is_found_by_its_own_id() -> None:
    body = '<p><span id="s1"><a class="verse" href="#s1">1</a>Uno <em>e</em> due.</span> <span id="s2">Tre.</span></p>'
    assert cut(body) == [("s1", "Uno e due."), ("s2", "Tre.")]


def test_a_text_without_an_id_is_found_below_its_heading() -> None:
    """Its anchor is not its own, so that the page can say more exactly where it stands."""
    found = list(passages('<h1 id="top">Titolo</h1><p>Prima.</p><h2 id="b">Poi</h2><ul><li>Seconda</ul>', "it"))
    assert found == [
        Passage("Titolo", "top", exact=True),
        Passage("Prima.", "top", exact=False),
        Passage("Poi", "b", exact=True),
        Passage("Seconda", "b", exact=False),
    ]


def test_a_name_or_a_date_is_joined_to_what_is_said_of_it() -> None:
    body = (
        '<ul><li id="e"><p>3 maggio 2020</p><p>Il traghetto riparte.</p><p>Per ora.</p></li><li id="f">Fine</li></ul>'
    )
    assert cut(body) == [("e", "3 maggio 2020 · Il traghetto riparte. · Per ora."), ("f", "Fine")]


@pytest.mark.parametrize(
    "unread",
    [
        '<p lang="de">Wörter <span>und</span> mehr</p>',
        '<details class="evidence open"><details><summary>Sì</summary></details><p>No</p></details>',
        "<nav><ul><li>Altrove</li></ul></nav>",
        "<svg><text>Figura</text></svg>",
        "<!-- <p>Nota</p> -->",
        "<script>if (a<b) {}</script>",
    ],
)
def test_what_is_not_the_pages_own_text_is_left_out(unread: str) -> None:
    assert cut(f'<div id="a"><p>Prima della parentesi, molto lunga e senza fine.</p>{unread}<p>Dopo.</p></div>') == [
        ("a", "Prima della parentesi, molto lunga e senza fine."),
        ("a", "Dopo."),
    ]


def test_text_marked_with_the_pages_own_language_is_read() -> None:
    assert cut('<p lang="it">Qui</p>') == [("", "Qui")]


def test_characters_are_what_they_stand_for() -> None:
    assert cut("<p>L&#39;a&lt;b &amp; perche\u0301</p>") == [("", "L'a<b & perché")]


def test_every_part_that_is_left_out_stands_in_a_template() -> None:
    """A class that a template renames would silently fill the results with labels."""
    templates = "".join(path.read_text("utf-8") for path in TEMPLATES.glob("*.html"))
    assert [name for name in search_passages._FRAME if name not in templates] == []


BLOCKS = st.recursive(
    st.text("abcà<&>\"' ", max_size=9).map(lambda text: str(escape(text))),
    lambda inner: st.builds(
        lambda tag, name, parts: f"<{tag}{name}>{' '.join(parts)}</{tag}>",
        st.sampled_from(["p", "div", "span", "em", "h2", "li"]),
        st.sampled_from(["", ' id="x"', ' id="y" class="z"']),
        st.lists(inner, max_size=4),
    ),
    max_leaves=20,
)


@given(BLOCKS)
def test_no_word_is_lost_or_doubled(body: str) -> None:
    text = unescape(re.sub(r"<[^>]*>", " ", body))
    assert sorted(re.findall(r"[^\W_]+", text)) == sorted(
        word for passage in passages(body, "it") for word in re.findall(r"[^\W_]+", passage.text)
    )


def a_story(name: str, *bodies: str) -> list[SearchedPage]:
    folder = f"it/{name or 'about'}"
    return [SearchedPage(name, name.title(), f"{folder}/{n}/", f"Pagina {n}", body) for n, body in enumerate(bodies)]


def written(index: SearchIndex, *collections: list[SearchedPage]) -> dict[str, Any]:
    """What an index writes of some collections, and then of all words."""
    files = {path: json.loads(text) for path, text in map(index.volume, collections)}
    names = [documents[0].collection or NO_STORY for documents in collections]
    return {**files, index.words_path: json.loads(index.words(names))}


def test_the_index_says_which_stories_hold_a_word() -> None:
    uno, due = a_story("uno", "<p>L’industria del 2020</p>"), a_story("due", "<p>Industria e 10.000 navi</p>")
    files = written(SearchIndex(Language.load("it")), uno, due, a_story("", "<p>Privacy</p>"))
    index = files["it/cerca/words.json"]
    assert index["collections"] == ["uno", "due", "_"]
    assert index["words"]["industria"] == [0, 1]
    assert {word for word, holders in index["words"].items() if 1 in holders} == {"industria", "e", "10.000", "navi"}
    assert files["it/cerca/texts/_.json"]["pages"] == [["../about/0/", "Pagina 0", [["Privacy", "", 1]]]]
    assert set(files) == {f"it/cerca/{name}.json" for name in ("words", "texts/uno", "texts/due", "texts/_")}


def test_what_two_pages_of_a_story_say_is_found_on_the_first() -> None:
    files = written(SearchIndex(Language.load("it")), a_story("uno", "<p>Lo stesso</p>", "<p>Lo stesso</p>"))
    assert [page[2] for page in files["it/cerca/texts/uno.json"]["pages"]] == [[["Lo stesso", "", 1]], []]


def test_a_story_that_has_changed_replaces_what_was_known_of_it() -> None:
    index = SearchIndex(Language.load("it"))
    written(index, a_story("uno", "<p>a</p>"), a_story("due", "<p>b</p>"))
    index.volume(a_story("due", "<p>c</p>"))
    words = index.words(["uno", "due"])
    assert json.loads(words)["words"] == {"a": [0], "c": [1]}


def test_every_anchor_of_the_toy_stories_is_there() -> None:
    pages = [page for page in toy_site.pages() if page.nav]
    for page in pages:
        assert page.nav
        document = SearchedPage.of(page, page.nav)
        assert {passage.anchor for passage in passages(document.body, page.locale)} <= page.anchors, page.path
    assert any(passage.anchor == "s1" for page in pages for passage in passages(page.body, page.locale))


def test_what_only_names_outlets_is_no_passage() -> None:
    """In a table of who said what, when, the claim is found, not its row of names; files to take along have none."""
    pages = {page.key: page for page in toy_site.pages() if page.locale == "it"}
    table = [passage.text for passage in passages(pages["lake-spill/who-said-when"].body, "it")]
    assert "Il pescatore Remo Galli dice che le reti sono da buttare" in table
    assert not [text for text in table if "maggio 2026" in text or "non citato" in text]
    sources = " ".join(passage.text for passage in passages(pages["lake-spill/sources"].body, "it"))
    assert "tmx" not in sources
