"""What waits for an editor, story by story: drafts, mistakes, what is to be reviewed again, texts that are missing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from story_explainer.desk.brought import undecided
from story_explainer.desk.reading import State, Written
from story_explainer.story.base import Text
from story_explainer.story.bitext import Segment
from story_explainer.story.checks.languages import lacking
from story_explainer.story.contribution import ToldSegment
from story_explainer.story.model import FoundMatch, Story
from story_explainer.story.model.reviews import ReviewState
from story_explainer.story.otherwise import changes_told, newer_than
from story_explainer.story.overtaken import overtaken
from story_explainer.story.problems import Problem
from story_explainer.story.publication_order import by_publication
from story_explainer.story.reviews import cited_by, review_states, reviewables

# The field that says most about a statement, the best first.
_TELLING = ("label", "text", "title", "question", "name", "what", "term", "note")


@dataclass(frozen=True, slots=True)
class Again:
    """A statement that is to be reviewed again in a language, with why: `text`, or the ids of what it cites."""

    statement: Written
    locale: str
    review: ReviewState


@dataclass(frozen=True, slots=True)
class Overtaken:
    """A statement that a newer article overtakes, with the matches that say so, the best known older passage last."""

    statement: Written
    matches: Sequence[FoundMatch]

    @property
    def shown(self) -> list[FoundMatch]:
        """One match for each thing that is told otherwise, though a title and a lead tell it again: from the newest of
        the older passages to a sentence, if there is one."""
        found: dict[str, FoundMatch] = {}
        for match in self.matches:
            newer = match.segments[1]
            told = match.values.get(newer, newer).casefold()
            if told not in found or newer.startswith("s"):
                found[told] = match
        return list(found.values())

    @property
    def newer(self) -> list[str]:
        """The newer passages of what is shown."""
        return list(dict.fromkeys(match.segments[1] for match in self.shown))

    @property
    def answer(self) -> str:
        """How the newer article answers, where it is a claim that it answers; else empty."""
        if self.statement.key.file != "claims":
            return ""
        denied = any(match.denies for match in self.matches)
        return "denies" if denied else "corrects" if any(match.corrects for match in self.matches) else ""


@dataclass(frozen=True, slots=True)
class Missing:
    """A statement with languages of the story in which it has no text."""

    statement: Written
    locales: tuple[str, ...]


@dataclass(frozen=True)
class Inbox:
    """What waits in one story.

    Attributes:
        state: the story.
        mistakes: what stops it from being published.
        notices: what does not, and may yet be wrong.
        drafts: statements that nobody has taken, what matters most first.
        again: what is to be reviewed again.
        overtaken: what rests on passages that a newer article tells otherwise.
        missing: texts that are missing in a language.
        changes: what articles tell otherwise than others, each change with its passages, and nobody has decided about.
        stale: whether articles were changed since they were converted.
    """

    state: State
    mistakes: Sequence[Problem] = ()
    notices: Sequence[Problem] = ()
    drafts: Sequence[Written] = ()
    again: Sequence[Again] = ()
    overtaken: Sequence[Overtaken] = ()
    missing: Sequence[Missing] = ()
    changes: Sequence[Sequence[ToldSegment]] = ()
    stale: bool = False

    @property
    def count(self) -> int:
        """How many decisions wait."""
        waiting = (self.mistakes, self.drafts, self.again, self.overtaken, self.missing, self.changes)
        return sum(map(len, waiting))


# What the desk shows in lists of their own: a text or article that is missing, what is to be reviewed again.
_ELSEWHERE = ("L001", "D001")
# Drafts in the order in which they are decided: what readers meet first, and what others rest on. Within each kind they
# stay as they were drafted, what weighs most first.
_WEIGHTY = ("story", "point", "claims", "figures", "events", "question", "known", "context", "divergences", "actors")
_STALE = ("B002", "B003")


def inbox_of(state: State) -> Inbox:
    """What waits in a story."""
    statements = list(state.statements())
    problems = [problem for problem in state.loaded.problems if problem.code not in _ELSEWHERE]
    by_key = {str(statement.key): statement for statement in statements}
    story = state.loaded.story
    return Inbox(
        state,
        [problem for problem in problems if problem.severity == "error"],
        [problem for problem in problems if problem.severity != "error"],
        sorted((one for one in statements if one.draft), key=_rank),
        list(_again(state, by_key)),
        list(_overtaken(story, by_key)) if story else [],
        list(_missing(state, list(state.entries()))),
        undecided(story) if story else [],
        any(problem.code in _STALE for problem in state.loaded.problems),
    )


def _rank(draft: Written) -> int:
    return _WEIGHTY.index(draft.kind) if draft.kind in _WEIGHTY else len(_WEIGHTY)


def _again(state: State, statements: Mapping[str, Written]) -> Iterator[Again]:
    if state.loaded.story is None:
        return
    for key, by_locale in review_states(state.loaded.story).items():
        for locale, review in by_locale.items():
            if review.state == "outdated" and key in statements:
                yield Again(statements[key], locale, review)


def _overtaken(story: Story, statements: Mapping[str, Written]) -> Iterator[Overtaken]:
    """What newer articles tell otherwise; of a sentence that gives several numbers, a figure is about one."""
    order = {article: place for place, article in enumerate(by_publication(story))}
    for key, matches in overtaken(story).items():
        if key.startswith("figures/"):
            from story_explainer.content.beginning import counts_it  # brings language data, for which no preview waits

            figure = next(one for one in story.figures if f"figures/{one.id}" == key)
            matches = [match for match in matches if counts_it(story, figure, match)]
        if matches:
            yield Overtaken(statements[key], sorted(matches, key=lambda one: order[story.article_of[one.segments[0]]]))


def told_since(state: State, statement: Written) -> list[Segment]:
    """The passages of newer articles that tell otherwise what a statement cites, and which it does not cite."""
    story = state.loaded.story
    item = next((one for one in reviewables(story) if one.key == str(statement.key)), None) if story else None
    if story is None or item is None:
        return []
    newer = newer_than(set(cited_by(item.entry)), changes_told(story))
    return [story.segment[ident] for ident in dict.fromkeys(match.segments[1] for match in newer)]


def _missing(state: State, statements: Sequence[Written]) -> Iterator[Missing]:
    """Texts that lack a language of the story, gathered by statement; a draft may lack one without a word."""
    story = state.loaded.story
    if story is None:
        return
    gathered: dict[str, dict[str, None]] = {}
    places = {(one.key.name, one.path): one for one in statements}
    for node in story.nodes:
        if isinstance(node.value, Text):
            around = (places.get((node.file, node.path[:end])) for end in range(len(node.path), -1, -1))
            home = next(filter(None, around), None)
            if home and not home.draft:
                absent = dict.fromkeys(lacking(story, node.owner, node.name, node.value))
                gathered.setdefault(str(home.key), {}).update(absent)
    for statement in statements:
        if found := gathered.get(str(statement.key)):
            yield Missing(statement, tuple(found))


def texts_of(entry: Mapping[str, Any]) -> dict[str, str]:
    """What a statement says, in each language that it has."""
    texts = (entry.get(name) for name in _TELLING)
    found = next((text for text in texts if isinstance(text, Mapping) and text), {})
    return {str(locale): str(words) for locale, words in found.items()}


def words_of(entry: Mapping[str, Any], locale: str) -> tuple[str, str]:
    """What a statement says, in a language or the first that it has: the words, and the language they are in."""
    for name in _TELLING:
        text = entry.get(name)
        if isinstance(text, Mapping) and text:
            chosen = locale if locale in text else next(iter(text))
            return str(text[chosen]), str(chosen)
    for name in ("publisher", "title"):
        if isinstance(plain := entry.get(name), str):
            return plain, ""
    return str(entry.get("id", "")), ""
