"""Times: dates and relations of events agree with each other, and with the day up to which the story is told."""

from __future__ import annotations

from collections.abc import Iterator

from story_explainer.story.annotations import Past, marked
from story_explainer.story.dates import DatePoint, parse
from story_explainer.story.file_names import CLAIMS, STORY
from story_explainer.story.model import Event, Story
from story_explainer.story.model.story import Node
from story_explainer.story.order import order
from story_explainer.story.problems import Finding
from story_explainer.story.status import answers_too_early

_TO_COME = ("possible", "planned")  # kinds of events that may lie after the last day


def contradictory_order(story: Story) -> Iterator[Finding]:
    """T001: a relation that the dates rule out; T002: relations that lead in a circle."""
    yield from order(story.events).findings


def early_answers(story: Story) -> Iterator[Finding]:
    """T004: an answer that is older than what it answers."""
    for index, claim in enumerate(story.claims):
        for place, response in enumerate(claim.responses):
            if day := answers_too_early(claim, response, story):
                here = ("claims", index, "responses", place, "when")
                message = f"“{response.actor}” answers on {response.when} what is first told on {day}"
                yield Finding("T004", CLAIMS, here, message, "correct a date, or cite where it was told before")


def after_the_story(story: Story) -> Iterator[Finding]:
    """T003: something published, answered, counted or done, yet dated after the last day it can have been known."""
    as_of: tuple[tuple[str, tuple[str]], ...] = ((STORY, ("as_of",)),)
    for node, _ in _later(story):
        message = f"{node.value} is later than the story, which goes up to {story.about.as_of}"
        yield Finding("T003", node.file, node.path, message, _hint(node), see=as_of)


def _hint(node: Node) -> str:
    planned = ", or say “kind: planned” if it was announced for that day"
    return f"correct one of the two dates{planned if isinstance(node.owner, Event) else ''}"


def day_to_follow(story: Story) -> str | None:
    """The day to which a story would have to be followed for all that it tells (T003); None if it is."""
    return max((str(first.first) for _, first in _later(story)), default=None)


def _later(story: Story) -> Iterator[tuple[Node, DatePoint]]:
    """What is dated after the day to which the story is followed, with when it begins."""
    # In a draft the day is a guess, made when fewer articles were there.
    last = parse(story.about.as_of).latest if story.about.as_of and not story.about.draft else None
    for node in story.nodes if last else ():
        past = marked(node.owner, node.name, Past) is not None
        past = past or (isinstance(node.owner, Event) and node.name == "when" and node.owner.kind not in _TO_COME)
        first = parse(str(node.value)).start if past else None
        if first and last and first.possible()[0] > last.ordinal:
            yield node, first
