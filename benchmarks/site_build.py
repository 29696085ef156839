"""How long the site takes to build, against plain MkDocs with Material on the same words: `make bench-site`.

The first story of the project is copied N times. The peer gets every page of ours as Markdown with the same text, built
by MkDocs and Material as they come, with their own navigation and search. Both run one after the other, each in a
process of its own; what counts is CPU time, which other work on the machine disturbs least. Figures are only good as a
ratio.
"""

from __future__ import annotations

import argparse
import os
import re
import resource
import shutil
import subprocess
import sys
import tempfile
from html import unescape
from pathlib import Path

import yaml
from mkdocs.utils.yaml import get_yaml_loader, yaml_load

ROOT = Path(__file__).parent.parent
STORY = ROOT / "content" / "ford-xiaomi"
MKDOCS = Path(sys.executable).parent / "mkdocs"
_ARTICLE = re.compile(r"<article.*?</article>", re.DOTALL)
_BLOCK = re.compile(r"<(h[1-4]|p|li|dt|dd)\b[^>]*>(.*?)</\1>", re.DOTALL)


def cpu_seconds(config: Path) -> float:
    """Build a site in a process of its own; user and system seconds that it took."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(
        [MKDOCS, "--quiet", "build", "--config-file", config],
        check=True,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def ours(folder: Path, count: int) -> Path:
    """A project of ours with `count` stories; its configuration."""
    for number in range(count):
        shutil.copytree(STORY, folder / "content" / f"story-{number:03}")
    with (ROOT / "mkdocs.yml").open(encoding="utf-8") as file:
        config = yaml_load(file, get_yaml_loader())
    config["site_url"] = "http://127.0.0.1:8000/"
    config["docs_dir"] = str(ROOT / "docs")
    path = folder / "mkdocs.yml"
    path.write_text(yaml.safe_dump(config), "utf-8")
    return path


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
    path = folder / "mkdocs.yml"
    theme = {"name": "material", "font": False}
    path.write_text(yaml.safe_dump({"site_name": "Peer", "theme": theme, "plugins": ["search"]}), "utf-8")
    return path


def measure(count: int) -> tuple[int, float, float, float]:
    """Pages, our CPU seconds, the peer's, and our kilobytes a page."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "ours").mkdir()
        own = ours(folder / "ours", count)
        own_seconds = cpu_seconds(own)
        built = folder / "ours" / "site"
        pages = list(built.glob("**/*.html"))
        size = sum(page.stat().st_size for page in pages) / len(pages) / 1000
        peer_seconds = cpu_seconds(peer(folder / "peer", built))
    return len(pages), own_seconds, peer_seconds, size


def main() -> None:
    """Print a line for each number of stories."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("counts", nargs="*", type=int, default=[1, 10], help="numbers of stories")
    counts = parser.parse_args().counts
    print("stories  pages   ours (CPU s)   plain MkDocs + Material   ratio   ms/page   kB/page")
    for count in counts:
        pages, own, other, size = measure(count)
        print(
            f"{count:7}  {pages:5}   {own:12.2f}   {other:23.2f}   {own / other:5.2f}   {1000 * own / pages:7.1f}"
            f"   {size:7.1f}"
        )


if __name__ == "__main__":
    main()
