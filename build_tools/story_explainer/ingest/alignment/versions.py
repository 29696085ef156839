"""Whether two articles are versions of one text: the share of their text that answers the other's.

Two reports on one event share their subject and many a sentence, but never most of their text, sentence by sentence
and in order. So each segment counts by how like its two sides are: not at all up to the likeness that sentences on one
subject have, wholly from that of a plain translation, in proportion between.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from story_explainer.ingest.languages import is_known
from story_explainer.story.bitext import Bitext, Link, Segment

Verdict = Literal["versions", "strangers", "short", "unknown", "stated"]
# From which likeness a segment counts, and from which it counts wholly; tuned by benchmarks/versions.py.
_RAMPS = {"vectors": (0.15, 0.5), "anchors": (0.1, 0.3)}
_LONG = 1_000  # characters
# Of versions at least such a share answers, the shorter one having so many characters; between them in proportion. What
# one version left out is a large part of a few characters, and of hardly any one cannot tell. Of a short text it is a
# guess that it is a version, unless most answers.
_BOUNDS = ((100, 0.1), (300, 0.2), (_LONG, 0.4))
_MOST = 0.6
# Of either text at least this much answers, one of them being long; a report that took over a part of another has less.
_OF_EITHER = 0.28


@dataclass(frozen=True, slots=True)
class VersionCheck:
    """How one article answers the pivot's.

    Attributes:
        pivot, locale: the two languages.
        share: the share of the text that answers, from 0 to 1; of one text alone, where that tells.
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


def answers(bitext: Bitext, stated: list[str]) -> list[VersionCheck]:
    """How each article of a bitext answers the pivot's.

    Args:
        bitext: the articles, aligned.
        stated: the languages whose articles are versions by an editor's word.

    Returns:
        One answer for each language but the pivot.
    """
    return [_answer(bitext, locale, locale in stated) for locale in bitext.locales[1:]]


def _answer(bitext: Bitext, locale: str, stated: bool) -> VersionCheck:
    pairs = [(segment, segment.links[locale]) for segment in bitext.segments() if locale in segment.links]
    method = "vectors" if any(link.by == "vectors" for _, link in pairs) else "anchors"
    sides = [_side(pairs, side, *_RAMPS[method]) for side in (bitext.pivot, locale)]
    shares = [found / size if size else 0.0 for found, size in sides]
    share, (size, longer) = sum(shares) / 2, sorted(size for _, size in sides)
    enough = share >= _bound(size)
    if longer >= _LONG and min(shares) < _OF_EITHER:
        share, enough = min(shares), False
    verdict: Verdict = "versions" if size >= _LONG or share >= _MOST else "short"
    if method == "anchors" and not all(is_known(each, "lexicon") for each in (bitext.pivot, locale)):
        verdict = "unknown"
    elif not enough:
        verdict = "stated" if stated else "strangers"
    return VersionCheck(bitext.pivot, locale, round(share, 2), verdict)


def _side(pairs: list[tuple[Segment, Link]], side: str, nothing: float, wholly: float) -> tuple[float, int]:
    """How many characters of one language the other answers, and of how many; titles joined by mere order left out."""
    found, total = 0.0, 0
    for segment, link in pairs:
        size = len(segment.text.get(side, "")) if link.by != "order" else 0
        total += size
        if link.score is not None:
            found += size * min(1.0, max(0.0, (link.score - nothing) / (wholly - nothing)))
    return found, total


def _bound(size: int) -> float:
    """The share below which two articles are no versions, the shorter one having so many characters."""
    if size < _BOUNDS[0][0]:
        return 0.0
    for (less, low), (more, high) in pairwise(_BOUNDS):
        if size < more:
            return (high - low) / (more - less) * (size - less) + low
    return _BOUNDS[-1][1]
