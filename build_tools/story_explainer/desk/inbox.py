"""What waits for an editor, story by story: drafts, mistakes, what is to be reviewed again, texts that are missing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from story_explainer.desk.brought import decided, tells
from story_explainer.desk.reading import State, Written
from story_explainer.story.base import Text
from story_explainer.story.checks.languages import lacking
from story_explainer.story.model import FoundMatch
from story_explainer.story.model.reviews import ReviewState
from story_explainer.story.problems import Problem
from story_explainer.story.reviews import review_states

# The field that says most about a statement, the best first.
_TELLING = ("label", "text", "title", "question", "name", "what", "term", "note")


@dataclass(frozen=True, slots=True)
class Again:
    """A statement that is to be reviewed again in a language, with why: `text`, or the ids of what it cites."""

    statement: Written
    locale: str
    review: ReviewState


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
        mistakes: what stops it from being published, then what does not.
        drafts: statements that nobody has taken.
        again: what is to be reviewed again.
        missing: texts that are missing in a language.
        matches: passages of two articles that say something else, and that nobody has confirmed or refused.
        stale: whether articles were changed since they were converted.
    """

    state: State
    mistakes: Sequence[Problem] = ()
    drafts: Sequence[Written] = ()
    again: Sequence[Again] = ()
    missing: Sequence[Missing] = ()
    matches: Sequence[FoundMatch] = field(default_factory=tuple)
    stale: bool = False

    @property
    def count(self) -> int:
        """How many decisions wait."""
        errors = sum(problem.severity == "error" for problem in self.mistakes)
        return errors + len(self.drafts) + len(self.again) + len(self.missing) + len(self.matches)


# What the desk shows in lists of their own: a text or article that is missing, what is to be reviewed again.
_ELSEWHERE = ("L001", "D001")
_STALE = ("B002", "B003")


def inbox_of(state: State) -> Inbox:
    """What waits in a story."""
    statements = list(state.statements())
    problems = [problem for problem in state.loaded.problems if problem.code not in _ELSEWHERE]
    by_key = {str(statement.key): statement for statement in statements}
    story = state.loaded.story
    verdict = decided(story) if story else None
    found = (one for one in story.found_matches if tells(one)) if story else ()
    undecided = [one for one in found if verdict and not verdict(one.segments)]
    return Inbox(
        state,
        sorted(problems, key=lambda problem: problem.severity),
        [statement for statement in statements if statement.draft],
        list(_again(state, by_key)),
        list(_missing(state, list(state.entries()))),
        sorted(undecided, key=lambda match: -match.score),
        any(problem.code in _STALE for problem in state.loaded.problems),
    )


def _again(state: State, statements: Mapping[str, Written]) -> Iterator[Again]:
    if state.loaded.story is None:
        return
    for key, by_locale in review_states(state.loaded.story).items():
        for locale, review in by_locale.items():
            if review.state == "outdated" and key in statements:
                yield Again(statements[key], locale, review)


def _missing(state: State, statements: Sequence[Written]) -> Iterator[Missing]:
    """Texts that lack a language of the story, gathered by statement; a draft may lack one without a word."""
    story = state.loaded.story
    if story is None:
        return
    gathered: dict[str, dict[str, None]] = {}
    places = sorted(((one.key.name, one.path, one) for one in statements), key=lambda each: -len(each[1]))
    for node in story.nodes:
        if isinstance(node.value, Text):
            home = next(
                (one for file, path, one in places if file == node.file and node.path[: len(path)] == path), None
            )
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
