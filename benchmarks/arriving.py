"""`make bench-arriving`: how long a story told by many articles takes, and how much memory.

Forty articles of some 600 words in Italian, German and French, made into a story; one more added, and one that is there
already; nothing changed and converted again. No sentence stands in two articles, but for the passages that an article
takes over from the one before it in its language, and those that a German one renders from an Italian one. They are cut
from the real news and yearbooks of `../shared/bitext`, which is no part of the project; without it nothing is measured.

Each run is the whole command in a process of its own, the start of Python included. The bars: `new` under 40 s, `add`
under 3 s, `convert` with nothing changed under half a second by the clock; less than 400 MB.
"""

from __future__ import annotations

import os
import shutil
import statistics
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from bitext_data import textberg
from convert import Run, run, show
from pairs import need

ARTICLES, WORDS, TAKEN = 40, 600, 2  # TAKEN: sentences that an article has from another one
RUNS = 3
SLUG = "many"


def articles() -> list[tuple[str, str]]:
    """The articles, each with its language; the last one is the one that is added."""
    italian, german = (need("lines", f"{locale}.txt").read_text("utf-8").splitlines() for locale in ("it", "de"))
    half = len(italian) // 2  # the other half is German: what is told twice is what an article takes over
    books = textberg(need("textberg"), ["dev", "test0"])
    french = list(dict.fromkeys(line for book in books for line in book.target))
    told = {"it": list(_cut(italian[:half])), "de": list(_cut(german[half:])), "fr": list(_cut(french))}
    rendered = dict(zip(italian, german, strict=True))
    for own, foreign in zip(told["de"], told["it"], strict=False):
        own[1:1] = [rendered[line] for line in foreign[1 : 1 + TAKEN]]
    turns = [
        (locale, [*(rows[number - 1][-TAKEN:] if number else []), *rows[number]])
        for number in range(max(map(len, told.values())))
        for locale, rows in told.items()
        if number < len(rows)
    ]
    return [(locale, "\n\n".join(rows) + "\n") for locale, rows in turns[: ARTICLES + 1]]


def _cut(lines: Sequence[str]) -> Iterator[list[str]]:
    """The lines in pieces that are long enough for an article."""
    piece: list[str] = []
    for line in lines:
        piece.append(line)
        if sum(len(one.split()) for one in piece) >= WORDS:
            yield piece
            piece = []


def files(folder: Path) -> list[Path]:
    """The articles as files."""
    folder.mkdir()
    made = []
    for number, (locale, text) in enumerate(articles()):
        made.append(folder / f"paper-{number:02}.{locale}.txt")
        made[-1].write_text(text, "utf-8")
    return made


def several(site: Path, command: str, *arguments: str | Path) -> list[Run]:
    """Run a command several times, each on a fresh copy of the site: its stories, and the vectors that it keeps."""
    done = []
    for _ in range(RUNS):
        with tempfile.TemporaryDirectory() as name:
            copy = Path(shutil.copytree(site, Path(name) / "site"))
            done.append(run(copy / "content", command, *arguments))
    return done


def show_median(what: str, done: Sequence[Run], bar: str) -> None:
    """Print the median of some runs and how far they lie apart."""
    figures = zip(*((one.wall, one.cpu, one.memory) for one in done), strict=True)
    middle = Run(*map(statistics.median, figures))
    walls = [one.wall for one in done]
    show(what, middle, f"{bar}, {min(walls):.2f} to {max(walls):.2f} s")


def main() -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        *first, last = files(folder / "handed")
        print(f"{'load of the machine ' + format(os.getloadavg()[0], '.1f'):<42}    clock  processor    memory")
        site = folder / "site"
        site.mkdir()
        (site / "mkdocs.yml").touch()
        show(
            f"new, {len(first)} articles of {WORDS} words",
            run(site / "content", "new", SLUG, *first),
            "bar 40 s, 400 MB",
        )
        show_median("add, one more", several(site, "add", SLUG, last), "bar 3 s, 400 MB")
        show_median("add, one that is there", several(site, "add", SLUG, first[-1]), "bar 3 s")
        show_median("convert, nothing changed", several(site, "convert", SLUG), "bar 0.5 s")
        shutil.rmtree(site / ".cache")
        show_median("add, one more, no vectors kept", several(site, "add", SLUG, last), "no bar")


if __name__ == "__main__":
    main()
