"""sources.yml: how we got what we say, the articles themselves included."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from story_explainer.story.annotations import Own, Past, Ref
from story_explainer.story.base import Citation, Flag, Locale, Model, Slug, Text, Words
from story_explainer.story.date_fields import Edtf
from story_explainer.story.keys import ArticleRef
from story_explainer.story.model.statement import Address, Inference

Show = Literal["full", "cited", "none"]


class Source(Model):
    """A publication outside the articles: how we got what we say."""

    id: Slug
    publisher: Annotated[Words, Field(description="Who made the text, such as Reuters.")]
    carried_by: Annotated[Words | None, Field(description="Where it stands, if that is a reprint.")] = None
    title: Annotated[
        Text,
        Own("locale"),
        Field(
            description="What the text is, in each language of the story; or its title, in the language of the "
            "publication alone."
        ),
    ]
    address: Annotated[Address | None, Field(description="The page, as https://…; left out where it is not known.")] = (
        None
    )
    date: Annotated[Edtf | None, Past(), Field(description="When it was published.")] = None
    locale: Annotated[Locale, Field(description="The language of the publication.")]
    kind: Annotated[
        Literal["official", "press", "other"],
        Field(description="From an authority or a company on itself, from the press, or from elsewhere."),
    ]
    excerpts: Annotated[list[Words], Field(description="The words of the page that carry what we say, exactly.")] = []
    rests_on: Annotated[
        list[Slug] | None,
        Ref("actor", "source"),
        Field(
            description="Whose report it passes on: ids of actors and of other sources. An empty list says that it is "
            "a report of its own; left out, that is not known."
        ),
    ] = None


class Rendering(Model):
    """That an article is another text in other words: a translation or a retelling."""

    of: Annotated[
        str,
        StringConstraints(min_length=1),
        Ref("article", "actor", "source"),
        Field(
            description="What it renders: the language of another of the articles, or the id of a source or an actor."
        ),
    ]
    known: Annotated[
        Inference,
        Field(description="Whether a text says so, or the editors infer it from the likeness of the texts."),
    ] = "inferred"
    cites: Annotated[list[Citation], Field(description="Where it says so, if it is stated.")] = []


class Rework(Model):
    """That an article took over passages of another one."""

    of: Annotated[ArticleRef, Field(description="The article that they come from.")]
    known: Annotated[
        Literal["stated", "inferred", "copied"],
        Field(description="Whether a text says so, the editors infer it, or whole passages are the same."),
    ] = "inferred"
    share: Annotated[float | None, Field(ge=0, le=1, description="The share of its text that is taken over.")] = None
    cites: Annotated[list[Citation], Field(description="Where it says so, or the passages.")] = []


class NamedAgency(Model):
    """A news agency that an article says it has its text from, or what some of its sentences tell."""

    name: Annotated[Words, Field(description="The agency, as readers know it: dpa, ANSA, Reuters.")]
    whole: Annotated[
        Flag,
        Field(
            description="True where a dateline or a credit says that the text is the agency’s; false where it rests on "
            "the agency only for what the sentences cited tell."
        ),
    ] = False
    cites: Annotated[list[Citation], Field(description="The sentences that name it.")] = []
    line: Annotated[Words | None, Field(description="The line that credits it, where that is no sentence.")] = None


class ArticleSource(Model):
    """What is known of one of the articles as a publication. What is left out is shown as unknown."""

    title: Annotated[Words | None, Field(description="The title under which it appeared.")] = None
    publisher: Annotated[Words | None, Field(description="Who published it.")] = None
    author: Annotated[Words | None, Field(description="Who wrote it.")] = None
    date: Annotated[Edtf | None, Past(), Field(description="When it was published.")] = None
    address: Annotated[Address | None, Field(description="The page, as https://….")] = None
    received: Annotated[Edtf | None, Field(description="When it reached the newsroom.")] = None
    party: Annotated[
        Slug | None,
        Ref("actor"),
        Field(
            description="The actor that published it as a party to the story, such as in a press release: what it says "
            "of itself is then its own statement."
        ),
    ] = None
    show: Annotated[
        Show,
        Field(
            description="What may be shown of the text: all of it, only the sentences that statements cite, or no word."
        ),
    ] = "cited"
    rights: Annotated[Text | None, Field(description="On what ground the text is shown.")] = None
    note: Annotated[Text | None, Field(description="What a reader should know about the text.")] = None
    renders: Annotated[
        Rendering | None, Field(description="The text that it is a rendering of; articles alike count as one report.")
    ] = None
    reworks: Annotated[
        Rework | None, Field(description="The article of which it took over passages; it adds no independent source.")
    ] = None
    replaces: Annotated[ArticleRef | None, Field(description="The article of which it is a newer state.")] = None
    agencies: Annotated[
        list[NamedAgency],
        Field(
            description="The news agencies that it says it has its text, or what some sentences tell, from; articles "
            "that name the same one count as one source."
        ),
    ] = []

    def leads_to(self) -> Iterator[str]:
        """What it comes from, as far as that is known: what it renders, reworks or replaces."""
        if self.renders:
            yield self.renders.of
        if self.reworks:
            yield self.reworks.of
        if self.replaces:
            yield self.replaces


class SourcesFile(Model):
    """sources.yml: the articles themselves, and what the context rests on."""

    articles: Annotated[
        dict[ArticleRef, ArticleSource], Field(description="One entry for each article or version of one.")
    ] = {}
    sources: Annotated[list[Source], Field(description="What is cited besides the articles.")] = []
