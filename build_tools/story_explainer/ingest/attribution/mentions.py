"""Mentions of those who may say something: at the beginning of a sentence, with what a comma adds to them."""

from __future__ import annotations

from collections.abc import Sequence

from story_explainer.ingest.attribution.frame import right_edge
from story_explainer.ingest.attribution.grammar import Grammar
from story_explainer.ingest.attribution.phrases import Phrase, Phrases
from story_explainer.ingest.attribution.reading import Token

_OVER = 5  # words that say what an office is over
_APPOSITION = 10  # words that an apposition has at most


class Mentions:
    """Reads mentions that may be the subject of a verb of saying, in one language."""

    def __init__(self, grammar: Grammar, phrases: Phrases) -> None:
        self.grammar, self.phrases = grammar, phrases
        words = grammar.words
        self.that, self.subordinate = words("words.that"), words("words.subordinate")
        self.focus, self.times = words("words.focus"), words("words.times")
        self.skipped = phrases.adverbs | words("words.reflexives")
        self.finite = words("words.finite") | words("auxiliaries.perfect") | words("auxiliaries.passive")
        self.finite |= words("auxiliaries.modal")

    def is_finite(self, token: Token) -> bool:
        """Whether a word is a finite verb that the language's data know."""
        return token.low in self.finite or token.low in self.grammar.finite

    def nominative(self, tokens: Sequence[Token], at: int, wide: bool = False) -> Phrase | None:
        """The phrase that begins with a token, if its form lets it be a subject."""
        phrase = self.phrases.at(tokens, at, wide)
        return None if phrase is None or phrase.oblique or self.says_when(tokens, phrase) else phrase

    def says_when(self, tokens: Sequence[Token], phrase: Phrase) -> bool:
        """Whether a short phrase says when: this year, next Monday."""
        return phrase.end - phrase.start <= 3 and tokens[phrase.end - 1].low in self.times

    def skip(self, tokens: Sequence[Token], at: int) -> int:
        """The first token from one on that is no adverb or the like."""
        while at < len(tokens) and tokens[at].low in self.skipped and not tokens[at].quote:
            at += 1
        return at

    def skip_focus(self, tokens: Sequence[Token], at: int) -> int:
        """The first token from one on that is no word such as “also” in front of a phrase."""
        while at < len(tokens) - 1 and tokens[at].low in self.focus:
            at += 1
        return at

    def opening(self, tokens: Sequence[Token]) -> Phrase | None:
        """The phrase with which a sentence begins, if it may be a subject."""
        at = self.skip_focus(tokens, 0)
        if not self.grammar.verb_second:
            at = self._past_adverbial(tokens, at)
        return self.nominative(tokens, at, wide=True)

    def _past_adverbial(self, tokens: Sequence[Token], at: int) -> int:
        """Where a sentence goes on behind what says when or where, and a comma: Sabato, …; Nel 2010, …"""
        end = at
        if tokens[at].low in self.times | self.phrases.adverbs:
            end = at + 1
        elif tokens[at].low in self.phrases.prepositions:
            inner = self.phrases.at(tokens, at if tokens[at].low in self.phrases.oblique else at + 1, wide=True)
            end = inner.end if inner else at
        return end + 1 if end > at and end + 1 < len(tokens) and tokens[end].text == "," else at

    def leading(self, tokens: Sequence[Token], verb: int) -> Phrase | None:
        """The phrase with which a sentence begins, if a comma closes it and the verb stands behind another one."""
        if verb < 3 or tokens[verb - 1].text not in ",–—-)":
            return None
        phrase = self.opening(tokens)
        phrase = self._with_what_it_is_over(tokens, phrase, verb) if phrase else None
        if phrase is None or phrase.end >= verb or tokens[phrase.end].text not in ",–—-":
            return None
        for at in range(phrase.end + 1, verb - 1):
            if tokens[at].text == "," and (
                tokens[at + 1].low in self.finite or tokens[at + 1].low in self.grammar.finite
            ):
                return None  # its verb stands before: it is no subject of another one
        return self.with_apposition(tokens, phrase)

    def _with_what_it_is_over(self, tokens: Sequence[Token], phrase: Phrase, verb: int) -> Phrase:
        """A phrase with what a preposition adds, where a name follows behind a comma: l'assessora alla cultura, …"""
        comma = right_edge(tokens, phrase.end)
        between = tokens[phrase.end : comma]
        added = 0 < len(between) <= _OVER and between[0].low in self.phrases.prepositions | self.phrases.oblique
        named = comma + 1 < verb and tokens[comma].text == "," and tokens[comma + 1].capital
        if phrase.pronoun or not added or not named or any(self.is_finite(token) for token in between):
            return phrase
        return Phrase(phrase.start, comma)

    def with_apposition(self, tokens: Sequence[Token], phrase: Phrase) -> Phrase:
        """A phrase with the one that a comma adds to it: the minister, Ada Moss,"""
        at = phrase.end
        if phrase.pronoun or at + 1 >= len(tokens) or tokens[at].text != ",":
            return phrase
        if tokens[at + 1].low in self.that or tokens[at + 1].low in self.subordinate:
            return phrase
        added = self.phrases.at(tokens, at + 1, wide=True)
        if added is None and not self.grammar.capitalised_nouns:
            added = self._plain_apposition(tokens, at + 1)
        if added is None or added.pronoun or added.oblique:
            return phrase
        after = self.skip(tokens, added.end)
        if after > added.end or (after < len(tokens) and tokens[after].low in self.phrases.prepositions):
            rest = tokens[after : right_edge(tokens, after)]
            closed = not any(token.low in self.finite or token.low in self.grammar.finite for token in rest)
        else:
            closed = after >= len(tokens) or not (tokens[after].word or tokens[after].quote)
        return Phrase(phrase.start, added.end) if closed else phrase

    def _plain_apposition(self, tokens: Sequence[Token], at: int) -> Phrase | None:
        """An apposition that begins with a common noun: head of the company, direttore del museo."""
        far = min(at + _APPOSITION, len(tokens))
        end = next((place for place in range(at, far) if not tokens[place].word), far)
        words = tokens[at:end]
        plain = bool(words) and words[0].low not in self.phrases.small
        plain = plain and not words[0].low.endswith(tuple(self.grammar.words("words.gerund_endings")) or ("\0",))
        closed = end == len(tokens) or not (tokens[end].word or tokens[end].quote)
        return Phrase(at, end) if plain and closed and not any(self.is_finite(token) for token in words) else None
