"""Times the checks: `make bench-check`. CPU seconds, so that other work on the machine counts little.

The stories are copies of those in `content/`, each under a name of its own: a real story’s size. The bars:
the command on one story under half a second, 200 stories under ten, linear; a YAML file of 10 MB read in under two.
"""

from __future__ import annotations

import resource
import shutil
import subprocess
import sys
import tempfile
import time
from itertools import cycle
from pathlib import Path

from story_explainer.content.folders import story_folders
from story_explainer.content.load import load
from story_explainer.content.story_folder import StoryFolder
from story_explainer.yaml_source.read import read

ROOT = Path(__file__).parent.parent
EXPLAINER = Path(sys.executable).parent / "explainer"
SIZES = (50, 100, 200)


def command_seconds(content: Path) -> float:
    """What `explainer check` takes as a whole, from the start of Python on; the least of five."""
    times = []
    for _ in range(5):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([EXPLAINER, "check", "--content", content], check=True, capture_output=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        times.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return min(times)


def copies(content: Path, count: int) -> None:
    """Fill a folder with this many stories."""
    for index, folder in zip(range(count), cycle(story_folders(ROOT / "content")), strict=False):
        shutil.copytree(folder, content / f"{folder.name}-{index}", dirs_exist_ok=True)


def seconds(content: Path) -> float:
    """What it takes to load and check all stories in a folder."""
    begun = time.process_time()
    for folder in story_folders(content):
        if load(StoryFolder(folder)).problems:
            sys.exit(f"{folder.name} has problems: a check that stops early cannot be timed")
    return time.process_time() - begun


def big_file(megabytes: int) -> str:
    """A claims.yml of this size, made of the claims of a real one."""
    claims = (story_folders(ROOT / "content")[0] / "claims.yml").read_text(encoding="utf-8").partition("claims:\n")[2]
    return "claims:\n" + claims * (megabytes * 1_000_000 // len(claims.encode()) + 1)


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        one = Path(folder) / "one"
        copies(one, 1)
        print(f"explainer check, one story       {command_seconds(one):6.2f} s  (bar 0.5)")
        for size in SIZES:
            many = Path(folder) / "many"
            copies(many, size)
            taken = seconds(many)
            bar = "  (bar 10)" if size == 200 else ""
            print(f"checks of {size:3} stories            {taken:6.2f} s  {1000 * taken / size:5.1f} ms each{bar}")
    text = big_file(10)
    begun = time.process_time()
    read("claims.yml", text)
    print(f"YAML of {len(text.encode()) / 1e6:.1f} MB, with all places {time.process_time() - begun:6.2f} s  (bar 2)")


if __name__ == "__main__":
    main()
