"""Ids that last: a segment that stayed or changed a little keeps its id, a new one gets a number never given before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from rapidfuzz.distance import Indel

from story_explainer.ingest.alignment.assemble import Unnumbered
from story_explainer.story.bitext import Bitext, IdKind, Segment, text_hash

_ALIKE = 0.6


@dataclass(frozen=True, slots=True)
class SegmentChange:
    """What became of one segment: it is new, it is gone, or its text changed in some languages.

    `wordings` has these, each with the text before and the text now; empty where it had or has none.
    """

    id: str
    kind: Literal["new", "changed", "gone"]
    wordings: tuple[tuple[str, str, str], ...] = ()

    def __str__(self) -> str:
        """The line that an editor reads."""
        if self.kind == "changed":
            return f"{self.id} changed in {', '.join(locale for locale, _, _ in self.wordings)}"
        return f"{self.id} is {self.kind}"

    @property
    def lines(self) -> list[str]:
        """The same, and below it how the text read before and how it reads now."""
        wordings = [
            f"  {locale} {sign} {text}"
            for locale, *both in self.wordings
            for sign, text in zip("−+", both, strict=True)
            if text
        ]
        return [str(self), *wordings]


@dataclass(frozen=True)
class Ids:
    """The ids of the segments in order, the highest number given for each kind, and what changed."""

    segments: list[str]
    last: dict[IdKind, int]
    changes: list[SegmentChange]


def assign(segments: Sequence[Unnumbered], previous: Bitext | None, given: Mapping[IdKind, int] | None = None) -> Ids:
    """Give each segment its id.

    Segments are matched with the previous ones of the same kind: first those with an equal text, then those most
    alike. A heading never takes the id of a sentence.

    Args:
        segments: the segments of the new bitext, in order.
        previous: the bitext that was there before.
        given: the highest number that other articles of the story have been given for each kind of id.

    Returns:
        An id for each segment; new ones go on from the highest number given in the story.
    """
    before = list(previous.segments()) if previous else []
    last: dict[IdKind, int] = dict.fromkeys(("s", "h", "t", "p"), 0)
    last.update(previous.last if previous else {})
    last = {kind: max(number, (given or {}).get(kind, 0)) for kind, number in last.items()}
    owner = _match(segments, before)
    ids: list[str] = []
    changes: list[SegmentChange] = []
    for index, item in enumerate(segments):
        if index in owner:
            old = owner[index]
            ids.append(old.id)
            # A language that the article did not have before changes nothing of the others.
            changed = sorted(_changed(item, old).intersection(previous.articles if previous else ()))
            if changed:
                wordings = tuple((name, old.text.get(name, ""), item.text.get(name, "")) for name in changed)
                changes.append(SegmentChange(old.id, "changed", wordings))
        else:
            last[item.kind] += 1
            ids.append(f"{item.kind}{last[item.kind]}")
            changes.append(SegmentChange(ids[-1], "new"))
    kept = {segment.id for segment in owner.values()}
    changes += [SegmentChange(segment.id, "gone") for segment in before if segment.id not in kept]
    return Ids(ids, last, changes if previous else [])


def _changed(item: Unnumbered, old: Segment) -> set[str]:
    locales = set(item.text) | set(old.text)
    return {locale for locale in locales if text_hash(item.text.get(locale, "")) != old.hash.get(locale, text_hash(""))}


def _match(segments: Sequence[Unnumbered], before: Sequence[Segment]) -> dict[int, Segment]:
    """The previous segment of each draft that has one."""
    candidates: list[tuple[float, int, int]] = []
    for row, item in enumerate(segments):
        for column, old in enumerate(before):
            if old.id[0] == item.kind:
                likeness = _likeness(item.text, old.text)
                if likeness >= _ALIKE:
                    candidates.append((-likeness, row, column))
    # The most alike first; of equals, the pair nearest to its place.
    candidates.sort(key=lambda found: (found[0], abs(found[1] - found[2]), found[1], found[2]))
    owner: dict[int, Segment] = {}
    taken: set[int] = set()
    for _, row, column in candidates:
        if row not in owner and column not in taken:
            owner[row] = before[column]
            taken.add(column)
    return owner


def _likeness(new: Mapping[str, str], old: Mapping[str, str]) -> float:
    """From 0 to 1: the best that any language says, for a segment is still itself where one version was rewritten."""
    return max((_ratio(new[locale], old[locale]) for locale in new if locale in old), default=0.0)


def _ratio(left: str, right: str) -> float:
    return Indel.normalized_similarity(" ".join(left.split()), " ".join(right.split()), score_cutoff=_ALIKE)


def paragraph_ids(
    paragraphs: Sequence[Sequence[Segment]], previous: Bitext | None, last: dict[IdKind, int]
) -> list[str]:
    """Give each paragraph the id of the previous one that most of its segments stood in, or a new one.

    Args:
        paragraphs: the segments of each paragraph, with their ids.
        previous: the bitext that was there before.
        last: the highest numbers given so far; `p` is raised here.
    """
    home = {
        segment.id: paragraph.id
        for section in (previous.sections if previous else [])
        for paragraph in section.paragraphs
        for segment in paragraph.segments
    }
    shared = sorted(
        (-sum(home.get(segment.id) == name for segment in segments), index, name)
        for index, segments in enumerate(paragraphs)
        for name in {home[segment.id] for segment in segments if segment.id in home}
    )
    given: dict[int, str] = {}
    for _, index, name in shared:
        if index not in given and name not in given.values():
            given[index] = name
    for index in range(len(paragraphs)):
        if index not in given:
            last["p"] += 1
            given[index] = f"p{last['p']}"
    return [given[index] for index in range(len(paragraphs))]
