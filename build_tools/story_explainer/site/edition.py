"""A story in one language: what all its pages share, worked out once."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property, wraps
from typing import TypeVar
from weakref import WeakKeyDictionary

from story_explainer.site.article_names import outlet, text_called
from story_explainer.site.labels import labels
from story_explainer.site.language import Language
from story_explainer.site.publication import Publication
from story_explainer.site.routes import Routes
from story_explainer.site.short_forms import first_sentence, without_stop
from story_explainer.story.base import Text, Wording
from story_explainer.story.model import Claim, Event, Story
from story_explainer.story.model.reviews import UNREVIEWED, ReviewState
from story_explainer.story.order import PlacedEvent, timeline_of
from story_explainer.story.received import opened_by, opening, text_locale
from story_explainer.story.reviews import review_states
from story_explainer.story.status import Status, answers_as, status_of
from story_explainer.story.voices import Exchange, board_of, speaker_of

T = TypeVar("T")

STANDINGS = ("disputed", "corrected", "contradicted", "hanging", "reported", "unattributed", "known")
DESCRIPTION = 155  # characters of a description that search engines show
_ZONE = re.compile(r"(?<=T\d\d:\d\d:\d\d)(Z|[+-]\d\d(?::\d\d)?)")


def once(ask: Callable[[Edition], T]) -> Callable[[Edition], T]:
    """A function that works its answer out once for each edition, and forgets it with the edition."""
    known: WeakKeyDictionary[Edition, T] = WeakKeyDictionary()

    @wraps(ask)
    def answer(edition: Edition) -> T:
        if edition not in known:
            known[edition] = ask(edition)
        return known[edition]

    return answer


def _standing(status: Status) -> str:
    if status.denied_by:
        return "disputed"
    if status.corrected_by:
        return "corrected"
    if status.hangs_on:
        return "hanging"
    if status.contradicts:
        return "contradicted"
    if status.confirmed_by or status.word in ("stated", "said"):
        return "known"
    return "unattributed" if status.voice == "articles" else "reported"


def is_moment(event: Event) -> bool:
    """Whether an event does not last: what somebody reports or answers is said at one time."""
    return event.kind in ("reported", "response")


@dataclass(frozen=True, eq=False)
class Edition:
    """One story in one language.

    Attributes:
        story: the story.
        language: the language of its pages.
        languages: all languages of the site by tag.
        reviews: how each statement stands in each language, from `review_states`; the same for all editions.
        publication: where the site stands and who answers for it; None where the pages are made for nowhere yet.
        fragments: parts of pages that are already rendered, by kind and id (see `View.fragment`).
    """

    story: Story
    language: Language
    languages: Mapping[str, Language]
    reviews: Mapping[str, Mapping[str, ReviewState]]
    publication: Publication | None = None
    fragments: dict[tuple[str, str], str] = field(default_factory=dict)

    @classmethod
    def all_of(
        cls, story: Story, languages: Mapping[str, Language], publication: Publication | None = None
    ) -> dict[str, Edition]:
        """The editions of a story by language: those that both the story and the site have."""
        reviews = review_states(story) if story.states is None else story.states
        return {
            tag: cls(story, languages[tag], languages, reviews, publication)
            for tag in story.locales
            if tag in languages
        }

    @cached_property
    def routes(self) -> Routes:
        """The addresses of the story's pages in this language."""
        return Routes(self.story, self.language)

    @cached_property
    def readings(self) -> dict[str, str]:
        """For each article the language in which readers of this one get it."""
        return {article: text_locale(self.story, self.language.tag, article) for article in self.story.bitexts}

    def choose(self, text: Text | Wording) -> tuple[str, str]:
        """A text with its language: this one, or the next best where it is missing."""
        for locale in (self.language.tag, *self.story.locales, *text.locales):
            words = text.get(locale)
            if words is not None:
                return locale, words
        raise ValueError("a text without words")

    def plain(self, text: Text | Wording) -> str:
        """A text without markup, in this language where there is one."""
        return self.choose(text)[1]

    @property
    def title(self) -> str:
        """The headline, or what stands in for it."""
        return self.plain(self.story.title)

    @property
    def standfirst(self) -> str:
        """The editors' standfirst; empty where there is none."""
        return self.plain(self.story.about.standfirst) if self.story.about.standfirst else ""

    @property
    def summary(self) -> str:
        """The story with its denial for search engines; empty where there is none."""
        return self.plain(self.story.about.summary) if self.story.about.summary else ""

    @property
    def short_title(self) -> str:
        """What the story is called in a few words, else its headline."""
        return self.plain(self.story.about.short_title) if self.story.about.short_title else self.title

    @property
    def description(self) -> str:
        """The story in whole sentences for search engines: never a report whose denial is cut off."""
        standfirst = self.standfirst if len(self.standfirst) <= DESCRIPTION else ""
        return self.summary or standfirst or self.title

    @cached_property
    def opening(self) -> tuple[str, str]:
        """The first sentence of the article below its headline, with its language; empty where it has no other."""
        article = opened_by(self.story, self.language.tag)
        locale = self.readings[article]
        first = next((segment for paragraph in opening(self.story, locale, article) for segment in paragraph), None)
        return locale, first.text[locale] if first else ""

    @property
    def lede(self) -> str:
        """What the story is in a sentence or two: the standfirst, or how the article begins."""
        return self.standfirst or self.opening[1] or self.title

    @cached_property
    def places(self) -> tuple[PlacedEvent, ...]:
        """The events in order, each with why it stands there."""
        return timeline_of(self.story).places

    @cached_property
    def statuses(self) -> dict[str, Status]:
        """What a reader is told about each claim, still in symbols."""
        return {claim.id: status_of(claim, self.story) for claim in self.story.claims}

    @cached_property
    def one_zone(self) -> bool:
        """Whether no two times of the story are of different zones, so that none has to be named."""
        dates = [str(node.value) for node in self.story.nodes if node.name in ("when", "date", "received")]
        return len({found[1] for text in dates for found in _ZONE.finditer(text)}) < 2

    def local(self, edtf: str) -> str:
        """A date as readers are told it: without the zone of its time, where the story has only one."""
        return _ZONE.sub("", edtf) if self.one_zone else edtf

    @cached_property
    def standings(self) -> dict[str, list[Claim]]:
        """The claims by what a reader can make of them, in the order of the file; groups as they are shown, none empty.

        disputed: somebody denies it. corrected: whoever said it has put another in its place.
        contradicted: it cannot be true together with another one.
        hanging: it falls with one that is denied. reported: somebody passes it on.
        unattributed: the articles say it and name nobody. known: whoever it concerns says it, or confirms it.
        """
        groups: dict[str, list[Claim]] = {group: [] for group in STANDINGS}
        for claim in self.story.claims:
            groups[_standing(self.statuses[claim.id])].append(claim)
        return {group: claims for group, claims in groups.items() if claims}

    def review_of(self, key: str) -> ReviewState:
        """How a statement stands in this language; its key is that of `review_states`, such as `claims/talks`."""
        return self.reviews.get(key, {}).get(self.language.tag, UNREVIEWED)

    @cached_property
    def review_counts(self) -> tuple[int, int, int]:
        """How many statements are reviewed in this language, how many are to be reviewed again, how many there are."""
        tag = self.language.tag
        states = [by_locale[tag].state for by_locale in self.reviews.values() if tag in by_locale]
        return states.count("reviewed"), states.count("outdated"), len(states)

    def hangs_on(self, claim: Claim) -> list[Claim]:
        """The denied claims without which a claim falls: those it depends on, and those that they depend on."""
        return [self.story.claim[ident] for ident in self.statuses[claim.id].hangs_on]

    def claim_label(self, claim: Claim) -> str:
        """A claim in a few words: its label, or the first sentence of its text."""
        return self.plain(claim.label) if claim.label else without_stop(first_sentence(self.plain(claim.text)))

    def event_label(self, event_id: str) -> str:
        """An event in a few words: its label, or the first sentence of its text."""
        event = self.story.event[event_id]
        return self.plain(event.label) if event.label else without_stop(first_sentence(self.plain(event.text)))

    def event_kind(self, event: Event) -> str:
        """What an event is, in a word: a fact, a report, an answer or what kind of one, a plan, a possibility."""
        return labels(self.language)["event"][answers_as(event, self.story) or event.kind]

    def told_by(self, claim: Claim) -> str:
        """What says a claim that is put in nobody's mouth: the articles cited for it, by their outlets."""
        articles = dict.fromkeys(self.story.article_of[cite] for cite in claim.cites if cite in self.story.article_of)
        if not self.story.further:
            return text_called(self.story, self.language) if articles else ""
        return self.language.enumeration(dict.fromkeys(outlet(self.story, self.language, each) for each in articles))

    def speaker_of(self, claim: Claim) -> str:
        """The actor in whose mouth a claim is put; empty where nobody is named."""
        return speaker_of(claim)

    @cached_property
    def board(self) -> tuple[Exchange, ...]:
        """Who says what and who answers it, what matters most first."""
        return board_of(self.story, self.statuses)
