"""Fits the weights of `ingest/comparison/weights.py`; `stories_held.py` says how well they do on stories left out.

Pairs of passages of the stories, in all languages that these have, are right or wrong by the labels. Since there are
few stories, pairs of sentences of one article, every other one against the rest, are added: one topic, and things told
that are not the same. What a lead over rivals says is fitted without these, since in them every passage lacks its own.
"""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from stories_data import STORIES, Story, need, path, story

from story_explainer.ingest.comparison.accounts import Account
from story_explainer.ingest.comparison.evidence import FEATURES, compare_readings
from story_explainer.ingest.comparison.reading import AnalysedArticle, read_account
from story_explainer.ingest.comparison.rivals import leads
from story_explainer.ingest.comparison.weights import BY_HAND

LANGUAGES = ("it", "de", "en", "fr", "es")
RIDGE = 0.3
SHORTEST = 9  # lines of an article that is cut in halves
# What a pair counts, so that each story and each half of an article has its say whatever its languages.
SAME, ACROSS, HALVES, DOUBTED = 0.25, 0.1, 0.04, 0.5

Vector = NDArray[np.float64]


@dataclass
class Sample:
    """A pair of passages: its measures, its label, what it counts, the story that it comes from."""

    features: tuple[float, ...]
    right: bool
    weight: float
    source: str
    ends: tuple[str, str, str]  # the comparison, and the two passages


def reading(name: str, locale: str, numbered: dict[int, str]) -> AnalysedArticle:
    account = Account(name, {f"{name}:{number}": {locale: text} for number, text in numbered.items()})
    return read_account(account)[locale]


def labelled(of: Story) -> Iterator[Sample]:
    """The pairs of a story in every pair of languages."""
    made = {
        (document, locale): reading(document, locale, dict(enumerate(rows(of, document, locale), 1)))
        for document in of.documents
        for locale in LANGUAGES
        if path(of, document, locale).exists()
    }
    for (a, left), (b, right) in itertools.product(made, repeat=2):
        if of.documents.index(a) >= of.documents.index(b):
            continue
        first, second = made[a, left], made[b, right]
        for pair in compare_readings(first, second).pairs:
            key = frozenset((first.ids[pair.row], second.ids[pair.column]))
            weight = SAME if left == right else ACROSS
            doubted = key in of.links and key not in of.sure
            ends = (f"{a}.{left} {b}.{right}", first.ids[pair.row], second.ids[pair.column])
            yield Sample(pair.features, key in of.links, weight * (DOUBTED if doubted else 1), of.name, ends)


def rows(of: Story, document: str, locale: str) -> list[str]:
    return [line for line in path(of, document, locale).read_text("utf-8").split("\n") if line.strip()]


def articles() -> Iterator[tuple[str, dict[str, list[str]]]]:
    """Articles by their lines in several languages: those of the stories, and others of the corpus."""
    for name in STORIES:
        of = story(name)
        for document in of.documents:
            yield document, {x: rows(of, document, x) for x in LANGUAGES if path(of, document, x).exists()}
    folder = need().parent / "bitext" / "lines"
    texts = {x: (folder / f"{x}.txt").read_text("utf-8").splitlines() for x in ("it", "de")}
    known = {document for name in STORIES for document in story(name).documents}
    found: dict[str, list[int]] = defaultdict(list)
    for index, document in enumerate((folder / "documents.txt").read_text("utf-8").splitlines()):
        found[document].append(index)
    for document, indices in sorted(found.items()):
        if document not in known:
            yield document, {x: [texts[x][index] for index in indices] for x in texts}


def halves() -> Iterator[Sample]:
    """Every other sentence of an article against the rest, headline left out, in every pair of its languages."""
    for name, texts in articles():
        if len(next(iter(texts.values()))) < SHORTEST:
            continue
        made = [
            [reading(name, x, dict(list(enumerate(lines))[start::2])) for x, lines in texts.items()] for start in (1, 2)
        ]
        for first, second in itertools.product(*made):
            for pair in compare_readings(first, second).pairs:
                ends = (f"{name} {first.locale} {second.locale}", first.ids[pair.row], second.ids[pair.column])
                yield Sample(pair.features, False, HALVES, name, ends)


def strangers() -> Iterator[Sample]:
    """Articles on other things, each against the next: what they share says nothing, however little else they say."""
    made = [
        (name, [reading(name, x, dict(enumerate(lines))) for x, lines in texts.items()]) for name, texts in articles()
    ]
    for (name, here), (other, there) in itertools.pairwise(made):
        if story_of(name) != story_of(other):
            for first, second in itertools.product(here, there):
                for pair in compare_readings(first, second).pairs:
                    ends = (
                        f"{name} {first.locale} {other} {second.locale}",
                        first.ids[pair.row],
                        second.ids[pair.column],
                    )
                    yield Sample(pair.features, False, HALVES, name, ends)


def story_of(document: str) -> str:
    """The story that an article belongs to, or the article itself."""
    return next((name for name in STORIES if document in story(name).documents), document)


def fit(samples: list[Sample], vectors: bool) -> Vector:
    """The weights of the measures; the constant first."""
    return newton(columns(samples, vectors), samples)


def newton(measures: Vector, samples: list[Sample]) -> Vector:
    """Logistic regression with a ridge, by Newton's method; the constant is the first measure."""
    right = np.array([sample.right for sample in samples], dtype=float)
    weight = np.array([sample.weight for sample in samples])
    found = np.zeros(measures.shape[1])
    ridge = np.diag([1e-3] + [RIDGE] * (len(found) - 1))
    for _ in range(50):
        likely = 1 / (1 + np.exp(-measures @ found))
        slope = measures.T @ (weight * (likely - right)) + ridge @ found
        bend = (measures * (weight * likely * (1 - likely))[:, None]).T @ measures + ridge
        found = found - np.linalg.solve(bend, slope)
    return found


def fit_rivals(samples: list[Sample], found: Vector, vectors: bool) -> Vector:
    """What the odds of a pair and its lead over its rivals weigh, given the weights of the measures."""
    return newton(beside(samples, found, vectors), samples)


def beside(samples: list[Sample], found: Vector, vectors: bool) -> Vector:
    """A constant, the odds of each pair by itself, and its lead over its rivals in the same comparison."""
    odds = columns(samples, vectors) @ found
    by_comparison: dict[str, dict[tuple[str, str], float]] = defaultdict(dict)
    for sample, value in zip(samples, odds.tolist(), strict=True):
        by_comparison[sample.ends[0]][sample.ends[1:]] = value
    ahead = {name: leads(pairs) for name, pairs in by_comparison.items()}
    leading = [ahead[sample.ends[0]][sample.ends[1:]] for sample in samples]
    return np.column_stack([np.ones(len(samples)), odds, leading])


def columns(samples: list[Sample], vectors: bool) -> Vector:
    taken = np.array([name not in BY_HAND and (vectors or name != "cosine") for name in FEATURES], dtype=float)
    rows = np.c_[np.ones(len(samples)), np.array([sample.features for sample in samples]) * taken]
    return np.asarray(rows, dtype=float)


def main() -> None:
    stories = {name: list(labelled(story(name))) for name in STORIES}
    others, apart = list(halves()), list(strangers())
    print(f"{sum(map(len, stories.values()))} pairs of {len(stories)} stories, {len(others)} of halves of articles")
    for vectors in (True, False):
        found = fit([*itertools.chain(*stories.values()), *others, *apart], vectors)
        print("\nwith sentence vectors" if vectors else "\nwithout")
        for name, value in zip(("", *FEATURES), found, strict=True):
            if name not in BY_HAND:
                print(f'    "{name}": {value:.2f},')
        samples = [*itertools.chain(*stories.values()), *apart]
        print("    rivals:", ", ".join(f"{value:.2f}" for value in fit_rivals(samples, found, vectors)))


if __name__ == "__main__":
    main()
