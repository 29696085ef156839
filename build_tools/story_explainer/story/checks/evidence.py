"""Evidence: what is said rests on something, and on the right kind of thing."""

from __future__ import annotations

from collections.abc import Iterator

from story_explainer.story.file_names import CLAIMS, CONTEXT, EVENTS, STORY
from story_explainer.story.model import Story
from story_explainer.story.problems import Finding


def facts_without_source(story: Story) -> Iterator[Finding]:
    """C001: a fact of the context that rests on the articles alone, which by definition do not hold it."""
    for topic_index, topic in enumerate(story.topics):
        for index, fact in enumerate(topic.facts):
            if not any(cite in story.source for cite in fact.cites):
                here = ("topics", topic_index, "facts", index, "cites")
                message = f"the fact “{fact.id}” cites no source"
                yield Finding("C001", CONTEXT, here, message, "cite one of sources.yml")


def claims_without_ground(story: Story) -> Iterator[Finding]:
    """C002: a claim that nobody is said to make (drafts may lack a ground); C003: an answer, other than a correction,
    by the one who makes it."""
    for index, claim in enumerate(story.claims):
        if not (claim.by or claim.via or claim.basis or claim.draft):
            hint = "add “by”, “via” or “basis”; if the text names nobody, “basis: {kind: unstated}”"
            yield Finding("C002", CLAIMS, ("claims", index), f"nobody is said to claim “{claim.id}”", hint)
        for place, response in enumerate(claim.responses):
            if response.actor == claim.by and response.kind != "corrects":
                here = ("claims", index, "responses", place, "actor")
                message = f"“{response.actor}” answers a claim of their own"
                yield Finding("C003", CLAIMS, here, message, "name who answers, or take the answer out")


def headline_without_ground(story: Story) -> Iterator[Finding]:
    """C005: a headline or a standfirst of the editors that cites nothing."""
    for name in ("title", "standfirst", "summary"):
        if getattr(story.about, name) and not story.about.cites:
            yield Finding("C005", STORY, (name,), f"the {name} rests on nothing", "add “cites: [s1]” or the like")
            return


def unfounded_knowledge(story: Story) -> Iterator[Finding]:
    """C006: an act of nobody, an agreement of one, an official text that is none.

    What is known stands whoever is right, so its kind says what it needs: somebody who acted or spoke, all sides of
    what is agreed, an official text among what is cited.
    """
    for index, point in enumerate(story.about.known):
        here = ("known", index)
        if point.kind in ("act", "statement") and not point.by:
            message = f"nobody is named for “{point.id}”"
            yield Finding("C006", STORY, here, message, "add “by: [actor]”")
        elif point.kind == "agreed" and len(set(point.by)) < 2:
            message = f"“{point.id}” is agreed by fewer than two"
            yield Finding("C006", STORY, here, message, "name everybody who says so in “by”")
        elif point.kind == "official" and not any(
            cite in story.source and story.source[cite].kind == "official" for cite in point.cites
        ):
            message = f"“{point.id}” cites no official text"
            yield Finding("C006", STORY, (*here, "cites"), message, "cite a source with “kind: official”")


def dates_without_evidence(story: Story) -> Iterator[Finding]:
    """C004: an event has a date though it cites no source, no figure stands in the cited text, and no article is dated.

    A text without any figure cannot give a date; from “yesterday” a date follows only if the article has one.
    """
    dated = any(article.date for article in story.articles.values())
    for index, event in enumerate(story.events):
        if not event.when or dated or any(cite in story.source for cite in event.cites):
            continue
        texts = [text for cite in event.cites if (unit := story.segment.get(cite)) for text in unit.text.values()]
        if texts and not any(character.isdigit() for text in texts for character in text):
            message = f"nothing that “{event.id}” cites can give the date {event.when}"
            hint = "cite a source that has it, or leave the date out"
            yield Finding("C004", EVENTS, ("events", index, "when"), message, hint)
