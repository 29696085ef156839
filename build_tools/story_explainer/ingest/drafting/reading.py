"""A bitext read once for all drafts: its names, its complete segments, and what the cues say of each."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from itertools import pairwise

from babel import Locale, UnknownLocaleError

from story_explainer.ingest.article import RELEASE
from story_explainer.ingest.drafting.datelines import without_dateline
from story_explainer.ingest.drafting.days import dangles, with_dates
from story_explainer.ingest.drafting.names import Name, NameMention, find_names
from story_explainer.ingest.drafting.names.bodies import is_body, with_bodies
from story_explainer.ingest.drafting.names.elsewhere import after_nouns, in_office_here, said_here
from story_explainer.ingest.drafting.names.families import families, with_families
from story_explainer.ingest.languages.cues import Cues, cues
from story_explainer.ingest.text.quotation_marks import quotations
from story_explainer.ingest.text.words import fold, words
from story_explainer.ingest.times import Time, find_times
from story_explainer.story.base import Text
from story_explainer.story.bitext import Bitext, Segment

_SLUG_LENGTH = 40
_STRONG = "**"  # of Markdown, left over where a line had but one of the two


class Reading:
    """What all drafts start from: the bitext of one article, and the days on which its versions appeared.

    `shown` are the languages of the story, in which entries are worded: the article's own, unless others are given.
    """

    def __init__(
        self, bitext: Bitext, published: Mapping[str, date] | None = None, shown: Sequence[str] | None = None
    ) -> None:
        self.bitext = bitext
        self.shown = [locale for locale in bitext.locales if shown is None or locale in shown]
        self._published = published or {}
        self.cues: dict[str, Cues] = {locale: cues(locale) for locale in bitext.locales}
        self.learn(find_names(bitext), after_nouns(bitext))

    def learn(self, names: Sequence[Name], forms: Iterable[str], others: Iterable[str] = ()) -> None:
        """Take the names of the article, with those that other articles or the nouns before them show it to have.

        Args:
            names: the names found.
            forms: how others may be written.
            others: the family names of persons whom other articles name.
        """
        alone = len(self.bitext.locales) == 1  # else the other language shows what is a name
        known = said_here(self.bitext, names, forms) if alone else list(names)
        if alone:
            own = families(known, in_office_here(self.bitext))
            known = with_families(self.bitext, known, own.union(others))
        self.names: list[Name] = with_bodies(self.bitext, [name for name in known if not is_body(name)])
        self._at: dict[str, list[tuple[Name, NameMention]]] = {}
        for name in self.names:
            for mention in name.mentions:
                self._at.setdefault(mention.segment, []).append((name, mention))

    @property
    def locales(self) -> list[str]:
        """The languages, the pivot first."""
        return self.bitext.locales

    @cached_property
    def is_release(self) -> bool:
        """Whether the article calls itself a press release."""
        return any(aside.reason == RELEASE for aside in self.bitext.set_aside)

    @cached_property
    def _before(self) -> dict[str, Segment]:
        return {after.id: segment for segment, after in pairwise(self.bitext.segments())}

    def before(self, segment: Segment) -> Segment | None:
        """The segment right before another one, title and headings included."""
        return self._before.get(segment.id)

    @cached_property
    def _behind(self) -> dict[str, Segment]:
        return {segment.id: after for segment, after in pairwise(self.bitext.segments())}

    def behind(self, segment: Segment) -> Segment | None:
        """The segment right behind another one, title and headings included."""
        return self._behind.get(segment.id)

    @cached_property
    def _after(self) -> dict[str, Segment]:
        return {before.id: segment for before, segment in pairwise(self.bitext.segments())}

    def after(self, segment: Segment) -> Segment | None:
        """The segment right behind another one."""
        return self._after.get(segment.id)

    @cached_property
    def quoted(self) -> dict[str, tuple[str, ...]]:
        """What stands between quotation marks anywhere in the article, by language."""
        return {
            locale: tuple(
                quotation.text
                for segment in self.bitext.segments()
                for quotation in quotations(segment.text.get(locale, ""))
            )
            for locale in self.locales
        }

    def published(self, locale: str) -> date | None:
        """The day on which the version in a language appeared; None where nobody says it."""
        return self._published.get(locale)

    def sentences(self) -> Iterator[Segment]:
        """The sentences that every language has, in the order of the text, without title and headings."""
        for segment in self.bitext.segments():
            if segment.id[0] == "s" and len(segment.text) == len(self.locales):
                yield segment

    def text(self, segment: Segment) -> Text | None:
        """The words of a segment in every language of the story that the article has; None if one lacks it."""
        if len(segment.text) < len(self.locales) or not self.shown:
            return None
        return Text({locale: self.words(segment, locale) for locale in self.shown})

    def words(self, segment: Segment, locale: str) -> str:
        """The words of a segment in a language, without a dateline, and with the dates of “today” and “yesterday”."""
        times = self.times(segment).get(locale, ())
        dated = with_dates(segment.text[locale], times, self.cues[locale], locale)
        return without_dateline(dated.replace(_STRONG, "").strip())

    def dangles(self, segment: Segment) -> bool:
        """Whether a segment counts a day from that of its article in words that cannot be put as a date."""
        return any(
            dangles(text, self.times(segment).get(locale, ()), self.cues[locale])
            for locale, text in segment.text.items()
        )

    def mentions(self, segment: Segment, locale: str) -> list[tuple[Name, NameMention]]:
        """The names that a segment mentions in one language, from left to right."""
        found = [pair for pair in self._at.get(segment.id, ()) if pair[1].locale == locale]
        return sorted(found, key=lambda pair: pair[1].start)

    @cached_property
    def _times(self) -> dict[str, dict[str, list[Time]]]:
        found: dict[str, dict[str, list[Time]]] = {}
        for locale in self.locales:
            here = [segment for segment in self.bitext.segments() if locale in segment.text]
            texts = [segment.text[locale] for segment in here]
            for segment, times in zip(here, find_times(texts, locale, self._published.get(locale)), strict=True):
                found.setdefault(segment.id, {})[locale] = times
        return found

    def times(self, segment: Segment) -> dict[str, list[Time]]:
        """The times that a segment names, by language, resolved along its article against the day of publication."""
        return self._times.get(segment.id, {})

    def says(self, key: str, segment: Segment, all_of_them: bool = False, quoted: bool = True) -> bool:
        """Whether a cue stands in a segment in at least half of the languages that know such cues, or in all.

        Args:
            key: the key of the cues.
            segment: a segment that all languages have.
            all_of_them: whether it must be all.
            quoted: whether cues inside quotation marks count, too.
        """
        knowing = [locale for locale in self.locales if self.cues[locale].get(key)]
        texts = {locale: segment.text[locale] if quoted else _unquoted(segment.text[locale]) for locale in knowing}
        votes = sum(self.cues[locale].has(key, text) for locale, text in texts.items())
        return votes > 0 and (votes if all_of_them else 2 * votes) >= len(knowing)

    def template(self, key: str, fill: Callable[[str], Sequence[str]] = lambda _: ()) -> Text | None:
        """A wording of the cue files in every language of the story; None if one has no such file.

        Args:
            key: the wording's key, such as `role`.
            fill: what goes into its gaps in each language.
        """
        wordings = {locale: self.cues[locale].get(f"wording.{key}") for locale in self.locales}
        if not all(wordings.values()):
            return None
        return Text({locale: str(wording).format(*fill(locale)) for locale, wording in wordings.items()})


def _unquoted(text: str) -> str:
    for quote in reversed(quotations(text)):
        text = f"{text[: quote.start]} {text[quote.end :]}"
    return text


def language_name(code: str, locale: str) -> str:
    """The name of a language in a language: “Deutsch”, “tedesco”; its tag where CLDR has none."""
    try:
        return str(Locale.parse(locale, sep="-").languages.get(code.split("-")[0], code))
    except (UnknownLocaleError, ValueError):
        return code


class Slugs:
    """Gives out readable ids, each once, and none of those given before."""

    def __init__(self, given: Iterable[str] = ()) -> None:
        self._given: set[str] = set(given)

    def of(self, text: str, locale: str = "", fallback: str = "entry") -> str:
        """An id made of the words that carry the most in a text.

        Args:
            text: what the id shall remind of.
            locale: its language, whose words of grammar are left out; all words are kept if left out.
            fallback: the id where the text has no Latin letter.
        """
        small = cues(locale).words("function_words") if locale else frozenset()
        elided = cues(locale).words("elided") if locale else frozenset()
        found = [fold(word.text) for word in words(text, locale) if word.text.lower() not in small | elided]
        parts = [re.sub(r"[^a-z0-9]", "", part.replace("ß", "ss")) for part in found]
        slug = ""
        for part in filter(None, parts):
            if slug and len(slug) + len(part) >= _SLUG_LENGTH:
                break
            slug = f"{slug}-{part[:_SLUG_LENGTH]}" if slug else part[:_SLUG_LENGTH]
        if not re.match("[a-z]", slug):
            slug = f"{fallback}-{slug}".rstrip("-")
        number, unique = 2, slug
        while unique in self._given:
            unique, number = f"{slug}-{number}", number + 1
        self._given.add(unique)
        return unique
