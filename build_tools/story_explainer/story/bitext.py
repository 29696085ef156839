"""The bitext: the articles of a story, cut into segments that answer each other across the languages.

A *segment* is the smallest thing that can be cited, in all languages at once: one sentence, or the sentences that
answer each other where translators split or joined (a translation unit). Its id never changes and is never given again.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from functools import cached_property
from typing import Annotated, Literal

from pydantic import Field, StringConstraints, WithJsonSchema

from story_explainer.story.base import Flag, Locale, Model, SegmentId, Words
from story_explainer.story.date_fields import Day

_HASH = r"^[0-9a-f]{12}$"
# Digits alone look like a number to programs that read YAML.
Hash = Annotated[
    str, StringConstraints(pattern=_HASH), WithJsonSchema({"type": ["string", "number"], "pattern": _HASH})
]


# What decided how a sentence was matched: sentence vectors, shared names and numbers, mere order, or an editor.
MatchedBy = Literal["vectors", "anchors", "order", "editor"]
# How a paragraph begins in a language though not in the pivot: it is new there, or goes on.
Flow = Literal["new", "same"]
# What an id is of: a sentence, a heading, the title; and a paragraph.
SegmentKind = Literal["s", "h", "t"]
IdKind = Literal[SegmentKind, "p"]


def text_hash(text: str) -> str:
    """The fingerprint of a segment's text by which drift is found.

    Args:
        text: the text of one segment in one language.

    Returns:
        The first 12 hexadecimal digits of its SHA-256, runs of white space counting as one space.
    """
    return hashlib.sha256(" ".join(text.split()).encode()).hexdigest()[:12]


class Link(Model):
    """How one language of a segment was matched to the pivot."""

    sentences: Annotated[
        str,
        StringConstraints(pattern=r"^[0-9]+-[0-9]+$"),
        Field(description="Sentences of the pivot and of this language: 1-1, 1-2, 2-1, 1-0 (missing here) …"),
    ]
    by: Annotated[
        MatchedBy,
        Field(description="What decided: sentence vectors, shared names and numbers, mere order, or an editor."),
    ]
    score: Annotated[float | None, Field(ge=0, le=1, description="How sure the match is, from 0 to 1.")] = None
    doubt: Annotated[Flag, Field(description="True where part of the text may have no answer in the pivot.")] = False


class Segment(Model):
    """One translation unit: its text in each language that has it."""

    id: SegmentId
    text: Annotated[dict[Locale, Words], Field(min_length=1, description="The text in each language that has it.")]
    hash: Annotated[dict[Locale, Hash], Field(description="The fingerprint of the text in each language.")]
    links: Annotated[dict[Locale, Link], Field(description="How each other language was matched to the pivot.")] = {}
    flow: Annotated[
        dict[Locale, Flow],
        Field(
            description="Languages whose paragraphs differ here: new = a paragraph begins at this segment, though not "
            "in the pivot; same = the paragraph goes on, though the pivot begins a new one."
        ),
    ] = {}
    when: Annotated[
        dict[Locale, Words],
        Field(description="The words of the text that say when, as they stand, in each language that has some."),
    ] = {}
    date: Annotated[
        Day | None,
        Field(
            description="The day on which it was, where the sentence surely says so: written out, or counted from the "
            "article’s day of publication."
        ),
    ] = None
    earlier: Annotated[
        dict[Locale, list[Words]],
        Field(description="How it read before, where an article was changed: earlier wordings, the newest last."),
    ] = {}

    @property
    def carried(self) -> dict[str, None]:
        """The languages in which it stands, whether or not its words may be shown there (see `story.rights`)."""
        return dict.fromkeys([*self.text, *self.hash])


class Paragraph(Model):
    """A paragraph of the pivot, with what answers it."""

    id: Annotated[str, StringConstraints(pattern=r"^p[1-9][0-9]*$"), Field(description="Its id, such as p3.")]
    segments: Annotated[list[Segment], Field(min_length=1, description="Its sentences in order.")]


class Section(Model):
    """A heading with the paragraphs under it. The first section, the lead, usually has no heading."""

    heading: Annotated[Segment | None, Field(description="The heading; none above the lead.")] = None
    paragraphs: Annotated[list[Paragraph], Field(description="What stands under it.")] = []

    @property
    def id(self) -> str:
        """The id of the heading, or `lead` for what stands before the first one."""
        return self.heading.id if self.heading else "lead"

    def paragraphs_in(self, locale: str) -> list[list[Segment]]:
        """The paragraphs as they stand in one language, which may differ from the pivot's."""
        result: list[list[Segment]] = []
        for paragraph in self.paragraphs:
            for index, segment in enumerate(paragraph.segments):
                flow = segment.flow.get(locale)
                if flow == "new" or (index == 0 and flow != "same") or not result:
                    result.append([])
                result[-1].append(segment)
        return result


class SetAside(Model):
    """Something that stood in an article and is no part of its text, such as a page number."""

    locale: Locale
    line: Annotated[int, Field(ge=1, description="The line of the article, counted from 1.")]
    text: Annotated[Words, Field(description="What stood there.")]
    reason: Annotated[Words, Field(description="Why it is no part of the text.")]


class ArticleRecord(Model):
    """What is known of one article as a file."""

    file: Annotated[Words, Field(description="Its path inside the story's folder.")]
    sha256: Annotated[
        str, StringConstraints(pattern=r"^[0-9a-f]{64}$"), Field(description="The fingerprint of the file.")
    ]
    encoding: Annotated[Words, Field(description="How its characters are coded.")]
    format: Annotated[Words, Field(description="What kind of file it is.")]
    language: Annotated[
        Literal["recognised", "stated"],
        Field(description="Whether the language was recognised from the text or stated by the file's name or by hand."),
    ]
    probability: Annotated[
        float | None, Field(ge=0, le=1, description="How probable the language is, where it was recognised.")
    ] = None


class Bitext(Model):
    """All articles of a story, aligned. Written by `explainer convert`; edit the articles, not this."""

    version: Annotated[int, Field(ge=1, le=1, description="The version of this format.")]
    pivot: Locale
    aligner: Annotated[Words, Field(description="The method and its version.")]
    articles: Annotated[
        dict[Locale, ArticleRecord], Field(min_length=1, description="The articles as files, by language.")
    ]
    corrections: Annotated[Hash | None, Field(description="The fingerprint of alignment.yml, if there is one.")] = None
    title: Annotated[Segment | None, Field(description="The title, in the languages that have one.")] = None
    sections: Annotated[list[Section], Field(description="The text in order.")]
    set_aside: Annotated[
        list[SetAside], Field(description="What stood in the articles and is no part of the text.")
    ] = []
    last: Annotated[
        dict[IdKind, Annotated[int, Field(ge=0)]],
        Field(description="The highest number given so far for each kind of id; numbers are never given again."),
    ]

    @property
    def locales(self) -> list[str]:
        """The languages, the pivot first."""
        return [self.pivot, *(locale for locale in self.articles if locale != self.pivot)]

    def segments(self) -> Iterator[Segment]:
        """All segments in the order of the text: title, then headings and sentences."""
        if self.title:
            yield self.title
        for section in self.sections:
            if section.heading:
                yield section.heading
            for paragraph in section.paragraphs:
                yield from paragraph.segments

    @cached_property
    def shown(self) -> list[str]:
        """The languages in which any of its words may be shown, the pivot first."""
        return [locale for locale in self.locales if any(locale in segment.text for segment in self.segments())]

    @cached_property
    def by_id(self) -> dict[str, Segment]:
        """Every segment by its id."""
        return {segment.id: segment for segment in self.segments()}
