"""Who is the subject of a verb of saying, by where it may stand: before the verb, behind it, in the clause before."""

from __future__ import annotations

import re
from collections.abc import Sequence

from story_explainer.ingest.attribution.frame import Frame
from story_explainer.ingest.attribution.grammar import Grammar
from story_explainer.ingest.attribution.mentions import Mentions
from story_explainer.ingest.attribution.phrases import Phrase, Phrases, name_like
from story_explainer.ingest.attribution.reading import Token

_FAR = 30  # words between a verb and what belongs to it
_SKIPPED = 14  # words between a verb and its subject behind it


class Subjects(Mentions):
    """Finds the subjects of verbs in one language."""

    def __init__(self, grammar: Grammar, phrases: Phrases) -> None:
        super().__init__(grammar, phrases)
        words = grammar.words
        self.as_, self.and_, self.by = words("words.as"), words("words.and"), words("auxiliaries.by")
        self.relative, self.relative_any = words("words.relative"), words("words.relative_any")
        self.adverb_endings = grammar.adverb_endings or ("\0",)
        self.titles, self.passive = tuple(words("words.titles")) or ("\0",), words("auxiliaries.passive")
        self.to, self.infinitive = words("words.to"), re.compile(grammar.get("mood.infinitive") or "(?!)")
        self.before_nouns = phrases.articles | phrases.oblique | phrases.prepositions

    def find(self, tokens: Sequence[Token], frame: Frame, verb: int) -> None:
        """Finds the subject by where it may stand: before the verb, behind it, after “that”, in the clause before."""
        left = frame.left
        if verb > left + 1 and tokens[verb - 1].low in self.and_:
            frame.shared = True
            frame.subject = self.leading(tokens, left) or self.opening(tokens)
            if (
                not self.grammar.verb_second
                and frame.subject
                and tokens[frame.subject.start].low in self.phrases.articles
            ):
                frame.subject = None  # its end is not sure where verbs look like nouns
            return
        first = tokens[left].low if left < len(tokens) else ""
        if left == verb or (left + 1 == verb and first in self.and_):
            frame.shared = left < verb
            self._at_the_edge(tokens, frame, verb)
            return
        at = left + 1 if first in self.and_ else left
        first = tokens[at].low
        if first in self.subordinate and self._closes(tokens, frame):
            frame.as_, frame.subordinate = first in self.as_, first not in self.as_
            begins = at + 1 + (tokens[at + 1].low in self.that)  # dopo che
            frame.subject = self.nominative(tokens, self.skip(tokens, begins))
            if frame.subject is None and frame.as_ and tokens[begins].quote and name_like(tokens[begins]):
                frame.subject = Phrase(begins, begins + 1)  # wie „Focus“ berichtet
            if frame.subject is None and frame.as_ and not self.grammar.verb_second:
                frame.subject = self.behind(tokens, frame.cue[1])
            return
        if not self.grammar.verb_second and tokens[verb - 1].low in self.relative_any:
            frame.subordinate = True
            if tokens[verb - 1].low not in self.that or self._refers(tokens, verb - 1):
                frame.subject = Phrase(verb - 1, verb, pronoun=True)
            return
        second = tokens[at + 1].low if at + 1 < verb else ""
        if first in self.phrases.prepositions and second in self.relative_any and left and self._closes(tokens, frame):
            frame.subordinate = True
            frame.subject = self.nominative(tokens, self.skip(tokens, at + 2))
            return
        if (
            at == left
            and first in self.relative
            and left
            and tokens[left - 1].text == ","
            and self._closes(tokens, frame)
        ):
            frame.subordinate = True
            frame.subject = Phrase(at, at + 1, pronoun=True)
            return
        behind = (
            self.behind(tokens, frame.cue[1] if not self.grammar.verb_second else verb)
            if self._may_invert(tokens, frame)
            else None
        )
        before = self._before(tokens, at, verb)
        if behind and self.grammar.verb_second and (before is None or (behind.pronoun and not before.pronoun)):
            frame.subject, frame.inverted = behind, True
        elif before:
            frame.subject = before
        elif not self.grammar.verb_second and behind:
            frame.subject, frame.inverted = behind, True
        if frame.subject and frame.inverted:
            frame.subject = self.with_apposition(tokens, frame.subject)

    def _refers(self, tokens: Sequence[Token], that: int) -> bool:
        """Whether a “that” stands for the mention before it: una persona che ha detto …"""
        before = tokens[that - 1] if that else None
        if before is None or before.text == ",":
            return before is not None
        return before.word and not self.is_finite(before) and before.low not in self.grammar.participles

    def _may_invert(self, tokens: Sequence[Token], frame: Frame) -> bool:
        small = self.skipped | self.grammar.words("words.before_this")
        return self.grammar.verb_second or all(token.low in small for token in tokens[frame.left : frame.verb])

    def _at_the_edge(self, tokens: Sequence[Token], frame: Frame, verb: int) -> None:
        """The subject of a verb with which a clause begins: behind it, or in front of what stands between commas."""
        opened = self._as_before(tokens, verb) if self._closes(tokens, frame) else None
        if opened is not None:
            frame.as_, frame.left = True, opened
            subject = self.nominative(tokens, self.skip(tokens, opened + 1), wide=True)
            frame.subject = self.with_apposition(tokens, subject) if subject else None
            return
        after = tokens[frame.cue[1] + 1].text if frame.cue[1] + 1 < len(tokens) else ""
        if self.grammar.silent_subject and not frame.shared and verb and tokens[verb - 1].text == "," == after:
            return  # I democratici, ha detto, …: who says it is left out
        leading = self.leading(tokens, verb)
        if leading and self.grammar.verb_second and not frame.shared:
            behind = self.behind(tokens, verb)
            if behind and behind.pronoun and tokens[behind.start].low not in self.phrases.articles:
                leading = None
        if frame.shared:
            frame.subject = leading or self.opening(tokens)
            return
        behind = self.behind(tokens, verb if self.grammar.verb_second else frame.cue[1])
        enclosed = verb > 0 and tokens[verb - 1].text == "," and behind and tokens[behind.end : behind.end + 1]
        if leading and not (enclosed and enclosed[0].text == "," and not self.grammar.verb_second):
            frame.subject = leading
            return
        if behind:
            frame.subject, frame.inverted = self.with_apposition(tokens, behind), True
        elif verb and tokens[verb - 1].text == "," and self.grammar.verb_second:
            start = self.opening(tokens)
            if start and start.end < verb and tokens[start.end].low in self.finite | self.grammar.finite.keys():
                frame.subject, frame.shared = start, True

    def _as_before(self, tokens: Sequence[Token], verb: int) -> int | None:
        """Where “wie” opens the clause that a verb closes behind an apposition: wie der Leiter, Herr Moos, sagte."""
        for at in range(verb - 2, max(-1, verb - _FAR), -1):
            if tokens[at].low in self.as_ and (at == 0 or not tokens[at - 1].word):
                return at
            if tokens[at].low in self.finite or tokens[at].text in ":;" or tokens[at].low in self.grammar.finite:
                return None
        return None

    def _closes(self, tokens: Sequence[Token], frame: Frame) -> bool:
        """Whether a verb ends its clause, as it does in German where the clause depends on another."""
        if not self.grammar.verb_second:
            return True
        end = frame.closing + 1
        return end >= len(tokens) or not tokens[end].word or tokens[end].low in self.and_

    def _before(self, tokens: Sequence[Token], left: int, verb: int) -> Phrase | None:
        """The subject in front of the verb, if what stands there is one phrase, or ends with one."""
        start = self.skip_focus(tokens, left)
        phrase = self.nominative(tokens, start, wide=True)
        if phrase and phrase.end <= verb and self.skip(tokens, phrase.end) >= verb:
            opening = self.opening(tokens) if left and tokens[left - 1].text == "," else None
            added = opening is not None and not opening.pronoun and opening.end == left - 1
            added = added and not (opening and self._apart(tokens, opening, verb))
            return Phrase(opening.start, phrase.end) if opening and added and not phrase.pronoun else phrase
        if phrase and self._told_more(tokens, phrase.end, verb):
            return phrase
        for at in range(verb - 1, left, -1):
            low = tokens[at - 1].low
            tail = low in self.and_ if self.grammar.verb_second else low not in self.before_nouns | self.phrases.of
            if tail and (ending := self.nominative(tokens, at, wide=True)) and self.skip(tokens, ending.end) == verb:
                if self.grammar.verb_second:
                    return ending
                longest = self._longest(tokens, left, at, verb)
                return longest or ending
        if phrase and self.grammar.verb_second and phrase.end < verb:
            between = tokens[phrase.end : verb]
            if not any(token.low in self.finite or token.low in self.grammar.finite for token in between):
                return phrase
        return None

    def _apart(self, tokens: Sequence[Token], opening: Phrase, verb: int) -> bool:
        """Whether a comma parts what is said from who says it: The strike, the union said, would go ahead."""
        if self.grammar.elided or self.grammar.verb_second:
            return False
        enclosed = verb + 2 < len(tokens) and tokens[verb + 1].text == "," and self.is_finite(tokens[verb + 2])
        told = (
            token.low.endswith("ed") and not tokens[at].low.endswith(("ly", "'s")) and not tokens[at].capital
            for at, token in enumerate(tokens[opening.start + 2 : opening.end], opening.start + 1)
        )
        return enclosed or any(told)

    def _told_more(self, tokens: Sequence[Token], at: int, verb: int) -> bool:
        """Whether a relative clause stands between a mention and its verb: una donna che ha visto la scena ha detto."""
        relative = not self.grammar.verb_second and at < verb and tokens[at].low in self.relative_any
        return relative and any(self.is_finite(token) for token in tokens[at + 1 : verb])

    def _longest(self, tokens: Sequence[Token], left: int, last: int, verb: int) -> Phrase | None:
        for at in range(left, last):
            if at > left and (tokens[at - 1].low in self.phrases.prepositions or tokens[at - 1].low in self.phrases.of):
                continue
            phrase = self.nominative(tokens, at, wide=True)
            if phrase and self.skip(tokens, phrase.end) == verb:
                return phrase
        return None

    def behind(self, tokens: Sequence[Token], verb: int) -> Phrase | None:
        """The subject behind the verb, past adverbs and whom and where it was said."""
        at = verb + 1
        while at < min(verb + _SKIPPED, len(tokens)):
            token = tokens[at]
            if not token.word:
                return None
            if token.low in self.skipped or (token.low in self.times and not self.grammar.capitalised_nouns):
                at += 1
                continue
            if token.low in self.to and at + 1 < len(tokens) and self.infinitive.fullmatch(tokens[at + 1].low):
                return None  # dice di attendere l'esito: that is what, and not who
            if token.low in self.phrases.prepositions:
                inner = self.phrases.at(tokens, at if token.low in self.phrases.oblique else at + 1)
                if inner is None and (self.grammar.capitalised_nouns or at + 2 >= len(tokens)):
                    return None
                at = inner.end if inner else self._past_bare_nouns(tokens, at + 2)
                continue
            phrase = self.phrases.at(tokens, at)
            if phrase is None:
                return None
            if not phrase.oblique and not self.says_when(tokens, phrase):
                return phrase
            at = phrase.end
        return None

    def _past_bare_nouns(self, tokens: Sequence[Token], at: int) -> int:
        """Where a sentence goes on behind nouns without an article: in conferenza | stampa | la direttrice."""
        articles = self.phrases.articles
        follows = at + 1 < len(tokens) and tokens[at + 1].low in articles
        plain = at < len(tokens) and tokens[at].word and not tokens[at].capital
        return at + 1 if follows and plain and tokens[at].low not in self.phrases.small else at

    def document(self, tokens: Sequence[Token], frame: Frame) -> Phrase | None:
        """In what it stands where nobody says it: in dem Papier heißt es."""
        places = self.grammar.words("words.in")
        for at in [*range(frame.cue[1] + 1, min(frame.cue[1] + 4, len(tokens))), *range(frame.left, frame.verb)]:
            if tokens[at].low in places:
                merged = self.phrases.at(tokens, at) if tokens[at].low in self.phrases.oblique else None
                return Phrase(at + 1, merged.end) if merged else self.phrases.at(tokens, at + 1)
        return None

    def agent(self, tokens: Sequence[Token], finite: int, last: int) -> Phrase | None:
        """Who says it where the passive tells: von der Polizei, by police."""
        low, high = (finite + 1, last) if self.grammar.verb_second and finite < last else (last + 1, last + 3)
        for at in range(low, min(high, len(tokens))):
            if tokens[at].low in self.by:
                return self.phrases.at(tokens, at + 1)
        return None

    def progressive(self, tokens: Sequence[Token], frame: Frame) -> bool:
        """Whether an auxiliary makes a gerund the verb of its clause: they are saying; sta dicendo."""
        at = frame.verb - 1
        while at > 0 and (tokens[at].low in self.phrases.adverbs or tokens[at].low.endswith(self.adverb_endings)):
            at -= 1
        return at >= 0 and tokens[at].low in self.passive | self.grammar.words("auxiliaries.going")

    def of_main(self, tokens: Sequence[Token], frame: Frame) -> Phrase | None:
        """The subject of a gerund where no verb of saying stands before it: that in front of the sentence’s verb."""
        opening = self.opening(tokens)
        if opening is None or opening.end >= frame.verb:
            return None
        after = self.skip(tokens, opening.end)
        return opening if after < frame.verb and self.is_finite(tokens[after]) else None

    def unquoted(self, tokens: Sequence[Token], frame: Frame) -> Phrase | None:
        """The subject without a quotation behind it that it does not bear as its name: riefen Kinder „Hurra“."""
        subject = frame.subject
        if subject is None or subject.end - subject.start < 2 or not tokens[subject.end - 1].quote:
            return subject
        noun = tokens[subject.end - 2]
        bears = noun.low in self.phrases.articles | self.phrases.oblique or noun.low.endswith(self.titles)
        if bears or not frame.inverted:
            return subject
        return Phrase(subject.start, subject.end - 1, oblique=subject.oblique)

    def goes_on(self, tokens: Sequence[Token], frame: Frame, subject: Phrase) -> bool:
        """Whether a clause goes on behind the comma that closes an apposition: sagte Moos, der Leiter, am Montag, …"""
        at = frame.right
        added = any(token.text == "," for token in tokens[subject.start : subject.end])
        if not (self.grammar.verb_second and added and at + 1 < len(tokens) and tokens[at].text == ","):
            return False
        following = tokens[at + 1].low
        return (
            following in self.phrases.prepositions
            and tokens[at + 2 : at + 3] != []
            and (tokens[at + 2].low not in self.relative_any)
        )
