"""How well matches are found in stories that nothing was fitted on: each in turn, with weights fitted on the others.

`stories_held.py LIMIT…` says so for each limit of likelihood from which a match is shown; else for the one in use.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence

from both_ways import both_ways
from stories import line, score
from stories_data import SETTINGS, STORIES, need, story
from stories_fit import Sample, fit, fit_rivals, halves, labelled, strangers

from story_explainer.ingest.comparison import matches, weights
from story_explainer.ingest.comparison.evidence import FEATURES
from story_explainer.ingest.comparison.matches import SHOWN


def held_out(
    name: str, samples: dict[str, list[Sample]], others: list[Sample], apart: list[Sample], with_vectors: bool
) -> None:
    """Put in use the weights that are fitted on all stories but one."""
    documents = set(story(name).documents)
    rest = [sample for other, them in samples.items() if other != name for sample in them]
    rest += [sample for sample in apart if sample.source not in documents]
    known = [*rest, *(sample for sample in others if sample.source not in documents)]
    found = fit(known, with_vectors)
    weights.RIVALS[with_vectors] = tuple(fit_rivals(rest, found, with_vectors).tolist())
    table = dict(zip(FEATURES, found[1:].tolist(), strict=True)) | weights.BY_HAND
    weights._BY_VECTORS[with_vectors] = (float(found[0]), tuple(table[feature] for feature in FEATURES))


def run(limits: Sequence[float], with_vectors: bool, verbose: bool) -> None:
    samples = {name: list(labelled(story(name))) for name in STORIES}
    others, apart = list(halves()), list(strangers())
    total = {(limit, name): Counter[str]() for limit in limits for name in SETTINGS}
    each = {(limit, name): Counter[str]() for limit in limits for name in STORIES}
    for name in STORIES:
        held_out(name, samples, others, apart, with_vectors)
        for limit in limits:
            matches.SHOWN = limit
            for setting in SETTINGS:
                counts = score(story(name), setting, verbose)
                total[limit, setting].update(counts)
                each[limit, name].update(counts)
    for limit in limits:
        for name in STORIES:
            print(line(f"  {limit} {name}", each[limit, name]))
        whole: Counter[str] = Counter()
        for setting in SETTINGS:
            print(line(f"  {limit} {setting}", total[limit, setting]))
            whole.update(total[limit, setting])
        print(line(f"{limit} all, each held out", whole))


def main() -> None:
    need()
    limits = [float(word) for word in sys.argv[1:] if word[0] != "-"] or [SHOWN]
    for vectors in both_ways("en"):
        print("\nwith sentence vectors" if vectors else "\nwithout")
        run(limits, vectors, "-v" in sys.argv)


if __name__ == "__main__":
    main()
