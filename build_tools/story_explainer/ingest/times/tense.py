"""Whether a clause tells what was or what will be, which decides to which side a bare “Thursday” points."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from story_explainer.ingest.text.marks import AFTER_FINAL, FINAL
from story_explainer.ingest.times.calendar import Direction
from story_explainer.ingest.times.language import TimeGrammar, language
from story_explainer.ingest.times.rules import TimeToken, tokens

_BREAK = frozenset(",;:()–—\n")
_SENTENCE = re.compile(rf"[{FINAL}]+[{AFTER_FINAL}]*(?=\s)|\n\s*\n")
_ABBREVIATED = re.compile(r"(?<!\w)(?:\d{1,2}|[^\W\d_])$")


def sentences(text: str) -> list[tuple[int, int]]:
    """Where the sentences of a passage stand, roughly: no number or single letter ends one."""
    found, start = [], 0
    for hit in _SENTENCE.finditer(text):
        if hit[0] == "." and _ABBREVIATED.search(text, max(0, hit.start() - 3), hit.start()):
            continue
        found.append((start, hit.end()))
        start = hit.end()
    found.append((start, len(text)))
    return found


def is_told_as_past(text: str, locale: str) -> bool:
    """Whether the first clause of a text whose tense shows tells what was; not what goes on or is to come.

    Args:
        text: a sentence.
        locale: its language; of one without rules of its own nothing is known.
    """
    row = tokens(text)
    return bool(row) and Tenses(text, row, language(locale)).way(0, 1)[0] == "past"


class Tenses:
    """The tenses of one passage."""

    def __init__(self, text: str, row: Sequence[TimeToken], of: TimeGrammar) -> None:
        self._text, self._row, self._of = text, row, of
        self.sentences = sentences(text)

    def sentence(self, at: int) -> int:
        """The number of the sentence in which a place stands."""
        return next((number for number, (_, end) in enumerate(self.sentences) if at < end), len(self.sentences) - 1)

    def verbless(self, number: int) -> bool:
        """Whether a sentence has no verb, as an entry of a list (Lodi: 20 Uhr, Theater), where verbs are known."""
        of, (begin, end) = self._of, self.sentences[number]
        known = of.words("tense.present")
        if not known:
            return False
        words = known | of.words("tense.past") | of.words("tense.future") | of.words("tense.perfect")
        places = [place for place, token in enumerate(self._row) if begin <= token.start < end]
        said = any(self._row[place].low in words for place in places)
        return not said and not any(True for _ in self._evidence(places[0], places[-1] + 1)) if places else True

    def way(self, first: int, last: int) -> tuple[Direction | None, bool]:
        """Where the clause around some tokens points to.

        Args:
            first, last: the tokens, from the first to the one behind the last.

        Returns:
            The way, None where nothing tells; and whether a form of a verb said so.
        """
        begin, end = self.sentences[self.sentence(self._row[first].start)]
        low = first
        while low and self._row[low - 1].start >= begin and not self._breaks(low - 1):
            low -= 1
        high = last
        while high < len(self._row) and self._row[high].end <= end and not self._breaks(high):
            high += 1
        evidence = list(self._evidence(low, high))
        if not evidence:
            inside = [place for place, token in enumerate(self._row) if begin <= token.start < end]
            evidence = list(self._evidence(inside[0], inside[-1] + 1)) if inside else []
            if not evidence:
                return ("future", False) if self._of.data.get("tense") else (None, False)
        nearest = min(evidence, key=lambda each: min(abs(each[0] - first), abs(each[0] - last + 1)))
        return nearest[1], len({way for _, way in evidence}) == 1

    def _breaks(self, place: int) -> bool:
        """Whether a clause ends at a sign; a comma inside a date or a number is none."""
        token = self._row[place]
        if token.low not in _BREAK:
            return False
        following = self._row[place + 1] if place + 1 < len(self._row) else None
        return not (following and (following.glued or following.low[0].isdigit()))

    def _evidence(self, low: int, high: int) -> Iterator[tuple[int, Direction]]:
        of, row = self._of, self._row
        past, future = of.words("tense.past"), of.words("tense.future")
        helpers, outside = of.words("tense.perfect"), of.words("tense.not_past")
        places = range(low, high)
        helped = any(row[place].low in helpers for place in places)
        for place in places:
            word = row[place].low
            if word in past:
                yield place, "past"
            elif word in future:
                yield place, "future"
            elif not word.isalpha() or len(word) < 4 or not self._small(place):
                continue
            elif (
                helped and word not in of.words("tense.not_perfect") and of.patterns("tense.participle").fullmatch(word)
            ):
                yield place, "past"
            elif of.patterns("tense.future_endings").fullmatch(word) and word not in of.words("tense.not_future"):
                yield place, "future"
            elif of.patterns("tense.attributive").fullmatch(word) and self._noun_behind(place):
                continue
            elif of.patterns("tense.past_endings").fullmatch(word) and word not in outside and not self._of_noun(place):
                yield place, "past"

    def _small(self, place: int) -> bool:
        return self._text[self._row[place].start].islower()

    def _noun_behind(self, place: int) -> bool:
        """Whether a noun follows, so that a participle may belong to it: eine geführte Wanderung."""
        following = self._row[place + 1] if place + 1 < len(self._row) else None
        return following is not None and self._text[following.start].isupper()

    def _of_noun(self, place: int) -> bool:
        """Whether a word stands like an adjective, right behind an article; or goes with an infinitive: be approved."""
        before = self._of.words("tense.determiners") | self._of.words("tense.infinitive")
        return place > 0 and self._row[place - 1].low in before
