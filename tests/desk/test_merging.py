"""Two editors on two clones: what each did to other statements is there after `git merge`, reviews included."""

from __future__ import annotations

import os
import random
import shutil
from pathlib import Path

import pytest

from story_explainer.content.load import load
from story_explainer.content.merging import CollisionError, merged
from story_explainer.content.story_folder import StoryFolder
from story_explainer.desk.reading import DeskStories
from story_explainer.yaml_source.edit import YamlText
from tests import toy_site
from tests.desk.room import Room, git

PAIRS = int(os.environ.get("DESK_PAIRS", "6"))
STORY = "moor-railway"
BASE = """# head
claims:
  - id: a  # first
    text: {en: A}

  # about b
  - id: b
    text: {en: B}

  - id: c
    text: {en: C}
"""


def without(text: str, ident: str) -> str:
    """As the desk takes an entry out."""
    yaml = YamlText.read("claims.yml", text)
    return yaml.remove_item(("claims", [each["id"] for each in yaml.data["claims"]].index(ident))).text


def test_neighbours_are_taken_out_by_two() -> None:
    found = merged(BASE, without(BASE, "a"), without(BASE, "b"))
    assert "id: a" not in found
    assert "id: b" not in found
    assert "id: c" in found
    assert found.startswith("# head\n")
    assert "# about b" in found, "no comment is lost"


def test_two_add_at_the_same_end_comments_included() -> None:
    mine = BASE + "\n  # mine\n  - id: x\n    text: {en: X}\n"
    theirs = BASE + "\n  # theirs\n  - id: y\n    text: {en: Y}  # why\n"
    found = merged(BASE, mine, theirs)
    assert (
        found.index("# mine")
        < found.index("id: x")
        < found.index("# theirs")
        < found.index("id: y")
        < found.index("# why")
    )
    assert found.startswith(BASE)


def test_one_takes_out_what_stands_beside_what_the_other_changes() -> None:
    found = merged(BASE, without(BASE, "b"), BASE.replace("{en: C}", "{en: C2}"))
    assert "id: b" not in found
    assert "C2" in found


LOG = "reviews:\n  - {statement: claims/a, locale: it}\n"


def test_a_log_keeps_what_either_added_and_nothing_that_either_took_out() -> None:
    added = LOG + "  - {statement: claims/b, locale: it}\n"
    assert merged(LOG, "reviews: []\n", added) == "reviews:\n  - {statement: claims/b, locale: it}\n"
    assert merged(LOG, added, "reviews: []\n") == "reviews:\n  - {statement: claims/b, locale: it}\n"
    assert merged(LOG, "reviews: []\n", "reviews: []\n") == "reviews: []\n"
    two = LOG + "  - {statement: claims/b, locale: it}\n"
    first, second = two.splitlines(keepends=True)[1:]
    assert merged(two, "reviews:\n" + first, "reviews:\n" + second) == "reviews: []\n"
    assert merged("", added, LOG) == added


@pytest.mark.parametrize(
    ("mine", "theirs"),
    [
        (BASE.replace("{en: A}", "{en: A1}"), BASE.replace("{en: A}", "{en: A2}")),
        (without(BASE, "a"), BASE.replace("{en: A}", "{en: A2}")),
        (BASE + "  - id: x\n    text: {en: X}\n", BASE + "  - id: x\n    text: {en: Y}\n"),
        (BASE.replace("claims:", "claims:  # mine"), BASE.replace("claims:", "claims:  # theirs")),
        (BASE, "claims: [\n"),
        (BASE.replace("- id: b", "- id: a"), BASE.replace("{en: C}", "{en: C2}")),
    ],
)
def test_the_same_statement_changed_by_two_is_a_collision(mine: str, theirs: str) -> None:
    with pytest.raises(CollisionError):
        merged(BASE, mine, theirs)


@pytest.fixture
def clones(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Room, Room]:
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_SYSTEM", os.devnull)
    origin = tmp_path / "origin"
    shutil.copytree(toy_site.CONTENT, origin / "content")
    shutil.copy(toy_site.ROOT / ".gitattributes", origin)
    git(origin, "init", "--quiet", "--initial-branch", "main")
    git(origin, "add", ".")
    git(origin, "-c", "user.name=o", "-c", "user.email=o@x", "commit", "--quiet", "--message", "base")
    rooms = []
    for name in ("ana", "ben"):
        git(tmp_path, "clone", "--quiet", str(origin), name)
        git(tmp_path / name, "config", "user.name", name)
        git(tmp_path / name, "config", "user.email", f"{name}@x")
        rooms.append(Room(tmp_path / name, editor=name))
    return rooms[0], rooms[1]


def keys(room: Room) -> list[str]:
    """What can be edited by two at a time: no statement that others name."""
    return [str(one.key) for one in DeskStories(room.content, "content").state(STORY).statements() if one.key.id]


def edited(room: Room, key: str, how: str, words: str) -> bool:
    """Do something to a statement at the desk, as far as it can be done; whether it was."""
    statement = DeskStories(room.content, "content").state(STORY).statement(key)
    assert statement
    seen = {key: statement.version}
    if how == "take":
        return room.post("take", story=STORY, seen=seen, locales=["en", "de"]).status == 200
    if how == "discard":
        return room.post("discard", story=STORY, seen=seen).status == 200
    if how == "new":
        form = {"text.en": f"Is it {words}?", "cites": "s3", "id": words}
        return room.post("save", story=STORY, kind="question", version="", form=form).status == 200
    from bs4 import BeautifulSoup

    from tests.desk.test_editing import filled

    form = filled(BeautifulSoup(room.get("edit", story=STORY, key=key, part="1").text, "html.parser"))
    name = next((each for each in form if each.endswith(".en") and form[each]), None)
    if name is None:
        return False
    form[name] = f"{form[name]} {words}"
    sent = room.post(
        "save", story=STORY, key=key, version=statement.version, form=form, take=how == "save", locales=["en"]
    )
    return sent.status == 200


@pytest.mark.long
def test_pairs_of_edits_go_through_git_merge(clones: tuple[Room, Room], record_property: object) -> None:
    """DESK_PAIRS says how many are tried; the clones begin anew for each."""
    ana, ben = clones
    chance, done, tries = random.Random(7), 0, 0
    base = git(ana.root, "rev-parse", "HEAD").strip()
    while done < PAIRS:
        tries += 1
        for room in clones:
            git(room.root, "reset", "--quiet", "--hard", base)
        first, second = chance.sample(keys(ana), 2)
        hows = chance.choices(("take", "discard", "change", "save", "new"), (3, 3, 2, 3, 1), k=2)
        words = (f"mine-{done}", f"theirs-{done}")
        if not all(edited(*each) for each in zip(clones, (first, second), hows, words, strict=True)):
            continue
        states = []
        for room in clones:
            git(room.root, "commit", "--quiet", "--all", "--message", "an edit")
            states.append(DeskStories(room.content, "content").state(STORY))
        git(ana.root, "fetch", "--quiet", str(ben.root), "main")
        git(ana.root, "merge", "--quiet", "--no-edit", "FETCH_HEAD")
        after = DeskStories(ana.content, "content").state(STORY)
        what = f"{hows[0]} {first}, {hows[1]} {second}"
        # Two that are each right alone may be wrong together: one discards what the other begins to name.
        assert after.loaded.story, (what, after.loaded.problems)
        for key, how, state in ((first, hows[0], states[0]), (second, hows[1], states[1])):
            mine, now = state.statement(key), after.statement(key)
            assert (mine and mine.version, mine and mine.draft) == (now and now.version, now and now.draft), (what, how)
        for state in states:
            assert state.loaded.story
            for review in state.loaded.story.reviews:
                gone = after.statement(review.statement) is None
                assert gone or review in after.loaded.story.reviews, what
        for one, how in zip(words, hows, strict=True):
            assert how in ("take", "discard") or any(
                one in file.read_text(encoding="utf-8") for file in (ana.content / STORY).glob("*.yml")
            ), what
        done += 1
    assert tries < 20 * PAIRS + 100
    assert load(StoryFolder(ana.content / STORY)).story
