"""The bitext: as conversion wrote it, with hashes that fit the texts and ids that are given once."""

from __future__ import annotations

from collections.abc import Iterator

from story_explainer.story.bitext import Segment, text_hash
from story_explainer.story.model import Story
from story_explainer.story.problems import Finding, Path

_FILE = "bitext.yml"


def _segments(story: Story) -> Iterator[tuple[Path, Segment]]:
    bitext = story.bitext
    if bitext.title:
        yield ("title",), bitext.title
    for number, section in enumerate(bitext.sections):
        if section.heading:
            yield ("sections", number, "heading"), section.heading
        for place, paragraph in enumerate(section.paragraphs):
            for index, segment in enumerate(paragraph.segments):
                yield ("sections", number, "paragraphs", place, "segments", index), segment


def edited_by_hand(story: Story) -> Iterator[Finding]:
    """B001: a segment's text does not fit its hash; B004: an id twice, or a higher one than was ever given."""
    hint = f"edit the article, then run “explainer convert {story.slug}”"
    seen: set[str] = set()
    for path, segment in _segments(story):
        for locale, text in segment.text.items():
            if segment.hash.get(locale) != text_hash(text):
                message = f"{segment.id} was changed by hand in “{locale}”"
                yield Finding("B001", _FILE, (*path, "text", locale), message, hint)
        kind, number = segment.id[0], int(segment.id[1:])
        if segment.id in seen:
            yield Finding("B004", _FILE, (*path, "id"), f"the id {segment.id} is given twice", hint)
        elif number > story.bitext.last.get(kind, 0):  # type: ignore[call-overload]
            yield Finding("B004", _FILE, (*path, "id"), f"the id {segment.id} was never given", hint)
        seen.add(segment.id)
