"""Whether two articles are versions of one text: the share of their text that answers the other's.

Two reports on one event share their subject and many a sentence, but never most of their text, sentence by sentence
and in order. So each segment counts by how like its two sides are: not at all up to the likeness that sentences on one
subject have, wholly from that of a plain translation, in proportion between.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from story_explainer.ingest.vocabulary import known
from story_explainer.story.bitext import Bitext, Link, Segment

Verdict = Literal["versions", "strangers", "short", "unknown", "stated"]
# From which likeness a segment counts, and from which it counts wholly; tuned by benchmarks/versions.py.
_RAMPS = {"vectors": (0.15, 0.5), "anchors": (0.1, 0.3)}
# Of so many sentences or more at least this share answers, if they are versions. Of few sentences, the one that a
# version left out is a large part, so that less is asked of them, and of fewer still nothing.
_BOUNDS = ((8, 0.4), (4, 0.25))


@dataclass(frozen=True, slots=True)
class Answer:
    """How one article answers the pivot's.

    Attributes:
        pivot, locale: the two languages.
        share: the share of the text that answers, from 0 to 1.
        verdict: what follows: versions; strangers, which are none; short, of which one cannot tell; unknown, in
            languages that cannot be compared; stated, strangers by the figure and versions by an editor's word.
    """

    pivot: str
    locale: str
    share: float
    verdict: Verdict

    def __str__(self) -> str:
        """In one line, as `explainer convert` says it."""
        answers = f"{self.figure} of the text answers"
        said = {
            "versions": f"versions, {answers}",
            "strangers": f"no versions, {answers}",
            "short": f"taken for versions, too short to tell, {answers}",
            "unknown": "taken for versions, these languages cannot be compared here",
            "stated": f"versions as alignment.yml says, {answers}",
        }
        return f"{self.pivot}–{self.locale}: {said[self.verdict]}"

    @property
    def figure(self) -> str:
        """The share as it is written: .91."""
        return f"{self.share:.2f}".removeprefix("0")


def answers(bitext: Bitext, stated: list[str]) -> list[Answer]:
    """How each article of a bitext answers the pivot's.

    Args:
        bitext: the articles, aligned.
        stated: the languages whose articles are versions by an editor's word.

    Returns:
        One answer for each language but the pivot.
    """
    return [_answer(bitext, locale, locale in stated) for locale in bitext.locales[1:]]


def _answer(bitext: Bitext, locale: str, stated: bool) -> Answer:
    pairs = [(segment, segment.links[locale]) for segment in bitext.segments() if locale in segment.links]
    method = "vectors" if any(link.by == "vectors" for _, link in pairs) else "anchors"
    sizes = [[int(size) for size in link.sentences.split("-")] for _, link in pairs]
    few = min(sum(size[side] for size in sizes) for side in (0, 1)) if sizes else 0
    share = sum(_share(pairs, side, method) for side in (bitext.pivot, locale)) / 2
    bound = next((bound for size, bound in _BOUNDS if few >= size), 0.0)
    verdict: Verdict = "versions" if few >= _BOUNDS[0][0] or share >= _BOUNDS[0][1] else "short"
    if method == "anchors" and not (known(bitext.pivot) and known(locale)):
        verdict = "unknown"
    elif share < bound:
        verdict = "stated" if stated else "strangers"
    return Answer(bitext.pivot, locale, round(share, 2), verdict)


def _share(pairs: list[tuple[Segment, Link]], side: str, method: str) -> float:
    """The share of the text of one language that the other answers. Titles joined by mere order say nothing."""
    nothing, wholly = _RAMPS[method]
    total = found = 0.0
    for segment, link in pairs:
        size = len(segment.text.get(side, ""))
        if link.by == "order":
            continue
        total += size
        if link.score is not None:
            found += size * min(1.0, max(0.0, (link.score - nothing) / (wholly - nothing)))
    return found / total if total else 0.0
