"""How long the site takes to build, against plain MkDocs with Material on the same words: `make bench-site`.

A story is copied N times. The peer gets every page of ours as Markdown with the same text, built by MkDocs and Material
as they come, with their own navigation and search. Both run one after the other, each in a process of its own; what
counts is CPU time, which other work on the machine disturbs least. Figures are only good as a ratio. Each runs twice
and the better counts, so that what is kept between builds is there.
"""

from __future__ import annotations

import argparse
import resource
import tempfile
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

from projects import SAMPLES, Sample, build, ours, peer


@dataclass(frozen=True)
class Cost:
    """What a build took: user and system seconds, and MiB of memory at its height."""

    seconds: float
    memory: float


def cost(config: Path, runs: int = 2) -> Cost:
    """Build a project a few times; the best of each."""
    with get_context("spawn").Pool(1, maxtasksperchild=1) as pool:  # children are summed up by the process they are of
        costs = [pool.apply(_cost, (config,)) for _ in range(runs)]
    return Cost(min(each.seconds for each in costs), min(each.memory for each in costs))


def _cost(config: Path) -> Cost:
    build(config)
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return Cost(used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def measure(sample: Sample, count: int, *, with_peer: bool) -> str:
    """A line of the table."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "ours").mkdir()
        own = cost(ours(folder / "ours", sample, count))
        built = folder / "ours" / "site"
        pages = list(built.glob("**/*.html"))
        size = sum(page.stat().st_size for page in pages) / len(pages) / 1000
        line = f"{count:7}  {len(pages):5}   {own.seconds:5.2f}   {1000 * own.seconds / len(pages):7.1f}"
        line += f"   {own.memory:5.0f}   {size:7.1f}"
        if with_peer:
            other = cost(peer(folder / "peer", built), runs=2 if count < 20 else 1)
            line += f"   {other.seconds:7.2f}   {other.memory:5.0f}   {own.seconds / other.seconds:6.3f}"
    return line


def main() -> None:
    """Print a line for each number of stories."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("counts", nargs="*", type=int, default=[1, 10], help="numbers of stories")
    parser.add_argument("--sample", choices=SAMPLES, default="short", help="the story that is copied")
    parser.add_argument("--alone", action="store_true", help="leave out plain MkDocs and Material")
    options = parser.parse_args()
    print("                ours, in CPU s                      plain MkDocs + Material")
    print(
        "stories  pages    CPU   ms/page     MiB   kB/page   " + ("" if options.alone else "    CPU     MiB    ratio")
    )
    for count in options.counts:
        print(measure(SAMPLES[options.sample], count, with_peer=not options.alone), flush=True)


if __name__ == "__main__":
    main()
