"""Decides which passages of two articles tell the same, and in what way."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from story_explainer.ingest.comparison.copies import SameWords
from story_explainer.ingest.comparison.differences import difference
from story_explainer.ingest.comparison.evidence import Comparison, PairFeatures
from story_explainer.ingest.comparison.overlap import overlaps, shares_only_who_acts
from story_explainer.ingest.comparison.recounted import corrects, counts_apart
from story_explainer.ingest.comparison.rivals import leads
from story_explainer.ingest.comparison.stance import other_stance
from story_explainer.ingest.comparison.steps import VALUE, other_step, same_step
from story_explainer.ingest.comparison.substance import tells_nothing_else
from story_explainer.ingest.comparison.weights import beside_rivals, logit, probability
from story_explainer.story.model.matches import PUBLIC, MatchAbout, MatchKind

# What an editor is shown: what gives another value, and what is at most the same, of which half is wrong below this.
SHOWN, SHOWN_REPEATED = 0.55, 0.6
_DOUBTED = PUBLIC - 0.01  # what is not the same word for word, or is not the same, is for an editor to confirm
_UNSEEN = -4.0  # the odds in a pair of languages in which two passages have next to nothing in common
_MOST = 5  # matches of one passage in one other article
_CLOSE = 0.6  # and each at least this part as likely as the best of them
# Words in the same quotation: what the codebook of the benchmark asks for, and what is beyond doubt.
_QUOTED, _QUOTED_SURELY = 4, 6
# The longest common run of words, times the share of the shorter passage that stands in such runs: from here on it was
# hardly written twice; and from here on, of two articles together, they share a text, so that a smaller share will do.
_COPIED, _TEXT_SHARED, _COPIED_BESIDE = 3.0, 5.0, 0.2
# Copied for sure: so many words in one run, and so much of the shorter passage.
_COPIED_SURELY = (7, 0.8)


@dataclass(frozen=True, slots=True)
class Match:
    """Two passages of two articles that tell the same specific thing.

    Attributes:
        segments: their ids, those of the article that comes first by its id first.
        kinds: one of repeated, overlaps, differs and updated; with it same-words and copied, where that is so.
        values: where they differ, what each says, by the id of the segment.
        score: how likely it is that they tell the same, from 0 to 1.
        about: what kind of thing they give another value; None where they do not.
        corrects: the segment that says in words that it puts the other right, or None.
        denies: the segment that denies what the other says, or None.
    """

    segments: tuple[str, str]
    kinds: frozenset[MatchKind]
    score: float
    values: Mapping[str, str] = field(default_factory=dict)
    about: MatchAbout | None = None
    corrects: str | None = None
    denies: str | None = None


@dataclass(frozen=True, slots=True)
class _ScoredPair:
    ids: tuple[str, str]
    comparison: Comparison
    pair: PairFeatures
    likely: float

    @property
    def places(self) -> tuple[int, int]:
        return self.comparison.first.places[self.pair.row], self.comparison.second.places[self.pair.column]


def decide(comparisons: Sequence[Comparison], earlier: int, headings: Container[str] = frozenset()) -> list[Match]:
    """The matches of two articles.

    Args:
        comparisons: the two articles in each pair of languages that they are compared in.
        earlier: -1 if the first came out earlier, 1 if the second did, 0 if that is not known.
        headings: the passages that are headings: what they repeat, the text below them tells.

    Returns:
        Those that are likely enough to be shown to an editor, in the order of the first article.
    """
    found: dict[tuple[str, str], list[tuple[float, Comparison, PairFeatures]]] = defaultdict(list)
    for comparison in comparisons:
        near = comparison.first.vectors is not None and comparison.second.vectors is not None
        for pair in comparison.pairs:
            ids = comparison.first.ids[pair.row], comparison.second.ids[pair.column]
            found[ids].append((logit(pair.features, near), comparison, pair))
    odds = {ids: _odds(seen, len(comparisons)) for ids, seen in found.items()}
    ahead = leads(odds)
    near = all(one.first.vectors is not None and one.second.vectors is not None for one in comparisons)
    links = [_link(ids, seen, beside_rivals(odds[ids], ahead[ids], near)) for ids, seen in found.items()]
    chosen = _few([link for link in links if link.likely >= SHOWN])
    extents = [_extent(link.pair.shared) for link in chosen]
    beside = sum(extent for extent in extents if extent >= _COPIED) >= _TEXT_SHARED
    made = [_match(link, beside, earlier) for link in sorted(chosen, key=lambda link: link.places)]
    return [match for match in made if match and not (_is_bare(match) and _any_in(match.segments, headings))]


def _is_bare(match: Match) -> bool:
    """Whether nothing is known of two passages but that they tell the same, in whole or in part."""
    return match.kinds in ({"repeated"}, {"overlaps"})


def _any_in(idents: Sequence[str], some: Container[str]) -> bool:
    return any(ident in some for ident in idents)


def _odds(seen: Sequence[tuple[float, Comparison, PairFeatures]], languages: int) -> float:
    """How likely it is that two passages tell the same, as they are seen in all pairs of languages."""
    return (sum(one[0] for one in seen) + _UNSEEN * (languages - len(seen))) / languages


def _link(ids: tuple[str, str], seen: Sequence[tuple[float, Comparison, PairFeatures]], odds: float) -> _ScoredPair:
    """Two passages with their odds; the pair of languages in which they tell most stands for them."""
    _, comparison, pair = max(seen, key=lambda one: (one[0], one[1].first.locale, one[1].second.locale))
    likely = probability(odds)
    shared = pair.shared
    verbatim = shared.longest >= _COPIED_SURELY[0] and shared.share >= _COPIED_SURELY[1]
    if verbatim or shared.quoted >= _QUOTED_SURELY:
        likely = max(likely, PUBLIC)
    else:
        if _extent(shared) >= _COPIED or shared.quoted >= _QUOTED:
            likely = max(likely, SHOWN)
        likely = min(likely, _DOUBTED)
    return _ScoredPair(ids, comparison, pair, likely)


def _few(links: Sequence[_ScoredPair]) -> list[_ScoredPair]:
    """At most a few matches of a passage, and none that is far behind its best."""
    by_end: dict[tuple[int, str], list[_ScoredPair]] = defaultdict(list)
    for link in links:
        for side, ident in enumerate(link.ids):
            by_end[side, ident].append(link)
    kept = {
        key: {
            link.ids
            for link in sorted(ends, key=lambda link: (-link.likely, link.ids))[:_MOST]
            if link.likely >= _CLOSE * max(other.likely for other in ends)
        }
        for key, ends in by_end.items()
    }
    return [link for link in links if all(link.ids in kept[side, ident] for side, ident in enumerate(link.ids))]


def _extent(shared: SameWords) -> float:
    return shared.longest * shared.share


def _match(link: _ScoredPair, beside: bool, earlier: int) -> Match | None:
    """The match of two passages; None if they tell of one matter, and neither the same nor another value of it."""
    first, second = link.ids
    differs = difference(link.comparison, link.pair)
    kinds: set[MatchKind] = set(_same_words(link.pair.shared, beside))
    if differs is None:
        if other_step(link.comparison, link.pair) and not link.pair.shared.exact:
            return None
        alike = _only_like(kinds, link.pair.shared)
        if counts_apart(link.comparison, link.pair) or (alike and _is_topic(link.comparison, link.pair)):
            return None
        if not kinds and link.likely < SHOWN_REPEATED:
            return None
        in_part = overlaps(link.comparison, link.pair)
        if in_part and not kinds and shares_only_who_acts(link.comparison, link.pair):
            return None
        kinds.add("overlaps" if in_part else "repeated")
        return Match((first, second), frozenset(kinds), round(link.likely, 3))
    figure = differs.about == "figure"
    if figure and differs.corrects is None and other_step(link.comparison, link.pair, but=VALUE):
        return None
    # What was there before puts nothing right: the later article gives a number that was put right already.
    too_early = differs.corrects is not None and earlier * (1 - 2 * differs.corrects) < 0
    if differs.corrects is not None:
        kinds.discard("copied")  # who corrects a text may take its words, and says something else
    sides = (
        (first, link.comparison.first, link.pair.row, differs.first),
        (second, link.comparison.second, link.pair.column, differs.second),
    )
    said = [
        one[0]
        for one, (_, reading, row, written), later in zip(sides, sides[::-1], (earlier >= 0, earlier <= 0), strict=True)
        if figure
        and later
        and any(corrects(*one[1:], other) for other in reading.figures[row] if other.text == written)
    ]
    kinds.add("updated" if figure and earlier and not too_early else "differs")
    return Match(
        (first, second),
        frozenset(kinds),
        round(min(link.likely, _DOUBTED), 3),
        {first: differs.first, second: differs.second},
        differs.about,
        _only(said if differs.corrects is None else [] if too_early else [link.ids[differs.corrects]]),
        None if differs.denier is None else (first, second)[differs.denier],
    )


def _is_topic(comparison: Comparison, pair: PairFeatures) -> bool:
    """Whether two passages tell two things of one: one leaves open what the other tells, or they share only whom."""
    nothing = tells_nothing_else(comparison, pair) and not same_step(comparison, pair)
    return nothing or other_stance(comparison, pair)


def _only_like(kinds: set[MatchKind], shared: SameWords) -> bool:
    """Whether two passages are at most alike: neither quotes the other's words, nor surely has them from it."""
    return not kinds or (kinds == {"copied"} and not shared.exact and _extent(shared) < _TEXT_SHARED)


def _only(ids: Sequence[str]) -> str | None:
    return ids[0] if len(ids) == 1 else None


def _same_words(shared: SameWords, beside: bool) -> Iterator[MatchKind]:
    if shared.quoted >= _QUOTED:
        yield "same-words"
    verbatim = shared.exact or shared.quoted >= _QUOTED_SURELY
    if _extent(shared) >= _COPIED or (beside and (verbatim or shared.share >= _COPIED_BESIDE)):
        yield "copied"
