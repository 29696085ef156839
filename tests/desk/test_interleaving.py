"""Desk, editor program and `convert` at the same files: whatever the order of their steps, nothing is lost."""

from __future__ import annotations

import os
import random
import re
import shutil
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from story_explainer.content.approve import approve
from story_explainer.content.convert import convert_story
from story_explainer.content.discard import discard
from story_explainer.content.editing import RefusedError, add_entries, change
from story_explainer.content.load import load
from story_explainer.content.statements import ChangedError
from story_explainer.content.story_folder import StoryFolder
from story_explainer.desk.reading import DeskStories, Written
from tests import toy_site

MANY = int(os.environ.get("DESK_INTERLEAVINGS", "25"))
FIRST = int(os.environ.get("DESK_FIRST", "0"))
STORY = "ferry"
STEPS = 8


@dataclass
class World:
    """A story, and what was written of it: words by the statement they are in, comments by nobody's."""

    folder: Path
    chance: random.Random
    words: dict[str, list[str]] = field(default_factory=dict)
    comments: list[str] = field(default_factory=list)
    reviews: int = 0
    number: int = 0
    views: list[tuple[Written, bool]] = field(default_factory=list)
    did: list[str] = field(default_factory=list)

    def token(self) -> str:
        self.number += 1
        return f"word{self.number:04}"

    def statements(self) -> list[Written]:
        return [one for one in DeskStories(self.folder.parent, "content").state(STORY).statements() if one.key.id]

    def changed(self, key: str) -> None:
        """What was seen of a statement is no longer what stands there."""
        self.views = [(view, fresh and str(view.key) != key) for view, fresh in self.views]


def look(world: World) -> None:
    """Somebody opens a statement at the desk; what comes of it comes later."""
    world.views.append((world.chance.choice(world.statements()), True))


def text_field(entry: Any) -> tuple[str, str] | None:
    """A text of an entry, and a language of it."""
    found = [
        (name, tag)
        for name in ("text", "note", "name", "meaning", "answer")
        for tag in entry.get(name) or ()
        if isinstance(entry.get(name), dict)
    ]
    return found[0] if found else None


def expect(world: World, fresh: bool, act: Callable[[], object]) -> bool:
    """An edit goes through if and only if its statement is what was seen; else nothing changes."""
    before = {path: path.read_bytes() for path in world.folder.rglob("*.yml")}
    try:
        act()
    except ChangedError:
        assert not fresh, world.did
    except RefusedError:
        assert fresh, world.did
    else:
        assert fresh, world.did
        return True
    assert before == {path: path.read_bytes() for path in world.folder.rglob("*.yml")}
    return False


def save(world: World) -> None:
    """At the desk a statement is changed, as it was seen some steps ago."""
    if world.views:
        view, fresh = world.views.pop(world.chance.randrange(len(world.views)))
        where = text_field(view.entry)
        if where is None:
            return
        name, tag = where
        token = world.token()
        wanted = {**view.entry, name: {**view.entry[name], tag: f"{view.entry[name][tag]} {token}"}}
        if expect(
            world, fresh, lambda: change(StoryFolder(world.folder, "content"), str(view.key), view.version, wanted)
        ):
            world.words.setdefault(str(view.key), []).append(token)
            world.changed(str(view.key))


def throw(world: World) -> None:
    """At the desk a statement is thrown away."""
    if world.views:
        view, fresh = world.views.pop()
        key = str(view.key)
        if expect(world, fresh, lambda: discard(StoryFolder(world.folder, "content"), {key: view.version})):
            inside = {str(one.key) for one in world.statements()}
            world.words = {known: words for known, words in world.words.items() if known in inside}
            world.views = [(each, fresh and str(each.key) in inside) for each, fresh in world.views]


def take(world: World) -> None:
    """At the desk a statement is taken."""
    if world.views:
        view, fresh = world.views.pop()
        key, seen = str(view.key), {str(view.key): view.version}
        if expect(
            world,
            fresh,
            lambda: approve(StoryFolder(world.folder, "content"), [key], ["it"], "Ana", "2026-03-11", seen=seen),
        ):
            pass


def begin(world: World) -> None:
    """At the desk an open question begins."""
    token = world.token()
    entry = {"id": token, "text": {"it": f"Perché {token}?"}, "cites": ["s1"]}
    add_entries(StoryFolder(world.folder, "content"), "story.yml", "open_questions", [entry])
    world.words[f"story/{token}"] = [token]


def program_comment(world: World) -> None:
    """An editor program saves a file with a comment more, somewhere between lines."""
    path = world.chance.choice(sorted(world.folder.glob("*.yml")))
    if path.name in ("bitext.yml", "comparison.yml"):
        return
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    tops = [number for number, line in enumerate(lines) if re.match(r"  - |\w", line)]
    token = world.token()
    lines.insert(world.chance.choice(tops), f"# {token}\n")
    path.write_text("".join(lines), encoding="utf-8")
    world.comments.append(token)


def program_words(world: World) -> None:
    """An editor program saves a file with a statement changed."""
    one = world.chance.choice(world.statements())
    where = text_field(one.entry)
    if where is None:
        return
    words = one.entry[where[0]][where[1]]
    path = world.folder / f"{one.key.file}.yml"
    text = path.read_text(encoding="utf-8")
    last = words.split()[-1]
    start = re.search(rf"id: {re.escape(one.key.id)}\b", text)
    if start is None or "\n" in words or text.count(words) != 1 or not last.isalnum():
        return
    token = world.token()
    path.write_text(text.replace(words, f"{words} {token}"), encoding="utf-8")
    world.words.setdefault(str(one.key), []).append(token)
    world.changed(str(one.key))


def convert(world: World) -> None:
    """The articles are converted; one may have changed."""
    if world.chance.random() < 0.05:
        path = sorted((world.folder / "articles").iterdir())[0]
        path.write_text(path.read_text(encoding="utf-8").replace(".", " adesso.", 1), encoding="utf-8")
    convert_story(StoryFolder(world.folder))


DONE = (look, look, look, save, save, throw, take, begin, program_comment, program_words, convert)


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Path(shutil.copytree(toy_site.CONTENT / STORY, tmp_path_factory.mktemp("base") / STORY))


@pytest.mark.long
def test_whatever_the_order_nothing_is_lost(base: Path, tmp_path: Path) -> None:
    """DESK_INTERLEAVINGS says how many orders are tried, DESK_FIRST from which number on."""
    went = 0
    for seed in range(FIRST, FIRST + MANY):
        folder = tmp_path / "content" / STORY
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(base, folder)
        world = World(folder, random.Random(seed))
        for _ in range(STEPS):
            step = world.chance.choice(DONE)
            world.did.append(step.__name__)
            step(world)
        texts = {path.stem: path.read_text(encoding="utf-8") for path in folder.glob("*.yml")}
        now = {str(one.key): one for one in world.statements()}
        for key, words in world.words.items():
            assert all(word in str(now[key].entry) for word in words), (seed, key, world.did)
        for comment in world.comments:
            assert any(f"# {comment}" in text for text in texts.values()), (seed, comment, world.did)
        assert not any(problem.code.startswith("Y") for problem in load(StoryFolder(folder)).problems), (
            seed,
            world.did,
        )
        went += len(world.words) + len(world.comments)
    assert went > MANY, "something was written"


def test_many_at_once_lose_nothing(base: Path, tmp_path: Path) -> None:
    """Threads that take, add and comment at the same time."""
    folder = Path(shutil.copytree(base, tmp_path / "content" / STORY))
    wrong: list[BaseException] = []

    def questions(name: str) -> None:
        try:
            for number in range(8):
                entry = {"id": f"{name}-{number}", "text": {"it": f"Perché {name} {number}?"}, "cites": ["s1"]}
                add_entries(StoryFolder(folder, "content"), "story.yml", "open_questions", [entry])
        except BaseException as error:
            wrong.append(error)

    threads = [threading.Thread(target=questions, args=(name,)) for name in ("a", "b", "c")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []
    story = load(StoryFolder(folder)).story
    assert story
    assert {one.id for one in story.about.open_questions} >= {f"{name}-{n}" for name in "abc" for n in range(8)}
