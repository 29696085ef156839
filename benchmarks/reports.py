"""What is found in short reports on invented events (reports.txt): whether passages tell the same, and agree.

What is made better is looked at in every second story; the others are reported. -v shows what went wrong in the former,
-V in all.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import combinations, product
from pathlib import Path

from both_ways import both_ways

from story_explainer.ingest.comparison.accounts import Account
from story_explainer.ingest.comparison.compare import compare_all
from story_explainer.ingest.comparison.matches import Match

WRITTEN = Path(__file__).with_name("reports.txt")
VALUES = {"differs", "updated"}


@dataclass
class Passage:
    """A passage: its words, and what it tells with which value; what it need not be matched for stands in `aside`."""

    text: str
    told: dict[str, str]
    aside: set[str]


@dataclass
class Told:
    """A story: its articles, and its passages by the ids of their segments."""

    name: str
    accounts: list[Account] = field(default_factory=list)
    passages: dict[str, Passage] = field(default_factory=dict)


def stories() -> Iterator[Told]:
    """Read the stories."""
    made: list[tuple[str, list[tuple[str, str, list[Passage]]]]] = []
    for line in WRITTEN.read_text("utf-8").splitlines():
        if line.startswith("@ "):
            made.append((line[2:], []))
        elif line.startswith("= "):
            locale, published = line[2:].split()
            made[-1][1].append((locale, published, []))
        elif line and line[0] != "#":
            made[-1][1][-1][2].append(_passage(line))
    for name, articles in made:
        story = Told(name)
        for number, (locale, published, passages) in enumerate(articles, 1):
            segments = {f"{name}{number}#{place}": passage for place, passage in enumerate(passages, 1)}
            story.passages |= segments
            texts = {ident: {locale: passage.text} for ident, passage in segments.items()}
            story.accounts.append(Account(f"{name}{number}", texts, published))
        yield story


def _passage(line: str) -> Passage:
    marks, _, text = line.partition(" | ")
    names = [mark.strip() for mark in marks.split(";") if mark.strip() != "-"]
    pairs = [mark.strip("()").partition("=")[::2] for mark in names]
    return Passage(text, dict(pairs), {key for mark, (key, _) in zip(names, pairs, strict=True) if mark[0] == "("})


def score(story: Told, verbose: bool) -> Counter[str]:
    """Count the matches of a story: how many there are, tell the same, and are called what they are."""
    total: Counter[str] = Counter()
    found: set[frozenset[str]] = set()
    for match in compare_all(story.accounts):
        first, second = (story.passages[ident] for ident in match.segments)
        shared = first.told.keys() & second.told.keys()
        differing = {key for key in shared if first.told[key] != second.told[key]}
        called = bool(VALUES & match.kinds)
        kind = bool(shared) and called == bool(differing)
        found.add(frozenset(match.segments))
        total.update({"found": 1, "right": bool(shared), "kind": kind})
        if called:
            total.update({"called": 1, "rightly": bool(differing)})
        if verbose and not kind:
            _show("topic" if not shared else "kind ", match, first, second)
    for one, other in combinations(story.accounts, 2):
        for a, b in product(one.segments, other.segments):
            first, second = story.passages[a], story.passages[b]
            shared = (first.told.keys() - first.aside) & (second.told.keys() - second.aside)
            if shared:
                hit = frozenset((a, b)) in found
                total.update({"links": 1, "hit": hit})
                if verbose and not hit:
                    print(f"    not found\n          {first.text}\n          {second.text}")
    return total


def _show(what: str, match: Match, first: Passage, second: Passage) -> None:
    print(f"    {what} {match.score:.2f} {sorted(match.kinds)} {list(match.values.values())}")
    print(f"          {first.text}\n          {second.text}")


def line(name: str, t: Counter[str]) -> str:
    """One row of the table."""

    def of(part: str, whole: str) -> str:
        return f"{t[part]:3}/{t[whole]:3} {t[part] / t[whole] if t[whole] else 1:.2f}"

    return (
        f"{name:20} P {of('right', 'found')}  kind right too {of('kind', 'found')}  R {of('hit', 'links')}"
        f"  values {t['rightly']}/{t['called']}"
    )


def run(verbose: bool, everything: bool) -> None:
    """Print the table."""
    parts = {"tune": Counter[str](), "report": Counter[str]()}
    for number, story in enumerate(stories()):
        part = "report" if number % 2 else "tune"
        counts = score(story, everything or (verbose and part == "tune"))
        print(line(f"  {story.name} ({part})", counts))
        parts[part].update(counts)
    for part, counts in parts.items():
        print(line(part, counts))


def main() -> None:
    for vectors in both_ways("en"):
        print("with sentence vectors" if vectors else "without")
        run("-v" in sys.argv, "-V" in sys.argv)


if __name__ == "__main__":
    main()
