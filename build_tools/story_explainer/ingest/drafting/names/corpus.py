"""A bitext cut into words, and which of them belong to a name."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import pairwise

from story_explainer.ingest.languages import table
from story_explainer.ingest.languages.cues import Cues, cues
from story_explainer.ingest.text.places import places
from story_explainer.ingest.text.words import Word, fold, likeness_of_names, words
from story_explainer.story.bitext import Bitext, Segment

NEAR = 0.6  # words this alike are the same name where their neighbours or the lack of a better one say so
LIKE = 0.72  # words this alike in aligned segments are the same name, spelt as each language does

_SMALL = 2  # long words in small letters that no headline written with capitals has
_RULER, _RULERS_NAME = re.compile("[IVX]{2,6}"), 0.5


@dataclass(frozen=True, slots=True)
class NameMention:
    """A name where it stands."""

    segment: str
    locale: str
    text: str
    start: int
    end: int


class Corpus:
    """A bitext cut into words, with how often each stands with a capital that shows a name, and how often without."""

    def __init__(self, bitext: Bitext) -> None:
        self.segments: list[Segment] = list(bitext.segments())
        self.locales = bitext.locales
        self.cues: dict[str, Cues] = {locale: cues(locale) for locale in bitext.locales}
        self.words: list[dict[str, tuple[Word, ...]]] = [
            {locale: words(text, locale) for locale, text in segment.text.items()} for segment in self.segments
        ]
        self.folds = [{locale: [fold(w.text) for w in found] for locale, found in row.items()} for row in self.words]
        self._named: dict[tuple[int, str], list[bool]] = {}
        self.known: dict[str, set[str]] = defaultdict(set)
        self.small: dict[str, Counter[str]] = defaultdict(Counter)
        self.strong: dict[str, Counter[str]] = defaultdict(Counter)
        for row, folded in zip(self.words, self.folds, strict=True):
            for locale, found in row.items():
                self.known[locale].update(folded[locale])
                loud = _loud(found, self.cues[locale])
                for word, key in zip(found, folded[locale], strict=True):
                    if word.text.islower():
                        self.small[locale][key] += 1
                    elif self._shows(word, locale, loud):
                        self.strong[locale][key] += 1

    def common(self, word: Word, locale: str) -> bool:
        """Whether a word is none on its own account: of the grammar, a day, a month, a title of office."""
        known = self.cues[locale]
        low = word.text.lower().replace("’", "'").removesuffix("'s")
        if re.fullmatch("[IVXLCDM]+", word.text):
            return True
        if low in known.words("names.never") or low in self._calendar[locale]:
            return True
        return low in known.words("function_words") and not word.marked

    @cached_property
    def _calendar(self) -> dict[str, set[str]]:
        return {
            locale: {name.lower() for name in (*known.weekdays, *known.months)} for locale, known in self.cues.items()
        }

    @cached_property
    def _pairs(self) -> dict[str, Counter[tuple[str, str]]]:
        """How often two words with a capital stand side by side: Northgate Trust at the beginning of two sentences."""
        found: dict[str, Counter[tuple[str, str]]] = {locale: Counter() for locale in self.locales}
        for row, folded in zip(self.words, self.folds, strict=True):
            for locale, there in row.items():
                for at, (one, other) in enumerate(pairwise(there)):
                    if one.capital and other.capital and other.gap == " " and not self.common(one, locale):
                        found[locale][folded[locale][at], folded[locale][at + 1]] += 1
        return found

    @cached_property
    def _doubled(self) -> dict[str, set[tuple[str, str]]]:
        """Double family names, by the first name before them somewhere: Petra Wolf-Bauer, not Wolf-Anhänger."""
        found: dict[str, set[tuple[str, str]]] = {locale: set() for locale in self.locales}
        for row, folded in zip(self.words, self.folds, strict=True):
            for locale, there in row.items():
                known, keys = self.cues[locale], folded[locale]
                nouns = known.words("names.organisations") | known.words("names.heads") | known.words("names.affairs")
                for at in range(2, len(there)):
                    first, one, other = there[at - 2 : at + 1]
                    whole = one.gap == " " and other.gap == "-" and first.capital and one.capital and other.capital
                    if whole and given(keys[at - 2]) and other.text.lower() not in nouns:
                        found[locale].add((keys[at - 1], keys[at]))
        return found

    @cached_property
    def _families(self) -> dict[str, set[str]]:
        """Family names, by the first name before them somewhere: Beat Huber."""
        found: dict[str, set[str]] = {locale: set() for locale in self.locales}
        for row, folded in zip(self.words, self.folds, strict=True):
            for locale, there in row.items():
                for at, (one, other) in enumerate(pairwise(there)):
                    if given(folded[locale][at]) and one.capital and other.capital and other.gap == " ":
                        found[locale].add(folded[locale][at + 1])
        return found

    def _of_another(self, locale: str, word: Word) -> bool:
        """Whether a word before a family name may be a first name that no list has, as it is no title of office."""
        known, low = self.cues[locale], word.text.lower()
        titles = tuple(known.words("names.roles") | known.words("names.persons") | known.words("names.heads"))
        plain = word.capital and len(low) > 2 and not self.common(word, locale) and not self.small[locale][fold(low)]
        return plain and not low.endswith(titles) and low not in known.words("names.organisations")

    def _shows(self, word: Word, locale: str, loud: bool) -> bool:
        """Whether the word's own spelling and place show a name."""
        if (not word.capital and not word.marked) or self.common(word, locale) or loud:
            return False
        return word.marked or not (word.initial or self.cues[locale].get("noun_capitals", False))

    def named(self, index: int, locale: str) -> list[bool]:
        """For each word of a segment whether it belongs to a name."""
        if (index, locale) not in self._named:
            self._named[index, locale] = self._tell(index, locale)
        return self._named[index, locale]

    def _tell(self, index: int, locale: str) -> list[bool]:
        found, folded = self.words[index][locale], self.folds[index][locale]
        loud = _loud(found, self.cues[locale])
        shown = [self._shows(word, locale, loud) for word in found]
        named = [
            (shows and self.strong[locale][key] >= self.small[locale][key])
            or (word.capital and not self.common(word, locale) and self._answered(index, locale, word, key))
            for shows, word, key in zip(shown, found, folded, strict=True)
        ]
        if len(self.words[index]) == 1 and self.cues[locale].get("noun_capitals", False):
            for at in range(len(found) - 1):  # no other language shows it: a first name and what goes with it
                if found[at].capital and found[at + 1].capital and found[at + 1].gap == " " and given(folded[at]):
                    last = _past_initials(found, at + 1)
                    named[at] = named[last] = (not loud and not self.common(found[last], locale)) or named[last]
            for at in range(1, len(found)):  # Gerd-Jürgen
                if found[at].gap == "-" and named[at] and given(folded[at]) and given(folded[at - 1]):
                    named[at - 1] = True
            for at in range(len(found) - 1):  # Corinne Huber, beside Beat Huber
                if found[at + 1].gap == " " and folded[at + 1] in self._families[locale]:
                    named[at] = named[at] or (found[at + 1].capital and self._of_another(locale, found[at]))
                    named[at + 1] = named[at] or named[at + 1]
            for at in range(1, len(found)):  # the second half of a double name
                if found[at].gap == "-" and (folded[at - 1], folded[at]) in self._doubled[locale]:
                    named[at - 1] = named[at] = not loud or named[at]
        for at in range(len(found) - 2, -1, -1):  # the initials of a name: J. D. Vance
            if len(found[at].text) == 1 and found[at].capital and found[at + 1].gap == ". " and named[at + 1]:
                named[at] = True
        for at in range(len(found) - 1):  # a ruler's number shows the name before it: Carlo III
            if found[at].capital and found[at + 1].gap == " " and _RULER.fullmatch(found[at + 1].text):
                named[at] = named[at + 1] = named[at] or (not loud and self._rules(index, locale, at))
        for at, word in enumerate(found):
            before = at > 0 and named[at - 1] and joins(word.gap)
            after = at + 1 < len(found) and named[at + 1] and joins(found[at + 1].gap)
            if after and word.initial:  # a sentence begins with a name: its first word has to be somebody's
                pair = (folded[at], folded[at + 1])
                told = given(folded[at]) or folded[at + 1] in _trades() or self._pairs[locale][pair] > 1
                after = len(self.words[index]) == 1 and told
            if (before or after) and not named[at] and word.capital:
                # A common word with a capital goes with the name beside it: Cancer in National Cancer Institute, Des in
                # Des Moines; in a language that writes nouns so only if the aligned text has the very same word.
                # A word of grammar has no capital after a name unless it belongs to it: Ri Yong Ho.
                odd = before and not word.initial and not self.cues[locale].get("noun_capitals", False)
                opens = after and word.initial and not loud
                named[at] = shown[at] or opens or (not loud and (odd or self.echoed(index, locale, folded[at])))
        for at in range(len(found) - 2, -1, -1):
            if not named[at] and named[at + 1] and found[at].capital and joins(found[at + 1].gap):
                own = given(folded[at]) or not self.common(found[at], locale)
                named[at] = own and self._pair_answered(index, locale, at)
        return named

    def _rules(self, index: int, locale: str, at: int) -> bool:
        """Whether a word before a number is a first name, in this language or in another: Carlo III, Charles III."""
        key, number = self.folds[index][locale][at : at + 2]
        return given(key) or any(
            behind == number and given(here) and likeness_of_names(key, here) >= _RULERS_NAME
            for other, keys in self.folds[index].items()
            if other != locale
            for here, behind in pairwise(keys)
        )

    def _pair_answered(self, index: int, locale: str, at: int) -> bool:
        """Whether a word and the name behind it stand so in another language too, each spelt as it does it there.

        So a first name is told at the beginning of a sentence: Sergej Šojgu, Sergei Schoigu.
        """
        pair = self.folds[index][locale][at : at + 2]
        return any(
            here.capital
            and behind.capital
            and joins(behind.gap)
            and (given(keys[place]) or not self.common(here, other))
            and likeness_of_names(pair[0], keys[place]) >= NEAR
            and (same(pair[1], keys[place + 1]) or likeness_of_names(pair[1], keys[place + 1]) >= NEAR)
            for other, keys in self.folds[index].items()
            if other != locale
            for place, (here, behind) in enumerate(pairwise(self.words[index][other]))
        )

    def echoed(self, index: int, locale: str, key: str, title: str = "") -> bool:
        """Whether another language has the very same word with a capital in this segment, and not as its own title."""
        return any(
            twin_key == key and twin.capital and (not title or title not in self.cues[other].words("names.roles"))
            for other, found in self.words[index].items()
            if other != locale and not (title and self.cues[other].get("noun_capitals", False))
            for twin, twin_key in zip(found, self.folds[index][other], strict=True)
        )

    def _answered(self, index: int, locale: str, word: Word, key: str) -> bool:
        """Whether a capital that says nothing is confirmed elsewhere: in the same language or by the aligned one."""
        if not self.cues[locale].get("noun_capitals", False):
            if self.strong[locale][key] > self.small[locale][key]:
                return True
            if self.small[locale][key]:
                return False
        if len(key) < 2:
            return False
        for other, found in self.words[index].items():
            if other == locale:
                continue
            for twin, twin_key in zip(found, self.folds[index][other], strict=True):
                if not twin.capital or self.common(twin, other) or self.small[other][twin_key]:
                    continue
                if same(key, twin_key):
                    return True
                if self.strong[other][twin_key] and len(key) > 3 and likeness_of_names(key, twin_key) >= LIKE:
                    return True
        return False

    def base(self, locale: str, key: str) -> str:
        """A folded word without the genitive's ending, where the articles show that it is one."""
        for ending in ("'s", "s", "'"):
            if not key.endswith(ending) or len(key) - len(ending) < 2 or (ending == "s" and not self._genitive(locale)):
                continue
            bare = key.removesuffix(ending)
            others = [other for other in self.locales if other != locale]
            if any(key in self.known[other] for other in others):
                return key
            if any(f"{bare}{mark}" in self.known[other] for other in others for mark in ("'s", "s")):
                return bare
            if ending == "'s" or any(bare in known for known in self.known.values()) or (bare,) in places(locale):
                return bare
        return key

    def _genitive(self, locale: str) -> bool:
        return bool(self.cues[locale].get("genitive") == "s")

    @cached_property
    def heads(self) -> frozenset[str]:
        """Common nouns that name institutions, folded: the Cromwell Society is not Cromwell."""
        return frozenset(fold(word) for known in self.cues.values() for word in known.words("names.heads"))


def _past_initials(found: Sequence[Word], at: int) -> int:
    """The place of the family name where initials may stand before it: Roland M. Dalpiaz."""
    while at + 1 < len(found) and len(found[at].text) == 1 and found[at + 1].gap == ". " and found[at + 1].capital:
        at += 1
    return at


@cache
def _trades() -> frozenset[str]:
    """Words with which the names of companies end: Northern Ferries."""
    return frozenset(table("common", "names")["trades"])


def given(key: str) -> bool:
    """Whether a folded word is a first name, or begins with one and a hyphen."""
    return key.partition("-")[0] in _given()


@cache
def _given() -> frozenset[str]:
    return frozenset(table("common", "names")["given"])


def _loud(found: Sequence[Word], known: Cues) -> bool:
    """Whether a text writes most of its long words with capitals, as headlines do, so that they say nothing."""
    long = [word for word in found if len(word.text) > 3]
    share = 0.9 if known.get("noun_capitals", False) else 0.7
    capital = sum(word.capital for word in long)
    return len(long) > 3 and capital > share * len(long) and len(long) - capital < _SMALL


def joins(gap: str) -> bool:
    """Whether what stands between two words leaves them in one name."""
    return gap.replace("‘", "'") in (" ", "' ", "’ ", "-", "'", "’", " & ", ". ", "\u2011")


def same(first: str, second: str) -> bool:
    """Whether two folded words are one but for a genitive's ending."""
    if first == second:
        return True
    short, long = sorted((first, second), key=len)
    return len(short) > 1 and long in (f"{short}s", f"{short}'s", f"{short}'")
