"""Where a sentence says that somebody says something: the verb or phrase, who, and where the words may stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from story_explainer.ingest.attribution.grammar import Grammar, Verb
from story_explainer.ingest.attribution.phrases import MARKS, Phrase, Phrases
from story_explainer.ingest.attribution.reading import Token

_FAR = 30  # words between a verb and what belongs to it
_APPOSITION = 10  # words that an apposition has at most
_SKIPPED = 14  # words between a verb and its subject behind it


@dataclass(slots=True)
class Frame:
    """A place where a sentence attributes something.

    Attributes:
        sense: that of the verb (see `Verb`); `according` for “according to”, `thus` for “so the minister”.
        cue: the first and the last token of the verb or phrase.
        subject: the speaker; None if unknown.
        left: the first token of its clause.
        right: the token behind its clause, mostly a mark.
        inverted: whether the subject stands behind the verb.
        as_: whether it is a clause with “as”: wie die Polizei mitteilte.
        subordinate: whether it is another clause that depends on one.
        shared: whether its subject is that of the clause before: … and said.
        passive: whether nobody says it: it was said.
        negated: whether the clause denies the saying.
        closing: the last of its verb forms, without a particle.
    """

    sense: str
    cue: tuple[int, int]
    verb: int
    subject: Phrase | None
    left: int
    right: int
    inverted: bool = False
    as_: bool = False
    subordinate: bool = False
    shared: bool = False
    passive: bool = False
    negated: bool = False
    closing: int = 0


class Frames:
    """Finds the frames of sentences in one language."""

    def __init__(self, grammar: Grammar, phrases: Phrases) -> None:
        self.grammar, self.phrases = grammar, phrases
        words = grammar.words
        self.perfect, self.passive = words("auxiliaries.perfect"), words("auxiliaries.passive")
        self.modal, self.by = words("auxiliaries.modal"), words("auxiliaries.by")
        self.subordinate, self.as_, self.that = words("words.subordinate"), words("words.as"), words("words.that")
        self.relative, self.and_ = words("words.relative"), words("words.and")
        self.relative_any, self.impersonal = words("words.relative_any"), words("words.impersonal")
        self.focus, self.negation = words("words.focus"), words("words.negation")
        self.finite = words("words.finite") | self.perfect | self.passive | self.modal
        self.to, self.moods = words("words.to"), words("mood.reported") | words("mood.reported_past")
        self.times, self.author = words("words.times"), words("words.author")
        self.before_nouns = phrases.articles | phrases.oblique | phrases.prepositions
        self.thus = words("according.thus")
        self.skipped = phrases.adverbs | words("words.reflexive")

    def of(self, tokens: Sequence[Token]) -> list[Frame]:
        """The frames of a sentence from left to right."""
        found: list[Frame] = []
        for index, token in enumerate(tokens):
            if not token.word:
                continue
            frame = self._verb(tokens, index, token)
            if frame:
                if frame.shared and found and found[-1].subject and not found[-1].subordinate:
                    frame.subject = found[-1].subject
                found.append(frame)
            elif token.low in self.thus:
                thus = self._thus(tokens, index)
                if thus:
                    found.append(thus)
        return found

    def _verb(self, tokens: Sequence[Token], index: int, token: Token) -> Frame | None:
        low = token.low
        if token.capital and index and not tokens[index - 1].quote and tokens[index - 1].text not in MARKS:
            return None
        participles = self.grammar.participles.get(low)
        if participles:
            auxiliary = self._auxiliary(tokens, index)
            if auxiliary is not None:
                verb = self._fitting(tokens, participles, auxiliary, index)
                return self._frame(tokens, verb, auxiliary, index) if verb else None
        finites = self.grammar.finite.get(low)
        if index and not self.grammar.capitalised_nouns and tokens[index - 1].low in self.before_nouns:
            return None  # la conferma, the claim
        if not finites or (low in self.grammar.infinitives and self._depends(tokens, index)):
            return None
        verb = self._fitting(tokens, finites, index, index)
        return self._frame(tokens, verb, index, index) if verb else None

    def _fitting(self, tokens: Sequence[Token], verbs: list[Verb], start: int, last: int) -> Verb | None:
        """The verb all of whose other parts stand in the clause; the one with most of them."""
        for verb in sorted(verbs, key=lambda verb: -len(verb.needs)):
            if all(self._part(tokens, need, start, last, need == verb.needs[-1]) is not None for need in verb.needs):
                return verb
        return None

    def _part(self, tokens: Sequence[Token], need: str, start: int, last: int, last_one: bool = True) -> int | None:
        """Where a part of a verb stands: in its clause, and if it is a small word, at the end of it."""
        small = need in self.phrases.prepositions or len(need) <= 3
        if start and tokens[start - 1].low == need:
            return start - 1  # wie die Stadt bekannt gab
        behind_comma = False
        for at in range(start + 1, min(last + _FAR, len(tokens))):
            token = tokens[at]
            behind_comma |= token.text == ","
            other = token.low in self.finite or token.low in self.moods or token.low in self.grammar.finite
            if token.low in self.that or token.text in ":;" or (behind_comma and other and not token.capital):
                break
            if token.low == need:
                following = tokens[at + 1] if at + 1 < len(tokens) else None
                ends = (
                    following is None or not following.word or following.low in self.and_ or following.low in self.that
                )
                if not small or ends:
                    return at
        if not small and not last_one:
            return next((at for at in range(max(0, start - 6), start) if tokens[at].low == need), None)
        return None

    def _depends(self, tokens: Sequence[Token], index: int) -> bool:
        """Whether a form that may be an infinitive is one: after “zu”, or with a modal verb in its clause."""
        for at in range(index - 1, max(-1, index - _FAR), -1):
            if tokens[at].text in MARKS or tokens[at].quote:
                break
            if tokens[at].low in self.modal or (at == index - 1 and tokens[at].low in self.to):
                return True
        following = tokens[index + 1].low if index + 1 < len(tokens) else ""
        return following in self.modal

    def _auxiliary(self, tokens: Sequence[Token], index: int) -> int | None:
        """The auxiliary of a participle: in front of it in its clause, or right behind it at the end of one."""
        helpers = self.perfect | self.passive
        if self.grammar.verb_second and index + 1 < len(tokens) and tokens[index + 1].low in helpers:
            return index + 1
        far = _FAR if self.grammar.verb_second else 5
        for at in range(index - 1, max(-1, index - far), -1):
            token = tokens[at]
            if token.text in ":;" or token.low in self.that or (token.low in self.subordinate and at > 0):
                return None
            if token.low in helpers:
                return at
            if (
                token.low in self.grammar.finite
                and self.grammar.verb_second
                and not token.capital
                and token.low not in self.grammar.participles
            ):
                return None
        return None

    def _frame(self, tokens: Sequence[Token], verb: Verb, finite: int, last: int) -> Frame | None:
        left = self._left(tokens, min(finite, last))
        if any(0 <= at < len(tokens) and tokens[at].low in self.author for at in (finite - 1, finite + 1)):
            return None  # the author of the article speaks
        start, end = min(finite, last), max(finite, last)
        for need in verb.needs:
            part = self._part(tokens, need, finite, last, need == verb.needs[-1])
            if part is not None:
                end, start = max(end, part), min(start, part)
        passive = finite != last and tokens[finite].low in self.passive and tokens[finite].low not in self.perfect
        shown = min(finite, last), end
        frame = Frame(verb.sense, shown, finite, None, left, end + 1, passive=passive, closing=max(finite, last))
        impersonal = verb_is_impersonal(tokens, finite, self.impersonal)
        if verb.sense == "text" and not impersonal and tokens[left].low not in self.grammar.words("words.therein"):
            return None
        if impersonal or verb.sense == "text":
            frame.subject = self._document(tokens, frame)
            frame.inverted = True
        elif passive and verb.sense != "cite":
            frame.subject = self._agent(tokens, finite, last)
        else:
            self._with_subject(tokens, frame, finite)
        if (
            frame.subject
            and not passive
            and any(frame.subject.start <= at < frame.subject.end for at in (start, finite))
        ):
            return None
        reach = max(end + 1, frame.subject.end if frame.subject else 0)
        frame.right = self._right(tokens, reach)
        past = frame.right if self.grammar.verb_second else frame.cue[1]
        clause = range(finite if frame.shared else min(finite, left), past)
        frame.negated = any(
            tokens[at].low in self.negation
            for at in clause
            if not frame.subject or not frame.subject.start <= at < frame.subject.end
        )
        return frame

    def _left(self, tokens: Sequence[Token], index: int) -> int:
        at = index
        while at > 0:
            if tokens[at - 1].text == ")":
                opened = next((k for k in range(at - 1, max(-1, at - 16), -1) if tokens[k].text == "("), None)
                if opened is None:
                    break
                at = opened
                continue
            if tokens[at - 1].text in MARKS:
                break
            if tokens[at - 1].quote and (at - 1 == 0 or tokens[at - 1].text[-2] in ".,!?…"):
                break
            at -= 1
        return at

    def _right(self, tokens: Sequence[Token], at: int) -> int:
        """The mark that ends a clause."""
        while at < len(tokens):
            text = tokens[at].text
            if text in "([":
                close = next((k for k in range(at, min(at + 14, len(tokens))) if tokens[k].text in ")]"), at)
                at = close + 1
                continue
            if text in MARKS or text in ".!?":
                return at
            at += 1
        return at

    def _document(self, tokens: Sequence[Token], frame: Frame) -> Phrase | None:
        """In what it stands where nobody says it: in dem Papier heißt es."""
        places = self.grammar.words("words.in")
        for at in [*range(frame.cue[1] + 1, min(frame.cue[1] + 4, len(tokens))), *range(frame.left, frame.verb)]:
            if tokens[at].low in places:
                return self.phrases.at(tokens, at + 1)
        return None

    def _agent(self, tokens: Sequence[Token], finite: int, last: int) -> Phrase | None:
        """Who says it where the passive tells: von der Polizei, by police."""
        low, high = (finite + 1, last) if self.grammar.verb_second and finite < last else (last + 1, last + 3)
        for at in range(low, min(high, len(tokens))):
            if tokens[at].low in self.by:
                return self.phrases.at(tokens, at + 1)
        return None

    def _with_subject(self, tokens: Sequence[Token], frame: Frame, verb: int) -> None:
        """Finds the subject by where it may stand: before the verb, behind it, after “that”, in the clause before."""
        left = frame.left
        if verb > left + 1 and tokens[verb - 1].low in self.and_:
            frame.shared = True
            frame.subject = self._leading(tokens, left) or self._start(tokens)
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
            frame.subject = self._nominative(tokens, self._skip(tokens, at + 1))
            if frame.subject is None and not self.grammar.verb_second:
                frame.subject = self._behind(tokens, frame.cue[1])
            return
        if not self.grammar.verb_second and tokens[verb - 1].low in self.relative_any:
            frame.subordinate = True
            if tokens[verb - 1].low not in self.that:
                frame.subject = Phrase(verb - 1, verb, pronoun=True)
            return
        second = tokens[at + 1].low if at + 1 < verb else ""
        if first in self.phrases.prepositions and second in self.relative_any and left and self._closes(tokens, frame):
            frame.subordinate = True
            frame.subject = self._nominative(tokens, self._skip(tokens, at + 2))
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
            self._behind(tokens, frame.cue[1] if not self.grammar.verb_second else verb)
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
            frame.subject = self._with_apposition(tokens, frame.subject)

    def _may_invert(self, tokens: Sequence[Token], frame: Frame) -> bool:
        small = self.skipped | self.grammar.words("words.before_this")
        return self.grammar.verb_second or all(token.low in small for token in tokens[frame.left : frame.verb])

    def _at_the_edge(self, tokens: Sequence[Token], frame: Frame, verb: int) -> None:
        """The subject of a verb with which a clause begins: behind it, or in front of what stands between commas."""
        opened = self._as_before(tokens, verb) if self._closes(tokens, frame) else None
        if opened is not None:
            frame.as_, frame.left = True, opened
            subject = self._nominative(tokens, self._skip(tokens, opened + 1), wide=True)
            frame.subject = self._with_apposition(tokens, subject) if subject else None
            return
        after = tokens[frame.cue[1] + 1].text if frame.cue[1] + 1 < len(tokens) else ""
        if self.grammar.silent_subject and not frame.shared and verb and tokens[verb - 1].text == "," == after:
            return  # I democratici, ha detto, …: who says it is left out
        leading = self._leading(tokens, verb)
        if leading and self.grammar.verb_second and not frame.shared:
            behind = self._behind(tokens, verb)
            if behind and behind.pronoun and tokens[behind.start].low not in self.phrases.articles:
                leading = None
        if frame.shared:
            frame.subject = leading or self._start(tokens)
            return
        behind = self._behind(tokens, verb if self.grammar.verb_second else frame.cue[1])
        enclosed = verb > 0 and tokens[verb - 1].text == "," and behind and tokens[behind.end : behind.end + 1]
        if leading and not (enclosed and enclosed[0].text == "," and not self.grammar.verb_second):
            frame.subject = leading
            return
        if behind:
            frame.subject, frame.inverted = self._with_apposition(tokens, behind), True
        elif verb and tokens[verb - 1].text == "," and self.grammar.verb_second:
            start = self._start(tokens)
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

    def _start(self, tokens: Sequence[Token]) -> Phrase | None:
        at = self._skip_focus(tokens, 0)
        return self._nominative(tokens, at, wide=True)

    def _leading(self, tokens: Sequence[Token], verb: int) -> Phrase | None:
        """The phrase with which a sentence begins, if a comma closes it and the verb stands behind another one."""
        if verb < 3 or tokens[verb - 1].text not in ",–—-)":
            return None
        phrase = self._start(tokens)
        if phrase is None or phrase.end >= verb or tokens[phrase.end].text not in ",–—-":
            return None
        for at in range(phrase.end + 1, verb - 1):
            if tokens[at].text == "," and (
                tokens[at + 1].low in self.finite or tokens[at + 1].low in self.grammar.finite
            ):
                return None  # its verb stands before: it is no subject of another one
        return self._with_apposition(tokens, phrase)

    def _with_apposition(self, tokens: Sequence[Token], phrase: Phrase) -> Phrase:
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
        after = self._skip(tokens, added.end)
        if after > added.end or (after < len(tokens) and tokens[after].low in self.phrases.prepositions):
            rest = tokens[after : self._right(tokens, after)]
            closed = not any(token.low in self.finite or token.low in self.grammar.finite for token in rest)
        else:
            closed = after >= len(tokens) or not (tokens[after].word or tokens[after].quote)
        return Phrase(phrase.start, added.end) if closed else phrase

    def _plain_apposition(self, tokens: Sequence[Token], at: int) -> Phrase | None:
        """An apposition that begins with a common noun: head of the company, direttore del museo."""
        end = next((place for place in range(at, min(at + _APPOSITION, len(tokens))) if not tokens[place].word), None)
        words = tokens[at:end]
        verbs = (token.low in self.finite or token.low in self.grammar.finite for token in words)
        plain = bool(words) and words[0].low not in self.phrases.small and not any(verbs)
        return Phrase(at, end) if plain and end is not None and not tokens[end].quote else None

    def _closes(self, tokens: Sequence[Token], frame: Frame) -> bool:
        """Whether a verb ends its clause, as it does in German where the clause depends on another."""
        if not self.grammar.verb_second:
            return True
        end = frame.closing + 1
        return end >= len(tokens) or not tokens[end].word or tokens[end].low in self.and_

    def _skip(self, tokens: Sequence[Token], at: int) -> int:
        while at < len(tokens) and tokens[at].low in self.skipped and not tokens[at].quote:
            at += 1
        return at

    def _skip_focus(self, tokens: Sequence[Token], at: int) -> int:
        while at < len(tokens) - 1 and tokens[at].low in self.focus:
            at += 1
        return at

    def _nominative(self, tokens: Sequence[Token], at: int, wide: bool = False) -> Phrase | None:
        phrase = self.phrases.at(tokens, at, wide)
        return None if phrase is None or phrase.oblique or self._time(tokens, phrase) else phrase

    def _before(self, tokens: Sequence[Token], left: int, verb: int) -> Phrase | None:
        """The subject in front of the verb, if what stands there is one phrase, or ends with one."""
        start = self._skip_focus(tokens, left)
        phrase = self._nominative(tokens, start, wide=True)
        if phrase and phrase.end <= verb and self._skip(tokens, phrase.end) >= verb:
            opening = self._start(tokens) if left and tokens[left - 1].text == "," else None
            added = opening is not None and not opening.pronoun and opening.end == left - 1
            return Phrase(opening.start, phrase.end) if opening and added and not phrase.pronoun else phrase
        for at in range(verb - 1, left, -1):
            low = tokens[at - 1].low
            tail = low in self.and_ if self.grammar.verb_second else low not in self.before_nouns | self.phrases.of
            if tail and (ending := self._nominative(tokens, at, wide=True)) and self._skip(tokens, ending.end) == verb:
                if self.grammar.verb_second:
                    return ending
                longest = self._longest(tokens, left, at, verb)
                return longest or ending
        if phrase and self.grammar.verb_second and phrase.end < verb:
            between = tokens[phrase.end : verb]
            if not any(token.low in self.finite or token.low in self.grammar.finite for token in between):
                return phrase
        return None

    def _longest(self, tokens: Sequence[Token], left: int, last: int, verb: int) -> Phrase | None:
        for at in range(left, last):
            if at > left and (tokens[at - 1].low in self.phrases.prepositions or tokens[at - 1].low in self.phrases.of):
                continue
            phrase = self._nominative(tokens, at, wide=True)
            if phrase and self._skip(tokens, phrase.end) == verb:
                return phrase
        return None

    def _behind(self, tokens: Sequence[Token], verb: int) -> Phrase | None:
        """The subject behind the verb, past adverbs and whom and where it was said."""
        at = verb + 1
        while at < min(verb + _SKIPPED, len(tokens)):
            token = tokens[at]
            if not token.word:
                return None
            if token.low in self.skipped or (token.low in self.times and not self.grammar.capitalised_nouns):
                at += 1
                continue
            if token.low in self.phrases.prepositions:
                inner = self.phrases.at(tokens, at if token.low in self.phrases.oblique else at + 1)
                if inner is None and (self.grammar.capitalised_nouns or at + 2 >= len(tokens)):
                    return None
                at = inner.end if inner else at + 2
                continue
            phrase = self.phrases.at(tokens, at)
            if phrase is None:
                return None
            if not phrase.oblique and not self._time(tokens, phrase):
                return phrase
            at = phrase.end
        return None

    def _time(self, tokens: Sequence[Token], phrase: Phrase) -> bool:
        """Whether a short phrase says when: this year, next Monday."""
        return phrase.end - phrase.start <= 3 and tokens[phrase.end - 1].low in self.times

    def _thus(self, tokens: Sequence[Token], index: int) -> Frame | None:
        """A frame such as “so the minister” behind what was said."""
        if not index or not (tokens[index - 1].quote or tokens[index - 1].text in ",–—-"):
            return None
        at = index + 1
        while at < len(tokens) and tokens[at].low in self.skipped:
            at += 1
        phrase = self._nominative(tokens, at)
        if phrase is None:
            return None
        subject = self._with_apposition(tokens, phrase)
        right = self._right(tokens, subject.end)
        if any(token.low in self.finite for token in tokens[subject.end : right]):
            return None
        return Frame("thus", (index, index), index, subject, index, right, inverted=True)


def verb_is_impersonal(tokens: Sequence[Token], verb: int, impersonal: frozenset[str]) -> bool:
    """Whether a verb has “it” for its subject, right before or behind it: es heißt, heißt es."""
    return any(0 <= at < len(tokens) and tokens[at].low in impersonal for at in (verb - 1, verb + 1))
