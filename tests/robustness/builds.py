"""Whole sites of stories that the check finds sound after they were changed in many places."""

from __future__ import annotations

import copy
import logging
import multiprocessing
import os
import re
import shutil
import signal
import sys
import traceback
from pathlib import Path
from random import Random
from typing import Any

import yaml
from mkdocs.commands.build import build
from mkdocs.config import load_config

from story_explainer.content.load import FILES, load
from story_explainer.content.story_folder import StoryFolder
from tests import toy_site
from tests.robustness.guarded import MEGABYTES, SECONDS, Refused, megabytes
from tests.robustness.odd import CHARACTERS, DATES, MARKUP, SHORT
from tests.robustness.yaml_files import STORIES, changed, spots

_ODD = [*CHARACTERS, *MARKUP, *SHORT, "W" * 80, "x " * 400, "日本語。", "שלום", "مرحبا"]
if sys.platform != "win32":
    # Children of a process that holds but what is imported here: the memory that tests before took is not theirs.
    _FRESH = multiprocessing.get_context("forkserver")
    _FRESH.set_forkserver_preload([__name__])
_WHEN = {"when", "date", "as_of", "accessed", "published"}


class Project:
    """A site with one story, which is another one each time."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.config = toy_site.lay_out(folder)
        self.content = folder / "content"
        self.settings = self.config.read_text("utf-8")
        for page in (folder / "docs").rglob("*.md"):
            page.write_text("# A page\n\nIt leads nowhere, for stories come and go.\n", encoding="utf-8")

    def story(self, rnd: Random) -> tuple[Path, int]:
        """Lay out a story with changes that its check allows; returns its folder and how many changes there are."""
        slug = rnd.choice(STORIES)
        shutil.rmtree(self.content)
        folder = self.content / slug
        shutil.copytree(toy_site.CONTENT / slug, folder)
        made = 0
        for _ in range(rnd.choice([4, 10, 25])):
            path = rnd.choice([folder / name for name in FILES if name != "bitext.yml" and (folder / name).exists()])
            before = path.read_bytes()
            data = _gently_changed(rnd, yaml.load(before, Loader=yaml.CBaseLoader))
            text = yaml.dump(data, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=10**9)
            path.write_bytes(text.encode("utf-8", "surrogatepass"))
            if load(StoryFolder(folder)).ok:
                made += 1
            else:
                path.write_bytes(before)
        return folder, made

    def try_build(self, drafts: bool) -> str:
        """Build the site in a process of its own.

        Raises:
            AssertionError: it broke off, took too long or too much memory.
        """
        settings = self.settings.replace("drafts: true", f"drafts: {str(drafts).lower()}")
        self.config.write_text(settings, encoding="utf-8")
        log = self.folder / "log"
        child = _FRESH.Process(target=_build, args=(self.config, self.folder / "site", log))
        child.start()
        child.join()
        said = log.read_text("utf-8", "replace")
        assert child.exitcode == 0, f"exit {child.exitcode}: {_last(said)}\n{said[-3000:]}"
        return "built"

    def fuzz(self, rnd: Random) -> str:
        """One story, one build."""
        _, made = self.story(rnd)
        if not made:
            raise Refused("every change")
        return self.try_build(rnd.random() < 0.6)


def _last(said: str) -> str:
    """The last line that says something, and the last place in our code or templates before it."""
    places = re.findall(r'(story_explainer/[\w/.]+", line \d+)', said)
    return " ".join([*said.strip().splitlines()[-1:], *places[-1:]])[:200]


def _build(config: Path, site: Path, log: Path) -> None:
    """In the child; how it went is its exit code."""
    file = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    os.dup2(file, 1)
    os.dup2(file, 2)
    logging.getLogger("mkdocs").addHandler(logging.StreamHandler(sys.stderr))
    signal.signal(signal.SIGVTALRM, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_VIRTUAL, SECONDS)
    try:
        settings = load_config(str(config), strict=True, site_dir=str(site))
        settings.plugins.on_startup(command="build", dirty=False)
        build(settings)
    except BaseException:  # whatever it is, the parent shows it
        traceback.print_exc()
        sys.exit(3)
    if megabytes() >= MEGABYTES:
        sys.exit(f"{megabytes()} MB")


def _gently_changed(rnd: Random, data: Any) -> Any:
    """A change that a check may well allow: other words, another date, an entry less or more, a draft."""
    kind, data = rnd.random(), copy.deepcopy(data)
    found = spots(data)
    texts = [(holder, key) for holder, key in found if isinstance(holder[key], str) and key != "id"]
    entries = [(holder, key) for holder, key in found if isinstance(holder[key], dict) and "id" in holder[key]]
    if kind < 0.45 and texts:
        holder, key = rnd.choice(texts)
        at = rnd.randrange(len(holder[key]) + 1)
        other = holder[key][:at] + rnd.choice(_ODD) + holder[key][at:]
        holder[key] = rnd.choice(DATES) if key in _WHEN else other
    elif kind < 0.6 and found:
        holder, key = rnd.choice(found)
        del holder[key]
    elif kind < 0.7 and entries:
        holder, key = rnd.choice(entries)
        holder[key]["draft"] = "true"
    elif kind < 0.8 and entries:
        holder, key = rnd.choice(entries)
        if isinstance(holder, list):
            holder.append({**copy.deepcopy(holder[key]), "id": f"{holder[key]['id']}-x{rnd.randrange(99)}"})
    else:
        data = changed(rnd, data)
    return data
