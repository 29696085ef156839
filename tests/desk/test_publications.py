"""What is said of articles as publications is edited at the desk, and so is what a story is told in and up to when."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup

from story_explainer.content.load import load
from story_explainer.content.story_folder import StoryFolder
from story_explainer.story.model import Story
from story_explainer.story.rights import show_of
from tests.arriving_texts import SCAFFOLD
from tests.desk.room import Room
from tests.desk.test_articles import file, send
from tests.desk.test_editing import filled


def story(room: Room, slug: str = "moor-railway") -> Story:
    found = load(StoryFolder(room.content / slug)).story
    assert found
    return found


def panel(room: Room, key: str, slug: str = "moor-railway") -> tuple[str, dict[str, str]]:
    """The version that a panel shows, and what its form would send."""
    answer = room.get("edit", story=slug, key=key, part="1")
    assert answer.status == 200, answer.text
    html = BeautifulSoup(answer.text, "html.parser")
    found = html.select_one("form")
    assert found
    return str(found["data-version"]), filled(found)


def test_everything_said_of_an_article_is_edited_there(room: Room) -> None:
    before = room.file("sources.yml").read_text(encoding="utf-8")
    version, form = panel(room, "articles/de")
    form |= {
        "publisher": "Hafenbote",
        "author": "Kim Sand",
        "date": "2026-03-02T18:00:00",
        "address": "https://news.example/a",
        "party": "railway",
        "show": "cited",
        "rights.en": "By agreement.",
    }
    answer = room.post("save", story="moor-railway", key="articles/de", version=version, form=form)
    assert answer.status == 200, answer.text
    entry = story(room).articles["de"]
    assert (entry.publisher, entry.author, entry.party, entry.show) == ("Hafenbote", "Kim Sand", "railway", "cited")
    assert (entry.date, entry.address) == ("2026-03-02T18:00:00", "https://news.example/a")
    assert room.post("undo").status == 200
    assert room.file("sources.yml").read_text(encoding="utf-8") == before


def test_a_mistake_in_it_shows_beside_its_field(room: Room) -> None:
    _, form = panel(room, "articles/de")
    sent = {"story": "moor-railway", "key": "articles/de", "form": form | {"date": "yesterday", "party": "nobody"}}
    assert {each["field"] for each in room.post("check", **sent).data["problems"]} >= {"date"}
    sent["form"] = form | {"party": "nobody"}
    assert {each["field"] for each in room.post("check", **sent).data["problems"]} >= {"party"}


def test_an_article_of_which_nothing_is_said_gets_an_entry(room: Room) -> None:
    for there in (True, False):
        sources = room.file("sources.yml")
        if there:
            sources.write_text("sources: []\n", "utf-8")
        else:
            sources.unlink(missing_ok=True)
        version, form = panel(room, "articles/en")
        assert version == ""
        form["publisher"] = "Gazette"
        answer = room.post("save", story="moor-railway", key="articles/en", version="", form=form)
        assert answer.status == 200, answer.text
        assert story_entry(room) == "Gazette"


def story_entry(room: Room) -> str | None:
    from story_explainer.yaml_source.read import read

    data = read("sources.yml", room.file("sources.yml").read_text(encoding="utf-8")).data
    return str(data["articles"]["en"]["publisher"])


def test_what_is_no_article_is_no_key(room: Room) -> None:
    for key in ("articles/xx", "articles/../story", "articles/"):
        assert room.get("edit", story="moor-railway", key=key).status == 400, key


def test_what_readers_see_of_a_text_is_set_by_one_click(room: Room) -> None:
    page = BeautifulSoup(room.get("articles", story="moor-railway", lang="en").text, "html.parser")
    item = page.select_one('[data-key="articles/de"]')
    assert item
    pressed = [each["data-show"] for each in item.select('[data-show][aria-pressed="true"]')]
    assert pressed == [show_of(story(room), "lead", "de")]
    sent = {"story": "moor-railway", "key": "articles/de", "version": item["data-version"], "lang": "en"}
    wanted = "none" if pressed != ["none"] else "full"
    answer = room.post("show", **sent, show=wanted)
    assert answer.status == 200, answer.text
    assert show_of(story(room), "lead", "de") == wanted
    assert room.post("show", **sent, show="cited").status == 409, "it was another version that was shown"
    assert room.post("show", **sent, show="all").status == 400


def test_a_language_is_added_and_taken_off_by_one_click(room: Room) -> None:
    before = room.file("story.yml").read_bytes()
    answer = room.post("speak", story="moor-railway", locale="it", on=True, lang="de")
    assert answer.data == {"done": "Jetzt auch auf: Italienisch"}
    assert story(room).locales[-1] == "it"
    assert 'data-locale="it" data-off' in room.get("articles", story="moor-railway", lang="en").text
    assert room.post("speak", story="moor-railway", locale="it", on=False, lang="en").status == 200
    assert room.file("story.yml").read_bytes() == before
    refused = room.post("speak", story="moor-railway", locale=story(room).locales[1], on=False, lang="en")
    assert refused.status == 422
    assert "stand in the way" in refused.data["failed"]
    assert refused.data["problems"]
    assert room.file("story.yml").read_bytes() == before
    assert room.post("speak", story="moor-railway", locale="?", on=True).status == 400


@pytest.mark.build
def test_each_of_several_files_has_its_own_outlet_and_day(room: Room) -> None:
    files = [
        {**file("eco.txt", SCAFFOLD["it"]), "outlet": "Eco", "published": "2026-03-01"},
        {**file("wire.txt", SCAFFOLD["en"]), "published": "2026-03-02T18:00"},
    ]
    answer = send(room, fresh=True, files=files, outlet="Wire", published="")
    assert answer.status == 200, answer.text
    told = {each.publisher: each.date for each in story(room, "scaffold").articles.values()}
    assert told == {"Eco": "2026-03-01", "Wire": "2026-03-02T18:00:00"}
    files[0]["published"] = "yesterday"
    assert send(room, "other", fresh=True, files=files).status == 422
    assert send(room, "other", fresh=True, files=[{**files[1], "outlet": 3}]).status == 400


def test_a_story_that_tells_of_a_later_day_is_followed_to_it_by_one_click(room: Room) -> None:
    about, sources = room.file("story.yml"), room.file("sources.yml")
    as_of = story(room).about.as_of
    assert as_of
    sources.write_text(sources.read_text(encoding="utf-8").replace("date: 2026-03-02", "date: 2027-05-04"), "utf-8")
    assert any(each.code == "T003" for each in load(StoryFolder(room.content / "moor-railway")).problems)
    for page in (room.get("", lang="en"), room.get("articles", story="moor-railway", lang="en")):
        assert "Follow it to May 4, 2027" in page.text
    assert 'data-follow="2027-05-04"' in room.get("", lang="it").text
    answer = room.post("follow", story="moor-railway", day="2027-05-04", lang="en")
    assert answer.data == {"done": "The story is followed to May 4, 2027"}
    assert story(room).about.as_of == "2027-05-04"
    assert "data-follow" not in room.get("", lang="en").text
    room.post("undo")
    assert as_of in about.read_text(encoding="utf-8")
    assert room.post("follow", story="moor-railway", day="soon").status == 422


@pytest.mark.build
def test_the_day_of_a_draft_moves_with_its_articles_and_an_editors_own_stays(room: Room) -> None:
    send(room, fresh=True, files=[file("eco.txt", SCAFFOLD["it"])], outlet="Eco", published="2026-03-01")
    assert story(room, "scaffold").about.as_of == "2026-03-01"
    send(room, text=SCAFFOLD["en"], outlet="Wire", published="2026-03-02T18:00")
    assert story(room, "scaffold").about.as_of == "2026-03-02", "nobody has looked at the story yet"
    about = room.file("story.yml", "scaffold")
    about.write_text(about.read_text(encoding="utf-8").replace("draft: true\n", "", 1), encoding="utf-8")
    before = about.read_bytes()
    send(room, text=SCAFFOLD["de"], outlet="Bote", published="2026-03-04")
    assert about.read_bytes() == before
    assert 'data-follow="2026-03-04"' in room.get("articles", story="scaffold", lang="en").text
