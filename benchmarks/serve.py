"""How long it takes from saving a file until it is served, against plain MkDocs with Material: `make bench-serve`.

A title is changed and the page asked for until the change is in it, a few times over; the median counts. Both previews
run one after the other on the same words. Unlike CPU time this is time on the clock: other work on the machine shows.
"""

from __future__ import annotations

import argparse
import socket
import statistics
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from made_stories import SAMPLES, Sample
from projects import ENVIRONMENT, FIRST, MKDOCS, build, material, ours, title

_PATIENCE = 600.0


def get(address: str) -> str:
    """A page; empty while nobody answers."""
    try:
        with urlopen(address, timeout=_PATIENCE) as answer:
            text: str = answer.read().decode()
            return text
    except URLError:
        return ""


def until(address: str, words: str) -> float:
    """Ask for a page until some words are in it; the seconds that it took."""
    start = time.perf_counter()
    while words not in get(address):
        if time.perf_counter() - start > _PATIENCE:
            raise TimeoutError(f"{words!r} never came to stand on {address}")
        time.sleep(0.005)
    return time.perf_counter() - start


@contextmanager
def serving(config: Path) -> Iterator[str]:
    """The address of a preview as long as it runs."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        host = f"127.0.0.1:{free.getsockname()[1]}"
    command = [str(MKDOCS), "--quiet", "serve", "--config-file", str(config), "--dev-addr", host]
    process = subprocess.Popen(command, env=ENVIRONMENT, cwd=config.parent)
    try:
        yield f"http://{host}/"
    finally:
        process.terminate()
        process.wait()


def save_to_served(config: Path, file: Path, words: str, page: str, times: int) -> float:
    """Change some words in a file; the median of the seconds until the page has the new ones."""
    found = []
    with serving(config) as address:
        until(address + page, words)
        for number in range(times):
            time.sleep(1.0)  # let the preview settle
            text, changed = file.read_text("utf-8"), f"{words} {number}"
            file.write_text(text.replace(words, changed, 1), "utf-8")
            found.append(until(address + page, changed))
            file.write_text(text, "utf-8")
            until(address + page, f"{words}<")
    return statistics.median(found)


def measure(sample: Sample, count: int, times: int, *, with_peer: bool) -> str:
    """A line of the table."""
    with tempfile.TemporaryDirectory() as name:
        folder, tag = Path(name), sample.languages[0]
        page = f"{tag}/{FIRST}/"
        (folder / "ours").mkdir()
        config = ours(folder / "ours", sample, count)
        build(config)
        story = folder / "ours" / "content" / FIRST
        words = title(story, tag)
        own = save_to_served(config, story / "story.yml", words, page, times)
        line = f"{count:7}   {own:8.2f}"
        if with_peer:
            plain = material(folder / "peer", sample, folder / "ours" / "site")
            other = save_to_served(plain, folder / "peer" / "docs" / page / "index.md", words, page, times)
            line += f"   {other:23.2f}   {own / other:5.2f}"
    return line


def main() -> None:
    """Print a line for each number of stories."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("counts", nargs="*", type=int, default=[1, 10], help="numbers of stories")
    parser.add_argument("--sample", choices=SAMPLES, default="short", help="the story whose shape all have")
    parser.add_argument("--times", type=int, default=5, help="how often the title is changed")
    parser.add_argument("--alone", action="store_true", help="leave out plain MkDocs and Material")
    options = parser.parse_args()
    print("stories   ours (s)" + ("" if options.alone else "   plain MkDocs + Material   ratio"))
    for count in options.counts:
        sample = SAMPLES[options.sample]
        print(measure(sample, count, options.times, with_peer=not options.alone), flush=True)


if __name__ == "__main__":
    main()
