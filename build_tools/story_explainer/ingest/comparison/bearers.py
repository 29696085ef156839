"""What a passage says of somebody beside the name: “the mayor, Ada Lorn,”, “Ada Lorn, the head of the police, said”.

It tells who somebody is, as the name does, and not what is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from story_explainer.ingest.comparison.reading import AnalysedArticle, KeyedToken
from story_explainer.ingest.languages.cues import Cues, cues

_BEFORE, _BEHIND = 6, 10  # words of what stands before a name, and of what is enclosed behind it
_ENDS = re.compile(r"\s*(?:[,.;:)–—]|$)")
_MARK = re.compile(r"[,.;:!?()–—]")
_SPACE = (" ", "\u00a0")


def beside_names(reading: AnalysedArticle, row: int) -> set[str]:
    """The words that say who the bearer of a name is.

    Args:
        reading: an article.
        row: one of its passages.

    Returns:
        The keys of what stands before a name, back to its article: “the commander of the guard Ivo Plank”, “the mayor,
        Ada Lorn,”; in a language that writes nouns with capitals, of the nouns right before a name; and of what is
        enclosed behind it and begins with an article, or as a relative clause does.
    """
    return {token.key for token in _Passage(reading, row).beside() if token.content}


@dataclass
class _Passage:
    reading: AnalysedArticle
    row: int

    @cached_property
    def text(self) -> str:
        return self.reading.texts[self.row]

    @cached_property
    def tokens(self) -> tuple[KeyedToken, ...]:
        return self.reading.tokens[self.row]

    @cached_property
    def known(self) -> Cues:
        return cues(self.reading.locale)

    @cached_property
    def nouns(self) -> bool:
        return bool(self.known.get("noun_capitals", False))

    def beside(self) -> Iterator[KeyedToken]:
        for first, last in self.names():
            bare = first
            while self.nouns and bare and self.tokens[bare - 1].capital and self.between(bare - 1) in _SPACE:
                bare -= 1
            yield from self.tokens[bare:first]
            yield from self.before(bare, last)
            yield from self.behind(last)

    def names(self) -> Iterator[tuple[int, int]]:
        """The first and the last word of each name of a person, and of each name of several words."""
        some = self.reading.names | self.reading.persons | self.reading.proper
        place = 0
        while place < len(self.tokens):
            end = place
            while (
                end < len(self.tokens)
                and self.tokens[end].capital
                and self.tokens[end].key in some
                and (end == place or self.between(end - 1) in (*_SPACE, "-"))
            ):
                end += 1
            if end - place > 1 or any(token.key in self.reading.persons for token in self.tokens[place:end]):
                yield place, end - 1
            place = max(end, place + 1)

    def before(self, first: int, last: int) -> tuple[KeyedToken, ...]:
        """The words before a name, or before one between commas, back to the article with which they begin."""
        if not first:
            return ()
        apart = self.between(first - 1).strip() == "," and _ENDS.match(self.text, self.tokens[last].end)
        if not apart and (self.between(first - 1) not in _SPACE or not self.tokens[first - 1].content):
            return ()
        for place in range(first - 1, max(-1, first - 1 - _BEFORE), -1):
            if place < first - 1 and _MARK.search(self.between(place)):
                return ()
            if not apart and self.is_predicate(place):
                return ()
            if self.is_article(place) and not self.goes_on(place):
                return self.tokens[place:first]
        return ()

    def behind(self, last: int) -> tuple[KeyedToken, ...]:
        """The words that are enclosed behind a name and say who it is."""
        begin = last + 1
        if begin >= len(self.tokens) or self.between(last).strip() != ",":
            return ()
        if not self.is_article(begin) and self.written(begin) not in self.known.words("names.relative"):
            return ()
        for place in range(begin, min(begin + _BEHIND, len(self.tokens) - 1)):
            if _MARK.search(self.between(place)):
                return self.tokens[begin : place + 1]
        return ()

    def is_predicate(self, place: int) -> bool:
        """Whether a word stands where a verb may: “bleibt unter Bürgermeister Prell”, “ha arrestato Prell”."""
        token, known = self.tokens[place], self.known
        if not token.content:
            return not self.is_article(place) and self.written(place) not in known.words("names.of")
        after = self.tokens[place + 1]
        if self.nouns:
            return not token.capital
        # Two words in a row are noun and verb unless the second is an office: “fire chief”.
        return after.content and not after.name and not known.has("names.roles", self.written(place + 1))

    def goes_on(self, place: int) -> bool:
        """Whether an article belongs to a noun that says of what the one before it is: the spokesman of the bank."""
        if not place or self.between(place - 1).strip():
            return False
        before, links = self.tokens[place - 1], self.known.words("names.of")
        if self.written(place - 1) in links:
            return True
        return before.content and (before.capital if self.nouns else self.written(place) in links)

    def is_article(self, place: int) -> bool:
        said = self.written(place)
        return any(said in self.known.words(key) for key in ("names.articles", "names.indefinite", "names.any"))

    def written(self, place: int) -> str:
        return self.text[self.tokens[place].start : self.tokens[place].end].lower()

    def between(self, place: int) -> str:
        """What stands between a token and the next one."""
        return self.text[self.tokens[place].end : self.tokens[place + 1].start]
