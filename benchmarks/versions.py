"""Whether versions of one text are told from two articles: the share that answers, for true pairs and for others.

True pairs are articles with their translations: whole, their first sentences alone, and with sentences left out of one
side. The others are reports on one event by two outlets, and articles that have nothing in common. Tuned on the odd
numbers, of pairs as of stories; the even ones are reported, and with them what was written apart by other hands.
"""

from __future__ import annotations

import json
import random
import statistics
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations, permutations
from pathlib import Path

from both_ways import both_ways
from pairs import SHARED, need

from story_explainer.ingest.alignment import costs, vectors
from story_explainer.ingest.alignment.convert import convert
from story_explainer.ingest.alignment.versions import VersionCheck
from story_explainer.ingest.article import ArticleFile
from story_explainer.ingest.reading.read import read_article, sentences
from story_explainer.story.alignment import AlignmentFile

Side = tuple[str, bytes]  # the language and the file
FIRST, LEFT_OUT, TELLING = (4, 6, 10), (0.08, 0.25), 1_000


@dataclass(frozen=True)
class Case:
    """Two articles, whether they are versions of one text, and how they are called in the table."""

    kind: str
    true: bool
    tuned: bool
    name: str
    sides: tuple[Side, Side]


def everything() -> Iterator[Case]:
    yield from _translations()
    yield from _stories()
    yield from _unrelated()


def _translations() -> Iterator[Case]:
    """The article pairs; cut and thinned by their gold alignment, in paragraphs that differ on either side."""
    for path in sorted(need("pairs").iterdir()):
        gold = json.loads((path / "gold.json").read_text("utf-8"))
        locales, chunks, number = gold["languages"], gold["chunks"], int(path.name[:2])
        kind, tuned, chance = "it–de" if number <= 24 else "others", number % 2 == 1, random.Random(number)

        texts = {"whole": [(path / f"{locale}.txt").read_bytes() for locale in locales]}
        for size in FIRST:
            texts[f"first {size}"] = [_laid_out([chunk[side] for chunk in chunks[:size]], chance) for side in (0, 1)]
        for share in LEFT_OUT:
            thin = chance.randrange(2)
            gone = set(chance.sample(range(len(chunks)), max(1, round(share * len(chunks)))))
            kept = [
                [chunk[side] for k, chunk in enumerate(chunks) if not (side == thin and k in gone)] for side in (0, 1)
            ]
            texts[f"{share:.0%} left out"] = [_laid_out(side, chance) for side in kept]
        for what, (left, right) in texts.items():
            yield Case(f"true, {kind}, {what}", True, tuned, path.name, ((locales[0], left), (locales[1], right)))
    for path in _beside("drafts", "a*"):
        files = sorted(path.glob("*.txt"))
        sides = [(file.stem[-2:], file.read_bytes()) for file in files]
        yield Case("true, drafts, whole", True, False, path.name, (sides[0], sides[1]))


def _laid_out(chunks: Sequence[str], chance: random.Random) -> bytes:
    left, paragraphs = [chunk for chunk in chunks if chunk], list[str]()
    while left:
        size = chance.choice((1, 1, 2, 3, 4))
        paragraphs.append(" ".join(left[:size]))
        left = left[size:]
    return "\n\n".join(paragraphs).encode()


def _stories() -> Iterator[Case]:
    """Reports on one event: the same one in two languages is a true pair, two of them in two languages are none."""
    folders = [path for path in _beside("stories", "*") if (path / "gold.json").is_file()]
    for number, path in enumerate(folders, 1):
        articles: dict[str, dict[str, bytes]] = defaultdict(dict)
        for file in sorted(path.glob("*.txt")):
            name, _, locale = file.stem.rpartition(".")
            articles[name][locale] = file.read_bytes()
        for name, there in articles.items():
            for one, other in combinations(sorted(there), 2):
                sides = (one, there[one]), (other, there[other])
                yield from _cut("true, renderings", True, number % 2 == 1, name, sides)
        for first, second in combinations(sorted(articles), 2):
            for one, other in permutations(["de", "en", "es", "fr", "it"], 2):
                if one in articles[first] and other in articles[second]:
                    sides = (one, articles[first][one]), (other, articles[second][other])
                    yield from _cut("two reports", False, number % 2 == 1, f"{first} {second}", sides)
    invented = [(file.stem[-2:], file.read_bytes()) for file in _beside("stories/cima-crozza", "*.txt")]
    apart = [(file.stem[:2], file.read_bytes()) for file in _beside("drafts/b1-fazio-wikinews", "*.txt")]
    for name, group in (("cima-crozza", invented), ("fazio", apart)):
        for left, right in combinations(group, 2):
            if left[0] != right[0]:
                yield Case(f"two reports, {name}", False, False, name, (left, right))


def _cut(kind: str, true: bool, tuned: bool, name: str, sides: tuple[Side, Side]) -> Iterator[Case]:
    yield Case(f"{kind}, whole", true, tuned, name, sides)
    for size in FIRST:
        short = [(locale, "\n\n".join(_sentences(locale, data)[:size]).encode()) for locale, data in sides]
        yield Case(f"{kind}, first {size}", true, tuned, name, (short[0], short[1]))


@cache
def _sentences(locale: str, data: bytes) -> list[str]:
    return [each.text for each in sentences(read_article(ArticleFile(locale, f"{locale}.txt", data)))]


def _unrelated() -> Iterator[Case]:
    folders = [path for path in sorted(need("pairs").iterdir()) if path.name.endswith("it-de")]
    for number, path in enumerate(folders, 1):
        other = folders[(number + 4) % len(folders)]
        sides = ("it", (path / "it.txt").read_bytes()), ("de", (other / "de.txt").read_bytes())
        yield Case("unrelated, whole", False, number % 2 == 1, path.name, sides)


def _beside(folder: str, pattern: str) -> list[Path]:
    """What lies beside the article pairs; nothing where only those are there."""
    return sorted(SHARED.parent.joinpath(*folder.split("/")).glob(pattern))


def answer(case: Case) -> tuple[VersionCheck, int]:
    """How the second article answers the first, and how many characters the shorter one has."""
    files = [ArticleFile(locale, f"{locale}.txt", data) for locale, data in case.sides]
    found = convert(files, files[0].locale, None, AlignmentFile(versions=[files[1].locale]))
    return found.answers[0], min(sum(map(len, _sentences(locale, data))) for locale, data in case.sides)


def table(cases: Sequence[Case]) -> None:
    """Print what comes of each kind, for both halves, and how far the nearest of both sides are apart."""
    rows: dict[tuple[bool, str], list[float]] = defaultdict(list)
    refused: dict[tuple[bool, str], int] = defaultdict(int)
    edges: dict[tuple[bool, bool], list[tuple[float, str]]] = defaultdict(list)
    for case in cases:
        found, size = answer(case)
        if found.verdict == "unknown":
            continue
        key = case.tuned, case.kind
        rows[key].append(found.share)
        refused[key] += found.verdict == "stated"
        if size >= TELLING:
            edges[case.tuned, case.true].append((found.share, f"{case.name} {found.pivot}–{found.locale}"))
    for tuned in (True, False):
        print(f"  {'tuned on' if tuned else 'reported':<32} pairs  lowest  median  highest  refused")
        for (half, kind), shares in rows.items():
            if half == tuned:
                print(
                    f"    {kind:<30} {len(shares):5}     {min(shares):.2f}    {statistics.median(shares):.2f}     "
                    f"{max(shares):.2f}  {refused[half, kind]:7}"
                )
        low, high = min(edges[tuned, True]), max(edges[tuned, False])
        print(f"    of {TELLING} characters and more, true from {low[0]:.2f} ({low[1]})")
        print(f"    {'':28} others to {high[0]:.2f} ({high[1]})")


def main() -> None:
    cases = list(everything())
    # Each text comes in many pairs; its vectors are made once.
    costs.group_vectors = cache(  # type: ignore[attr-defined]
        vectors.group_vectors.__wrapped__
    )
    for with_vectors in both_ways("it", "de"):
        print("with vectors" if with_vectors else "anchors alone")
        table(cases)


if __name__ == "__main__":
    main()
