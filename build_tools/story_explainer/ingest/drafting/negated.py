"""What a later article says of somebody not to be so: “Ferrai is not under investigation”, whoever wrote that he was.

A negation is known by its own word and by what follows it. Only whoever reads “non è indagato” may tell that “indagato”
before it is no longer told; so what shares that word and a name with such a sentence, and denies nothing, is set aside.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from story_explainer.ingest.comparison.meanings import meanings
from story_explainer.ingest.languages.cues import cues
from story_explainer.ingest.text.words import Word, fold, words
from story_explainer.story.bitext import Segment

_LONG = 5  # letters of a word that says what is not so
_STEM = 6  # letters by which two forms of a word are known as one
_REACH = 4  # words behind a negation among which it stands
_NAME = 4  # letters of a word of a name


@dataclass(frozen=True, slots=True)
class _Said:
    """The words of a passage in one language that may be denied or deny: its names, and what it says."""

    locale: str
    names: frozenset[str]
    stems: frozenset[str]
    ideas: frozenset[str]


def denied_later(segments: Sequence[Segment], rank: Callable[[str], int]) -> Iterator[str]:
    """The passages of which a later article says that what they tell of somebody is not so.

    Args:
        segments: the passages of all articles.
        rank: the place of the article of each in the order of publication.
    """
    plain = [
        (rank(segment.id), segment.id, said)
        for segment in segments
        for locale, text in segment.text.items()
        if not cues(locale).has("negation.words", text) and (said := _said(text, locale)).names
    ]
    for late in segments:
        if not rank(late.id):
            continue
        for locale, text in late.text.items():
            names = _said(text, locale).names
            for word in _negated(text, locale):
                stem, ideas = fold(word.text)[:_STEM], meanings(fold(word.text), locale)
                for at, ident, said in plain:
                    alike = stem in said.stems if said.locale == locale else not ideas.isdisjoint(said.ideas)
                    if alike and at < rank(late.id) and not names.isdisjoint(said.names):
                        yield ident


def _said(text: str, locale: str) -> _Said:
    found = list(words(text, locale))
    nouns = bool(cues(locale).get("noun_capitals", False))
    names = {fold(word.text) for word in found if word.capital and not word.initial and len(word.text) >= _NAME}
    if nouns:  # any noun has a capital: a name has no meaning of its own
        names = {name for name in names if not meanings(name, locale)}
    told = [word for word in found if len(word.text) >= _LONG and (nouns or not word.capital)]
    ideas = {idea for word in told for idea in meanings(fold(word.text), locale)}
    return _Said(locale, frozenset(names), frozenset(fold(word.text)[:_STEM] for word in told), frozenset(ideas))


def _negated(text: str, locale: str) -> Iterator[Word]:
    """The word that each plain negation of a text denies: the first behind it that says something."""
    known, found = cues(locale), list(words(text, locale))
    small = known.words("function_words")
    for cue in known.find("negation.plain", text):
        clause = re.match(r"[^,;:.!?–—]*", text[cue.end() :])
        end = cue.end() + (clause.end() if clause else 0)
        behind = [word for word in found if cue.end() <= word.start < end][:_REACH]
        told = [word for word in behind if len(word.text) >= _LONG and word.text.lower() not in small]
        yield from told[:1]
