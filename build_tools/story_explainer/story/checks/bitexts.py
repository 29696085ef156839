"""The bitext: as conversion wrote it, with hashes that fit the texts and ids that are given once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from story_explainer.story.bitext import Bitext, Segment, text_hash
from story_explainer.story.file_names import COMPARISON, MATCHES
from story_explainer.story.keys import bitext_file
from story_explainer.story.model import Story
from story_explainer.story.problems import Finding, Pointer


def _segments(bitext: Bitext) -> Iterator[tuple[Pointer, Segment]]:
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
    yield from given_twice(story.bitexts, story.slug)
    for article, bitext in story.bitexts.items():
        file = bitext_file(article)
        for path, segment in _segments(bitext):
            for locale, text in segment.text.items():
                if segment.hash.get(locale) != text_hash(text):
                    message = f"{segment.id} was changed by hand in “{locale}”"
                    yield Finding("B001", file, (*path, "text", locale), message, hint)
            kind, number = segment.id[0], int(segment.id[1:])
            if number > bitext.last.get(kind, 0):  # type: ignore[call-overload]
                yield Finding("B004", file, (*path, "id"), f"the id {segment.id} was never given", hint)


def given_twice(bitexts: Mapping[str, Bitext], slug: str) -> Iterator[Finding]:
    """B004: an id twice in the bitexts of a story, by article: both places.

    Two who add an article to one story at the same time both go on from the same number.
    """
    again = f"run “explainer convert {slug}”"
    seen: dict[str, tuple[str, Pointer]] = {}
    for article, bitext in bitexts.items():
        file = bitext_file(article)
        for path, segment in _segments(bitext):
            here = (*path, "id")
            other = seen.setdefault(segment.id, (file, here))
            if other == (file, here):
                continue
            way = f"delete the newer one, {file} or {other[0]}, and {again}"
            hint = f"edit the article, then {again}" if other[0] == file else way
            yield Finding("B004", file, here, f"the id {segment.id} is given twice", hint, (other,))


def matches_of_nothing(story: Story) -> Iterator[Finding]:
    """R002: what editors say of a match is of a segment that is not there; B005: so is what was found."""
    again = f"run “explainer convert {story.slug}”"
    said = [match.segments for match in story.matches]
    found = [match.segments for match in story.found_matches]
    for code, file, pairs, hint in (
        ("R002", MATCHES, said, "take the entry out, or name the segment meant"),
        ("B005", COMPARISON, found, again),
    ):
        for index, pair in enumerate(pairs):
            for place, ident in enumerate(pair):
                if ident not in story.segment:
                    here = ("matches", index, "segments", place)
                    yield Finding(code, file, here, f"no segment is called “{ident}”", hint)


def matches_in_one_article(story: Story) -> Iterator[Finding]:
    """R013: what editors say of a match is of two segments of one article, or of one segment twice."""
    for index, match in enumerate(story.matches):
        first, second = (story.article_of.get(ident) for ident in match.segments)
        if first is not None and first == second:
            message = f"{' and '.join(match.segments)} are both in {bitext_file(first)}"
            hint = "a match is of two articles: name a segment of another one, or take the entry out"
            yield Finding("R013", MATCHES, ("matches", index, "segments", 1), message, hint)
