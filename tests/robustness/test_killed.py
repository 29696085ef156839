"""Whatever a command is stopped by, what is in the content folder is what was there, or what is to be there."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from random import Random

import pytest

from story_explainer.content import exchange, journal
from story_explainer.content.files import WRITING
from story_explainer.content.journal import JOURNAL
from story_explainer.content.lock import only_one
from tests.robustness.killing import COMMANDS, TYPED, finish, kill, lay_out, start, tree

pytestmark = [
    pytest.mark.skipif(sys.platform == "win32", reason="there is no fork"),
    pytest.mark.build,
]


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_killed_at_any_moment_leaves_old_or_new(name: str, tmp_path: Path) -> None:
    killed = kill(name, 2, Random(1), tmp_path / "work")
    assert not killed.wrong, killed.wrong


def test_what_a_killed_command_was_writing_is_cleared_by_the_next(tmp_path: Path) -> None:
    content = lay_out(tmp_path / "work", COMMANDS["review"])
    (content / f"ferry/.reviews.yml.x{WRITING}").write_text("half", encoding="utf-8")
    (content / f"ferry/articles/.more.x{WRITING}").mkdir()
    (content / "ferry/.claims.yml.swp").write_text("an editor's program wrote this", encoding="utf-8")
    code, _ = finish(tmp_path / "work", COMMANDS["review"])
    assert code == 0
    assert [name for name in tree(content) if "/." in name] == ["ferry/.claims.yml.swp"]
    assert not (content / f"ferry/articles/.more.x{WRITING}").exists()


def test_who_waits_says_so_and_a_killed_holder_blocks_nobody(tmp_path: Path) -> None:
    work = tmp_path / "work"
    content = lay_out(work, COMMANDS["review"])
    holder = os.fork()
    if holder == 0:
        with only_one(content / "ferry"):
            (work / "held").touch()
            time.sleep(600)
        os._exit(0)
    while not (work / "held").exists():
        time.sleep(0.01)
    waiting = start(work, COMMANDS["review"])
    while "waiting for its end" not in (
        (work / "said").read_text(encoding="utf-8") if (work / "said").exists() else ""
    ):
        time.sleep(0.01)
    os.kill(holder, signal.SIGKILL)
    assert os.waitstatus_to_exitcode(os.waitpid(waiting, 0)[1]) == 0
    os.waitpid(holder, 0)
    assert "another command is changing it" in (work / "said").read_text(encoding="utf-8")
    assert (content / "ferry/reviews.yml").exists()


def test_of_two_that_found_the_same_story_one_is_told(tmp_path: Path) -> None:
    work = tmp_path / "work"
    content = lay_out(work, COMMANDS["new"])
    both = [start(work, COMMANDS["new"]) for _ in range(2)]
    codes = sorted(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in both)
    said = (work / "said").read_text(encoding="utf-8")
    assert "Traceback" not in said
    assert codes in ([0, 0], [0, 1]), said  # both, one after the other; or the second is told
    assert codes == [0, 0] or "I017" in said or "B003" in said
    assert not list(content.rglob(".*"))
    after = tree(content)
    lay_out(work, COMMANDS["new"])
    assert finish(work, COMMANDS["new"])[0] == 0
    assert tree(content) == after


@pytest.mark.parametrize("name", ["add", "desk, taking", "desk, an article"])
@pytest.mark.parametrize("renamed", range(4))
def test_what_was_begun_to_take_its_place_is_finished_by_the_next(
    name: str, renamed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between two renamings an article was there that sources.yml did not know, and stayed so."""
    work, command = tmp_path / "work", COMMANDS[name]
    content = lay_out(work, command)
    before = tree(content)
    assert finish(work, command)[0] == 0
    after = tree(content)
    lay_out(work, command)
    real, left = Path.rename, [renamed]

    def dies(path: Path, target: Path) -> Path:
        if path.name.endswith(WRITING):
            if not left[0]:
                os._exit(9)
            left[0] -= 1
        return real(path, target)

    def puts(temporary: Path, path: Path, *, fresh: bool) -> bool:
        dies(temporary, path)
        return True

    with monkeypatch.context() as killed:
        killed.setattr(Path, "rename", dies)
        killed.setattr(exchange, "_put", puts)
        ended = finish(work, command)[0]
    seen = {path: data for path, data in tree(content).items() if WRITING not in path}
    assert ended == 9 or seen == after
    assert (seen == before) == (renamed == 0)
    # whoever changes the story next, whatever that is
    assert finish(work, COMMANDS["review"])[0] == 0
    found = tree(content)
    found.pop("ferry/reviews.yml")
    assert found == {path: data for path, data in after.items() if path != "ferry/reviews.yml"}
    assert not list(content.rglob(f".*{WRITING}"))


def test_a_note_of_what_somebody_has_changed_since_is_not_followed(tmp_path: Path) -> None:
    content = lay_out(tmp_path / "work", COMMANDS["review"])
    folder = content / "ferry"
    (folder / f".claims.yml.x{WRITING}").write_text("new", encoding="utf-8")
    note: list[object] = [{"from": f".claims.yml.x{WRITING}", "to": "claims.yml", "before": "0" * 64}]
    note.append({"from": f"../../said{WRITING}", "to": "story.yml", "before": None})
    several: list[object] = [note, note[:1], [{}], "x", None]
    for some in several:
        (folder / JOURNAL).write_text(json.dumps(some), encoding="utf-8")
        before = (folder / "claims.yml").read_bytes(), (folder / "story.yml").read_bytes()
        journal.finish(folder)
        assert ((folder / "claims.yml").read_bytes(), (folder / "story.yml").read_bytes()) == before
    assert finish(tmp_path / "work", COMMANDS["review"])[0] == 0
    assert not list(folder.glob(f".*{WRITING}"))


@pytest.mark.parametrize("name", TYPED)
def test_an_interrupt_from_the_keyboard_is_one_line(name: str, tmp_path: Path) -> None:
    """In a process of its own, as a person starts it, once it has begun to work."""
    content = lay_out(tmp_path / "work", COMMANDS[name])
    before = tree(content)
    command = [
        sys.executable,
        "-c",
        "from story_explainer.cli import main; print(flush=True); main()",
        *COMMANDS[name].arguments,
    ]
    process = subprocess.Popen(
        command, cwd=content.parent, stderr=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8"
    )
    assert process.stdout
    process.stdout.readline()
    time.sleep(0.2)
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=60)
    assert "Traceback" not in said, said
    # A process that is through with its work, and only ending, may still be ended by the signal itself.
    assert process.returncode in (0, -signal.SIGINT) or tree(content) == before
    assert not list(content.rglob(".*"))
