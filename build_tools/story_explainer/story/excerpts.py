"""What is shown of an article of which not every sentence may be: the passages, and where others are left out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from story_explainer.story.bitext import Bitext, Segment


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Segments that follow each other: a heading, or sentences of one paragraph; without any, something is left out."""

    segments: tuple[Segment, ...] = ()

    @property
    def is_heading(self) -> bool:
        """Whether it is a heading of the article."""
        return bool(self.segments) and self.segments[0].id.startswith("h")


def excerpts(bitext: Bitext, locale: str) -> list[Excerpt]:
    """The passages of an article that are shown, in the order of the text; the title is none of them.

    Args:
        bitext: the article, holding only the words that may be shown.
        locale: the version that is read, for where its paragraphs begin.

    Returns:
        The passages; an empty one stands for each stretch that is left out.
    """
    found: list[Excerpt] = []
    for passage in _passages(bitext, locale):
        if passage.segments or not found or found[-1].segments:
            found.append(passage)
    return found


def _passages(bitext: Bitext, locale: str) -> Iterator[Excerpt]:
    for section in bitext.sections:
        if section.heading:
            yield Excerpt((section.heading,) if section.heading.text else ())
        for paragraph in section.paragraphs_in(locale):
            run: list[Segment] = []
            for segment in paragraph:
                if segment.text:
                    run.append(segment)
                    continue
                if run:
                    yield Excerpt(tuple(run))
                    run = []
                yield Excerpt()
            if run:
                yield Excerpt(tuple(run))
