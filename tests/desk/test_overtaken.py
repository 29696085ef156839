"""What a newer article tells otherwise leads to each statement that rests on what it tells otherwise."""

from __future__ import annotations

import re

import pytest
from bs4 import BeautifulSoup, Tag

from story_explainer.content.load import load
from story_explainer.content.story_folder import StoryFolder
from story_explainer.story.model import Story
from tests.arriving_texts import SCAFFOLD, SCAFFOLD_LATER
from tests.desk.room import Room
from tests.desk.test_articles import file, send
from tests.desk.test_editing import filled

pytestmark = pytest.mark.build
NAME = "scaffold"


def story_of(room: Room) -> Story:
    story = load(StoryFolder(room.content / NAME)).story
    assert story
    return story


def inbox(room: Room) -> BeautifulSoup:
    return BeautifulSoup(room.get("", lang="en").text, "html.parser")


def listed(room: Room) -> dict[str, Tag]:
    """The statements of the list of those overtaken, by key."""
    found = inbox(room).select(f"[data-story={NAME}] [data-list=overtaken] [data-key]")
    return {str(one["data-key"]): one for one in found}


def waiting(room: Room) -> int:
    count = inbox(room).select_one(f"#story-{NAME} .desk-count")
    assert count
    return int(count.get_text())


@pytest.fixture
def finished(room: Room) -> Room:
    """A story of three articles in which all that was drafted is taken, and a claim more."""
    for tag, outlet, day in (("it", "Eco", "2026-03-01"), ("en", "Wire", "2026-03-02"), ("de", "Bote", "2026-03-03")):
        answer = send(room, fresh=tag == "it", files=[file(f"{tag}.txt", SCAFFOLD[tag])], outlet=outlet, published=day)
        assert answer.status == 200, answer.text
    story = story_of(room)
    missing = next(one.id for one in story.bitexts["bote-2026-03-03"].segments() if "Vermissten ist" in one.text["de"])
    text = {"text.de": "Nach dem „Boten“ werden 13 Menschen vermisst.", "text.it": "Secondo il Bote, 13 dispersi."}
    form = {**text, "certainty": "stated", "basis.kind": "unstated", "cites": missing, "id": "missing"}
    saved = room.post("save", story=NAME, kind="claim", version="", form=form, take=True, locales=story.locales)
    assert saved.status == 200, saved.text
    drafts = inbox(room).select(f"[data-story={NAME}] [data-list=drafts] [data-key]")
    seen = {str(one["data-key"]): str(one["data-version"]) for one in drafts}
    assert room.post("take", story=NAME, seen=seen, locales=story.locales).status == 200
    return room


def add_later(room: Room) -> set[str]:
    """Add the fourth article; the ids of its sentences."""
    assert send(room, text=SCAFFOLD_LATER, outlet="Corriere", published="2026-03-04").status == 200
    return set(story_of(room).bitexts["corriere-2026-03-04"].by_id)


def test_what_was_taken_beside_all_articles_is_not_overtaken_by_them(finished: Room) -> None:
    assert listed(finished) == {}


def test_an_article_that_joins_leads_to_what_it_tells_otherwise_old_and_new_beside_each_other(finished: Room) -> None:
    before = waiting(finished)
    fresh = add_later(finished)
    one = listed(finished)["claims/missing"]
    pair = one.select_one(".desk-pair")
    assert pair
    assert "auf 13 gesunken" in pair.get_text()
    assert "nove" in pair.get_text()
    assert set(str(one["data-beside"]).split(",")) <= fresh
    assert 0 < waiting(finished) - before <= 12, "decisions about a further article"
    dead = next(one for one in story_of(finished).figures if "8" in [value.value for value in one.values])
    assert f"figures/{dead.id}" not in listed(finished), "its number stays, though that of the missing goes down"


def test_what_still_holds_is_taken_again_and_waits_no_more(finished: Room) -> None:
    add_later(finished)
    before = waiting(finished)
    one = listed(finished)["claims/missing"]
    seen = {"claims/missing": str(one["data-version"])}
    assert finished.post("take", story=NAME, seen=seen, locales=str(one["data-locales"]).split()).status == 200
    assert "claims/missing" not in listed(finished)
    assert waiting(finished) < before
    finished.post("undo")
    assert "claims/missing" in listed(finished)


def test_what_is_changed_cites_the_newer_sentence(finished: Room) -> None:
    add_later(finished)
    one = listed(finished)["claims/missing"]
    newer = str(one["data-beside"])
    panel = finished.get("edit", story=NAME, key="claims/missing", beside=newer, part="1", lang="en").text
    form = filled(BeautifulSoup(panel, "html.parser"))
    assert form["cites"].split(", ")[1:] == newer.split(",")
    sent = {"story": NAME, "key": "claims/missing", "version": str(one["data-version"]), "locales": ["it", "de"]}
    assert finished.post("save", **sent, form=form, take=True).status == 200
    assert "claims/missing" not in listed(finished)


def test_a_figure_gets_a_value_more(finished: Room) -> None:
    known = next(one for one in story_of(finished).figures if "13" in [value.value for value in one.values])
    add_later(finished)
    newer = str(listed(finished)[f"figures/{known.id}"]["data-beside"])
    panel = finished.get("edit", story=NAME, key=f"figures/{known.id}", beside=newer, part="1", lang="en").text
    form = filled(BeautifulSoup(panel, "html.parser"))
    last = len(known.values)
    assert form[f"values.{last}.value"] == "9"
    assert form[f"values.{last}.cites"] in newer.split(",")


def test_what_tells_of_something_else_is_refused(finished: Room) -> None:
    add_later(finished)
    decide = listed(finished)["claims/missing"].select_one("[data-pairs]")
    assert decide
    pairs = [pair.split(" ") for pair in str(decide["data-pairs"]).split(",")]
    assert finished.post("match", story=NAME, pairs=pairs, verdict="refused").status == 200
    assert "claims/missing" not in listed(finished)


def test_a_match_of_a_sentence_that_is_gone_stands_in_nobodys_way(finished: Room) -> None:
    """As long as an article was changed and not brought in line, the inbox opens and lists the others."""
    add_later(finished)
    before = set(listed(finished))
    comparison = finished.content / NAME / "comparison.yml"
    text = comparison.read_text("utf-8")
    newer = str(listed(finished)["claims/missing"]["data-beside"]).split(",")[0]
    comparison.write_text(re.sub(rf"\b{newer}\b", "s999", text), "utf-8")
    assert finished.get("", lang="en").status == 200
    assert set(listed(finished)) <= before
    assert not any("s999" in str(one["data-beside"]) for one in listed(finished).values())
