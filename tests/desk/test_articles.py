"""Articles arrive at the desk as they do by `explainer new` and `add`; matches between them are decided there."""

from __future__ import annotations

import os
from base64 import b64encode
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup

from story_explainer.content.load import load
from story_explainer.content.story_folder import StoryFolder
from tests.arriving_texts import BRIDGE, SCAFFOLD, SCAFFOLD_LATER, SHIP
from tests.desk.room import Room, git

pytestmark = pytest.mark.build


def file(name: str, text: str) -> dict[str, str]:
    return {"name": name, "data": b64encode(text.encode()).decode()}


def send(room: Room, story: str = "scaffold", **data: Any) -> Any:
    return room.post("articles", story=story, lang="en", **data)


@pytest.fixture
def scaffold(room: Room) -> Room:
    """A room with a story of two articles, which give one figure two values."""
    first = send(room, fresh=True, files=[file("eco.txt", SCAFFOLD["it"])], outlet="Eco", published="2026-03-01T21:00")
    assert first.data == {"done": "1 article came: Eco"}
    second = send(room, text=SCAFFOLD["en"], outlet="Wire", published="2026-03-02 18:00")
    assert second.data == {"done": "1 article came: Wire"}
    return room


def test_files_and_pasted_text_become_articles(scaffold: Room) -> None:
    folder = scaffold.content / "scaffold"
    assert (folder / "articles/it.txt").read_text(encoding="utf-8") == SCAFFOLD["it"]
    assert (folder / "articles/wire-2026-03-02/en.txt").read_text(encoding="utf-8") == SCAFFOLD["en"]
    story = load(StoryFolder(folder)).story
    assert story
    assert story.describe("wire-2026-03-02").date == "2026-03-02T18:00:00"
    again = send(scaffold, text=SCAFFOLD["en"])
    assert again.data == {"done": "The story has all of this already."}
    page = scaffold.get("articles", story="scaffold", lang="en").text
    assert "Other figures" in page
    assert "Eight dead" in page
    assert page.index("Wire") < page.index("Eco"), "the newest first"


@pytest.mark.parametrize("kind", ["own", "version"])
def test_what_is_like_another_text_is_said_by_a_person(room: Room, kind: str) -> None:
    files = [file("eins.txt", BRIDGE["en"]), file("zwei.txt", BRIDGE["de"])]
    before = room.state()
    asked = send(room, story="bridge", fresh=True, files=files)
    assert asked.status == 409
    assert 'name="kind:zwei.txt"' in asked.data["asked"]
    assert 'name="kind:eins.txt"' not in asked.data["asked"], "one question a pair"
    assert room.state() == before
    answer = send(room, story="bridge", fresh=True, files=files, kinds={"zwei.txt": kind})
    assert answer.status == 200
    story = load(StoryFolder(room.content / "bridge")).story
    assert story
    assert len(story.bitexts) == (2 if kind == "own" else 1)
    more = send(room, story="bridge", files=[file("tre.txt", BRIDGE["it"])])
    assert 'name="kind:tre.txt"' in more.data["asked"]
    room.post("undo")
    assert room.state() == before
    assert not (room.content / "bridge").exists()


def test_articles_that_came_go_again_by_undo(scaffold: Room) -> None:
    before = scaffold.state()
    send(scaffold, text=SHIP["de"], outlet="Bote", published="2026-03-03")
    assert scaffold.state() != before
    scaffold.post("undo")
    assert scaffold.state() == before
    assert not (scaffold.content / "scaffold/articles/bote-2026-03-03").exists()


def test_an_article_of_which_no_outlet_is_known_is_called_by_its_title(room: Room) -> None:
    assert send(room, fresh=True, text=SCAFFOLD["en"]).data["done"].startswith("1 article came: Eight dead, 14 missing")
    assert "<b>Eight dead" in room.get("articles", story="scaffold", lang="en").text


def test_a_sentence_is_refused_in_all_its_matches_at_once(scaffold: Room) -> None:
    send(scaffold, text=SCAFFOLD["de"], outlet="Bote", published="2026-03-03")
    send(scaffold, text=SCAFFOLD_LATER, outlet="Corriere", published="2026-03-04")
    story = load(StoryFolder(scaffold.content / "scaffold")).story
    assert story
    count = Counter(ident for match in story.found_matches for ident in match.segments)
    ident, number = count.most_common(1)[0]
    assert number > 2
    page = BeautifulSoup(scaffold.get("articles", story="scaffold", lang="en").text, "html.parser")
    button = page.select_one(f"[data-everywhere={ident}]")
    assert button
    assert button.get_text() == f"{ident}: {number} matches"
    before = scaffold.state()
    assert scaffold.post("match", story="scaffold", segment=ident, verdict="refused", lang="en").status == 200
    after = load(StoryFolder(scaffold.content / "scaffold")).story
    assert after
    refused = {frozenset(entry.segments) for entry in after.matches if entry.verdict == "refused"}
    assert refused == {frozenset(match.segments) for match in story.found_matches if ident in match.segments}
    page = BeautifulSoup(scaffold.get("articles", story="scaffold", lang="en").text, "html.parser")
    assert not page.select_one(f"[data-everywhere={ident}]")
    assert scaffold.post("match", story="scaffold", segment=ident, verdict="refused").status == 400, "none is left"
    scaffold.post("undo")
    assert scaffold.state() == before


def test_a_match_is_confirmed_refused_and_undone(scaffold: Room) -> None:
    def waiting() -> str:
        return scaffold.get("", lang="en").text.split("difference")[0].rsplit(": ", 1)[1]

    story = load(StoryFolder(scaffold.content / "scaffold")).story
    assert story
    pair = next(match.segments for match in story.found_matches if match.values)
    before, counted = scaffold.state(), int(waiting())
    answer = scaffold.post("match", story="scaffold", pairs=[pair], verdict="refused", lang="en")
    first = " ".join(next(iter(story.segment[pair[0]].text.values())).split()[:3])
    assert answer.data["done"].startswith(f"Refused: “{first}")
    assert pair[0] not in answer.data["done"].split()
    after = load(StoryFolder(scaffold.content / "scaffold")).story
    assert after
    assert [(entry.segments, entry.verdict) for entry in after.matches] == [(pair, "refused")]
    assert counted == 1 or int(waiting()) == counted - 1
    scaffold.post("match", story="scaffold", pairs=[pair], verdict="confirmed")
    lines = (scaffold.content / "scaffold/matches.yml").read_text(encoding="utf-8").splitlines()
    assert sum(line.startswith("  - {") for line in lines) == 2, (
        "each on one line, so that git keeps those of two editors"
    )
    scaffold.post("undo")
    scaffold.post("undo")
    assert scaffold.state() == before


def test_what_is_no_match_is_refused(scaffold: Room) -> None:
    before = scaffold.state()
    wrong: list[tuple[list[list[str]], str]] = [
        ([["s1"]], "confirmed"),
        ([["s1", "s999"]], "confirmed"),
        ([["s1", "s2"]], "perhaps"),
    ]
    for pairs, verdict in wrong:
        assert scaffold.post("match", story="scaffold", pairs=pairs, verdict=verdict).status == 422, pairs
    for none in ([], "x", ["s1"], None):
        assert scaffold.post("match", story="scaffold", pairs=none, verdict="confirmed").status == 400, none
    assert scaffold.state() == before


@pytest.mark.parametrize("name", ["../../../evil.txt", "/etc/evil.txt", "..\\..\\evil.txt", "a/b/../../evil.txt"])
def test_a_name_of_a_file_is_never_a_way(room: Room, name: str, tmp_path: Path) -> None:
    answer = send(room, story="ship", fresh=True, files=[file(name, SHIP["en"])], locale="en")
    assert answer.status == 200, answer.text
    assert not list(tmp_path.parent.rglob("evil*"))
    assert [path.name for path in (room.content / "ship/articles").iterdir()] == ["en.txt"]


def test_what_cannot_be_an_article_is_told_and_leaves_nothing(room: Room) -> None:
    before = room.state()
    sent: list[tuple[str, dict[str, Any]]] = [
        ("new-one", {"fresh": True, "files": [file("x.exe", "\0\1\2")]}),
        ("new-one", {"fresh": True, "files": [file("it.txt", "")]}),
        ("new-one", {"fresh": True, "files": []}),
        ("new-one", {"files": [file("it.txt", SHIP["it"])]}),
        ("ferry", {"fresh": True, "files": [file("it.txt", SHIP["it"])]}),
        ("../evil", {"fresh": True, "files": [file("it.txt", SHIP["it"])]}),
        ("New One", {"fresh": True, "files": [file("it.txt", SHIP["it"])]}),
        ("new-one", {"fresh": True, "files": [file("it.txt", SHIP["it"])], "published": "yesterday"}),
        ("new-one", {"fresh": True, "files": [{"name": "it.txt", "data": "?"}]}),
        ("new-one", {"fresh": True, "files": [{"name": "..", "data": ""}]}),
        ("new-one", {"fresh": True, "files": "x"}),
    ]
    for story, data in sent:
        answer = send(room, story=story, **data)
        assert answer.status in (400, 404, 422), (story, data)
        assert "/tmp" not in answer.text
    assert room.state() == before


def test_a_changed_article_shows_the_old_wording_beside_the_new(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    key = "claims/from-2028"
    room.post("take", story="moor-railway", seen={key: room.version(key)}, locales=["en"])
    git(room.root, "init", "--quiet")
    git(room.root, "add", ".")
    git(room.root, "-c", "user.name=A", "-c", "user.email=a@b", "commit", "--quiet", "--message", "x")
    article = next((room.content / "moor-railway/articles").glob("en.*"))
    text = article.read_text(encoding="utf-8")
    assert "2028" in text
    article.write_text(text.replace("2028", "2031"), encoding="utf-8")
    assert "Bring it in line" in room.get("", lang="en").text
    assert room.post("convert", story="moor-railway").status == 200
    shown = room.get("", lang="en").text
    assert "Bring it in line" not in shown
    old, new = (
        shown.split('<del lang="en">')[1].split("</del>")[0],
        shown.split('<ins lang="en">')[1].split("</ins>")[0],
    )
    assert "2028" in old
    assert old.replace("2028", "2031") == new
    room.post("take", story="moor-railway", seen={key: room.version(key)}, locales=["en"])
    assert "<del" not in room.get("", lang="en").text
