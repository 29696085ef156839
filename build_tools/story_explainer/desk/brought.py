"""What each article of a story brings to those before it, with what the editors said of each match."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from story_explainer.content.story_folder import StoryFolder
from story_explainer.desk.named_articles import name_of
from story_explainer.desk.reading import State
from story_explainer.story.bitext import Segment
from story_explainer.story.contribution import ToldSegment, changes, contribution
from story_explainer.story.model import Story
from story_explainer.story.reviews import cited_by, reviewables

_OFTEN = 3  # matches of one sentence from which on they are refused together


@dataclass(frozen=True, slots=True)
class MatchedPair:
    """A passage of an article and one of another that it is matched with.

    Attributes:
        here, there: the passages.
        values: what each says, where they differ.
        outlet: who published the other one.
        segments: the pair as files have it, the earlier one first.
        verdict: what an editor said of the match, or `told` where that was decided at a statement, which cites both or
            was reviewed beside the newer one; empty if nobody has decided.
    """

    here: Segment
    there: Segment
    values: tuple[str, str]
    outlet: str
    segments: Sequence[str]
    verdict: str


@dataclass(frozen=True)
class Brought:
    """What one article brings.

    Attributes:
        article, outlet, day: the article.
        groups: what it corrects, denies and so on: the name of the group, and for each change the pairs that tell it.
        repeated: what others told before it.
        overlaps: what others told in part, or beside something else.
        new: what nobody told before it.
    """

    article: str
    outlet: str
    day: str
    groups: list[tuple[str, list[list[MatchedPair]]]]
    repeated: list[MatchedPair]
    overlaps: list[MatchedPair]
    new: list[Segment]

    @property
    def open(self) -> int:
        """How many changes nobody has decided about."""
        return sum(not all(pair.verdict for pair in pairs) for _, changes in self.groups for pairs in changes)


def brought(folder: StoryFolder) -> list[Brought]:
    """What each article of a story brings, the newest first.

    Raises:
        ContentError: the story is not whole.
    """
    from story_explainer.content.compare import compare_story  # numpy and language data

    compared = compare_story(folder)
    story = compared.story
    found = []
    for article in reversed(compared.order):
        told = contribution(
            article, story.bitexts, compared.matches, compared.earlier[article], compared.unordered(article)
        )
        groups = {
            "corrects": told.corrects,
            "denies": told.denies,
            "figures": [*told.figures, *told.other_figures],
            "differs": told.differs,
        }
        known = story.describe(article)
        found.append(
            Brought(
                article,
                name_of(story, article),
                str(known.date or ""),
                [
                    (name, [list(_pairs(story, each)) for each in changes(items, story.article_of)])
                    for name, items in groups.items()
                    if items
                ],
                list(_pairs(story, [*told.copied, *told.told, *told.same_words, *told.beside])),
                list(_pairs(story, told.overlaps)),
                [story.segment[ident] for ident in told.new] if article != compared.order[0] else [],
            )
        )
    return found


def _pairs(story: Story, items: Sequence[ToldSegment]) -> Iterator[MatchedPair]:
    said = decided(story)
    for one in items:
        other = story.article_of[one.other]
        yield MatchedPair(
            story.segment[one.segment],
            story.segment[one.other],
            (one.match.values.get(one.other, ""), one.match.values.get(one.segment, "")),
            name_of(story, other),
            one.match.segments,
            said(one.match.segments),
        )


def decided(story: Story) -> Callable[[Sequence[str]], str]:
    """Tells what is decided about a match, by its two passages: see `MatchedPair.verdict`."""
    said = {frozenset(entry.segments): entry.verdict for entry in story.matches}
    statements = {
        item.key: set(cited_by(item.entry)) for item in reviewables(story) if not getattr(item.entry, "draft", False)
    }
    read = [statements[entry.statement].union(entry.beside) for entry in story.reviews if entry.statement in statements]

    def verdict(segments: Sequence[str]) -> str:
        told = "told" if any(each.issuperset(segments) for each in (*statements.values(), *read)) else ""
        return said.get(frozenset(segments), told)

    return verdict


def undecided(story: Story) -> list[list[ToldSegment]]:
    """The changes that articles tell of and nobody has decided about; what tells one change is decided together."""
    verdict, told = decided(story), dict[tuple[str, str], list[ToldSegment]]()
    for match in story.found_matches:
        if match.otherwise:
            other, segment = match.segments
            what = "corrects" if match.corrects else "denies" if match.denies else match.about or ""
            told.setdefault((story.article_of.get(segment, ""), what), []).append(ToldSegment(segment, other, match))
    groups = [group for items in told.values() for group in changes(items, story.article_of)]
    return [group for group in groups if not all(verdict(one.match.segments) for one in group)]


def often(state: State) -> Mapping[str, int]:
    """In how many matches that nobody refused a sentence stands, of those that stand in more than a few."""
    story = state.last
    count = Counter(ident for match in (story.settled_matches if story else []) for ident in match.segments)
    return {ident: number for ident, number in count.items() if number >= _OFTEN}
