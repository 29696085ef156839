"""Vocabularies: words of each language for some 950 everyday ideas, by which sentences of two languages are matched.

One TOML file a language, `year = "anno anni annual*"`; the ideas bear the same names in all. A word with a star stands
for all that begin so. Countries, cities, months and weekdays come from CLDR. A new language is a new file.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cache, lru_cache

from story_explainer.ingest.languages import table
from story_explainer.ingest.languages.cldr import months, weekdays
from story_explainer.ingest.languages.segmentation import pack
from story_explainer.ingest.text.places import places
from story_explainer.ingest.text.words import fold

_ENDING = 5  # letters that may follow the beginning of a word
_INFLECTION = 3  # letters that may follow the last part of a compound
_FIRST_PART, _LAST_PART = 4, 5  # how long the parts of a compound are at least

Index = dict[str, set[str]]


@lru_cache(maxsize=65536)
def ideas(word: str, locale: str, kind: str = "lexicon") -> frozenset[str]:
    """The ideas that a word may stand for.

    Args:
        word: a folded word.
        locale: a BCP 47 tag; its first part decides.
        kind: the vocabulary: that of everyday words, or `news`, that of what reports tell.

    Returns:
        Names that are the same in every language; none for an unknown word or language.
    """
    whole, beginnings = _index(locale, kind)
    compounds = pack(locale).compounds
    found = set(whole.get(word, ()))
    for size in range(2, len(word) + 1):
        if len(word) - size <= _ENDING or (compounds and size >= _FIRST_PART):
            found |= beginnings.get(word[:size], set())
    if compounds:
        for last in _last_parts(word):
            found |= whole.get(last, set())
            for size in range(max(_LAST_PART, len(last) - _INFLECTION), len(last) + 1):
                found |= beginnings.get(last[:size], set())
    return frozenset(found)


def _last_parts(word: str) -> Iterator[str]:
    """What may be the last part of a compound: “regierung” of “bundesregierung”."""
    for start in range(_FIRST_PART, len(word) - _LAST_PART + 1):
        yield word[start:]


@cache
def _index(locale: str, kind: str) -> tuple[Index, Index]:
    """Whole words and beginnings of words, each with their ideas."""
    whole: Index = defaultdict(set)
    beginnings: Index = defaultdict(set)
    for idea, words in table(locale, kind).items():
        for word in fold(words).split():
            if word.endswith("*"):
                beginnings[word[:-1]].add(idea)
            else:
                whole[word].add(idea)
    if kind != "lexicon":
        return whole, beginnings
    for name, number in months(locale).items():
        whole[fold(name)].add(f"month {number}")
    for name, number in weekdays(locale).items():
        whole[fold(name)].add(f"weekday {number}")
    for words_of_place, key in places(locale).items():
        if len(words_of_place) == 1:
            whole[words_of_place[0]].add(f"place {key}")
    return whole, beginnings
