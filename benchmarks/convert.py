"""`make bench-convert`: how long converting takes and how much memory, each in a process of its own.

The first story of the project, twice: made anew and unchanged. Then articles of a thousand words in Italian and German,
cut from the real news of `../shared/bitext`, which is no part of the project; without it only the first is measured.
The bars: the first story under 3 s, time linear in the number of articles, less than 400 MB.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from itertools import cycle, islice
from pathlib import Path

from pairs import need

ROOT = Path(__file__).parent.parent
SEED = ROOT / "content" / "ford-xiaomi"
EXPLAINER = Path(sys.executable).parent / "explainer"
# What is installed is compiled; so shall be what is measured.
ENVIRONMENT = {**os.environ, "PYTHONDONTWRITEBYTECODE": ""}
WORDS, STRIDE = 1000, 19  # the articles begin so many lines apart: no two are the same


@dataclass(frozen=True)
class Run:
    """One run of the command: seconds by the clock, seconds of the processor, the most memory in MB."""

    wall: float
    cpu: float
    memory: float


def run(content: Path, command: str = "convert", *arguments: str | Path) -> Run:
    """Run a command of `explainer` on a folder of stories: the whole of it, from the start of Python on."""
    begun = time.perf_counter()
    called = [EXPLAINER, command, *arguments, "--content", content]
    with subprocess.Popen(called, stdout=subprocess.DEVNULL, env=ENVIRONMENT) as process:
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"“explainer {command}” failed.")
    peak = used.ru_maxrss / (1_000_000 if sys.platform == "darwin" else 1_000)
    return Run(time.perf_counter() - begun, used.ru_utime + used.ru_stime, peak)


def seed(content: Path) -> Path:
    """The first story without its bitext."""
    shutil.copytree(SEED, content / SEED.name)
    (content / SEED.name / "bitext.yml").unlink()
    return content


def stories(content: Path, count: int) -> Path:
    """This many stories of two articles with a thousand words each."""
    lines = {locale: need("lines", f"{locale}.txt").read_text("utf-8").splitlines() for locale in ("it", "de")}
    length = len(lines["it"])
    for number in range(count):
        picked, words = [], 0
        for place in islice(cycle(range(length)), number * STRIDE, None):
            picked.append(place)
            words += len(lines["it"][place].split())
            if words >= WORDS:
                break
        folder = content / f"story-{number:03}" / "articles"
        folder.mkdir(parents=True)
        for locale, rows in lines.items():
            (folder / f"{locale}.txt").write_text("\n\n".join(rows[place] for place in picked), "utf-8")
    return content


def show(what: str, done: Run, note: str = "") -> None:
    """Print a line of the table."""
    print(f"{what:<42} {done.wall:6.2f} s  {done.cpu:6.2f} s  {done.memory:5.0f} MB  {note}")


def main() -> None:
    """Print the table."""
    print(f"{'':<42}    clock  processor    memory")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        once = seed(folder / "seed")
        show("the first story, anew", run(once), "bar 3 s, 400 MB")
        show("the first story, unchanged", run(once))
        each = []
        for count in (25, 50):
            done = run(stories(folder / f"{count}", count))
            each.append(done.cpu / count / 2)
            show(f"{2 * count} articles of {WORDS} words", done, f"{1000 * each[-1]:.0f} ms an article, bar 400 MB")
    print(f"twice the articles take {2 * each[1] / each[0]:.2f} times as long (processor)")


if __name__ == "__main__":
    main()
