"""Far more inputs than the suite tries: `python -m tests.robustness articles 100000`, `yaml 100000`, `long 1000`,
`builds 2000`, `kills 50` (of ten of each command, and of the desk), `previews 4` (of fifty edits each).

What failed is written to `fuzz/`, one file each, and the last line says how many there are.
"""

from __future__ import annotations

import argparse
import hashlib
import logging
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from random import Random

from story_explainer.ingest.alignment import encoder
from tests.robustness import articles, long_texts, yaml_files
from tests.robustness.guarded import Findings
from tests.robustness.killing import COMMANDS, kill
from tests.robustness.previews import watch

Try = Callable[[Random, Findings], None]


def _articles(_: Path) -> Try:
    encoder.LANGUAGES = frozenset()  # its model is as large as what is measured here, and the same for any text

    def one(rnd: Random, findings: Findings) -> None:
        ending, data = articles.article(rnd)
        findings.run(f"article{ending}", data, lambda: articles.try_article(rnd, ending, data))

    return one


def _long(_: Path) -> Try:
    encoder.LANGUAGES = frozenset()

    def one(rnd: Random, findings: Findings) -> None:
        ending, data = long_texts.article(rnd)
        findings.run(f"long{ending}", data, lambda: long_texts.try_long(rnd, ending, data))

    return one


def _yaml(folder: Path) -> Try:
    content = yaml_files.lay_out(folder / "content")

    def one(rnd: Random, findings: Findings) -> None:
        slug, name, data = yaml_files.yaml_file(rnd)
        findings.run(f"{slug}/{name}", data, lambda: yaml_files.try_yaml(rnd, content, slug, name, data))
        left = [path.name for path in (content / slug).iterdir() if path.name.startswith(".")]
        assert not left, left

    return one


def _builds(folder: Path) -> Try:
    from tests.robustness.builds import Project

    project = Project(folder)

    def one(rnd: Random, findings: Findings) -> None:
        seed = rnd.randbytes(8)
        findings.run("build", seed, lambda: project.fuzz(Random(seed)))

    return one


def _kills(folder: Path) -> Try:
    def one(rnd: Random, findings: Findings) -> None:
        for name in COMMANDS:
            killed = kill(name, _KILLS, rnd, folder / "work")
            print(f"{name}: {killed}", flush=True)
            findings.ends["killed"] += _KILLS
            for wrong in killed.wrong:
                findings.failures[wrong] = b""

    return one


def _previews(folder: Path) -> Try:
    """One for each fifty edits of the count; with as many processes as there are cores, with one, with two."""

    def one(rnd: Random, findings: Findings) -> None:
        with tempfile.TemporaryDirectory(dir=folder) as work:
            watched = watch(_EDITS, rnd, Path(work), rnd.choice([None, 1, 2]))
        print(f"preview: {watched}", flush=True)
        findings.ends["edited"] += watched.edits
        for wrong in watched.wrong:
            findings.failures[wrong] = b""

    return one


_EDITS = 50
_KILLS = 10  # of each command, for one of the count
TARGETS: dict[str, Callable[[Path], Try]] = {
    "articles": _articles,
    "long": _long,
    "yaml": _yaml,
    "builds": _builds,
    "kills": _kills,
    "previews": _previews,
}


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.robustness", description=__doc__)
    parser.add_argument("target", choices=TARGETS)
    parser.add_argument("count", type=int)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--minutes", type=float, default=1e9, help="stop after so many, at whatever count")
    parser.add_argument("--out", type=Path, default=Path("fuzz"))
    options = parser.parse_args()
    logging.disable(logging.CRITICAL if options.target in ("articles", "long") else logging.NOTSET)
    findings, begun = Findings(), time.process_time()
    end = time.monotonic() + 60 * options.minutes
    with tempfile.TemporaryDirectory() as folder:
        one = TARGETS[options.target](Path(folder))
        for number in range(options.count):
            if time.monotonic() > end:
                break
            one(Random(f"{options.target} {options.seed} {number}"), findings)
            if (number + 1) % max(1, options.count // 20) == 0:
                print(f"{number + 1:,} of {options.count:,}, {len(findings.failures)} kinds of failure", flush=True)
    for what, data in sorted(findings.failures.items()):
        name = f"{options.target}-{hashlib.sha256(what.encode()).hexdigest()[:8]}"
        options.out.mkdir(parents=True, exist_ok=True)
        (options.out / name).write_bytes(data)
        print(f"{options.out / name}: {what}")
    print(f"{options.target}: {findings}\n  {time.process_time() - begun:.0f} s of processor time")
    return 1 if findings.failures else 0


if __name__ == "__main__":
    sys.exit(main())
