"""Many at once: the results of doing it alone, in the same order, whatever becomes of those who do it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from story_explainer.parallel import workers
from story_explainer.parallel.workers import Workers

pytestmark = [pytest.mark.build, pytest.mark.skipif(sys.platform == "win32", reason="signals")]
ROOT = Path(__file__).parents[1]


def doubled(number: int) -> tuple[int, int]:
    """What it comes to, and who has done it."""
    return 2 * number, os.getpid()


def late(number: int) -> int:
    """The earlier, the later."""
    time.sleep(0.3 if number == 0 else 0)
    return number


def fatal(task: tuple[Path, int]) -> int:
    """Kills who does it: of the second item once, of the fourth each time."""
    folder, number = task
    with (folder / f"{number}").open("a", encoding="utf-8") as file:
        file.write("x")
    tries = len((folder / f"{number}").read_text(encoding="utf-8"))
    if number == 3 or (number == 1 and tries == 1):
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def refused(number: int) -> int:
    if number == 2:
        raise FileNotFoundError(2, "no such story", "content/x")
    return number


def noisy(number: int) -> int:
    print("what is printed is no answer")
    return number


def rolled_back(task: Path) -> None:
    """Takes long, and puts things right when it is interrupted."""
    try:
        task.write_text("half", encoding="utf-8")
        time.sleep(60)
    except BaseException:
        task.unlink(missing_ok=True)
        raise


def lost(_: object) -> int:
    return -1


def test_what_comes_of_it_is_in_order() -> None:
    done = list(Workers(2).map(doubled, range(40), lambda _: (0, 0)))
    assert [result for result, _ in done] == [2 * number for number in range(40)]
    assert os.getpid() not in {process for _, process in done}
    assert 1 <= len({process for _, process in done}) <= 2
    assert list(Workers(2).map(late, range(40), lost)) == list(range(40))


@pytest.mark.parametrize("jobs", [None, 1, 8])
def test_one_is_done_here(jobs: int | None) -> None:
    assert list(Workers(jobs).map(doubled, [4], lambda _: (0, 0))) == [(8, os.getpid())]


def test_others_are_called_in_only_where_that_is_quicker(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "cores", lambda: 2)
    quick = list(Workers().map(doubled, range(50), lambda _: (0, 0)))
    assert {process for _, process in quick} == {os.getpid()}
    monkeypatch.setattr(workers, "_WORTH", 0.0)
    slow = list(Workers().map(doubled, range(50), lambda _: (0, 0)))
    assert [process == os.getpid() for _, process in slow] == [True, True, *[False] * 48]


def test_one_that_dies_is_replaced(tmp_path: Path) -> None:
    """Its item is done again; one over which each dies is given up, and no other."""
    done = list(Workers(2).map(fatal, [(tmp_path, number) for number in range(8)], lost))
    assert done == [0, 1, 2, -1, 4, 5, 6, 7]
    tries = [len((tmp_path / f"{number}").read_text(encoding="utf-8")) for number in range(8)]
    assert tries == [1, 2, 1, 3, 1, 1, 1, 1]


def test_what_is_raised_comes_back() -> None:
    with pytest.raises(FileNotFoundError, match="no such story") as caught:
        list(Workers(2).map(refused, range(5), lost))
    assert caught.value.filename == "content/x"
    assert "in refused" in caught.value.__notes__[0]


def test_what_is_printed_is_no_answer(capfd: pytest.CaptureFixture[str]) -> None:
    assert list(Workers(2).map(noisy, range(3), lost)) == [0, 1, 2]
    assert capfd.readouterr().err.count("what is printed is no answer") == 3


def test_who_stops_asking_has_it_broken_off(tmp_path: Path) -> None:
    tasks = [tmp_path / f"{number}" for number in range(6)]
    going = Workers(2).map(rolled_back_later, tasks, lost)
    assert next(going) == 0
    begun = time.monotonic()
    going.close()  # type: ignore[attr-defined]
    assert time.monotonic() - begun < 20
    assert list(tmp_path.iterdir()) == []


def rolled_back_later(task: Path) -> int:
    if task.name == "0":
        return 0
    rolled_back(task)
    return 1


# What runs in the background of a shell has interrupts ignored, and so has all that it starts.
PROGRAM = """
import signal
import sys
from pathlib import Path
signal.signal(signal.SIGINT, signal.default_int_handler)
from story_explainer.parallel.workers import Workers
from tests.test_parallel import lost, rolled_back
list(Workers(2).map(rolled_back, [Path(sys.argv[1], f"{number}") for number in range(6)], lost))
"""


def begun(program: str, folder: Path) -> subprocess.Popen[str]:
    """A program over stories in a group of its own, once two of these are in hand."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "build_tools")])}
    process = subprocess.Popen(
        [sys.executable, "-c", program, str(folder)],
        env=environment,
        process_group=0,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )
    until = time.monotonic() + 60
    while len(list(folder.iterdir())) < 2 and time.monotonic() < until:
        time.sleep(0.05)
    return process


def ended(process: subprocess.Popen[str]) -> str:
    """What a program and all that it has begun say on the way, once the last of them has ended; within a minute."""
    try:
        return process.communicate(timeout=60)[1]
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)  # else leaving the block would wait for ever
        raise


@pytest.mark.parametrize("whole_group", [True, False])
def test_an_interrupt_leaves_nothing_half_done(tmp_path: Path, whole_group: bool) -> None:
    """From a terminal it goes to every process of the group, from `kill` to one."""
    with begun(PROGRAM, tmp_path) as process:
        assert len(list(tmp_path.iterdir())) == 2
        (os.killpg if whole_group else os.kill)(process.pid, signal.SIGINT)
        said = ended(process)
    assert list(tmp_path.iterdir()) == []
    assert said.count("Traceback") == 1, said


def test_a_program_that_is_killed_leaves_nobody(tmp_path: Path) -> None:
    """Its workers finish what they have in hand, and end."""
    with begun(PROGRAM.replace("rolled_back", "brief"), tmp_path) as process:
        process.kill()
        ended(process)
    assert {path.read_text(encoding="utf-8") for path in tmp_path.iterdir()} == {"whole"}
    assert len(list(tmp_path.iterdir())) == 2


def brief(task: Path) -> None:
    task.write_text("half", encoding="utf-8")
    time.sleep(1)
    task.write_text("whole", encoding="utf-8")
