"""Projects to measure: a site of ours with a story copied many times, and the same words as a plain MkDocs site."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from html import unescape
from pathlib import Path

import yaml
from mkdocs.utils.yaml import get_yaml_loader, yaml_load

ROOT = Path(__file__).parent.parent
MKDOCS = Path(sys.executable).parent / "mkdocs"
# What is installed is compiled; so shall be what is measured.
ENVIRONMENT = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONDONTWRITEBYTECODE": ""}
_ARTICLE = re.compile(r"<article.*?</article>", re.DOTALL)
_BLOCK = re.compile(r"<(h[1-4]|p|li|dt|dd)\b[^>]*>(.*?)</\1>", re.DOTALL)


@dataclass(frozen=True)
class Sample:
    """A story to copy: where it lies, its languages, and its title in the first of them."""

    folder: Path
    languages: tuple[str, ...]
    title: str


SAMPLES = {
    "short": Sample(
        ROOT / "tests" / "toy_content" / "moor-railway", ("en", "de"), "Battery engines for the moor railway?"
    ),
    "long": Sample(
        ROOT / "content" / "ford-xiaomi",
        ("it", "de"),
        "Colloqui tra Ford e Xiaomi, scrive il Financial Times. Le due aziende smentiscono",
    ),
}
"""Twenty pages of about 420 words, and 26 pages of about 1,400 words."""


def ours(folder: Path, sample: Sample, count: int) -> Path:
    """A project of ours with `count` stories and a page written by hand in each language; its configuration."""
    for number in range(count):
        shutil.copytree(sample.folder, folder / "content" / f"story-{number:03}")
    for tag in sample.languages:
        (folder / "docs" / tag).mkdir(parents=True)
        (folder / "docs" / tag / "about.md").write_text("---\npair: about\n---\n# About\n\nWritten by hand.\n", "utf-8")
    with (ROOT / "mkdocs.yml").open(encoding="utf-8") as file:
        config = yaml_load(file, get_yaml_loader())
    plugin = next(each for each in config["plugins"] if "story-explainer" in each)
    plugin["story-explainer"]["languages"] = list(sample.languages)
    config["site_url"] = "http://127.0.0.1:8000/"
    return _written(folder, {name: value for name, value in config.items() if name != "exclude_docs"})


def peer(folder: Path, built: Path) -> Path:
    """A plain project with the words of every page that we built; its configuration."""
    for html in built.glob("*/*/**/index.html"):
        article = _ARTICLE.search(html.read_text("utf-8"))
        lines = []
        for tag, inner in _BLOCK.findall(article[0] if article else ""):
            text = " ".join(unescape(re.sub(r"<[^>]*>", " ", inner)).split())
            lines.append(f"{'#' * int(tag[1])} {text}" if tag[0] == "h" else text)
        target = folder / "docs" / html.relative_to(built).parent / "index.md"
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text("\n\n".join(lines) + "\n", "utf-8")
    theme = {"name": "material", "font": False}
    return _written(folder, {"site_name": "Peer", "theme": theme, "plugins": ["search"]})


def build(config: Path) -> None:
    """Build a project in a process of its own."""
    command = [str(MKDOCS), "--quiet", "build", "--config-file", str(config)]
    subprocess.run(command, check=True, env=ENVIRONMENT, cwd=config.parent)


def _written(folder: Path, config: dict[str, object]) -> Path:
    path = folder / "mkdocs.yml"
    path.write_text(yaml.safe_dump(config), "utf-8")
    return path
