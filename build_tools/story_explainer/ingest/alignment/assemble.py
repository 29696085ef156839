"""Many languages on one pivot: each alignment with the pivot becomes part of one list of segments."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from story_explainer.ingest.alignment.align import Bead
from story_explainer.ingest.article import Range, Sentence
from story_explainer.story.bitext import Flow, MatchedBy, SegmentKind

Aligner = Callable[[str, Range, str, Range], list[Bead]]


@dataclass(frozen=True, slots=True)
class PivotMatch:
    """How one language of a segment was matched: sentences of the pivot and of this language, by what, how surely."""

    pivot: int
    here: int
    by: MatchedBy
    score: float = 0.0
    doubt: bool = False


@dataclass(slots=True)
class SegmentRanges:
    """A segment before it has an id: the range of sentences of each language that has it."""

    ranges: dict[str, Range]
    matches: dict[str, PivotMatch] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Unnumbered:
    """A segment before it has an id: kind, text per locale, matches, and where paragraphs begin."""

    kind: SegmentKind
    text: Mapping[str, str]
    matches: Mapping[str, PivotMatch]
    opens: bool
    flow: Mapping[str, Flow]


def ranges_together(ranges: Mapping[str, Range], order: Sequence[str], aligner: Aligner) -> list[SegmentRanges]:
    """Bring ranges of several articles together.

    Args:
        ranges: for each language, the sentences to be grouped.
        order: the languages; the first that has a sentence is the pivot.
        aligner: aligns a range of one language with a range of another; places count from the whole article.

    Returns:
        Groups that cover every sentence once, in the order of each language. What the pivot lacks stands where it
        stands in its own language, and is grouped with what the other languages have there.
    """
    present = [locale for locale in order if ranges[locale][0] < ranges[locale][1]]
    if not present:
        return []
    pivot, others = present[0], present[1:]
    first, last = ranges[pivot]
    beads = {locale: aligner(pivot, ranges[pivot], locale, ranges[locale]) for locale in others}
    by = {locale: found[0].by for locale, found in beads.items()}
    joined = {k for found in beads.values() for bead in found for k in range(bead.i + 1, bead.i + bead.a)}
    starts = [k for k in range(first, last) if k not in joined]
    bounds = list(zip(starts, [*starts[1:], last], strict=True))
    groups = [SegmentRanges({pivot: bound}) for bound in bounds]
    cursor = {locale: ranges[locale][0] for locale in others}
    result: list[SegmentRanges] = []
    for index, (bound, here) in enumerate(zip(bounds, groups, strict=True)):
        gap: dict[str, Range] = dict.fromkeys(order, (0, 0))
        for locale in others:
            mine = [bead for bead in beads[locale] if bead.a and bound[0] <= bead.i < bound[1]]
            answered = [bead for bead in mine if bead.b]
            begin = end = mine[0].j
            if answered:
                begin, end = answered[0].j, answered[-1].j + answered[-1].b
                here.ranges[locale] = (begin, end)
            here.matches[locale] = _match(answered or mine, bound[1] - bound[0], end - begin)
            gap[locale] = (cursor[locale], begin)
            cursor[locale] = end
        result += _without_pivot(gap, by, order, aligner)
        result.append(here)
        if index == len(bounds) - 1:
            rest = {locale: (cursor[locale], ranges[locale][1]) for locale in others}
            result += _without_pivot(dict.fromkeys(order, (0, 0)) | rest, by, order, aligner)
    return result


def _without_pivot(
    gap: Mapping[str, Range], by: Mapping[str, MatchedBy], order: Sequence[str], aligner: Aligner
) -> list[SegmentRanges]:
    """What the pivot lacks at one place, grouped among the other languages."""
    found = ranges_together(gap, order, aligner)
    for item in found:
        item.matches = {locale: PivotMatch(0, end - begin, by[locale]) for locale, (begin, end) in item.ranges.items()}
    return found


def _match(beads: Sequence[Bead], pivot: int, here: int) -> PivotMatch:
    """What the beads of one language say of a segment together."""
    size = sum(bead.a + bead.b for bead in beads)
    score = sum(bead.score * (bead.a + bead.b) for bead in beads) / size
    by: MatchedBy = "editor" if any(bead.by == "editor" for bead in beads) else beads[0].by
    return PivotMatch(pivot, here, by, round(score, 2), any(bead.doubt for bead in beads))


def unnumbered(
    groups: Sequence[SegmentRanges], articles: Mapping[str, Sequence[Sentence]], order: Sequence[str]
) -> list[Unnumbered]:
    """Give the groups their kind, their text and their place in paragraphs.

    Args:
        groups: the result of `ranges_together`.
        articles: the sentences of each language.
        order: the languages, the pivot first.
    """
    merged = _one_title(groups, articles)
    found: list[Unnumbered] = []
    titled = after_heading = False
    for index, here in enumerate(merged):
        members = {locale: articles[locale][slice(*here.ranges[locale])] for locale in order if locale in here.ranges}
        leader = next(iter(members))
        kinds = {locale: sentences[0].kind for locale, sentences in members.items()}
        kind: SegmentKind = "s" if kinds[leader] == "text" else "h"
        if "title" in kinds.values() and not titled and not any(one.kind == "s" for one in found):
            kind, titled = "t", True
        opens = kind == "s" and (after_heading or not found or _opens(merged, index, articles, order))
        after_heading = kind != "s"
        flow: dict[str, Flow] = {}
        if kind == "s":
            for locale, sentences in members.items():
                if sentences[0].opens != opens:
                    flow[locale] = "same" if opens else "new"
        text = {locale: " ".join(sentence.text for sentence in sentences) for locale, sentences in members.items()}
        found.append(Unnumbered(kind, text, here.matches, opens, flow))
    return found


def _opens(
    groups: Sequence[SegmentRanges], index: int, articles: Mapping[str, Sequence[Sentence]], order: Sequence[str]
) -> bool:
    """Whether a paragraph begins at a group: where the pivot says so, or with an insertion between its paragraphs."""
    pivot = order[0]
    ranges = groups[index].ranges
    leader = next(locale for locale in order if locale in ranges)
    if not articles[leader][ranges[leader][0]].opens:
        return False
    following = next((other.ranges[pivot][0] for other in groups[index:] if pivot in other.ranges), None)
    return following is None or articles[pivot][following].opens


def _one_title(groups: Sequence[SegmentRanges], articles: Mapping[str, Sequence[Sentence]]) -> list[SegmentRanges]:
    """Titles answer each other however freely they are translated: those left unmatched at the top are joined."""
    top: list[SegmentRanges] = []
    for item in groups:
        titles = all(
            sentence.kind == "title"
            for locale, bound in item.ranges.items()
            for sentence in articles[locale][slice(*bound)]
        )
        if not titles:
            break
        top.append(item)
    if len(top) < 2 or len({locale for item in top for locale in item.ranges}) < sum(len(item.ranges) for item in top):
        return list(groups)
    ranges = {locale: bound for item in top for locale, bound in item.ranges.items()}
    matched = {locale for item in top for locale in item.matches if locale in ranges}
    return [
        SegmentRanges(ranges, {locale: PivotMatch(1, 1, "order") for locale in sorted(matched)}),
        *groups[len(top) :],
    ]
