"""A preview under edits of all kinds: it stays up, its memory flat, and what it has made is what is made anew."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import signal
import socket
import subprocess
import time
import urllib.request
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from story_explainer.content.load import load
from story_explainer.content.story_folder import StoryFolder
from tests import toy_site
from tests.robustness.articles import changed as changed_bytes
from tests.robustness.builds import Project

_QUIET = 3.0  # seconds without a line in the log, after which nothing is being built
_STUCK = 60.0  # the same where a build has begun of which no end is told
_LONGEST = 300.0


@dataclass
class Watched:
    """What became of a preview: its memory after each tenth edit, in MB, and what was wrong."""

    edits: int = 0
    compared: int = 0
    memory: list[int] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        memory = f"{self.memory[0]} → {self.memory[-1]} MB, at most {max(self.memory)}" if self.memory else "?"
        return f"{self.edits} edits, {self.compared} comparisons, memory {memory}; {len(self.wrong)} wrong"


class Preview:
    """`mkdocs serve` of a project, in a process of its own, with a folder of its own for what it makes."""

    def __init__(self, project: Path, port: int) -> None:
        self.made, self.log, self.port = project.parent / f"made-{port}-{project.name}", project.parent / "log", port
        shutil.rmtree(self.made, ignore_errors=True)
        self.made.mkdir()
        with self.log.open("w", encoding="utf-8") as log:
            self.process = subprocess.Popen(
                [*toy_site.mkdocs("serve", "--dev-addr", f"127.0.0.1:{port}")],
                cwd=project,
                stdout=log,
                stderr=log,
                env={**os.environ, "TMPDIR": str(self.made)},
            )

    def said(self) -> str:
        return self.log.read_text(encoding="utf-8", errors="replace")

    def settle(self) -> None:
        """Wait until nothing is being built: the log says so, or says nothing more for long."""
        begun, changed, size = time.monotonic(), time.monotonic(), -1
        while self.process.poll() is None and (now := time.monotonic()) - begun < _LONGEST:
            time.sleep(0.2)
            if (grown := self.log.stat().st_size) != size:
                changed, size = now, grown
            said = self.said()
            building = said.rfind("Building documentation") > said.rfind("Documentation built in")
            if "Serving on" in said and now - changed > (_STUCK if building else _QUIET):
                return

    def megabytes(self) -> int:
        """What the process takes now."""
        status = Path(f"/proc/{self.process.pid}/status").read_text(encoding="utf-8")
        found = re.search(r"VmRSS:\s+(\d+) kB", status)
        return int(found[1]) // 1_000 if found else 0

    def files(self) -> dict[str, str]:
        """All that it serves, by hashes."""
        (site,) = self.made.glob("mkdocs_*")
        return {
            path.relative_to(site).as_posix(): hashlib.sha256(self._plain(path.read_bytes())).hexdigest()
            for path in sorted(site.rglob("*"))
            if path.is_file() and path.suffix != ".gz"
        }

    def _plain(self, data: bytes) -> bytes:
        """Without what two previews at once cannot have in common: the port."""
        return data.replace(b"127.0.0.1:%d" % self.port, b"127.0.0.1")

    def answers(self) -> int:
        """The status of the answer to a request for the first page."""
        with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/", timeout=60) as answer:
            return int(answer.status)

    def stop(self) -> None:
        self.process.send_signal(signal.SIGINT)
        try:
            self.process.wait(30)
        except subprocess.TimeoutExpired:
            self.process.kill()


def watch(count: int, rnd: Random, folder: Path, jobs: int | None = None) -> Watched:
    """Edit a project under a preview.

    Args:
        count: how often; after each fiftieth edit, and the last, it is compared with a preview begun anew.
        rnd: chooses the edits.
        folder: where to work.
        jobs: how many processes make stories, by the setting.
    """
    project = folder / "project"
    project.mkdir()
    toy_site.lay_out(project)
    if jobs:
        settings = project / "mkdocs.yml"
        text = settings.read_text(encoding="utf-8")
        settings.write_text(
            re.sub(r"^( *)content: content$", rf"\g<0>\n\1jobs: {jobs}", text, flags=re.M), encoding="utf-8"
        )
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    watched, preview, other = Watched(), Preview(project, port), Project.__new__(Project)
    other.folder, other.content = folder, folder / "other"
    try:
        preview.settle()
        for number in range(1, count + 1):
            _edit(rnd, project, other)
            watched.edits += 1
            time.sleep(rnd.choice([0, 0, 0.1, 0.5, 2]))
            if number % 10 == 0:
                watched.memory.append(preview.megabytes())
            if number % 50 == 0 or number == count:
                _compare(preview, project, folder, watched)
            if preview.process.poll() is not None:
                watched.wrong.append(f"ended with {preview.process.returncode} after {number} edits")
                break
        watched.wrong += re.findall(r"^(?:\w+\.)*\w*(?:Error|Exception)\b.*$", preview.said(), re.MULTILINE)
    finally:
        preview.stop()
    return watched


def _compare(preview: Preview, project: Path, folder: Path, watched: Watched) -> None:
    for story in (project / "content").iterdir():
        # A story with mistakes is shown as it was last, which nobody knows who begins.
        if story.is_dir() and not load(StoryFolder(story)).ok:
            shutil.rmtree(story)
    preview.settle()
    served, status, copy = preview.files(), preview.answers(), folder / "anew"
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(project, copy / "project", ignore=shutil.ignore_patterns(".cache", "site"), symlinks=True)
    anew = Preview(copy / "project", preview.port + 1)
    try:
        anew.settle()
        made = anew.files()
    finally:
        anew.stop()
    differing = sorted(name for name in served.keys() | made.keys() if served.get(name) != made.get(name))
    watched.compared += 1
    if status != 200:
        watched.wrong.append(f"answers {status}")
    if differing:
        watched.wrong.append(f"{len(differing)} files are not what is made anew: {differing[:5]}")


def _edit(rnd: Random, project: Path, other: Project) -> None:
    """Something that an editor, a program or Git does to a content folder."""
    content = project / "content"
    stories = sorted(path for path in content.iterdir() if path.is_dir())
    story = rnd.choice(stories) if stories else None
    files = sorted(path for path in story.rglob("*") if path.is_file()) if story else []
    kind = rnd.random()
    if kind < 0.3 and files:
        path = rnd.choice(files)
        path.write_bytes(changed_bytes(rnd, path.read_bytes()))
    elif kind < 0.4 and files:
        rnd.choice(files).unlink()
    elif kind < 0.5 and story:
        story.rename(content / f"{story.name[:12].rstrip('-')}-{rnd.randrange(99)}")
    elif kind < 0.6 and story and len(stories) > 1:
        shutil.rmtree(story)
    elif kind < 0.65:
        page = project / "docs/en/about.md"
        page.write_text(f"---\npair: about\n---\n# A page {rnd.randrange(999)}\n", encoding="utf-8")
    else:  # whole again, or as somebody who knows what is allowed changes it
        slug = rnd.choice([path.name for path in toy_site.CONTENT.iterdir() if path.is_dir()])
        shutil.rmtree(content / slug, ignore_errors=True)
        if rnd.random() < 0.5:
            other.content.mkdir(exist_ok=True)
            changed, _ = other.story(rnd)
            shutil.rmtree(content / changed.name, ignore_errors=True)
            shutil.copytree(changed, content / changed.name)
        else:
            shutil.copytree(toy_site.CONTENT / slug, content / slug)
