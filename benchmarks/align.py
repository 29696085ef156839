"""`make bench-align`: sentence boundaries and alignment on real texts, beside the published figures.

The sets lie beside the checkout in `../shared/bitext` and are no part of the project; without them this says so and
stops. The weights of the aligner were tuned on Text+Berg's `dev` and on the pairs named in TUNED; the rest counts.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from bitext_data import (
    Counts,
    Lines,
    Pair,
    PairScore,
    f1,
    pairs,
    score_alignment,
    score_pair,
    score_sentences,
    sentence_sets,
    textberg,
)

from story_explainer.ingest.alignment import encoder
from story_explainer.ingest.alignment.align import align
from story_explainer.ingest.alignment.convert import convert
from story_explainer.ingest.alignment.costs import Unit, bead_costs
from story_explainer.ingest.article import ArticleFile
from story_explainer.ingest.languages.segmentation import pack

DATA = Path(__file__).parents[2] / "shared" / "bitext"
TUNED = ["01", "02", "03", "04", "05", "06", "07", "08", "09", "10", "11", "12", "25", "26", "27"]
PUBLISHED = (
    ("Gale–Church", 0.686, 0.799),
    ("hunalign with a dictionary", 0.808, 0.932),
    ("Vecalign", 0.902, 0.986),
    ("SentAlign", 0.932, 0.964),
    ("Bertalign", 0.936, 0.989),
)


def main() -> None:
    """Print the tables."""
    if not DATA.is_dir():
        print(f"Skipped: the sets are not there ({DATA}).")
        return
    print("Sentence boundaries                precision  recall  F1")
    for name, language, paragraphs in sentence_sets(DATA / "sentences"):
        counts = score_sentences(paragraphs, pack(language))
        print(f"  {name:<32} {counts.precision:.3f}      {counts.recall:.3f}   {counts.f1:.3f}")
    tests = textberg(DATA / "textberg", [f"test{number}" for number in range(7)])
    everything = pairs(DATA / "pairs")
    print("\nText+Berg, test0 to test6          strict  lax")
    for name, strict, lax in PUBLISHED:
        print(f"  {name + ' (published)':<32} {strict:.3f}   {lax:.3f}")
    modes = [False, True] if encoder.available("de", "fr") else [False]
    for with_vectors in modes:
        scored = [_score(lines, with_vectors) for lines in tests]
        print(f"  {'ours, ' + _name(with_vectors):<32} {f1(scored, 0):.3f}   {f1(scored, 1):.3f}")
    print("\nArticle pairs, from the raw files  links   strict  omissions found (of those said)")
    for with_vectors in modes:
        for title, chosen in (
            ("tuned on", [pair for pair in everything if pair.name[:2] in TUNED]),
            ("the rest", [pair for pair in everything if pair.name[:2] not in TUNED]),
            ("all", everything),
        ):
            total = _score_pairs(chosen, with_vectors)
            print(
                f"  {_name(with_vectors) + ', ' + title:<32} {total.links.f1:.3f}   {total.strict.f1:.3f}   "
                f"{total.omissions.recall:.3f} ({total.omissions.precision:.3f})"
            )
    if len(modes) == 1:
        print("\nThe extra “language” is not installed: anchors alone.", file=sys.stderr)


def _name(with_vectors: bool) -> str:
    return "with vectors" if with_vectors else "anchors alone"


def _score(lines: Lines, with_vectors: bool) -> tuple[Counts, Counts]:
    source, target = ([Unit(text) for text in side] for side in (lines.source, lines.target))
    costs = bead_costs(source, target, ("de", "fr"), with_vectors)
    beads = align(costs, (0, len(lines.source)), (0, len(lines.target)))
    found = [(tuple(range(b.i, b.i + b.a)), tuple(range(b.j, b.j + b.b))) for b in beads]
    return score_alignment(lines.gold, found)


def _score_pairs(chosen: Sequence[Pair], with_vectors: bool) -> PairScore:
    total = PairScore()
    usual = encoder.available
    if not with_vectors:
        encoder.available = lambda *locales: False
    try:
        for pair in chosen:
            files = [
                ArticleFile(locale, f"articles/{locale}.txt", data)
                for locale, data in zip(pair.languages, pair.data, strict=True)
            ]
            bitext = convert(files, pair.languages[0]).bitext
            left, right = pair.languages
            total.add(
                score_pair(pair, [(one.text.get(left, ""), one.text.get(right, "")) for one in bitext.segments()])
            )
    finally:
        encoder.available = usual
    return total


if __name__ == "__main__":
    main()
