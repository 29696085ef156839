"""A story in one language, as templates see it: texts chosen, citations resolved, addresses made."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from markupsafe import Markup, escape

from story_explainer.site.language import Language
from story_explainer.site.page import relative, shorten
from story_explainer.site.routes import Routes
from story_explainer.story.base import Text, Wording
from story_explainer.story.bitext import Segment
from story_explainer.story.model import Claim, Source, Statement, Story
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

    def href(self, page: str, anchor: str = "") -> str:
        """The relative address of a page of the story: `timeline`, `context/industry` …, with an anchor."""
        target = self.routes.path(page)
        if target == self.path and anchor:
            return f"#{anchor}"
        return relative(self.path, target) + (f"#{anchor}" if anchor else "")

    def citing(self, segment_id: str) -> Iterator[Claim]:
        """The claims that rest on a segment, for the way back from the sentence."""
        return (claim for claim in self.story.claims if segment_id in claim.cites)

    @cached_property
    def reading_minutes(self) -> int:
        """How long the article takes to read, at 220 words a minute."""
        words = sum(len(s.text.get(self.locale, "").split()) for s in self.story.bitext.segments())
        return max(1, round(words / 220))
