"""Reads the sets of `../shared/bitext` and scores what the engine makes of them."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from story_explainer.ingest.languages.segmentation import Pack
from story_explainer.ingest.reading.segment import split_sentences

Alignment = list[tuple[tuple[int, ...], tuple[int, ...]]]

FINAL = re.compile(r"[.!?…][\"'”’»«“›‹)\]]*$")


@dataclass
class Counts:
    """True and false positives and false negatives, added up over files."""

    right: int = 0
    wrong: int = 0
    missed: int = 0
    found: int = 0  # hits as recall counts them, where that differs from precision

    def add(self, other: Counts) -> None:
        self.right += other.right
        self.wrong += other.wrong
        self.missed += other.missed
        self.found += other.found

    @property
    def precision(self) -> float:
        return self.right / max(1, self.right + self.wrong)

    @property
    def recall(self) -> float:
        return self.right / max(1, self.right + self.missed)

    @property
    def f1(self) -> float:
        return 2 * self.right / max(1, 2 * self.right + self.wrong + self.missed)


# Sentences


def sentence_sets(folder: Path) -> Iterator[tuple[str, str, list[list[str]]]]:
    """Each set as name, language and paragraphs of sentences.

    The treebanks give sentences without paragraphs. A paragraph ends where a sentence has no final mark, since no
    splitter could know that it ends there once the line is gone.
    """
    tricky = (folder / "tricky.txt").read_text("utf-8").splitlines()
    for language in ("de", "it"):
        yield (
            f"tricky {language}",
            language,
            [line.split("|", 1)[1].split(" || ") for line in tricky if line.startswith(f"{language}|")],
        )
    for name, language in (("German-GSD", "de"), ("Italian-ISDT", "it"), ("Italian-VIT", "it")):
        paragraphs: list[list[str]] = [[]]
        for line in (folder / f"UD_{name}.txt").read_text("utf-8").splitlines():
            if line.startswith("# text = "):
                paragraphs[-1].append(line.removeprefix("# text = ").strip())
                if not FINAL.search(paragraphs[-1][-1]):
                    paragraphs.append([])
        yield f"UD {name}", language, [paragraph for paragraph in paragraphs if paragraph]


def score_sentences(paragraphs: Sequence[Sequence[str]], pack: Pack) -> Counts:
    """Boundaries inside paragraphs."""
    counts = Counts()
    for sentences in paragraphs:
        gold = set(_boundaries(sentences))
        found = set(_boundaries(split_sentences(" ".join(sentences), pack)))
        counts.add(Counts(len(gold & found), len(found - gold), len(gold - found)))
    return counts


def _boundaries(sentences: Sequence[str]) -> Iterator[int]:
    place = 0
    for sentence in sentences[:-1]:
        place += len(sentence) + 1
        yield place


# Text+Berg


@dataclass
class Lines:
    """A file of sentences in two languages and how they answer each other."""

    name: str
    source: list[str]
    target: list[str]
    gold: Alignment


def textberg(folder: Path, names: Sequence[str]) -> list[Lines]:
    """The files of Text+Berg, German to French."""
    return [
        Lines(
            name,
            (folder / f"{name}.de").read_text("utf-8").splitlines(),
            (folder / f"{name}.fr").read_text("utf-8").splitlines(),
            [_bead(line) for line in (folder / f"{name}.defr").read_text("utf-8").splitlines() if line.strip()],
        )
        for name in names
    ]


def _bead(line: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
    source, target = re.findall(r"\[([^\]]*)\]", line)
    return tuple(map(int, re.findall(r"\d+", source))), tuple(map(int, re.findall(r"\d+", target)))


def score_alignment(gold: Alignment, found: Alignment) -> tuple[Counts, Counts]:
    """Strict and lax, as Vecalign's scorer counts: precision over all beads, recall without the one-sided ones."""
    strict, lax = Counts(), Counts()
    strict.right, strict.wrong, lax.right, lax.wrong = _hits(gold, found)
    both_gold = [bead for bead in gold if bead[0] and bead[1]]
    both_found = [bead for bead in found if bead[0] and bead[1]]
    strict.found, strict.missed, lax.found, lax.missed = _hits(both_found, both_gold)
    return strict, lax


def _hits(gold: Alignment, found: Alignment) -> tuple[int, int, int, int]:
    answers: dict[int, set[int]] = defaultdict(set)
    for source, target in gold:
        for index in source:
            answers[index].update(target)
    beads = set(gold)
    strict = lax = total = 0
    for source, target in set(found):
        total += 1
        if (source, target) in beads:
            strict += 1
            lax += 1
        elif any(set(target) & answers[index] for index in source):
            lax += 1
    return strict, total - strict, lax, total - lax


def f1(scored: Sequence[tuple[Counts, Counts]], which: int) -> float:
    """F1 over several files. `score_alignment` has put the hits of recall's side into `found`."""
    total = Counts()
    for pair in scored:
        total.add(pair[which])
    precision, recall = total.precision, total.found / max(1, total.found + total.missed)
    return 2 * precision * recall / max(1e-9, precision + recall)


# Pairs


@dataclass
class Pair:
    """Two raw files and the chunks of text that answer each other."""

    name: str
    languages: tuple[str, str]
    data: tuple[bytes, bytes]
    chunks: list[tuple[str, str]]


@dataclass
class PairScore:
    """Links, and the chunks that only one side has."""

    links: Counts = field(default_factory=Counts)
    strict: Counts = field(default_factory=Counts)
    omissions: Counts = field(default_factory=Counts)

    def add(self, other: PairScore) -> None:
        self.links.add(other.links)
        self.strict.add(other.strict)
        self.omissions.add(other.omissions)


def pairs(folder: Path) -> list[Pair]:
    """All pairs in order of name."""
    found = []
    for path in sorted(folder.iterdir()):
        gold = json.loads((path / "gold.json").read_text("utf-8"))
        left, right = gold["languages"]
        data = ((path / f"{left}.txt").read_bytes(), (path / f"{right}.txt").read_bytes())
        found.append(Pair(path.name, (left, right), data, [(a, b) for a, b in gold["chunks"]]))
    return found


def score_pair(pair: Pair, segments: Sequence[tuple[str, str]]) -> PairScore:
    """Score segments against the gold chunks.

    A chunk belongs to the segment that holds most of it. A link is a segment that holds a chunk of either side. Lax
    (`links`): two chunks that both have their partner in the segment are no wrong link; `strict` counts them.
    """
    homes = [_homes([chunk[side] for chunk in pair.chunks], [one[side] for one in segments]) for side in (0, 1)]
    score = PairScore()
    gold = {k for k, (left, right) in enumerate(pair.chunks) if left and right}
    members: dict[int, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for side in (0, 1):
        for k, home in homes[side].items():
            members[home][side].append(k)
    right = {k for k in gold if k in homes[0] and homes[0][k] == homes[1].get(k)}
    for left_chunks, right_chunks in members.values():
        for a in left_chunks:
            for b in right_chunks:
                if a != b:
                    score.strict.wrong += 1
                    if not (a in right and b in right):
                        score.links.wrong += 1
    score.links.right = score.strict.right = len(right)
    score.links.missed = score.strict.missed = len(gold - right)
    alone = {(k, side) for k, chunk in enumerate(pair.chunks) for side in (0, 1) if chunk[side] and not chunk[1 - side]}
    said = {(k, side) for side in (0, 1) for k, home in homes[side].items() if not segments[home][1 - side]}
    score.omissions = Counts(len(alone & said), len(said - alone), len(alone - said))
    return score


def _homes(chunks: Sequence[str], segments: Sequence[str]) -> dict[int, int]:
    """The segment that holds most of each chunk, by place in the running text without white space."""
    squeezed = ["".join(text.split()) for text in chunks]
    owner = [index for index, text in enumerate(segments) for _ in "".join(text.split())]
    running = "".join("".join(text.split()) for text in segments)
    homes: dict[int, int] = {}
    place = 0
    for k, text in enumerate(squeezed):
        if not text:
            continue
        start = running.find(text, place)
        if start < 0:
            continue
        place = start + len(text)
        span = owner[start:place]
        homes[k] = max(sorted(set(span)), key=span.count)
    return homes
