"""What the inbox shows of what waits is all that it takes to decide about it."""

from __future__ import annotations

from bs4 import BeautifulSoup

from story_explainer.desk.gist import cites_of, gist
from story_explainer.desk.reading import DeskStories
from story_explainer.site.language import Language
from tests.desk.room import Room


def test_who_says_it_and_where_stands_beside_a_draft_and_no_sentence_twice(room: Room) -> None:
    html = BeautifulSoup(room.get("", lang="en").text, "html.parser")
    item = html.select_one("[data-story=moor-railway] [data-list=drafts] [data-key='claims/jobs']")
    assert item
    words = item.get_text(" ", strip=True)
    assert item.select_one(".desk-kind").get_text().startswith("Claim · ")  # type: ignore[union-attr]
    assert words.count("The workshop expects twenty new jobs.") == 1
    assert "Die Werkstatt erwartet zwanzig neue Stellen." in words, "taking it is a review of both"
    assert str(item["data-locales"]).split() == ["en", "de"]


def test_the_gist_of_a_statement_is_who_when_and_how_many(room: Room) -> None:
    state = DeskStories(room.content, "content").state("moor-railway")
    entry = {"by": "director", "via": "nobody", "when": "2026-03-13", "values": [{"value": "8"}, {"value": "7"}]}
    director = state.statement("actors/director")
    assert director
    name = director.entry["name"]["en"]
    assert gist(state, entry, Language.load("en")) == f"{name} · nobody · March 13, 2026 · 8 → 7"
    assert gist(state, {"when": "some day"}, Language.load("en")) == "some day"
    assert cites_of({"cites": ["s1"], "values": [{"cites": ["s2", "s1"]}, {"value": "3"}]}) == ["s1", "s2"]


def test_what_weighs_most_comes_first_and_a_notice_is_no_mistake(room: Room) -> None:
    claims = room.file("claims.yml")
    claims.write_text(claims.read_text("utf-8").replace("by: director", "by: nobody", 1), "utf-8")
    html = BeautifulSoup(room.get("", lang="en").text, "html.parser")
    stories = html.select("[data-story]")
    for story in stories:
        assert not story.select("[data-list=notices] .desk-item--error")
        assert not story.select("[data-list=mistakes] .desk-item--warning")
        kinds = [str(item["data-key"]).split("/")[0] for item in story.select("[data-list=drafts] [data-key]")]
        order = ["story", "claims", "figures", "events", "context", "divergences", "actors"]
        assert [kind for kind in order if kind in kinds] == [k for k in dict.fromkeys(kinds) if k in order]
        lists = [str(each["data-list"]) for each in story.select("details[data-list]")]
        whole = ["mistakes", "overtaken", "drafts", "again", "missing", "notices"]
        assert lists == [name for name in whole if name in lists]
    assert html.select("[data-story=moor-railway] [data-list=mistakes] .desk-item--error")
    assert html.select("[data-list=notices] .desk-item--warning")
