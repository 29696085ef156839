"""What an article brings to a story: what was told before, and where; what it gives another value; what is new."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from story_explainer.story.bitext import Bitext
from story_explainer.story.model import FoundMatch


class ToldSegment(NamedTuple):
    """A segment of the article, and what it is matched with in another one."""

    segment: str
    other: str
    match: FoundMatch


@dataclass
class Contribution:
    """What one article brings, by the ids of its segments in order.

    Attributes:
        article: its id.
        told: what others told before it, each segment once, by its best match.
        overlaps: what others told before it in part, or beside something else.
        copied: what they told before it, where it is so word for word or nearly.
        share: the share of its text that is copied, from 0 to 1.
        figures: what it gives another number.
        corrects: what it says in words that it puts right.
        denies: what it denies.
        differs: what it says otherwise: a name, a day, a doubt, or what it says though another one denied it.
        beside: what it tells as an article does of which it is not known whether it came before it, each segment once.
        same_words: of this, what is so word for word or nearly.
        other_figures: what it gives another number than such an article does.
        new: what nobody told before it.
        alone: of this, what nobody tells after it either.
    """

    article: str
    told: list[ToldSegment] = field(default_factory=list)
    overlaps: list[ToldSegment] = field(default_factory=list)
    copied: list[ToldSegment] = field(default_factory=list)
    share: float = 0.0
    figures: list[ToldSegment] = field(default_factory=list)
    corrects: list[ToldSegment] = field(default_factory=list)
    denies: list[ToldSegment] = field(default_factory=list)
    differs: list[ToldSegment] = field(default_factory=list)
    beside: list[ToldSegment] = field(default_factory=list)
    same_words: list[ToldSegment] = field(default_factory=list)
    other_figures: list[ToldSegment] = field(default_factory=list)
    new: list[str] = field(default_factory=list)
    alone: list[str] = field(default_factory=list)


def contribution(
    article: str,
    bitexts: dict[str, Bitext],
    matches: Sequence[FoundMatch],
    earlier: Collection[str],
    unordered: Collection[str] = (),
) -> Contribution:
    """What an article brings.

    Args:
        article: its id.
        bitexts: the bitext of each article of the story by its id.
        matches: what they have in common, as the editors left it.
        earlier: the ids of the articles that came before it.
        unordered: the ids of those of which that is not known, and which are to be told of here.
    """
    home = {ident: name for name, bitext in bitexts.items() for ident in bitext.by_id}
    found: dict[str, list[ToldSegment]] = defaultdict(list)
    for match in matches:
        for ident, other in (match.segments, match.segments[::-1]):
            if home.get(ident) == article and home.get(other, article) != article:
                found[ident].append(ToldSegment(ident, other, match))
    result = Contribution(article)
    copied = total = 0
    for segment in bitexts[article].segments():
        size = max(map(len, segment.text.values()))
        total += size
        before, beside = (
            sorted(
                (told for told in found[segment.id] if home[told.other] in those), key=lambda told: -told.match.score
            )
            for those in (earlier, unordered)
        )
        if not before and not beside:
            result.new.append(segment.id)
            if not found[segment.id]:
                result.alone.append(segment.id)
            continue
        same = _first(told for told in before if "copied" in told.match.kinds)
        copied += size if same else 0
        result.copied += same
        result.told += [] if same else _first(told for told in before if "repeated" in told.match.kinds)
        told_whole = same or any("repeated" in told.match.kinds for told in (*before, *beside))
        result.overlaps += (
            [] if told_whole else _first(told for told in (*before, *beside) if "overlaps" in told.match.kinds)
        )
        if not before:
            alike = _first(told for told in beside if "copied" in told.match.kinds)
            result.same_words += alike
            result.beside += [] if alike else _first(told for told in beside if "repeated" in told.match.kinds)
        for told in (*before, *beside):
            if told.match.corrects == segment.id:
                result.corrects.append(told)
            elif told.match.denies == segment.id:
                result.denies.append(told)
            elif told.match.about == "figure":
                (result.figures if told in before else result.other_figures).append(told)
            elif told.match.values:
                result.differs.append(told)
    result.share = copied / total if total else 0.0
    return result


def _first(told: Iterable[ToldSegment]) -> list[ToldSegment]:
    return list(told)[:1]


def changes(items: Sequence[ToldSegment], article_of: Mapping[str, str]) -> list[list[ToldSegment]]:
    """What is told of one change, put together: a title, a lead and a body mostly tell it again.

    Args:
        items: matches that give another value.
        article_of: the article of each segment.

    Returns:
        Lists of those that share a value of a segment, or give another article's value the same other one, in order.
    """
    groups: list[tuple[set[tuple[str, ...]], list[ToldSegment]]] = []
    for one in items:
        here, there = (one.match.values.get(ident, "").casefold() for ident in (one.segment, one.other))
        ends = {(one.segment, here), (one.other, there), (article_of[one.other], there, here)}
        touched = [group for group in groups if group[0] & ends]
        whole = [told for _, them in touched for told in them]
        keys = ends.union(*(keys for keys, _ in touched))
        groups = [group for group in groups if group not in touched] + [(keys, [*whole, one])]
    order = {id(one): place for place, one in enumerate(items)}
    made = [sorted(them, key=lambda one: order[id(one)]) for _, them in groups]
    return sorted(made, key=lambda them: order[id(them[0])])
