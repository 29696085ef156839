"""The story as editors write it: one model per YAML file, and the story that they make together.

The descriptions are what an editor sees: they become the hover help of the JSON Schema and the content model's page.
*Attribution* (`by`, `via`, `basis`) is who said it; *provenance* (sources) is how we got it. Never one field.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from story_explainer.story.base import Citation, Flag, Locale, Model, SegmentId, Slug, Text, Wording, Words
from story_explainer.story.bitext import Bitext, Hash
from story_explainer.story.dates import Day, Edtf
from story_explainer.story.walk import Node, walk

Address = Annotated[str, StringConstraints(pattern=r"^https?://[^\s]+$")]
ActorId = Annotated[Slug, Field(description="The id of an actor in actors.yml.")]
Cites = Annotated[
    list[Citation],
    Field(min_length=1, description="What this rests on: segments of the bitext (s3) and ids of sources."),
]


class Statement(Model):
    """Anything the site says: it has an id that never changes, and it cites what it rests on."""

    id: Slug
    draft: Annotated[Flag, Field(description="True while no editor has looked at it. Readers see the mark.")] = False
    cites: Cites


class Review(Model):
    """An editor has read the story in one language and stands by it."""

    by: Annotated[Words, Field(description="Who reviewed it, as readers shall see the name.")]
    on: Annotated[Edtf, Field(description="The day of the review, such as 2026-02-14.")]


class KeyPoint(Statement):
    """One of the three to five things to take away."""

    text: Annotated[Text, Field(description="One or two sentences; who says it stands inside them.")]
    claim: Annotated[Slug | None, Field(description="The claim whose status is shown beside the point.")] = None


class OpenQuestion(Statement):
    """Something that is not known, and what would settle it."""

    text: Annotated[Text, Field(description="What is not known, as a question or a sentence.")]
    settled_by: Annotated[Text | None, Field(description="What would settle it.")] = None


class Update(Model):
    """An entry of the update log: what changed for readers, and when. Followers of the feeds get it."""

    id: Slug
    date: Annotated[Day, Field(description="The day of the change, such as 2026-02-14.")]
    kind: Annotated[
        Literal["published", "updated", "corrected"],
        Field(description="Published for the first time, brought up to date, or an error put right."),
    ] = "updated"
    text: Annotated[Text, Field(description="What changed, in one or two sentences.")]
    cites: Annotated[list[Citation], Field(description="What the change rests on, where it is a matter of fact.")] = []


class StoryFile(Model):
    """story.yml: what the story is, in a few words."""

    locales: Annotated[
        list[Locale], Field(min_length=1, description="The languages of the story; the first is the pivot.")
    ]
    draft: Annotated[Flag, Field(description="True while no editor has looked at the story as a whole.")] = False
    title: Annotated[Text, Field(description="The headline. What is only reported is not put as a fact.")]
    standfirst: Annotated[Text, Field(description="One or two sentences under the title: who says what, and denials.")]
    cites: Cites
    as_of: Annotated[Edtf, Field(description="The day up to which the story has been followed, such as 2026-02-14.")]
    key_points: Annotated[
        list[KeyPoint], Field(min_length=1, max_length=7, description="What to take away, the most important first.")
    ]
    open_questions: Annotated[list[OpenQuestion], Field(description="What is not known.")] = []
    updates: Annotated[list[Update], Field(description="The update log: what changed for readers.")] = []
    translation: Annotated[
        dict[Locale, Literal["original", "human", "machine"]],
        Field(description="How the editors' text came about in each language; machine is always shown to the reader."),
    ] = {}
    reviews: Annotated[
        dict[Locale, Review], Field(description="Who reviewed each language, and when. A language without is a draft.")
    ] = {}


class Basis(Model):
    """What the one who makes a claim relies on."""

    kind: Annotated[
        Literal["named", "unnamed", "document", "unstated"],
        Field(description="People with or without a name, a document, or nothing that the text tells."),
    ]
    count: Annotated[int | None, Field(ge=1, description="How many, where the text says so.")] = None
    phrase: Annotated[Wording | None, Field(description="The words of the articles for it.")] = None
    cites: Annotated[list[Citation], Field(description="Where it says so.")] = []


class Quotation(Model):
    """Words given as somebody's own, exactly as they stand in what is cited."""

    text: Annotated[Wording, Field(description="The words, as they stand; […] for what is left out.")]
    original: Annotated[
        Flag, Field(description="True for the speaker's own words; false for a rendering in another language.")
    ] = False
    cites: Cites


class Response(Model):
    """What somebody answers to a claim. The status of the claim is derived from these, never written down."""

    actor: ActorId
    kind: Annotated[
        Literal["denies", "confirms", "declines"],
        Field(description="Denies the claim, confirms it, or declines to comment on it."),
    ]
    via: Annotated[ActorId | None, Field(description="Who relays the answer, if not the actor in public.")] = None
    text: Annotated[Text | None, Field(description="What the answer was, in the editors' words.")] = None
    when: Annotated[Edtf | None, Field(description="When, as EDTF.")] = None
    quotes: Annotated[list[Quotation], Field(description="The answer in the actor's own words, or in renderings.")] = []
    cites: Cites


class Claim(Statement):
    """Something asserted: by whom, through whom, on what ground, how firmly, and what the others say."""

    text: Annotated[Text, Field(description="What is asserted, with who says it inside the sentence.")]
    label: Annotated[
        Text | None, Field(description="The claim in six to twelve words, with who says it, for lists and links.")
    ] = None
    by: Annotated[ActorId | None, Field(description="Who asserts it. Empty where nobody is named.")] = None
    via: Annotated[ActorId | None, Field(description="Who relays it.")] = None
    basis: Annotated[Basis | None, Field(description="On what ground it is asserted.")] = None
    certainty: Annotated[
        Literal["stated", "possible", "expected"],
        Field(description="How firmly it is put: stated as a fact, as possible, or as expected."),
    ]
    quotes: Annotated[list[Quotation], Field(description="The claim in the words of the one who makes it.")] = []
    responses: Annotated[
        list[Response], Field(description="What others answer; the shown status follows from it.")
    ] = []


class ClaimsFile(Model):
    """claims.yml: who asserts what, and what the others answer."""

    claims: Annotated[list[Claim], Field(description="Each assertion once.")]


class Order(Model):
    """The place of an event relative to another one, with its evidence."""

    event: Annotated[Slug, Field(description="The id of the other event.")]
    cites: Annotated[
        list[Citation], Field(description="Where the order follows from, if not from the event itself.")
    ] = []


class Event(Statement):
    """Something that happened, was reported or may happen. A date is never made up."""

    text: Annotated[Text, Field(description="What happened, in a sentence or two.")]
    label: Annotated[
        Text | None, Field(description="The event in three to six words, for pictures and where others refer to it.")
    ] = None
    when: Annotated[Edtf | None, Field(description="The date as EDTF: 2026-01-31, 2024-10, 2023~ or an interval.")] = (
        None
    )
    before: Annotated[list[Order], Field(description="Events that came later than this one.")] = []
    after: Annotated[list[Order], Field(description="Events that came earlier than this one.")] = []
    during: Annotated[list[Order], Field(description="Longer events in the course of which this one took place.")] = []
    phrase: Annotated[Wording | None, Field(description="The words of the articles for the time.")] = None
    kind: Annotated[
        Literal["happened", "reported", "response", "possible"],
        Field(description="Happened, reported by somebody, an answer to a report, or only possible."),
    ]
    actors: Annotated[list[ActorId], Field(description="Who takes part.")] = []

    def relations(self) -> Iterator[tuple[Literal["before", "after", "during"], int, Order]]:
        """The relations to other events: the field, the place in it, the relation."""
        for index, order in enumerate(self.before):
            yield "before", index, order
        for index, order in enumerate(self.after):
            yield "after", index, order
        for index, order in enumerate(self.during):
            yield "during", index, order


class EventsFile(Model):
    """events.yml: what happened, in the order that the texts and the dates give."""

    events: Annotated[list[Event], Field(description="Each event once; the order follows from dates and relations.")]


class Relation(Model):
    """How an actor relates to another one, for who's who and its picture."""

    to: ActorId
    text: Annotated[Text, Field(description="The relation in a few words, read from this actor to the other one.")]
    claim: Annotated[Slug | None, Field(description="The claim that it rests on, whose status is then shown.")] = None
    cites: Cites


class Actor(Statement):
    """A person, an organisation, an outlet or an unnamed group with a part in the story."""

    kind: Annotated[
        Literal["person", "organisation", "outlet", "group"],
        Field(description="A person, an organisation, a medium that reports, or people without a name."),
    ]
    name: Annotated[Text, Field(description="The name as readers of each language know it.")]
    role: Annotated[Text, Field(description="The part in this story, in a few words.")]
    about: Annotated[Text | None, Field(description="A little more, for who's who.")] = None
    member_of: Annotated[ActorId | None, Field(description="The organisation the actor belongs to.")] = None
    aliases: Annotated[
        dict[Locale, list[Words]], Field(description="Other names in the articles, such as FT or il Financial Times.")
    ] = {}
    relations: Annotated[list[Relation], Field(description="How the actor relates to others.")] = []
    same_as: Annotated[list[Address], Field(description="Pages that identify the actor, such as Wikidata.")] = []


class ActorsFile(Model):
    """actors.yml: who takes part."""

    actors: Annotated[list[Actor], Field(description="Everybody with a part in the story, once.")]


class Fact(Statement):
    """A fact that the articles do not hold. It always cites a source."""

    text: Annotated[Text, Field(description="The fact in one sentence.")]
    when: Annotated[Edtf | None, Field(description="When, as EDTF.")] = None


class Topic(Statement):
    """A question that the articles open: a short answer, a longer one, and facts with sources."""

    title: Annotated[Text, Field(description="The name of the page in a few words.")]
    question: Annotated[Text, Field(description="The question that a reader has.")]
    answer: Annotated[Text, Field(description="The answer in one or two sentences.")]
    detail: Annotated[Text, Field(description="The longer answer; a blank line begins a new paragraph.")]
    slug: Annotated[dict[Locale, Slug], Field(description="The last part of the page's address in each language.")] = {}
    sections: Annotated[
        list[str], Field(description="The sections of the article it belongs to: the heading's id, or lead.")
    ] = []
    facts: Annotated[list[Fact], Field(description="What the answer rests on, each with its source.")] = []
    claims: Annotated[list[Slug], Field(description="The claims that it helps to understand.")] = []


class ContextFile(Model):
    """context.yml: what a reader needs to know to understand the story."""

    topics: Annotated[list[Topic], Field(description="One page each.")]


class Source(Model):
    """A publication outside the articles: how we got what we say."""

    id: Slug
    publisher: Annotated[Words, Field(description="Who made the text, such as Reuters.")]
    carried_by: Annotated[Words | None, Field(description="Where it stands, if that is a reprint.")] = None
    title: Annotated[Wording, Field(description="The title, or what the text is, in each language of the story.")]
    address: Annotated[Address | None, Field(description="The page, as https://…; left out where it is not known.")] = (
        None
    )
    date: Annotated[Edtf | None, Field(description="When it was published.")] = None
    locale: Annotated[Locale, Field(description="The language of the publication.")]
    kind: Annotated[
        Literal["official", "press", "other"],
        Field(description="From an authority or a company on itself, from the press, or from elsewhere."),
    ]
    excerpts: Annotated[list[Words], Field(description="The words of the page that carry what we say, exactly.")] = []
    rests_on: Annotated[
        list[Slug] | None,
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
        Field(
            description="What it renders: the language of another of the articles, or the id of a source or an actor."
        ),
    ]
    known: Annotated[
        Literal["stated", "inferred"],
        Field(description="Whether a text says so, or the editors infer it from the likeness of the texts."),
    ] = "inferred"
    cites: Annotated[list[Citation], Field(description="Where it says so, if it is stated.")] = []


class ArticleSource(Model):
    """What is known of one of the articles as a publication. What is left out is shown as unknown."""

    title: Annotated[Words | None, Field(description="The title under which it appeared.")] = None
    publisher: Annotated[Words | None, Field(description="Who published it.")] = None
    author: Annotated[Words | None, Field(description="Who wrote it.")] = None
    date: Annotated[Edtf | None, Field(description="When it was published.")] = None
    address: Annotated[Address | None, Field(description="The page, as https://….")] = None
    rights: Annotated[Text | None, Field(description="On what ground the text is shown.")] = None
    note: Annotated[Text | None, Field(description="What a reader should know about the text.")] = None
    renders: Annotated[
        Rendering | None, Field(description="The text that it is a rendering of; articles alike count as one report.")
    ] = None


class SourcesFile(Model):
    """sources.yml: the articles themselves, and what the context rests on."""

    articles: Annotated[dict[Locale, ArticleSource], Field(description="One entry for each language of the bitext.")]
    sources: Annotated[list[Source], Field(description="What is cited besides the articles.")] = []


class Term(Statement):
    """A word worth explaining where it stands."""

    term: Annotated[Text, Field(description="The word as it stands in the article.")]
    meaning: Annotated[Text, Field(description="What it means here, in one sentence.")]
    aliases: Annotated[dict[Locale, list[Words]], Field(description="Other forms in the articles.")] = {}


class GlossaryFile(Model):
    """glossary.yml: the words worth explaining."""

    terms: Annotated[list[Term], Field(description="Each term once.")]


class Divergence(Model):
    """A place where the versions differ."""

    id: Slug
    draft: Annotated[Flag, Field(description="True while no editor has looked at it. Readers see the mark.")] = False
    segment: SegmentId
    kind: Annotated[
        Literal["certainty", "number", "name", "added", "omitted", "quotation", "negation", "wording"],
        Field(description="In what the versions differ; added and omitted are seen from the first language."),
    ]
    wordings: Annotated[Wording | None, Field(description="The words that differ, as they stand.")] = None
    note: Annotated[Text, Field(description="What the difference is, for the reader.")]


class DivergencesFile(Model):
    """divergences.yml: where the versions differ."""

    divergences: Annotated[list[Divergence], Field(description="Each difference once.")]


class ReviewEntry(Model):
    """That somebody stands by one statement in one language, as it was on that day."""

    statement: Annotated[
        str,
        StringConstraints(pattern=r"^[a-z]+(/[a-z0-9-]+)?$"),
        Field(description="The file and the id: claims/ft-report; or story for the title and the standfirst."),
    ]
    locale: Locale
    by: Annotated[Words, Field(description="Who reviewed it, as readers shall see the name.")]
    on: Annotated[Edtf, Field(description="The day of the review, such as 2026-02-14.")]
    text: Annotated[Hash, Field(description="The fingerprint of the statement itself on that day.")]
    evidence: Annotated[
        dict[Citation, Hash], Field(description="The fingerprint on that day of each thing that it cites.")
    ]


class ReviewsFile(Model):
    """reviews.yml: who has read what. `explainer review` adds entries; the last one for a statement counts."""

    reviews: Annotated[list[ReviewEntry], Field(description="The newest last.")]


@dataclass(frozen=True)
class Story:
    """Everything about one story, read and ready to be checked or rendered."""

    slug: str
    bitext: Bitext
    about: StoryFile
    claims: list[Claim] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    actors: list[Actor] = field(default_factory=list)
    topics: list[Topic] = field(default_factory=list)
    articles: dict[str, ArticleSource] = field(default_factory=dict)
    sources: list[Source] = field(default_factory=list)
    terms: list[Term] = field(default_factory=list)
    divergences: list[Divergence] = field(default_factory=list)
    reviews: list[ReviewEntry] = field(default_factory=list)

    @property
    def locales(self) -> list[str]:
        """The languages, the pivot first."""
        return self.about.locales

    @cached_property
    def nodes(self) -> list[Node]:
        """Every field that editors set, with its place in the files."""
        return list(walk(self))

    @cached_property
    def actor(self) -> dict[str, Actor]:
        """Every actor by its id."""
        return {actor.id: actor for actor in self.actors}

    @cached_property
    def claim(self) -> dict[str, Claim]:
        """Every claim by its id."""
        return {claim.id: claim for claim in self.claims}

    @cached_property
    def event(self) -> dict[str, Event]:
        """Every event by its id."""
        return {event.id: event for event in self.events}

    @cached_property
    def source(self) -> dict[str, Source]:
        """Every source by its id."""
        return {source.id: source for source in self.sources}
