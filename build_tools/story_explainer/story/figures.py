"""How a count changed: the values of a figure in order, and which of them were put right later."""

from __future__ import annotations

from dataclasses import dataclass, replace

from story_explainer.story.articles import first_to_tell, published
from story_explainer.story.model import Figure, FigureValue, Story
from story_explainer.story.moments import NEVER, moment_of


@dataclass(frozen=True, slots=True)
class Count:
    """One value of a figure in its place.

    Attributes:
        index: its place in the file.
        value: what it was said to be.
        when: of which moment it is, as EDTF, or when the article was published that gave it; None if neither is known.
        article: the article that gave it first, None where another source did.
        by: the actor who gave it, as far as one is named.
        cites: where it says so.
        corrected_by: the place in the file of the value that puts it right.
    """

    index: int
    value: str
    when: str | None
    article: str | None
    by: str | None
    cites: tuple[str, ...]
    corrected_by: int | None = None


def course_of(figure: Figure, story: Story) -> tuple[Count, ...]:
    """The values of a figure in the order of time.

    Args:
        figure: the figure.
        story: the story.

    Returns:
        The values. One without a date or a time follows what stands before it in the file. A value that a later one
        corrects says by which, and so does each that gave the same number before that one, whoever gave it.
    """
    counts = _sorted([_count(index, value, story) for index, value in enumerate(figure.values)])
    corrected: dict[int, int] = {}
    for place, count in enumerate(counts):
        wrong = figure.values[count.index].corrects
        for before in counts[:place]:
            if wrong is not None and before.value == wrong:
                corrected[before.index] = count.index
    return tuple(replace(count, corrected_by=corrected.get(count.index)) for count in counts)


def _count(index: int, value: FigureValue, story: Story) -> Count:
    articles = {story.article_of[cite] for cite in value.cites if cite in story.article_of}
    first = first_to_tell(value.cites, story) or (articles.pop() if len(articles) == 1 else None)
    days = [story.source[cite].date for cite in value.cites if cite in story.source]
    day = published(story, first) if first else next(filter(None, days), None)
    return Count(index, value.value, value.when or day, first, value.by, tuple(value.cites))


def _sorted(counts: list[Count]) -> list[Count]:
    moment, keyed = NEVER, []
    for count in counts:
        if count.when:
            moment = moment_of(count.when, moment)
        keyed.append((moment, count))
    return [count for _, count in sorted(keyed, key=lambda item: item[0])]
