"""Commands killed at any moment: in the content folder is what was there before then, or what is to be there."""

from __future__ import annotations

import os
import shutil
import signal
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Mapping
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from random import Random

from story_explainer.cli import main
from story_explainer.content.files import WRITING
from story_explainer.ingest.alignment import encoder
from tests.arriving_texts import BRIDGE
from tests.desk.room import Answered, Room
from tests.toy_site import CONTENT

Tree = Mapping[str, bytes]
_MORE = (
    "The ferry stayed in the harbour on Tuesday. Nobody was hurt, the harbour office said. It sails again on Friday.\n"
)


@dataclass(frozen=True)
class Command:
    """What writes: a command and what it is given, or an editor at the desk; and what is done to the content before."""

    arguments: tuple[str, ...] = ()
    prepare: Callable[[Path], object] = lambda content: None
    desk: Callable[[Room], Answered] | None = None


def _changed(content: Path) -> None:
    article = content / "ferry/articles/it.txt"
    article.write_text(article.read_text("utf-8") + "\nUna frase in più, ha detto il porto.\n", encoding="utf-8")


def _undrafted(content: Path) -> None:
    for name, data in _to_draft().items():
        path = content / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


@cache
def _to_draft() -> Tree:
    """A story as `new` makes it, but for the claims and events, and for the record that they were drafted."""
    with tempfile.TemporaryDirectory() as folder:
        for tag in ("it", "de"):
            Path(folder, f"{tag}.txt").write_text(BRIDGE[tag], encoding="utf-8")
        code, _ = finish(Path(folder), Command(("new", "bridge", "it.txt", "de.txt")))
        assert code == 0, Path(folder, "said").read_text("utf-8")
        made = tree(Path(folder, "content"))
    return {name: data for name, data in made.items() if Path(name).stem not in ("claims", "events", "drafted")}


def _take(room: Room) -> Answered:
    seen = {"claims/idle": room.version("claims/idle", "ferry")}
    return room.post("take", story="ferry", seen=seen, locales=["it", "sl"], lang="it")


def _bring(room: Room) -> Answered:
    return room.post("articles", story="ferry", lang="it", text=_MORE, outlet="Wire", published="2026-03-02T18:00")


COMMANDS = {
    "new": Command(("new", "tram", "more.txt", "--lang", "it=again.txt")),
    "add": Command(("add", "ferry", "more.txt")),
    "convert": Command(("convert",), _changed),
    "draft": Command(("draft", "bridge"), _undrafted),
    "review": Command(("review", "ferry", "idle", "--by", "Ana", "--on", "2026-03-11")),
    "desk, taking": Command(desk=_take),
    "desk, an article": Command(desk=_bring),
}


TYPED = [name for name, command in COMMANDS.items() if not command.desk]


@dataclass
class Killed:
    """What became of killed commands: as before, as after, or between (finished by the next one); how often something
    was left lying about."""

    ends: Counter[str] = field(default_factory=Counter)
    left: int = 0
    wrong: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        ends = ", ".join(f"{count} {end}" for end, count in sorted(self.ends.items()))
        return f"{ends}; {self.left} left hidden files, gone with the next command; {len(self.wrong)} wrong"


def lay_out(folder: Path, command: Command) -> Path:
    """A folder in which a command can be run; returns its content folder."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(CONTENT / "ferry", folder / "content/ferry")
    (folder / "more.txt").write_text(_MORE, encoding="utf-8")
    shutil.copy(CONTENT / "ferry/articles/it.txt", folder / "again.txt")
    command.prepare(folder / "content")
    return folder / "content"


def tree(content: Path) -> dict[str, bytes]:
    """All files of a content folder."""
    return {path.relative_to(content).as_posix(): path.read_bytes() for path in content.rglob("*") if path.is_file()}


def start(folder: Path, command: Command) -> int:
    """Run a command in a process of its own, which has loaded everything already; returns the process."""
    child = os.fork()
    if child:
        return child
    try:
        os._exit(_run(folder, command))
    except BaseException:  # a traceback would be one for the user
        os._exit(99)


def warm(folder: Path, command: Command) -> None:
    """Run a command once in this process, so that those begun by it have read what they need of the program's data:
    that takes ten times as long as the command itself, and nothing is written meanwhile."""
    here, languages = Path.cwd(), encoder.LANGUAGES
    try:
        _run(folder, command)
    finally:
        os.chdir(here)
        encoder.LANGUAGES = languages


def _run(folder: Path, command: Command) -> int:
    """Run a command; what it says goes to the file “said”."""
    encoder.LANGUAGES = frozenset()  # its model takes long to load, and nothing is written meanwhile
    os.chdir(folder)
    with Path("said").open("a", buffering=1, encoding="utf-8") as said, redirect_stdout(said), redirect_stderr(said):
        if command.desk:
            answered = command.desk(Room(folder))
            print(answered.status, answered.text)
            return 0 if answered.status == 200 else 1
        try:
            main.main([*command.arguments], standalone_mode=True)
        except SystemExit as done:
            return done.code if isinstance(done.code, int) else 0
    return 0


def finish(folder: Path, command: Command) -> tuple[int, float]:
    """Let a command run to its end: its exit code, and how long it took."""
    begun = time.monotonic()
    _, status = os.waitpid(start(folder, command), 0)
    return os.waitstatus_to_exitcode(status), time.monotonic() - begun


def kill(name: str, count: int, rnd: Random, folder: Path) -> Killed:
    """Kill a command at random moments.

    Args:
        name: which one.
        count: how often.
        rnd: chooses the moments.
        folder: where to work.
    """
    command, killed = COMMANDS[name], Killed()
    lay_out(folder, command)
    warm(folder, command)
    before = tree(lay_out(folder, command))
    code, _ = finish(folder, command)
    after = tree(folder / "content")
    assert code == 0, (folder / "said").read_text("utf-8")
    assert before != after
    lay_out(folder, command)
    took = finish(folder, command)[1]
    for _ in range(count):
        content = lay_out(folder, command)
        child = start(folder, command)
        # One in two is killed in the last third, where there is something to break.
        time.sleep(rnd.uniform(0.66 * took if rnd.random() < 0.5 else 0, 1.05 * took))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        found = tree(content)
        hidden = list(content.rglob(f".*{WRITING}"))
        seen = {path: data for path, data in found.items() if WRITING not in path}
        end = "as before" if seen == before else "as after" if seen == after else "between"
        killed.ends[end] += 1
        killed.left += bool(hidden)
        if end == "between":  # between two renamings: whoever writes next finishes it
            finish(folder, command)
            if tree(content) != after:
                killed.wrong.append(f"{name}: {sorted(set(seen) ^ set(after)) or 'other content'}")
        if end == "as before":
            code, _ = finish(folder, command)
            if (code, tree(content)) != (0, after):
                killed.wrong.append(f"{name}: again: exit {code}, {sorted(set(tree(content)) ^ set(after))}")
    return killed
