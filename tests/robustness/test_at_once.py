"""Builds that share a folder for what may be deleted at any time: two at once, and one after one that was killed."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path
from random import Random

import pytest

from tests import toy_site
from tests.built_site import BuiltSite

pytestmark = [pytest.mark.skipif(sys.platform == "win32", reason="there are no process groups"), pytest.mark.build]
_MOMENTS = int(os.environ.get("MOMENTS", "2"))


@pytest.fixture
def config(tmp_path: Path) -> Path:
    """A project whose stories two processes make."""
    (tmp_path / "project").mkdir()
    path = toy_site.lay_out(tmp_path / "project")
    text = path.read_text(encoding="utf-8")
    path.write_text(re.sub(r"^( *)content: content$", r"\g<0>\n\1jobs: 2", text, flags=re.MULTILINE), encoding="utf-8")
    return path


def begin(config: Path, site: Path) -> subprocess.Popen[str]:
    command = toy_site.mkdocs("build", "--strict", "--config-file", str(config), "--site-dir", str(site))
    with site.with_suffix(".log").open("w", encoding="utf-8") as log:
        return subprocess.Popen(
            command,
            env=toy_site.environment(),
            cwd=config.parent,
            stdout=log,
            stderr=log,
            encoding="utf-8",
            process_group=0,
        )


def finished(process: subprocess.Popen[str], site: Path) -> dict[str, str]:
    code = process.wait(300)
    said = site.with_suffix(".log").read_text(encoding="utf-8")
    assert (code, "Traceback" in said) == (0, False), said
    return BuiltSite(site).hashes()


def gone(folder: Path) -> bool:
    """Whether no process works in a folder, after a while."""
    until = time.monotonic() + 60
    while time.monotonic() < until:
        if not any(_works_in(process, folder) for process in Path("/proc").glob("[0-9]*")):
            return True
        time.sleep(0.1)
    return False


def _works_in(process: Path, folder: Path) -> bool:
    try:
        return (process / "cwd").readlink() == folder
    except OSError:  # it has ended, or is somebody else's
        return False


def test_two_builds_at_once_and_one_after_them_write_the_same(config: Path, tmp_path: Path) -> None:
    sites = [tmp_path / "one", tmp_path / "two"]
    both = [finished(process, site) for process, site in [(begin(config, site), site) for site in sites]]
    after = finished(begin(config, tmp_path / "after"), tmp_path / "after")
    assert both == [after, after]


@pytest.mark.parametrize("whole_group", [True, False])
def test_after_a_build_that_was_killed_the_next_is_whole(config: Path, tmp_path: Path, whole_group: bool) -> None:
    """Killed alone, it leaves none of those working for it."""
    site, rnd = tmp_path / "site", Random(f"{whole_group}")
    begun = time.monotonic()
    whole = finished(begin(config, tmp_path / "whole"), tmp_path / "whole")
    took = time.monotonic() - begun
    for _ in range(_MOMENTS):
        for path in (config.parent / ".cache").rglob("*"):
            if path.is_file() and rnd.random() < 0.7:
                path.unlink()  # so that it has something to make
        process = begin(config, site)
        time.sleep(rnd.uniform(0.2, 1.0) * took)
        (os.killpg if whole_group else os.kill)(process.pid, signal.SIGKILL)
        process.wait(60)
        assert gone(config.parent)
        assert finished(begin(config, site), site) == whole
