"""Noun phrases by their edges: articles, capitals, “of”. No parser, and no list of names.

A phrase is read from its first word on and ends before the first word that cannot belong to it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from story_explainer.ingest.attribution.grammar import Grammar
from story_explainer.ingest.attribution.reading import Token
from story_explainer.ingest.languages.cues import Cues
from story_explainer.ingest.text.marks import DOUBLE, SINGLE

MARKS = frozenset(",;:–—()[]/-…") | {"--"}
_ADJECTIVES = 6
_NOUNS = 7
_IN_BRACKETS = 12
_DEEPEST = 3
_NAME = 6
_OFFICE = 4  # words of an office before a name
AROUND = f"{DOUBLE}{SINGLE} "


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase: its tokens from `start` to before `end`, and whether its form keeps it from being a subject."""

    start: int
    end: int
    pronoun: bool = False
    oblique: bool = False


def name_like(token: Token) -> bool:
    """Whether a quotation may be part of a phrase as the name of something: the ship “Ada Moss”."""
    inner = token.text.strip(AROUND)
    return bool(inner) and not inner[0].islower() and len(inner.split()) <= _NAME and inner[-1] not in ".,!?"


def _all_capital(token: Token) -> bool:
    return all(word[:1].isupper() for word in token.text.strip(AROUND).split())


class Phrases:
    """Reads noun phrases of one language."""

    def __init__(self, grammar: Grammar, cues: Cues) -> None:
        self.grammar = grammar
        words = grammar.words
        self.articles, self.oblique = words("words.articles"), words("words.oblique")
        self.pronouns, self.nobody = words("words.pronouns"), words("words.nobody")
        self.no_subject = words("oblique_before"), tuple(words("oblique_nouns"))
        self.of, self.place, self.plus = words("words.of"), words("words.with_place"), words("words.plus")
        self.of_bare = words("words.of_bare")
        self.adverbs = words("words.adverbs")
        self.particles = cues.words("names.particles") | words("words.particles")
        small = cues.words("function_words") | self.adverbs | words("words.prepositions") | words("words.finite")
        small |= words("words.that") | words("words.relative_any") | words("words.subordinate") | words("words.and")
        self.small = small | words("auxiliaries.perfect") | words("auxiliaries.passive") | words("auxiliaries.modal")
        self.adjectives = words("words.adjectives")
        self.attributive = tuple(words("words.attributive_endings"))
        self.prepositions = words("words.prepositions")
        self.sure_articles = self.oblique | words("words.noun_articles")
        self.bare, self.small_names = words("words.bare"), words("words.small_names")
        self.offices = cues.words("names.roles") - cues.words("names.organisations") - cues.words("names.outlets")
        self.persons = cues.pattern("names.persons")
        self.former = cues.pattern("names.former")

    def at(self, tokens: Sequence[Token], start: int, wide: bool = False, depth: int = 0) -> Phrase | None:
        """The phrase that begins with a token, if one does.

        Args:
            tokens: the words of a sentence.
            start: the number of the first one.
            wide: whether “in London” and the like belong to it, as they do to what stands alone before its verb.
            depth: how many phrases it stands in.
        """
        if start >= len(tokens):
            return None
        first = tokens[start]
        following = tokens[start + 1] if start + 1 < len(tokens) else None
        if first.low in self.pronouns and not (following and self._goes_on(following) and first.low in self.articles):
            return Phrase(start, start + 1, pronoun=True)
        if first.low in self.nobody and not (following and first.low in self.articles and self._goes_on(following)):
            return None
        head = self._head(tokens, start)
        if head is None:
            return None
        end, oblique = head
        while depth < _DEEPEST:
            longer = self._longer(tokens, end, wide, depth)
            if longer is None:
                break
            end = longer
        return Phrase(start, end, oblique=oblique)

    def _goes_on(self, token: Token) -> bool:
        """Whether a word after “this” shows it to be an article: this man."""
        if self.grammar.capitalised_nouns:
            verb = token.low in self.grammar.finite or token.low in self.grammar.participles or token.low in self.small
            return token.capital or (token.low.endswith(self.grammar.adjective_endings) and not verb)
        return token.word and token.low not in self.small and token.low not in self.grammar.finite

    def _head(self, tokens: Sequence[Token], start: int) -> tuple[int, bool] | None:
        """Where the article, the adjectives and the nouns of a phrase end, and whether they are oblique."""
        at, oblique, article = start, False, ""
        while at < len(tokens) and at - start < 3 and tokens[at].low in (self.articles | self.oblique):
            if article and tokens[at].capital:
                break
            oblique |= tokens[at].low in self.oblique and not article
            article = tokens[at].low
            at += 1
        noun = self._nouns_with_capitals if self.grammar.capitalised_nouns else self._nouns
        found = noun(tokens, at, article, start)
        if found is None:
            return self._of_several(tokens, at) if article and not self.grammar.capitalised_nouns else None
        end, weak = found
        return end, oblique or weak

    def _of_several(self, tokens: Sequence[Token], at: int) -> tuple[int, bool] | None:
        """Where a phrase ends that begins with how many of something: two of the engines."""
        if at + 1 >= len(tokens) or tokens[at].low not in self.of:
            return None
        inner = self.at(tokens, at + 1, depth=_DEEPEST)
        return (inner.end, False) if inner and not inner.pronoun else None

    def _nouns_with_capitals(
        self, tokens: Sequence[Token], at: int, article: str, start: int
    ) -> tuple[int, bool] | None:
        """Where nouns are written with a capital: adjectives have none, and all that has one belongs to the nouns."""
        weak, begins, known = False, at, self.grammar
        while at < len(tokens) and at - begins < _ADJECTIVES and tokens[at].word and not tokens[at].capital:
            low = tokens[at].low
            if low in self.prepositions or (low in known.finite and not low.endswith(known.adjective_endings)):
                return None
            if not low.endswith(known.adjective_endings) and not article:
                return None
            if article in known.oblique_adjective[:1] or not article:
                weak |= low.endswith(known.oblique_adjective[1:]) and low not in self.small
            at += 1
        nouns = at
        while at < len(tokens) and at - nouns < _NOUNS:
            token = tokens[at]
            following = tokens[at + 1] if at + 1 < len(tokens) else None
            named = token.capital and not (at == start and token.low in self.small)
            named |= at > nouns and token.low in self.small_names
            counts = (following is not None and following.capital) or not token.text.isdigit()
            if at > nouns and token.text[0].isdigit() and counts:
                break  # laut Polizei 20 Menschen
            particle = token.low in self.particles and at > nouns and following is not None and following.capital
            if not (
                named
                or particle
                or (token.quote and name_like(token) and (at > begins or (article and _all_capital(token))))
            ):
                break
            at += 1
        if at == nouns or (not article and all(token.quote for token in tokens[nouns:at])):
            return None
        before, endings = self.no_subject
        weak |= article in before and nouns + 1 == at and tokens[nouns].low.endswith(endings or ("\0",))
        further = self._attributed(tokens, at) if article else None
        if further is not None:
            return self._nouns_with_capitals(tokens, further, article, start)
        if at - nouns == 1 and not article and at == start + 1 and self._adverb(tokens[nouns]):
            return None
        return at, weak

    def _attributed(self, tokens: Sequence[Token], at: int) -> int | None:
        """Where the adjective stands of which the nouns so far are a part: eine dem Minister nahestehende Quelle."""
        for place in range(at, min(at + 2, len(tokens) - 1)):
            token = tokens[place]
            if not token.word or token.capital:
                return None
            if token.low.endswith(self.attributive) and tokens[place + 1].capital:
                return place
        return None

    def _adverb(self, token: Token) -> bool:
        return token.low in self.small or (token.low.endswith(self.grammar.adverb_endings) and token.start == 0)

    def _nouns(self, tokens: Sequence[Token], at: int, article: str, start: int) -> tuple[int, bool] | None:
        """Where nouns are written small: after an article all goes on up to a small word; else capitals lead."""
        nouns = at
        while at < len(tokens) and at - nouns < _NOUNS:
            token = tokens[at]
            following = tokens[at + 1] if at + 1 < len(tokens) else None
            if not (token.word or (token.quote and at > nouns and name_like(token))):
                break
            particle = at > nouns and token.low in self.particles and following is not None and following.capital
            if token.capital and not (token.low in self.small - self.bare and at == start):
                at += 1
                continue
            if particle:
                at += 1
                continue
            adverb = token.low.endswith(self.grammar.adverb_endings or "\0")
            begins = at > nouns and token.low in self.articles | self.oblique
            described = at == nouns and token.low in self.adjectives and following is not None and following.word
            if described and (article or token.low in self.bare):
                at += 1
                continue  # the former mayor
            if (
                token.low in self.small
                or begins
                or (token.low in self.grammar.finite and not (at == nouns and article in self.sure_articles))
                or adverb
                or (token.quote and not article)
            ):
                break
            if not article and at == nouns and token.low not in self.bare:
                named = self._past_office(tokens, at)
                if named is None:
                    break
                at = named
                continue
            at += 1
        if at == nouns:
            return None
        return at, False

    def _past_office(self, tokens: Sequence[Token], at: int) -> int | None:
        """Where the name begins behind an office without an article: said chief executive | Ada Moss."""
        end = next((k for k in range(at, min(at + _OFFICE + 1, len(tokens))) if tokens[k].capital), None)
        if end is None or any(not token.word or token.low in self.small for token in tokens[at:end]):
            return None
        words = [token.low for token in tokens[at:end]]
        office = any(" ".join(words[first:]) in self.offices for first in range(len(words)))
        return end if office or (words and self.persons.fullmatch(words[-1])) else None

    def _longer(self, tokens: Sequence[Token], end: int, wide: bool, depth: int) -> int | None:
        """Where a phrase ends that goes on after its nouns: (SPD), of the party, and the mayor, in London."""
        if end >= len(tokens):
            return None
        token = tokens[end]
        if token.text in "([":
            for at in range(end + 1, min(end + _IN_BRACKETS, len(tokens))):
                if tokens[at].text in ")]":
                    return at + 1
            return None
        joins = self.of | self.place | self.plus if wide else self.of | self.plus
        after = end + 1
        bare = token.low in self.of_bare and after < len(tokens) and tokens[after].capital
        if token.low not in joins and not bare:
            return None
        if token.low in (self.articles | self.oblique) and token.low in self.of:
            after = end  # a genitive: der Partei
        following = tokens[after] if after < len(tokens) else None
        known = self.articles | self.oblique
        if self.grammar.capitalised_nouns and following and not following.capital and following.low not in known:
            return None
        inner = self.at(tokens, after, wide, depth + 1)
        if (
            inner is None
            and not self.grammar.capitalised_nouns
            and token.low in self.of
            and following
            and following.word
        ):
            bare_noun = following.low not in self.small and following.low not in self.grammar.finite
            return after + 1 if bare_noun and after == end + 1 else None
        if inner is None or inner.pronoun or (token.low in self.plus and inner.oblique):
            return None
        return inner.end
