"""What a clause may be the rendering of: “that”, the subjunctive of reported speech, an infinitive, a main clause."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from itertools import pairwise

from story_explainer.ingest.attribution.grammar import Grammar
from story_explainer.ingest.attribution.phrases import MARKS, Phrases
from story_explainer.ingest.attribution.reading import Token

_THEN = {"so", "dann"}
_WORDS = 4  # words of a quotation from which on it holds a verb
_ADVERBS = 3  # adverbs between a subject and its verb
_CLAUSE = 4  # words that a clause has at least
_OBJECT = 2  # words up to the “to” of an infinitive


class Clauses:
    """Tells the kinds of clauses of one language apart."""

    def __init__(self, grammar: Grammar, phrases: Phrases) -> None:
        self.grammar, self.phrases = grammar, phrases
        words = grammar.words
        self.that, self.question = words("words.that"), words("words.question")
        self.asked, self.reflexive = words("words.asked"), words("words.reflexives")
        self.relative = words("words.relative_any")
        self.finite = words("words.finite") | words("auxiliaries.perfect") | words("auxiliaries.passive")
        self.finite |= words("auxiliaries.modal")
        self.reported, self.past = words("mood.reported"), words("mood.reported_past")
        self.infinitive = re.compile(grammar.get("mood.infinitive") or "(?!)")
        self.to, self.endings = words("words.to"), tuple(words("mood.endings"))
        self.subordinate = words("words.subordinate")
        self.heard, self.heard_end = words("mood.hearsay"), words("mood.hearsay_close")
        self.negation = words("words.negation")
        self.compound, self.participles = words("mood.compound"), tuple(words("mood.participle_endings"))

    def renders(self, tokens: Sequence[Token], at: int, sense: str) -> bool:
        """Whether the clause that begins with a token may be what was said, behind the comma of its frame."""
        first = tokens[at].low
        if first in self.that:
            reports = sense == "deny" and first in self.grammar.words("words.hearsay_that")  # whose words are denied
            return sense != "name" and not reports
        if sense == "name":
            return False
        if first in self.question:
            return sense in ("say", "ask", "show")
        if sense == "ask":
            return first in self.asked
        stop = self.clause_end(tokens, at)
        words = tokens[at:stop]
        if first in self.subordinate or first in self.asked:
            return False
        moods = self.reported | self.past
        if any(token.low in moods for token in words):
            return first not in self.finite and first not in moods and first not in self.grammar.words("words.purpose")
        if first in self.grammar.words("words.purpose"):
            return False
        if self._infinitive(words):
            return sense in ("say", "think", "demand", "deny")
        return sense == "say" and self._main(tokens, at, stop)

    def _infinitive(self, words: Sequence[Token]) -> bool:
        """Whether a clause is an infinitive with its “zu”: die Befugnisse zu erweitern, abzuwarten."""
        for token, following in pairwise(words):
            if token.low in self.to and self.infinitive.fullmatch(following.low):
                return True
        return any(re.fullmatch(r"\w{2,6}zu\w+en", token.low) and not token.capital for token in words[-2:]) and bool(
            self.to
        )

    def _main(self, tokens: Sequence[Token], at: int, stop: int) -> bool:
        """Whether a clause has the form of a main clause: a finite verb early, and no relative pronoun in front."""
        phrase = self.phrases.at(tokens, at, wide=True)
        if phrase is None or phrase.oblique or phrase.end >= stop:
            return False
        at_verb = phrase.end
        while at_verb + 1 < stop and tokens[at_verb].low in self.phrases.adverbs and at_verb - phrase.end < _ADVERBS:
            at_verb += 1
        verb = tokens[at_verb]
        if verb.quote:
            return True
        last = tokens[stop - 1]
        closed = last.low in self.finite or (last.word and not last.capital and last.low.endswith(self.endings))
        if tokens[at].low in self.relative and verb.low not in self.finite and closed:
            return False  # a relative clause: its verb stands last
        ends = at_verb + 1 >= stop
        if not verb.word or verb.capital or ends:
            return False
        return verb.low in self.finite or (verb.low not in self.phrases.small and verb.low.endswith(self.endings))

    def clause_end(self, tokens: Sequence[Token], at: int) -> int:
        """The mark behind a clause, or the end of the sentence."""
        return next(
            (k for k in range(at, len(tokens)) if tokens[k].text in MARKS or tokens[k].text in ".!?"), len(tokens)
        )

    def mood(self, tokens: Sequence[Token], past: bool) -> bool:
        """Whether a sentence as a whole stands in the mood of reported speech."""
        at, speaking = 0, self.grammar.words("words.speaking")
        moods = self.reported | self.past if past else self.reported
        if any(token.low in speaking for token in tokens):
            return False
        while at < len(tokens):
            end = self.clause_end(tokens, at)
            clause = tokens[at:end]
            opens = clause[0].low if clause else ""
            if (
                clause
                and opens not in self.subordinate
                and opens not in self.that
                and not (at and opens in self.relative)
            ):
                if any(token.low in moods and not token.capital for token in clause):
                    return True
                if any(token.low in self.finite - moods for token in clause):
                    return False
            at = end + 1
        return False

    def dissociated(self, tokens: Sequence[Token]) -> bool:
        """Whether a sentence keeps away from what it tells by the conditional: avrebbe ucciso, sarebbe fuggito."""
        for at, token in enumerate(tokens):
            if token.low in self.compound:
                after = tokens[at + 1 : at + 4]
                if self._depends(tokens, at):
                    return False
                return any(word.low.endswith(self.participles) and word.low not in self.phrases.small for word in after)
        return False

    def _depends(self, tokens: Sequence[Token], verb: int) -> bool:
        """Whether a verb stands in a clause that depends on another, or on a condition: che sarebbe arrivato."""
        unreal = self.grammar.words("mood.unreal")
        if any(token.low in unreal for token in tokens) and any(token.low in self.question for token in tokens):
            return True
        for at in range(verb - 1, -1, -1):
            if tokens[at].low in self.that | self.relative | self.subordinate:
                return True
            if tokens[at].text in MARKS and tokens[at].text != ",":
                return False
            if tokens[at].text == "," and any(self._looks_finite(token) for token in tokens[at + 1 : verb]):
                return False
        return False

    def hearsay(self, tokens: Sequence[Token]) -> bool:
        """Whether a sentence tells something as heard: soll geflohen sein, sollen gestohlen haben."""
        verb = next((at for at, token in enumerate(tokens) if token.low in self.heard), None)
        if verb is None:
            return False
        end = self.clause_end(tokens, verb)
        return tokens[end - 1].low in self.heard_end and end - 1 > verb

    def has_verb(self, tokens: Sequence[Token]) -> bool:
        """Whether there is a word among some that is a finite verb by all that is known of it."""
        return any(self._looks_finite(token) or (token.quote and self._clausal(token.text)) for token in tokens)

    def _looks_finite(self, token: Token) -> bool:
        low = token.low
        if not token.word or (token.capital and token.start):
            return False
        if low in self.finite or low in self.reported or low in self.past or low in self.grammar.finite:
            return True
        return low not in self.phrases.small and low.endswith(self.endings)

    def leads(self, front: Sequence[Token]) -> bool:
        """Whether words in front of a comma have a main clause, and not only one that depends on what follows."""
        at = 0
        adverb = len(front) > 1 and self._looks_finite(front[1])  # Damit sei das Ziel erreicht
        begun = bool(front) and front[0].low in self.subordinate and not adverb
        while at < len(front):
            end = next((k for k in range(at, len(front)) if front[k].text in ",;:"), len(front))
            clause = front[at:end]
            opens = clause[0].low if clause else ""
            # Behind a clause that depends, the one that it depends on begins with its verb.
            if begun and at and clause and opens not in _THEN and not self._verb_opens(clause[0]):
                at = end + 1
                continue
            depends = (
                (opens in self.subordinate and (at or not adverb))
                or opens in self.that
                or (at and opens in self.relative | self.question)
            )
            if clause and not depends and self.has_verb(clause):
                return True
            at = end + 1
        return False

    def _verb_opens(self, token: Token) -> bool:
        """Whether a word is a finite verb, and no participle such as “getanzt”."""
        sure = self.finite | self.reported | self.past
        return token.low in sure or (self._looks_finite(token) and not token.low.startswith("ge"))

    def finite_after(self, tokens: Sequence[Token], left: int, end: int) -> bool:
        """Whether a clause has a finite verb of its own that is not its first word."""
        sure = self.finite | self.reported
        return any(token.low in sure for token in tokens[left + 1 : end]) and tokens[left].low not in sure

    def main_begins(self, tokens: Sequence[Token], start: int, end: int) -> int:
        """Where the main clause begins behind one that depends on it: at a comma with a finite verb behind it."""
        for at in range(start + 1, end - 1):
            low = tokens[at + 1].low
            if tokens[at].text == "," and (low in self.finite or low in self.grammar.finite):
                return at
        return end

    def main_resumes(self, tokens: Sequence[Token], start: int, end: int) -> int:
        """Where the main clause goes on behind a relative one with an infinitive: chi dice di saperlo | è arrivato."""
        for at in range(start + 1, end):
            if tokens[at].low in self.that | self.relative | self.subordinate or tokens[at].text in MARKS:
                return end
            if tokens[at].low in self.finite:
                return at
        return end

    def begins_infinitive(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether an infinitive begins at a token, or behind whom it is put to: di andare, (asked them) to go."""
        for place in range(at, min(at + _OBJECT, len(tokens) - 1)):
            token = tokens[place]
            if not token.word or token.low in self.finite:
                return False
            follows = tokens[place + 1]
            known = self.phrases
            if follows.low in self.negation and place + 2 < len(tokens):
                follows = tokens[place + 2]
            noun = follows.low in known.articles | known.oblique | known.prepositions | known.pronouns
            if token.low in self.to and not noun and self.infinitive.fullmatch(follows.low):
                return place == at
        return False

    def begins_call(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether what somebody is called on to do begins at a token: (ha invitato i cittadini) a usare i bus."""
        call = self.grammar.words("words.call")
        follows = tokens[at + 1] if at + 1 < len(tokens) else None
        if follows and follows.low in self.negation and at + 2 < len(tokens):
            follows = tokens[at + 2]
        return tokens[at].low in call and follows is not None and bool(self.infinitive.fullmatch(follows.low))

    def whole(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether a clause of its own begins at a token without a “that”: (she said) the plan was dead."""
        stop = self.clause_end(tokens, at)
        if tokens[at].low in self.grammar.words("words.subjects"):
            return at + 1 < stop and tokens[at + 1].word and tokens[at + 1].low not in self.phrases.prepositions
        phrase = self.phrases.at(tokens, at, wide=True)
        if phrase and any(token.low in self.phrases.plus for token in tokens[phrase.start : phrase.end]):
            return False
        return phrase is not None and any(
            token.low in self.finite for token in tokens[phrase.end : min(phrase.end + 3, stop)]
        )

    def past_when(self, tokens: Sequence[Token], at: int, times: Set[str]) -> int:
        """Where a clause begins behind when something was said: (the council said) on Tuesday | it would …"""
        if tokens[at].low in self.phrases.prepositions and at + 2 < len(tokens):
            if tokens[at + 1].low in times:
                return at + 2
            inner = self.phrases.at(tokens, at + 1)
            if inner and inner.end < len(tokens) and tokens[inner.end - 1].low in times:
                return inner.end
        return at

    def may_be_whole(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether a clause begins at a token behind a verb that has no other object: (she said) more rain was due."""
        stop, first = self.clause_end(tokens, at), tokens[at]
        closed = self.that | self.question | self.subordinate | self.grammar.words("words.objects")
        if stop - at < _CLAUSE or first.quote or first.low in closed | self.phrases.prepositions | self.to:
            return False
        if first.low in self.phrases.articles or first.capital:
            return True
        verb = next((k for k in range(at + 1, stop) if tokens[k].low in self.finite), None)
        return verb is not None and not any(token.low in closed for token in tokens[at:verb])

    def _clausal(self, text: str) -> bool:
        """Whether words between quotation marks are probably a clause, or hold its verb."""
        return self.speaks(text) or len(text.split()) > _WORDS

    def speaks(self, text: str) -> bool:
        """Whether words between quotation marks have a verb that only a sentence has."""
        known = self.finite | self.reported | self.past
        return any(word in known for word in re.findall(r"\w+", text.lower()))
