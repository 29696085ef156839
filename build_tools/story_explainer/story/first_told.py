"""What an article brought: what no article before it told, derived from what the statements cite."""

from __future__ import annotations

from dataclasses import dataclass

from story_explainer.story.articles import first_to_tell, published
from story_explainer.story.dates import parse
from story_explainer.story.figures import Count, course_of
from story_explainer.story.model import Claim, Event, Figure, Response, Story
from story_explainer.story.publication_order import by_publication
from story_explainer.story.status import is_told_by


@dataclass(frozen=True, slots=True)
class News:
    """What one article was the first to tell; `day` is when it was published."""

    article: str
    day: str
    claims: tuple[Claim, ...]
    answers: tuple[tuple[Claim, Response], ...]
    figures: tuple[tuple[Figure, Count], ...]
    events: tuple[Event, ...]

    def __bool__(self) -> bool:
        """Whether there is anything new."""
        return bool(self.claims or self.answers or self.figures or self.events)


def newest(story: Story) -> str | None:
    """The article that was published last; None if the story has one only, or none of them has a date."""
    dated = _dated(story)
    return dated[-1] if dated and len(story.bitexts) > 1 else None


def brought_by(article: str, story: Story) -> News:
    """What an article was the first to tell.

    Args:
        article: the id of an article that has a date.
        story: the story.

    Returns:
        The claims, the answers to claims that others told before, the values of figures and the events whose first
        citation is in it; an answer or a claim that is an event too is told once. What cites a source outside the
        articles counts only where that is later.
    """

    def new(cites: list[str]) -> bool:
        return first_to_tell(cites, story) == article

    claims = tuple(claim for claim in story.claims if new(claim.cites))
    answers = tuple(
        (claim, response)
        for claim in story.claims
        if claim not in claims
        for response in claim.responses
        if new(response.cites)
    )
    return News(
        article,
        published(story, article) or "",
        claims,
        answers,
        tuple(
            (figure, count) for figure in story.figures for count in course_of(figure, story) if new(list(count.cites))
        ),
        tuple(
            event
            for event in story.events
            if new(event.cites)
            and not (event.kind == "response" and any(is_told_by(event, answer, story) for _, answer in answers))
            and not (event.kind == "reported" and any(set(event.cites) <= set(claim.cites) for claim in claims))
        ),
    )


def told_by_day(story: Story) -> list[News]:
    """What each article was the first to tell, in the order of publication.

    Returns:
        Nothing of an article without a date, or that was the first with nothing; and nothing at all where the story has
        one article: there everything is new at once.
    """
    if len(story.bitexts) < 2:
        return []
    return [news for article in _dated(story) if (news := brought_by(article, story))]


def became_known(event: Event, story: Story) -> tuple[str, str] | None:
    """The first article that told of an event, and its day, where that is not when the event took place.

    Returns:
        None as well where the story has one article, or where it is not known who told of it first.
    """
    article = first_to_tell(event.cites, story) if len(story.bitexts) > 1 else None
    day = published(story, article) if article else None
    if article is None or day is None:
        return None
    if event.when:
        told, when = parse(day), parse(event.when)
        first, last = told.earliest or told.latest, told.latest or told.earliest
        begins, ends = when.earliest, when.latest
        overlap = first and last and (begins is None or begins <= last) and (ends is None or first <= ends)
        if overlap:
            return None
    return article, day


def _dated(story: Story) -> list[str]:
    return [article for article in by_publication(story) if published(story, article)]
