"""The story that the files make together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple

from pydantic import BaseModel, RootModel

from story_explainer.story.base import Text
from story_explainer.story.bitext import Bitext, Segment
from story_explainer.story.file_names import SOURCES, STORY
from story_explainer.story.keys import LEAD, ArticleKey
from story_explainer.story.model.about import StoryFile
from story_explainer.story.model.actors import Actor
from story_explainer.story.model.claims import Claim
from story_explainer.story.model.context import Topic
from story_explainer.story.model.divergences import Divergence
from story_explainer.story.model.events import Event
from story_explainer.story.model.figures import Figure
from story_explainer.story.model.files import LIST_FILES
from story_explainer.story.model.glossary import Term
from story_explainer.story.model.matches import FoundMatch, MatchEntry, settled
from story_explainer.story.model.reviews import ReviewEntry, ReviewState
from story_explainer.story.model.sources import ArticleSource, Source
from story_explainer.story.problems import Pointer


class Node(NamedTuple):
    """A field that is set: the file, the top-level entry, the path in the file, the field's owner, name and value."""

    file: str
    entry: BaseModel
    path: Pointer
    owner: BaseModel
    name: str
    value: object


@dataclass(frozen=True)
class Story:
    """Everything about one story, read and ready to be checked or rendered."""

    slug: str
    bitext: Bitext
    about: StoryFile
    claims: list[Claim] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    actors: list[Actor] = field(default_factory=list)
    topics: list[Topic] = field(default_factory=list)
    articles: dict[str, ArticleSource] = field(default_factory=dict)
    sources: list[Source] = field(default_factory=list)
    terms: list[Term] = field(default_factory=list)
    divergences: list[Divergence] = field(default_factory=list)
    reviews: list[ReviewEntry] = field(default_factory=list)
    matches: list[MatchEntry] = field(default_factory=list)
    further: dict[str, Bitext] = field(default_factory=dict)
    """The bitexts of the articles beside the lead, by the article's id, in order of name."""
    found_matches: list[FoundMatch] = field(default_factory=list)
    """What the articles were found to have in common, before any editor has seen it (see `settled_matches`)."""
    names: list[Actor] = field(default_factory=list)
    """Actors that are only named: drafts, left out but for what something that stays needs (see `drafts`)."""
    ordered_by: list[Event] = field(default_factory=list)
    """All events as they stand in the file, where drafts were left out: the order of the others follows from them."""
    states: Mapping[str, Mapping[str, ReviewState]] | None = None
    """How each statement stood before words were left out that may not be shown; None where none was (see `rights`)."""

    @cached_property
    def title(self) -> Text:
        """The editors' headline; without one, each article's own title, else its first sentence, as received.

        A language that has no article takes part only where the editors give it a headline. Where no word of the
        article may be shown, the title of the publication stands there, or who published it, or the story's slug.
        """
        if self.about.title:
            return self.about.title
        first: dict[str, str] = {}
        for segment in self.bitext.segments():  # the title comes first
            for locale, words in segment.text.items():
                if segment.id[0] in "ts":
                    first.setdefault(locale, words)
        known = self.describe(LEAD)
        return Text(first or {self.bitext.pivot: known.title or known.publisher or self.slug})

    @cached_property
    def bitexts(self) -> dict[str, Bitext]:
        """The bitext of each article by its id, the lead's first."""
        return {LEAD: self.bitext, **self.further}

    @cached_property
    def segment(self) -> dict[str, Segment]:
        """Every segment of every article by its id: one counter numbers them all."""
        return {ident: segment for bitext in self.bitexts.values() for ident, segment in bitext.by_id.items()}

    @cached_property
    def article_of(self) -> dict[str, str]:
        """For each segment the id of its article."""
        return {ident: article for article, bitext in self.bitexts.items() for ident in bitext.by_id}

    @cached_property
    def settled_matches(self) -> list[FoundMatch]:
        """What the articles were found to have in common, as the editors left it."""
        return settled(self.found_matches, self.matches)

    def describe(self, article: str, locale: str | None = None) -> ArticleSource:
        """What is known of an article as a publication, as far as sources.yml says it of it or of its versions.

        Args:
            article: its id.
            locale: one of its languages; what is said of that version alone then goes first.
        """
        keys = [
            ArticleKey(article, tag) for tag in dict.fromkeys([*filter(None, [locale]), *self.bitexts[article].locales])
        ]
        known = [found for key in (*keys, ArticleKey(article)) if (found := self.articles.get(str(key)))]
        values: dict[str, Any] = {}
        for entry in known:
            for name in entry.model_fields_set:
                if getattr(entry, name) is not None:
                    values.setdefault(name, getattr(entry, name))
        return ArticleSource.model_construct(**values)

    @property
    def locales(self) -> list[str]:
        """The languages, the pivot first."""
        return self.about.locales

    @cached_property
    def nodes(self) -> list[Node]:
        """Every field that editors set, with its place in the files."""
        return [node for file, path, entry in self.entries() for node in _below(file, entry, entry, path)]

    def entries(self) -> Iterator[tuple[str, Pointer, BaseModel]]:
        """Every top-level entry that editors write: the file, the path in it, the entry."""
        yield STORY, (), self.about
        for file in LIST_FILES:
            for index, entry in enumerate(getattr(self, file.attribute)):
                yield file.name, (file.entries, index), entry
        for key, article in self.articles.items():
            yield SOURCES, ("articles", key), article

    @cached_property
    def actor(self) -> dict[str, Actor]:
        """Every actor by its id, those that are only named included."""
        return {actor.id: actor for actor in [*self.actors, *self.names]}

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


def _below(file: str, entry: BaseModel, owner: BaseModel, path: Pointer) -> Iterator[Node]:
    for name, value in owner.__dict__.items():
        if value is None or value == []:
            continue
        here = (*path, name)
        yield Node(file, entry, here, owner, name, value)
        if isinstance(value, list):
            for index, child in enumerate(value):
                if isinstance(child, BaseModel):
                    yield from _below(file, entry, child, (*here, index))
        elif isinstance(value, BaseModel) and not isinstance(value, RootModel):
            yield from _below(file, entry, value, here)
