"""The texts of a story as a page of one language shows them: which words, from which language, with what marks."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import lru_cache

from markupsafe import Markup, escape

from story_explainer.site.articles_view import ArticlesView
from story_explainer.site.edition import is_moment
from story_explainer.site.labels import labels
from story_explainer.site.language import Language
from story_explainer.site.render import direction
from story_explainer.site.typography import keep_together
from story_explainer.story.base import Text, Wording
from story_explainer.story.bitext import Segment
from story_explainer.story.dates import parse
from story_explainer.story.model import Claim, Divergence, Event


@lru_cache(maxsize=1 << 12)
def _date(language: Language, edtf: str, local: str, moment: bool) -> Markup:
    words, machine = language.date(local, moment=moment), parse(edtf).iso
    return Markup('<time datetime="{}">{}</time>').format(machine, words) if machine else escape(words)


def _marked(text: str, words: Collection[str]) -> Markup:
    """A text with some of its words marked."""
    if not words:
        return escape(text)
    pieces = re.split(f"({'|'.join(map(re.escape, sorted(words, key=len, reverse=True)))})", text)
    return Markup("").join(
        Markup("<mark>{}</mark>").format(piece) if index % 2 else escape(piece) for index, piece in enumerate(pieces)
    )


@dataclass(frozen=True, eq=False)
class TextsView(ArticlesView):
    """What stands in an edition of a story, in words for the page; where the page's language has none, marked so."""

    def text(self, text: Text | Wording | None) -> Markup:
        """A text in the page's language; in another one, marked as such, where it is missing."""
        if text is None:
            return Markup("")
        locale, words = self.edition.choose(text)
        words = keep_together(words)
        return escape(words) if locale == self.locale else self.foreign(locale, words)

    @property
    def title(self) -> Markup:
        """The headline; what stands in for it is left as received, to the letter."""
        if self.story.about.title:
            return self.text(self.story.about.title)
        locale, words = self.edition.choose(self.story.title)
        return escape(words) if locale == self.locale else self.foreign(locale, words)

    def plain(self, text: Text | Wording) -> str:
        """A text without markup, in the page's language where there is one."""
        return self.edition.plain(text)

    def strange(self, text: Text | Wording) -> str:
        """The language in which a text is shown where that is another one than the page's; else empty."""
        locale = self.edition.choose(text)[0]
        return "" if locale == self.locale else locale

    def foreign(self, locale: str, words: str) -> Markup:
        """Words in another language, marked with it."""
        return Markup('<span class="foreign" lang="{}"{}>{}</span>').format(locale, direction(locale), words)

    @property
    def lede(self) -> Markup:
        """The standfirst, or the first sentence of the article below its headline."""
        if self.story.about.standfirst:
            return self.text(self.story.about.standfirst)
        locale, words = self.edition.opening
        return escape(words) if locale == self.locale or not words else self.foreign(locale, words)

    def sentence(self, segment: Segment, times: bool = False) -> Markup:
        """A segment's words in the page's language; in another one, marked as such, where it is missing.

        Args:
            segment: the segment.
            times: whether the words that say when are marked.
        """
        article = self.story.article_of[segment.id]
        order = (self.reading_of(article), *self.versions_of(article), *segment.text)
        locale = next((each for each in order if each in segment.text), None)
        if locale is None:  # no word of it may be shown
            return escape("[…]")
        when = [segment.when[locale]] if times and locale in segment.when else []
        words = _marked(segment.text[locale], when)
        return words if locale == self.locale else self.foreign(locale, words)

    def languages(self, locales: Iterable[str]) -> str:
        """Names of languages as a list in words: “Italian and German”."""
        return self.language.enumeration(map(self.language.name_of, locales))

    def paragraphs(self, text: Text) -> list[Markup]:
        """A text cut at its blank lines."""
        locale, words = self.edition.choose(text)
        words = keep_together(words)
        parts = [part for part in words.split("\n\n") if part.strip()]
        return [escape(part) if locale == self.locale else self.foreign(locale, part) for part in parts]

    def label(self, group: str, value: str) -> str:
        """The word for a value of a closed set, such as `status` or `event`; see `labels`."""
        return labels(self.language)[group][value]

    def date(self, edtf: str, moment: bool = False) -> Markup:
        """A date in words, with the machine-readable one where HTML has a form for it; `moment` as in `Language`."""
        return _date(self.language, edtf, self.edition.local(edtf), moment)

    def event_date(self, event: Event) -> Markup:
        """The date of an event in words; empty where it has none."""
        return self.date(event.when, is_moment(event)) if event.when else Markup("")

    @staticmethod
    def lasts(event: Event) -> bool:
        """Whether an event is said to take longer than its date names: an interval, of what is no moment."""
        return bool(event.when) and "/" in str(event.when) and not is_moment(event)

    @staticmethod
    def doubtful(edtf: str) -> bool:
        """Whether a date is marked as approximate or uncertain, at either end."""
        return parse(edtf).doubtful

    def actor(self, actor_id: str) -> Markup:
        """The name of an actor in the page's language."""
        return self.text(self.story.actor[actor_id].name)

    def actors(self, ids: Iterable[str]) -> Markup:
        """Names of actors as a list in words."""
        return escape(self.language.enumeration(self.plain(self.story.actor[actor_id].name) for actor_id in ids))

    def claim_label(self, claim: Claim) -> Markup:
        """A claim in a few words, with what must not be parted at the end of a line."""
        return self.kept(self.edition.claim_label(claim))

    def event_label(self, event_id: str) -> Markup:
        """An event in a few words, likewise."""
        return self.kept(self.edition.event_label(event_id))

    @staticmethod
    def kept(words: str) -> Markup:
        """Words in the page's language, with what must not be parted at the end of a line."""
        return escape(keep_together(words))

    def relation(self, kind: str, event: Markup) -> Markup:
        """How an event stands to another one in time, with the link to that."""
        return escape(self.label("relation", kind)) % {"event": event}

    def wordings(self, text: Wording) -> list[tuple[str, str]]:
        """Words as they stand in each language that has them, the page's own first."""
        return sorted(text.root.items(), key=lambda item: item[0] != self.locale)

    def own_wording(self, text: Wording) -> list[tuple[str, str]]:
        """Words as they stand in the page's language; in all that have them where it has none."""
        return self.wordings(text)[:1] if self.locale in text.root else self.wordings(text)

    @staticmethod
    def marked(text: str, divergences: Iterable[Divergence], locale: str) -> Markup:
        """A segment's text with the words marked in which the versions differ."""
        wordings = [d.wordings.get(locale) for d in divergences if d.wordings]
        return _marked(text, {word for word in wordings if word})

    def unsettled(self, reasons: Iterable[str]) -> str:
        """Why a relation is not certain, as a list in words: “denied or inferred”."""
        return self.language.alternatives(self.label("unsettled", reason) for reason in reasons)
