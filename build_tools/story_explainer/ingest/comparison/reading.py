"""Reads an article once for all comparisons: the words, figures, quotations and vectors of each passage."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import pairwise

import numpy as np

from story_explainer.ingest.alignment import encoder, vectors
from story_explainer.ingest.alignment.lexical import Matrix
from story_explainer.ingest.alignment.lexicon import ideas
from story_explainer.ingest.comparison.accounts import Account
from story_explainer.ingest.comparison.amounts import Amount, amounts
from story_explainer.ingest.comparison.asides import asides
from story_explainer.ingest.comparison.counts import CountedValue, figures
from story_explainer.ingest.comparison.datelines import is_dateline
from story_explainer.ingest.comparison.numerals import numerals
from story_explainer.ingest.comparison.restated import Restated, restated
from story_explainer.ingest.comparison.speech import quoted_spans
from story_explainer.ingest.languages import common
from story_explainer.ingest.languages.cldr import conjunction
from story_explainer.ingest.languages.cues import cues
from story_explainer.ingest.text.places import places
from story_explainer.ingest.text.words import fold, words

_LOUD = 0.7
_REMEMBERED = 2  # passages after which nobody is surely meant any more
_NEGATED = 6  # words before and after one that negates
_LEAST = 2  # “one” is mostly an article


@dataclass(frozen=True, slots=True)
class KeyedToken:
    """A word or a number of a passage.

    Attributes:
        key: the folded word without the ending of the genitive; a number as `#` and its value.
        content: whether it says something by itself: no word of grammar.
        name: whether its spelling shows a name.
        capital: whether it begins with a capital that a name may have.
        quoted: whether it stands in quotation marks.
        start, end: where it stands in the passage.
    """

    key: str
    content: bool
    name: bool
    capital: bool
    quoted: bool
    start: int
    end: int


@dataclass(frozen=True)
class AnalysedArticle:
    """An article in one language; rows are the segments that have this language."""

    locale: str
    ids: tuple[str, ...]
    texts: tuple[str, ...]
    places: tuple[int, ...]
    tokens: tuple[tuple[KeyedToken, ...], ...]
    figures: tuple[tuple[CountedValue, ...], ...]

    def same_language(self, other: AnalysedArticle) -> bool:
        """Whether two articles are in one language, whatever the region."""
        return self.locale.split("-")[0] == other.locale.split("-")[0]

    @cached_property
    def types(self) -> dict[str, list[int]]:
        """The rows in which each content word or number stands."""
        found: dict[str, list[int]] = defaultdict(list)
        for row, tokens in enumerate(self.tokens):
            for key in dict.fromkeys(token.key for token in tokens if token.content):
                found[key].append(row)
        return dict(found)

    @cached_property
    def meant(self) -> tuple[str, ...]:
        """Who “he” or “she” is in each passage that names nobody: the one person named last before; else nothing."""
        found: list[str] = []
        pronouns = cues(self.locale).words("discourse.one")
        last, age = "", 0
        for text, tokens in zip(self.texts, self.tokens, strict=True):
            named = list(dict.fromkeys(token.key for token in tokens if token.key in self.persons))
            if named:
                last, age = (named[0] if len(named) == 1 else ""), 0
                found.append("")
                continue
            age += 1
            stands = any(text[token.start : token.end].lower() in pronouns for token in tokens if not token.quoted)
            found.append(last if stands and age <= _REMEMBERED else "")
        return tuple(found)

    @cached_property
    def names(self) -> frozenset[str]:
        """The keys that are names somewhere in the article."""
        return frozenset(token.key for tokens in self.tokens for token in tokens if token.name)

    @cached_property
    def capitals(self) -> frozenset[str]:
        """The keys that have a capital somewhere in the article, and never a small letter."""
        content = [token for tokens in self.tokens for token in tokens if token.content and token.key[0] != "#"]
        return frozenset(token.key for token in content) - frozenset(t.key for t in content if not t.capital)

    @cached_property
    def persons(self) -> frozenset[str]:
        """The keys that somewhere in the article end a name of several words, as people are called at first.

        What the vocabulary has is none, unless behind a first name, nor are places; where all nouns have capitals it
        takes a word never seen small.
        """
        found = set()
        for text, tokens in zip(self.texts, self.tokens, strict=True):
            for first, last in pairwise(tokens):
                between = text[first.end : last.start]
                called = self._calls(last) or (first.key in _given() and last.capital and last.content)
                if between in (" ", "\u00a0") and self._calls(first) and called:
                    found.add(last.key)
                elif between == "-" and first.key in found and not ideas(last.key, self.locale):
                    found.add(last.key)  # “Hartley-Osei”, “Min-seo”
        return frozenset(key for key in found if key not in self._places)

    @cached_property
    def proper(self) -> frozenset[str]:
        """The keys that are names where all nouns have capitals: “the laboratory Aqualab”, “from Innsbruck”.

        The vocabulary has none of them, none is ever seen small, and each stands somewhere right behind another noun,
        or behind a preposition without an article, or is joined to one of these by “and”.
        """
        known = cues(self.locale)
        if not known.get("noun_capitals", False):
            return frozenset()
        found: set[str] = set()
        for text, tokens in zip(self.texts, self.tokens, strict=True):
            last = ""
            for before, token in pairwise(tokens):
                if text[before.end : token.start] not in (" ", "\u00a0") or not self._unknown(token):
                    continue
                noun = before.capital and before.content and before.key in self.capitals
                written = text[before.start : before.end].lower()
                joined = written == conjunction(self.locale) and last in found
                if noun or written in known.words("names.bare") or joined:
                    found.add(token.key)
                    last = token.key
        return frozenset(found)

    def _unknown(self, token: KeyedToken) -> bool:
        named = token.capital and token.content and token.key in self.capitals
        return named and len(token.key) > 2 and not ideas(token.key, self.locale)

    def _calls(self, token: KeyedToken) -> bool:
        named = token.name or (token.capital and token.content and token.key in self.capitals)
        return named and len(token.key) > 2 and not ideas(token.key, self.locale)

    @cached_property
    def _places(self) -> frozenset[str]:
        return frozenset(words[-1] for words in places(self.locale))

    @cached_property
    def shingles(self) -> dict[tuple[str, ...], list[int]]:
        """The rows in which every run of three words stands."""
        found: dict[tuple[str, ...], list[int]] = defaultdict(list)
        for row, tokens in enumerate(self.tokens):
            keys = [token.key for token in tokens]
            for run in dict.fromkeys(zip(keys, keys[1:], keys[2:], strict=False)):
                found[run].append(row)
        return dict(found)

    @cached_property
    def amounts(self) -> tuple[list[Amount], ...]:
        """The amounts of each passage, whatever they count."""
        return tuple(amounts(text, self.locale) for text in self.texts)

    @cached_property
    def restated(self) -> tuple[list[Restated], ...]:
        """The numbers that each passage puts in the place of others."""
        found = zip(self.texts, self.amounts, strict=True)
        return tuple(restated(text, self.locale, them) for text, them in found)

    @cached_property
    def asides(self) -> tuple[list[tuple[int, int]], ...]:
        """Where each passage says something in passing."""
        return tuple(asides(text, self.locale) for text in self.texts)

    @cached_property
    def tells(self) -> tuple[bool, ...]:
        """Whether each passage tells something: no dateline, and more than a number or a single word.

        Such are left by a cut that went wrong: “7.”, “( Cf.”.
        """
        return tuple(
            sum(token.content for token in tokens) > 1 and not is_dateline(text, self.locale)
            for text, tokens in zip(self.texts, self.tokens, strict=True)
        )

    @cached_property
    def denies(self) -> tuple[bool, ...]:
        """Whether each passage has a word that denies what somebody says."""
        return tuple(cues(self.locale).has("response.denies", text) for text in self.texts)

    @cached_property
    def negated(self) -> tuple[frozenset[str], ...]:
        """The content words of each passage that stand near one that negates."""
        known = cues(self.locale)
        found = []
        for text, tokens in zip(self.texts, self.tokens, strict=True):
            places = [hit.start() for key in ("negation.words", "negation.weak") for hit in known.find(key, text)]
            at = [sum(token.start < place for token in tokens) for place in places]
            near = [
                token for here in at for token in tokens[max(0, here - _NEGATED) : here + _NEGATED] if token.content
            ]
            found.append(frozenset(token.key for token in near))
        return tuple(found)

    @cached_property
    def doubts(self) -> tuple[bool, ...]:
        """Whether each passage says that something may be."""
        return tuple(cues(self.locale).has("certainty.possible", text) for text in self.texts)

    @cached_property
    def vectors(self) -> Matrix | None:
        """A vector for each row, off the mean of the article; None without the extra or for an unknown language."""
        if not encoder.available(self.locale):
            return None
        rows = vectors.sentence_vectors(self.texts)
        # One passage by itself is all that its article has; taken off itself it would be nothing.
        rows = rows - rows.mean(0) * (len(rows) - 1) / len(rows)
        return np.asarray(rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9))


@cache
def _given() -> frozenset[str]:
    return frozenset(common("names")["given"])


def read_account(account: Account) -> dict[str, AnalysedArticle]:
    """Read an article in every language that it has."""
    order = {ident: place for place, ident in enumerate(account.segments)}
    locales = list(dict.fromkeys(locale for texts in account.segments.values() for locale in texts))
    result = {}
    for locale in locales:
        rows = [(ident, texts[locale]) for ident, texts in account.segments.items() if locale in texts]
        ids, texts = tuple(ident for ident, _ in rows), tuple(text for _, text in rows)
        tokens = tuple(_tokens(texts, locale))
        counted = tuple(tuple(figures(text, locale)) for text in texts)
        result[locale] = AnalysedArticle(locale, ids, texts, tuple(order[ident] for ident in ids), tokens, counted)
    return result


def _tokens(texts: Sequence[str], locale: str) -> Iterator[tuple[KeyedToken, ...]]:
    known = cues(locale)
    grammar = known.words("function_words") | known.words("elided")
    nouns = bool(known.get("noun_capitals", False))
    for text, quoted in zip(texts, quoted_spans(texts), strict=True):
        spans = [(number.start, number.end, f"#{number.value:f}") for number in numerals(text, locale, _LEAST)]
        found = words(text, locale)
        long = [word for word in found if len(word.text) > 3]
        loud = not nouns and sum(word.capital for word in long) > _LOUD * max(len(long), 1)
        row = []
        for word in found:
            if any(start < word.end and word.start < end for start, end, _ in spans):
                continue
            key = fold(word.text).removesuffix("'s")
            low = word.text.lower().replace("’", "'")
            content = bool(key) and low not in grammar and (len(key) > 1)
            name = content and (word.marked or (word.capital and not (nouns or word.initial or loud)))
            row.append((word.start, word.end, key or "-", content, name, word.capital))
        row += [(start, end, key, True, False, False) for start, end, key in spans]
        yield tuple(
            KeyedToken(key, content, name, capital, any(a <= start < b for a, b in quoted), start, end)
            for start, end, key, content, name, capital in sorted(row)
        )
