"""What a page says to machines, as JSON-LD in the vocabulary of schema.org."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from story_explainer.site.card import card_path
from story_explainer.site.cards import story_card
from story_explainer.site.changes import changes
from story_explainer.site.edition import Edition
from story_explainer.site.json_ld import JsonObject, graph
from story_explainer.site.page import Page
from story_explainer.site.publication import Publication
from story_explainer.site.routes import ARTICLE, ARTICLES, CONTEXT, OVERVIEW, SECTION
from story_explainer.site.structured_data.entities import ACTORS, Entities
from story_explainer.story.keys import LEAD
from story_explainer.story.log import last_day


def json_ld(page: Page, edition: Edition, publication: Publication) -> str:
    """The JSON-LD of a page of a story, ready to stand in a script element.

    Args:
        page: the page.
        edition: the story in the page's language.
        publication: where the site stands.
    """
    return graph(_Writer(page, edition, publication).nodes())


@dataclass(frozen=True)
class _Writer(Entities):
    """Writes what the pages of one story have to say."""

    def nodes(self) -> list[JsonObject]:
        """The page's place on the site, and what it is itself."""
        kind = self.page.key.split("/")[1]
        own: dict[str, Callable[[], JsonObject]] = {
            OVERVIEW: self.overview,
            ARTICLE: self.article,
            ARTICLES: self.articles,
            "timeline": self.timeline,
            "claims": self.claims,
            "actors": self.actors,
            "glossary": self.glossary,
            CONTEXT: self.topic,
            SECTION: self.article,
        }
        if kind == "sources":
            return [self.breadcrumbs(), *self.texts(), *map(self.source, self.edition.story.sources)]
        return [self.breadcrumbs(), *([own[kind]()] if kind in own else [])]

    def breadcrumbs(self) -> JsonObject:
        steps = [(self.publication.name, self.publication.url(f"{self.page.locale}/"))]
        steps.append((self.edition.short_title, self.address(OVERVIEW)))
        if self.page.path != self.edition.routes.root:
            steps.append((self.page.title.removesuffix(f" · {self.edition.short_title}"), ""))
        items: list[JsonObject] = [
            {"@type": "ListItem", "position": n, "name": name, "item": at} for n, (name, at) in enumerate(steps, 1)
        ]
        del items[-1]["item"]  # the last step is the page itself
        return {"@type": "BreadcrumbList", "itemListElement": items}

    def work(self, kind: str, **more: Any) -> JsonObject:
        """A text of this page: what it is called, its language, its day, who answers for it; the head describes it."""
        story = self.edition.story
        node: JsonObject = {
            "@type": kind,
            "url": self.publication.url(self.page.path),
            "headline": self.page.title,
            "inLanguage": self.page.locale,
            **({"dateModified": day} if (day := last_day(story)) else {}),
            **self._image(),
            "publisher": {
                "@type": "Organization",
                "name": self.publication.publisher.name or self.publication.name,
                "url": self.publication.base,
            },
            **more,
        }
        return node

    def _image(self) -> JsonObject:
        """The story's card, if there is one."""
        if not story_card(self.edition, self.publication).drawable:
            return {}
        return {"image": self.publication.url(card_path(self.edition.routes.root))}

    def overview(self) -> JsonObject:
        story = self.edition.story
        node = self.work("NewsArticle", **{"@id": self.address(OVERVIEW)})
        others = [self.publication.url(at) for tag, at in self.page.translations.items() if tag != self.page.locale]
        if others:
            node["workTranslation"] = [{"@type": "CreativeWork", "@id": other} for other in others]
        if not self.edition.review_counts[0]:
            node["creativeWorkStatus"] = "Draft"
        first = [update.date for update in story.about.updates if update.kind == "published"]
        if first:
            node["datePublished"] = min(first)
        node["isBasedOn"] = list(map(self.of_text, (*story.bitext.locales, *story.further)))
        node["citation"] = [self.of_source(source.id) for source in story.sources]
        node["about"] = [self.named(actor) for actor in story.actors if actor.kind in ACTORS]
        corrections = [change for change in changes(self.edition) if change.kind == "corrected"]
        node["correction"] = [
            {
                "@type": "CorrectionComment",
                "text": change.words,
                "dateCreated": change.day,
                "url": self.place(OVERVIEW, change.anchor),
            }
            for change in corrections
        ]
        return {name: value for name, value in node.items() if value != []}

    def texts(self) -> list[JsonObject]:
        story = self.edition.story
        return [*map(self.text, story.bitext.locales), *map(self.further, story.further)]

    def articles(self) -> JsonObject:
        return _list(self.page.title, self.texts())

    def article(self) -> JsonObject:
        article = self.page.key.partition(f"/{ARTICLE}/")[2]
        return self.work(
            "Article",
            isBasedOn=self.further(article) if article else self.text(self.edition.readings[LEAD]),
            isPartOf={"@id": self.address(OVERVIEW)},
        )

    def actors(self) -> JsonObject:
        return _list(self.page.title, [self.actor(actor) for actor in self.edition.story.actors])

    def claims(self) -> JsonObject:
        return _list(self.page.title, [self.claim(claim) for claim in self.edition.story.claims])

    def timeline(self) -> JsonObject:
        if not self.edition.places:
            return self.article()
        return _list(self.page.title, [self.event(place.event) for place in self.edition.places])

    def glossary(self) -> JsonObject:
        at = self.address("glossary")
        terms = [
            {
                "@type": "DefinedTerm",
                "@id": f"#{term.id}",
                "name": self.edition.plain(term.term),
                "description": self.edition.plain(term.meaning),
            }
            for term in self.edition.story.terms
        ]
        return {
            "@type": "DefinedTermSet",
            "@id": at,
            "name": self.page.title,
            "inLanguage": self.page.locale,
            "hasDefinedTerm": terms,
        }

    def topic(self) -> JsonObject:
        story = self.edition.story
        topic = next(topic for topic in story.topics if self.page.key == f"{story.slug}/{CONTEXT}/{topic.id}")
        cites = dict.fromkeys([*topic.cites, *(cite for fact in topic.facts for cite in fact.cites)])
        node = self.work(
            "Article",
            isPartOf={"@id": self.address(OVERVIEW)},
            citation=[self.of_source(cite) for cite in cites if cite in story.source],
        )
        return {name: value for name, value in node.items() if value != []}


def _list(name: str, items: list[JsonObject]) -> JsonObject:
    return {"@type": "ItemList", "name": name, "numberOfItems": len(items), "itemListElement": items}
