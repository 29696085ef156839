"""The same stories give the same bytes on any machine: whatever its language, clock, folder and order of files."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests import toy_site

pytestmark = pytest.mark.build

# Runs a command as another machine would: its clock stands elsewhere, and its folders list their files otherwise.
ELSEWHERE = """
import builtins, datetime, os, pathlib, random, runpy, sys, time
days = float(sys.argv.pop(1)) * 86_400
if days:
    now, walk, listed, here = time.time, os.scandir, os.listdir, datetime.datetime
    time.time = lambda: now() + days
    class Any(type):
        def __instancecheck__(cls, value): return isinstance(value, cls.__mro__[1])
    class Later(here, metaclass=Any):
        @classmethod
        def now(cls, tz=None):
            return here.now(tz) + datetime.timedelta(seconds=days)
        @classmethod
        def utcnow(cls):
            return here.now(datetime.timezone.utc).replace(tzinfo=None) + datetime.timedelta(seconds=days)
    class Day(datetime.date, metaclass=Any):
        @classmethod
        def today(cls):
            return (here.now() + datetime.timedelta(seconds=days)).date()
    datetime.datetime, datetime.date = Later, Day
    os.listdir = lambda *a: sorted(listed(*a), key=lambda name: hash(str(name)[::-1]))
    class Shuffled:
        def __init__(self, *a):
            self.entries = iter(sorted(walk(*a), key=lambda entry: str(entry.name)[::-1], reverse=True))
        def __iter__(self): return self
        def __next__(self): return next(self.entries)
        def __enter__(self): return self
        def __exit__(self, *a): return None
        def close(self): return None
    os.scandir = Shuffled
sys.argv = sys.argv[1:]
runpy.run_module(sys.argv[0], run_name="__main__", alter_sys=True)
"""


def run(module: str, arguments: list[str], folder: Path, days: float, umask: int, more: dict[str, str]) -> None:
    environment = {**toy_site.environment(), "PYTHONHASHSEED": "1", **more}
    command = [sys.executable, "-c", ELSEWHERE, str(days), module, *arguments]
    done = subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, encoding="utf-8", umask=umask, timeout=300
    )
    assert done.returncode == 0, done.stderr[-2000:]


def hashes(folder: Path) -> dict[str, str]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


HERE = {"LC_ALL": "C.UTF-8", "TZ": "UTC"}
THERE = {"LC_ALL": "C", "LANG": "tr_TR.ISO-8859-9", "TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "4711"}


@pytest.mark.skipif(sys.platform == "win32", reason="there is no umask")
def test_a_site_is_the_same_bytes_everywhere(tmp_path: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "a folder/somewhere/ünder/else"
    two.parent.mkdir(parents=True)
    toy_site.lay_out(one)
    toy_site.lay_out(two)
    for path in two.rglob("*"):
        os.utime(path, (0, 86_400))
    run("mkdocs", ["build", "--strict", "-d", "site"], one, 0, 0o022, HERE)
    run("mkdocs", ["build", "--strict", "-d", "site"], two, 4_321.4, 0o077, THERE)
    assert len(hashes(one / "site")) > 50
    assert hashes(one / "site") == hashes(two / "site")


@pytest.mark.skipif(sys.platform == "win32", reason="there is no umask")
def test_a_story_is_the_same_bytes_everywhere(tmp_path: Path) -> None:
    """Made anew and converted; by anchors, as the model of the vectors takes long to load."""
    found = []
    for name, days, umask, more in (("one", 0.0, 0o022, HERE), ("two", 4_321.4, 0o077, THERE)):
        work = tmp_path / name
        work.mkdir()
        for article in (toy_site.CONTENT / "ferry/articles").iterdir():
            shutil.copy(article, work / article.name)
        (work / "explain.py").write_text(
            "from story_explainer.ingest.alignment import encoder\n"
            "encoder.LANGUAGES = frozenset()\n"
            "from story_explainer.cli import main\n"
            "main()\n",
            encoding="utf-8",
        )
        run("explain", ["new", "ferry", "it.txt", "sl.txt"], work, days, umask, {**more, "PYTHONPATH": _path(work)})
        found.append(hashes(work / "content"))
    assert len(found[0]) > 5
    assert found[0] == found[1]


def _path(folder: Path) -> str:
    return os.pathsep.join(filter(None, [str(folder), os.environ.get("PYTHONPATH")]))
