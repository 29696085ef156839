"""`make bench`: what building a site costs, beside other generators on the same pages and words.

N stories with words, names and cards of their own (`made_stories`), built by each generator in turn, several rounds:
cold (neither a site nor a cache is there), again with nothing changed, and with one line of one story changed. Each
build is a process of its own, with all that it starts. Times of the processor are what counts: other work on the
machine disturbs them least; it is shown as the load beside them. Medians, with the least and the most behind them.
"""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

from made_stories import SAMPLES, Sample
from projects import ENVIRONMENT, Generator, build, generators, ours, pages

STATES = ("cold", "nothing changed", "one story changed")
_LEFT = ("site", ".cache", "resources", ".hugo_build.lock")


@dataclass(frozen=True)
class Cost:
    """What a build took: seconds of the processor and of the clock, MiB of its largest process, MB written."""

    cpu: float
    wall: float
    memory: float
    written: float


class BuildError(Exception):
    """A generator failed or took too long."""


def run(command: tuple[str, ...], folder: Path, limit: float) -> Cost:
    """Build a project: the whole of it, from the start of the program on, with every process that it starts.

    Raises:
        BuildError: it failed, or was not done after `limit` seconds of the clock.
    """
    log = folder.parent / f"{folder.name}.log"
    begun, at = time.time(), time.perf_counter()
    with log.open("wb") as out:
        process = subprocess.Popen(command, cwd=folder, env=ENVIRONMENT, stdout=out, stderr=out, start_new_session=True)
        status = 0
        while True:
            found, status, used = os.wait4(process.pid, os.WNOHANG)
            wall = time.perf_counter() - at
            if found:
                break
            if wall > limit:
                os.killpg(process.pid, 9)
                process.wait()
                raise BuildError(f"not done after {limit:.0f} s")
            time.sleep(0.005)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise BuildError(f"failed: {log.read_text('utf-8', 'replace')[-300:]}")
    peak = used.ru_maxrss / (1024 * 1024 if sys.platform == "darwin" else 1024)
    # By the time of the change of the inode, which no copying takes over from the source.
    stats = [path.stat() for name in _LEFT for path in (folder / name).glob("**/*") if path.is_file()]
    written = sum(one.st_size for one in stats if one.st_ctime >= begun - 0.01) / 1e6
    return Cost(used.ru_utime + used.ru_stime, wall, peak, written)


def clean(folder: Path) -> None:
    """Remove what earlier builds left."""
    for name in _LEFT:
        path = folder / name
        shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)


def change(file: Path, text: str, number: int) -> None:
    """Add a word to the first line that is the title's."""
    lines = text.split("\n")
    place = next(at for at, line in enumerate(lines) if line.startswith(("# ", "  en:", "  it:", 'title: "')))
    quote = '"' if lines[place].endswith('"') else ""
    lines[place] = f"{lines[place].removesuffix(quote)} {number}{quote}"
    file.write_text("\n".join(lines), "utf-8")


def measure(
    sample: Sample, count: int, rounds: int, chosen: list[Generator], limit: float
) -> dict[tuple[str, str], list[Cost]]:
    """The costs of each generator's builds in each state."""
    found: dict[tuple[str, str], list[Cost]] = defaultdict(list)
    with tempfile.TemporaryDirectory() as name:
        top = Path(name)
        (top / "first").mkdir()
        build(ours(top / "first", sample, count))
        built = top / "first" / "site"
        number_of_pages = sum(1 for _ in pages(built, sample.languages))
        print(f"\n{count} stor{'y' if count == 1 else 'ies'}, {number_of_pages} pages, {rounds} rounds", flush=True)
        there: list[tuple[Generator, Path]] = []
        for each in chosen:
            if each.absent:
                print(f"  {each.name}: missing here: {each.absent}", flush=True)
                continue
            folder = top / each.name
            each.make(folder, sample, built)
            there.append((each, folder))
        shutil.rmtree(top / "first")
        for turn in range(rounds):
            for each, folder in list(there):
                source = folder / each.source(sample)
                text = source.read_text("utf-8")
                try:
                    clean(folder)
                    for state in STATES:
                        if state == STATES[2]:
                            change(source, text, turn + 1)
                        found[each.name, state].append(run(each.command, folder, limit))
                        made = sum(1 for _ in (folder / "site").glob("**/index.html"))
                        if not number_of_pages <= made <= number_of_pages + 1:  # some lead from the root to a language
                            raise BuildError(f"made {made} pages")
                except BuildError as error:
                    print(f"  {each.name}: {error}", flush=True)
                    there.remove((each, folder))
                source.write_text(text, "utf-8")
            print(f"  round {turn + 1}: load {os.getloadavg()[0]:.1f}", file=sys.stderr, flush=True)
    return found


def show(found: dict[tuple[str, str], list[Cost]]) -> None:
    """Print the table of one number of stories."""
    print("| | | CPU s (least–most) | ours ÷ it | clock s | ours ÷ it | MiB | MB written |")
    print("|---|---|---|---|---|---|---|---|")
    for (name, state), costs in sorted(found.items(), key=lambda one: STATES.index(one[0][1])):
        cpu, wall, memory, written = (
            [getattr(cost, what) for cost in costs] for what in ("cpu", "wall", "memory", "written")
        )
        own = found.get(("ours", state))
        ratios = ["", ""]
        if own and name != "ours":
            ratios = [
                f"{statistics.median(getattr(cost, what) for cost in own) / statistics.median(values):.2f}"
                for what, values in (("cpu", cpu), ("wall", wall))
            ]
        print(
            f"| {state} | {name} | {statistics.median(cpu):.2f} ({min(cpu):.2f}–{max(cpu):.2f}) | {ratios[0]} "
            f"| {statistics.median(wall):.2f} | {ratios[1]} | {statistics.median(memory):.0f} "
            f"| {statistics.median(written):.1f} |",
            flush=True,
        )


def main() -> None:
    """Print a table for each number of stories."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("counts", nargs="*", type=int, default=[1, 10, 50, 200], help="numbers of stories")
    parser.add_argument("--sample", choices=SAMPLES, default="short", help="the story whose shape all have")
    parser.add_argument("--rounds", type=int, help="how often each is built; if left out 3, and 1 from 200 stories on")
    parser.add_argument("--limit", type=float, default=900.0, help="seconds after which a build is given up")
    parser.add_argument("--alone", action="store_true", help="leave out the others")
    options = parser.parse_args()
    chosen = [each for each in generators() if each.name == "ours" or not options.alone]
    for each in chosen[1:]:
        print(f"{each.name}, of what ours has: {each.lacks}")
    print(f"{os.cpu_count()} cores, {platform.system()} {platform.machine()}, Python {platform.python_version()}")
    for count in options.counts:
        before = os.getloadavg()[0]
        found = measure(
            SAMPLES[options.sample], count, options.rounds or (3 if count < 200 else 1), chosen, options.limit
        )
        show(found)
        print(f"load of the machine: {before:.1f} before, {os.getloadavg()[0]:.1f} after")


if __name__ == "__main__":
    main()
