"""What the articles of a story have in common, as one object for other programs: `explainer compare --format json`."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Annotated, Any, Literal

from pydantic import Field

from story_explainer.story.base import Locale, Model, SegmentId
from story_explainer.story.bitext import Bitext
from story_explainer.story.keys import ArticleKey
from story_explainer.story.model import ArticleSource, FoundMatch, MatchKind


class ArticleRelation(Model):
    """What an article is to another one, as far as sources.yml says it."""

    kind: Annotated[
        Literal["independent", "reworks", "replaces"],
        Field(description="Whether it took over passages, is a newer state, or neither is known."),
    ]
    of: Annotated[str | None, Field(description="The id of the other article.")]


class ComparedArticle(Model):
    """An article."""

    id: Annotated[str, Field(description="Its id: lead, or the name of its folder.")]
    outlet: Annotated[str | None, Field(description="Who published it.")]
    published: Annotated[str | None, Field(description="When it was published, as EDTF.")]
    versions: Annotated[dict[Locale, str], Field(description="The file of each version, in the story's folder.")]
    relation: Annotated[ArticleRelation, Field(description="What it is to another article.")]


class ComparedSegment(Model):
    """A sentence, a heading or a title."""

    article: Annotated[str, Field(description="The id of its article.")]
    text: Annotated[dict[Locale, str], Field(description="Its text in each language that has it.")]


class ComparedMatch(Model):
    """Two segments of two articles that tell the same."""

    segments: Annotated[list[SegmentId], Field(min_length=2, max_length=2, description="The ids of both.")]
    kinds: Annotated[list[MatchKind], Field(min_length=1, description="What the two are to each other.")]
    values: Annotated[dict[SegmentId, str], Field(description="Where they differ, what each says.")]
    score: Annotated[float, Field(ge=0, le=1, description="How likely it is; 1 where an editor confirmed it.")]


class Compared(Model):
    """The articles of a story with all of their segments, and which of these tell the same."""

    articles: list[ComparedArticle]
    segments: dict[SegmentId, ComparedSegment]
    matches: list[ComparedMatch]


def relation(known: ArticleSource) -> ArticleRelation:
    """What is known of an article's origin in another one."""
    if known.replaces:
        return ArticleRelation(kind="replaces", of=ArticleKey.parse(known.replaces).article)
    if known.reworks:
        return ArticleRelation(kind="reworks", of=ArticleKey.parse(known.reworks.of).article)
    return ArticleRelation(kind="independent", of=None)


def compared_articles(
    bitexts: dict[str, Bitext], known: dict[str, ArticleSource], matches: Sequence[FoundMatch]
) -> Compared:
    """Put the object together.

    Args:
        bitexts: the bitext of each article by its id.
        known: what is known of each as a publication.
        matches: what was found, as the editors left it (`matches.settled`).
    """
    return Compared(
        articles=[
            ComparedArticle(
                id=article,
                outlet=known[article].publisher,
                published=known[article].date,
                versions={locale: record.file for locale, record in bitext.articles.items()},
                relation=relation(known[article]),
            )
            for article, bitext in bitexts.items()
        ],
        segments={
            segment.id: ComparedSegment(article=article, text=segment.text)
            for article, bitext in bitexts.items()
            for segment in bitext.segments()
        },
        matches=[
            ComparedMatch(segments=match.segments, kinds=match.kinds, values=match.values, score=match.score)
            for match in matches
        ],
    )


def compared_json(compared: Compared) -> str:
    """The object as JSON."""
    return json.dumps(compared.model_dump(mode="json"), ensure_ascii=False, indent=1) + "\n"


def compared_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of the object."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **Compared.model_json_schema()}
