"""A story in one language, as templates see it: texts chosen, citations resolved, addresses made."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlsplit

from markupsafe import Markup, escape

from story_explainer.site.language import Language
from story_explainer.site.page import relative, shorten
from story_explainer.site.routes import Routes
from story_explainer.story.base import Text, Wording
from story_explainer.story.bitext import Segment
from story_explainer.story.chains import Node
from story_explainer.story.model import Claim, Divergence, Source, Statement, Story
from story_explainer.story.status import Status, status_of


@dataclass(frozen=True)
class Evidence:
    """One citation, resolved: a segment of the articles or a source outside them."""

    id: str
    segment: Segment | None = None
    source: Source | None = None


@dataclass(frozen=True)
class View:
    """One story seen in one language, from one page.

    Attributes:
        story: the story.
        language: the language of the page.
        languages: all languages of the site by tag.
        routes: the addresses of the story's pages.
        path: the address of the page itself, from which links are relative.
    """

    story: Story
    language: Language
    languages: Mapping[str, Language]
    routes: Routes
    path: str

    @property
    def locale(self) -> str:
        """The tag of the page's language."""
        return self.language.tag

    @property
    def others(self) -> list[str]:
        """The story's other languages."""
        return [locale for locale in self.story.locales if locale != self.locale]

    def text(self, text: Text | Wording | None) -> Markup:
        """A text in the page's language; in another one, marked as such, where it is missing."""
        if text is None:
            return Markup("")
        locale, words = self._choose(text)
        return escape(words) if locale == self.locale else self.foreign(locale, words)

    def _choose(self, text: Text | Wording) -> tuple[str, str]:
        for locale in (self.locale, *self.story.locales, *text.locales):
            words = text.get(locale)
            if words is not None:
                return locale, words
        raise ValueError("a text without words")

    def foreign(self, locale: str, words: str) -> Markup:
        """Words in another language, marked with it."""
        return Markup('<span class="foreign" lang="{}">{}</span>').format(locale, words)

    def plain(self, text: Text | Wording) -> str:
        """A text without markup, in the page's language where there is one."""
        return self._choose(text)[1]

    def paragraphs(self, text: Text) -> list[Markup]:
        """A text cut at its blank lines."""
        locale, words = self._choose(text)
        parts = [part for part in words.split("\n\n") if part.strip()]
        return [escape(part) if locale == self.locale else self.foreign(locale, part) for part in parts]

    def date(self, edtf: str) -> Markup:
        """A date in words, with the machine-readable one where HTML has a form for it."""
        words = self.language.date(edtf)
        if set(edtf) <= set("0123456789-"):
            return Markup('<time datetime="{}">{}</time>').format(edtf, words)
        return escape(words)

    def actor(self, actor_id: str) -> Markup:
        """The name of an actor in the page's language."""
        return self.text(self.story.actor[actor_id].name)

    def actors(self, ids: Iterable[str]) -> Markup:
        """Names of actors as a list in words."""
        return escape(self.language.enumeration(self.plain(self.story.actor[actor_id].name) for actor_id in ids))

    def evidence(self, cites: Iterable[str]) -> list[Evidence]:
        """Citations resolved, the articles' sentences first."""
        found = [
            Evidence(cite, segment=self.story.bitext.by_id.get(cite), source=self.story.source.get(cite))
            for cite in cites
        ]
        return sorted(found, key=lambda item: item.segment is None)

    def from_articles(self, statement: Statement) -> bool:
        """Whether a statement rests on the articles; if not, it is added context."""
        return any(cite in self.story.bitext.by_id for cite in statement.cites)

    def status(self, claim: Claim) -> Status:
        """What a reader is told about a claim, still in symbols."""
        return status_of(claim, self.story)

    def event_label(self, event_id: str) -> Markup:
        """An event in a few words: its label, or the beginning of its text."""
        event = self.story.event[event_id]
        if event.label:
            return self.text(event.label)
        return escape(shorten(self.plain(event.text), 48))

    def wordings(self, text: Wording) -> list[tuple[str, str]]:
        """Words as they stand in each language that has them, the page's own first."""
        return sorted(text.root.items(), key=lambda item: item[0] != self.locale)

    @property
    def review_words(self) -> str:
        """Who stands by the text in this language, or that nobody does yet; machine help is named."""
        review = self.story.about.reviews.get(self.locale)
        _ = self.language.gettext
        if review:
            words = _("Reviewed by {name} on {date}").format(name=review.by, date=self.language.date(review.on))
        else:
            words = _("Draft, not yet reviewed")
        if self.story.about.translation.get(self.locale) == "machine":
            words += " · " + _("Written with machine help")
        return words

    def short(self, text: Text, limit: int) -> str:
        """The beginning of a text, cut at a word."""
        return shorten(self.plain(text), limit)

    def claims_of(self, actor_id: str) -> list[Claim]:
        """What an actor asserts."""
        return [claim for claim in self.story.claims if claim.by == actor_id]

    @staticmethod
    def host(address: str) -> str:
        """The site that an address leads to."""
        return (urlsplit(address).hostname or address).removeprefix("www.")

    @staticmethod
    def marked(text: str, divergences: Iterable[Divergence], locale: str) -> Markup:
        """A segment's text with the words marked in which the versions differ."""
        wordings = [d.wordings.get(locale) for d in divergences if d.wordings]
        words = sorted({word for word in wordings if word}, key=len, reverse=True)
        if not words:
            return escape(text)
        pattern = re.compile(f"({'|'.join(map(re.escape, words))})")
        pieces = pattern.split(text)
        return Markup("").join(
            Markup("<mark>{}</mark>").format(piece) if index % 2 else escape(piece)
            for index, piece in enumerate(pieces)
        )

    @cached_property
    def standings(self) -> dict[str, list[Claim]]:
        """The claims by what a reader can make of them: known, reported, disputed; in the order of the file."""
        groups: dict[str, list[Claim]] = {"known": [], "reported": [], "disputed": []}
        for claim in self.story.claims:
            status = self.status(claim)
            if status.denied_by:
                groups["disputed"].append(claim)
            elif status.confirmed_by or status.base == "stated":
                groups["known"].append(claim)
            else:
                groups["reported"].append(claim)
        return groups

    @staticmethod
    def node_id(node: Node) -> str:
        """An id for a station of a sourcing chain."""
        return f"{node.kind}-{node.ref}"

    def node_words(self, node: Node) -> str:
        """What a station of a sourcing chain is called."""
        _, story = self.language.gettext, self.story
        if node.kind == "people":
            if node.count is None:
                return _("unnamed people")
            words = self.language.words.ngettext("%(num)s unnamed person", "%(num)s unnamed people", node.count)
            return words % {"num": node.count}
        if node.kind == "actor":
            return self.plain(story.actor[node.ref].name)
        if node.kind == "source":
            source = story.source[node.ref]
            return f"{source.publisher} ({source.carried_by})" if source.carried_by else source.publisher
        if node.kind == "article":
            return _("the text in {language}").format(language=self.language.name_of(node.ref))
        return _("one report, by whom is not known")

    @cached_property
    def used_by(self) -> dict[str, list[tuple[str, str]]]:
        """For each citation, the statements that rest on it: the address and the words."""
        found: dict[str, list[tuple[str, str]]] = {}

        def add(cites: Iterable[str], address: str, words: str) -> None:
            for cite in cites:
                if (address, words) not in found.setdefault(cite, []):
                    found[cite].append((address, words))

        for claim in self.story.claims:
            answers = [cite for response in claim.responses for cite in response.cites]
            add([*claim.cites, *answers], self.href("claims", claim.id), shorten(self.plain(claim.text), 90))
        for event in self.story.events:
            add(event.cites, self.href("timeline", event.id), str(self.event_label(event.id).striptags()))
        for topic in self.story.topics:
            cites = [*topic.cites, *(cite for fact in topic.facts for cite in fact.cites)]
            add(cites, self.href(f"context/{topic.id}"), self.plain(topic.title))
        return found

    def href(self, page: str, anchor: str = "") -> str:
        """The relative address of a page of the story: `timeline`, `context/industry` …, with an anchor."""
        target = self.routes.path(page)
        if target == self.path and anchor:
            return f"#{anchor}"
        return relative(self.path, target) + (f"#{anchor}" if anchor else "")

    @cached_property
    def reading_minutes(self) -> int:
        """How long the article takes to read, at 220 words a minute."""
        words = sum(len(s.text.get(self.locale, "").split()) for s in self.story.bitext.segments())
        return max(1, round(words / 220))
