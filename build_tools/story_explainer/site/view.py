"""A story in one language, as templates see it: texts chosen, citations resolved, addresses made."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import urlsplit

from markupsafe import Markup, escape

from story_explainer.site.edition import Edition
from story_explainer.site.language import Language
from story_explainer.site.page import relative
from story_explainer.site.render import render
from story_explainer.story.base import Text, Wording
from story_explainer.story.bitext import Segment
from story_explainer.story.dates import parse
from story_explainer.story.model import Claim, Divergence, Response, Source, Statement, Story, Topic
from story_explainer.story.received import nothing_added, text_locale
from story_explainer.story.status import Status

# A number that counts what follows: no year, no part of a name (SU7), no end of a sentence but for days (14. Februar).
_BEFORE_A_WORD = re.compile(r"(?<![\w.,])((?!(?:1[5-9]|20)\d\d\b)\d+(?:[.,]\d+)*%?|\d{1,2}\.) (?=[^\W\d])")

# Stands for the article's address in what is rendered for all pages; no text has it, for in texts `<` is escaped.
_ARTICLE = Markup("<slot article>")


def keep_numbers(words: str) -> str:
    """Editors' words with no-break spaces between a number and what it counts: “19,5 Milliarden”, “14. Februar”."""
    return _BEFORE_A_WORD.sub("\\1\u00a0", words)


@lru_cache(maxsize=1 << 12)
def _date(language: Language, edtf: str) -> Markup:
    words, machine = language.date(edtf), parse(edtf).iso
    return Markup('<time datetime="{}">{}</time>').format(machine, words) if machine else escape(words)


def _marked(text: str, words: Collection[str]) -> Markup:
    """A text with some of its words marked."""
    if not words:
        return escape(text)
    pieces = re.split(f"({'|'.join(map(re.escape, sorted(words, key=len, reverse=True)))})", text)
    return Markup("").join(
        Markup("<mark>{}</mark>").format(piece) if index % 2 else escape(piece) for index, piece in enumerate(pieces)
    )


@dataclass(frozen=True)
class Evidence:
    """One citation, resolved: a segment of the articles or a source outside them."""

    id: str
    segment: Segment | None = None
    source: Source | None = None


@dataclass(frozen=True, eq=False)
class View:
    """One edition of a story seen from one page.

    Attributes:
        edition: the story in the language of the page.
        path: the address of the page, from which links are relative.
    """

    edition: Edition
    path: str

    @property
    def story(self) -> Story:
        """The story."""
        return self.edition.story

    @property
    def language(self) -> Language:
        """The language of the page."""
        return self.edition.language

    @property
    def locale(self) -> str:
        """The tag of the page's language."""
        return self.language.tag

    @property
    def others(self) -> list[str]:
        """The story's other languages."""
        return [locale for locale in self.story.locales if locale != self.locale]

    @property
    def versions(self) -> list[str]:
        """The languages that have an article, the page's own first."""
        return sorted(self.story.bitext.locales, key=lambda locale: locale != self.locale)

    @property
    def reading(self) -> str:
        """The language in which readers of this page get the article: the page's, or that of the original."""
        return text_locale(self.story, self.locale)

    @property
    def twins(self) -> list[str]:
        """The languages of the articles beside the one that readers of this page get."""
        return [locale for locale in self.versions if locale != self.reading]

    def name_in_itself(self, locale: str) -> str:
        """The name of a language in that language, where the site speaks it; else in the page's."""
        language = self.edition.languages.get(locale)
        name = language.name if language else self.language.name_of(locale)
        return name[:1].upper() + name[1:]

    def text(self, text: Text | Wording | None) -> Markup:
        """A text in the page's language; in another one, marked as such, where it is missing."""
        if text is None:
            return Markup("")
        locale, words = self.edition.choose(text)
        words = keep_numbers(words)
        return escape(words) if locale == self.locale else self.foreign(locale, words)

    def plain(self, text: Text | Wording) -> str:
        """A text without markup, in the page's language where there is one."""
        return self.edition.plain(text)

    def strange(self, text: Text | Wording) -> str:
        """The language in which a text is shown where that is another one than the page's; else empty."""
        locale = self.edition.choose(text)[0]
        return "" if locale == self.locale else locale

    def status(self, claim: Claim) -> Status:
        """What a reader is told about a claim, still in symbols."""
        return self.edition.statuses[claim.id]

    def foreign(self, locale: str, words: str) -> Markup:
        """Words in another language, marked with it."""
        return Markup('<span class="foreign" lang="{}">{}</span>').format(locale, words)

    @property
    def as_received(self) -> bool:
        """Whether all that is shown of the story stands in its articles."""
        return nothing_added(self.story)

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
        locale = next(each for each in (self.reading, *self.versions, *segment.text) if each in segment.text)
        when = [segment.when[locale]] if times and locale in segment.when else []
        words = _marked(segment.text[locale], when)
        return words if locale == self.locale else self.foreign(locale, words)

    def languages(self, locales: Iterable[str]) -> str:
        """Names of languages as a list in words: “Italian and German”."""
        return self.language.enumeration(map(self.language.name_of, locales))

    def lacking(self, segment: Segment) -> bool:
        """Whether one of the articles does not have a segment."""
        return any(locale not in segment.text for locale in self.versions)

    def paragraphs(self, text: Text) -> list[Markup]:
        """A text cut at its blank lines."""
        locale, words = self.edition.choose(text)
        words = keep_numbers(words)
        parts = [part for part in words.split("\n\n") if part.strip()]
        return [escape(part) if locale == self.locale else self.foreign(locale, part) for part in parts]

    def date(self, edtf: str) -> Markup:
        """A date in words, with the machine-readable one where HTML has a form for it."""
        return _date(self.language, edtf)

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

    def evidence(self, cites: Iterable[str]) -> list[Evidence]:
        """Citations resolved, the articles' sentences first."""
        found = [
            Evidence(cite, segment=self.story.bitext.by_id.get(cite), source=self.story.source.get(cite))
            for cite in cites
        ]
        return sorted(found, key=lambda item: item.segment is None)

    def reference(self, item: Evidence) -> str:
        """What a citation is called where it only is referred to: “Sentence 3”, or who published a source."""
        if item.source:
            return item.source.publisher
        return self.segment_label(item.id)

    def segment_label(self, id: str) -> str:
        """What a segment of the articles is called: “Sentence 3”."""
        gettext = self.language.gettext
        if id.startswith("s"):
            return gettext("Sentence %(number)s") % {"number": id[1:]}
        return gettext("Heading %(number)s") % {"number": id[1:]} if id.startswith("h") else gettext("Title")

    def from_articles(self, statement: Statement | Response) -> bool:
        """Whether a statement or an answer rests on the articles; if not, it is added context."""
        return any(cite in self.story.bitext.by_id for cite in statement.cites)

    def only_from_articles(self, topic: Topic) -> bool:
        """Whether a topic adds nothing to what the articles say, as a draft does."""
        cites = [*topic.cites, *(cite for fact in topic.facts for cite in fact.cites)]
        return all(cite in self.story.bitext.by_id for cite in cites)

    def fragment(self, kind: str, id: str) -> Markup:
        """A part of a page that many pages show, rendered once: `evidence` of a citation, `status` of a claim.

        Only the address of the article, to which a citation leads, is another on each page.
        """
        html = self.edition.fragments.get((kind, id))
        if html is None:
            html = render(f"{kind}.html", self.language, {"v": self, "id": id, "article": _ARTICLE})
            self.edition.fragments[kind, id] = html
        if _ARTICLE in html:
            html = html.replace(_ARTICLE, self.href("article"))
        return Markup(html)  # noqa: S704, the template has escaped it

    def wordings(self, text: Wording) -> list[tuple[str, str]]:
        """Words as they stand in each language that has them, the page's own first."""
        return sorted(text.root.items(), key=lambda item: item[0] != self.locale)

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
        return _marked(text, {word for word in wordings if word})

    def href(self, page: str, anchor: str = "") -> str:
        """The relative address of a page of the story: `timeline`, `context/industry` …, with an anchor."""
        target = self.edition.routes.path(page)
        if target == self.path and anchor:
            return f"#{anchor}"
        return relative(self.path, target) + (f"#{anchor}" if anchor else "")
