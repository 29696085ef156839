"""What an article is on its way from bytes to bitext: blocks with their lines, and what was set aside."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from story_explainer.story.dates import parse
from story_explainer.story.problems import ContentError, Problem

BlockKind = Literal["title", "heading", "text"]
# Sentences of one article, from the first one to the one behind the last.
Range = tuple[int, int]


# Letters of a text before anything is set aside; what has more is no article.
MAX_TEXT = 600_000


@dataclass(frozen=True, slots=True)
class ArticleFile:
    """An article as received: its language, its path in the story's folder, its bytes.

    `recognised` is the probability of the language where its text alone told it, from 0 to 1; None where it was stated.
    """

    locale: str
    name: str
    data: bytes
    recognised: float | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """A title, a heading or a paragraph on one line.

    `kind` is None until it is known; `alone` is whether nothing but empty lines stands around it in the file.
    """

    text: str
    line: int
    kind: BlockKind | None = None
    alone: bool = False


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence, heading or title of one article."""

    text: str
    kind: BlockKind = "text"
    opens: bool = True  # whether a paragraph begins with it
    line: int = 1


# Reasons for which something is set aside that say what an article is: one by a party, and whose.
RELEASE = "label of a press release"
ABOUT_THE_PUBLISHER = "about the publisher"


@dataclass(frozen=True, slots=True)
class Aside:
    """Something that stands in the file and is no part of the article's text."""

    text: str
    line: int
    reason: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """Something that a file says, though perhaps not of the article: its field, its value, and where it says so.

    Whoever made a file need not have written the article, and the day of making is not that of publication.
    """

    field: str
    value: str
    origin: str


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a file says of the article as a publication; `candidates` are for an editor to decide."""

    title: str | None = None
    author: str | None = None
    date: str | None = None
    publisher: str | None = None
    address: str | None = None
    language: str | None = None
    received: str | None = None
    candidates: tuple[Candidate, ...] = ()


def published_on(metadata: Metadata) -> date | None:
    """The day on which an article appeared, by what its file says; None where that is no whole day."""
    try:
        when = parse(metadata.date or "")
    except ValueError:
        return None
    first, last = when.earliest, when.latest
    known = first == last and first is not None and not when.doubtful and 1 <= first.year <= 9999
    return date(first.year, first.month, first.day) if known and first else None


@dataclass(frozen=True, slots=True)
class Parsed:
    """What a format makes of a text.

    `subject` is what heads the article where its text has no headline, as in mails; `encoding` is set by a format that
    decodes its own text.
    """

    blocks: tuple[Block, ...]
    asides: tuple[Aside, ...] = ()
    metadata: Metadata = field(default_factory=Metadata)
    subject: str | None = None
    encoding: str = ""


@dataclass(frozen=True, slots=True)
class Article:
    """An article read: its blocks in order, each with a kind; and what is in doubt about how its file was decoded."""

    locale: str
    file: ArticleFile
    encoding: str
    format: str
    blocks: tuple[Block, ...]
    asides: tuple[Aside, ...] = ()
    metadata: Metadata = field(default_factory=Metadata)
    doubts: tuple[str, ...] = ()


def refuse_long(name: str, text: str, most: int = MAX_TEXT) -> None:
    """Refuse a text that is far too long for an article before time is spent on it.

    Raises:
        ContentError: I002.
    """
    if len(text) > most:
        raise refuse(name, "I002", "the text is too long for an article", "keep one article in it, nothing else")


def refuse(name: str, code: str, message: str, hint: str, line: int = 1) -> ContentError:
    """The error for an article that cannot be used: one problem at a line of its file."""
    return ContentError([Problem(name, line, 1, code, message, hint)])
