"""What a story is made of, in the vocabulary of schema.org: texts, sources, actors, claims with answers, events.

Each text and each source is said once, on the page of the sources; wherever else one is meant, its `@id` stands for it.
Addresses of the story itself are seen from the page, which is the base of a JSON-LD document that stands in one
(JSON-LD 1.1, 10.3).

An answer to a claim is a comment on it with its author; a verdict of ours there is none, so no ClaimReview. Only what
has a date and happened is an Event; everything else is an item of a list.
"""

from __future__ import annotations

from dataclasses import dataclass

from story_explainer.site.answer_verbs import answered_so
from story_explainer.site.article_names import article_and_day
from story_explainer.site.edition import Edition
from story_explainer.site.json_ld import JsonObject
from story_explainer.site.page import Page, relative
from story_explainer.site.publication import Publication
from story_explainer.site.routes import article_page
from story_explainer.story.dates import parse
from story_explainer.story.keys import LEAD
from story_explainer.story.model import Actor, ArticleSource, Claim, Event, Source

ACTORS = {"person": "Person", "organisation": "Organization", "outlet": "NewsMediaOrganization"}


@dataclass(frozen=True)
class Entities:
    """Writes the things of one story as they are called on one page of it."""

    page: Page
    edition: Edition
    publication: Publication

    def address(self, name: str, anchor: str = "") -> str:
        """The whole address of a page of the story in this language, or of a place on it."""
        return self.publication.url(self.edition.routes.path(name)) + (f"#{anchor}" if anchor else "")

    def place(self, name: str, anchor: str = "") -> str:
        """The same as seen from this page."""
        path = self.edition.routes.path(name)
        if path == self.page.path and anchor:
            return f"#{anchor}"
        return relative(self.page.path, path) + (f"#{anchor}" if anchor else "")

    def of_text(self, text: str) -> JsonObject:
        """One of the articles, by the locale of a version or the key of a further one; more of it stands elsewhere."""
        return {"@id": self.place("sources", f"text-{text}")}

    def of_source(self, source: str) -> JsonObject:
        """A source outside the articles; more of it stands elsewhere."""
        return {"@id": self.place("sources", source)}

    def text(self, locale: str) -> JsonObject:
        """One of the articles that the story is made of, with what is known of it."""
        known, here = self.edition.story.articles.get(locale), self.page.locale
        address = self.place("sources", f"text-{locale}")
        node: JsonObject = {"@type": "Article", "@id": address, "url": address, "inLanguage": locale}
        language = self.edition.language
        unnamed = language.gettext("the text in {language}").format(language=language.name_of(locale))
        node["name"] = known.title if known and known.title else unnamed
        if locale == here:
            node["url"] = self.place("article")
        return node | (_publication(known) if known else {})

    def further(self, article: str) -> JsonObject:
        """One of the further articles, likewise."""
        known, locale = self.edition.story.describe(article), self.edition.readings[article]
        node: JsonObject = {
            "@type": "Article",
            "@id": self.place("sources", f"text-{article}"),
            "url": self.place(article_page(article)),
            "inLanguage": locale,
            "name": known.title or article_and_day(self.edition.story, self.edition.language, article),
        }
        return node | _publication(known)

    def source(self, source: Source) -> JsonObject:
        """A source outside the articles."""
        node: JsonObject = {
            "@type": "CreativeWork",
            "@id": self.place("sources", source.id),
            "name": self.edition.plain(source.title),
            "inLanguage": source.locale,
            "publisher": {"@type": "Organization", "name": source.publisher},
            **_date("datePublished", source.date),
        }
        if source.address:
            node["url"] = source.address
        return node

    def named(self, actor: Actor) -> JsonObject:
        """An actor by name; more stands on the page of the actors."""
        return {
            "@type": ACTORS.get(actor.kind, "Thing"),
            "name": self.edition.plain(actor.name),
            **({"url": self.place("actors", actor.id)} if actor in self.edition.story.actors else {}),
        }

    def actor(self, actor: Actor) -> JsonObject:
        """An actor, with the organisation that a person belongs to."""
        node: JsonObject = {
            **self.named(actor),
            **({"description": self.edition.plain(actor.role)} if actor.role else {}),
        }
        if actor.same_as:
            node["sameAs"] = list(actor.same_as)
        if actor.kind == "person" and actor.member_of:
            owner = self.edition.story.actor[actor.member_of]
            node["memberOf"] = {
                "@type": ACTORS.get(owner.kind, "Organization"),
                "name": self.edition.plain(owner.name),
            }
        return node

    def claim(self, claim: Claim) -> JsonObject:
        """A claim with whose it is, where it stands, and what the others answer."""
        story = self.edition.story
        node: JsonObject = {
            "@type": "Claim",
            "text": self.edition.plain(claim.text),
            "url": self.place("claims", claim.id),
        }
        speaker = story.actor.get(claim.by) if claim.by else None
        if speaker and speaker.kind in ACTORS:
            node["author"] = {"@type": ACTORS[speaker.kind], "name": self.edition.plain(speaker.name)}
        texts: dict[str, None] = {}
        for cite in claim.cites:
            article = story.article_of.get(cite)
            texts |= dict.fromkeys(story.segment[cite].carried if article == LEAD else [article] if article else [])
        node["appearance"] = [
            *map(self.of_text, texts),
            *(self.of_source(cite) for cite in claim.cites if cite in story.source),
        ]
        if claim.responses:
            node["comment"] = [self.answer(claim, index) for index in range(len(claim.responses))]
        return node

    def answer(self, claim: Claim, index: int) -> JsonObject:
        """What somebody answers to a claim, as a comment on it."""
        response = claim.responses[index]
        actor = self.edition.story.actor[response.actor]
        name = self.edition.plain(actor.name)
        said = f". {self.edition.plain(response.text)}" if response.text else ""
        node: JsonObject = {"@type": "Comment", "text": f"{name} {answered_so(self.edition, claim, response)}{said}"}
        if actor.kind in ACTORS:
            node["author"] = {"@type": ACTORS[actor.kind], "name": name}
        return node | _date("dateCreated", response.when)

    def event(self, event: Event) -> JsonObject:
        """An event, called one only if it has a date and happened."""
        node: JsonObject = {"@type": "Thing"}
        if event.kind == "happened" and event.when and (dates := _span(event.when)):
            node = {"@type": "Event", **dates}
        return node | {
            "name": self.edition.event_label(event.id),
            "url": self.place("timeline", event.id),
        }


def _publication(known: ArticleSource) -> JsonObject:
    """What is known of an article: who published and wrote it, when and where."""
    node: JsonObject = _date("datePublished", known.date)
    if known.publisher:
        node["publisher"] = {"@type": "Organization", "name": known.publisher}
    if known.author:
        node["author"] = {"@type": "Person", "name": known.author}
    if known.address:
        node["sameAs"] = known.address
    return node


def _date(name: str, edtf: str | None) -> JsonObject:
    """A date that is sure and no interval; schema.org has no way to say more or less than that."""
    iso = parse(edtf).iso if edtf else None
    return {name: iso} if iso else {}


def _span(edtf: str) -> JsonObject:
    when = parse(edtf)
    start, end = (point.iso if point else None for point in (when.start, when.end))
    if not start or (when.end and not end):
        return {}
    return {"startDate": start} | ({"endDate": end} if when.interval and end else {})
